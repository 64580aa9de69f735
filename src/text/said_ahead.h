/* said_ahead.h - times to come as they are said, for promise.c and drift.c. */
#ifndef TEXT_SAID_AHEAD_H
#define TEXT_SAID_AHEAD_H

#include "text/said_read.h"

typedef struct AheadTime {
    size_t first, end; /* tokens, with what leads to the time: "paling lambat besok" */
    Phrase phrase;     /* of two ("besok atau lusa") the one that is due later */
    bool is_known;
    bool is_over;      /* it tells what was: kemarin, 3 hari lalu, 12 Maret of this April */
    bool is_certain;   /* it cannot be of the past: besok, nanti sore, paling lambat .. */
    int64_t due;       /* 0 when it is not known */
} AheadTime;

/* Reads the time at token i; returns its end, or i when there is none. */
size_t ahead_read(const SaidScan *s, size_t i, const DueFrame *f, AheadTime *out);

#endif
