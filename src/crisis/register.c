#include "crisis/register.h"

Err register_changed(Db *db, int64_t brand_id, int64_t since, bool *out, Error *e) {
    int64_t changes;
    TRY(db_i64(db, Q_REGISTER_CHANGED, DB_ARGS(DB_V(brand_id), DB_V(since)), &changes, e));
    *out = changes > 0;
    return ERR_OK;
}
