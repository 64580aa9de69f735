#include "detect/series.h"

#include <string.h>

enum { HOUR_SECONDS = 3600, LEARN_AFTER_HOURS = 2, COMING_HALVES = 4 };

static_assert(sizeof(Series) < 8 * 1024, "with the folding tables below 16 KB");

void series_begin(Series *s, int zone) {
    *s = (Series){ .zone = zone, .coming = 1 };
    rhythm_begin(&s->rhythm);
    burst_begin(&s->burst);
    share_begin(&s->share);
}

static void sum_add(SeriesCounts *sum, const SeriesCounts *x) {
    sum->total += x->total;
    sum->negative += x->negative;
    sum->replies += x->replies;
    sum->negative_replies += x->negative_replies;
}

static void sum_take(SeriesCounts *sum, const SeriesCounts *x) {
    sum->total -= x->total;
    sum->negative -= x->negative;
    sum->replies -= x->replies;
    sum->negative_replies -= x->negative_replies;
}

static ShareCounts plus(const SeriesCounts *sum, const SeriesCounts *x) {
    return (ShareCounts){ (double)sum->total + x->total, (double)sum->negative + x->negative,
                          (double)sum->replies + x->replies,
                          (double)sum->negative_replies + x->negative_replies };
}

static double local_usual(const Series *s, int64_t at) {
    return rhythm_usual(&s->rhythm, at + s->zone, s->mean);
}

/* What is to be expected from the next bucket on. */
static void foresee(Series *s) {
    s->mean = rhythm_mean(&s->rhythm);
    s->next_usual = local_usual(s, s->next);
    double sum = 0;
    for (int64_t i = 0; i < COMING_HALVES; i++)
        sum += local_usual(s, s->next + i * HOUR_SECONDS / 2);
    s->coming = s->mean > 0 ? sum / COMING_HALVES / s->mean : 1;
}

static ShareSigns look(Series *s, const SeriesCounts *counts, double usual) {
    const SeriesCounts none = { 0 };
    ShareScene scene = { .open = plus(&none, counts), .open_usual = usual,
                         .mean_hour = s->mean * 12 };
    for (size_t w = 0; w < SHARE_WINDOWS; w++)
        scene.windows[w] = plus(&s->windows[w], counts);
    return share_see(&s->share, &scene);
}

static double burst_of(Series *s, int64_t bucket, const SeriesCounts *counts, double usual) {
    BurstCounts c = { .spread = (double)s->rhythm.spread };
    double seen = (double)counts->total, expected = usual;
    size_t w = 0;
    for (int64_t back = 1;; back++) {
        if (back == burst_windows[w]) {
            c.seen[w] = seen;
            c.usual[w] = expected;
            if (++w == BURST_WINDOWS)
                break;
        }
        size_t slot = (size_t)(bucket - back + SERIES_DAY_BUCKETS) % SERIES_DAY_BUCKETS;
        seen += (double)s->day[slot].total;
        expected += (double)s->usual[slot] / SERIES_USUAL_UNIT;
    }
    return burst_see(&s->burst, &c);
}

/* A new hour takes the place of one that was learned from. */
static void begin_hour(Series *s, int64_t hour) {
    size_t slot = (size_t)(hour % SERIES_HOURS);
    size_t learned = (size_t)((hour - 1 - LEARN_AFTER_HOURS) % SERIES_HOURS);
    const SeriesCounts none = { 0 };
    ShareCounts past = plus(&s->hours[learned], &none);
    s->hours[slot] = (SeriesCounts){ 0 };
    double usual = (double)s->hours_usual[learned] / SERIES_USUAL_UNIT;
    s->hours_usual[slot] = 0;
    bool is_gap = past.total <= 0 && s->silent_usual >= SERIES_GAP_USUAL;
    if (!is_gap)
        share_learn_hour(&s->share, &past, usual);
}

