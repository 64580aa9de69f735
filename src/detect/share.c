#include "detect/share.h"

#include <math.h>

const int share_windows[SHARE_WINDOWS] = { 2, 4, 8, 16, 32, 64, 128, 288 };

enum { HOUR_WINDOW = 2, /* about an hour */ USUAL_LEAST_DAYS = 2, USUAL_MOST_DAYS = 14,
       WARM_HOURS = 48, SPREAD_FROM_HOURS = 7 * 24 };

static const double prior_share = 0.3, prior_messages = 10;
static const double prior_most = 3, prior_deviation = 0.5, prior_blocks = 20;
static const double reply_weight = 2;  /* answers, against first messages */
static const double drift_a_day = 0.005; /* how far the usual share wanders in a day */
static const double neutral_burst = 0.07; /* what a rush may be angrier than usual */
static const double rush_from = 1.5;      /* so many times the usual volume, and three more */
static const double least_deviation = 0.4;
static const double least_excess = 8;     /* negative messages; fewer are a few angry people */
static const double clear_excess = 0.12;  /* of an hour's messages, or .. */
static const double clear_share = 0.14;   /* .. of those in the window */
static const int few_negative = 3;
static const double most_deviations = 2.5;

void share_begin(Share *s) {
    *s = (Share){ .usual = { prior_messages * 2, prior_share * prior_messages * 2, prior_messages,
                             prior_share * prior_messages },
                  .volume_spread = 0.25f };
    for (size_t w = 0; w < SHARE_WINDOWS; w++)
        s->extremes[w] = extreme_begin(prior_most, prior_deviation, prior_blocks);
}

static double quotient(double part, double whole) {
    double share = part / whole;
    return share < 0.005 ? 0.005 : share > 0.995 ? 0.995 : share;
}

typedef struct Stratum {
    double total, negative, share;
} Stratum;

/* Signed root of the deviance of `negative` among `total` draws with this share. */
static double stratum_signed(const Stratum *x, double margin, double inflation) {
    if (x->total <= 0)
        return 0;
    double share = x->share + margin < 0.995 ? x->share + margin : 0.995;
    double seen = x->negative / x->total;
    if (seen <= share)
        return (x->negative - x->total * share) /
               sqrt(x->total * share * (1 - share) * inflation);
    double deviance = x->negative * log(seen / share);
    if (x->negative < x->total)
        deviance += (x->total - x->negative) * log((1 - seen) / (1 - share));
    return sqrt(2 * deviance / inflation);
}

static void strata_of(const Share *s, const ShareCounts *c, Stratum out[2]) {
    const ShareCounts *u = &s->usual;
    out[0] = (Stratum){ c->total - c->replies, c->negative - c->negative_replies,
                        quotient(u->negative - u->negative_replies, u->total - u->replies) };
    out[1] = (Stratum){ c->replies, c->negative_replies,
                        quotient(u->negative_replies, u->replies) };
}

static double expected_share(const Stratum strata[2]) {
    return (strata[0].share * strata[0].total + strata[1].share * strata[1].total) /
           (strata[0].total + strata[1].total);
}

double share_usual(const Share *s, const ShareCounts *of) {
    Stratum strata[2];
    strata_of(s, of->total > 0 ? of : &s->usual, strata);
    return expected_share(strata);
}

/* What a rush of ordinary talk may add to the share: a campaign or a headline brings people who
 * are a little angrier than the usual ones, and that is no crisis. */
static double margin_of(double total, double usual_volume) {
    double rush = total - rush_from * usual_volume - 3;
    return rush > 0 ? neutral_burst * rush / total : 0;
}

/* Standard deviations by which the volume is above the usual one. Swings of hours average out. */
static double volume_signed(const Share *s, double total, double usual_volume, int buckets) {
    double hours = buckets > 12 ? sqrt(buckets / 12.0) : 1;
    double variance = (double)s->volume_spread / hours + 1 / (usual_volume + 1);
    return log((total + 0.5) / (usual_volume + 0.5)) / sqrt(variance);
}

