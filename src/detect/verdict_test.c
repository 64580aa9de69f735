#include "detect/verdict.h"

#include "test.h"

enum { STEP = VERDICT_BUCKET_SECONDS, DAY_STEPS = 86400 / STEP, HISTORY_DAYS = 35 };
static const int64_t midnight = INT64_C(1767225600); /* 1 January 2026, a Thursday */

/* A stream of buckets from a small linear generator, the same on every machine. */
typedef struct Stream {
    VerdictBucket buckets[(HISTORY_DAYS + 1) * DAY_STEPS];
    size_t count;
    uint64_t state;
    double per_hour, share;
} Stream;

static double draw(Stream *s) {
    s->state = s->state * UINT64_C(6364136223846793005) + 1442695040888963407;
    return (double)(s->state >> 33) / 2147483648.0;
}

static int64_t draw_count(Stream *s, double mean) {
    int64_t n = 0;
    for (double left = mean; left > 0; left -= 0.05)
        n += draw(s) < (left < 0.05 ? left : 0.05);
    return n;
}

/* Busy in the evening, quiet at night; Mondays busier by `monday`. */
static double rate_at(const Stream *s, int64_t at, double monday) {
    int64_t hour = at % 86400 / 3600, weekday = (at / 86400 + 4) % 7;
    double day = hour < 6 ? 0.3 : hour < 17 ? 1 : 1.6;
    return s->per_hour * day * (weekday == 1 ? monday : 1) / 12;
}

static void add(Stream *s, int64_t at, int64_t total, int64_t negative, int64_t spam) {
    if (total + spam == 0)
        return;
    s->buckets[s->count++] = (VerdictBucket){
        .at = at, .total = total, .negative = negative, .spam = spam };
}

static void usual(Stream *s, int64_t from, int64_t to, double monday) {
    for (int64_t at = from; at < to; at += STEP) {
        int64_t total = draw_count(s, rate_at(s, at, monday)), negative = 0;
        for (int64_t i = 0; i < total; i++)
            negative += draw(s) < s->share;
        add(s, at, total, negative, 0);
    }
}

static Stream stream(double per_hour, double share, int64_t from, int64_t to, double monday) {
    Stream s = { .state = 7, .per_hour = per_hour, .share = share };
    usual(&s, from, to, monday);
    return s;
}

static Verdict judge(const Stream *s, int64_t now, VerdictInput about) {
    about.now = now;
    about.buckets = s->buckets;
    about.bucket_count = s->count;
    if (about.history_from == 0)
        about.history_from = midnight;
    Verdict v;
    verdict_judge(&about, &v);
    return v;
}

static bool has(const Verdict *v, VerdictReasonKind kind) {
    for (size_t i = 0; i < v->reason_count; i++)
        if (v->reasons[i].kind == kind)
            return true;
    return false;
}

/* Ten in the morning of day 28, a Thursday. */
static const int64_t now = midnight + 28 * INT64_C(86400) + 10 * 3600;

TEST(an_ordinary_day_is_normal) {
    Stream s = stream(12, 0.3, midnight, now, 1);
    Verdict v = judge(&s, now, (VerdictInput){ .near = { .people = 20, .negative_people = 7 } });
    CHECK(v.level == VERDICT_NORMAL);
    CHECK(v.reasons[0].kind == REASON_CALM);
    CHECK(v.more_needed > 0);
}

TEST(a_month_of_ordinary_days_raises_no_alarm) {
    static const double rates[] = { 2, 12, 100 };
    for (size_t r = 0; r < COUNT(rates); r++) {
        Stream s = stream(rates[r], 0.3, midnight, midnight + 35 * 86400, 1.5);
        size_t all = s.count, alarms = 0, looks = 0, seen = 0;
        for (int64_t at = midnight + 21 * 86400; at < midnight + 35 * 86400; at += 1800) {
            while (seen < all && s.buckets[seen].at <= at)
                seen++;
            s.count = seen;
            VerdictInput many = { .near = { .people = 50, .negative_people = 50 } };
            Verdict v = judge(&s, at, many);
            alarms += v.level >= VERDICT_ISSUE;
            looks++;
        }
        CHECK(looks > 600);
        CHECK(alarms <= 1);
    }
}

