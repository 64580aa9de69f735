/* broadcast_core.h - what the parts of broadcast.h share. Inside crisis/ only. */
#ifndef CRISIS_BROADCAST_CORE_H
#define CRISIS_BROADCAST_CORE_H

#include "crisis/broadcast.h"

typedef struct Current {
    Broadcast of; /* id 0: none */
    bool is_outdated;
} Current;
NODISCARD Err broadcast_now(Db *db, Arena *a, int64_t brand_id, int64_t crisis_id, Current *out,
                            Error *e);
/* The log row and the event of an act about a broadcast. */
typedef struct BroadcastTale {
    const char *act;
    int64_t crisis_id;
    Str detail, personal;
} BroadcastTale;
NODISCARD Err broadcast_tell(Db *db, const Caller *by, const BroadcastTale *t, Error *e);

/* What may leave at all: the one place that refuses it for a brand. A row that asks for it is not
 * made, and one that was made ends as `none` when it is claimed. */
bool broadcast_may_leave(bool is_sample);

#endif
