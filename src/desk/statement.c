#include "desk/statement.h"

#include "base/limits.h"
#include "base/number.h"
#include "base/utf8.h"
#include "desk/apology.h"
#include "desk/audit.h"
#include "desk/brand.h"
#include "desk/clause.h"
#include "desk/event.h"
#include "desk/facts_gate.h"
#include "desk/statement_check.h"
#include "desk/statement_reading.h"
#include "desk/statement_slots.h"

enum { NAME_MOST = 200, REASON_MOST = 1000, PLAN_MOST = 90 * DAY, PLACE_MOST = 1000 * 1000 };

static const char *const state_names[] = { "draft",    "approved",  "in_force",
                                           "replaced", "withdrawn", NULL };
static_assert(COUNT(state_names) == STATEMENT_STATE__COUNT + 1, "one name per state");

static const char *const act_names[] = { "approve", "reopen", "enforce",
                                         "discard", "withdraw", NULL };
static_assert(COUNT(act_names) == STATEMENT_ACT__COUNT + 1, "one name per act");

static const Field statement_fields[] = {
    FIELD(Statement, id),
    FIELD(Statement, name),
    FIELD(Statement, problem_id, .flags = FIELD_OPTIONAL, .doc = "null: of all cases"),
    FIELD(Statement, problem_name, .flags = FIELD_OPTIONAL),
    FIELD(Statement, made_by),
    FIELD_TIME_OF(Statement, made_at),
    FIELD(Statement, newest, .doc = "Number of its newest version"),
    FIELD(Statement, in_force, .flags = FIELD_OPTIONAL, .doc = "Number of the version in force"),
    FIELD_TIME_OF(Statement, from_at, .flags = FIELD_OPTIONAL),
    FIELD(Statement, open_number, .flags = FIELD_OPTIONAL,
          .doc = "Number of the version that is being written"),
    FIELD(Statement, open_state, .flags = FIELD_OPTIONAL, .doc = "draft or approved"),
    FIELD_TIME_OF(Statement, planned_at, .flags = FIELD_OPTIONAL,
                  .doc = "When the approved one shall be in force"),
    FIELD(Statement, is_reading, .doc = "Earlier answers are still being read against it"),
    FIELD(Statement, read_done),
    FIELD(Statement, read_total),
    FIELD(Statement, open_count, .doc = "Contradictions nobody has looked after"),
    FIELD(Statement, correcting_count),
    FIELD(Statement, ended_count, .doc = "Corrected or dismissed"),
};
const Model statement_model = MODEL(Statement, statement_fields);

