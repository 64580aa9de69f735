#include "desk/demand.h"

#include "base/limits.h"
#include "base/number.h"
#include "base/utf8.h"
#include "desk/audit.h"
#include "desk/clause.h"
#include "desk/event.h"
#include "text/heads.h"

enum { REASON_MOST = 1000, DUE_MOST = 90 * DAY };

static const char *const state_names[] = { "open", "waiting", "decided", "returned", "done", NULL };
static_assert(COUNT(state_names) == DEMAND_STATE__COUNT + 1, "one name per state");
static const char *const decision_names[] = { "none", "fulfil", "partial", "decline", NULL };
static_assert(COUNT(decision_names) == DECIDE__COUNT + 1, "one name per decision");
static const char *const act_names[] = { "approve", "return", "carry_out", NULL };
static_assert(COUNT(act_names) == DEMAND_ACT__COUNT + 1, "one name per act");

static const Field row_fields[] = {
    FIELD(DemandRow, id, .flags = FIELD_OPTIONAL, .doc = "null while it is open"),
    FIELD(DemandRow, case_id),
    FIELD(DemandRow, author_name, .flags = FIELD_OPTIONAL),
    FIELD(DemandRow, demand, .doc = "refund, replacement, apology, ..."),
    FIELD_ENUM_OF(DemandRow, state, state_names),
    FIELD_ENUM_OF(DemandRow, decision, decision_names),
    FIELD(DemandRow, reason, .flags = FIELD_OPTIONAL),
    FIELD(DemandRow, amount, .doc = "Rupiah"),
    FIELD_TIME_OF(DemandRow, due_at, .flags = FIELD_OPTIONAL),
    FIELD(DemandRow, solution_id, .flags = FIELD_OPTIONAL),
    FIELD(DemandRow, solution_name, .flags = FIELD_OPTIONAL),
    FIELD(DemandRow, asked_by, .flags = FIELD_OPTIONAL),
    FIELD(DemandRow, asked_name, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(DemandRow, asked_at, .flags = FIELD_OPTIONAL),
    FIELD(DemandRow, decided_by, .flags = FIELD_OPTIONAL),
    FIELD(DemandRow, decided_name, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(DemandRow, decided_at, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(DemandRow, done_at, .flags = FIELD_OPTIONAL),
    FIELD(DemandRow, remark, .flags = FIELD_OPTIONAL, .doc = "Of who returned it"),
    FIELD(DemandRow, may_approve, .doc = "The caller's role may give that much"),
    FIELD(DemandRow, is_secret, .doc = "In lists: of a confidential case, without its words"),
    FIELD(DemandRow, version),
};
const Model demand_row_model = MODEL(DemandRow, row_fields);

static const Field form_fields[] = {
    FIELD(DemandForm, demand, .flags = FIELD_REQUIRED, .max = 20),
    FIELD_ENUM_OF(DemandForm, decision, decision_names, .flags = FIELD_REQUIRED),
    FIELD(DemandForm, reason, .flags = FIELD_OPTIONAL, .max = REASON_MOST),
    FIELD(DemandForm, amount, .flags = FIELD_OPTIONAL, .least = 0, .most = RUPIAH_MOST),
    FIELD_TIME_OF(DemandForm, due_at, .flags = FIELD_OPTIONAL),
    FIELD(DemandForm, solution_id, .flags = FIELD_OPTIONAL),
    FIELD(DemandForm, version, .flags = FIELD_OPTIONAL, .least = 0, .most = INT64_MAX,
          .doc = "Of the row one saw; null: there was none"),
};
const Model demand_form_model = MODEL(DemandForm, form_fields);

static const Field change_fields[] = {
    FIELD_ENUM_OF(DemandChange, act, act_names, .flags = FIELD_REQUIRED),
    FIELD(DemandChange, version, .flags = FIELD_REQUIRED, .least = 1, .most = INT64_MAX),
    FIELD(DemandChange, remark, .flags = FIELD_OPTIONAL, .max = REASON_MOST),
};
const Model demand_change_model = MODEL(DemandChange, change_fields);

static const Field filter_fields[] = {
    FIELD_ENUM_OF(DemandFilter, state, state_names, .flags = FIELD_REQUIRED),
    FIELD(DemandFilter, cursor, .flags = FIELD_OPTIONAL, .max = 60),
    FIELD(DemandFilter, limit, .flags = FIELD_OPTIONAL, .least = 1, .most = LIMIT_PAGE),
};
const Model demand_filter_model = MODEL(DemandFilter, filter_fields);

/* ---- limits ---- */

int64_t demand_limit(const Policy *p, Role role) {
    const int64_t limits[] = {
        [ROLE_NONE] = 0,
        [ROLE_READER] = 0,
        [ROLE_WRITER] = p->limit_writer,
        [ROLE_APPROVER] = p->limit_approver,
        [ROLE_ADMIN] = p->limit_admin,
        [ROLE_OWNER] = INT64_MAX,
    };
    static_assert(COUNT(limits) == ROLE__COUNT, "a limit for every role");
    return limits[role];
}

Err demand_granted(Db *db, int64_t brand_id, int64_t case_id, int64_t *out, Error *e) {
    return db_i64(db, Q_DEMAND_GRANTED, DB_ARGS(DB_V(brand_id), DB_V(case_id)), out, e);
}

/* The amount of this row and what else is given in its case. */
static NODISCARD Err given_in_case(Db *db, int64_t brand_id, int64_t case_id, Str demand,
                                   int64_t amount, int64_t *out, Error *e) {
    TRY(db_i64(db, Q_DEMAND_GIVEN, DB_ARGS(DB_V(brand_id), DB_V(case_id), DB_V(demand)), out, e));
    *out += amount;
    return ERR_OK;
}

static NODISCARD Err mark_rights(Db *db, Arena *a, const Caller *by, const List *rows, Error *e) {
    Policy policy = { 0 };
    DemandRow *row = rows->items;
    TRY(policy_get(db, a, by->brand_id, &policy, e));
    for (size_t i = 0; i < rows->count; i++) {
        int64_t sum;
        if (row[i].state != DEMAND_WAITING)
            continue;
        TRY(given_in_case(db, by->brand_id, row[i].case_id, row[i].demand, row[i].amount, &sum, e));
        row[i].may_approve = sum <= demand_limit(&policy, by->role);
    }
    return ERR_OK;
}

/* ---- reading ---- */

typedef struct Bits {
    int64_t demands, demands_ruled;
} Bits;
static const Field bits_fields[] = { FIELD(Bits, demands), FIELD(Bits, demands_ruled) };
static const Model bits_model = MODEL(Bits, bits_fields);

static NODISCARD Err bits_of(Db *db, Arena *a, int64_t brand_id, int64_t case_id, Bits *out,
                             Error *e) {
    return db_one(db, a, Q_DEMAND_BITS, DB_ARGS(DB_V(brand_id), DB_V(case_id)), &bits_model, out,
                  e);
}

/* A row for each bit. */
static size_t add_open(DemandRow *rows, const DemandRow *like, int64_t bits) {
    const HeadInfo *head = &head_table[HEAD_DEMAND];
    size_t count = 0;
    for (int i = 0; i < head->count; i++)
        if (bits & INT64_C(1) << i) {
            rows[count] = *like;
            rows[count++].demand = str_c(head->answers[i]);
        }
    return count;
}

Err demand_of_case(Db *db, Arena *a, const Caller *by, int64_t case_id, List *out, Error *e) {
    List stored;
    Bits bits = { 0 };
    TRY(bits_of(db, a, by->brand_id, case_id, &bits, e));
    TRY(db_list(db, a, Q_DEMAND_OF_CASE, DB_ARGS(DB_V(by->brand_id), DB_V(case_id)),
                &demand_row_model, &stored, e));
    DemandRow *rows =
        arena_make(a, DemandRow, stored.count + (size_t)head_table[HEAD_DEMAND].count);
    size_t count = stored.count;
    for (size_t i = 0; i < count; i++) {
        rows[i] = ((const DemandRow *)stored.items)[i];
        bits.demands &= ~(INT64_C(1) << head_answer(HEAD_DEMAND, rows[i].demand));
    }
    count += add_open(rows + count, &(DemandRow){ .case_id = case_id }, bits.demands);
    *out = (List){ count ? rows : NULL, count };
    return mark_rights(db, a, by, out, e);
}

static NODISCARD Err get(Db *db, Arena *a, const Caller *by, int64_t id, DemandRow *out, Error *e) {
    TRY(db_one(db, a, Q_DEMAND_GET, DB_ARGS(DB_V(by->brand_id), DB_V(id)), &demand_row_model, out,
               e));
    return mark_rights(db, a, by, &(List){ out, 1 }, e);
}

typedef struct OpenCase {
    int64_t case_id, bits, first_at;
    Str author_name;
} OpenCase;
static const Field open_fields[] = {
    FIELD(OpenCase, case_id), FIELD(OpenCase, bits), FIELD(OpenCase, first_at),
    FIELD(OpenCase, author_name),
};
static const Model open_model = MODEL(OpenCase, open_fields);

static NODISCARD Err list_open(Db *db, Arena *a, const Caller *by, const DemandFilter *f,
                               List *out, Str *next, Error *e) {
    int64_t limit = f->limit ? f->limit : LIMIT_PAGE_DEFAULT, before = INT64_MAX;
    List cases;
    if (f->cursor.n && !parse_i64(f->cursor, 1, INT64_MAX, &before))
        FAIL_FIELD(e, "cursor", "is not one this list gave");
    TRY(db_list(db, a, Q_DEMAND_OPEN, DB_ARGS(DB_V(by->brand_id), DB_V(before), DB_V(limit)),
                &open_model, &cases, e));
    const OpenCase *c = cases.items;
    DemandRow *rows =
        arena_make(a, DemandRow, cases.count * (size_t)head_table[HEAD_DEMAND].count + 1);
    size_t count = 0;
    for (size_t i = 0; i < cases.count; i++) {
        DemandRow like = { .case_id = c[i].case_id, .author_name = c[i].author_name,
                           .asked_at = c[i].first_at };
        count += add_open(rows + count, &like, c[i].bits);
    }
    if ((int64_t)cases.count == limit)
        *next = str_fmt(a, "%lld", (long long)c[cases.count - 1].case_id);
    *out = (List){ count ? rows : NULL, count };
    return ERR_OK;
}

/* The cursor is the place of the last row: its time and id. */
static NODISCARD Err list_ruled(Db *db, Arena *a, const Caller *by, const DemandFilter *f,
                                List *out, Str *next, Error *e) {
    int64_t limit = f->limit ? f->limit : LIMIT_PAGE_DEFAULT, at = INT64_MAX, id = 0;
    Str rest = f->cursor, head;
    if (f->cursor.n && (!str_cut(&rest, '-', &head) || !parse_i64(head, 0, INT64_MAX, &at) ||
                        !parse_i64(rest, 1, INT64_MAX, &id)))
        FAIL_FIELD(e, "cursor", "is not one this list gave");
    TRY(db_list(db, a, Q_DEMAND_IN_STATE,
                DB_ARGS(DB_V(by->brand_id), db_name(state_names, (int)f->state), DB_V(at), DB_V(id),
                        DB_V(limit)),
                &demand_row_model, out, e));
    DemandRow *rows = out->items;
    for (size_t i = 0; i < out->count; i++)
        if (rows[i].is_secret)
            rows[i].reason = rows[i].remark = (Str){ 0 };
    if ((int64_t)out->count == limit)
        *next = str_fmt(a, "%lld-%lld", (long long)rows[limit - 1].asked_at,
                        (long long)rows[limit - 1].id);
    return mark_rights(db, a, by, out, e);
}

Err demand_list(Db *db, Arena *a, const Caller *by, const DemandFilter *f, List *out, Str *next,
                Error *e) {
    *next = (Str){ 0 };
    return f->state == DEMAND_OPEN ? list_open(db, a, by, f, out, next, e)
                                   : list_ruled(db, a, by, f, out, next, e);
}

/* ---- deciding ---- */

static NODISCARD Err check(const Policy *p, const Caller *by, const DemandForm *f, Error *e) {
    if (head_answer(HEAD_DEMAND, f->demand) < 0)
        FAIL_FIELD(e, "demand", "is not one that is known: refund, replacement, apology, ...");
    if (f->decision == DECIDE_NONE)
        FAIL_FIELD(e, "decision", "is needed: fulfil, partial or decline");
    if (f->decision == DECIDE_DECLINE && (f->amount > 0 || f->solution_id))
        FAIL_FIELD(e, "amount", "is for what is given: leave it out to decline");
    if (f->decision == DECIDE_DECLINE && p->decline_reason && utf8_is_blank(f->reason))
        FAIL_CLAUSE(e, p, CLAUSE_DECLINE, ERR_INVALID, "reason",
                    "is needed: one sentence that explains it later");
    if (f->due_at && (f->due_at <= by->now || f->due_at > by->now + DUE_MOST))
        FAIL_FIELD(e, "due_at", "must be a time within the next %lld hours",
                   (long long)(DUE_MOST / HOUR));
    return ERR_OK;
}

static NODISCARD Err check_solution(Db *db, Arena *a, const Policy *p, const Caller *by,
                                    int64_t id, Error *e) {
    Solution s = { 0 };
    if (id == 0)
        return ERR_OK;
    Err found = solution_get(db, a, by->brand_id, id, &s, e);
    if (found == ERR_NOT_FOUND)
        FAIL_FIELD(e, "solution_id", "is not in the menu any more: choose another one");
    TRY(found);
    if (by->role < s.role)
        FAIL_CLAUSE(e, p, CLAUSE_LIMITS, ERR_DENIED, "",
                    "this solution is offered by others: ask the %s", role_names[s.role]);
    return ERR_OK;
}

/* The row there is, by its version; id 0: none. */
static NODISCARD Err find(Db *db, Arena *a, const Caller *by, int64_t case_id,
                          const DemandForm *f, DemandRow *out, Error *e) {
    List rows;
    TRY(demand_of_case(db, a, by, case_id, &rows, e));
    const DemandRow *r = rows.items;
    for (size_t i = 0; i < rows.count; i++)
        if (str_eq(r[i].demand, f->demand))
            *out = r[i];
    if (out->version != f->version)
        FAIL(e, ERR_CONFLICT, "somebody decided this meanwhile: look again");
    if (out->state == DEMAND_DONE)
        FAIL(e, ERR_CONFLICT, "this was carried out already");
    return ERR_OK;
}

/* Its log row says by which clause it waits or stands; its words stand where they can be erased. */
static NODISCARD Err tell(Db *db, const Caller *by, const char *act, const DemandRow *r,
                          Str stamp, Error *e) {
    SCRATCH(a);
    TRY(audit_add(db, by,
                  &(AuditAct){ .act = str_z(a, str_fmt(a, "demand.%s", act)),
                               .object = "case",
                               .object_id = r->case_id,
                               .detail = str_fmt(a, STR_FMT " %s %s amount=%lld " STR_FMT,
                                                 STR_ARG(r->demand), decision_names[r->decision],
                                                 state_names[r->state], (long long)r->amount,
                                                 STR_ARG(stamp)),
                               .personal = r->remark.n ? r->remark : r->reason },
                  e));
    return event_add(db, by->brand_id, EVENT_CASE, r->case_id, by->now, e);
}

static NODISCARD Err put(Db *db, const Caller *by, int64_t case_id, const DemandForm *f,
                         DemandState state, Error *e) {
    bool is_final = state == DEMAND_DECIDED;
    DbVal brand = DB_V(by->brand_id), it = DB_V(case_id);
    Str reason = str_trim(f->reason);
    TRY(db_run(db, Q_DEMAND_PUT,
               DB_ARGS(brand, it, DB_V(f->demand), db_name(state_names, (int)state),
                       db_name(decision_names, (int)f->decision), db_text(reason), DB_V(f->amount),
                       db_id(f->due_at), db_id(f->solution_id), DB_V(by->staff_id), DB_V(by->now),
                       db_id(is_final ? by->staff_id : 0), db_id(is_final ? by->now : 0)),
               NULL, e));
    return db_run(db, Q_DEMAND_MARK,
                  DB_ARGS(brand, it, DB_V(INT64_C(1) << head_answer(HEAD_DEMAND, f->demand))), NULL,
                  e);
}

Err demand_decide(Db *db, Arena *a, const Caller *by, int64_t case_id, const DemandForm *f,
                  DemandRow *out, Error *e) {
    Policy policy = { 0 };
    DemandRow was = { 0 };
    int64_t sum;
    TRY(policy_get(db, a, by->brand_id, &policy, e));
    TRY(check(&policy, by, f, e));
    TRY(find(db, a, by, case_id, f, &was, e));
    TRY(check_solution(db, a, &policy, by, f->solution_id, e));
    TRY(given_in_case(db, by->brand_id, case_id, f->demand, f->amount, &sum, e));
    bool waits = f->amount > 0 && sum > demand_limit(&policy, by->role);
    TRY(put(db, by, case_id, f, waits ? DEMAND_WAITING : DEMAND_DECIDED, e));
    was = (DemandRow){ 0 };
    TRY(find(db, a, by, case_id, &(DemandForm){ .demand = f->demand, .version = f->version + 1 },
             &was, e));
    *out = was;
    return tell(db, by, waits ? "ask" : "decide", out, clause_stamp(a, &policy, CLAUSE_LIMITS), e);
}

static const struct {
    unsigned from; /* bits by DemandState */
    DemandState to;
} acts[] = {
    [DEMAND_APPROVE] = { 1 << DEMAND_WAITING, DEMAND_DECIDED },
    [DEMAND_RETURN] = { 1 << DEMAND_WAITING, DEMAND_RETURNED },
    [DEMAND_CARRY_OUT] = { 1 << DEMAND_DECIDED, DEMAND_DONE },
};
static_assert(COUNT(acts) == DEMAND_ACT__COUNT, "one row per act");

static NODISCARD Err may_act(const Policy *p, const DemandRow *r, const DemandChange *c, Error *e) {
    if (r->version != c->version)
        FAIL(e, ERR_CONFLICT, "somebody decided this meanwhile: look again");
    if (!(acts[c->act].from & 1u << r->state))
        FAIL(e, ERR_CONFLICT, "a demand that is %s cannot be changed this way",
             state_names[r->state]);
    if (c->act == DEMAND_RETURN && utf8_is_blank(c->remark))
        FAIL_FIELD(e, "remark", "is needed: tell the author what to change");
    if (c->act != DEMAND_CARRY_OUT && !r->may_approve)
        FAIL_CLAUSE(e, p, CLAUSE_LIMITS, ERR_DENIED, "",
                    "this amount is above what your role may give in one case");
    return ERR_OK;
}

static NODISCARD Err write_act(Db *db, const Caller *by, const DemandRow *r,
                               const DemandChange *c, Error *e) {
    int64_t changed;
    bool is_decision = c->act == DEMAND_APPROVE, is_return = c->act == DEMAND_RETURN;
    Str remark = str_trim(c->remark);
    TRY(db_run(db, Q_DEMAND_CHANGE,
               DB_ARGS(DB_V(by->brand_id), DB_V(r->id), DB_V(r->version),
                       db_name(state_names, (int)acts[c->act].to),
                       db_id(is_decision ? by->staff_id : r->decided_by),
                       db_id(is_decision ? by->now : r->decided_at),
                       db_id(c->act == DEMAND_CARRY_OUT ? by->now : 0),
                       is_return ? DB_V(remark) : db_null()),
               &changed, e));
    if (changed == 0)
        FAIL(e, ERR_CONFLICT, "somebody decided this meanwhile: look again");
    if (!is_return)
        return ERR_OK;
    return db_run(db, Q_DEMAND_UNMARK,
                  DB_ARGS(DB_V(by->brand_id), DB_V(r->case_id),
                          DB_V(INT64_C(1) << head_answer(HEAD_DEMAND, r->demand))),
                  NULL, e);
}

Err demand_act(Db *db, Arena *a, const Caller *by, int64_t id, const DemandChange *c,
               DemandRow *out, Error *e) {
    Policy policy = { 0 };
    DemandRow was = { 0 };
    TRY(policy_get(db, a, by->brand_id, &policy, e));
    TRY(get(db, a, by, id, &was, e));
    TRY(may_act(&policy, &was, c, e));
    TRY(write_act(db, by, &was, c, e));
    TRY(get(db, a, by, id, out, e));
    return tell(db, by, act_names[c->act], out, clause_stamp(a, &policy, CLAUSE_LIMITS), e);
}

/* ---- counting ---- */

static const Field count_fields[] = {
    FIELD(DemandCount, demand),    FIELD(DemandCount, open),   FIELD(DemandCount, waiting),
    FIELD(DemandCount, fulfilled), FIELD(DemandCount, partly), FIELD(DemandCount, declined),
    FIELD(DemandCount, amount, .doc = "Rupiah given"),
};
static const Model count_model = MODEL(DemandCount, count_fields);
static const Field problem_fields[] = {
    FIELD(DemandProblem, problem_id), FIELD(DemandProblem, problem_name),
    FIELD(DemandProblem, demand), FIELD(DemandProblem, open),
};
static const Model problem_count_model = MODEL(DemandProblem, problem_fields);
static const Field counts_fields[] = {
    FIELD_LIST_OF(DemandCounts, demands, &count_model),
    FIELD_LIST_OF(DemandCounts, problems, &problem_count_model),
    FIELD(DemandCounts, limit,
          .doc = "What the caller's role may give in one case, rupiah; -1: any amount"),
};
const Model demand_counts_model = MODEL(DemandCounts, counts_fields);

typedef struct OpenSum {
    int64_t problem_id, bits, count;
    Str problem_name;
} OpenSum;
static const Field open_sum_fields[] = { FIELD(OpenSum, problem_id), FIELD(OpenSum, problem_name),
                                         FIELD(OpenSum, bits), FIELD(OpenSum, count) };
static const Model open_sum_model = MODEL(OpenSum, open_sum_fields);

typedef struct RuledSum {
    Str demand;
    DemandState state;
    DemandDecision decision;
    int64_t count, amount;
} RuledSum;
static const Field ruled_sum_fields[] = {
    FIELD(RuledSum, demand), FIELD_ENUM_OF(RuledSum, state, state_names),
    FIELD_ENUM_OF(RuledSum, decision, decision_names), FIELD(RuledSum, count),
    FIELD(RuledSum, amount),
};
static const Model ruled_sum_model = MODEL(RuledSum, ruled_sum_fields);

/* The row of this problem and demand, made when there is room for it. */
static DemandProblem *row_of(List *problems, const OpenSum *s, Str demand) {
    DemandProblem *p = problems->items;
    for (size_t i = 0; i < problems->count; i++)
        if (p[i].problem_id == s->problem_id && str_eq(p[i].demand, demand))
            return &p[i];
    if (problems->count == DEMAND_PROBLEMS)
        return NULL;
    p[problems->count] = (DemandProblem){ .problem_id = s->problem_id,
                                          .problem_name = s->problem_name, .demand = demand };
    return &p[problems->count++];
}

static void add_open_sum(DemandCounts *out, const OpenSum *s) {
    DemandCount *c = out->demands.items;
    for (size_t i = 0; i < out->demands.count; i++) {
        DemandProblem *p;
        if (!(s->bits & INT64_C(1) << i))
            continue;
        c[i].open += s->count;
        if (s->problem_id && (p = row_of(&out->problems, s, c[i].demand)) != NULL)
            p->open += s->count;
    }
}

static void add_ruled_sum(DemandCount *c, const RuledSum *s) {
    bool holds = s->state == DEMAND_DECIDED || s->state == DEMAND_DONE;
    c->waiting += s->state == DEMAND_WAITING ? s->count : 0;
    c->fulfilled += holds && s->decision == DECIDE_FULFIL ? s->count : 0;
    c->partly += holds && s->decision == DECIDE_PARTIAL ? s->count : 0;
    c->declined += holds && s->decision == DECIDE_DECLINE ? s->count : 0;
    c->amount += holds ? s->amount : 0;
}

Err demand_counts(Db *db, Arena *a, const Caller *by, DemandCounts *out, Error *e) {
    const HeadInfo *head = &head_table[HEAD_DEMAND];
    List open, ruled;
    Policy policy = { 0 };
    DemandCount *c = arena_make(a, DemandCount, (size_t)head->count);
    DbArgs most = DB_ARGS(DB_V(by->brand_id), DB_V(DEMANDS_COUNTED));
    DemandCounts all = { .demands = { c, (size_t)head->count },
                         .problems = { arena_make(a, DemandProblem, DEMAND_PROBLEMS), 0 } };
    for (int i = 0; i < head->count; i++)
        c[i].demand = str_c(head->answers[i]);
    TRY(policy_get(db, a, by->brand_id, &policy, e));
    TRY(db_list(db, a, Q_DEMAND_OPEN_SUMS, most, &open_sum_model, &open, e));
    TRY(db_list(db, a, Q_DEMAND_SUMS, most, &ruled_sum_model, &ruled, e));
    for (size_t i = 0; i < open.count; i++)
        add_open_sum(&all, (const OpenSum *)open.items + i);
    const RuledSum *s = ruled.items;
    for (size_t i = 0; i < ruled.count; i++)
        add_ruled_sum(&c[head_answer(HEAD_DEMAND, s[i].demand)], &s[i]);
    all.limit = by->role == ROLE_OWNER ? -1 : demand_limit(&policy, by->role);
    *out = all;
    return ERR_OK;
}
