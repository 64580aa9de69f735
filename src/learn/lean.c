#include "learn/lean.h"

#include "learn/score.h"

#include <string.h>

enum { ROUNDS = 2, STEPS_EACH_WAY = 6 };

typedef struct Row {
    float p[MODEL_OUTPUTS_MOST]; /* logarithms, but for what all answers of the row share */
    uint8_t truth, fold;
} Row;

typedef struct Leaning {
    const Row *rows;
    size_t count, answers;
    double shift[MODEL_OUTPUTS_MOST];
} Leaning;

typedef enum Which { WHICH_FOLD, WHICH_OTHERS } Which;

static void add_rows(const Leaning *l, int fold, Which which, Confusion *out) {
    out->answers = l->answers;
    for (size_t i = 0; i < l->count; i++) {
        const Row *r = &l->rows[i];
        if ((r->fold == fold) != (which == WHICH_FOLD))
            continue;
        size_t said = 0;
        for (size_t k = 1; k < l->answers; k++)
            if ((double)r->p[k] + l->shift[k] > (double)r->p[said] + l->shift[said])
                said = k;
        out->of[r->truth][said]++;
    }
}

static double f1_of(const Leaning *l, int left_out) {
    Confusion c = { 0 };
    add_rows(l, left_out, WHICH_OTHERS, &c);
    return macro_f1(&c);
}

/* One answer after the other, in coarse steps, then in fine ones. */
static void search(Leaning *l, int left_out) {
    static const double step[ROUNDS] = { 0.25, 0.1 };
    memset(l->shift, 0, sizeof l->shift);
    double best = f1_of(l, left_out);
    for (size_t round = 0; round < ROUNDS; round++)
        for (size_t k = 0; k < l->answers; k++) {
            double before = l->shift[k], kept = before;
            for (int n = -STEPS_EACH_WAY; n <= STEPS_EACH_WAY; n++) {
                l->shift[k] = before + n * step[round];
                double f1 = f1_of(l, left_out);
                if (f1 > best + 1e-9) {
                    best = f1;
                    kept = l->shift[k];
                }
            }
            l->shift[k] = kept;
        }
}

static bool gains(Leaning *l, int folds) {
    Confusion plain = { 0 }, leaning = { 0 };
    memset(l->shift, 0, sizeof l->shift);
    add_rows(l, ALL_FOLDS, WHICH_OTHERS, &plain);
    for (int fold = 0; fold < folds; fold++) {
        search(l, fold);
        add_rows(l, fold, WHICH_FOLD, &leaning);
    }
    return macro_f1(&leaning) > macro_f1(&plain);
}

static size_t rows_make(const LeanHead *h, Row *out) {
    const Unseen *u = h->unseen;
    for (size_t i = 0; i < u->rows; i++) {
        out[i].fold = u->fold[i];
        for (size_t k = 0; k < u->outputs; k++) {
            size_t at = i * u->outputs + k;
            out[i].p[k] = h->outputs[k].slope * u->scores[at] + h->outputs[k].offset;
            if (u->labels[at] == 1)
                out[i].truth = (uint8_t)k;
        }
    }
    return u->rows;
}

bool lean_towards_f1(Arena *a, const LeanHead *heads, size_t count, int folds) {
    size_t rows = 0, made = 0;
    for (size_t h = 0; h < count; h++)
        rows += heads[h].unseen->rows;
    Row *all = arena_make(a, Row, rows + 1);
    for (size_t h = 0; h < count; h++)
        made += rows_make(&heads[h], all + made);
    Leaning l = { .rows = all, .count = rows, .answers = heads[0].unseen->outputs };
    if (!gains(&l, folds))
        return false;
    search(&l, ALL_FOLDS);
    for (size_t h = 0; h < count; h++)
        for (size_t k = 0; k < l.answers; k++)
            heads[h].outputs[k].offset += (float)l.shift[k];
    return true;
}
