/* reread.h - messages that came in before their subjects, demands and harm were kept get them.
 *
 * Nothing else of a message is changed: its class and mood are what people have worked with. Goes
 * through them once, in small batches; the place reached is kept, so it goes on after a stop. */
#ifndef DESK_REREAD_H
#define DESK_REREAD_H

#include "store/db.h"

enum { REREAD_BATCH = 300 };

/* Whether messages are left; asks one row. */
NODISCARD Err reread_left(Db *db, bool *left, Error *e);
/* The next REREAD_BATCH of them, inside a write transaction. When *left becomes false, the brands
 * are told to look at their lists again. */
NODISCARD Err reread_some(Db *db, int64_t now, bool *left, Error *e);

#endif
