#include "crisis/trace.h"

#include "desk/audit.h"
#include "desk/event.h"

Err crisis_tell(Db *db, const Caller *by, int64_t crisis_id, const CrisisTrace *trace, Error *e) {
    SCRATCH(a);
    TRY(audit_add(db, by,
                  &(AuditAct){ .act = str_z(a, str_fmt(a, "crisis.%s", trace->act)),
                               .object = "crisis", .object_id = crisis_id,
                               .detail = trace->detail,
                               .personal = trace->personal.n ? trace->personal : (Str){ 0 } },
                  e));
    return event_add(db, by->brand_id, EVENT_CRISIS, crisis_id, by->now, e);
}

Err crisis_running(Db *db, Arena *a, const Caller *by, int64_t id, Crisis *out, Error *e) {
    TRY(crisis_get(db, a, by->brand_id, id, out, e));
    if (out->phase == PHASE_CLOSED)
        FAIL(e, ERR_CONFLICT, "this crisis is closed");
    return ERR_OK;
}
