/* rights_pause.h - who passes clauses of the policy on their own word too often
 * (Policy.override_pause within seven days) has each answer read by a second person until an
 * approver lifts it. A prepared holding answer still leaves as the policy says: it has nothing of
 * one's own in it. */
#ifndef DESK_RIGHTS_PAUSE_H
#define DESK_RIGHTS_PAUSE_H

#include "desk/policy.h"

typedef struct RightsPause {
    int64_t id, staff_id;
    Str staff_name;
    int64_t overrides; /* in the seven days before it */
    int64_t at, lifted_at;
    Str lifted_name, reason;
} RightsPause;
extern const Model rights_pause_model;

/* After a clause was passed: begins one when it is one too many. */
NODISCARD Err rights_pause_begin(Db *db, const Caller *by, const Policy *p, Error *e);
NODISCARD Err rights_are_paused(Db *db, int64_t brand_id, int64_t staff_id, bool *out, Error *e);
/* Newest first, at most 100. */
NODISCARD Err rights_pause_list(Db *db, Arena *a, int64_t brand_id, List *out, Error *e);

typedef struct RightsLift {
    Str reason;
} RightsLift;
extern const Model rights_lift_model;
/* By an approver; one's own only when nobody else may. ERR_CONFLICT when it is lifted already. */
NODISCARD Err rights_pause_lift(Db *db, Arena *a, const Caller *by, int64_t id,
                                const RightsLift *form, RightsPause *out, Error *e);

#endif
