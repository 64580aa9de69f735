#include "crisis/recovery_core.h"

Err recovery_member(Db *db, const Caller *by, int64_t staff_id, Error *e) {
    int64_t count;
    TRY(db_i64(db, Q_RECOVERY_MEMBER, DB_ARGS(DB_V(by->brand_id), DB_V(staff_id)), &count, e));
    if (count == 0)
        FAIL_FIELD(e, "owner_id", "is nobody of this business");
    return ERR_OK;
}
