/* origin.h - where a matter began: the account where most of its first eight cases came in; of two,
 * the one that was there sooner. Evidence, not proof: how many of them agree is told with it.
 *
 * Pure but for origin_of_problem(). */
#ifndef DESK_ORIGIN_H
#define DESK_ORIGIN_H

#include "desk/source.h"

enum { ORIGIN_FIRST = 8 };

typedef struct FirstCase {
    int64_t id; /* of the source */
    Str name;
    Channel channel;
    int64_t created_at; /* since when we listen there */
    int64_t at;
} FirstCase;
extern const Model first_case_model;

typedef struct Origin {
    int64_t source_id; /* 0: nothing is known */
    Str source_name;
    Channel channel;
    int64_t agree, of;    /* so many of the first cases came in there */
    int64_t at;           /* of the first of those */
    int64_t listens_from; /* since when we listen there */
} Origin;
extern const Model origin_model;

/* `first`: FirstCase by time; those after ORIGIN_FIRST do not count. */
void origin_of(const List *first, Origin *out);
NODISCARD Err origin_of_problem(Db *db, Arena *a, int64_t brand_id, int64_t problem_id, Origin *out,
                                Error *e);

#endif
