/* facts_gate.h - Jam yakin: what we say of a crisis rests on facts that somebody verified.
 *
 * Each sentence that claims something (text/claim.h) cites a fact of the crisis whose state is
 * sure, or a person said that it needs none. The ledger itself is kept by crisis/fact.h. A holding
 * answer as it was prepared says nothing of substance and passes elsewhere. */
#ifndef DESK_FACTS_GATE_H
#define DESK_FACTS_GATE_H

#include "desk/clause.h"
#include "desk/crisis_now.h"

typedef enum FactState { FACT_UNSURE, FACT_SURE, FACT_REFUTED, FACT_REPLACED,
                         FACT_STATE__COUNT } FactState;
extern const char *const fact_state_names[];

enum { FACTS_MOST = 500 }; /* of one crisis */

typedef struct Fact {
    int64_t id, crisis_id;
    Str text, source;
    Str link;   /* where the evidence stands; none */
    FactState state;
    Str reason; /* why it was refuted or doubted again */
    int64_t replaced_by;
    int64_t made_by;
    Str made_name;
    int64_t made_at, worded_by;
    Str worded_name;
    int64_t worded_at, verified_by;
    Str verified_name;
    int64_t verified_at;
    int64_t claims; /* sentences that cite it */
    int64_t version;
} Fact;
extern const Model fact_model;
/* In the order they were written, at most FACTS_MOST. */
NODISCARD Err fact_list(Db *db, Arena *a, int64_t brand_id, int64_t crisis_id, List *out,
                        Error *e);

typedef enum ClaimStand {
    CLAIM_NONE,     /* claims nothing: a question, a courtesy, a promise */
    CLAIM_EXEMPT,   /* a person said that it needs no fact */
    CLAIM_VERIFIED,
    CLAIM_UNSURE,   /* cites a fact that is not sure, or no longer */
    CLAIM_OPEN,     /* nobody said what it rests on */
    CLAIM_STAND__COUNT
} ClaimStand;

typedef struct ClaimRow {
    int64_t from, to; /* bytes of the text */
    Str words;
    ClaimStand stand;
    int64_t fact_id; /* cited; 0: none */
    Str fact_text;
    bool adds_number; /* it names a number that its fact does not */
    Str staff_name;   /* who said so */
    int64_t proposed_id; /* the fact nearest to it; 0: none is near */
    Str proposed_text;
} ClaimRow;
extern const Model claim_row_model;

typedef struct ClaimText {
    int64_t brand_id, crisis_id;
    Str text;
} ClaimText;
/* *out: of ClaimRow, one a sentence. */
NODISCARD Err claim_read(Db *db, Arena *a, const ClaimText *of, List *out, Error *e);

/* ERR_INVALID with the clause at the first sentence that rests on nothing; `field` is whose error
 * it would be. */
NODISCARD Err facts_gate(Db *db, Arena *a, const Policy *p, const ClaimText *of,
                         const char *field, Error *e);

typedef struct FactsOf {
    int64_t brand_id;
    CrisisPart part; /* what the text answers or speaks of */
    Str text;
    const char *field;
} FactsOf;
/* The same, when what the text answers is about the crisis that is hot; else it passes. */
NODISCARD Err facts_gate_of(Db *db, Arena *a, const Policy *p, const FactsOf *of, Error *e);

#endif
