/* rhythm.h - how many messages are usual at this hour of this weekday, learned. Pure.
 *
 * Level x hour of the day x day of the week, each with exponential weights (half of what counts
 * is younger than RHYTHM_HALF_DAYS), so that a new rhythm (Ramadan, school holidays) is learned
 * within about a week. What is far beyond the usual counts as less; hours without anything where
 * much is usual (a gap in the data) teach nothing. */
#ifndef DETECT_RHYTHM_H
#define DETECT_RHYTHM_H

#include "base/base.h"

enum { RHYTHM_HALF_DAYS = 14 };

typedef struct Rhythm {
    float hour_sum[24], hour_weight[24]; /* messages of five minutes */
    float day_sum[7], day_weight[7];     /* against what the hours alone expect */
    float spread; /* variance of a five minutes' count in units of its mean, at least 1 */
    int64_t buckets; /* seen so far */
} Rhythm;

void rhythm_begin(Rhythm *r);
/* Messages of five minutes, over all hours. */
double rhythm_mean(const Rhythm *r);
/* Expected messages of the five minutes that begin at `local` (seconds of local time); `mean` is
 * rhythm_mean(). */
double rhythm_usual(const Rhythm *r, int64_t local, double mean);
/* The five minutes are over: `count` messages came where `usual` were expected. */
void rhythm_learn(Rhythm *r, int64_t local, double count, double usual);

#endif
