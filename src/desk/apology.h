/* apology.h - an apology to many is not enough: it names an act of ours and until when. */
#ifndef DESK_APOLOGY_H
#define DESK_APOLOGY_H

#include "desk/policy.h"

typedef struct Apology {
    Str text;
    const char *field; /* whose error it would be */
    int64_t zone, now;
} Apology;
/* ERR_INVALID with CLAUSE_APOLOGY when the text says sorry and promises nothing with a time. */
NODISCARD Err apology_check(Arena *a, const Policy *p, const Apology *of, Error *e);

#endif
