#include "desk/listen.h"

Err session_may_listen(Db *db, int64_t session_id, int64_t brand_id, int64_t now, bool *out,
                       Error *e) {
    int64_t n;
    TRY(db_i64(db, Q_SESSION_LISTENS, DB_ARGS(DB_V(session_id), DB_V(brand_id), DB_V(now)), &n, e));
    *out = n > 0;
    return ERR_OK;
}
