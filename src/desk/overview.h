/* overview.h - the home page: four numbers, what to do now, whether the alarm path works.
 *
 * Every number is read from an index and stops at OVERVIEW_MOST, to be shown as "10.000+"; the
 * neglected are counted among as many whose deadline is the oldest, the median is taken of the
 * newest 2,000 answers of the week. So the page costs the same on a desk of any size. */
#ifndef DESK_OVERVIEW_H
#define DESK_OVERVIEW_H

#include "desk/alarm.h"
#include "desk/case.h"
#include "desk/crisis_now.h"

enum { OVERVIEW_MOST = 10000 };

typedef struct Overview {
    int64_t waiting, late, neglected; /* neglected: unanswered for 72 hours and more */
    int64_t to_approve, unknown, by_hand;
    int64_t median_answer;  /* seconds, over the last 7 days; 0 = no data */
    int64_t answered_today; /* cases with their first answer since local midnight */
    int64_t posted_today;   /* of these, by a public post for many (mass.h) */
    int64_t mass_to_approve; /* answers to many that wait for a second person */
    VerdictRow verdict;     /* id 0: nothing was judged yet */
    Incident incident;      /* id 0: none */
    int64_t alarm_ok_at;    /* 0: never tested */
    int64_t alarm_steps;
    int64_t crisis_id;      /* the hot one; 0: none, and nothing is told of it */
    Str crisis_name;
    CrisisPhase crisis_phase;
    bool crisis_late; /* a step or a word is */
    int64_t own_posts;      /* posts of our own accounts nobody here sent, not decided yet */
    List todo;              /* of CaseRow: grave first, then as the inbox; at most 5 */
} Overview;
extern const Model overview_model;

NODISCARD Err overview_get(Db *db, Arena *a, int64_t brand_id, int64_t now, Overview *out,
                           Error *e);

#endif