/* Standard deviations by which the window is angrier than usual, or 0. */
static double window_statistic(const Share *s, const ShareCounts *c, double usual_volume,
                               int buckets, double *expected) {
    Stratum strata[2];
    strata_of(s, c, strata);
    double share = expected_share(strata), days = buckets / 288.0;
    *expected = share * c->total;
    double wander = drift_a_day * drift_a_day * (days + 0.15) / (share * (1 - share));
    double inflation = 1 + c->total * (wander + 1 / s->usual.total);
    double margin = margin_of(c->total, usual_volume);
    double first = sqrt(strata[0].total), answers = reply_weight * sqrt(strata[1].total);
    double z = (first * stratum_signed(&strata[0], margin, inflation) +
                answers * stratum_signed(&strata[1], margin, inflation)) /
               sqrt(first * first + answers * answers);
    if (z <= 0)
        return 0;
    double volume = volume_signed(s, c->total, usual_volume, buckets);
    volume = volume < 0 ? 0 : volume > z ? z : volume;
    return sqrt(z * z + volume * volume);
}

ShareSigns share_see(Share *s, const ShareCounts seen[SHARE_WINDOWS],
                     const double usual_volume[SHARE_WINDOWS]) {
    ShareSigns best = { .window = -1 };
    double hour = usual_volume[HOUR_WINDOW] * 12 / share_windows[HOUR_WINDOW];
    for (int w = 0; w < SHARE_WINDOWS; w++) {
        const ShareCounts *c = &seen[w];
        double expected;
        if (c->negative < few_negative)
            continue;
        double z = window_statistic(s, c, usual_volume[w], share_windows[w], &expected);
        double excess = c->negative - expected;
        if (z <= 0)
            continue;
        best.newest = w == 0 ? excess : best.newest;
        best.most = excess > best.most ? excess : best.most;
        extreme_see(&s->extremes[w], z);
        if (excess < least_excess ||
            (excess < clear_excess * hour && excess < clear_share * c->total))
            continue;
        double surprise = extreme_surprise(&s->extremes[w], z, least_deviation);
        if (surprise <= best.surprise)
            continue;
        best.surprise = surprise;
        best.window = w;
        best.seen = *c;
        best.expected = expected;
        best.excess = excess;
    }
    return best;
}

void share_end_bucket(Share *s, int64_t bucket) {
    if ((bucket + 1) % SHARE_BLOCK_BUCKETS != 0)
        return;
    for (size_t w = 0; w < SHARE_WINDOWS; w++) {
        if (!isfinite(s->extremes[w].most))
            s->extremes[w].most = 0; /* half a day without anger is a block too */
        if (s->hours >= WARM_HOURS)
            extreme_end_block(&s->extremes[w]);
        s->extremes[w].most = -INFINITY;
    }
}

static double capped(double negative, double total, double share) {
    double most = total * share + most_deviations * sqrt(total * share * (1 - share)) + 0.5;
    return negative < most ? negative : most;
}

/* The usual share wanders: a busy brand shows where to within hours, a quiet one needs weeks. The
 * time that makes the error of both least (steady state of a local level model, Harvey 1989). */
static double half_hours(const Share *s, double usual_volume) {
    double share = share_usual(s, &(ShareCounts){ 0 });
    double days = M_LN2 * sqrt(share * (1 - share) / (24 * usual_volume + 1)) / drift_a_day;
    return 24 * (days < USUAL_LEAST_DAYS ? USUAL_LEAST_DAYS
                 : days > USUAL_MOST_DAYS ? USUAL_MOST_DAYS : days);
}

void share_learn_hour(Share *s, const ShareCounts *hour, double usual_volume) {
    Stratum strata[2];
    strata_of(s, hour, strata);
    ShareCounts add = *hour;
    double scale = 1, most = 3 * usual_volume + 5;
    if (s->hours >= WARM_HOURS) {
        double first = capped(strata[0].negative, strata[0].total, strata[0].share);
        add.negative_replies = capped(strata[1].negative, strata[1].total, strata[1].share);
        add.negative = first + add.negative_replies;
        if (hour->total > most)
            scale = most / hour->total;
    }
    if (s->hours >= SPREAD_FROM_HOURS) {
        double off = log((hour->total * scale + 0.5) / (usual_volume + 0.5));
        double own = off * off - 1 / (usual_volume + 0.5);
        s->volume_spread += (float)(0.003 * ((own > 2 ? 2 : own) - (double)s->volume_spread));
        if (s->volume_spread < 0.02f)
            s->volume_spread = 0.02f;
    }
    double keep = exp2(-1 / half_hours(s, usual_volume));
    ShareCounts *u = &s->usual;
    u->total = u->total * keep + add.total * scale;
    u->negative = u->negative * keep + add.negative * scale;
    u->replies = u->replies * keep + add.replies * scale;
    u->negative_replies = u->negative_replies * keep + add.negative_replies * scale;
    s->hours++;
}
