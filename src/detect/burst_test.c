#include "detect/burst.h"

#include "test.h"

enum { DAY = 288 };

/* All windows hold their part of `rate` messages each five minutes, and `more` besides. */
static BurstCounts counts_of(double rate, double more) {
    BurstCounts c = { .spread = 2 };
    for (size_t w = 0; w < BURST_WINDOWS; w++) {
        c.usual[w] = rate * burst_windows[w];
        c.seen[w] = c.usual[w] + more;
    }
    return c;
}

/* Days whose busiest moment of each quarter has `most` messages more, give or take a fifth. */
static void live(Burst *b, int days, double rate, double most) {
    for (int64_t i = 0; i < (int64_t)days * DAY; i++) {
        double part = 1 + 0.1 * (double)(i / DAY % 5 - 2);
        BurstCounts c = counts_of(rate, i % (DAY / 4) == 30 ? most * part : 0);
        burst_see(b, &c);
        burst_end_bucket(b, i);
    }
}

static double surprise_of(const Burst *b, double rate, double more) {
    Burst copy = *b;
    BurstCounts c = counts_of(rate, more);
    return burst_see(&copy, &c);
}

TEST(a_series_knows_its_own_bursts) {
    Burst quiet, loud;
    burst_begin(&quiet);
    burst_begin(&loud);
    live(&quiet, 30, 10, 15);
    live(&loud, 30, 10, 150);
    CHECK(surprise_of(&quiet, 10, 150) > 3 * BURST_THRESHOLD);
    CHECK(surprise_of(&loud, 10, 150) < BURST_THRESHOLD);
    CHECK(surprise_of(&loud, 10, 1500) > BURST_THRESHOLD);
    CHECK(surprise_of(&quiet, 10, 0) < 0.01);
}

TEST(a_change_that_stays_is_learned_within_a_month) {
    Burst b;
    burst_begin(&b);
    live(&b, 20, 10, 15);
    CHECK(surprise_of(&b, 10, 60) > BURST_THRESHOLD);
    live(&b, 30, 10, 60);
    CHECK(surprise_of(&b, 10, 60) < BURST_THRESHOLD);
}

TEST(a_burst_is_told_once_a_day_unless_it_rises) {
    Burst b;
    burst_begin(&b);
    double few = BURST_THRESHOLD - 0.1, some = BURST_THRESHOLD + 0.2;
    CHECK(burst_news(&b, 1000, few) > 0); /* is no burst, and silences none */
    CHECK(burst_news(&b, 2000, some) > 0);
    CHECK(burst_news(&b, 3000, some + BURST_RISE - 0.1) == 0);
    CHECK(burst_news(&b, 4000, some + BURST_RISE + 0.1) > 0);
    CHECK(burst_news(&b, 5000, some + BURST_RISE + 0.2) == 0);
    CHECK(burst_news(&b, 4000 + BURST_SILENT_SECONDS, some) > 0);
}
