/* trace.h - what every act in a room leaves: a row of the log and an event. Private to crisis/. */
#ifndef CRISIS_TRACE_H
#define CRISIS_TRACE_H

#include "desk/crisis_now.h"

typedef struct CrisisTrace {
    const char *act; /* without "crisis." */
    Str detail;      /* facts without personal text */
    Str personal;    /* what people wrote; empty: nothing */
} CrisisTrace;
NODISCARD Err crisis_tell(Db *db, const Caller *by, int64_t crisis_id, const CrisisTrace *trace,
                          Error *e);
/* The crisis, unless it is closed: ERR_CONFLICT. */
NODISCARD Err crisis_running(Db *db, Arena *a, const Caller *by, int64_t id, Crisis *out, Error *e);

#endif
