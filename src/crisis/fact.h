/* fact.h - Buku fakta: what is known of a crisis, who says so, and how sure that is.
 *
 *   unsure --verify--> sure --doubt--> unsure
 *     |  \--refute--> refuted <--refute-- sure
 *     any but replaced --edit--> unsure; --replace--> replaced, and a new one is unsure
 *
 * Whoever worded it last does not verify it where a second person reads what leaves. As it stood
 * after each act is kept. What public texts rest on: desk/facts_gate.h. */
#ifndef CRISIS_FACT_H
#define CRISIS_FACT_H

#include "desk/facts_gate.h"

typedef struct FactForm {
    Str text, source;
    Str link; /* of the evidence; none */
} FactForm;
extern const Model fact_form_model;
/* A new one is unsure. ERR_CONFLICT when the crisis is closed. */
NODISCARD Err fact_add(Db *db, Arena *a, const Caller *by, int64_t crisis_id, const FactForm *form,
                       Fact *out, Error *e);

typedef enum FactAct { FACT_EDIT, FACT_VERIFY, FACT_DOUBT, FACT_REFUTE, FACT_REPLACE,
                       FACT_ACT__COUNT } FactAct;
typedef struct FactStep {
    FactAct act;
    int64_t version;        /* of the fact that was read */
    Str text, source, link; /* edit, replace */
    Str reason;             /* doubt, refute */
} FactStep;
extern const Model fact_step_model;
/* *out of a replaced one is the fact in its place. */
NODISCARD Err fact_act(Db *db, Arena *a, const Caller *by, int64_t id, const FactStep *step,
                       Fact *out, Error *e);

typedef struct FactPage {
    Fact fact;
    List changes; /* newest first, at most 100 */
} FactPage;
extern const Model fact_page_model;
NODISCARD Err fact_page(Db *db, Arena *a, int64_t brand_id, int64_t id, FactPage *out, Error *e);

typedef struct ClaimForm {
    Str sentence;
    int64_t fact_id; /* 0: none */
    bool is_free;    /* it needs no fact; with neither, nobody said anything */
} ClaimForm;
extern const Model claim_form_model;
/* What a sentence of this crisis's texts rests on. */
NODISCARD Err claim_set(Db *db, Arena *a, const Caller *by, int64_t crisis_id,
                        const ClaimForm *form, Error *e);

typedef struct ClaimAsk {
    Str text;
} ClaimAsk;
extern const Model claim_ask_model;

#endif
