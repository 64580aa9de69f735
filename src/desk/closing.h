/* closing.h - how a case ended: what became of it, and the three questions whether the customer
 * could see that we are sorry and ready to help.
 *
 * Talk is closed by ACT_DONE alone; an answered complaint says how it ended (case_close). "We did
 * all we could" names the attempts. A public complaint that nobody answered in public needs a
 * reason; the public closing note goes out only when the customer agreed, if the policy says so. */
#ifndef DESK_CLOSING_H
#define DESK_CLOSING_H

#include "desk/case.h"

typedef enum CaseOutcome {
    ENDED_ACCEPTED,    /* the customer said it is well */
    ENDED_BEST_EFFORT, /* all was tried; not a failure */
    ENDED_NO_REPLY,
    ENDED_FAIR,        /* not content, but treated fairly */
    ENDED__COUNT
} CaseOutcome;

typedef struct ClosingForm {
    int64_t version; /* of the case the person saw */
    CaseOutcome outcome;
    bool regretted, offered, responded;
    Str attempts;    /* one a line; best_effort needs them */
    Str reason;      /* needed without a (public) answer */
    bool note_agreed;
    Str public_note; /* handed in as a public answer before the case closes */
    bool overrides;  /* of the sentence checker, for the note */
} ClosingForm;
extern const Model closing_form_model;

typedef struct Closing {
    int64_t id; /* 0: none */
    CaseOutcome outcome;
    bool regretted, offered, responded;
    Str attempts, reason;
    bool note_agreed;
    int64_t staff_id;
    Str staff_name;
    int64_t at;
} Closing;
extern const Model closing_model;

/* Refused like ACT_DONE. */
NODISCARD Err case_close(Db *db, Arena *a, const Caller *by, int64_t case_id,
                         const ClosingForm *form, Case *out, Error *e);
/* The newest; out->id is 0 when it was never closed this way. */
NODISCARD Err closing_latest(Db *db, Arena *a, int64_t brand_id, int64_t case_id, Closing *out,
                             Error *e);
/* An answered complaint that is open: closing it says how it ended. */
/* ERR_CONFLICT while something is under way in the case that would come to nothing with its end. */
NODISCARD Err closing_nothing_runs(Db *db, Arena *a, const Caller *by, int64_t case_id, Error *e);
bool closing_needs_outcome(const Case *c);

#endif
