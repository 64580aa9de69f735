#include "learn/calibrate.h"

#include "learn/score.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { NEWTON_STEPS = 50, DESCENT_STEPS = 600, OUTPUTS_MOST = MODEL_OUTPUTS_MOST };

static double logistic(double x) { return 1 / (1 + exp(-x)); }

static float score(const Unseen *u, size_t row, size_t k) {
    return u->scores[row * u->outputs + k];
}

static int8_t label(const Unseen *u, size_t row, size_t k) {
    return u->labels[row * u->outputs + k];
}

static double calibrated(const Unseen *u, size_t row, const ModelOutput *o, size_t k) {
    return (double)(o[k].slope * score(u, row, k) + o[k].offset);
}

static double probability(const Unseen *u, size_t row, const ModelOutput *o, size_t k) {
    return logistic(calibrated(u, row, o, k));
}

/* Platt's two parameters by Newton's method, towards (n+1)/(n+2) instead of 1 so that an answer
 * seen twice is not certain. */
static void platt(const Unseen *u, size_t k, ModelOutput *o) {
    double yes = 0, slope = 1, offset = 0;
    for (size_t i = 0; i < u->rows; i++)
        yes += label(u, i, k) == 1;
    double high = (yes + 1) / (yes + 2), low = 1 / ((double)u->rows - yes + 2);
    for (int step = 0; step < NEWTON_STEPS; step++) {
        double g_slope = 0, g_offset = 0, aa = 1e-9, ab = 0, bb = 1e-9;
        for (size_t i = 0; i < u->rows; i++) {
            double x = score(u, i, k), p = logistic(slope * x + offset);
            double miss = p - (label(u, i, k) == 1 ? high : low), weight = p * (1 - p);
            g_slope += miss * x;
            g_offset += miss;
            aa += weight * x * x;
            ab += weight * x;
            bb += weight;
        }
        double det = aa * bb - ab * ab;
        if (fabs(det) < 1e-12)
            break;
        double d_slope = (bb * g_slope - ab * g_offset) / det;
        double d_offset = (aa * g_offset - ab * g_slope) / det;
        slope -= d_slope;
        offset -= d_offset;
        if (fabs(d_slope) + fabs(d_offset) < 1e-7)
            break;
    }
    bool is_sane = isfinite(slope) && isfinite(offset) && slope > 0;
    o->slope = is_sane ? (float)slope : 1;
    o->offset = is_sane ? (float)offset : (float)log((yes + 1) / ((double)u->rows - yes + 1));
}

typedef struct Ranked {
    float p;
    int8_t label;
} Ranked;

static int by_p_down(const void *one, const void *other) {
    float x = ((const Ranked *)one)->p, y = ((const Ranked *)other)->p;
    return x < y ? 1 : x > y ? -1 : 0;
}

/* Between the last taken and the first left out, where F1 of all folds but one is highest. */
static float best_threshold(const Unseen *u, size_t k, const ModelOutput *o, int left_out) {
    Arena *a = arena_new(1 << 16);
    Ranked *r = arena_make(a, Ranked, u->rows);
    double yes = 0, hits = 0, best = 0;
    float threshold = 0.5f;
    size_t count = 0;
    for (size_t i = 0; i < u->rows; i++) {
        if (u->fold[i] == left_out)
            continue;
        r[count++] = (Ranked){ (float)probability(u, i, o, k), label(u, i, k) };
        yes += label(u, i, k) == 1;
    }
    qsort(r, count, sizeof *r, by_p_down);
    for (size_t i = 0; i < count; i++) {
        hits += r[i].label == 1;
        double f1 = 2 * hits / (yes + (double)i + 1);
        if (f1 > best && i + 1 < count && r[i].p > r[i + 1].p) {
            best = f1;
            threshold = (r[i].p + r[i + 1].p) / 2;
        }
    }
    arena_free(&a);
    return threshold;
}

void calibrate_set(Arena *a, Unseen *u, size_t folds, ModelOutput *outputs) {
    float *thresholds = arena_make(a, float, folds * u->outputs);
    for (size_t k = 0; k < u->outputs; k++) {
        platt(u, k, &outputs[k]);
        outputs[k].threshold = best_threshold(u, k, outputs, ALL_FOLDS);
        for (size_t fold = 0; fold < folds; fold++)
            thresholds[fold * u->outputs + k] = best_threshold(u, k, outputs, (int)fold);
    }
    u->thresholds = thresholds;
}

