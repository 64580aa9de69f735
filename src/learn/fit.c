#include "learn/fit.h"

#include "base/crypto.h"
#include "learn/classes.h"
#include "learn/lean.h"
#include "text/draft_head.h"

#include <linear.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Numbers of a vector: features, classes of words, the bias; liblinear counts from 1. */
enum { FEATURES_ALL = 1 << FEATURE_BITS, NUMBERS = FEATURES_ALL + CLASSES_MOST, BIAS = NUMBERS + 1,
       STEPS = 127 };

/* How heavy pieces of a kind are before anything is learnt. A pair says more than its words, and
 * the many pieces of a word less; chosen by five folds of the messages learnt from. */
static const double weight_word = 1, weight_pair = 1.5, weight_piece = 0.7, weight_rest = 1,
                    weight_class = 0.7;

/* The examples as liblinear wants them: features with rising numbers from 1, then the bias. */
typedef struct Vectors {
    struct feature_node **rows;
    double *heavy; /* of each number: its kind's weight and its rarity; 0 when too rare */
} Vectors;

/* What vectors are made of: the features of one text, then the classes of its words. */
typedef struct Numbers {
    Features features;
    uint32_t id[FEATURES_MOST + CLASS_COLUMNS_MOST * FEATURES_MOST];
    uint32_t count;
} Numbers;

static void add_classes(const WordClasses *c, Numbers *n) {
    n->count = n->features.count;
    memcpy(n->id, n->features.id, n->count * sizeof *n->id);
    for (uint32_t i = 0; i < n->features.count; i++)
        for (size_t k = 0; k < c->columns; k++) {
            uint16_t class = c->of[n->features.id[i] * c->columns + k];
            if (class)
                n->id[n->count++] = FEATURES_ALL + class - 1u;
        }
}

static int by_number(const void *one, const void *other) {
    uint32_t x = *(const uint32_t *)one, y = *(const uint32_t *)other;
    return x < y ? -1 : x > y;
}

static struct feature_node *vector_of(Arena *a, Numbers *f, const double *heavy) {
    struct feature_node *row = arena_make(a, struct feature_node, f->count + 2);
    size_t n = 0;
    double norm = 1 / sqrt((double)f->features.count);
    qsort(f->id, f->count, sizeof *f->id, by_number);
    for (uint32_t i = 0; i < f->count; i++) {
        double value = norm * heavy[f->id[i]];
        if (value <= 0)
            continue;
        if (n && row[n - 1].index == (int)f->id[i] + 1)
            row[n - 1].value += value;
        else
            row[n++] = (struct feature_node){ .index = (int)f->id[i] + 1, .value = value };
    }
    row[n++] = (struct feature_node){ .index = BIAS, .value = 1 };
    row[n] = (struct feature_node){ .index = -1 };
    return row;
}

/* What features are, from the order in which features_make() puts them. */
typedef struct Seen {
    uint32_t *times, *last; /* messages, and the last one, of each feature */
    double *kind;           /* its kind's weight, where it was seen first */
} Seen;

static void see(Seen *s, uint32_t id, uint32_t row, double kind) {
    if (s->last[id] == row)
        return;
    s->last[id] = row;
    if (s->times[id]++ == 0)
        s->kind[id] = kind;
}

static void count_seen(const Numbers *n, Seen *s, uint32_t row, FeatureKind kind) {
    const Features *f = &n->features;
    uint32_t i = 0;
    for (uint32_t token = 0; token < f->tokens; token++)
        for (uint32_t first = i; i < f->end[token]; i++)
            see(s, f->id[i], row,
                i == first ? weight_word : i == first + 1 ? weight_pair : weight_piece);
    uint32_t last_pair = kind == FEATURES_WRITTEN ? f->count : i;
    for (; i < f->count; i++)
        see(s, f->id[i], row, i == last_pair ? weight_pair : weight_rest);
    for (; i < n->count; i++)
        see(s, n->id[i], row, weight_class);
}

/* Rare features say more (inverse document frequency). On average a feature weighs 1, so that C
 * means the same for every set. */
