#include "detect/series.h"

#include "detect/fold.h"

#include "test.h"

#include <math.h>
#include <string.h>

enum { STEP = SERIES_BUCKET_SECONDS };
static const int64_t monday = INT64_C(1767571200); /* 5 January 2026 */

/* The same numbers on every machine. */
static double draw(uint64_t *state) {
    *state = *state * UINT64_C(6364136223846793005) + 1442695040888963407;
    return (double)(*state >> 33) / 2147483648.0;
}

/* An hour of `rate` messages, busier by day; `angry` of them negative, 30 % answers. */
static SeriesCounts usual_counts(uint64_t *state, int64_t at, double rate, double angry) {
    SeriesCounts c = { 0 };
    double mean = rate / 12 * (at % 86400 / 3600 < 7 ? 0.3 : 1.3);
    for (int i = 0; i < 40; i++) {
        if (draw(state) >= mean / 40)
            continue;
        bool is_negative = draw(state) < angry, is_reply = draw(state) < 0.3;
        c.total++;
        c.negative += is_negative;
        c.replies += is_reply;
        c.negative_replies += is_negative && is_reply;
    }
    return c;
}

static SeriesSigns play(Series *s, uint64_t *state, int64_t until, double rate, double angry) {
    SeriesSigns last = { 0 };
    for (int64_t at = s->next ? s->next : monday; at < until; at += STEP)
        last = series_add(s, at, usual_counts(state, at, rate, angry));
    return last;
}

TEST(the_usual_hour_is_learned_with_its_rhythm) {
    static Series s;
    uint64_t state = 1;
    series_begin(&s, 0);
    play(&s, &state, monday + 21 * 86400 + 12 * 3600, 60, 0.3);
    SeriesSigns noon = series_look(&s, s.next, (SeriesCounts){ 0 }, 1);
    play(&s, &state, monday + 22 * 86400 + 3 * 3600, 60, 0.3);
    SeriesSigns night = series_look(&s, s.next, (SeriesCounts){ 0 }, 1);
    CHECK(noon.usual_hour > 70 && noon.usual_hour < 86);
    CHECK(night.usual_hour > 14 && night.usual_hour < 25);
    CHECK(noon.usual_negative > 0.25 * noon.usual_hour);
    CHECK(noon.usual_negative < 0.35 * noon.usual_hour);
}

TEST(a_crowd_is_found_and_a_busy_day_is_not) {
    static Series s, t;
    uint64_t state = 2;
    series_begin(&s, 0);
    play(&s, &state, monday + 30 * 86400 + 12 * 3600, 60, 0.3);
    t = s;
    SeriesSigns angry = { 0 }, busy = { 0 };
    for (int i = 0; i < 6; i++) {
        angry = series_add(&s, s.next, (SeriesCounts){ 12, 10, 6, 5 });
        busy = series_add(&t, t.next, (SeriesCounts){ 40, 12, 12, 4 });
    }
    CHECK(angry.share.surprise > 3 && angry.share.excess > 20);
    CHECK(angry.share.most >= angry.share.excess);
    CHECK(busy.share.surprise < 1.3);
    CHECK(busy.burst > 1);
}

TEST(windows_are_the_sums_of_their_buckets) {
    static Series s;
    uint64_t state = 3;
    static SeriesCounts all[5 * 288];
    series_begin(&s, 0);
    for (size_t i = 0; i < COUNT(all); i++) {
        all[i] = usual_counts(&state, monday + (int64_t)i * STEP, 90, 0.4);
        series_add(&s, monday + (int64_t)i * STEP, all[i]);
    }
    for (size_t w = 0; w < SHARE_WINDOWS; w++) {
        uint32_t total = 0, negative = 0;
        for (int k = 1; k < share_windows[w]; k++) {
            total += all[COUNT(all) - (size_t)k].total;
            negative += all[COUNT(all) - (size_t)k].negative;
        }
        CHECK(s.windows[w].total == total && s.windows[w].negative == negative);
    }
}

TEST(empty_buckets_may_be_left_out) {
    static Series s, t;
    uint64_t state = 4;
    series_begin(&s, 0);
    series_begin(&t, 0);
    for (int64_t at = monday; at < monday + 9 * 86400; at += STEP) {
        SeriesCounts c = usual_counts(&state, at, 5, 0.3);
        series_add(&s, at, c);
        if (c.total > 0 || at == monday || at + STEP == monday + 9 * 86400)
            series_add(&t, at, c);
    }
    CHECK(memcmp(&s, &t, sizeof s) == 0);
}

