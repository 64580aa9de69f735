#include "desk/strike.h"

#include "base/time.h"
#include "base/utf8.h"
#include "desk/audit.h"
#include "desk/event.h"
#include "desk/secrecy.h"

enum { REMARK_MOST = 1000, ALONE_PAUSE = 10 * MINUTE };

static const char *const strike_state_names[] = { "given", "appealed", "kept", "lifted", NULL };
static_assert(COUNT(strike_state_names) == STRIKE_STATE__COUNT + 1, "one name for each state");
static const char *const strike_act_names[] = { "appeal", "keep", "lift", NULL };
static_assert(COUNT(strike_act_names) == STRIKE_ACT__COUNT + 1, "one name for each act");

static const Field strike_fields[] = {
    FIELD(Strike, id),
    FIELD(Strike, author_id),
    FIELD(Strike, case_id),
    FIELD(Strike, message_id),
    FIELD(Strike, copy_id, .flags = FIELD_SECRET),
    FIELD_ENUM_OF(Strike, reason, guard_reason_names),
    FIELD_ENUM_OF(Strike, state, strike_state_names),
    FIELD(Strike, staff_id),
    FIELD(Strike, staff_name, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(Strike, at),
    FIELD_TIME_OF(Strike, expires_at),
    FIELD(Strike, appeal, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(Strike, appealed_at, .flags = FIELD_OPTIONAL),
    FIELD(Strike, remark, .flags = FIELD_OPTIONAL, .doc = "Of who decided the appeal"),
    FIELD(Strike, decided_by, .flags = FIELD_OPTIONAL),
    FIELD(Strike, decided_name, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(Strike, decided_at, .flags = FIELD_OPTIONAL),
    FIELD(Strike, version),
    FIELD(Strike, is_live, .doc = "Counts now"),
    FIELD_RECORD_OF(Strike, copy, &sealed_copy_model, .doc = "The message as it was"),
};
const Model strike_model = MODEL(Strike, strike_fields);

static const Field form_fields[] = {
    FIELD_ENUM_OF(StrikeForm, reason, guard_reason_names, .flags = FIELD_REQUIRED),
};
const Model strike_form_model = MODEL(StrikeForm, form_fields);

static const Field change_fields[] = {
    FIELD_ENUM_OF(StrikeChange, act, strike_act_names, .flags = FIELD_REQUIRED),
    FIELD(StrikeChange, version, .flags = FIELD_REQUIRED, .least = 1, .most = INT64_MAX),
    FIELD(StrikeChange, remark, .flags = FIELD_REQUIRED, .max = REMARK_MOST),
};
const Model strike_change_model = MODEL(StrikeChange, change_fields);

/* ---- reading ---- */

static NODISCARD Err complete(Db *db, Arena *a, const Caller *by, Strike *k, Error *e) {
    k->is_live = k->state != STRIKE_LIFTED && k->expires_at > by->now;
    return sealed_copy_get(db, a, by, k->copy_id, &k->copy, e);
}

static NODISCARD Err get(Db *db, Arena *a, const Caller *by, int64_t id, Strike *out, Error *e) {
    TRY(db_one(db, a, Q_STRIKE_GET, DB_ARGS(DB_V(by->brand_id), DB_V(id)), &strike_model, out, e));
    return complete(db, a, by, out, e);
}

Err strike_of_author(Db *db, Arena *a, const Caller *by, int64_t author_id, List *out, Error *e) {
    TRY(db_list(db, a, Q_STRIKE_OF_AUTHOR,
                DB_ARGS(DB_V(by->brand_id), DB_V(author_id), DB_V(secrecy_sees_all(by)),
                        DB_V(by->staff_id)),
                &strike_model, out, e));
    Strike *rows = out->items;
    for (size_t i = 0; i < out->count; i++)
        TRY(complete(db, a, by, &rows[i], e));
    return ERR_OK;
}

Err strike_live(Db *db, const Caller *by, int64_t author_id, int64_t *count, Error *e) {
    return db_i64(db, Q_STRIKE_LIVE, DB_ARGS(DB_V(by->brand_id), DB_V(author_id), DB_V(by->now)),
                  count, e);
}

/* ---- giving ---- */

static NODISCARD Err insert(Db *db, const Caller *by, const Policy *p, const GuardTarget *t,
                            Strike *k, Error *e) {
    k->expires_at = by->now + p->ban_days * DAY;
    Err r = db_i64(db, Q_STRIKE_INSERT,
                   DB_ARGS(DB_V(by->brand_id), DB_V(t->author_id), DB_V(t->case_id),
                           DB_V(t->message_id), DB_V(k->copy.id),
                           db_name(guard_reason_names, (int)k->reason), DB_V(by->staff_id),
                           DB_V(by->now), DB_V(k->expires_at)),
                   &k->id, e);
    if (r == ERR_NOT_FOUND)
        FAIL(e, ERR_CONFLICT, "somebody gave this message a strike just now: look again");
    return r;
}

static NODISCARD Err log_give(Db *db, Arena *a, const Caller *by, const Policy *p, const Strike *k,
                              Error *e) {
    Str detail = str_fmt(a, "message=%lld reason=%s copy=" STR_FMT " " STR_FMT,
                         (long long)k->copy.message_id, guard_reason_names[k->reason],
                         STR_ARG(k->copy.hash),
                         STR_ARG(clause_stamp(a, p, CLAUSE_STRIKES)));
    TRY(audit_add(db, by,
                  &(AuditAct){ .act = "strike.give",
                               .object = "strike",
                               .object_id = k->id,
                               .detail = detail },
                  e));
    return event_add(db, by->brand_id, EVENT_CASE, k->copy.case_id, by->now, e);
}

Err strike_give(Db *db, Arena *a, const Caller *by, int64_t message_id, const StrikeForm *form,
                Strike *out, Error *e) {
    Policy p = { 0 };
    GuardTarget t = { 0 };
    Strike k = { .reason = form->reason };
    int64_t before;
    TRY(policy_get(db, a, by->brand_id, &p, e));
    TRY(guard_target(db, a, by->brand_id, message_id, &t, e));
    TRY(guard_check_strike(&p, by, &t, form->reason, e));
    TRY(db_i64(db, Q_STRIKE_OF_MESSAGE, DB_ARGS(DB_V(by->brand_id), DB_V(message_id)), &before, e));
    if (before > 0)
        FAIL(e, ERR_CONFLICT, "this message gave a strike already: one message, one strike");
    TRY(sealed_copy_make(db, a, by, &t, &k.copy, e));
    TRY(insert(db, by, &p, &t, &k, e));
    TRY(log_give(db, a, by, &p, &k, e));
    return get(db, a, by, k.id, out, e);
}

/* ---- what becomes of it ---- */

static const struct {
    unsigned from, right;
    bool needs_other; /* than who gave it */
    StrikeState to;
} acts[] = {
    [STRIKE_ACT_APPEAL] = { 1 << STRIKE_GIVEN, RIGHT_WRITE, false, STRIKE_APPEALED },
    [STRIKE_ACT_KEEP] = { 1 << STRIKE_APPEALED, RIGHT_APPROVE, true, STRIKE_KEPT },
    [STRIKE_ACT_LIFT] = { 1 << STRIKE_GIVEN | 1 << STRIKE_APPEALED | 1 << STRIKE_KEPT,
                          RIGHT_APPROVE, true, STRIKE_LIFTED },
};
static_assert(COUNT(acts) == STRIKE_ACT__COUNT, "one row for each act");

static NODISCARD Err check(Db *db, const Caller *by, const Strike *k, const StrikeChange *c,
                           Error *e) {
    if (!(by->rights & acts[c->act].right))
        FAIL(e, ERR_DENIED, "this needs the right to %s",
             acts[c->act].right == RIGHT_APPROVE ? "approve" : "write");
    if (k->version != c->version)
        FAIL(e, ERR_CONFLICT, "somebody changed this strike meanwhile: look again");
    if (!(acts[c->act].from & 1u << k->state))
        FAIL(e, ERR_CONFLICT, "a strike that is %s cannot be changed this way",
             strike_state_names[k->state]);
    if (utf8_is_blank(c->remark))
        FAIL_FIELD(e, "remark", "is needed: one sentence that explains it later");
    return acts[c->act].needs_other
               ? guard_second(db, by, k->staff_id, by->now >= k->at + ALONE_PAUSE, e)
               : ERR_OK;
}

static NODISCARD Err store(Db *db, const Caller *by, const Strike *k, const StrikeChange *c,
                           Error *e) {
    bool is_appeal = c->act == STRIKE_ACT_APPEAL;
    Str said = str_trim(c->remark);
    int64_t changed;
    TRY(db_run(db, Q_STRIKE_UPDATE,
               DB_ARGS(DB_V(by->brand_id), DB_V(k->id), DB_V(k->version),
                       db_name(strike_state_names, (int)acts[c->act].to),
                       DB_V(is_appeal ? said : k->appeal),
                       db_id(is_appeal ? by->staff_id : 0),
                       db_id(is_appeal ? by->now : k->appealed_at),
                       is_appeal ? db_null() : DB_V(said), db_id(is_appeal ? 0 : by->staff_id),
                       db_id(is_appeal ? 0 : by->now)),
               &changed, e));
    if (changed == 0)
        FAIL(e, ERR_CONFLICT, "somebody changed this strike meanwhile: look again");
    return ERR_OK;
}

Err strike_act(Db *db, Arena *a, const Caller *by, int64_t id, const StrikeChange *c, Strike *out,
               Error *e) {
    Strike was = { 0 };
    TRY(get(db, a, by, id, &was, e));
    TRY(check(db, by, &was, c, e));
    TRY(store(db, by, &was, c, e));
    TRY(audit_add(db, by,
                  &(AuditAct){ .act = str_z(a, str_fmt(a, "strike.%s", strike_act_names[c->act])),
                               .object = "strike",
                               .object_id = id,
                               .detail = str_fmt(a, "%s -> %s", strike_state_names[was.state],
                                                 strike_state_names[acts[c->act].to]),
                               .personal = str_trim(c->remark) },
                  e));
    TRY(event_add(db, by->brand_id, EVENT_CASE, was.case_id, by->now, e));
    return get(db, a, by, id, out, e);
}