static double *heaviness(Arena *a, const Seen *s, size_t rows, uint32_t least) {
    double *heavy = arena_make(a, double, NUMBERS), squares = 0, times = 0;
    for (size_t i = 0; i < NUMBERS; i++) {
        if (s->times[i] < least)
            continue;
        heavy[i] = s->kind[i] * log(((double)rows + 1) / (s->times[i] + 1));
        squares += s->times[i] * heavy[i] * heavy[i];
        times += s->times[i];
    }
    for (size_t i = 0; i < NUMBERS && squares > 0; i++)
        heavy[i] /= sqrt(squares / times);
    return heavy;
}

static void read_numbers(const Recipe *r, const WordClasses *c, Arena *scratch, Str text,
                         Numbers *n) {
    Features *f = &n->features;
    arena_reset(scratch);
    if (r->kind == FEATURES_DRAFTS)
        draft_features(scratch, text, f);
    else
        reading_features(scratch, &(ReadingInput){ .text = text }, r->kind, f);
    add_classes(c, n);
}

static Vectors vectors_make(Arena *a, const Examples *x, const Recipe *r, const WordClasses *c) {
    Arena *scratch = arena_new(1 << 16);
    Numbers *f = arena_make(a, Numbers, 1);
    Seen seen = { .times = arena_make(a, uint32_t, NUMBERS),
                  .last = arena_make(a, uint32_t, NUMBERS),
                  .kind = arena_make(a, double, NUMBERS) };
    Vectors v = { .rows = arena_make(a, struct feature_node *, x->count) };
    for (size_t i = 0; i < x->count; i++) {
        read_numbers(r, c, scratch, x->items[i].text, f);
        count_seen(f, &seen, (uint32_t)i + 1, r->kind);
    }
    v.heavy = heaviness(a, &seen, x->count, (uint32_t)r->least);
    for (size_t i = 0; i < x->count; i++) {
        read_numbers(r, c, scratch, x->items[i].text, f);
        v.rows[i] = vector_of(a, f, v.heavy);
    }
    arena_free(&scratch);
    return v;
}

/* ---- one output ---- */

typedef struct Task {
    const Recipe *recipe;
    const Examples *examples;
    const Vectors *vectors;
    const uint8_t *fold; /* of each example */
    uint32_t output;
    double *weights; /* of the output; the last is the bias */
} Task;

static void say_nothing(const char *text UNUSED) {}

/* How often each feature is said by those that have the answer and by the others. */
typedef struct Sides {
    double *yes, *no, all_yes, all_no;
} Sides;

static Sides sides_count(Arena *a, const struct problem *p) {
    Sides s = { .yes = arena_make(a, double, BIAS), .no = arena_make(a, double, BIAS) };
    for (int i = 0; i < p->l; i++)
        for (const struct feature_node *x = p->x[i]; x->index > 0 && x->index < BIAS; x++) {
            *(p->y[i] > 0 ? &s.yes[x->index] : &s.no[x->index]) += 1;
            *(p->y[i] > 0 ? &s.all_yes : &s.all_no) += 1;
        }
    return s;
}

/* What to multiply each feature's value with, for this answer: `share` of its weight follows the
 * log-count ratio of naive Bayes (Wang and Manning 2012), the rest is 1; of the ratio the mean
 * square is 1, so that C means the same. A feature that both sides say as often then needs more
 * evidence to get a weight. */
static double *ratios_of(Arena *a, const struct problem *p, double share) {
    Sides s = sides_count(a, p);
    double *ratio = arena_make(a, double, BIAS + 1), squares = 0, kinds = 0;
    for (int i = 1; i < BIAS; i++)
        kinds += s.yes[i] + s.no[i] > 0;
    for (int i = 1; i < BIAS; i++) {
        ratio[i] = fabs(log((s.yes[i] + 1) / (s.all_yes + kinds)) -
                        log((s.no[i] + 1) / (s.all_no + kinds)));
        squares += (s.yes[i] + s.no[i]) * ratio[i] * ratio[i];
    }
    double mean = sqrt(squares / (s.all_yes + s.all_no));
    for (int i = 1; i < BIAS; i++)
        ratio[i] = 1 - share + (mean > 0 ? share * ratio[i] / mean : 0);
    ratio[BIAS] = 1;
    return ratio;
}

static void multiply_rows(Arena *a, const struct problem *p, const double *ratio) {
    for (int i = 0; i < p->l; i++) {
        size_t n = 1;
        for (const struct feature_node *x = p->x[i]; x->index > 0; x++)
            n++;
        struct feature_node *row = arena_make(a, struct feature_node, n);
        memcpy(row, p->x[i], n * sizeof *row);
        for (size_t k = 0; k + 1 < n; k++)
            row[k].value *= ratio[row[k].index];
        p->x[i] = row;
    }
}

