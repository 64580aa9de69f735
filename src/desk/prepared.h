/* prepared.h - Kalimat siap: the texts a brand keeps ready for answers.
 *
 * A text has fields in braces (fill.h). Every brand begins with the program's own set, in
 * Indonesian and English, which its people change as they like. What nobody removed and is not
 * past its last day is offered for a case, filled in and best first; the holding answers among
 * them may leave without a second person when the policy says so, and only as they were filled. */
#ifndef DESK_PREPARED_H
#define DESK_PREPARED_H

#include "desk/case.h"
#include "desk/policy.h"
#include "text/draft.h"

typedef enum PreparedKind {
    PREPARED_HOLDING,
    PREPARED_HOLDING_UNKNOWN_CAUSE,
    PREPARED_TO_PRIVATE,
    PREPARED_LATE,
    PREPARED_MANY,
    PREPARED_APOLOGY,
    PREPARED_FAREWELL,
    PREPARED_THANKS,
    PREPARED_QUESTION,
    PREPARED_WAITING_TIME,
    PREPARED_AT_RISK,
    PREPARED_OTHER,
    PREPARED_KIND__COUNT
} PreparedKind;

typedef enum PreparedLanguage { PREPARED_ID, PREPARED_EN,
                                PREPARED_LANGUAGE__COUNT } PreparedLanguage;
extern const char *const prepared_language_names[]; /* "id", "en" */

enum { PREPARED_MOST = 200, PREPARED_TEXT_MOST = 2000 }; /* a brand; bytes */

typedef struct Prepared {
    int64_t id;
    PreparedKind kind;
    PreparedLanguage language;
    Str name, text;
    Str last_day;    /* 2026-12-25 in the brand's zone; none: for ever */
    bool is_expired; /* that day is over */
    int64_t owner_id; /* who wrote it; 0: the program */
    Str owner_name;
    int64_t used_at, times;
    int64_t version;
} Prepared;
extern const Model prepared_model;

/* The program's own set, once in the life of a brand. */
NODISCARD Err prepared_start(Db *db, const Caller *by, Error *e);
NODISCARD Err prepared_has_started(Db *db, int64_t brand_id, bool *out, Error *e);

/* By kind, language and name; those whose day is over too. */
NODISCARD Err prepared_list(Db *db, Arena *a, int64_t brand_id, int64_t now, List *out, Error *e);
/* ERR_INVALID names text when the sentence checker would stop it. */
NODISCARD Err prepared_create(Db *db, Arena *a, const Caller *by, const Prepared *in, Prepared *out,
                              Error *e);
/* in->version is the one that was read, else ERR_CONFLICT. */
NODISCARD Err prepared_update(Db *db, Arena *a, const Caller *by, int64_t id, const Prepared *in,
                              Prepared *out, Error *e);
NODISCARD Err prepared_remove(Db *db, const Caller *by, int64_t id, Error *e);
/* Within a day. */
NODISCARD Err prepared_restore(Db *db, Arena *a, const Caller *by, int64_t id, Prepared *out,
                               Error *e);

typedef struct PreparedForm {
    PreparedKind kind;
    PreparedLanguage language;
    Str text;
} PreparedForm;
extern const Model prepared_form_model;

/* As a made-up customer would get it, and what the sentence checker says of that. */
typedef struct PreparedPreview {
    Str text;
    List findings; /* of Finding */
} PreparedPreview;
extern const Model prepared_preview_model;

typedef struct PreparedWith {
    int64_t now;
    List contacts; /* of Str: word_contacts() */
} PreparedWith;
void prepared_preview(Arena *a, const PreparedForm *form, const PreparedWith *with,
                      PreparedPreview *out);

/* What may stand ready to be sent: nothing of this filled text stops it, and nothing asks.
 * `answers_complaint`: then it must offer help or say what comes next. */
bool prepared_passes(Arena *a, Str filled, bool answers_complaint, const List *contacts);

/* ---- for a case ---- */

typedef struct PreparedOffer {
    int64_t id;
    PreparedKind kind;
    PreparedLanguage language;
    Str name, text;   /* filled in for this case and this person */
    bool is_complete; /* no field is left in braces */
    int64_t clause;   /* number of the clause of the policy that puts it first; 0 = none */
    int64_t rank, times; /* for sorting */
} PreparedOffer;
extern const Model prepared_offer_model;
/* Best first; none whose day is over. */
NODISCARD Err prepared_for_case(Db *db, Arena *a, const Caller *by, int64_t case_id, List *out,
                                Error *e);
/* Whether a text is a holding answer of the brand, filled in for this case by this person within
 * the last half hour. */
typedef struct HoldingMatch {
    bool is_holding;
    int64_t prepared_id; /* which one; 0: that of the alarm page */
    Str clock;           /* when it says the next word comes, as written there .. */
    int64_t next_at;     /* .. and as a moment */
} HoldingMatch;
NODISCARD Err prepared_match_holding(Db *db, Arena *a, const Caller *by, const Case *c, Str text,
                                     HoldingMatch *out, Error *e);
/* Whether a text with its fields in braces is a holding answer of the brand, or of a playbook. */
NODISCARD Err prepared_is_holding(Db *db, Arena *a, const Caller *by, Str text, bool *out,
                                  Error *e);
/* It was handed in. What is not of this brand, or gone, is not counted. */
NODISCARD Err prepared_count_use(Db *db, const Caller *by, int64_t id, Error *e);

/* The program's own set: prepared_first.c. For desk/ only. */
typedef struct PreparedFirst {
    PreparedKind kind;
    const char *name[PREPARED_LANGUAGE__COUNT], *text[PREPARED_LANGUAGE__COUNT];
} PreparedFirst;
extern const PreparedFirst prepared_first[];
extern const size_t prepared_first_count;

#endif
