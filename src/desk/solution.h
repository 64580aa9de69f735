/* solution.h - Pilihan penyelesaian: what the shop offers an unhappy customer, what it costs and
 * who may offer it. */
#ifndef DESK_SOLUTION_H
#define DESK_SOLUTION_H

#include "desk/policy.h"

enum { SOLUTIONS_MOST = 100 };

typedef struct Solution {
    int64_t id;
    Str name;
    Str text;     /* for the customer; braces are for the writer to fill */
    int64_t cost; /* rupiah */
    Role role;    /* the least that may offer it */
} Solution;
extern const Model solution_model;

/* The cheapest first. */
NODISCARD Err solution_list(Db *db, Arena *a, int64_t brand_id, List *out, Error *e);
NODISCARD Err solution_get(Db *db, Arena *a, int64_t brand_id, int64_t id, Solution *out, Error *e);
/* id 0: a new one. ERR_INVALID names the field. */
NODISCARD Err solution_put(Db *db, Arena *a, const Caller *by, int64_t id, const Solution *in,
                           Solution *out, Error *e);
/* What was decided with it stays. */
NODISCARD Err solution_remove(Db *db, const Caller *by, int64_t id, Error *e);

#endif
