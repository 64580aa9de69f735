/* replay.h - a file of messages through the whole pipeline as if each came in when it was
 * written: kept, read, counted and judged in a desk of its own, which is gone afterwards. */
#ifndef APP_REPLAY_H
#define APP_REPLAY_H

#include "base/err.h"
#include "base/str.h"

#include <stdio.h>

enum { REPLAY_MESSAGES_MOST = 1000000 };

typedef struct ReplayOptions {
    const char *path;
    Str format;      /* of the file; empty: recognised */
    int zone;        /* of times without one, and of the shop; seconds east of UTC */
    double speed;    /* so many times faster than it happened; 0: as fast as it goes */
    int64_t step;    /* seconds from one judgement to the next while messages come in */
    bool shows_all;  /* each change of a verdict; else each change of its level */
    FILE *out, *err; /* err may be NULL: no progress */
} ReplayOptions;

/* Prints verdicts as lines of JSON (verdict_row_model) and at the end a sentence to `err`.
 * ERR_LIMIT above REPLAY_MESSAGES_MOST. */
NODISCARD Err replay(const ReplayOptions *o, Error *e);

#endif
