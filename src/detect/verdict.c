#include "detect/verdict.h"

#include "detect/gate.h"
#include "detect/tail.h"

#include <math.h>

/* How a level is found
 *
 * The buckets are played through a Series (series.h) as they would have come in, so that the
 * verdict is a function of the counts and of nothing else; the open five minutes are looked at in
 * the middle. The surprise of the share channel gates the levels, the size of the excess lifts an
 * issue to a crisis, and every level has a floor of different people. A grave single message
 * makes an issue whatever the counts say, never a crisis; a subject that stands out or several
 * guesses are worth watching. Volume alone (a viral success, a campaign, a Monday) is told and
 * raises nothing. A level is kept at a lower surprise than the one that raised it. */

enum {
    DAYS_LEAST = 3,       /* fewer say little about this one: never a crisis */
    WEEKS_PLAYED = 8,     /* whole weeks before the one of `now` */
    MORE_MAX = 100000,
    SPAM_WORTH_NAMING = 10,
    RUMOURS_WATCH = 3,
    DOUBLING_LEAST = 6,   /* negative messages in the later half hour, to speak of doubling */
    HALF_HOUR = 6,        /* buckets */
    SHARE_LEAST = 5,      /* negative messages, to speak of what they are about */
};

typedef struct LevelRule {
    double rise, stay;           /* surprise to reach the level, and to keep it */
    int64_t people, stay_people; /* different people with a negative message */
} LevelRule;

static const LevelRule level_rules[VERDICT_LEVEL__COUNT] = {
    [VERDICT_WATCH] = { .rise = GATE_WATCH, .stay = 0.7, .people = 3, .stay_people = 1 },
    [VERDICT_ISSUE] = { .rise = GATE_ISSUE, .stay = 1.0, .people = 5, .stay_people = 3 },
    [VERDICT_CRISIS] = { .rise = GATE_ISSUE, .stay = 1.0, .people = 12, .stay_people = 5 },
};

/* A subject whose two hours are this unlikely (natural logarithm) stands out. */
static const double subject_rare = -11.5;
static const double subject_spread = 0.3;
static const double burst_told = 1.0;

const char *const verdict_level_names[] = { "normal", "watch", "issue", "crisis", NULL };
static_assert(COUNT(verdict_level_names) == VERDICT_LEVEL__COUNT + 1, "one name for each level");

static const char *const verdict_reason_names[] = {
    "suddenness", "speed", "channels", "reach", "gravity", "cause", "business", "history",
    "responsibility", "mind", "people", "rate", "subject", "no_history", "spam", "gap", "late",
    "calm", NULL };
static_assert(COUNT(verdict_reason_names) == REASON__COUNT + 1, "one name for each reason");

static const char *const verdict_trend_names[] = { "unknown", "falling", "steady", "rising", NULL };
static_assert(COUNT(verdict_trend_names) == TREND__COUNT + 1, "one name for each trend");

static const Field bucket_fields[] = {
    FIELD_TIME_OF(VerdictBucket, at, .doc = "Start of the five minutes."),
    FIELD(VerdictBucket, total, .doc = "Messages, spam left out."),
    FIELD(VerdictBucket, negative, .doc = "Of these, negative ones."),
    FIELD(VerdictBucket, replies, .doc = "Of all, answers to another message."),
    FIELD(VerdictBucket, negative_replies, .doc = "Of the negative ones, answers."),
    FIELD(VerdictBucket, spam, .doc = "Spam messages, left out of the others."),
};
const Model verdict_bucket_model = MODEL(VerdictBucket, bucket_fields);

static const Field reason_fields[] = {
    FIELD_ENUM_OF(VerdictReason, kind, verdict_reason_names),
    FIELD(VerdictReason, value, .doc = "What was seen."),
    FIELD(VerdictReason, normal, .doc = "What was to be expected."),
    FIELD(VerdictReason, window, .doc = "Minutes looked at; 0 = not about a time."),
    FIELD(VerdictReason, weight, .doc = "Share of this reason in the level, 0 to 1."),
    FIELD_ENUM_OF(VerdictReason, trend, verdict_trend_names),
    FIELD(VerdictReason, subject, .doc = "Of a subject that stands out: its number."),
};
const Model verdict_reason_model = MODEL(VerdictReason, reason_fields);

