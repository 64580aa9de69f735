/* contradiction.h - answers that say something else than the statement in force, and what became
 * of each: a correction to that person, or a reason why none is needed.
 *
 *   open --correct--> correcting --(an answer leaves)--> done
 *     +---------------dismiss---------------> dismissed
 *   recalled: it had not left; back with its author. outdated: its version holds no more. */
#ifndef DESK_CONTRADICTION_H
#define DESK_CONTRADICTION_H

#include "desk/statement_check.h"

typedef enum ContradictionState {
    CONTRADICTION_OPEN,
    CONTRADICTION_CORRECTING,
    CONTRADICTION_DONE,
    CONTRADICTION_DISMISSED,
    CONTRADICTION_RECALLED,
    CONTRADICTION_OUTDATED,
    CONTRADICTION_STATE__COUNT
} ContradictionState;

typedef struct ContradictionPart {
    DriftKind kind;
    Str words;    /* of the answer */
    Str expected; /* what the statement says; none: only that this is false */
} ContradictionPart;

typedef struct Contradiction {
    int64_t id, statement_id, number; /* number: of the version */
    int64_t reply_id, case_id;
    ContradictionState state;
    List findings;     /* of ContradictionPart */
    Str findings_text; /* as stored; for desk/ only */
    int64_t found_at, sent_at;
    bool is_public;
    int64_t author_id; /* who of us wrote it */
    Str author_name;
    Channel channel;
    Str customer_name;
    int64_t begun_at, begun_by;
    Str begun_name;
    int64_t ended_at;
    Str ended_name, reason;
    bool is_secret; /* of a confidential case */
    int64_t owner_id;
} Contradiction;
extern const Model contradiction_model;

typedef struct ContradictionFilter {
    ContradictionState state;
    Str cursor;
    int64_t limit;
} ContradictionFilter;
extern const Model contradiction_filter_model;
typedef struct ContradictionsOf {
    int64_t statement_id;
    ContradictionFilter filter;
} ContradictionsOf;
/* Without the words of confidential cases that are not for this person. */
NODISCARD Err contradiction_list(Db *db, Arena *a, const Caller *by, const ContradictionsOf *of,
                                 List *out, Str *next, Error *e);

/* What was found in a reply, of one version (`parts`: of ContradictionPart). Nothing is kept of
 * what was corrected or dismissed before with the same words; *kept tells. For desk/ only. */
typedef struct ContradictionFound {
    int64_t brand_id, statement_id, version_id, reply_id, case_id, now;
    ContradictionState state;
    List parts;
} ContradictionFound;
NODISCARD Err contradiction_keep(Db *db, Arena *a, const ContradictionFound *found, bool *kept,
                                 Error *e);

typedef struct CorrectionDraft {
    int64_t case_id;
    Str text; /* to that person: their name, what was wrong, what is right */
    int64_t count; /* how many answers of ours it sets right */
} CorrectionDraft;
extern const Model correction_draft_model;
/* Prepares one as the caller's draft in the case, for all that is open there. ERR_CONFLICT when
 * they have begun to write something else. */
NODISCARD Err contradiction_correct(Db *db, Arena *a, const Caller *by, int64_t id,
                                    CorrectionDraft *out, Error *e);

typedef struct Dismissal {
    Str reason;
} Dismissal;
extern const Model dismissal_model;
NODISCARD Err contradiction_dismiss(Db *db, Arena *a, const Caller *by, int64_t id,
                                    const Dismissal *why, Contradiction *out, Error *e);

#endif
