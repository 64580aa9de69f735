/* due.h - when the next work of each kind is due, so that the threads of app/ can sleep until
 * then and take the write lock only when there is something to do. */
#ifndef DESK_DUE_H
#define DESK_DUE_H

#include "store/db.h"

typedef struct Due {
    int64_t reply_at;       /* the first held reply may leave (no stop, no pause) */
    int64_t reply_lease_at; /* the first lease of a sender runs out */
    int64_t poll_at, call_at, sample_at;
    int64_t drill_at;       /* the next beat of a rehearsal */
    int64_t mass_at;        /* a mass answer goes on */
    int64_t notice_at;
} Due; /* each 0: none */

/* All kinds at once; a read of a few index entries. */
NODISCARD Err due_times(Db *db, Due *out, Error *e);

#endif
