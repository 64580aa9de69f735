#include "detect/verdict.h"

#include "detect/tail.h"

#include <math.h>

/* How a level is found
 *
 * For windows of half an hour to twelve hours that end now, the negative messages and their
 * share are compared with the same hours of up to 28 past days. Each comparison is an exact tail
 * chance: a negative binomial for the count and a beta-binomial for the share, with the day to
 * day spread estimated from the brand's own days (pulled to a usual value while there are few).
 * A window's score is the smaller of both, so that a rush of ordinary talk (a viral success, a
 * Monday morning, a campaign: many messages, the usual share) and a few angry ones among few
 * (high share, small count) both stay quiet; a strong rise of the share alone counts for less.
 * Levels need a score and a floor of different people. Grave single messages make an issue
 * whatever the statistics say, never a crisis. */

enum {
    WINDOWS = 4,
    DAYS = VERDICT_HISTORY_SECONDS / 86400,
    DAYS_LEAST = 3,        /* fewer days say nothing about this one */
    DAYS_TRIM = 7,         /* from here on the worst past day is left out as an old incident */
    HOUR_WINDOW = 1,       /* the window that reasons and more_needed speak of */
    MORE_MAX = 100000,
    SPAM_WORTH_NAMING = 10,
    RUMOURS_WATCH = 3,
    DOUBLING_LEAST = 6,    /* negative messages in the later half, to speak of doubling */
};

static const int64_t window_seconds[WINDOWS] = { 1800, 3600, 3 * 3600, 12 * 3600 };

/* Priors, each worth PRIOR_DAYS days of own history: spread of counts between equal hours
 * (a log intensity with deviation 0.5) and precision of the share (5 points from day to day). */
static const double prior_days = 7, prior_spread = 0.3, prior_precision = 80, prior_share = 0.3;

typedef struct LevelRule {
    double rise, stay; /* score to reach the level, and to keep it */
    int64_t people, stay_people; /* different people with a negative message */
    int64_t excess;    /* negative messages above the expected ones */
} LevelRule;

static const LevelRule level_rules[VERDICT_LEVEL__COUNT] = {
    [VERDICT_WATCH] = { .rise = 3.2, .stay = 2.0, .people = 3, .stay_people = 1, .excess = 3 },
    [VERDICT_ISSUE] = { .rise = 4.6, .stay = 3.0, .people = 5, .stay_people = 3, .excess = 5 },
    [VERDICT_CRISIS] = { .rise = 6.5, .stay = 4.0, .people = 12, .stay_people = 5, .excess = 20 },
};

const char *const verdict_level_names[] = { "normal", "watch", "issue", "crisis", NULL };
static_assert(COUNT(verdict_level_names) == VERDICT_LEVEL__COUNT + 1, "one name for each level");

static const char *const verdict_reason_names[] = {
    "rate", "negative", "share", "doubling", "people", "channels", "grave", "rumour",
    "no_history", "spam", "calm", NULL };
static_assert(COUNT(verdict_reason_names) == REASON__COUNT + 1, "one name for each reason");

static const Field bucket_fields[] = {
    FIELD_TIME_OF(VerdictBucket, at, .doc = "Start of the five minutes."),
    FIELD(VerdictBucket, total, .doc = "Messages, spam left out."),
    FIELD(VerdictBucket, negative, .doc = "Of these, negative ones."),
    FIELD(VerdictBucket, spam, .doc = "Spam messages, left out of the others."),
};
const Model verdict_bucket_model = MODEL(VerdictBucket, bucket_fields);

static const Field reason_fields[] = {
    FIELD_ENUM_OF(VerdictReason, kind, verdict_reason_names),
    FIELD(VerdictReason, value, .doc = "What was seen."),
    FIELD(VerdictReason, normal, .doc = "What was to be expected."),
    FIELD(VerdictReason, window, .doc = "Minutes looked at."),
    FIELD(VerdictReason, weight, .doc = "Share of this reason in the level, 0 to 1."),
};
const Model verdict_reason_model = MODEL(VerdictReason, reason_fields);

typedef struct Counts {
    int64_t total, negative;
} Counts;

/* One window now and on the past days, and what follows from them. */
typedef struct Window {
    Counts now, days[DAYS + 1]; /* days[d]: the same hours d days ago; [0] unused */
    int64_t days_known;
    double total_expected;
    double expected, spread;  /* of negative messages */
    double share, precision;
} Window;

