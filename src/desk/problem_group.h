/* problem_group.h - the program looks which cases are about the same problem (text/problem.h).
 *
 * In two steps, because the thinking takes longer than anybody may hold the database: look reads
 * the newest messages of a month that are angry, guess or complain, and some that do none of it
 * (for how usual words are), and finds the groups; keep writes what became of them, unless
 * somebody changed problems meanwhile: then the next look does it. */
#ifndef DESK_PROBLEM_GROUP_H
#define DESK_PROBLEM_GROUP_H

#include "store/db.h"

typedef struct ProblemLook ProblemLook;

typedef struct ProblemTurn {
    int64_t brand_id, now;
    int64_t seen; /* the brand's newest event at the last look; 0: never looked */
} ProblemTurn;

/* *out is NULL when nothing new was said; without an event since turn->seen nothing else is read.
 * Whoever cannot keep what was found sets turn->seen back to 0. Lives in `a`. */
NODISCARD Err problem_look(Db *db, Arena *a, ProblemTurn *turn, ProblemLook **out, Error *e);
/* The thinking: no database. */
void problem_think(Arena *a, ProblemLook *look, uint64_t seed);
/* Inside a write transaction; *changed tells whether there is something to show. */
NODISCARD Err problem_keep(Db *db, Arena *a, const ProblemLook *look, bool *changed, Error *e);

#endif
