/* scratch_desk.h - a desk of its own for a command, in a folder of its own, gone afterwards. */
#ifndef APP_SCRATCH_DESK_H
#define APP_SCRATCH_DESK_H

#include "base/mem.h"
#include "base/str.h"
#include "store/store.h"

typedef struct ScratchDesk {
    Store *store;
    Arena *arena;
    Str folder; /* empty: none was made */
} ScratchDesk;

/* In TMPDIR; with no people and no brand. What a crash would lose is not kept anyway. */
NODISCARD Err scratch_desk_open(Arena *a, ScratchDesk *out, Error *e);
void scratch_desk_close(ScratchDesk *d); /* for CLEANUP() */

#endif