typedef struct Scene {
    const VerdictInput *in;
    Window windows[WINDOWS];
    Counts halves[2]; /* the last half hour and the one before */
    int64_t end;      /* of the bucket that holds `now` */
    int64_t spam;
    bool has_history;
} Scene;

static void count_bucket(Scene *s, const VerdictBucket *b) {
    int64_t age = s->end - VERDICT_BUCKET_SECONDS - b->at;
    if (age < 0 || age >= VERDICT_HISTORY_SECONDS + 86400)
        return;
    int64_t day = age / 86400, within = age % 86400;
    for (size_t w = 0; w < WINDOWS; w++) {
        if (within >= window_seconds[w] || day > DAYS)
            continue;
        Counts *c = day == 0 ? &s->windows[w].now : &s->windows[w].days[day];
        c->total += b->total;
        c->negative += b->negative;
    }
    if (age < 3600) {
        s->halves[age / 1800].total += b->total;
        s->halves[age / 1800].negative += b->negative;
    }
    if (age < 7200)
        s->spam += b->spam;
}

static int64_t worst_day(const Window *w) {
    int64_t worst = 1;
    for (int64_t d = 2; d <= w->days_known; d++)
        if (w->days[d].negative > w->days[worst].negative)
            worst = d;
    return worst;
}

typedef struct Moments {
    double days, mean, variance, total_mean;
    Counts sum;
} Moments;

static Moments moments_of(const Window *w, int64_t skip, int64_t step) {
    Moments m = { 0 };
    for (int64_t d = step; d <= w->days_known; d += step) {
        if (d == skip)
            continue;
        m.days++;
        m.sum.total += w->days[d].total;
        m.sum.negative += w->days[d].negative;
    }
    if (m.days == 0)
        return m;
    m.mean = (double)m.sum.negative / m.days;
    m.total_mean = (double)m.sum.total / m.days;
    for (int64_t d = step; d <= w->days_known; d += step)
        if (d != skip)
            m.variance += ((double)w->days[d].negative - m.mean) *
                          ((double)w->days[d].negative - m.mean);
    m.variance /= m.days > 1 ? m.days - 1 : 1;
    return m;
}

static double clamp(double x, double least, double most) {
    return x < least ? least : x > most ? most : x;
}

/* Precision of the share from its variance between days beyond that of plain draws. */
static double share_precision(const Window *w, int64_t skip, double share) {
    double between = 0, draws = 0, days = 0;
    for (int64_t d = 1; d <= w->days_known; d++) {
        double total = (double)w->days[d].total;
        if (d == skip || total < 4)
            continue;
        double off = (double)w->days[d].negative / total - share;
        between += off * off;
        draws += share * (1 - share) / total;
        days++;
    }
    double usual = share * (1 - share) / prior_precision;
    double extra = between > draws ? between - draws : 0;
    double variance = (extra + usual * prior_days) / (days + prior_days);
    return clamp(share * (1 - share) / variance, 10, 2000);
}

static void window_learn(Window *w) {
    int64_t skip = w->days_known >= DAYS_TRIM ? worst_day(w) : 0;
    Moments all = moments_of(w, skip, 1), week = moments_of(w, skip, 7);
    double own = all.mean > 0 ? (all.variance - all.mean) / (all.mean * all.mean) : prior_spread;
    w->spread = (clamp(own, 0.02, 4) * all.days + prior_spread * prior_days) /
                (all.days + prior_days);
    w->expected = all.mean;
    w->total_expected = all.total_mean;
    if (week.days >= 2 && week.mean > w->expected) { /* this weekday is always busier */
        w->expected = week.mean;
        w->total_expected = week.total_mean;
    }
    /* What has never been seen is not impossible: half a message over all days. */
    double floor = 0.5 / (all.days > 0 ? all.days : 1);
    w->expected = clamp(w->expected, floor, 1e12);
    w->share = ((double)all.sum.negative + prior_share * 10) / ((double)all.sum.total + 10);
    w->share = clamp(w->share, 0.02, 0.95);
    w->precision = share_precision(w, skip, w->share);
}

/* Too few days: the brand's own hours before this window, thinned to its length, very loosely. */
static void window_guess(Scene *s, Window *w, int64_t seconds) {
    const VerdictInput *in = s->in;
    int64_t until = s->end - seconds;
    Counts before = { 0 };
    for (size_t i = 0; i < in->bucket_count && in->buckets[i].at < until; i++) {
        before.total += in->buckets[i].total;
        before.negative += in->buckets[i].negative;
    }
    double span = (double)(until - in->history_from), part = (double)seconds;
    double scale = span > part ? part / span : 1;
    double least = part / 3600; /* one an hour */
    w->expected = clamp((double)before.negative * scale, least, 1e12);
    w->total_expected = clamp((double)before.total * scale, least, 1e12);
    w->spread = 1;
    w->share = clamp(((double)before.negative + prior_share * 10) / ((double)before.total + 10),
                     0.02, 0.95);
    w->precision = prior_precision / 4;
}

