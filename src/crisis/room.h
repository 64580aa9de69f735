/* room.h - Ruang krisis: opening it and what is on its door.
 *
 * Opening publishes nothing and sends nothing. It begins in the phase of preparation with what the
 * playbook knows; where the exit tests of that phase hold already, the response begins at once. */
#ifndef CRISIS_ROOM_H
#define CRISIS_ROOM_H

#include "desk/crisis_now.h"
#include "desk/problem.h"

typedef struct CrisisForm {
    Str name;             /* what it is about, in a few words */
    int64_t problem_id;   /* 0: not told yet */
    int64_t incident_id;  /* 0: nobody was woken */
    int64_t playbook_id;  /* 0: none fits; the threat is the playbook's */
    int64_t threat_id;    /* 0, or a threat without a playbook */
    int64_t lead_id;      /* 0: who opens it */
} CrisisForm;
extern const Model crisis_form_model;

/* ERR_CONFLICT while another one is hot. */
NODISCARD Err crisis_open(Db *db, Arena *a, const Caller *by, const CrisisForm *form, Crisis *out,
                          Error *e);
/* Newest first. */
NODISCARD Err crisis_list(Db *db, Arena *a, const Caller *by, const PageFilter *f, List *out,
                          Str *next, Error *e);

#endif