/* Weights from all examples whose label is known, but those of `left_out`; all 0 when they have the
 * same label. */
static void train_output(const Task *t, int left_out) {
    Arena *a = arena_new(1 << 20);
    size_t count = t->examples->count, most = 0;
    for (size_t i = 0; i < count; i++)
        most += t->examples->items[i].times;
    struct problem p = { .n = BIAS, .bias = 1, .y = arena_make(a, double, most),
                         .x = arena_make(a, struct feature_node *, most) };
    int yes = 0;
    for (size_t i = 0; i < count; i++) {
        const Example *x = &t->examples->items[i];
        int8_t label = x->label[t->output];
        for (int n = 0; label != LABEL_UNKNOWN && t->fold[i] != left_out && n < x->times; n++) {
            p.y[p.l] = label == LABEL_YES ? 1 : -1;
            p.x[p.l++] = t->vectors->rows[i];
            yes += label == LABEL_YES;
        }
    }
    memset(t->weights, 0, (BIAS) * sizeof *t->weights);
    if (yes > 0 && yes < p.l) {
        /* An answer that is rare in the sets counts more, up to five times. */
        double rare = fmin(5, sqrt((double)(p.l - yes) / yes));
        double *ratio = NULL;
        double share = recipe_ratio(t->recipe, t->output);
        if (share > 0) {
            ratio = ratios_of(a, &p, share);
            multiply_rows(a, &p, ratio);
        }
        int labels[] = { 1 };
        double heavier[] = { fmax(1, rare) };
        struct parameter how = { .solver_type = L2R_LR_DUAL, .C = t->recipe->cost, .eps = 0.05,
                                 .nr_weight = 1, .weight_label = labels, .weight = heavier };
        struct model *m = train(&p, &how);
        double sign = m->label[0] == 1 ? 1 : -1;
        for (int i = 0; i < BIAS; i++)
            t->weights[i] = sign * m->w[i] * (ratio ? ratio[i + 1] : 1);
        free_and_destroy_model(&m);
    }
    arena_free(&a);
}

static float dot(const double *weights, const struct feature_node *row) {
    double sum = 0;
    for (; row->index > 0; row++)
        sum += weights[row->index - 1] * row->value;
    return (float)sum;
}

/* ---- heads ---- */

typedef struct Work {
    Recipe *recipe;
    const Examples *examples;
    const WordClasses *classes;
    Vectors vectors;
    uint8_t *fold;
    float *unseen; /* [example][output] */
    Arena *arena;
    double *weights; /* [output][BIAS] */
    Unseen of_head[MODEL_OUTPUTS_MOST];
} Work;

/* From weights of vectors to those of features: a word has those of its classes too. */
static void fold_classes_in(const Work *k, double *weights) {
    const WordClasses *c = k->classes;
    for (int i = 0; i < NUMBERS; i++)
        weights[i] *= k->vectors.heavy[i];
    for (size_t i = 0; i < FEATURES_ALL * c->columns; i++)
        if (c->of[i])
            weights[i / c->columns] += weights[FEATURES_ALL + c->of[i] - 1];
}

static void fit_output(Work *k, uint32_t output) {
    Task t = { .recipe = k->recipe, .examples = k->examples, .vectors = &k->vectors,
               .fold = k->fold, .output = output, .weights = k->weights + (size_t)output * BIAS };
    uint32_t outputs = k->recipe->output_count;
    for (int fold = 0; fold < (int)k->recipe->folds; fold++) {
        train_output(&t, fold);
        for (size_t i = 0; i < k->examples->count; i++)
            if (k->fold[i] == fold)
                k->unseen[i * outputs + output] = dot(t.weights, k->vectors.rows[i]);
    }
    train_output(&t, -1);
    fold_classes_in(k, t.weights);
    k->recipe->outputs[output].bias = (float)t.weights[BIAS - 1];
}

/* A choice has one answer, neither none nor two. */
static bool is_known(const Example *x, uint32_t from, uint32_t to, bool is_choice) {
    int yes = 0;
    for (uint32_t o = from; o < to; o++) {
        if (x->label[o] == LABEL_UNKNOWN)
            return false;
        yes += x->label[o] == LABEL_YES;
    }
    return x->calibrates && (!is_choice || yes == 1);
}

