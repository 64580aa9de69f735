#include "detect/share.h"

#include <math.h>

const int share_windows[SHARE_WINDOWS] = { 2, 4, 8, 16, 32, 64, 128, 288 };

enum { NEWEST_WINDOW = 1, USUAL_LEAST_DAYS = 2, USUAL_MOST_DAYS = 14,
       WARM_HOURS = 48, SPREAD_FROM_HOURS = 7 * 24 };

static const double prior_share = 0.3, prior_messages = 10;
static const double prior_most = 6, prior_deviation = 1.5, prior_blocks = 20;
static const double drift_a_day = 0.005; /* how far the usual share wanders in a day */
static const double least_deviation = 1.6; /* a log likelihood ratio alone has 1.28 */
static const double least_excess = 8;     /* negative messages; fewer are a few angry people */
static const double clear_excess = 0.03;  /* of an hour's messages; less is nothing to a big one */
static const double most_deviations = 1.5; /* what an hour may be off (Huber 1964) */
static const double most_volume = 1.5;     /* what of it is learned, against the usual volume */

static double quotient(double part, double whole) {
    double share = part / whole;
    return share < 0.005 ? 0.005 : share > 0.995 ? 0.995 : share;
}

typedef struct Stratum {
    double total, negative, share;
} Stratum;

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

static OnsetCounts kinds_of(const ShareCounts *c, double usual_volume) {
    double first = c->total - c->replies, angry = c->negative - c->negative_replies;
    return (OnsetCounts){ { first - angry, angry, c->replies - c->negative_replies,
                            c->negative_replies }, usual_volume };
}

static void tell_onset(Share *s) {
    const ShareCounts *u = &s->usual;
    Stratum strata[2];
    strata_of(s, u, strata);
    double share = expected_share(strata);
    OnsetUsual usual = { .answers = quotient(u->replies, u->total),
                         .angry_first = strata[0].share, .angry_answers = strata[1].share,
                         .error = 1 / u->total,
                         .wander = drift_a_day * drift_a_day / (share * (1 - share)),
                         .volume_spread = (double)s->volume_spread };
    onset_learn(&s->onset, &usual);
}

void share_begin(Share *s) {
    *s = (Share){ .usual = { prior_messages * 2, prior_share * prior_messages * 2, prior_messages,
                             prior_share * prior_messages },
                  .volume_spread = 0.25f,
                  .evidence = extreme_begin(prior_most, prior_deviation, prior_blocks) };
    tell_onset(s);
}

/* The excess of each window, and the largest. */
static ShareSigns sizes_of(const Share *s, const ShareScene *scene,
                           double expected[SHARE_WINDOWS]) {
    ShareSigns signs = { .window = -1 };
    for (int w = 0; w < SHARE_WINDOWS; w++) {
        const ShareCounts *c = &scene->windows[w];
        Stratum strata[2];
        strata_of(s, c, strata);
        expected[w] = strata[0].share * strata[0].total + strata[1].share * strata[1].total;
        double excess = c->negative - expected[w];
        if (w == NEWEST_WINDOW)
            signs.newest = excess;
        if (excess > signs.most)
            signs.most = excess;
    }
    return signs;
}

ShareSigns share_see(Share *s, const ShareScene *scene) {
    double expected[SHARE_WINDOWS];
    ShareSigns signs = sizes_of(s, scene, expected);
    OnsetCounts open = kinds_of(&scene->open, scene->open_usual);
    OnsetSigns onset = onset_look(&s->onset, &open);
    int w = 0;
    if (onset.evidence <= 0)
        return signs;
    extreme_see(&s->evidence, onset.evidence);
    while (w < SHARE_WINDOWS - 1 && share_windows[w] < onset.buckets)
        w++;
    double excess = scene->windows[w].negative - expected[w];
    if (excess < least_excess || excess < clear_excess * scene->mean_hour)
        return signs;
    signs.surprise = extreme_surprise(&s->evidence, onset.evidence, least_deviation);
    signs.window = w;
    signs.is_turn = onset.is_turn;
    signs.seen = scene->windows[w];
    signs.expected = expected[w];
    signs.excess = excess;
    return signs;
}

void share_end_bucket(Share *s, int64_t bucket, const ShareCounts *counts, double usual_volume) {
    OnsetCounts kinds = kinds_of(counts, usual_volume);
    onset_end_bucket(&s->onset, &kinds);
    if ((bucket + 1) % SHARE_BLOCK_BUCKETS != 0)
        return;
    extreme_see(&s->evidence, 0); /* half a day without anger is a block too */
    if (s->hours >= WARM_HOURS)
        extreme_end_block(&s->evidence);
    s->evidence.most = -INFINITY;
}

/* An hour with an event in it counts as one at the edge of what is usual, angry or happy. */
static double capped(double negative, double total, double share) {
    double most = most_deviations * sqrt(total * share * (1 - share)) + 0.5;
    return fmin(fmax(negative, total * share - most), total * share + most);
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
    double scale = 1, most = most_volume * usual_volume + 5;
    if (s->hours >= WARM_HOURS) {
        double first = capped(strata[0].negative, strata[0].total, strata[0].share);
        add.negative_replies = capped(strata[1].negative, strata[1].total, strata[1].share);
        add.negative = first + add.negative_replies;
        if (hour->total > most)
            scale = most / hour->total;
    }
    if (s->hours >= SPREAD_FROM_HOURS) {
        double off = log((hour->total + 0.5) / (usual_volume + 0.5));
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
    tell_onset(s);
}
