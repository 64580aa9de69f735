/* hold.h - placing and lifting a hold on the evidence of a crisis; what it does: desk/legal_hold.h.
 *
 * One is in force at a time, each with a reason; both are logged, without the reason, which is not
 * for all who read the log or an evidence file. A closed crisis can be held, too. */
#ifndef CRISIS_HOLD_H
#define CRISIS_HOLD_H

#include "desk/legal_hold.h"
#include "desk/role.h"

typedef struct LegalHoldForm {
    Str reason; /* the matter it is kept for */
} LegalHoldForm;
extern const Model legal_hold_form_model;

typedef struct LegalHoldLift {
    Str reason;
    int64_t version; /* of the hold the person saw */
} LegalHoldLift;
extern const Model legal_hold_lift_model;

/* LegalHold, newest first, at most 50; what for (a matter of lawyers, maybe) only for those whom
 * the policy shows names of a trace. ERR_NOT_FOUND for no such crisis. */
NODISCARD Err hold_list(Db *db, Arena *a, const Caller *by, int64_t crisis_id, List *out, Error *e);
/* ERR_CONFLICT while one is in force. */
NODISCARD Err hold_place(Db *db, Arena *a, const Caller *by, int64_t crisis_id,
                         const LegalHoldForm *form, LegalHold *out, Error *e);
/* ERR_CONFLICT when none is in force or another version is. */
NODISCARD Err hold_lift(Db *db, Arena *a, const Caller *by, int64_t crisis_id,
                        const LegalHoldLift *form, LegalHold *out, Error *e);

#endif
