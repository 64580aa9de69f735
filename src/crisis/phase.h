/* phase.h - the phases of a crisis: one table of what may be done in each.
 *
 *   preparation <-> response <-> reassurance <-> recovery -> closed
 *
 * Onward every exit test (exit_test.h) holds, or a person says why not; back needs a reason. Both
 * are kept with the phase that was left. Closing asks for the name too: never one click. */
#ifndef CRISIS_PHASE_H
#define CRISIS_PHASE_H

#include "desk/crisis_now.h"

typedef enum PhaseAct { PHASE_ADVANCE, PHASE_BACK, PHASE_CLOSE, PHASE_ACT__COUNT } PhaseAct;

typedef struct PhaseRow {
    int64_t id;
    CrisisPhase phase;
    int64_t entered_at, entered_by;
    Str entered_name;
    int64_t left_at, left_by; /* 0: it is the present one */
    Str left_name;
    Str missing; /* exit tests that did not hold when it was left, by commas */
    Str reason;
    int64_t owner_id; /* who answers for it; 0: nobody */
    Str owner_name;
} PhaseRow;
extern const Model phase_row_model;
/* Newest first, at most 100. */
NODISCARD Err phase_list(Db *db, Arena *a, const Caller *by, int64_t crisis_id, List *out,
                         Error *e);

typedef struct PhaseMove {
    PhaseAct act;
    int64_t version; /* of the crisis that was read: else ERR_CONFLICT */
    Str reason;
    Str name;        /* close: of the crisis, typed */
    int64_t owner_id; /* of the phase that begins; 0: the same */
} PhaseMove;
extern const Model phase_move_model;
/* ERR_INVALID names `reason` when a test does not hold and none is given. */
NODISCARD Err phase_move(Db *db, Arena *a, const Caller *by, int64_t id, const PhaseMove *move,
                         Crisis *out, Error *e);
/* A crisis that is ready when it opens begins with the response. */
NODISCARD Err phase_begin(Db *db, Arena *a, const Caller *by, int64_t id, Crisis *out, Error *e);

typedef struct PhaseOwner {
    int64_t staff_id;
} PhaseOwner;
extern const Model phase_owner_model;
/* Who answers for the present phase: a person of the brand. */
NODISCARD Err phase_own(Db *db, Arena *a, const Caller *by, int64_t id, const PhaseOwner *who,
                        Error *e);

#endif
