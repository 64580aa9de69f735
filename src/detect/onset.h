/* onset.h - since when are the messages angrier than usual, and how sure is that? Pure.
 *
 * A message is one of four kinds: first message or answer, calm or angry. Charts of cumulative
 * sums (Page 1954) each compare the usual mixture of them with one story of what may have
 * begun: a crowd (angry people, half of whom answer others) that adds a part of the usual volume
 * or a multiple of it, or a turn (as many messages as ever, a part of the calm ones now angry).
 * A sum adds the logarithm of the likelihood ratio and begins anew where it falls to 0, so that
 * every onset is tried and none costs more than the others. What else may explain a sum is taken
 * out of it: an error of the usual shares, a rush of ordinary talk, a busy thread of our own. */
#ifndef DETECT_ONSET_H
#define DETECT_ONSET_H

#include "base/base.h"

enum { ONSET_CHARTS = 8, ONSET_KINDS = 4 };

typedef struct OnsetCounts {
    double kinds[ONSET_KINDS]; /* first calm, first angry, answer calm, answer angry */
    double usual;              /* messages that were usual meanwhile */
} OnsetCounts;

typedef struct OnsetUsual {
    double answers;                   /* share of answers among all messages */
    double angry_first, angry_answers; /* share of angry ones among each */
    double error;  /* variance of these shares, in units of p(1-p) .. */
    double wander; /* .. and what a day adds to it */
    double volume_spread; /* variance of the log of an hour's volume */
} OnsetUsual;

typedef struct OnsetChart {
    double sum; /* log of the likelihood ratio, up to the last whole bucket */
    OnsetCounts since; /* the sum was 0 */
    int buckets;       /* the same in buckets */
} OnsetChart;

typedef struct Onset {
    double weights[ONSET_CHARTS][ONSET_KINDS]; /* log likelihood ratio of a message */
    OnsetChart charts[ONSET_CHARTS];
    OnsetUsual usual;
} Onset;

typedef struct OnsetSigns {
    double evidence; /* log of the likelihood ratio of the best story, 0 = none */
    int buckets;     /* since it began, the open one included */
    bool is_turn;    /* the story is a turn */
} OnsetSigns;

/* From now on these are the usual ones. */
void onset_learn(Onset *o, const OnsetUsual *usual);
/* What the charts say with the open bucket, of which these counts came so far. */
OnsetSigns onset_look(const Onset *o, const OnsetCounts *open);
void onset_end_bucket(Onset *o, const OnsetCounts *bucket);

#endif
