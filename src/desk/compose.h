/* compose.h - what is on the writing table: drafts that survive anything, and who else is here. */
#ifndef DESK_COMPOSE_H
#define DESK_COMPOSE_H

#include "base/map.h"
#include "desk/case.h"
#include "desk/clause.h"
#include "desk/crisis_now.h"
#include "desk/greeting.h"
#include "text/draft.h"

typedef struct Draft {
    int64_t case_id;
    Str text;
    int64_t revision, updated_at;
} Draft;
extern const Model draft_model;

/* One's own draft; ERR_NOT_FOUND when there is none. */
NODISCARD Err draft_get(Db *db, Arena *a, const Caller *by, int64_t case_id, Draft *out, Error *e);
/* Saves when `revision` is the one stored (0 = none yet); else ERR_CONFLICT: another device was
 * here. Empty text removes it. */
NODISCARD Err draft_save(Db *db, Arena *a, const Caller *by, const Draft *in, Draft *out, Error *e);

typedef struct Presence {
    int64_t case_id; /* in the list over all cases; else 0 */
    int64_t staff_id;
    Str staff_name;
    bool is_typing;
    int64_t until_at;
} Presence;
extern const Model presence_model;
/* "I am here" for 20 s; answers who else is. */
NODISCARD Err presence_mark(Db *db, Arena *a, const Caller *by, int64_t case_id, bool is_typing,
                            List *others, Error *e);

NODISCARD Err presence_others(Db *db, Arena *a, const Caller *by, int64_t case_id, List *out,
                              Error *e);

/* On all cases of the brand, but oneself; at most 200. */
NODISCARD Err presence_all(Db *db, Arena *a, const Caller *by, List *out, Error *e);

/* What is known of the case of a text, where its reader looked at it already. */
typedef struct CheckCase {
    const Case *c;
    Honorific honorific;
} CheckCase;

typedef struct CheckForm {
    int64_t case_id; /* 0: the public post of mass_id */
    Str text;
    bool is_public;
    int64_t now, mass_id;   /* of the caller, never from outside */
    const CheckCase *known; /* too; NULL: it is read */
} CheckForm;
extern const Model check_form_model;
/* The sentence checker for this case and channel, with the language of the customer's newest
 * message, what went to others within a day, and whether the brand is in a crisis; findings as in
 * text/draft.h, behind them what
 * contradicts the statements in force. */
NODISCARD Err compose_check(Db *db, Arena *a, int64_t brand_id, const CheckForm *in, List *out,
                            Error *e);

/* What all texts of a brand are read with, read once for many of them in one transaction. The same
 * text in the same circumstances is read once: what was found is kept as long as `arena`. */
typedef struct ComposeWith {
    Arena *arena;
    int64_t brand_id, now, zone;
    const uint8_t *levels; /* of the policy: DRAFT_LEVEL_ by DraftRule */
    FindingLevel of_facts; /* of what contradicts a statement */
    bool is_crisis; /* an alarm of that level runs */
    Crisis hot;     /* the room that is open, whose cases are in a crisis, too; id 0: none */
    bool has_statements; /* some statement is in force */
    List contacts; /* of Str: word_contacts() */
    List earlier; /* what left within a day, newest first: of EarlierText in compose.c */
    Map known;
} ComposeWith;
NODISCARD Err compose_with(Db *db, Arena *a, int64_t brand_id, int64_t now, ComposeWith *out,
                           Error *e);
NODISCARD Err compose_check_with(Db *db, Arena *a, ComposeWith *with, const CheckForm *in,
                                 List *out, Error *e);
/* Where a text is too long for the channel of the case, and the policy stops that. */
bool compose_is_too_long(const ComposeWith *with, Str text, const Case *c);
/* The customer's newest message is in English. */
NODISCARD Err compose_wants_english(Db *db, Arena *a, int64_t brand_id, int64_t case_id, bool *out,
                                   Error *e);
/* The rule of the business that a rule of the checker stands for. */
Clause finding_clause(DraftRule rule);
/* Whether the text may leave without a person's word: at most hints. */
bool findings_pass(const Finding *f, size_t count);

#endif