static const Field version_fields[] = {
    FIELD(StatementVersion, id),
    FIELD(StatementVersion, statement_id),
    FIELD(StatementVersion, number),
    FIELD_ENUM_OF(StatementVersion, state, state_names),
    FIELD_LIST_OF(StatementVersion, slots, &statement_slot_model),
    FIELD(StatementVersion, slots_text, .flags = FIELD_SECRET),
    FIELD(StatementVersion, text, .doc = "The official wording"),
    FIELD(StatementVersion, author_id, .doc = "Who wrote it last"),
    FIELD(StatementVersion, author_name, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(StatementVersion, made_at),
    FIELD_TIME_OF(StatementVersion, changed_at),
    FIELD(StatementVersion, approver_id, .flags = FIELD_OPTIONAL),
    FIELD(StatementVersion, approver_name, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(StatementVersion, approved_at, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(StatementVersion, from_at, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(StatementVersion, ended_at, .flags = FIELD_OPTIONAL),
    FIELD(StatementVersion, ended_name, .flags = FIELD_OPTIONAL),
    FIELD(StatementVersion, reason, .flags = FIELD_OPTIONAL, .doc = "Why it was withdrawn"),
    FIELD(StatementVersion, is_reading),
    FIELD(StatementVersion, read_done),
    FIELD(StatementVersion, read_total),
    FIELD(StatementVersion, version),
};
const Model statement_version_model = MODEL(StatementVersion, version_fields);

static const Field page_fields[] = {
    FIELD_RECORD_OF(StatementPage, statement, &statement_model),
    FIELD_LIST_OF(StatementPage, versions, &statement_version_model, .max = 100,
                  .doc = "Newest first"),
    FIELD(StatementPage, used, .doc = "Answers that left since it is in force, about its cases; "
                                      "counted up to 10,000"),
    FIELD(StatementPage, is_alone, .doc = "You may approve your own: nobody else could"),
};
const Model statement_page_model = MODEL(StatementPage, page_fields);

#define SLOTS(T)                                                       \
    FIELD_LIST_OF(T, slots, &statement_slot_model, .flags = FIELD_REQUIRED, \
                  .max = STATEMENT_SLOTS_MOST)
#define WORDING(T) \
    FIELD(T, text, .flags = FIELD_REQUIRED, .max = LIMIT_REPLY_TEXT, .doc = "The official wording")
#define PROBLEM(T)                                                                     \
    FIELD(T, problem_id, .flags = FIELD_OPTIONAL, .least = 1, .most = INT64_MAX,       \
          .doc = "It speaks of this problem's cases only; null: of all")

static const Field form_fields[] = {
    FIELD(StatementForm, name, .flags = FIELD_REQUIRED, .max = NAME_MOST),
    PROBLEM(StatementForm),
    SLOTS(StatementForm),
    WORDING(StatementForm),
};
const Model statement_form_model = MODEL(StatementForm, form_fields);

static const Field change_fields[] = {
    FIELD(StatementChange, name, .flags = FIELD_REQUIRED, .max = NAME_MOST),
    PROBLEM(StatementChange),
};
const Model statement_change_model = MODEL(StatementChange, change_fields);

static const Field edit_fields[] = {
    FIELD(StatementEdit, statement_id, .flags = FIELD_READONLY),
    FIELD(StatementEdit, number, .flags = FIELD_READONLY),
    FIELD(StatementEdit, version, .flags = FIELD_REQUIRED, .least = 1, .most = INT64_MAX,
          .doc = "The one that was read"),
    SLOTS(StatementEdit),
    WORDING(StatementEdit),
};
const Model statement_edit_model = MODEL(StatementEdit, edit_fields);

static const Field step_fields[] = {
    FIELD(StatementStep, statement_id, .flags = FIELD_READONLY),
    FIELD(StatementStep, number, .flags = FIELD_READONLY),
    FIELD_ENUM_OF(StatementStep, act, act_names, .flags = FIELD_REQUIRED),
    FIELD(StatementStep, version, .flags = FIELD_REQUIRED, .least = 1, .most = INT64_MAX,
          .doc = "The one that was read"),
    FIELD_TIME_OF(StatementStep, from, .flags = FIELD_OPTIONAL,
                  .doc = "enforce: the moment; null: now"),
    FIELD(StatementStep, reason, .flags = FIELD_OPTIONAL, .max = REASON_MOST,
          .doc = "withdraw: why"),
};
const Model statement_step_model = MODEL(StatementStep, step_fields);

/* ---- reading ---- */

/* Statements are few: the cursor counts those before. */
Err statement_list(Db *db, Arena *a, const Caller *by, const PageFilter *f, List *out, Str *next,
                   Error *e) {
    int64_t limit = f->limit ? f->limit : LIMIT_PAGE_DEFAULT, before = 0;
    *next = (Str){ 0 };
    if (f->cursor.n && !parse_i64(f->cursor, 1, PLACE_MOST, &before))
        FAIL_FIELD(e, "cursor", "is not one this list gave");
    TRY(db_list(db, a, Q_STATEMENT_LIST,
                DB_ARGS(DB_V(by->brand_id), DB_V(limit + 1), DB_V(before)), &statement_model, out,
                e));
    if ((int64_t)out->count > limit) {
        out->count = (size_t)limit;
        *next = str_fmt(a, "%lld", (long long)(before + limit));
    }
    return ERR_OK;
}

Err statement_get(Db *db, Arena *a, int64_t brand_id, int64_t id, Statement *out, Error *e) {
    return db_one(db, a, Q_STATEMENT_GET, DB_ARGS(DB_V(brand_id), DB_V(id)), &statement_model, out,
                  e);
}

Err statement_versions(Db *db, Arena *a, int64_t brand_id, int64_t id, List *out, Error *e) {
    TRY(db_list(db, a, Q_STATEMENT_VERSIONS, DB_ARGS(DB_V(brand_id), DB_V(id)),
                &statement_version_model, out, e));
    StatementVersion *v = out->items;
    for (size_t i = 0; i < out->count; i++)
        TRY(slots_read(a, v[i].slots_text, &v[i].slots, e));
    return ERR_OK;
}

Err statement_version_get(Db *db, Arena *a, const Caller *by, int64_t id, int64_t number,
                          StatementVersion *out, Error *e) {
    TRY(db_one(db, a, Q_STATEMENT_VERSION_GET,
               DB_ARGS(DB_V(by->brand_id), DB_V(id), DB_V(number)), &statement_version_model, out,
               e));
    return slots_read(a, out->slots_text, &out->slots, e);
}

/* out->id is 0 when no version before this one was ever in force. */
static NODISCARD Err version_before(Db *db, Arena *a, const StatementVersion *of, DbVal brand,
                                    StatementVersion *out, Error *e) {
    bool found;
    *out = (StatementVersion){ 0 };
    TRY(db_maybe(db, a, Q_STATEMENT_VERSION_BEFORE,
                 DB_ARGS(brand, DB_V(of->statement_id), DB_V(of->number)),
                 &statement_version_model, out, &found, e));
    return found ? slots_read(a, out->slots_text, &out->slots, e) : ERR_OK;
}

Err statement_page(Db *db, Arena *a, const Caller *by, int64_t id, StatementPage *out, Error *e) {
    const Statement *s = &out->statement;
    Policy policy;
    TRY(statement_get(db, a, by->brand_id, id, &out->statement, e));
    TRY(statement_versions(db, a, by->brand_id, id, &out->versions, e));
    TRY(policy_get(db, a, by->brand_id, &policy, e));
    TRY(policy_is_alone(db, by, &policy, &out->is_alone, e));
    out->used = 0;
    if (s->in_force == 0)
        return ERR_OK;
    return db_i64(db, Q_REPLY_LEFT_ABOUT,
                  DB_ARGS(DB_V(by->brand_id), DB_V(s->from_at), db_id(s->problem_id),
                          DB_V((int64_t)STATEMENT_USES_MOST)),
                  &out->used, e);
}

/* ---- writing ---- */

/* What a version says stands where it can be erased: it may name people. */
static NODISCARD Err log_version(Db *db, Arena *a, const Caller *by, const char *act,
                                 const StatementVersion *v, Str detail, Error *e) {
    Str said = str_fmt(a, STR_FMT "\n" STR_FMT, STR_ARG(slots_write(a, &v->slots)),
                       STR_ARG(v->text));
    TRY(audit_add(db, by,
                  &(AuditAct){ .act = act, .object = "statement", .object_id = v->statement_id,
                               .detail = str_fmt(a, "v%lld" STR_FMT, (long long)v->number,
                                                 STR_ARG(detail)),
                               .personal = said },
                  e));
    return event_add(db, by->brand_id, EVENT_STATEMENT, v->statement_id, by->now, e);
}

static NODISCARD Err check_name(Str name, Error *e) {
    if (utf8_is_blank(name))
        FAIL_FIELD(e, "name", "is empty: name the matter in a few words");
    if (!utf8_is_line(name))
        FAIL_FIELD(e, "name", "must be one line of text");
    return ERR_OK;
}

static NODISCARD Err check_problem(Db *db, Arena *a, const Caller *by, int64_t id, Error *e) {
    Problem problem = { 0 };
    if (id == 0)
        return ERR_OK;
    Err found = problem_get(db, a, by, id, &problem, e);
    if (found == ERR_NOT_FOUND)
        FAIL_FIELD(e, "problem_id", "is no problem of this brand");
    return found;
}

static NODISCARD Err insert(Db *db, const Caller *by, const StatementVersion *v, Error *e) {
    int64_t added;
    TRY(db_run(db, Q_STATEMENT_VERSION_INSERT,
               DB_ARGS(DB_V(by->brand_id), DB_V(v->statement_id), DB_V(v->number),
                       DB_V(v->slots_text), DB_V(v->text), DB_V(by->staff_id), DB_V(by->now)),
               &added, e));
    if (added == 0)
        FAIL(e, ERR_CONFLICT, "a version is being written already: go on with that one");
    return ERR_OK;
}

Err statement_create(Db *db, Arena *a, const Caller *by, const StatementForm *form, Statement *out,
                     Error *e) {
    Str name = str_trim(form->name);
    StatementVersion v = { .number = 1, .slots = form->slots, .text = str_trim(form->text) };
    TRY(check_name(name, e));
    TRY(check_problem(db, a, by, form->problem_id, e));
    TRY(slots_tidy(a, &v.slots, e));
    v.slots_text = slots_write(a, &v.slots);
    TRY(db_i64(db, Q_STATEMENT_INSERT,
               DB_ARGS(DB_V(by->brand_id), db_id(form->problem_id), DB_V(name), DB_V(by->staff_id),
                       DB_V(by->now)),
               &v.statement_id, e));
    TRY(insert(db, by, &v, e));
    TRY(log_version(db, a, by, "statement.create", &v, S(""), e));
    return statement_get(db, a, by->brand_id, v.statement_id, out, e);
}

/* Of whom it speaks is part of what the second person approved. */
static NODISCARD Err check_scope(Db *db, Arena *a, const Caller *by, int64_t id, Error *e) {
    List versions;
    TRY(statement_versions(db, a, by->brand_id, id, &versions, e));
    const StatementVersion *v = versions.items;
    for (size_t i = 0; i < versions.count; i++)
        if (v[i].approved_at)
            FAIL_FIELD(e, "problem_id", "stays as it was approved: make a statement of its own");
    return ERR_OK;
}

Err statement_change(Db *db, Arena *a, const Caller *by, int64_t id, const StatementChange *change,
                     Statement *out, Error *e) {
    Str name = str_trim(change->name);
    TRY(statement_get(db, a, by->brand_id, id, out, e));
    TRY(check_name(name, e));
    if (change->problem_id != out->problem_id) {
        TRY(check_scope(db, a, by, id, e));
        TRY(check_problem(db, a, by, change->problem_id, e));
    }
    TRY(db_run(db, Q_STATEMENT_CHANGE,
               DB_ARGS(DB_V(by->brand_id), DB_V(id), DB_V(name), db_id(change->problem_id)), NULL,
               e));
    TRY(audit_add(db, by,
                  &(AuditAct){ .act = "statement.change", .object = "statement", .object_id = id,
                               .detail = str_fmt(a, "problem %lld -> %lld",
                                                 (long long)out->problem_id,
                                                 (long long)change->problem_id),
                               .personal = name },
                  e));
    TRY(event_add(db, by->brand_id, EVENT_STATEMENT, id, by->now, e));
    return statement_get(db, a, by->brand_id, id, out, e);
}

Err statement_begin(Db *db, Arena *a, const Caller *by, int64_t id, StatementVersion *out,
                    Error *e) {
    Statement s = { 0 };
    StatementVersion next = { .statement_id = id }, from;
    TRY(statement_get(db, a, by->brand_id, id, &s, e));
    if (s.open_number)
        FAIL(e, ERR_CONFLICT, "a version is being written already: go on with that one");
    next.number = s.newest + 1;
    TRY(version_before(db, a, &next, DB_V(by->brand_id), &from, e));
    if (from.id == 0)
        TRY(statement_version_get(db, a, by, id, s.newest, &from, e));
    from.number = next.number;
    TRY(insert(db, by, &from, e));
    TRY(log_version(db, a, by, "statement.begin", &from, S(""), e));
    return statement_version_get(db, a, by, id, from.number, out, e);
}

static NODISCARD Err store(Db *db, const Caller *by, const StatementVersion *v, Error *e) {
    int64_t changed;
    TRY(db_run(db, Q_STATEMENT_VERSION_STORE,
               DB_ARGS(DB_V(by->brand_id), DB_V(v->statement_id), DB_V(v->number),
                       DB_V(v->version), db_name(state_names, (int)v->state),
                       DB_V(v->slots_text), DB_V(v->text), DB_V(v->author_id),
                       DB_V(v->changed_at), db_id(v->approver_id), db_id(v->approved_at),
                       db_id(v->from_at), db_id(v->ended_at), db_id(v->ended_by),
                       DB_V(v->reason)),
               &changed, e));
    if (changed == 0)
        FAIL(e, ERR_CONFLICT, "somebody changed this statement meanwhile: look again");
    return ERR_OK;
}

static NODISCARD Err is_as_read(const StatementVersion *v, int64_t version, Error *e) {
    if (v->version != version)
        FAIL(e, ERR_CONFLICT, "somebody changed this statement meanwhile: look again");
    return ERR_OK;
}

Err statement_edit(Db *db, Arena *a, const Caller *by, const StatementEdit *in,
                   StatementVersion *out, Error *e) {
    StatementVersion v = { 0 }, before;
    List slots = in->slots;
    TRY(statement_version_get(db, a, by, in->statement_id, in->number, &v, e));
    if (v.state != STATEMENT_DRAFT)
        FAIL(e, ERR_CONFLICT, "a version that is %s is not changed: begin a new one",
             state_names[v.state]);
    TRY(is_as_read(&v, in->version, e));
    TRY(version_before(db, a, &v, DB_V(by->brand_id), &before, e));
    if (before.id)
        slots_carry(a, &(SlotsCarry){ &before.slots, &v.slots }, &slots);
    TRY(slots_tidy(a, &slots, e));
    v.slots = slots;
    v.slots_text = slots_write(a, &slots);
    v.text = str_trim(in->text);
    v.author_id = by->staff_id;
    v.changed_at = by->now;
    TRY(store(db, by, &v, e));
    TRY(log_version(db, a, by, "statement.edit", &v, S(""), e));
    return statement_version_get(db, a, by, v.statement_id, v.number, out, e);
}

/* ---- acts ---- */

typedef struct Act {
    Db *db;
    Arena *arena;
    const Caller *by;
    const StatementStep *step;
    StatementVersion *v;
} Act;
typedef Err ActFn(const Act *x, Error *e);

/* An apology names an act; in a crisis what is claimed rests on facts. */
static NODISCARD Err check_wording(const Act *x, const Policy *p, Error *e) {
    Brand brand = { 0 };
    Statement s = { 0 };
    const StatementVersion *v = x->v;
    TRY(brand_get(x->db, x->arena, x->by->brand_id, &brand, e));
    TRY(apology_check(x->arena, p, &(Apology){ v->text, "text", brand.zone, x->by->now }, e));
    TRY(statement_get(x->db, x->arena, x->by->brand_id, v->statement_id, &s, e));
    return facts_gate_of(x->db, x->arena, p,
                         &(FactsOf){ .brand_id = x->by->brand_id,
                                     .part = { .problem_id = s.problem_id, .statement_id = s.id },
                                     .text = v->text, .field = "text" },
                         e);
}

static Err approve(const Act *x, Error *e) {
    StatementVersion *v = x->v;
    Policy p = { 0 };
    TRY(policy_get(x->db, x->arena, x->by->brand_id, &p, e));
    TRY(policy_second_eye(x->db, x->by, &p, &(WrittenBy){ v->author_id, v->changed_at }, e));
    TRY(slots_complete(&v->slots, e));
    if (utf8_is_blank(v->text))
        FAIL_FIELD(e, "text", "is empty: write the official wording");
    TRY(check_wording(x, &p, e));
    TRY(statement_agrees(x->db, x->arena, x->by, v, e));
    v->approver_id = x->by->staff_id;
    v->approved_at = x->by->now;
    return ERR_OK;
}

static Err reopen(const Act *x, Error *e) {
    (void)e;
    x->v->approver_id = x->v->approved_at = x->v->from_at = 0;
    return ERR_OK;
}

static Err enforce(const Act *x, Error *e) {
    StatementVersion *v = x->v;
    int64_t from = x->step->from;
    if (from > x->by->now + PLAN_MOST)
        FAIL_FIELD(e, "from", "must be a time within the next %d days", PLAN_MOST / DAY);
    v->from_at = from > x->by->now ? from : x->by->now;
    if (v->from_at > x->by->now) /* until then it is what it was */
        v->state = STATEMENT_APPROVED;
    return ERR_OK;
}

static Err end(const Act *x, Error *e) {
    (void)e;
    x->v->ended_at = x->by->now;
    x->v->ended_by = x->by->staff_id;
    return ERR_OK;
}

static Err withdraw(const Act *x, Error *e) {
    x->v->reason = str_trim(x->step->reason);
    if (x->v->reason.n == 0)
        FAIL_FIELD(e, "reason", "is needed: one sentence that explains it later");
    return end(x, e);
}

static const struct {
    unsigned from, right;
    StatementState next;
    ActFn *fn;
} acts[] = {
    [STATEMENT_APPROVE] = { 1 << STATEMENT_DRAFT, RIGHT_APPROVE, STATEMENT_APPROVED, approve },
    [STATEMENT_REOPEN] = { 1 << STATEMENT_APPROVED, RIGHT_WRITE, STATEMENT_DRAFT, reopen },
    [STATEMENT_ENFORCE] = { 1 << STATEMENT_APPROVED, RIGHT_APPROVE, STATEMENT_IN_FORCE, enforce },
    [STATEMENT_DISCARD] = { 1 << STATEMENT_DRAFT, RIGHT_WRITE, STATEMENT_WITHDRAWN, end },
    [STATEMENT_WITHDRAW] = { 1 << STATEMENT_APPROVED | 1 << STATEMENT_IN_FORCE, RIGHT_APPROVE,
                             STATEMENT_WITHDRAWN, withdraw },
};
static_assert(COUNT(acts) == STATEMENT_ACT__COUNT, "one row per act");

/* The one before holds no more, and neither does what was found against it. */
static NODISCARD Err replace(Db *db, const Caller *by, const StatementVersion *v, Error *e) {
    DbVal brand = DB_V(by->brand_id), id = DB_V(v->statement_id), now = DB_V(by->now);
    TRY(db_run(db, Q_STATEMENT_REPLACE, DB_ARGS(brand, id, now, db_id(by->staff_id)), NULL, e));
    return db_run(db, Q_CONTRADICTION_OUTDATE, DB_ARGS(brand, id, now), NULL, e);
}

static NODISCARD Err apply(Db *db, Arena *a, const Caller *by, const StatementVersion *was,
                           const StatementVersion *is, Error *e) {
    bool begins = is->state == STATEMENT_IN_FORCE;
    bool ends = was->state == STATEMENT_IN_FORCE;
    if (begins)
        TRY(replace(db, by, is, e));
    TRY(store(db, by, is, e));
    if (ends)
        TRY(db_run(db, Q_CONTRADICTION_OUTDATE,
                   DB_ARGS(DB_V(by->brand_id), DB_V(is->statement_id), DB_V(by->now)), NULL, e));
    return begins ? statement_start_reading(db, a, by, is, e) : ERR_OK;
}

Err statement_act(Db *db, Arena *a, const Caller *by, const StatementStep *step,
                  StatementVersion *out, Error *e) {
    StatementVersion was = { 0 };
    TRY(statement_version_get(db, a, by, step->statement_id, step->number, &was, e));
    if (!(by->rights & acts[step->act].right))
        FAIL(e, ERR_DENIED, "this needs the right to %s",
             acts[step->act].right == RIGHT_APPROVE ? "approve" : "write");
    if (!(acts[step->act].from & 1u << was.state))
        FAIL(e, ERR_CONFLICT, "a version that is %s cannot be changed this way",
             state_names[was.state]);
    TRY(is_as_read(&was, step->version, e));
    StatementVersion is = was;
    is.state = acts[step->act].next;
    TRY(acts[step->act].fn(&(Act){ db, a, by, step, &is }, e));
    TRY(apply(db, a, by, &was, &is, e));
    TRY(log_version(db, a, by,
                    str_z(a, str_fmt(a, "statement.%s", act_names[step->act])), &is,
                    str_fmt(a, " %s -> %s", state_names[was.state],
                            state_names[is.state]),
                    e));
    return statement_version_get(db, a, by, step->statement_id, step->number, out, e);
}

Err statement_enforce_due(Db *db, Arena *a, const Caller *by, StatementVersion *v, Error *e) {
    StatementVersion was = *v;
    v->state = STATEMENT_IN_FORCE;
    TRY(apply(db, a, by, &was, v, e));
    return log_version(db, a, by, "statement.enforce", v, S(" approved -> in_force, as planned"),
                       e);
}