static void say_figures(const Work *k, const LearnWorld *w, const Unseen *u, uint32_t head) {
    const ModelOutput *o = &k->recipe->outputs[k->recipe->first[head]];
    UnseenFigures f;
    for (size_t set = 0; set < k->recipe->set_count; set++)
        if (unseen_figures(u, o, (uint8_t)set, &f))
            w->say(w->ctx, str_fmt(k->arena, "head %s, unseen folds of " STR_FMT ": %zu messages, "
                                   "accuracy %.1f, %s %.1f", o->head,
                                   STR_ARG(k->recipe->sets[set].name), f.rows, 100 * f.accuracy,
                                   o->kind == HEAD_CHOICE ? "macro F1" : "F1", 100 * f.f1));
}

static Unseen unseen_make(const Work *k, uint32_t head) {
    uint32_t from = k->recipe->first[head], to = k->recipe->first[head + 1], n = to - from;
    uint32_t outputs = k->recipe->output_count;
    bool is_choice = k->recipe->outputs[from].kind == HEAD_CHOICE;
    float *scores = arena_make(k->arena, float, k->examples->count * n);
    int8_t *labels = arena_make(k->arena, int8_t, k->examples->count * n);
    uint8_t *set = arena_make(k->arena, uint8_t, k->examples->count);
    uint8_t *fold = arena_make(k->arena, uint8_t, k->examples->count);
    Unseen u = { .scores = scores, .labels = labels, .set = set, .fold = fold, .outputs = n };
    for (size_t i = 0; i < k->examples->count; i++) {
        const Example *x = &k->examples->items[i];
        if (!is_known(x, from, to, is_choice))
            continue;
        memcpy(scores + u.rows * n, k->unseen + i * outputs + from, n * sizeof *scores);
        memcpy(labels + u.rows * n, x->label + from, n);
        set[u.rows] = x->set;
        fold[u.rows] = k->fold[i];
        u.rows++;
    }
    return u;
}

static void calibrate_head(Work *k, const LearnWorld *w, uint32_t head) {
    ModelOutput *o = &k->recipe->outputs[k->recipe->first[head]];
    Unseen *u = &k->of_head[head];
    *u = unseen_make(k, head);
    if (u->rows == 0)
        return;
    if (o->kind == HEAD_CHOICE)
        calibrate_choice(u, o);
    else
        calibrate_set(k->arena, u, (size_t)k->recipe->folds, o);
    say_figures(k, w, u, head);
}

static bool same_answers(const Recipe *r, uint32_t one, uint32_t other) {
    const ModelOutput *x = &r->outputs[r->first[one]], *y = &r->outputs[r->first[other]];
    uint32_t count = r->first[one + 1] - r->first[one];
    if (x->kind != y->kind || r->first[other + 1] - r->first[other] != count)
        return false;
    for (uint32_t i = 0; i < count; i++)
        if (strcmp(x[i].answer, y[i].answer) != 0)
            return false;
    return true;
}

/* Heads with the same answers together, where the first of them stands. */
static void lean_heads(Work *k, const LearnWorld *w) {
    Recipe *r = k->recipe;
    bool is_done[MODEL_OUTPUTS_MOST] = { false };
    for (uint32_t first = 0; first < r->head_count; first++) {
        LeanHead heads[MODEL_OUTPUTS_MOST];
        size_t count = 0;
        if (is_done[first] || r->outputs[r->first[first]].kind != HEAD_CHOICE)
            continue;
        for (uint32_t h = first; h < r->head_count; h++)
            if (same_answers(r, first, h)) {
                heads[count++] = (LeanHead){ &k->of_head[h], &r->outputs[r->first[h]] };
                is_done[h] = true;
            }
        bool leans = lean_towards_f1(k->arena, heads, count, (int)r->folds);
        w->say(w->ctx, str_fmt(k->arena, "head %s%s %s", r->outputs[r->first[first]].head,
                               count > 1 ? " and those like it" : "",
                               leans ? "leans towards rare answers" : "gains nothing by leaning"));
    }
}

/* Copies of a text stay together, so that no fold is judged by what another one learnt by heart. */
static uint8_t *folds_make(Arena *a, const Examples *x, int64_t folds) {
    uint8_t *fold = arena_make(a, uint8_t, x->count);
    for (size_t i = 0; i < x->count; i++) {
        uint8_t digest[SHA256_BYTES];
        sha256(x->items[i].text, digest);
        fold[i] = (uint8_t)(digest[0] % folds);
    }
    return fold;
}

