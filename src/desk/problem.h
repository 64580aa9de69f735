/* problem.h - Masalah serupa: cases that are about the same problem, as the program found them
 * (problem_group.h) and people shaped them.
 *
 * What a person does holds: a case put in or taken out stays so, and problems that were split are
 * never joined again by the program. */
#ifndef DESK_PROBLEM_H
#define DESK_PROBLEM_H

#include "desk/case.h"

typedef struct Problem {
    int64_t id;
    Str name;       /* given by a person; empty: none */
    Str words;      /* that mark it, made by the program */
    int64_t made_by; /* 0: the program */
    bool is_over;   /* settled: takes no more cases */
    int64_t case_count, waiting;
    int64_t last_day, day_before; /* cases begun in the last 24 hours, and in those before */
    int64_t first_at, last_at;    /* 0 when no case is left in it */
    int64_t first_case_id;
    Str first_author, first_text;
    int64_t demands; /* bits, as in Reading, of all its cases */
} Problem;
extern const Model problem_model;

typedef struct ProblemFilter {
    bool over;
    Str cursor;
    int64_t limit; /* 1..LIMIT_PAGE; 0 = LIMIT_PAGE_DEFAULT */
} ProblemFilter;
extern const Model problem_filter_model;

/* Those that grow most first. */
NODISCARD Err problem_list(Db *db, Arena *a, const Caller *by, const ProblemFilter *f, List *out,
                           Str *next, Error *e);
NODISCARD Err problem_get(Db *db, Arena *a, const Caller *by, int64_t id, Problem *out, Error *e);

typedef struct PageFilter {
    Str cursor;
    int64_t limit;
} PageFilter;
extern const Model page_filter_model;
typedef struct ProblemCases {
    int64_t problem_id;
    PageFilter page;
} ProblemCases;
/* Its cases (CaseRow), the newest first. */
NODISCARD Err problem_cases(Db *db, Arena *a, const Caller *by, const ProblemCases *of, List *out,
                            Str *next, Error *e);

typedef struct ProblemChange {
    Str name; /* empty: the program's words again */
    bool is_over;
} ProblemChange;
extern const Model problem_change_model;
NODISCARD Err problem_change(Db *db, Arena *a, const Caller *by, int64_t id,
                             const ProblemChange *change, Problem *out, Error *e);

typedef struct ProblemMerge {
    int64_t into;
} ProblemMerge;
extern const Model problem_merge_model;
enum { PROBLEM_UNMERGE_MOST = 7 * DAY };
/* All its cases go into the other; it is gone, unless problem_unmerge() brings it back. */
NODISCARD Err problem_merge(Db *db, Arena *a, const Caller *by, int64_t id, int64_t into,
                            Problem *out, Error *e);

typedef struct ProblemUnmerge {
    int64_t from; /* the problem that went into it */
} ProblemUnmerge;
extern const Model problem_unmerge_model;
/* Takes a merge into `id` back: *out is the one that came back, with those of its cases that nobody
 * and nothing moved since. For PROBLEM_UNMERGE_MOST. */
NODISCARD Err problem_unmerge(Db *db, Arena *a, const Caller *by, int64_t id, int64_t from,
                              Problem *out, Error *e);

typedef struct ProblemSplit {
    Str name;
    List cases; /* of CaseId */
} ProblemSplit;
typedef struct CaseId {
    int64_t id;
} CaseId;
extern const Model case_id_model;
extern const Model problem_split_model;
/* Some of its cases, not all, become a problem of their own. */
NODISCARD Err problem_split(Db *db, Arena *a, const Caller *by, int64_t id,
                            const ProblemSplit *split, Problem *out, Error *e);

typedef struct CaseProblem {
    int64_t problem_id; /* 0: out of any, or into a new one */
    Str name;           /* of the new one; empty: none is made */
} CaseProblem;
extern const Model case_problem_model;
NODISCARD Err problem_put(Db *db, Arena *a, const Caller *by, int64_t case_id,
                          const CaseProblem *where, Case *out, Error *e);

#endif
