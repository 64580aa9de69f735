/* person.h - Orang yang sama: authors of several channels who are one person, as somebody
 * claims.
 *
 * A claim names its evidence, is made and taken back by people, and joins what is shown and
 * counted: history and strikes. It never changes to whom anything is sent: an answer goes to the
 * author of its case, whoever else that may be. */
#ifndef DESK_PERSON_H
#define DESK_PERSON_H

#include "desk/case.h"
#include "desk/guard_rule.h"

enum { PERSON_MOST = 20 }; /* authors of one person */

typedef enum LinkEvidence {
    LINK_PHONE,
    LINK_MAIL,
    LINK_ORDER,
    LINK_NAME,
    LINK_OTHER,
    LINK_EVIDENCE__COUNT
} LinkEvidence;
extern const char *const link_evidence_names[];

typedef struct PersonAuthor {
    int64_t id;
    Channel channel;
    Str handle, name;
    int64_t first_at;
} PersonAuthor;

typedef struct PersonLink {
    int64_t id, low_id, high_id;
    LinkEvidence evidence;
    Str note;
    int64_t case_id, staff_id;
    Str staff_name;
    int64_t at, undone_at;
} PersonLink;
extern const Model person_link_model;

/* Somebody who gave the same number, address, order or name (person_print.h). */
typedef struct PersonHint {
    LinkEvidence kind;
    int64_t author_id;
    Channel channel;
    Str handle, name;
    int64_t case_id; /* where they gave it */
} PersonHint;

/* Live strikes of the author and of all they are linked with. */
NODISCARD Err person_live_strikes(Db *db, const Caller *by, int64_t author_id, int64_t *count,
                                  Error *e);

typedef struct LinkForm {
    int64_t author_id; /* or: */
    int64_t case_id;   /* that author's */
    LinkEvidence evidence;
    Str note; /* needed for `other` */
} LinkForm;
extern const Model link_form_model;
/* Joins the author of the case with another one. */
NODISCARD Err person_link(Db *db, Arena *a, const Caller *by, int64_t case_id,
                          const LinkForm *form, PersonLink *out, Error *e);
/* ERR_CONFLICT when it was taken back already. */
NODISCARD Err person_unlink(Db *db, Arena *a, const Caller *by, int64_t id, PersonLink *out,
                            Error *e);

/* What the page of a case shows of who wrote it. */
typedef struct PersonPage {
    List authors;  /* of PersonAuthor; the case's own first, none: nobody knows */
    List links;    /* of PersonLink, live ones */
    List hints;    /* of PersonHint: not linked yet */
    List cases;    /* of CaseRow, of all of them but this one, newest first */
    List strikes;  /* of Strike, of all of them */
    List requests; /* of GuardRequest, of all of them */
    List rivals;   /* of RivalSighting, in this case */
    int64_t live_strikes, strikes_needed;
    PlatformLimit limit;
    bool may_hide, may_delete;
} PersonPage;
extern const Model person_page_model;
NODISCARD Err person_page(Db *db, Arena *a, const Caller *by, int64_t case_id, PersonPage *out,
                          Error *e);

#endif