Err fit_all(const LearnWorld *w, Recipe *r, Arena *a, const Examples *x, Fitted *out, Error *e) {
    if (x->count > INT32_MAX / RECIPE_TIMES_MOST)
        FAIL(e, ERR_LIMIT, "more messages than liblinear can take");
    set_print_string_function(say_nothing);
    WordClasses classes;
    TRY(classes_read(w, a, r->classes, &classes, e));
    srand(1); /* liblinear takes its order of rows from rand(): the same bytes each time */
    Work k = { .recipe = r, .examples = x, .arena = a, .classes = &classes,
               .fold = folds_make(a, x, r->folds), .vectors = vectors_make(a, x, r, &classes),
               .unseen = arena_make(a, float, x->count * r->output_count),
               .weights = arena_make(a, double, (size_t)r->output_count * BIAS) };
    for (uint32_t head = 0; head < r->head_count; head++) {
        for (uint32_t o = r->first[head]; o < r->first[head + 1]; o++)
            fit_output(&k, o);
        calibrate_head(&k, w, head);
    }
    if (r->leans)
        lean_heads(&k, w);
    *out = (Fitted){ .recipe = r, .weights = k.weights };
    return ERR_OK;
}

/* ---- bytes ---- */

static void set_scales(const Fitted *f) {
    for (uint32_t o = 0; o < f->recipe->output_count; o++) {
        const double *w = f->weights + (size_t)o * BIAS;
        double most = 0;
        for (int i = 0; i < FEATURES_ALL; i++)
            most = fmax(most, fabs(w[i]));
        f->recipe->outputs[o].scale = (float)(most / STEPS);
    }
}

/* The steps of one feature; false when all are 0. */
static bool quantise(const Fitted *f, size_t feature, int8_t *row) {
    bool any = false;
    for (uint32_t o = 0; o < f->recipe->output_count; o++) {
        float scale = f->recipe->outputs[o].scale;
        double w = f->weights[(size_t)o * BIAS + feature];
        row[o] = scale > 0 ? (int8_t)lround(w / (double)scale) : 0;
        any = any || row[o] != 0;
    }
    return any;
}

static void pad(Buf *b) {
    while ((MODEL_START + b->n) % 64 != 0)
        buf_putc(b, 0);
}

Str fit_write(Arena *a, const Fitted *f) {
    ModelBlock *blocks = arena_make(a, ModelBlock, MODEL_BLOCKS);
    Buf content = buf_new(a, MODEL_BYTES_MOST), weights = buf_new(a, MODEL_BYTES_MOST);
    char row[MODEL_OUTPUTS_MOST] = { 0 };
    uint32_t rows = 0;
    set_scales(f);
    for (size_t i = 0; i < FEATURES_ALL; i++) {
        ModelBlock *b = &blocks[i / 64];
        if (i % 64 == 0)
            b->before = rows;
        if (!quantise(f, i, (int8_t *)row))
            continue;
        b->present |= UINT64_C(1) << (i % 64);
        buf_put(&weights, (Str){ row, sizeof row });
        rows++;
    }
    size_t outputs = f->recipe->output_count * sizeof(ModelOutput);
    buf_put(&content, (Str){ (const char *)f->recipe->outputs, outputs });
    pad(&content);
    buf_put(&content, (Str){ (const char *)blocks, MODEL_BLOCKS * sizeof *blocks });
    buf_put(&content, buf_str(&weights));
    uint32_t version = FEATURE_VERSION | (uint32_t)f->recipe->kind << MODEL_KIND_AT;
    ModelHeader h = { .feature_version = version, .row_count = rows,
                      .output_count = f->recipe->output_count,
                      .head_count = f->recipe->head_count, .size = MODEL_START + content.n };
    uint8_t digest[SHA256_BYTES];
    sha256(buf_str(&content), digest);
    memcpy(h.digest, digest, sizeof h.digest);
    Buf out = buf_new(a, MODEL_BYTES_MOST);
    buf_put(&out, S("TGPGMDL2"));
    buf_put(&out, (Str){ (const char *)&h, sizeof h });
    buf_put(&out, buf_str(&content));
    return buf_str(&out);
}