static const Field circumstances_fields[] = {
    FIELD(VerdictCircumstances, people),   FIELD(VerdictCircumstances, negative_people),
    FIELD(VerdictCircumstances, channels), FIELD(VerdictCircumstances, reach),
    FIELD(VerdictCircumstances, rumours),  FIELD(VerdictCircumstances, business),
    FIELD(VerdictCircumstances, own_doing), FIELD(VerdictCircumstances, negative),
};
const Model verdict_circumstances_model = MODEL(VerdictCircumstances, circumstances_fields);

static const Field subject_fields[] = {
    FIELD(VerdictSubject, subject), FIELD(VerdictSubject, now), FIELD(VerdictSubject, usual),
};
const Model verdict_subject_model = MODEL(VerdictSubject, subject_fields);

/* The moment: the series up to the open bucket, and that bucket so far. */
typedef struct Scene {
    const VerdictInput *in;
    Series series;
    SeriesCounts open;
    int64_t open_at;
    SeriesSigns signs, past; /* past: at the end of the last whole bucket */
    int64_t halves[2]; /* negative messages of the last half hour, and of the one before */
    int64_t spam, hour_total; /* of two hours; of one */
    double days;
    const VerdictSubject *subject; /* the one that stands out, or NULL */
} Scene;

static uint32_t as_count(int64_t n) {
    return n < 0 ? 0 : n > 1000000000 ? 1000000000 : (uint32_t)n;
}

static SeriesCounts counts_of(const VerdictBucket *b) {
    return (SeriesCounts){ as_count(b->total), as_count(b->negative), as_count(b->replies),
                           as_count(b->negative_replies) };
}

/* Monday 00:00 UTC so many weeks ago: the same start for a whole week, whoever asks. */
static int64_t start_of(int64_t now) {
    int64_t week = (now + 3 * 86400) / (7 * 86400) - WEEKS_PLAYED;
    return week * 7 * 86400 - 3 * 86400;
}

static void look_at_bucket(Scene *s, const VerdictBucket *b) {
    int64_t age = s->open_at - b->at;
    if (age < 2 * HALF_HOUR * VERDICT_BUCKET_SECONDS)
        s->hour_total += b->total;
    if (age < HALF_HOUR * VERDICT_BUCKET_SECONDS)
        s->halves[0] += b->negative;
    else if (age < 2 * HALF_HOUR * VERDICT_BUCKET_SECONDS)
        s->halves[1] += b->negative;
    if (age < VERDICT_NEAR_SECONDS)
        s->spam += b->spam;
}

static const VerdictSubject *subject_of(const VerdictInput *in) {
    const VerdictSubject *rarest = NULL;
    double least = subject_rare;
    for (size_t i = 0; i < in->subject_count; i++) {
        const VerdictSubject *x = &in->subjects[i];
        if (x->usual < 0 || x->now < SHARE_LEAST)
            continue;
        double chance = tail_negative_binomial(x->now, x->usual > 0.25 ? x->usual : 0.25,
                                               subject_spread);
        if (chance < least) {
            least = chance;
            rarest = x;
        }
    }
    return rarest;
}

