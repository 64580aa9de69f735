#include "crisis/update.h"

#include "base/limits.h"
#include "crisis/update_part.h"
#include "desk/apology.h"
#include "desk/audit.h"
#include "desk/brand.h"
#include "desk/event.h"
#include "desk/public_text.h"

#include <string.h>

enum { PARTS = 3, NEEDS_MOST = PARTS + 1 };

static const char *const update_stages[] = { "checking", "cause_found", "fixed", "watched", "done",
                                           NULL };
static_assert(COUNT(update_stages) == UPDATE_STAGE__COUNT + 1, "one name per stage");
static const char *const state_names[] = { "draft", "approved", "published", "replaced", "dropped",
                                           NULL };
static_assert(COUNT(state_names) == UPDATE_STATE__COUNT + 1, "one name per state");
static const char *const act_names[] = { "approve", "reopen", "publish", "revise", "discard",
                                         NULL };
static_assert(COUNT(act_names) == UPDATE_ACT__COUNT + 1, "one name per act");

static const Field update_fields[] = {
    FIELD(Update, id),
    FIELD(Update, crisis_id),
    FIELD(Update, number),
    FIELD(Update, turn, .doc = "Its first text, its second .."),
    FIELD_ENUM_OF(Update, stage, update_stages),
    FIELD(Update, known),
    FIELD(Update, unknown),
    FIELD(Update, doing),
    FIELD_TIME_OF(Update, next_at, .flags = FIELD_OPTIONAL, .doc = "When the next word comes"),
    FIELD_ENUM_OF(Update, state, state_names),
    FIELD(Update, author_id, .doc = "Who wrote it last"),
    FIELD(Update, author_name, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(Update, made_at),
    FIELD_TIME_OF(Update, changed_at),
    FIELD(Update, approver_id, .flags = FIELD_OPTIONAL),
    FIELD(Update, approver_name, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(Update, approved_at, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(Update, published_at, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(Update, ended_at, .flags = FIELD_OPTIONAL,
                  .doc = "When another text took its place"),
    FIELD(Update, version),
    FIELD_LIST_OF(Update, missing, NULL, .max = NEEDS_MOST,
                  .doc = "Parts it lacks before it may be approved, or published: known, unknown, "
                         "doing, next_at"),
};
const Model update_model = MODEL(Update, update_fields);

#define PART(member) FIELD(UpdateForm, member, .flags = FIELD_REQUIRED, .max = UPDATE_TEXT_MOST)
static const Field form_fields[] = {
    FIELD_ENUM_OF(UpdateForm, stage, update_stages, .flags = FIELD_REQUIRED),
    PART(known),
    PART(unknown),
    PART(doing),
    FIELD_TIME_OF(UpdateForm, next_at, .flags = FIELD_OPTIONAL,
                  .doc = "When the next word comes; null only when it is done"),
    FIELD(UpdateForm, version, .flags = FIELD_OPTIONAL, .least = 1, .most = INT64_MAX,
          .doc = "Of the draft that was read; a new one has none"),
};
const Model update_form_model = MODEL(UpdateForm, form_fields);

static const Field step_fields[] = {
    FIELD_ENUM_OF(UpdateStep, act, act_names, .flags = FIELD_REQUIRED),
    FIELD(UpdateStep, version, .flags = FIELD_REQUIRED, .least = 1, .most = INT64_MAX,
          .doc = "The one that was read"),
};
const Model update_step_model = MODEL(UpdateStep, step_fields);

/* ---- what it lacks ---- */

static void parts_of(const Update *u, PublicText out[PARTS]) {
    const PublicText parts[PARTS] = { { u->known, "known", true, true },
                                      { u->unknown, "unknown", true, true },
                                      { u->doing, "doing", true, true } };
    memcpy(out, parts, sizeof parts);
}

static bool is_unknown(const PublicText *part) { return str_eq(str_c(part->field), S("unknown")); }

static bool has_next(UpdateStage stage, int64_t next_at, int64_t now) {
    return next_at ? next_at > now && next_at <= now + WORD_MOST : stage == UPDATE_DONE;
}

/* How many; at the end all is known. */
static size_t missing_of(const Update *u, int64_t now, Str out[NEEDS_MOST]) {
    PublicText parts[PARTS];
    size_t count = 0;
    parts_of(u, parts);
    for (size_t i = 0; i < PARTS; i++)
        if (parts[i].text.n == 0 && !(is_unknown(&parts[i]) && u->stage == UPDATE_DONE))
            out[count++] = str_c(parts[i].field);
    if (!has_next(u->stage, u->next_at, now))
        out[count++] = S("next_at");
    return count;
}

/* ---- reading ---- */

static void mark(Arena *a, const Caller *by, const List *updates) {
    Update *u = updates->items;
    for (size_t i = 0; i < updates->count; i++) {
        bool is_open = u[i].state == UPDATE_DRAFT || u[i].state == UPDATE_APPROVED;
        Str *missing = is_open ? arena_make(a, Str, NEEDS_MOST) : NULL;
        u[i].missing = (List){ missing, is_open ? missing_of(&u[i], by->now, missing) : 0 };
    }
}

Err update_get(Db *db, Arena *a, const Caller *by, int64_t id, Update *out, Error *e) {
    TRY(db_one(db, a, Q_UPDATE_GET, DB_ARGS(DB_V(by->brand_id), DB_V(id)), &update_model, out, e));
    mark(a, by, &(List){ out, 1 });
    return ERR_OK;
}

Err update_list(Db *db, Arena *a, const Caller *by, int64_t crisis_id, List *out, Error *e) {
    TRY(db_list(db, a, Q_UPDATE_LIST, DB_ARGS(DB_V(by->brand_id), DB_V(crisis_id)), &update_model,
                out, e));
    mark(a, by, out);
    return ERR_OK;
}

Err update_public(Db *db, Arena *a, int64_t brand_id, int64_t crisis_id, List *out, Error *e) {
    return db_list(db, a, Q_UPDATE_PUBLIC, DB_ARGS(DB_V(brand_id), DB_V(crisis_id)), &update_model,
                   out, e);
}

/* ---- writing ---- */

Err update_log(Db *db, const Caller *by, const Update *u, const char *act, Str personal,
               Error *e) {
    SCRATCH(a);
    TRY(audit_add(db, by,
                  &(AuditAct){ .act = str_z(a, str_fmt(a, "crisis.update_%s", act)),
                               .object = "crisis", .object_id = u->crisis_id,
                               .detail = str_fmt(a, "update=%lld.%lld %s", (long long)u->number,
                                                 (long long)u->turn,
                                                 update_stages[u->stage]),
                               .personal = personal },
                  e));
    return event_add(db, by->brand_id, EVENT_CRISIS, u->crisis_id, by->now, e);
}

Str update_text(Arena *a, const Update *u) {
    return str_fmt(a, STR_FMT "\n\n" STR_FMT "\n\n" STR_FMT, STR_ARG(u->known),
                   STR_ARG(u->unknown), STR_ARG(u->doing));
}

static NODISCARD Err check_next(const UpdateForm *form, const Caller *by, Error *e) {
    if (has_next(form->stage, form->next_at, by->now))
        return ERR_OK;
    if (form->next_at == 0)
        FAIL_FIELD(e, "next_at", "is needed: say when the next word comes");
    FAIL_FIELD(e, "next_at", "must be a time within the next seven days");
}

static NODISCARD Err insert(Db *db, const Caller *by, const Update *u, int64_t *id, Error *e) {
    Err code = db_i64(db, Q_UPDATE_INSERT,
                      DB_ARGS(DB_V(by->brand_id), DB_V(u->crisis_id), DB_V(u->number),
                              DB_V(u->turn), db_name(update_stages, (int)u->stage),
                              DB_V(u->known), DB_V(u->unknown), DB_V(u->doing),
                              db_id(u->next_at), DB_V(by->staff_id), DB_V(by->now)),
                      id, e);
    if (code == ERR_NOT_FOUND)
        FAIL(e, ERR_CONFLICT, "an update is being written already: go on with that one");
    return code;
}

Err update_begin(Db *db, Arena *a, const Caller *by, int64_t crisis_id, const UpdateForm *form,
                 Update *out, Error *e) {
    Crisis c = { 0 };
    int64_t newest, id;
    TRY(crisis_get(db, a, by->brand_id, crisis_id, &c, e));
    if (c.phase == PHASE_CLOSED)
        FAIL(e, ERR_CONFLICT, "this crisis is closed: there is nothing more to tell");
    TRY(check_next(form, by, e));
    TRY(db_i64(db, Q_UPDATE_NEWEST, DB_ARGS(DB_V(by->brand_id), DB_V(crisis_id)), &newest, e));
    if (newest >= UPDATES_MOST)
        FAIL(e, ERR_LIMIT, "more than %d updates: write on in the last one", UPDATES_MOST);
    Update u = { .crisis_id = crisis_id, .number = newest + 1, .turn = 1, .stage = form->stage,
                 .known = str_trim(form->known), .unknown = str_trim(form->unknown),
                 .doing = str_trim(form->doing), .next_at = form->next_at };
    TRY(insert(db, by, &u, &id, e));
    TRY(update_log(db, by, &u, "write", update_text(a, &u), e));
    return update_get(db, a, by, id, out, e);
}

static NODISCARD Err store(Db *db, const Caller *by, const Update *u, Error *e) {
    int64_t changed, publisher = u->published_at ? by->staff_id : 0;
    TRY(db_run(db, Q_UPDATE_STORE,
               DB_ARGS(DB_V(by->brand_id), DB_V(u->id), DB_V(u->version),
                       db_name(update_stages, (int)u->stage), DB_V(u->known),
                       DB_V(u->unknown), DB_V(u->doing), db_id(u->next_at),
                       db_name(state_names, (int)u->state), DB_V(u->author_id),
                       DB_V(u->changed_at), db_id(u->approver_id), db_id(u->approved_at),
                       db_id(u->published_at), db_id(publisher)),
               &changed, e));
    if (changed == 0)
        FAIL(e, ERR_CONFLICT, "somebody changed this update meanwhile: look again");
    return ERR_OK;
}

Err update_save(Db *db, Arena *a, const Caller *by, int64_t id, const UpdateForm *form,
                Update *out, Error *e) {
    Update u = { 0 };
    TRY(update_get(db, a, by, id, &u, e));
    if (u.state != UPDATE_DRAFT || u.version != form->version)
        FAIL(e, ERR_CONFLICT, "somebody changed this update meanwhile: look again");
    TRY(check_next(form, by, e));
    u.stage = form->stage;
    u.known = str_trim(form->known);
    u.unknown = str_trim(form->unknown);
    u.doing = str_trim(form->doing);
    u.next_at = form->next_at;
    u.author_id = by->staff_id;
    u.changed_at = by->now;
    TRY(store(db, by, &u, e));
    TRY(update_log(db, by, &u, "write", update_text(a, &u), e));
    return update_get(db, a, by, id, out, e);
}

/* ---- acts ---- */

typedef struct Act {
    Db *db;
    Arena *arena;
    const Caller *by;
    Update *u;
} Act;
typedef Err ActFn(const Act *x, Error *e);

static NODISCARD Err check_part(const Act *x, const Policy *p, const PublicText *part, Error *e) {
    uint64_t rules = 0;
    ClaimText claims = { x->by->brand_id, x->u->crisis_id, part->text };
    TRY(public_text_check(x->db, x->arena, x->by, part, &rules, e));
    TRY(public_text_may_approve(p, x->by, rules, e));
    if (is_unknown(part)) /* what nobody knows rests on nothing */
        return ERR_OK;
    return facts_gate(x->db, x->arena, p, &claims, part->field, e);
}

/* What the page named before. */
static NODISCARD Err check_missing(const Act *x, Error *e) {
    const Update *u = x->u;
    Str missing[NEEDS_MOST];
    if (missing_of(u, x->by->now, missing) == 0)
        return ERR_OK;
    if (str_eq(missing[0], S("next_at")))
        return check_next(&(UpdateForm){ .stage = u->stage, .next_at = u->next_at }, x->by, e);
    FAIL_FIELD(e, str_z(x->arena, missing[0]), "is empty: one honest sentence is enough");
}

/* Fit for all to read, now. */
static NODISCARD Err check(const Act *x, Error *e) {
    const Update *u = x->u;
    Policy p = { 0 };
    Brand brand = { 0 };
    PublicText parts[PARTS];
    TRY(check_missing(x, e));
    TRY(policy_get(x->db, x->arena, x->by->brand_id, &p, e));
    TRY(brand_get(x->db, x->arena, x->by->brand_id, &brand, e));
    parts_of(u, parts);
    for (size_t i = 0; i < PARTS; i++)
        if (parts[i].text.n)
            TRY(check_part(x, &p, &parts[i], e));
    return apology_check(x->arena, &p,
                         &(Apology){ update_text(x->arena, u), "known", brand.zone, x->by->now },
                         e);
}

static Err approve(const Act *x, Error *e) {
    Update *u = x->u;
    Policy p = { 0 };
    TRY(policy_get(x->db, x->arena, x->by->brand_id, &p, e));
    TRY(policy_second_eye(x->db, x->by, &p, &(WrittenBy){ u->author_id, u->changed_at }, e));
    TRY(check(x, e));
    u->approver_id = x->by->staff_id;
    u->approved_at = x->by->now;
    u->state = UPDATE_APPROVED;
    return ERR_OK;
}

static Err reopen(const Act *x, Error *e) {
    (void)e;
    x->u->approver_id = x->u->approved_at = 0;
    x->u->state = UPDATE_DRAFT;
    return ERR_OK;
}

/* The clock of the room is that of the newest update. */
static NODISCARD Err set_clock(const Act *x, Error *e) {
    const Update *u = x->u;
    int64_t newest;
    TRY(db_i64(x->db, Q_UPDATE_NEWEST, DB_ARGS(DB_V(x->by->brand_id), DB_V(u->crisis_id)), &newest,
               e));
    if (u->number < newest)
        return ERR_OK;
    return db_run(x->db, Q_CRISIS_WORD_GIVEN,
                  DB_ARGS(DB_V(x->by->brand_id), DB_V(u->crisis_id), db_id(u->next_at)), NULL, e);
}

static Err publish(const Act *x, Error *e) {
    Update *u = x->u;
    TRY(check(x, e)); /* a fact may have been doubted since */
    TRY(db_run(x->db, Q_UPDATE_REPLACE,
               DB_ARGS(DB_V(x->by->brand_id), DB_V(u->crisis_id), DB_V(u->number),
                       DB_V(x->by->now)),
               NULL, e));
    u->state = UPDATE_PUBLISHED;
    u->published_at = x->by->now;
    TRY(set_clock(x, e));
    return update_promise(x->db, x->arena, x->by, u, e);
}

static Err revise(const Act *x, Error *e) {
    Update next = *x->u;
    next.turn++;
    return insert(x->db, x->by, &next, &x->u->id, e);
}

static Err discard(const Act *x, Error *e) {
    (void)e;
    x->u->state = UPDATE_DROPPED;
    return ERR_OK;
}

static const struct {
    unsigned from, right;
    bool is_new; /* a row of its own; the one it came from stays as it is */
    ActFn *fn;
} acts[] = {
    [UPDATE_APPROVE] = { 1 << UPDATE_DRAFT, RIGHT_APPROVE, false, approve },
    [UPDATE_REOPEN] = { 1 << UPDATE_APPROVED, RIGHT_WRITE, false, reopen },
    [UPDATE_PUBLISH] = { 1 << UPDATE_APPROVED, RIGHT_WRITE, false, publish },
    [UPDATE_REVISE] = { 1 << UPDATE_PUBLISHED, RIGHT_WRITE, true, revise },
    [UPDATE_DISCARD] = { 1 << UPDATE_DRAFT | 1 << UPDATE_APPROVED, RIGHT_WRITE, false, discard },
};
static_assert(COUNT(acts) == UPDATE_ACT__COUNT, "one row per act");

Err update_act(Db *db, Arena *a, const Caller *by, int64_t id, const UpdateStep *step, Update *out,
               Error *e) {
    Update u = { 0 };
    TRY(update_get(db, a, by, id, &u, e));
    if (!(by->rights & acts[step->act].right))
        FAIL(e, ERR_DENIED, "this needs the right to approve");
    if (!(acts[step->act].from & 1u << u.state))
        FAIL(e, ERR_CONFLICT, "an update that is %s cannot be changed this way",
             state_names[u.state]);
    if (u.version != step->version)
        FAIL(e, ERR_CONFLICT, "somebody changed this update meanwhile: look again");
    TRY(acts[step->act].fn(&(Act){ db, a, by, &u }, e));
    if (!acts[step->act].is_new)
        TRY(store(db, by, &u, e));
    if (step->act == UPDATE_PUBLISH)
        TRY(update_heard(db, by, u.crisis_id, e));
    TRY(update_log(db, by, &u, act_names[step->act],
                   step->act == UPDATE_PUBLISH ? update_text(a, &u) : (Str){ 0 }, e));
    return update_get(db, a, by, u.id, out, e);
}
