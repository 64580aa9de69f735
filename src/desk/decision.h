/* decision.h - what a person makes of a verdict. The program advises; a person decides, with a
 * reason that is kept with who and when.
 *
 *   accept   it is what the program says; the level goes on following it
 *   lower    "Pantau dulu", or what was raised by mistake: a level lower than the one that holds,
 *            until review_at (at most a day on)
 *   raise    a higher level, seen by a person before the program saw it; at most a day
 *   dismiss  it was no crisis: the level is normal and the incident that runs is ended as a false
 *            alarm; holds a day
 *
 * A decision holds until its time, until another one, or until the program's level rises above the
 * one it was made at (a raised one: reaches the raised level). What is below the program's
 * level is refused, and ends, while a matter waits that the policy keeps from being merely watched:
 * C05. */
#ifndef DESK_DECISION_H
#define DESK_DECISION_H

#include "base/time.h"
#include "desk/role.h"
#include "detect/verdict.h"
#include "store/db.h"

typedef enum DecisionAct { DECISION_ACCEPT, DECISION_LOWER, DECISION_RAISE, DECISION_DISMISS,
                           DECISION_ACT__COUNT } DecisionAct;
extern const char *const decision_act_names[];

typedef enum DecisionEnd { DECISION_HOLDS, DECISION_REVIEW, DECISION_RISEN, DECISION_DANGER,
                           DECISION_CALM, DECISION_REPLACED, DECISION_END__COUNT } DecisionEnd;

enum {
    DECISION_TIME_MOST = DAY,
    DECISION_SEEN = 15 * MINUTE, /* how old a verdict may be that somebody still decides on */
};

typedef struct Decision {
    int64_t id, verdict_id, incident_id;
    DecisionAct act;
    VerdictLevel level, at_level; /* that shall hold; the program's when it was made */
    Str reason;
    int64_t staff_id;
    Str staff_name;
    int64_t at, review_at, ended_at;
    DecisionEnd ended_by;
} Decision;
extern const Model decision_model;

typedef struct DecisionForm {
    DecisionAct act;
    VerdictLevel level; /* lower and raise */
    Str reason;
    int64_t review_at; /* lower: needed; raise: a day on when none is given */
} DecisionForm;
extern const Model decision_form_model;

/* About the newest verdict; ERR_CONFLICT when verdict_id is of over DECISION_SEEN before it, or the
 * level or a decision moved since, ERR_INVALID naming the field. Judges anew, so that the level
 * follows at once. */
NODISCARD Err decision_make(Db *db, Arena *a, const Caller *by, int64_t verdict_id,
                            const DecisionForm *form, Decision *out, Error *e);
/* The newest 50, newest first. */
NODISCARD Err decision_list(Db *db, Arena *a, int64_t brand_id, List *out, Error *e);
/* The one that holds; id 0: none. */
NODISCARD Err decision_held(Db *db, Arena *a, int64_t brand_id, Decision *out, Error *e);
/* Whether somebody may be harmed and waits: what must not be played down, C05. */
NODISCARD Err decision_danger(Db *db, int64_t brand_id, int64_t now, bool *danger, Error *e);
/* Asked by every way to quiet an alarm. ERR_INVALID naming `act`, with the clause. */
NODISCARD Err decision_may_calm(Db *db, const Caller *by, Error *e);

/* For the judgement: the level to show while the program's is `level`; ends what holds no more and
 * says so in the log. *held is the decision that still holds, id 0: none. */
NODISCARD Err decision_follow(Db *db, Arena *a, int64_t brand_id, int64_t now, VerdictLevel level,
                              Decision *held, Error *e);
VerdictLevel decision_shown(const Decision *held, VerdictLevel level);

/* ---- "Sebab diketahui" ---- */

typedef struct Cause {
    int64_t id; /* 0: nobody wrote one */
    Str text;
    int64_t staff_id;
    Str staff_name;
    int64_t at;
} Cause;
extern const Model cause_model;
typedef struct CauseForm {
    Str text;
} CauseForm;
extern const Model cause_form_model;

/* Holds for a day, and as long as the incident lasts that runs then or begins within it. */
NODISCARD Err cause_write(Db *db, Arena *a, const Caller *by, const CauseForm *form, Cause *out,
                          Error *e);
NODISCARD Err cause_get(Db *db, Arena *a, int64_t brand_id, int64_t now, Cause *out, Error *e);

#endif
