/* demand.h - Daftar tuntutan: what customers ask for, and what was decided of each.
 *
 * The demands of a case are read from its messages (Case.demands); one that nobody decided has no
 * row of its own. Who decides may give as much as the policy lets their role give in one case; what
 * is above it waits until somebody whose role reaches that far approves it. */
#ifndef DESK_DEMAND_H
#define DESK_DEMAND_H

#include "desk/case.h"
#include "desk/policy.h"
#include "desk/solution.h"

typedef enum DemandState {
    DEMAND_OPEN,     /* nobody decided */
    DEMAND_WAITING,  /* above the limit of who asked */
    DEMAND_DECIDED,
    DEMAND_RETURNED, /* by who could have approved: decide anew */
    DEMAND_DONE,     /* carried out */
    DEMAND_STATE__COUNT
} DemandState;

typedef enum DemandDecision {
    DECIDE_NONE,
    DECIDE_FULFIL,
    DECIDE_PARTIAL,
    DECIDE_DECLINE,
    DECIDE__COUNT
} DemandDecision;

typedef struct DemandRow {
    int64_t id; /* 0 while it is open */
    int64_t case_id;
    Str author_name; /* in lists over cases */
    Str demand;      /* "refund", ...: an answer of that head (text/heads.h) */
    DemandState state;
    DemandDecision decision;
    Str reason;
    int64_t amount, due_at; /* rupiah */
    int64_t solution_id;
    Str solution_name;
    int64_t asked_by, asked_at, decided_by, decided_at, done_at;
    Str asked_name, decided_name;
    Str remark;
    bool may_approve; /* the caller's role reaches that far */
    bool is_secret;   /* in lists: of a confidential case, without its words */
    int64_t version;
} DemandRow;
extern const Model demand_row_model;

/* Those of the case, the open ones too. */
NODISCARD Err demand_of_case(Db *db, Arena *a, const Caller *by, int64_t case_id, List *out,
                             Error *e);

typedef struct DemandForm {
    Str demand;
    DemandDecision decision;
    Str reason; /* told to the customer; needed to decline when the policy says so */
    int64_t amount, due_at, solution_id;
    int64_t version; /* of the row one saw; 0: there was none */
} DemandForm;
extern const Model demand_form_model;
/* ERR_DENIED with the clause when the solution is not for this role. */
NODISCARD Err demand_decide(Db *db, Arena *a, const Caller *by, int64_t case_id,
                            const DemandForm *form, DemandRow *out, Error *e);

typedef enum DemandAct { DEMAND_APPROVE, DEMAND_RETURN, DEMAND_CARRY_OUT,
                         DEMAND_ACT__COUNT } DemandAct;
typedef struct DemandChange {
    DemandAct act;
    int64_t version;
    Str remark; /* return: why */
} DemandChange;
extern const Model demand_change_model;
NODISCARD Err demand_act(Db *db, Arena *a, const Caller *by, int64_t id, const DemandChange *c,
                         DemandRow *out, Error *e);

typedef struct DemandFilter {
    DemandState state;
    Str cursor;
    int64_t limit; /* cases or rows; 1..LIMIT_PAGE, 0 = LIMIT_PAGE_DEFAULT */
} DemandFilter;
extern const Model demand_filter_model;
/* Over all cases, the newest first. Open ones: of open cases, all of a case together. */
NODISCARD Err demand_list(Db *db, Arena *a, const Caller *by, const DemandFilter *f, List *out,
                          Str *next, Error *e);

typedef struct DemandCount {
    Str demand;
    int64_t open, waiting, fulfilled, partly, declined; /* of the newest DEMANDS_COUNTED */
    int64_t amount;                                     /* given, rupiah */
} DemandCount;
typedef struct DemandProblem {
    int64_t problem_id;
    Str problem_name, demand;
    int64_t open;
} DemandProblem;
enum { DEMANDS_COUNTED = 10000, DEMAND_PROBLEMS = 20 };
typedef struct DemandCounts {
    List demands;  /* of DemandCount, in the order of their bits */
    List problems; /* of DemandProblem, the most asked first, at most DEMAND_PROBLEMS */
    int64_t limit; /* what the caller's role may give in one case; -1: any amount */
} DemandCounts;
extern const Model demand_counts_model;
/* What a role may give in one case, rupiah. */
int64_t demand_limit(const Policy *p, Role role);
/* What is to be given in this case, by whoever may decide that. */
NODISCARD Err demand_granted(Db *db, int64_t brand_id, int64_t case_id, int64_t *out, Error *e);
NODISCARD Err demand_counts(Db *db, Arena *a, const Caller *by, DemandCounts *out, Error *e);

#endif
