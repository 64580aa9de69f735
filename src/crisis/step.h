/* step.h - the checklist of a crisis: copied from the playbook when it opens, and what people add.
 *
 *   open --take--> taken --done--> done      open/taken --skip (why)--> skipped
 *     <--release--   <---------undo----------- done/skipped
 *
 * One that is late is told once, to everybody who looks (step_watch). */
#ifndef CRISIS_STEP_H
#define CRISIS_STEP_H

#include "desk/crisis_now.h"
#include "desk/duty.h"

typedef struct Step {
    int64_t id, crisis_id;
    CrisisPhase phase;
    int64_t position;
    Str text;
    Duty duty;
    int64_t staff_id; /* who took it; 0: nobody */
    Str staff_name;
    int64_t due_at; /* 0: no limit, or its phase has not begun */
    int64_t done_at, done_by;
    Str done_name;
    int64_t skipped_at;
    Str reason; /* why it was skipped */
    bool is_late;
    int64_t version;
} Step;
extern const Model step_model;

enum { STEPS_MOST = 300 };
/* In the order of phases and places. */
NODISCARD Err step_list(Db *db, Arena *a, const Caller *by, int64_t crisis_id, List *out,
                        Error *e);

typedef struct StepForm {
    CrisisPhase phase;
    Str text;
    Duty duty;
    int64_t due_at; /* 0: no limit */
} StepForm;
extern const Model step_form_model;
NODISCARD Err step_add(Db *db, Arena *a, const Caller *by, int64_t crisis_id, const StepForm *form,
                       Step *out, Error *e);

typedef enum StepAct { STEP_TAKE, STEP_RELEASE, STEP_DONE, STEP_UNDO, STEP_SKIP, STEP_UP,
                       STEP_DOWN, STEP_ACT__COUNT } StepAct;
typedef struct StepChange {
    StepAct act;
    int64_t version;
    Str reason; /* skip: needed */
} StepChange;
extern const Model step_change_model;
typedef struct StepOf {
    int64_t crisis_id, step_id;
} StepOf;
/* ERR_CONFLICT when it changed meanwhile, or is in no state for this act. */
NODISCARD Err step_act(Db *db, Arena *a, const Caller *by, const StepOf *of, const StepChange *c,
                       Step *out, Error *e);

/* Those that became late in a phase that runs: told once. *told tells whether there were any. */
NODISCARD Err step_watch(Db *db, int64_t brand_id, int64_t now, bool *told, Error *e);

#endif
