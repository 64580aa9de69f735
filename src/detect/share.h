/* share.h - are the messages angrier than usual? The second channel, and the one that wakes. Pure.
 *
 * Learns the usual shares of negative messages, of answers to other messages and of first ones
 * apart: a crowd that argues raises the share among answers first, and a busy thread with the
 * usual mood raises none. How sure it is that something began is what onset.h says, measured
 * against the largest of past half days (extreme.h); how big it is, the excess of negative
 * messages in windows from ten minutes to a day. */
#ifndef DETECT_SHARE_H
#define DETECT_SHARE_H

#include "detect/extreme.h"
#include "detect/onset.h"

enum { SHARE_WINDOWS = 8, SHARE_BLOCK_BUCKETS = 144 };
extern const int share_windows[SHARE_WINDOWS]; /* in buckets of five minutes, the last included */

typedef struct ShareCounts {
    double total, negative, replies, negative_replies;
} ShareCounts;

typedef struct Share {
    ShareCounts usual; /* sums with exponential weights: their quotients are the usual shares */
    float volume_spread; /* variance of the log of an hour's volume against the expected one */
    int64_t hours;       /* learned from */
    Onset onset;
    Extreme evidence; /* of the onsets */
} Share;

typedef struct ShareSigns {
    double surprise;  /* -log10 of a chance a half day; 0 while the excess is small */
    int window;       /* the first that reaches back to where it began; -1 = nothing did */
    bool is_turn;     /* as many messages as ever, and angrier; else a crowd came */
    ShareCounts seen; /* in it */
    double expected;  /* negative messages expected in it */
    double excess;    /* negative messages above these */
    double most;      /* the largest excess of any window: how big it is by now */
    double newest;    /* the excess of the last twenty minutes: how it goes on */
} ShareSigns;

/* What is looked at: the windows and the open bucket, beside the volume that is usual. */
typedef struct ShareScene {
    ShareCounts windows[SHARE_WINDOWS], open;
    double open_usual; /* messages expected by the rhythm so far in the open bucket */
    double mean_hour;  /* messages of an hour, over all hours */
} ShareScene;

void share_begin(Share *s);
/* Remembered for the extremes. */
ShareSigns share_see(Share *s, const ShareScene *scene);
void share_end_bucket(Share *s, int64_t bucket, const ShareCounts *counts, double usual_volume);
/* An hour long enough ago that its late messages are there. */
void share_learn_hour(Share *s, const ShareCounts *hour, double usual_volume);
/* Usual share of negative ones among all of these, 0..1. */
double share_usual(const Share *s, const ShareCounts *of);

#endif