static void scene_make(Scene *s, const VerdictInput *in) {
    int64_t from = start_of(in->now);
    *s = (Scene){ .in = in, .open_at = in->now - in->now % VERDICT_BUCKET_SECONDS,
                  .days = (double)(in->now - in->history_from) / 86400 };
    series_begin(&s->series, in->zone);
    for (size_t i = 0; i < in->bucket_count; i++) {
        const VerdictBucket *b = &in->buckets[i];
        if (b->at < from || b->at > s->open_at || b->at < s->series.next)
            continue;
        look_at_bucket(s, b);
        if (b->at == s->open_at)
            s->open = counts_of(b);
        else
            s->past = series_add(&s->series, b->at, counts_of(b));
    }
    if (s->series.next == 0)
        s->series.next = s->open_at;
    while (s->series.next < s->open_at)
        s->past = series_add(&s->series, s->series.next, (SeriesCounts){ 0 });
    Series shown = s->series;
    s->signs = series_look(&shown, s->open_at, s->open, in->now - s->open_at + 1);
    s->subject = subject_of(in);
}

/* ---- the level ---- */

static bool by_counts(const SeriesSigns *signs, VerdictLevel level, double surprise, bool stays) {
    if (stays)
        return signs->share.surprise >= surprise;
    return gate_reaches(signs, surprise) && (level < VERDICT_CRISIS || gate_is_large(signs));
}

static bool reaches(const Scene *s, const SeriesSigns *signs, VerdictLevel level, int64_t people) {
    const VerdictInput *in = s->in;
    const LevelRule *rule = &level_rules[level];
    bool stays = in->before >= level;
    if (level == VERDICT_CRISIS && s->days < DAYS_LEAST)
        return false;
    if (level == VERDICT_ISSUE && in->grave > 0)
        return true;
    if (level == VERDICT_WATCH && in->near.rumours >= (stays ? 1 : RUMOURS_WATCH) &&
        !in->cause_known)
        return true;
    if (level == VERDICT_WATCH && s->subject)
        return true;
    return people >= (stays ? rule->stay_people : rule->people) &&
           by_counts(signs, level, stays ? rule->stay : rule->rise, stays);
}

static VerdictLevel level_of(const Scene *s, const SeriesSigns *signs, int64_t people) {
    for (int level = VERDICT_CRISIS; level > VERDICT_NORMAL; level--)
        if (reaches(s, signs, (VerdictLevel)level, people))
            return (VerdictLevel)level;
    return VERDICT_NORMAL;
}

static VerdictLevel level_with(const Scene *s, int64_t more) {
    Series copy = s->series;
    SeriesCounts open = s->open;
    open.total += (uint32_t)more;
    open.negative += (uint32_t)more;
    SeriesSigns signs = series_look(&copy, s->open_at, open, s->in->now - s->open_at + 1);
    return level_of(s, &signs, s->in->near.negative_people + more);
}

/* The least further number of negative people that raises the level: doubled, then halved. */
static int64_t more_needed(const Scene *s, VerdictLevel level) {
    if (level == VERDICT_CRISIS)
        return 0;
    int64_t low = 0, high = 1;
    while (high < MORE_MAX && level_with(s, high) <= level) {
        low = high;
        high *= 2;
    }
    if (high >= MORE_MAX)
        return 0;
    while (high - low > 1) {
        int64_t middle = low + (high - low) / 2;
        if (level_with(s, middle) > level)
            high = middle;
        else
            low = middle;
    }
    return high;
}

/* ---- the reasons ---- */

static double clamp(double x, double least, double most) {
    return x < least ? least : x > most ? most : x;
}

static double round_tenth(double x) { return round(x * 10) / 10; }

static void reason_add(Verdict *v, const VerdictReason *r, double degree, double importance) {
    if (v->reason_count == VERDICT_REASONS_MAX)
        return;
    VerdictReason *to = &v->reasons[v->reason_count++];
    *to = *r;
    to->weight = clamp(degree, 0, 1) * importance;
}

static VerdictTrend trend_of(double now, double earlier) {
    if (now > earlier * 1.25 + 1)
        return TREND_RISING;
    return now * 1.25 + 1 < earlier ? TREND_FALLING : TREND_STEADY;
}

static double doubling_minutes(const Scene *s) {
    double late = (double)s->halves[0], early = (double)s->halves[1];
    if (s->halves[0] < DOUBLING_LEAST || late < early * 1.2)
        return 0;
    return 30 * M_LN2 / log(late / (early > 0.5 ? early : 0.5));
}