TEST(a_firestorm_is_a_crisis) {
    Stream s = stream(12, 0.3, midnight, now - 3600, 1);
    for (int i = 0; i < 12; i++)
        add(&s, now - 3600 + i * STEP, 8 + i, 7 + i, 0);
    VerdictInput about = { .near = { .people = 120, .negative_people = 100, .channels = 3 } };
    Verdict v = judge(&s, now - 1, about);
    CHECK(v.level == VERDICT_CRISIS);
    CHECK(v.score > 6);
    CHECK(has(&v, REASON_SUDDENNESS) && has(&v, REASON_MIND) && has(&v, REASON_PEOPLE));
    CHECK(v.more_needed == 0);
    double sum = 0;
    for (size_t i = 0; i < v.reason_count; i++)
        sum += v.reasons[i].weight;
    CHECK(sum > 0.999 && sum < 1.001);
}

TEST(few_people_are_no_crisis_however_loud) {
    Stream s = stream(12, 0.3, midnight, now - 3600, 1);
    for (int i = 0; i < 12; i++)
        add(&s, now - 3600 + i * STEP, 20, 20, 0);
    VerdictInput about = { .near = { .people = 4, .negative_people = 4 } };
    Verdict v = judge(&s, now - 1, about);
    CHECK(v.level == VERDICT_WATCH);
}

TEST(viral_praise_is_normal) {
    Stream s = stream(12, 0.3, midnight, now - 3600, 1);
    for (int i = 0; i < 12; i++)
        add(&s, now - 3600 + i * STEP, 30, 3, 0);
    VerdictInput about = { .near = { .people = 300, .negative_people = 30 } };
    Verdict v = judge(&s, now - 1, about);
    CHECK(v.level == VERDICT_NORMAL);
}

TEST(a_spam_wave_is_normal_and_named) {
    Stream s = stream(12, 0.3, midnight, now - 3600, 1);
    for (int i = 0; i < 12; i++)
        add(&s, now - 3600 + i * STEP, 1, 0, 50);
    VerdictInput about = { .near = { .people = 12, .negative_people = 3 } };
    Verdict v = judge(&s, now - 1, about);
    CHECK(v.level == VERDICT_NORMAL);
    CHECK(has(&v, REASON_SPAM));
}

TEST(a_monday_morning_is_normal) {
    int64_t monday = midnight + 32 * 86400 + 10 * 3600;
    Stream s = stream(30, 0.3, midnight, monday, 3);
    VerdictInput about = { .near = { .people = 150, .negative_people = 50 } };
    Verdict v = judge(&s, monday, about);
    CHECK(v.level <= VERDICT_WATCH);
}

TEST(a_rising_share_at_usual_volume_is_an_issue) {
    Stream s = stream(40, 0.25, midnight, now - 6 * 3600, 1);
    for (int64_t at = now - 6 * 3600; at < now; at += STEP)
        add(&s, at, 3, at / STEP % 3 ? 2 : 3, 0);
    VerdictInput about = { .near = { .people = 70, .negative_people = 50 } };
    Verdict v = judge(&s, now - 1, about);
    CHECK(v.level >= VERDICT_ISSUE);
}

TEST(one_grave_message_is_an_issue_never_a_crisis) {
    Stream s = stream(12, 0.3, midnight, now, 1);
    VerdictInput one = { .near = { .people = 1, .negative_people = 1 }, .grave = 1 };
    Verdict v = judge(&s, now, one);
    CHECK(v.level == VERDICT_ISSUE);
    CHECK(v.reasons[0].kind == REASON_GRAVITY);
    VerdictInput nine = { .near = { .people = 9, .negative_people = 9 }, .grave = 9 };
    v = judge(&s, now, nine);
    CHECK(v.level == VERDICT_ISSUE);
}

