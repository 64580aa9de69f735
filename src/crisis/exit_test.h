/* exit_test.h - what must be true before a crisis leaves a phase: one table, in the order people
 * are shown it. Who goes on without one says why (crisis_phase.missing, reason). */
#ifndef CRISIS_EXIT_TEST_H
#define CRISIS_EXIT_TEST_H

#include "crisis/room_read.h"

typedef struct ExitTest {
    const char *name; /* "team_named": its words are in the interface */
    CrisisPhase phase;
    Err (*holds)(RoomRead *r, bool *out, Error *e);
} ExitTest;
extern const ExitTest exit_tests[]; /* ends with name NULL */

typedef struct ExitState {
    Str name;
    bool holds;
} ExitState;
extern const Model exit_state_model;
/* Those of its present phase. */
NODISCARD Err exit_states(RoomRead *r, List *out, Error *e);

#endif
