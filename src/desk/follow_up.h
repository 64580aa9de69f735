/* follow_up.h - asking again after a case was closed: "Sudah beres, Kak?".
 *
 * Closing an answered complaint plans up to three, as the policy says, each at a working hour. The
 * one that falls due puts the case back before its owner (CASE_FOLLOW): they asked, it is needless
 * now, or the case is opened again. A new word of the customer, here or in another case, cancels
 * what is planned; so does whatever else moves the case. */
#ifndef DESK_FOLLOW_UP_H
#define DESK_FOLLOW_UP_H

#include "desk/case.h"
#include "desk/policy.h"

typedef enum FollowState {
    FOLLOW_PLANNED,
    FOLLOW_DUE,
    FOLLOW_ASKED,
    FOLLOW_NEEDLESS,
    FOLLOW_REOPENED,
    FOLLOW_CANCELLED,
    FOLLOW_STATE__COUNT
} FollowState;

typedef struct FollowUp {
    int64_t id, case_id, number, due_at;
    FollowState state;
    int64_t made_at, ended_at;
    int64_t owner_id; /* of the case, like what follows */
    Str owner_name;
    Channel channel;
    Str author_name, excerpt;
} FollowUp;
extern const Model follow_up_model;

NODISCARD Err follow_of_case(Db *db, Arena *a, int64_t brand_id, int64_t case_id, List *out,
                             Error *e);

typedef struct FollowFilter {
    bool all; /* else of cases one owns, or nobody does */
} FollowFilter;
extern const Model follow_filter_model;
/* Those that are due, the oldest first; at most 100. Nothing of confidential cases that are not for
 * this person. */
NODISCARD Err follow_list(Db *db, Arena *a, const Caller *by, const FollowFilter *f, List *out,
                          Error *e);

typedef enum FollowAct { FOLLOW_ACT_ASKED, FOLLOW_ACT_NEEDLESS, FOLLOW_ACT_REOPEN,
                         FOLLOW_ACT__COUNT } FollowAct;
typedef struct FollowChange {
    FollowAct act;
} FollowChange;
extern const Model follow_change_model;
/* One that is due; ERR_CONFLICT when it no longer is. */
NODISCARD Err follow_act(Db *db, Arena *a, const Caller *by, int64_t id, const FollowChange *c,
                         FollowUp *out, Error *e);

/* ---- for desk/ only ---- */

/* The case was closed: plan, unless an earlier plan still stands or was found needless. */
NODISCARD Err follow_plan(Db *db, const Caller *by, const Policy *p, const Case *c, Error *e);
/* The case went from `was` to `is` by an act on it or an answer of ours. */
NODISCARD Err follow_moved(Db *db, const Caller *by, const Case *was, const Case *is, Error *e);
/* When the oldest of those that are planned was planned; 0: none is. */
NODISCARD Err follow_planned_at(Db *db, int64_t brand_id, int64_t *at, Error *e);
/* The customer said something new. */
typedef struct FollowHeard {
    int64_t case_id;
    int64_t author_id; /* 0: nobody knows */
    int64_t at;
} FollowHeard;
NODISCARD Err follow_heard(Db *db, const Caller *by, const FollowHeard *h, Error *e);
NODISCARD Err follow_watch(Db *db, int64_t brand_id, int64_t now, int64_t *count, Error *e);

#endif
