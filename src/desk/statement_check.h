/* statement_check.h - Penjaga keseragaman: what a text says otherwise than the statements in force
 * that speak of its case.
 *
 * Slots of one kind are taken together: what one statement allows, another does not forbid; but a
 * statement of the case's own problem puts the kinds it speaks of before those that speak of all
 * cases. */
#ifndef DESK_STATEMENT_CHECK_H
#define DESK_STATEMENT_CHECK_H

#include "desk/compose.h"
#include "desk/statement.h"

/* A statement in force, for a case. */
typedef struct StatementInForce {
    int64_t version_id, statement_id;
    Str name;
    int64_t number, problem_id;
    List slots;     /* of StatementSlot */
    Str slots_text; /* as stored; for desk/ only */
    Str text;
    int64_t from_at;
    Str approver_name;
} StatementInForce;
extern const Model statement_in_force_model;
/* That of its own problem first; at most 20. */
NODISCARD Err statement_of_case(Db *db, Arena *a, int64_t brand_id, int64_t case_id, List *out,
                                Error *e);

typedef struct StatementFinding {
    DriftKind kind;
    int64_t from, to; /* bytes of the text */
    Str words;
    Str expected; /* what the statement says; none when it only knows what is false */
    int64_t version_id, statement_id, number; /* whose word it is */
    int64_t from_at;
} StatementFinding;

typedef struct StatementText {
    int64_t case_id;
    Str text;
    int64_t at;   /* when it leaves or left */
    int64_t zone; /* of the brand; 0: it is read */
} StatementText;
/* *out: of StatementFinding, in the order of the text. */
NODISCARD Err statement_read(Db *db, Arena *a, int64_t brand_id, const StatementText *text,
                             List *out, Error *e);

/* What holds for the text of a draft: that of its case, or of all a mass answer is for. */
NODISCARD Err statement_for(Db *db, Arena *a, int64_t brand_id, const CheckForm *in, List *out,
                            Error *e);
/* The findings of a draft behind those of the sentence checker in *list (of Finding), at the level
 * of the policy: they block while it locks facts, else they ask. A promise in *list that a
 * statement in force gives is a hint instead of a question. */
void statement_findings(Arena *a, const ComposeWith *with, const List *statements,
                        const CheckForm *in, List *list);

typedef struct StatementTry {
    List slots; /* as they stand in the editor */
    Str text;
} StatementTry;
extern const Model statement_try_model;
/* What the checker would say to a sentence if these slots held (of Finding). */
NODISCARD Err statement_try(Db *db, Arena *a, const Caller *by, const StatementTry *in, List *out,
                            Error *e);
/* ERR_INVALID when the official wording contradicts its own slots. For desk/ only. */
NODISCARD Err statement_agrees(Db *db, Arena *a, const Caller *by, const StatementVersion *v,
                               Error *e);

#endif
