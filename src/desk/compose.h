/* compose.h - what is on the writing table: drafts that survive anything, and who else is here. */
#ifndef DESK_COMPOSE_H
#define DESK_COMPOSE_H

#include "desk/case.h"
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

typedef struct CheckForm {
    int64_t case_id;
    Str text;
    bool is_public;
    int64_t now; /* of the caller, never from outside */
} CheckForm;
extern const Model check_form_model;
/* The sentence checker for this case and channel, with the language of the customer's newest
 * message, what went to others within a day, and whether the brand is in a crisis; findings as in
 * text/draft.h, behind them what
 * contradicts the statements in force. */
NODISCARD Err compose_check(Db *db, Arena *a, int64_t brand_id, const CheckForm *in, List *out,
                            Error *e);
/* The customer's newest message is in English. */
NODISCARD Err compose_wants_english(Db *db, Arena *a, int64_t brand_id, int64_t case_id, bool *out,
                                   Error *e);
/* Whether the text may leave without a person's word: at most hints. */
bool findings_pass(const Finding *f, size_t count);

#endif
