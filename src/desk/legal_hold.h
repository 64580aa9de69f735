/* legal_hold.h - Tahan bukti: what a crisis is about is kept until the hold is lifted.
 *
 * While one is in force nobody erases what an author wrote in its cases and the shop itself cannot
 * be removed. It covers the cases of the crisis' problem, those that come later too, and what was
 * once covered stays so when it leaves the problem. A crisis that names no problem: what was angry
 * or guessed from its rise until it closed. Placing and lifting: crisis/hold.h. */
#ifndef DESK_LEGAL_HOLD_H
#define DESK_LEGAL_HOLD_H

#include "store/db.h"

typedef struct LegalHold {
    int64_t id, crisis_id; /* id 0: none is in force */
    Str reason;
    int64_t made_by;
    Str made_name;
    int64_t made_at, lifted_by; /* 0: in force */
    Str lifted_name;
    int64_t lifted_at;
    Str lift_reason;
    int64_t cases; /* that it covers */
    int64_t version;
} LegalHold;
extern const Model legal_hold_model;

/* The one in force of a crisis; id 0: none. */
NODISCARD Err legal_hold_now(Db *db, Arena *a, int64_t brand_id, int64_t crisis_id, LegalHold *out,
                             Error *e);
/* Takes in what belongs to the holds of a brand by now. Inside a write transaction. */
NODISCARD Err legal_hold_gather(Db *db, int64_t brand_id, int64_t now, Error *e);
/* The same for all brands, once an hour. */
NODISCARD Err legal_hold_sweep(Db *db, int64_t now, Error *e);
/* ERR_CONFLICT with its clause while words of this author are held. Gathers first. */
NODISCARD Err legal_hold_of_author(Db *db, Arena *a, int64_t brand_id, int64_t author_id,
                                   int64_t now, Error *e);
/* ERR_CONFLICT while anything of the brand is held. */
NODISCARD Err legal_hold_of_brand(Db *db, int64_t brand_id, Error *e);

#endif
