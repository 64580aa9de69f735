/* burst.h - are there more messages than usual? The first of the two channels. Pure.
 *
 * Sums over windows from five minutes to half a day are compared with what the rhythm expects by
 * three statistics (log ratio, square root of the deviance, standardised excess), because none of
 * them serves a sparse and a busy series alike. Each is measured against its own largest values
 * of past blocks of 6, 12 and 24 hours (extreme.h); the least surprise of the nine is the answer:
 * what only one scale or one statistic finds strange is no burst. */
#ifndef DETECT_BURST_H
#define DETECT_BURST_H

#include "detect/extreme.h"

enum { BURST_STATISTICS = 3, BURST_BLOCKS = 3, BURST_WINDOWS = 6 };
extern const int burst_windows[BURST_WINDOWS]; /* in buckets of five minutes, the last included */

typedef struct Burst {
    Extreme members[BURST_STATISTICS][BURST_BLOCKS];
    int64_t told_at; /* of the last burst that was told; 0 = none */
    double told;     /* its surprise */
} Burst;

typedef struct BurstCounts {
    double seen[BURST_WINDOWS], usual[BURST_WINDOWS];
    double spread; /* of the rhythm */
} BurstCounts;

void burst_begin(Burst *b);
/* Surprise (-log10 of a chance a block) of these counts; they are remembered. */
double burst_see(Burst *b, const BurstCounts *counts);
/* The same surprise, or 0 while a burst that was told before goes on. */
double burst_news(Burst *b, int64_t at, double surprise);
/* Bucket number `bucket` (since 1970) is over: blocks that end with it are learned from. */
void burst_end_bucket(Burst *b, int64_t bucket);

/* A score in 0..1, surprise / (surprise + BURST_THRESHOLD): a half stands for a burst. */
#define BURST_THRESHOLD 0.7
/* A burst is told once: within this time only one ten times as unlikely is news. */
enum { BURST_SILENT_SECONDS = 86400 };
#define BURST_RISE 1.0

#endif
