/* room.h - Ruang krisis: opening it, what is on its door, and its first page.
 *
 * Opening publishes nothing and sends nothing. It begins in the phase of preparation with what the
 * playbook knows (steps, cadence, threat) and who is on duty; where the exit tests of that phase
 * hold already, the response begins at once. */
#ifndef CRISIS_ROOM_H
#define CRISIS_ROOM_H

#include "crisis/exit_test.h"
#include "crisis/next_act.h"
#include "crisis/phase.h"
#include "crisis/planned_post.h"
#include "desk/problem.h"
#include "desk/verdict_page.h"

typedef struct CrisisForm {
    Str name;             /* what it is about, in a few words */
    int64_t problem_id;   /* 0: not told yet */
    int64_t incident_id;  /* 0: nobody was woken */
    int64_t playbook_id;  /* 0: none fits; the threat is the playbook's */
    int64_t threat_id;    /* 0, or a threat without a playbook */
    int64_t lead_id;      /* 0: who opens it */
    bool freeze;          /* planned posts wait from now on */
} CrisisForm;
extern const Model crisis_form_model;

/* ERR_CONFLICT while another one is hot. */
NODISCARD Err crisis_open(Db *db, Arena *a, const Caller *by, const CrisisForm *form, Crisis *out,
                          Error *e);
/* Newest first. */
NODISCARD Err crisis_list(Db *db, Arena *a, const Caller *by, const PageFilter *f, List *out,
                          Str *next, Error *e);

typedef struct CrisisChange {
    Str name;
    int64_t problem_id, statement_id, lead_id, word_every, origin_source_id; /* 0: none */
    Str origin_reason; /* needed when somebody, or a guess, said already where it began */
    int64_t version;   /* that was read: else ERR_CONFLICT */
} CrisisChange;
extern const Model crisis_change_model;
NODISCARD Err crisis_change(Db *db, Arena *a, const Caller *by, int64_t id, const CrisisChange *c,
                            Crisis *out, Error *e);

/* ---- its first page ---- */

typedef struct RoomPage {
    Crisis crisis;
    List phases; /* of PhaseRow, newest first */
    List tests;  /* of ExitState, of its phase */
    NextAct next;
    bool is_red; /* a step or a word is late */
    FreezeBar thaw_bar;
    int64_t late_steps, open_steps, team;
    VerdictRow verdict; /* the newest; id 0: nothing was judged yet */
    Meter meter;
} RoomPage;
extern const Model room_page_model;
NODISCARD Err room_page(Db *db, Arena *a, const Caller *by, int64_t id, RoomPage *out, Error *e);

#endif
