/* mass_run.h - what the program does with a mass answer by itself: begins when the undo minute is
 * over, makes replies at the pace of each account, takes latecomers in, and ends it. */
#ifndef DESK_MASS_RUN_H
#define DESK_MASS_RUN_H

#include "desk/mass.h"

/* Replies made in one transaction. */
enum { MASS_BATCH = 40 };

typedef struct MassTurn {
    int64_t mass_id, brand_id; /* 0: nothing was due */
    int64_t made, posted, skipped;
} MassTurn;

/* One batch of the mass answer that is due longest, in the caller's transaction: what is killed
 * before its commit did nothing. */
NODISCARD Err mass_run(Db *db, Arena *a, int64_t now, MassTurn *out, Error *e);

#endif
