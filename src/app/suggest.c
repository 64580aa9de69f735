#include "app/suggest.h"

static size_t least(size_t a, size_t b) { return a < b ? a : b; }

/* Optimal string alignment with three rows kept. */
static size_t name_distance(Str a, Str b) {
    if (a.n > SUGGEST_NAME_MAX || b.n > SUGGEST_NAME_MAX)
        return SUGGEST_NAME_MAX;
    size_t rows[3][SUGGEST_NAME_MAX + 1];
    size_t *before = rows[0], *last = rows[1], *row = rows[2];
    for (size_t j = 0; j <= b.n; j++)
        last[j] = before[j] = j;
    for (size_t i = 1; i <= a.n; i++) {
        row[0] = i;
        for (size_t j = 1; j <= b.n; j++) {
            bool same = a.p[i - 1] == b.p[j - 1];
            row[j] = least(least(row[j - 1], last[j]) + 1, last[j - 1] + !same);
            if (i > 1 && j > 1 && a.p[i - 1] == b.p[j - 2] && a.p[i - 2] == b.p[j - 1])
                row[j] = least(row[j], before[j - 2] + 1);
        }
        size_t *oldest = before;
        before = last;
        last = row;
        row = oldest;
    }
    return last[b.n];
}

void suggest_start(Suggestion *s, Str wanted) {
    *s = (Suggestion){ .wanted = wanted, .distance = SUGGEST_NAME_MAX };
}

void suggest_offer(Suggestion *s, Str name) {
    size_t d = name_distance(s->wanted, name);
    if (d < s->distance) {
        s->distance = d;
        s->best = name;
    }
}

Str suggest_text(Arena *a, const Suggestion *s) {
    if (s->best.p == NULL || s->distance > 2 || s->distance >= s->best.n)
        return S("");
    return str_fmt(a, "; did you mean " STR_FMT "?", STR_ARG(s->best));
}