/* ---- a choice: slope and offset of each answer under a softmax, by Adam on the whole ---- */

typedef struct Descent {
    double value[2 * OUTPUTS_MOST], gradient[2 * OUTPUTS_MOST];
    double first[2 * OUTPUTS_MOST], second[2 * OUTPUTS_MOST];
} Descent;

static void add_gradient(const Unseen *u, size_t row, Descent *d) {
    double p[OUTPUTS_MOST], most = -INFINITY, sum = 0;
    size_t n = u->outputs;
    for (size_t k = 0; k < n; k++) {
        p[k] = d->value[k] * score(u, row, k) + d->value[n + k];
        most = fmax(most, p[k]);
    }
    for (size_t k = 0; k < n; k++)
        sum += p[k] = exp(p[k] - most);
    for (size_t k = 0; k < n; k++) {
        double miss = p[k] / sum - (label(u, row, k) == 1);
        d->gradient[k] += miss * score(u, row, k);
        d->gradient[n + k] += miss;
    }
}

static void descend(Descent *d, size_t n, size_t rows, int step) {
    const double rate = 0.05, keep_first = 0.9, keep_second = 0.999;
    for (size_t i = 0; i < 2 * n; i++) {
        double g = d->gradient[i] / (double)rows;
        d->first[i] = keep_first * d->first[i] + (1 - keep_first) * g;
        d->second[i] = keep_second * d->second[i] + (1 - keep_second) * g * g;
        double m = d->first[i] / (1 - pow(keep_first, step));
        double v = d->second[i] / (1 - pow(keep_second, step));
        d->value[i] -= rate * m / (sqrt(v) + 1e-8);
        if (i < n && d->value[i] < 0.01)
            d->value[i] = 0.01;
    }
}

void calibrate_choice(const Unseen *u, ModelOutput *outputs) {
    Descent d = { 0 };
    for (size_t k = 0; k < u->outputs; k++)
        d.value[k] = 1;
    for (int step = 1; step <= DESCENT_STEPS; step++) {
        memset(d.gradient, 0, sizeof d.gradient);
        for (size_t i = 0; i < u->rows; i++)
            add_gradient(u, i, &d);
        descend(&d, u->outputs, u->rows, step);
    }
    for (size_t k = 0; k < u->outputs; k++) {
        outputs[k].slope = (float)d.value[k];
        outputs[k].offset = (float)d.value[u->outputs + k];
    }
}

/* ---- how good it is ---- */

static void add_choice(const Unseen *u, size_t row, const ModelOutput *o, Confusion *c) {
    size_t truth = 0, said = 0;
    for (size_t k = 1; k < u->outputs; k++) {
        truth = label(u, row, k) == 1 ? k : truth;
        said = calibrated(u, row, o, k) > calibrated(u, row, o, said) ? k : said;
    }
    c->of[truth][said]++;
}

static void add_yes_no(const Unseen *u, size_t row, const ModelOutput *o, size_t k, Confusion *c) {
    double threshold = (double)u->thresholds[u->fold[row] * u->outputs + k];
    c->of[label(u, row, k) == 1][probability(u, row, o, k) >= threshold]++;
}

bool unseen_figures(const Unseen *u, const ModelOutput *o, uint8_t set, UnseenFigures *out) {
    bool is_choice = o->kind == HEAD_CHOICE;
    size_t confusions = is_choice ? 1 : u->outputs, counted = 0;
    *out = (UnseenFigures){ 0 };
    for (size_t k = 0; k < confusions; k++) {
        Confusion c = { .answers = is_choice ? u->outputs : 2 };
        out->rows = 0;
        for (size_t i = 0; i < u->rows; i++) {
            if (u->set[i] != set)
                continue;
            out->rows++;
            if (is_choice)
                add_choice(u, i, o, &c);
            else
                add_yes_no(u, i, o, k, &c);
        }
        if (!is_choice && answer_score(&c, 1).truth == 0)
            continue;
        counted++;
        out->accuracy += accuracy(&c);
        out->f1 += is_choice ? macro_f1(&c) : answer_score(&c, 1).f1;
    }
    out->accuracy /= counted ? (double)counted : 1;
    out->f1 /= counted ? (double)counted : 1;
    return out->rows > 0;
}
