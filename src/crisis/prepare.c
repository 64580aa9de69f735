#include "crisis/prepare.h"

#include "desk/event.h"

Err prepare_tell(Db *db, const Caller *by, const AuditAct *act, Error *e) {
    TRY(audit_add(db, by, act, e));
    return event_add(db, by->brand_id, EVENT_SETTINGS, act->object_id, by->now, e);
}

Err prepare_is_named(Db *db, const Caller *by, Query q, Str name, int64_t but, bool *out,
                     Error *e) {
    int64_t count;
    TRY(db_i64(db, q, DB_ARGS(DB_V(by->brand_id), DB_V(name), DB_V(but)), &count, e));
    *out = count > 0;
    return ERR_OK;
}
