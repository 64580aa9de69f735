/* series.h - the counts of one brand (or of one subject of it) through time, and what both
 * channels say of the moment. Pure; under 8 KB, no pointers: it can be copied and kept as bytes.
 *
 * Buckets of five minutes are added by time, each once: what it says depends on the counts alone,
 * not on how they came in. Whoever must wait for late messages adds a bucket when two hours have
 * passed and looks at the open ones through a copy (series_look()). */
#ifndef DETECT_SERIES_H
#define DETECT_SERIES_H

#include "detect/burst.h"
#include "detect/rhythm.h"
#include "detect/share.h"

enum {
    SERIES_BUCKET_SECONDS = 300,
    SERIES_DAY_BUCKETS = 288,
    SERIES_HOURS = 4, /* kept until they are learned from: the usual share hears of an hour late */
    SERIES_MOST = 10 * 1000 * 1000, /* of a bucket: what goes beyond counts as so many */
    SERIES_GAP_USUAL = 15, /* silence where so many messages are usual is a gap in the data */
};

typedef struct SeriesCounts {
    uint32_t total, negative, replies, negative_replies;
} SeriesCounts;

typedef struct Series {
    int64_t next; /* start of the bucket that comes next; 0 = nothing was added */
    int zone;     /* seconds east of UTC */
    SeriesCounts day[SERIES_DAY_BUCKETS]; /* ring, by bucket number */
    uint32_t usual[SERIES_DAY_BUCKETS];   /* messages expected, in 1/SERIES_USUAL_UNIT */
    SeriesCounts hours[SERIES_HOURS];     /* ring, by hour number */
    uint64_t hours_usual[SERIES_HOURS];
    SeriesCounts windows[SHARE_WINDOWS];  /* sums of the newest buckets of each window, less one */
    double mean, next_usual; /* messages of five minutes: over all hours; usual in the next ones */
    double coming;           /* usual volume of the next two hours, against that of all hours */
    double silent_usual; /* messages that were usual since the last one */
    int64_t last_at;     /* start of the last bucket that held a message */
    Rhythm rhythm;
    Burst burst;
    Share share;
} Series;
enum { SERIES_USUAL_UNIT = 256 };

typedef struct SeriesSigns {
    ShareSigns share;
    double burst;          /* surprise of the first channel; only of a whole bucket */
    double usual_hour;     /* messages expected in an hour like this one */
    double usual_negative; /* negative ones of these */
    double mean_hour;      /* messages of an hour, over all hours */
    double coming;         /* usual volume of the next two hours, against that of all hours */
    double gap_hours;      /* silence where messages are usual; 0 = none */
} SeriesSigns;

void series_begin(Series *s, int zone);
/* Adds the bucket that starts at `at` (a multiple of five minutes, not before next); those
 * between are empty. Returns what both channels say at its end. */
SeriesSigns series_add(Series *s, int64_t at, SeriesCounts counts);
/* What the share channel says in the middle of the bucket `at`, of which so far these counts
 * came and `seconds` passed. Remembers only for the extremes. */
SeriesSigns series_look(Series *s, int64_t at, SeriesCounts counts, int64_t seconds);

#endif
