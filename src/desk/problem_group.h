/* problem_group.h - the program looks which cases are about the same problem (text/problem.h).
 *
 * In two steps, because the thinking takes longer than anybody may hold the database: look reads
 * the newest angry or guessing messages of a month and finds the groups; keep writes what became of
 * them, unless somebody changed problems meanwhile: then the next look does it. */
#ifndef DESK_PROBLEM_GROUP_H
#define DESK_PROBLEM_GROUP_H

#include "store/db.h"

typedef struct ProblemLook ProblemLook;

/* *out is NULL when nothing new was said. Lives in `a`. */
NODISCARD Err problem_look(Db *db, Arena *a, int64_t brand_id, int64_t now, ProblemLook **out,
                           Error *e);
/* The thinking: no database. */
void problem_think(Arena *a, ProblemLook *look, uint64_t seed);
/* Inside a write transaction; *changed tells whether there is something to show. */
NODISCARD Err problem_keep(Db *db, Arena *a, const ProblemLook *look, bool *changed, Error *e);

#endif
