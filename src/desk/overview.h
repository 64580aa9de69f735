/* overview.h - the home page: four numbers, what to do now, whether the alarm path works. */
#ifndef DESK_OVERVIEW_H
#define DESK_OVERVIEW_H

#include "desk/alarm.h"
#include "desk/case.h"

typedef struct Overview {
    int64_t waiting, late, neglected; /* neglected: unanswered for 72 hours and more */
    int64_t to_approve, unknown, by_hand;
    int64_t median_answer;  /* seconds, over the last 7 days; 0 = no data */
    int64_t answered_today;
    VerdictRow verdict;
    Incident incident;      /* id 0: none */
    int64_t alarm_ok_at;    /* 0: never tested */
    int64_t alarm_steps;
    List todo;              /* of CaseRow: most urgent first, at most 5 */
} Overview;
extern const Model overview_model;

NODISCARD Err overview_get(Db *db, Arena *a, int64_t brand_id, int64_t now, Overview *out, Error *e);

#endif