static void add_counts(const Scene *s, Verdict *v) {
    const ShareSigns *share = &s->signs.share;
    double doubling = doubling_minutes(s);
    int64_t minutes = share->window >= 0 ? share_windows[share->window] * 5 : 60;
    bool is_some = share->window >= 0 && share->seen.total > 0;
    double percent = is_some ? 100 * share->seen.negative / share->seen.total : 0;
    double usual = 100 * share_usual(&s->series.share, &(ShareCounts){ 0 });
    VerdictTrend halves = trend_of((double)s->halves[0], (double)s->halves[1]);
    reason_add(v, &(VerdictReason){ .kind = REASON_SUDDENNESS,
                                    .value = is_some ? share->seen.negative : 0,
                                    .normal = round_tenth(share->expected), .window = minutes,
                                    .trend = halves },
               (share->surprise - 0.5) / 2.5, 3);
    reason_add(v, &(VerdictReason){ .kind = REASON_SPEED, .value = round_tenth(doubling),
                                    .window = 60, .trend = halves },
               doubling > 0 ? 1 - doubling / 90 : 0, 1.5);
    reason_add(v, &(VerdictReason){ .kind = REASON_MIND, .value = round(percent),
                                    .normal = round(usual), .window = minutes },
               share->surprise > 0.5 ? (percent - usual) / (100 - usual + 1) : 0, 2);
    if (s->past.burst >= burst_told)
        reason_add(v, &(VerdictReason){ .kind = REASON_RATE, .value = (double)s->hour_total,
                                        .normal = round_tenth(s->signs.usual_hour), .window = 60 },
                   0, 0);
}

/* What the last two hours held against the two before. */
typedef struct FactorRule {
    VerdictReasonKind kind;
    size_t member; /* of VerdictCircumstances */
    double from, full; /* degree 0 at `from`, 1 at `full` */
    double importance;
} FactorRule;

static const FactorRule factor_rules[] = {
    { REASON_CHANNELS, offsetof(VerdictCircumstances, channels), 1, 4, 0.75 },
    { REASON_REACH, offsetof(VerdictCircumstances, reach), 1000, 200000, 1 },
    { REASON_CAUSE, offsetof(VerdictCircumstances, rumours), 0, 6, 1.5 },
    { REASON_BUSINESS, offsetof(VerdictCircumstances, business), 0, 8, 1 },
    { REASON_PEOPLE, offsetof(VerdictCircumstances, negative_people), 2, 40, 1 },
};

static int64_t member_of(const VerdictCircumstances *c, size_t member) {
    return *(const int64_t *)(const void *)((const char *)c + member);
}

static void add_circumstances(const Scene *s, Verdict *v) {
    const VerdictInput *in = s->in;
    for (size_t i = 0; i < COUNT(factor_rules); i++) {
        const FactorRule *r = &factor_rules[i];
        double value = (double)member_of(&in->near, r->member);
        double earlier = (double)member_of(&in->earlier, r->member);
        bool counts = r->kind != REASON_CAUSE || !in->cause_known;
        reason_add(v, &(VerdictReason){ .kind = r->kind, .value = value, .normal = earlier,
                                        .window = VERDICT_NEAR_SECONDS / 60,
                                        .trend = trend_of(value, earlier) },
                   counts ? (value - r->from) / (r->full - r->from) : 0, r->importance);
    }
    reason_add(v, &(VerdictReason){ .kind = REASON_GRAVITY, .value = (double)in->grave },
               in->grave > 0, 3);
    reason_add(v, &(VerdictReason){ .kind = REASON_HISTORY, .value = (double)in->incidents },
               (double)in->incidents / 4, 0.5);
    double own = in->near.negative >= SHARE_LEAST
                     ? (double)in->near.own_doing / (double)in->near.negative : 0;
    reason_add(v, &(VerdictReason){ .kind = REASON_RESPONSIBILITY, .value = round(100 * own),
                                    .window = VERDICT_NEAR_SECONDS / 60 },
               own, 0.75);
    if (s->subject)
        reason_add(v, &(VerdictReason){ .kind = REASON_SUBJECT, .value = (double)s->subject->now,
                                        .normal = round_tenth(s->subject->usual),
                                        .window = VERDICT_NEAR_SECONDS / 60,
                                        .subject = s->subject->subject },
                   1, 1);
}

