#include "connect/feed.h"
#include "base/time.h"
#include "test.h"

static FeedState after(Arena *a, FeedState before, int status, int64_t retry_after) {
    FetchAnswer answer = { .phase = FETCH_ANSWERED, .status = status, .etag = S("baru"),
                           .retry_after = retry_after };
    FeedRhythm rhythm = { .every = 300, .longest = 6 * HOUR, .now = 1000 };
    return feed_schedule(a, &before, status ? &answer : NULL, &rhythm);
}

TEST(feeds_come_back_in_rhythm) {
    SCRATCH(a);
    FeedState s = { .url = S("http://x.id/"), .etag = S("lama"), .last_modified = S("kemarin") };
    FeedState ok = after(a, s, 200, -1);
    CHECK(ok.next == 1300 && ok.failures == 0 && str_eq(ok.etag, S("baru")));
    CHECK(ok.last_modified.n == 0);
    FeedState same = after(a, s, 304, -1);
    CHECK(same.next == 1300 && str_eq(same.last_modified, S("kemarin")));
    s.failures = 3;
    CHECK(after(a, s, 304, -1).failures == 0);
}

TEST(feeds_that_fail_wait_longer_and_longer) {
    SCRATCH(a);
    FeedState s = { .url = S("http://x.id/"), .etag = S("lama") };
    int64_t wait = 0;
    for (int i = 0; i < 40; i++) {
        s = after(a, s, i % 2 ? 500 : 0, -1);
        CHECK(s.next - 1000 >= wait && s.next - 1000 <= 6 * HOUR);
        CHECK(i > 3 || s.next - 1000 == 300 << (i + 1));
        wait = s.next - 1000;
    }
    CHECK(wait == 6 * HOUR && str_eq(s.etag, S("lama")) && !s.is_gone);
}

TEST(feeds_wait_as_long_as_they_are_told) {
    SCRATCH(a);
    FeedState s = { .url = S("http://x.id/") };
    CHECK(after(a, s, 429, 5000).next == 6000);
    CHECK(after(a, s, 503, 10).next == 1600);
    CHECK(after(a, s, 429, INT64_MAX / 2).next == 1000 + WEEK);
    CHECK(after(a, s, 200, 5000).next == 1300);
}

TEST(feeds_move_and_end) {
    SCRATCH(a);
    FeedState s = { .url = S("http://x.id/") };
    FetchAnswer moved = { .phase = FETCH_ANSWERED, .status = 200, .moved_to = S("https://y.id/"),
                          .retry_after = -1 };
    FeedRhythm rhythm = { .every = 300, .longest = 600, .now = 1000, .jitter = 1 };
    CHECK_STR(feed_schedule(a, &s, &moved, &rhythm).url, "https://y.id/");
    moved.status = 404; /* the new place must work before it is believed */
    CHECK_STR(feed_schedule(a, &s, &moved, &rhythm).url, "http://x.id/");
    CHECK(after(a, s, 410, -1).is_gone);
    moved.phase = FETCH_UNKNOWN;
    moved.status = 200;
    CHECK(feed_schedule(a, &s, &moved, &rhythm).failures == 1);
}

TEST(feeds_are_spread_by_jitter) {
    SCRATCH(a);
    FeedState s = { .url = S("http://x.id/") };
    FetchAnswer ok = { .phase = FETCH_ANSWERED, .status = 200, .retry_after = -1 };
    for (int i = -1; i <= 5; i++) {
        FeedRhythm r = { .every = 400, .longest = 600, .now = 0, .jitter = i / 4.0 };
        int64_t next = feed_schedule(a, &s, &ok, &r).next;
        CHECK(next >= 300 && next <= 400 && (i != 2 || next == 350));
    }
}
