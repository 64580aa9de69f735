#include "desk/rights_pause.h"

#include "base/time.h"
#include "desk/audit.h"
#include "desk/clause.h"
#include "desk/event.h"

enum { PAUSE_WINDOW = 7 * DAY, REASON_MOST = 500 };

static const Field pause_fields[] = {
    FIELD(RightsPause, id),
    FIELD(RightsPause, staff_id),
    FIELD(RightsPause, staff_name),
    FIELD(RightsPause, overrides, .doc = "Clauses passed in the seven days before"),
    FIELD_TIME_OF(RightsPause, at),
    FIELD_TIME_OF(RightsPause, lifted_at, .flags = FIELD_OPTIONAL),
    FIELD(RightsPause, lifted_name, .flags = FIELD_OPTIONAL),
    FIELD(RightsPause, reason, .flags = FIELD_OPTIONAL),
};
const Model rights_pause_model = MODEL(RightsPause, pause_fields);

static const Field lift_fields[] = {
    FIELD(RightsLift, reason, .flags = FIELD_REQUIRED, .max = REASON_MOST),
};
const Model rights_lift_model = MODEL(RightsLift, lift_fields);

/* What was passed before the last pause was lifted is forgiven. */
Err rights_pause_begin(Db *db, const Caller *by, const Policy *p, Error *e) {
    SCRATCH(a);
    int64_t count;
    bool is_on;
    if (p->override_pause == 0 || by->staff_id == 0)
        return ERR_OK;
    TRY(db_i64(db, Q_RIGHTS_PAUSE_OVERRIDES,
               DB_ARGS(DB_V(by->brand_id), DB_V(by->staff_id), DB_V(by->now - PAUSE_WINDOW)),
               &count, e));
    if (count <= p->override_pause)
        return ERR_OK;
    TRY(rights_are_paused(db, by->brand_id, by->staff_id, &is_on, e));
    if (is_on)
        return ERR_OK;
    TRY(db_run(db, Q_RIGHTS_PAUSE_INSERT,
               DB_ARGS(DB_V(by->brand_id), DB_V(by->staff_id), DB_V(count), DB_V(by->now)), NULL,
               e));
    TRY(audit_add(db, by,
                  &(AuditAct){ .act = "rights.pause", .object = "staff", .object_id = by->staff_id,
                               .detail = str_fmt(a, "overrides=%lld " STR_FMT, (long long)count,
                                                 STR_ARG(clause_stamp(a, p, CLAUSE_PAUSE))) },
                  e));
    return event_add(db, by->brand_id, EVENT_SETTINGS, 0, by->now, e);
}

Err rights_are_paused(Db *db, int64_t brand_id, int64_t staff_id, bool *out, Error *e) {
    int64_t count;
    TRY(db_i64(db, Q_RIGHTS_PAUSE_IS_ON, DB_ARGS(DB_V(brand_id), DB_V(staff_id)), &count, e));
    *out = count > 0;
    return ERR_OK;
}

Err rights_pause_list(Db *db, Arena *a, int64_t brand_id, List *out, Error *e) {
    return db_list(db, a, Q_RIGHTS_PAUSE_LIST, DB_ARGS(DB_V(brand_id)), &rights_pause_model, out,
                   e);
}

static NODISCARD Err get(Db *db, Arena *a, int64_t brand_id, int64_t id, RightsPause *out,
                         Error *e) {
    return db_one(db, a, Q_RIGHTS_PAUSE_GET, DB_ARGS(DB_V(brand_id), DB_V(id)),
                  &rights_pause_model, out, e);
}

Err rights_pause_lift(Db *db, Arena *a, const Caller *by, int64_t id, const RightsLift *form,
                      RightsPause *out, Error *e) {
    Policy p = { 0 };
    bool alone;
    int64_t changed;
    TRY(get(db, a, by->brand_id, id, out, e));
    TRY(policy_get(db, a, by->brand_id, &p, e));
    TRY(policy_is_alone(db, by, &p, &alone, e));
    if (out->staff_id == by->staff_id && !alone)
        FAIL_CLAUSE(e, &p, CLAUSE_PAUSE, ERR_DENIED, "",
                    "nobody lifts their own pause: ask another approver");
    if (str_trim(form->reason).n == 0)
        FAIL_FIELD(e, "reason", "is needed: why this person sends alone again");
    TRY(db_run(db, Q_RIGHTS_PAUSE_LIFT,
               DB_ARGS(DB_V(by->brand_id), DB_V(id), DB_V(by->now), DB_V(by->staff_id),
                       DB_V(str_trim(form->reason))),
               &changed, e));
    if (changed == 0)
        FAIL(e, ERR_CONFLICT, "this pause was lifted already");
    TRY(audit_add(db, by,
                  &(AuditAct){ .act = "rights.lift", .object = "staff",
                               .object_id = out->staff_id, .personal = str_trim(form->reason) },
                  e));
    TRY(event_add(db, by->brand_id, EVENT_SETTINGS, 0, by->now, e));
    return get(db, a, by->brand_id, id, out, e);
}