static void add_notes(const Scene *s, Verdict *v) {
    const VerdictInput *in = s->in;
    double days = s->days > 0 ? floor(s->days) : 0;
    if (s->days < DAYS_LEAST)
        reason_add(v, &(VerdictReason){ .kind = REASON_NO_HISTORY, .value = days }, 0, 0);
    if (s->spam >= SPAM_WORTH_NAMING)
        reason_add(v, &(VerdictReason){ .kind = REASON_SPAM, .value = (double)s->spam,
                                        .window = VERDICT_NEAR_SECONDS / 60 }, 0, 0);
    if (s->past.gap_hours > 0 && s->open.total == 0)
        reason_add(v, &(VerdictReason){ .kind = REASON_GAP,
                                        .value = round_tenth(s->past.gap_hours) }, 0, 0);
    if (in->late > 0)
        reason_add(v, &(VerdictReason){ .kind = REASON_LATE, .value = (double)in->late,
                                        .window = 24 * 60 }, 0, 0);
    if (v->level == VERDICT_NORMAL)
        reason_add(v, &(VerdictReason){ .kind = REASON_CALM }, 1, 1);
}

/* An ordinary day rests on nothing else than its calm. */
static void weigh_reasons(Verdict *v) {
    double sum = 0;
    for (size_t i = 0; i < v->reason_count; i++) {
        if (v->level == VERDICT_NORMAL && v->reasons[i].kind != REASON_CALM)
            v->reasons[i].weight = 0;
        sum += v->reasons[i].weight;
    }
    for (size_t i = 0; sum > 0 && i < v->reason_count; i++)
        v->reasons[i].weight /= sum;
    for (size_t i = 1; i < v->reason_count; i++)
        for (size_t k = i; k > 0 && v->reasons[k].weight > v->reasons[k - 1].weight; k--) {
            VerdictReason swap = v->reasons[k];
            v->reasons[k] = v->reasons[k - 1];
            v->reasons[k - 1] = swap;
        }
}

/* Ten points a doubling of the size, and what the factors weigh, up to 40 together. */
static double score_of(const Scene *s, const Verdict *v) {
    double factors = 0;
    if (v->level == VERDICT_NORMAL)
        return 0;
    for (size_t i = 0; i < v->reason_count; i++)
        factors += v->reasons[i].weight;
    double size = s->signs.share.window >= 0 ? gate_size(&s->signs) : 0;
    return clamp(10 * log2(1 + 4 * size) + 4 * factors, 0, 99);
}

/* An ordinary hour: nine of ten lie between, if negative messages swing as all messages do. */
static void add_usual(const Scene *s, Verdict *v) {
    double usual = s->signs.usual_negative;
    double swing = 1.645 * sqrt(usual * (double)s->series.rhythm.spread);
    v->usual_low = round_tenth(usual > swing ? usual - swing : 0);
    v->usual_high = round_tenth(usual + swing);
}

void verdict_judge(const VerdictInput *in, Verdict *out) {
    Scene s;
    scene_make(&s, in);
    *out = (Verdict){ .level = level_of(&s, &s.signs, in->near.negative_people),
                      .surprise = s.signs.share.surprise,
                      .excess = round_tenth(s.signs.share.excess) };
    add_counts(&s, out);
    add_circumstances(&s, out);
    add_notes(&s, out);
    out->score = round_tenth(score_of(&s, out));
    weigh_reasons(out);
    out->more_needed = more_needed(&s, out->level);
    add_usual(&s, out);
}