static void scene_make(Scene *s, const VerdictInput *in) {
    *s = (Scene){ .in = in };
    int64_t into = in->now % VERDICT_BUCKET_SECONDS;
    s->end = in->now - into + VERDICT_BUCKET_SECONDS;
    for (size_t i = 0; i < in->bucket_count; i++)
        count_bucket(s, &in->buckets[i]);
    for (size_t i = 0; i < WINDOWS; i++) {
        Window *w = &s->windows[i];
        int64_t known = (s->end - window_seconds[i] - in->history_from) / 86400;
        w->days_known = known < 0 ? 0 : known > DAYS ? DAYS : known;
        if (w->days_known >= DAYS_LEAST)
            window_learn(w);
        else
            window_guess(s, w, window_seconds[i]);
    }
    s->has_history = s->windows[HOUR_WINDOW].days_known >= DAYS_LEAST;
}

static double to_score(double log_chance) {
    return clamp(-log_chance / 2.302585092994046, 0, 99);
}

typedef struct Scores {
    double count, share, score; /* of the best window */
    double excess;
    size_t window;
} Scores;

static double score_of(double count, double share, double share_now) {
    double both = count < share ? count : share, alone = share * 0.7;
    /* Where nearly all talk is angry already, the share has no room to rise. */
    double angry = share_now >= 0.6 ? count * 0.7 : 0;
    double best = both > alone ? both : alone;
    return best > angry ? best : angry;
}

/* With `more` further negative messages within the hour, each by somebody new. */
static Scores scores_with(const Scene *s, int64_t more) {
    Scores best = { .score = -1 };
    for (size_t i = 0; i < WINDOWS; i++) {
        const Window *w = &s->windows[i];
        int64_t negative = w->now.negative + more, total = w->now.total + more;
        double count = to_score(tail_negative_binomial(negative, w->expected, w->spread));
        double share = to_score(tail_beta_binomial(negative, total, w->share, w->precision));
        double share_now = total > 0 ? (double)negative / (double)total : 0;
        double score = score_of(count, share, share_now);
        if (score > best.score)
            best = (Scores){ .count = count, .share = share, .score = score, .window = i,
                             .excess = (double)negative - w->expected };
    }
    return best;
}

/* Minutes in which negative messages double, 0 when they do not. */
static double doubling_minutes(const Scene *s) {
    double late = (double)s->halves[0].negative, early = (double)s->halves[1].negative;
    if (s->halves[0].negative < DOUBLING_LEAST || late < early * 1.2)
        return 0;
    return 30 * 0.6931471805599453 / log(late / (early > 0.5 ? early : 0.5));
}

/* Fast growth, several grave messages and many channels each bring a level a little nearer. */
static double bonus_of(const Scene *s) {
    double doubling = doubling_minutes(s);
    return (doubling > 0 && doubling <= 30 ? 0.7 : 0) + (s->in->grave >= 2 ? 1 : 0) +
           (s->in->channels >= 3 ? 0.3 : 0);
}

static bool reaches(const Scene *s, VerdictLevel level, const Scores *scores, int64_t more) {
    const LevelRule *rule = &level_rules[level];
    int64_t people = s->in->negative_people + more;
    double score = scores->score + (scores->score > 1 ? bonus_of(s) : 0);
    if (level == VERDICT_CRISIS && !s->has_history)
        return false; /* without a usual day nobody can say that this one is a crisis */
    if (s->in->before >= level && score >= rule->stay && people >= rule->stay_people)
        return true;
    return score >= rule->rise && people >= rule->people && scores->excess >= (double)rule->excess;
}

static VerdictLevel level_with(const Scene *s, int64_t more) {
    Scores scores = scores_with(s, more);
    VerdictLevel level = VERDICT_NORMAL;
    for (VerdictLevel l = VERDICT_WATCH; l <= VERDICT_CRISIS; l++)
        if (reaches(s, l, &scores, more))
            level = l;
    if (level < VERDICT_WATCH && s->in->rumours >= RUMOURS_WATCH)
        level = VERDICT_WATCH;
    if (level < VERDICT_ISSUE && s->in->grave > 0)
        level = VERDICT_ISSUE;
    return level;
}