TEST(looking_changes_nothing_but_the_extremes) {
    static Series s, t;
    uint64_t state = 5;
    series_begin(&s, 0);
    play(&s, &state, monday + 8 * 86400, 30, 0.3);
    t = s;
    SeriesSigns first = series_look(&t, t.next, (SeriesCounts){ 4, 4, 1, 1 }, 120);
    SeriesSigns again = series_look(&t, t.next, (SeriesCounts){ 4, 4, 1, 1 }, 120);
    CHECK(memcmp(&first, &again, sizeof first) == 0);
    t.share.evidence = s.share.evidence;
    CHECK(memcmp(&s, &t, sizeof s) == 0);
}

TEST(silence_where_messages_are_usual_is_a_gap) {
    static Series s;
    uint64_t state = 6;
    series_begin(&s, 0);
    SeriesSigns before = play(&s, &state, monday + 14 * 86400 + 12 * 3600, 60, 0.3);
    double usual = before.usual_hour;
    SeriesSigns last = { 0 };
    for (int i = 0; i < 12 * 8; i++)
        last = series_add(&s, s.next, (SeriesCounts){ 0 });
    CHECK(before.gap_hours == 0 && last.gap_hours > 7.5);
    SeriesSigns after = series_add(&s, s.next, (SeriesCounts){ 6, 2, 2, 1 });
    CHECK(after.gap_hours == 0);
    play(&s, &state, monday + 15 * 86400 + 12 * 3600, 60, 0.3);
    SeriesSigns noon = series_look(&s, s.next, (SeriesCounts){ 0 }, 1);
    CHECK(noon.usual_hour > usual * 0.85); /* the silence was not learned */
}

TEST(a_storm_behind_a_month_of_silence_is_seen) {
    static Series s;
    uint64_t state = 6;
    static const SeriesCounts storm = { 12, 10, 6, 5 };
    series_begin(&s, 0);
    play(&s, &state, monday + 30 * 86400, 60, 0.3);
    int64_t on = s.next + 27 * 86400;
    while (s.next < on)
        series_add(&s, s.next, (SeriesCounts){ 0 });
    play(&s, &state, on + 1800, 60, 0.3);
    SeriesSigns last = { 0 };
    for (int i = 0; i < 6; i++)
        last = series_add(&s, s.next, storm);
    CHECK(last.share.surprise > 5);
}

TEST(a_first_bucket_is_as_big_by_a_look_as_when_it_is_over) {
    static Series s, t;
    static const SeriesCounts many = { 60, 50, 35, 32 };
    series_begin(&s, 0);
    series_begin(&t, 0);
    SeriesSigns seen = series_look(&s, monday, many, STEP), added = series_add(&t, monday, many);
    CHECK(seen.coming > 0.9 && added.coming > 0.9);
}

TEST(counts_that_cannot_be_are_bounded) {
    static Series s;
    static const SeriesCounts odd[] = { { 10, 100, 0, 0 }, { 10, 10, 5, 0 }, { 0, 5, 5, 5 } };
    series_begin(&s, 0);
    for (int i = 0; i < 3 * SERIES_DAY_BUCKETS; i++) {
        SeriesSigns signs = series_add(&s, s.next ? s.next : monday, odd[i % 3]);
        CHECK(signs.usual_negative <= signs.usual_hour + 1 && isfinite(signs.share.surprise));
    }
}

TEST(what_no_brand_hears_still_counts) {
    static Series s;
    SeriesSigns signs = { 0 };
    series_begin(&s, 0);
    for (int i = 0; i < 3 * SERIES_DAY_BUCKETS; i++)
        signs = series_add(&s, monday + (int64_t)i * STEP,
                           (SeriesCounts){ .total = 100000000, .negative = 50000000 });
    CHECK(signs.usual_hour > 1e8 && signs.usual_hour < 12.1 * SERIES_MOST);
    CHECK(isfinite(signs.usual_negative) && signs.usual_negative > 0);
}

TEST(a_state_is_small) { CHECK(sizeof(Series) + sizeof(Fold) < 16 * 1024); }
