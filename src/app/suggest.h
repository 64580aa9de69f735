/* suggest.h - "did you mean": the known name nearest to a mistyped one. */
#ifndef APP_SUGGEST_H
#define APP_SUGGEST_H

#include "base/str.h"

enum { SUGGEST_NAME_MAX = 40 };

/* Near is: few letters to add, drop, change or swap with a neighbour. Names longer than
 * SUGGEST_NAME_MAX are far from all. */
typedef struct Suggestion {
    Str wanted, best;
    size_t distance;
} Suggestion;
void suggest_start(Suggestion *s, Str wanted);
void suggest_offer(Suggestion *s, Str name);
/* "; did you mean NAME?" when one is near enough, else "". */
Str suggest_text(Arena *a, const Suggestion *s);

#endif