/* The least number of further negative messages that raises the level; 0 when none does. */
static int64_t more_needed(const Scene *s, VerdictLevel level) {
    if (level == VERDICT_CRISIS)
        return 0;
    int64_t low = 0, high = 1;
    while (high < MORE_MAX && level_with(s, high) <= level)
        high *= 2;
    if (level_with(s, high) <= level)
        return 0;
    low = high / 2;
    while (high - low > 1) {
        int64_t middle = low + (high - low) / 2;
        if (level_with(s, middle) > level)
            high = middle;
        else
            low = middle;
    }
    return high;
}

static void reason_add(Verdict *v, VerdictReasonKind kind, double value, double normal,
                       int64_t minutes, double weight) {
    v->reasons[v->reason_count++] = (VerdictReason){ .kind = kind, .value = value,
                                                     .normal = normal, .window = minutes,
                                                     .weight = weight };
}

static double round_tenth(double x) { return floor(x * 10 + 0.5) / 10; }

static void add_statistics(const Scene *s, Verdict *v, const Scores *best) {
    const Window *w = &s->windows[best->window];
    int64_t minutes = window_seconds[best->window] / 60;
    double total = (double)w->now.total;
    if (best->count >= 1.5)
        reason_add(v, REASON_NEGATIVE, (double)w->now.negative, round_tenth(w->expected), minutes,
                   best->count);
    if (best->share >= 1.5)
        reason_add(v, REASON_SHARE, round_tenth(100 * (double)w->now.negative / total),
                   round_tenth(100 * w->share), minutes, best->share);
    double rush = to_score(tail_negative_binomial(w->now.total, w->total_expected > 0.5
                                                  ? w->total_expected : 0.5, w->spread));
    if (rush >= 2.5)
        reason_add(v, REASON_RATE, total, round_tenth(w->total_expected), minutes, rush / 4);
}

static void add_circumstances(const Scene *s, Verdict *v) {
    const VerdictInput *in = s->in;
    double doubling = doubling_minutes(s);
    if (in->grave > 0)
        reason_add(v, REASON_GRAVE, (double)in->grave, 0, 24 * 60, 4);
    if (doubling > 0 && doubling <= 60)
        reason_add(v, REASON_DOUBLING, round_tenth(doubling), 0, 60, 1.5);
    if (in->negative_people >= level_rules[VERDICT_ISSUE].people && v->level > VERDICT_NORMAL)
        reason_add(v, REASON_PEOPLE, (double)in->negative_people, 0, 120, 1);
    if (in->channels >= 3 && v->level > VERDICT_NORMAL)
        reason_add(v, REASON_CHANNELS, (double)in->channels, 0, 120, 0.5);
    if (in->rumours >= RUMOURS_WATCH)
        reason_add(v, REASON_RUMOUR, (double)in->rumours, 0, 120, 1.5);
    if (!s->has_history)
        reason_add(v, REASON_NO_HISTORY, (double)s->windows[HOUR_WINDOW].days_known, DAYS_LEAST, 0,
                   0);
    if (s->spam >= SPAM_WORTH_NAMING)
        reason_add(v, REASON_SPAM, (double)s->spam, 0, 120, 0);
}

static void sort_reasons(Verdict *v) {
    double sum = 0;
    for (size_t i = 0; i < v->reason_count; i++)
        sum += v->reasons[i].weight;
    for (size_t i = 0; sum > 0 && i < v->reason_count; i++)
        v->reasons[i].weight /= sum;
    for (size_t i = 1; i < v->reason_count; i++)
        for (size_t k = i; k > 0 && v->reasons[k].weight > v->reasons[k - 1].weight; k--) {
            VerdictReason swap = v->reasons[k];
            v->reasons[k] = v->reasons[k - 1];
            v->reasons[k - 1] = swap;
        }
}

void verdict_judge(const VerdictInput *in, Verdict *out) {
    Scene s;
    scene_make(&s, in);
    *out = (Verdict){ .level = level_with(&s, 0) };
    Scores best = scores_with(&s, 0);
    out->score = clamp(best.score, 0, 99);
    if (out->level > VERDICT_NORMAL)
        add_statistics(&s, out, &best);
    else
        reason_add(out, REASON_CALM, (double)s.windows[HOUR_WINDOW].now.negative,
                   round_tenth(s.windows[HOUR_WINDOW].expected),
                   window_seconds[HOUR_WINDOW] / 60, 1);
    add_circumstances(&s, out);
    sort_reasons(out);
    out->more_needed = more_needed(&s, out->level);
}