static void keep_bucket(Series *s, int64_t bucket, const SeriesCounts *counts, double usual) {
    double most = (double)UINT32_MAX / SERIES_USUAL_UNIT; /* 16 million in five minutes */
    uint32_t units = (uint32_t)((usual < most ? usual : most) * SERIES_USUAL_UNIT);
    size_t slot = (size_t)(bucket % SERIES_DAY_BUCKETS);
    size_t hour = (size_t)(bucket / 12 % SERIES_HOURS);
    s->day[slot] = *counts;
    s->usual[slot] = units;
    sum_add(&s->hours[hour], counts);
    s->hours_usual[hour] += units;
    for (size_t w = 0; w < SHARE_WINDOWS; w++) {
        sum_add(&s->windows[w], counts);
        size_t old = (size_t)(bucket + SERIES_DAY_BUCKETS + 1 - share_windows[w]) %
                     SERIES_DAY_BUCKETS;
        sum_take(&s->windows[w], &s->day[old]);
    }
}

static SeriesSigns signs_of(const Series *s, double usual) {
    double share = share_usual(&s->share, &(ShareCounts){ 0 });
    return (SeriesSigns){ .usual_hour = usual * 12, .usual_negative = usual * 12 * share,
                          .mean_hour = s->mean * 12, .coming = s->coming };
}

static SeriesSigns add_one(Series *s, SeriesCounts counts) {
    int64_t at = s->next, bucket = at / SERIES_BUCKET_SECONDS;
    double usual = s->next_usual;
    if (at % HOUR_SECONDS == 0)
        begin_hour(s, at / HOUR_SECONDS);
    SeriesSigns signs = signs_of(s, usual);
    if (counts.negative > 0)
        signs.share = look(s, &counts, usual);
    signs.burst = burst_of(s, bucket, &counts, usual);
    s->silent_usual = counts.total > 0 ? 0 : s->silent_usual + usual;
    if (counts.total > 0)
        s->last_at = at;
    bool is_gap = s->silent_usual >= SERIES_GAP_USUAL;
    if (is_gap)
        signs.gap_hours = (double)(at + SERIES_BUCKET_SECONDS - s->last_at) / HOUR_SECONDS;
    else
        rhythm_learn(&s->rhythm, at + s->zone, (double)counts.total, usual);
    keep_bucket(s, bucket, &counts, usual);
    burst_end_bucket(&s->burst, bucket);
    const SeriesCounts none = { 0 };
    ShareCounts past = plus(&none, &counts);
    share_end_bucket(&s->share, bucket, &past, usual);
    s->next = at + SERIES_BUCKET_SECONDS;
    foresee(s);
    return signs;
}

static uint32_t bounded(uint32_t count) { return count < SERIES_MOST ? count : SERIES_MOST; }

static uint32_t least(uint32_t a, uint32_t b) { return a < b ? a : b; }

/* So that a day of them can be summed, and no kind of message is fewer than none. */
static SeriesCounts within(SeriesCounts c) {
    c.total = bounded(c.total);
    c.negative = least(c.negative, c.total);
    c.replies = least(c.replies, c.total);
    c.negative_replies = least(c.negative_replies, least(c.negative, c.replies));
    uint32_t first = c.total - c.replies;
    if (c.negative - c.negative_replies > first)
        c.negative = c.negative_replies + first;
    return c;
}

SeriesSigns series_add(Series *s, int64_t at, SeriesCounts counts) {
    counts = within(counts);
    if (s->next == 0) {
        s->next = at;
        foresee(s);
    }
    while (s->next < at)
        add_one(s, (SeriesCounts){ 0 });
    return add_one(s, counts);
}

SeriesSigns series_look(Series *s, int64_t at, SeriesCounts counts, int64_t seconds) {
    counts = within(counts);
    while (s->next != 0 && s->next < at)
        add_one(s, (SeriesCounts){ 0 });
    double usual = s->next != 0 ? s->next_usual : local_usual(s, at);
    SeriesSigns signs = signs_of(s, usual);
    signs.share = look(s, &counts, usual * (double)seconds / SERIES_BUCKET_SECONDS);
    return signs;
}
