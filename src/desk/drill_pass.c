#include "desk/drill_pass.h"

Err drill_passed(Db *db, int64_t brand_id, int64_t staff_id, int64_t now, bool *out, Error *e) {
    int64_t count;
    TRY(db_i64(db, Q_DRILL_PASSED,
               DB_ARGS(DB_V(brand_id), DB_V(staff_id), DB_V((int64_t)DRILL_PASSED_FROM),
                       DB_V(now - DRILL_GOOD_FOR)),
               &count, e));
    *out = count > 0;
    return ERR_OK;
}
