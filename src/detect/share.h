/* share.h - are the messages angrier than usual? The second channel, and the one that wakes. Pure.
 *
 * In windows from ten minutes to a day the negative messages are compared with the
 * brand's usual share by the signed root of the binomial deviance. Answers to other messages and
 * first messages are two strata with shares of their own: a crowd that argues raises the share
 * among answers first, and a busy thread with the usual mood raises none. An excess of volume
 * adds to it (an angry crowd comes on top of the others), never more than the share itself.
 * Each window is measured against its own largest values of past half days (extreme.h). */
#ifndef DETECT_SHARE_H
#define DETECT_SHARE_H

#include "detect/extreme.h"

enum { SHARE_WINDOWS = 8, SHARE_BLOCK_BUCKETS = 144 };
extern const int share_windows[SHARE_WINDOWS]; /* in buckets of five minutes, the last included */

typedef struct ShareCounts {
    double total, negative, replies, negative_replies;
} ShareCounts;

typedef struct Share {
    ShareCounts usual; /* sums with exponential weights: their quotients are the usual shares */
    float volume_spread; /* variance of the log of an hour's volume against the expected one */
    int64_t hours;       /* learned from */
    Extreme extremes[SHARE_WINDOWS];
} Share;

typedef struct ShareSigns {
    double surprise;  /* -log10 of a chance a half day; 0 while the excess is small */
    int window;       /* the one that surprises most; -1 = none does */
    ShareCounts seen; /* in it */
    double expected;  /* negative messages expected in it */
    double excess;    /* negative messages above these */
    double most;      /* the largest excess of any window: how big it is by now */
    double newest;    /* the excess of the shortest window: how it goes on */
} ShareSigns;

void share_begin(Share *s);
/* usual_volume: messages expected by the rhythm. Remembered for the extremes. */
ShareSigns share_see(Share *s, const ShareCounts seen[SHARE_WINDOWS],
                     const double usual_volume[SHARE_WINDOWS]);
void share_end_bucket(Share *s, int64_t bucket);
/* An hour long enough ago that its late messages are there. */
void share_learn_hour(Share *s, const ShareCounts *hour, double usual_volume);
/* Usual share of negative ones among all of these, 0..1. */
double share_usual(const Share *s, const ShareCounts *of);

#endif
