#include "detect/onset.h"

#include <math.h>

/* A story: a crowd that adds `crowd` times the usual messages, or else the share `turned` of the
 * calm ones that is angry now. */
typedef struct Story {
    double crowd, turned;
} Story;

static const Story stories[ONSET_CHARTS] = {
    { .turned = 0.25 }, { .turned = 0.45 }, { .crowd = 0.12 }, { .crowd = 0.25 },
    { .crowd = 0.5 },   { .crowd = 1 },     { .crowd = 2 },    { .crowd = 4 },
};
static const double crowd_angry = 0.75, crowd_answers = 0.5;
static const double crowd_angrier = 0.5, crowd_answers_more = 0.2; /* of what is not yet so */

static const double least_evidence = 2; /* a few messages; less is not looked at */
static const double most_sum = 25;      /* what a storm leaves behind is to end with it .. */
static const double day_buckets = 288;  /* .. and half of what is kept is forgotten in a day */
static const double neutral_burst = 0.07; /* what a rush may be angrier than usual */
static const double rush_from = 1.5;      /* so many times the usual volume, and three more */
static const double busy_thread = 4;    /* log of the odds against a busy thread of our own */
static const double most_share = 0.95;
/* Variance of shares known from a hundred messages. With less, the error alone bounds what a sum
 * says; a bound of the sum itself would end a storm with the first five minutes of calm. */
static const double known_error = 0.01;

static void weigh(const OnsetUsual *u, const Story *story, double margin,
                  double out[ONSET_KINDS]) {
    double first = u->angry_first + margin, answers = u->angry_answers + margin, a = u->answers;
    first = fmin(first, most_share);
    answers = fmin(answers, most_share);
    if (story->turned > 0) {
        double t = story->turned;
        out[0] = out[2] = log(1 - t);
        out[1] = log((first + t * (1 - first)) / first);
        out[3] = log((answers + t * (1 - answers)) / answers);
        return;
    }
    double usual[] = { (1 - a) * (1 - first), (1 - a) * first, a * (1 - answers), a * answers };
    double angry = usual[1] + usual[3];
    angry = fmax(crowd_angry, angry + crowd_angrier * (1 - angry));
    double answering = fmax(crowd_answers, a + crowd_answers_more * (1 - a));
    double crowd[] = { (1 - answering) * (1 - angry), (1 - answering) * angry,
                       answering * (1 - angry), answering * angry };
    for (size_t k = 0; k < ONSET_KINDS; k++)
        out[k] = log((usual[k] + story->crowd * crowd[k]) / ((1 + story->crowd) * usual[k]));
}

void onset_learn(Onset *o, const OnsetUsual *usual) {
    o->usual = *usual;
    for (size_t c = 0; c < ONSET_CHARTS; c++)
        weigh(usual, &stories[c], 0, o->weights[c]);
}

static double sum_of(const double weights[ONSET_KINDS], const OnsetCounts *counts) {
    double sum = 0;
    for (size_t k = 0; k < ONSET_KINDS; k++)
        sum += weights[k] * counts->kinds[k];
    return sum;
}

static double messages_of(const OnsetCounts *c) {
    return c->kinds[0] + c->kinds[1] + c->kinds[2] + c->kinds[3];
}

static OnsetCounts plus(const OnsetCounts *a, const OnsetCounts *b) {
    OnsetCounts sum = { .usual = a->usual + b->usual };
    for (size_t k = 0; k < ONSET_KINDS; k++)
        sum.kinds[k] = a->kinds[k] + b->kinds[k];
    return sum;
}

/* What a rush of ordinary talk may add to the share: a campaign or a headline brings people who
 * are a little angrier than the usual ones, and that is no crisis. */
static double margin_of(const OnsetCounts *c, double messages) {
    double rush = messages - rush_from * c->usual - 3;
    return rush > 0 ? neutral_burst * rush / messages : 0;
}

/* Log likelihood of so many answers, where the share of them is free, against the usual one. */
static double thread_of(const OnsetUsual *u, const OnsetCounts *c, double messages) {
    double share = (c->kinds[2] + c->kinds[3]) / messages, usual = u->answers;
    if (share <= usual)
        return 0;
    double rest = share < 1 ? (1 - share) * log((1 - share) / (1 - usual)) : 0;
    return messages * (share * log(share / usual) + rest);
}

/* Half the squared standard deviations by which the volume is above the usual one. Swings of
 * hours average out. */
static double volume_of(const OnsetUsual *u, const OnsetCounts *c, double messages, int buckets) {
    double hours = buckets > 12 ? sqrt(buckets / 12.0) : 1;
    double off = log((messages + 0.5) / (c->usual + 0.5));
    return off > 0 ? off * off / (2 * (u->volume_spread / hours + 1 / (c->usual + 1))) : 0;
}

/* What is left of a sum when everything else that may explain it is taken out; an excess of
 * volume adds to it (a crowd comes on top of the others), never more than the mood itself. */
static double evidence_of(const Onset *o, size_t chart, const OnsetCounts *open, double sum) {
    const OnsetUsual *u = &o->usual;
    const OnsetChart *x = &o->charts[chart];
    OnsetCounts c = plus(&x->since, open);
    double messages = messages_of(&c), margin = margin_of(&c, messages);
    if (margin > 0) {
        double weights[ONSET_KINDS];
        weigh(u, &stories[chart], margin, weights);
        sum = fmin(sum, sum_of(weights, &c));
    }
    int buckets = x->buckets + 1;
    double wander = u->wander * (buckets / day_buckets + 0.15);
    double left = sum / (1 + messages * (wander + u->error));
    double thread = thread_of(u, &c, messages) - busy_thread;
    left -= thread > 0 ? thread : 0;
    if (left <= 0)
        return 0;
    double volume = volume_of(u, &c, messages, buckets);
    return left + fmin(volume, left);
}

OnsetSigns onset_look(const Onset *o, const OnsetCounts *open) {
    OnsetSigns best = { 0 };
    for (size_t c = 0; c < ONSET_CHARTS; c++) {
        double sum = o->charts[c].sum + sum_of(o->weights[c], open);
        if (sum < least_evidence || 2 * sum <= best.evidence)
            continue;
        double evidence = evidence_of(o, c, open, sum);
        if (evidence > best.evidence)
            best = (OnsetSigns){ evidence, o->charts[c].buckets + 1, stories[c].turned > 0 };
    }
    return best;
}

void onset_end_bucket(Onset *o, const OnsetCounts *bucket) {
    const double keep_all = exp2(-1 / day_buckets);
    for (size_t c = 0; c < ONSET_CHARTS; c++) {
        OnsetChart *x = &o->charts[c];
        double sum = x->sum + sum_of(o->weights[c], bucket);
        if (sum <= 0) {
            *x = (OnsetChart){ 0 };
            continue;
        }
        bool is_bounded = sum * keep_all > most_sum && o->usual.error <= known_error;
        double keep = is_bounded ? most_sum / sum : keep_all;
        x->sum = sum * keep;
        x->since = plus(&x->since, bucket);
        for (size_t k = 0; k < ONSET_KINDS; k++)
            x->since.kinds[k] *= keep;
        x->since.usual *= keep;
        x->buckets++;
    }
}
