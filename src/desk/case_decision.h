/* case_decision.h - the ledger of what people decided of a case, answers among it: kept whatever
 * became of it later (product.md C03: every item ends in a decision). */
#ifndef DESK_CASE_DECISION_H
#define DESK_CASE_DECISION_H

#include "desk/case.h"

typedef struct CaseDecision {
    int64_t id;
    Str decision; /* "ignore", "watch", "spam"; "talk": it asks nothing; "closed": unanswered;
                   * "review": its time came, the case is back. What it
                   * was answered by when it waited: "answer"; "mass", as one of many; "post", a
                   * post for many; and always "private": said in public, it goes on there */
    Str reason;
    int64_t staff_id; /* 0: the program */
    Str staff_name;
    int64_t at, review_at;
} CaseDecision;
extern const Model case_decision_model;

/* For desk/ only: one line more. */
NODISCARD Err case_decision_keep(Db *db, const Caller *by, int64_t case_id, const CaseDecision *d,
                                 Error *e);
/* Newest first, at most 20. */
NODISCARD Err case_decisions(Db *db, Arena *a, int64_t brand_id, int64_t case_id, List *out,
                             Error *e);

#endif
