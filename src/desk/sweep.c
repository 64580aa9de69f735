#include "desk/sweep.h"

#include "base/limits.h"
#include "base/time.h"
#include "desk/event.h"
#include "desk/legal_hold.h"
#include "desk/mass.h"
#include "desk/problem.h"

Err sweep(Db *db, int64_t now, Error *e) {
    TRY(event_prune(db, e));
    TRY(legal_hold_sweep(db, now, e));
    TRY(db_run(db, Q_SESSION_EXPIRE, DB_ARGS(DB_V(now), DB_V(now - LIMIT_SESSION_IDLE)), NULL, e));
    TRY(db_run(db, Q_INVITATION_EXPIRE, DB_ARGS(DB_V(now)), NULL, e));
    TRY(db_run(db, Q_LOGIN_TRY_EXPIRE, DB_ARGS(DB_V(now - LIMIT_LOGIN_WINDOW)), NULL, e));
    TRY(db_run(db, Q_PROBLEM_MERGED_EXPIRE, DB_ARGS(DB_V(now - PROBLEM_UNMERGE_MOST)), NULL, e));
    TRY(db_run(db, Q_MASS_DRAFT_EXPIRE, DB_ARGS(DB_V(now - MASS_DRAFT_KEPT)), NULL, e));
    TRY(db_run(db, Q_NOTICE_EXPIRE, DB_ARGS(DB_V(now - 30 * DAY)), NULL, e));
    /* Signatures are refused for their age when older than this, in both directions. */
    return db_run(db, Q_HOOK_SEEN_EXPIRE, DB_ARGS(DB_V(now - 2 * (int64_t)LIMIT_HOOK_AGE)), NULL,
                  e);
}
