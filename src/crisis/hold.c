#include "crisis/hold.h"

#include "base/utf8.h"
#include "crisis/trace.h"
#include "desk/trace.h"

enum { REASON_MOST = 500 };

static const Field form_fields[] = {
    FIELD(LegalHoldForm, reason, .flags = FIELD_REQUIRED, .max = REASON_MOST,
          .doc = "The matter it is kept for"),
};
const Model legal_hold_form_model = MODEL(LegalHoldForm, form_fields);

static const Field lift_fields[] = {
    FIELD(LegalHoldLift, reason, .flags = FIELD_REQUIRED, .max = REASON_MOST),
    FIELD(LegalHoldLift, version, .flags = FIELD_REQUIRED, .least = 1, .most = INT64_MAX),
};
const Model legal_hold_lift_model = MODEL(LegalHoldLift, lift_fields);

Err hold_list(Db *db, Arena *a, const Caller *by, int64_t crisis_id, List *out, Error *e) {
    Crisis c = { 0 };
    Policy policy = { 0 };
    TRY(crisis_get(db, a, by->brand_id, crisis_id, &c, e));
    TRY(policy_get(db, a, by->brand_id, &policy, e));
    TRY(db_list(db, a, Q_LEGAL_HOLDS, DB_ARGS(DB_V(by->brand_id), DB_V(c.id)), &legal_hold_model,
                out, e));
    LegalHold *h = out->items;
    for (size_t i = 0; !trace_is_named(&policy, by) && i < out->count; i++)
        h[i].reason = h[i].lift_reason = (Str){ 0 };
    return ERR_OK;
}

static NODISCARD Err check_reason(Str reason, Error *e) {
    if (utf8_is_blank(reason))
        FAIL_FIELD(e, "reason", "is needed: what the evidence is kept for, or why no longer");
    return ERR_OK;
}

static NODISCARD Err insert(Db *db, Arena *a, const Caller *by, const Crisis *c, Str reason,
                            int64_t *id, Error *e) {
    int64_t from;
    TRY(trace_start(db, a, by->brand_id, c->opened_at, &from, e));
    Err code = db_i64(db, Q_LEGAL_HOLD_INSERT,
                      DB_ARGS(DB_V(by->brand_id), DB_V(c->id), DB_V(from), DB_V(reason),
                              DB_V(by->staff_id), DB_V(by->now)),
                      id, e);
    if (code == ERR_NOT_FOUND)
        FAIL(e, ERR_CONFLICT, "its evidence is held already");
    return code;
}

Err hold_place(Db *db, Arena *a, const Caller *by, int64_t crisis_id, const LegalHoldForm *form,
               LegalHold *out, Error *e) {
    Crisis c = { 0 };
    int64_t id = 0;
    TRY(crisis_get(db, a, by->brand_id, crisis_id, &c, e));
    TRY(check_reason(form->reason, e));
    TRY(insert(db, a, by, &c, str_trim(form->reason), &id, e));
    TRY(legal_hold_gather(db, by->brand_id, by->now, e));
    TRY(legal_hold_now(db, a, by->brand_id, c.id, out, e));
    return crisis_tell(db, by, c.id,
                       &(CrisisTrace){ .act = "hold",
                                       .detail = str_fmt(a, "hold=%lld cases=%lld", (long long)id,
                                                         (long long)out->cases) },
                       e);
}

Err hold_lift(Db *db, Arena *a, const Caller *by, int64_t crisis_id, const LegalHoldLift *form,
              LegalHold *out, Error *e) {
    Crisis c = { 0 };
    int64_t changed = 0;
    TRY(crisis_get(db, a, by->brand_id, crisis_id, &c, e));
    TRY(check_reason(form->reason, e));
    TRY(legal_hold_now(db, a, by->brand_id, c.id, out, e));
    if (out->id == 0)
        FAIL(e, ERR_CONFLICT, "its evidence is not held");
    TRY(db_run(db, Q_LEGAL_HOLD_LIFT,
               DB_ARGS(DB_V(by->brand_id), DB_V(out->id), DB_V(form->version), DB_V(by->staff_id),
                       DB_V(by->now), DB_V(str_trim(form->reason))),
               &changed, e));
    if (changed == 0)
        FAIL(e, ERR_CONFLICT, "somebody changed this hold meanwhile");
    out->lifted_by = by->staff_id;
    out->lifted_at = by->now;
    out->lift_reason = str_dup(a, str_trim(form->reason));
    out->version++;
    return crisis_tell(db, by, c.id,
                       &(CrisisTrace){ .act = "hold_lift",
                                       .detail = str_fmt(a, "hold=%lld", (long long)out->id) },
                       e);
}
