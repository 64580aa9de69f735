/* sweep.h - what nobody needs any more goes: old events, expired sessions, invitations, counted
 * sign-in tries, hook signatures past their age; before that, holds take in what is theirs. */
#ifndef DESK_SWEEP_H
#define DESK_SWEEP_H

#include "store/db.h"

/* Inside a write transaction; harmless at any time and twice. */
NODISCARD Err sweep(Db *db, int64_t now, Error *e);

#endif
