/* line.h - from a template of a pack to what somebody writes. Inside drill/ only. */
#ifndef DRILL_LINE_H
#define DRILL_LINE_H

#include "drill/storm.h"

/* A number below `n` (at least 1); the state goes on. */
uint64_t drill_random(uint64_t *state, uint64_t n);
const Str *drill_pick(uint64_t *state, const DrillLines *from); /* NULL: it is empty */

typedef struct LineWords {
    const DrillBook *book;
    const DrillShop *shop;
    bool is_plain; /* no opening, no closing, no slang: a journalist */
} LineWords;
/* Choices taken, the shop's words filled in, written as people write. Lives in `a`. */
Str drill_line(Arena *a, uint64_t *state, const LineWords *w, Str template);

#endif
