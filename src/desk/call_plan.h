/* call_plan.h - the calls of one round, gathered before any is written. Inside desk/ only.
 *
 * A person stands in a round once, whatever steps name them, and is called by all their ways at
 * the same moment; who has none is mailed at the account's address. Who was passed over in quiet
 * hours is called after all by a later step for which they are awake, or which wakes owners. */
#ifndef DESK_CALL_PLAN_H
#define DESK_CALL_PLAN_H

#include "desk/alarm.h"
#include "desk/incident.h"
#include "desk/roster.h"

enum { PLAN_CALLS = 600, PLAN_PEOPLE = 200 };

typedef struct PlannedCall {
    int64_t position, due_at, staff_id, way_id;
    Str name, address, secret, recipient;
    AlarmWay way;
    CallState state; /* CALL_DUE or CALL_QUIET */
    bool is_report;
} PlannedCall;

typedef struct CallPlan {
    Db *db;
    Arena *arena;
    int64_t brand_id, incident_id, round;
    VerdictLevel level; /* VERDICT_LEVEL__COUNT: quiet hours do not count */
    Roster roster;
    List owners;        /* of Watcher: id, name and mail alone unless on the roster */
    bool is_grave;      /* a grave matter waits: quiet hours do not keep it from the owners */
    bool is_report;     /* set by who plans one: every call tells an owner something */
    int64_t met[PLAN_PEOPLE];
    size_t met_count;
    PlannedCall *calls;
    size_t count, due; /* of them those that are not asleep */
} CallPlan;

/* Reads roster and owners at `now`. */
NODISCARD Err call_plan_begin(Db *db, Arena *a, const IncidentRow *row, int64_t now, CallPlan *out,
                              Error *e);
/* Whom the step calls at `due_at`; nobody is fine. */
NODISCARD Err call_plan_step(CallPlan *p, const AlarmStep *step, int64_t due_at, Error *e);
NODISCARD Err call_plan_person(CallPlan *p, const Watcher *who, int64_t position, int64_t due_at,
                               Error *e);
/* Who owns the level on the escalation ladder; while they sleep or have the day off, who stands in.
 * A test is of no level: all who own one that wakes people, and all who stand in. */
NODISCARD Err call_plan_level(CallPlan *p, int64_t position, int64_t due_at, Error *e);
/* The latter by themselves (Watcher), without who is on the roster: whom only a test of the
 * ladder's own addresses finds. */
NODISCARD Err call_plan_elsewhere(Db *db, Arena *a, int64_t brand_id, const Roster *roster,
                                  List *out, Error *e);
/* Writes all; nothing when nobody in it is awake. */
NODISCARD Err call_plan_write(const CallPlan *p, Error *e);

#endif