TEST(falling_needs_more_calm_than_staying) {
    Stream s = stream(12, 0.3, midnight, now - 3600, 1);
    for (int i = 0; i < 12; i++)
        add(&s, now - 3600 + i * STEP, 1, i % 6 != 0, 0);
    VerdictInput fresh = { .near = { .people = 20, .negative_people = 14 } };
    VerdictInput shown = fresh;
    shown.before = VERDICT_ISSUE;
    Verdict rising = judge(&s, now - 1, fresh), falling = judge(&s, now - 1, shown);
    CHECK(rising.level < VERDICT_ISSUE);
    CHECK(falling.level == VERDICT_ISSUE);
    Stream calm = stream(12, 0.3, midnight, now, 1);
    CHECK(judge(&calm, now, shown).level < VERDICT_ISSUE);
}

TEST(little_history_is_said_and_is_never_a_crisis) {
    int64_t start = now - 20 * 3600;
    Stream s = stream(2, 0.3, start, now - 3600, 1);
    for (int i = 0; i < 12; i++)
        add(&s, now - 3600 + i * STEP, 20, 19, 0);
    VerdictInput about = { .near = { .people = 200, .negative_people = 180 },
                           .history_from = start };
    Verdict v = judge(&s, now - 1, about);
    CHECK(v.level == VERDICT_ISSUE);
    CHECK(has(&v, REASON_NO_HISTORY));
}

TEST(a_storm_of_the_first_hour_is_not_over_with_its_first_calm_minutes) {
    int64_t start = now - 35 * 60;
    Stream s = { .count = 0 };
    for (int i = 0; i < 7; i++)
        add(&s, start + i * STEP, i < 3 ? 80 : 3, i < 3 ? 67 : 1, 0);
    VerdictInput about = { .near = { .people = 200, .negative_people = 150 },
                           .history_from = start, .before = VERDICT_ISSUE };
    for (int64_t at = start + 3 * STEP; at <= now; at += STEP) {
        size_t all = s.count;
        s.count = (size_t)((at - start) / STEP);
        CHECK(judge(&s, at, about).level == VERDICT_ISSUE);
        s.count = all;
    }
}

TEST(a_brand_without_any_message_is_normal) {
    Stream s = { .count = 0 };
    Verdict v = judge(&s, now, (VerdictInput){ .history_from = now });
    CHECK(v.level == VERDICT_NORMAL && has(&v, REASON_NO_HISTORY));
}

TEST(more_needed_is_the_least_that_raises_the_level) {
    Stream s = stream(12, 0.3, midnight, now, 1);
    VerdictInput about = { .near = { .people = 10, .negative_people = 3 } };
    Verdict v = judge(&s, now, about);
    CHECK(v.more_needed > 0 && v.more_needed < 100);
    for (int64_t more = v.more_needed - 1; more <= v.more_needed; more++) {
        Stream t = s;
        VerdictBucket *last = &t.buckets[t.count - 1];
        int64_t here = now - now % STEP;
        if (last->at == here) {
            last->total += more;
            last->negative += more;
        } else {
            add(&t, here, more, more, 0);
        }
        VerdictInput louder = { .near = { .people = 10 + more, .negative_people = 3 + more } };
        Verdict w = judge(&t, now, louder);
        /* Doubling may help the real messages along; it never holds them back. */
        if (more == v.more_needed)
            CHECK(w.level > v.level);
    }
}

TEST(rumours_are_watched) {
    Stream s = stream(12, 0.3, midnight, now, 1);
    VerdictInput about = { .near = { .people = 10, .negative_people = 2, .rumours = 4 } };
    Verdict v = judge(&s, now, about);
    CHECK(v.level == VERDICT_WATCH && v.reasons[0].kind == REASON_CAUSE);
    about.cause_known = true;
    CHECK(judge(&s, now, about).level == VERDICT_NORMAL);
}
