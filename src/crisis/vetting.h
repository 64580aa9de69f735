/* vetting.h - Pemeriksaan orang: before somebody may send for the business, an owner looks at how
 * they treat others in public (Policy.vetted_only asks for it, desk/may_send.c).
 *
 * Kept are the addresses that were looked at, by whom and when, answers to set questions, a short
 * note and the verdict; never a copy, a picture or a quotation of those pages. The person is told
 * before a verdict. A verdict ends by itself after a year; a record is deleted when its person asks
 * for it. For owners alone (the route row). */
#ifndef CRISIS_VETTING_H
#define CRISIS_VETTING_H

#include "desk/problem.h"
#include "store/db.h"

enum {
    VETTING_ADDRESSES_MOST = 10,
    VETTING_VALID = 365 * 86400, /* seconds from the verdict */
};

typedef enum VettingQuestion {
    VETTING_POLITE,    /* polite when contradicted */
    VETTING_INSULTS,
    VETTING_RUMOURS,   /* shares what is not certain */
    VETTING_DISCLOSES, /* tells of customers or of the work */
    VETTING_CALM,      /* keeps a cool head when it gets loud */
    VETTING_HATE,      /* against a people, religion, race or group */
    VETTING_QUESTION__COUNT
} VettingQuestion;

typedef enum VettingSeen { VETTING_YES, VETTING_NO, VETTING_UNSEEN,
                           VETTING_SEEN__COUNT } VettingSeen;

typedef struct VettingAnswer {
    VettingQuestion question;
    VettingSeen seen;
} VettingAnswer;

typedef struct VettingAddress {
    Str address;
    int64_t looked_at; /* both are set by the program */
    Str looked_name;
} VettingAddress;

typedef enum VettingVerdict { VETTING_OPEN, VETTING_FIT, VETTING_UNFIT,
                              VETTING_VERDICT__COUNT } VettingVerdict;

typedef struct Vetting {
    int64_t id, staff_id; /* 0: not a person of the business yet */
    Str staff_name, name;
    List addresses;       /* of VettingAddress */
    List answers;         /* of VettingAnswer */
    Str addresses_text, answers_text; /* as stored */
    Str note;
    int64_t told_at;
    VettingVerdict verdict;
    bool is_valid; /* fit, and not a year ago */
    int64_t decided_at;
    Str decided_name;
    int64_t valid_until, made_at;
    Str made_name;
    int64_t version;
} Vetting;
extern const Model vetting_model;

typedef struct VettingNew {
    int64_t staff_id; /* 0: a candidate, by name */
    Str name;         /* empty: that of the person */
} VettingNew;
extern const Model vetting_new_model;

typedef struct VettingForm {
    int64_t staff_id;
    List addresses; /* of VettingAddress; those that are new are marked with who looked, and when */
    List answers;   /* of VettingAnswer */
    Str note;
    int64_t told_at;
    VettingVerdict verdict; /* open: not decided */
    int64_t version;
} VettingForm;
extern const Model vetting_form_model;

/* Newest first. */
NODISCARD Err vetting_list(Db *db, Arena *a, const Caller *by, const PageFilter *f, List *out,
                           Str *next, Error *e);
NODISCARD Err vetting_get(Db *db, Arena *a, const Caller *by, int64_t id, Vetting *out, Error *e);
/* ERR_CONFLICT when this person has a record already. */
NODISCARD Err vetting_add(Db *db, Arena *a, const Caller *by, const VettingNew *form, Vetting *out,
                          Error *e);
/* A verdict needs the person told and, for fit, each question answered and a page looked at (or a
 * note that there is none). Sending the verdict again is the review: it counts a year from now.
 * ERR_CONFLICT when the version is no longer this one. */
NODISCARD Err vetting_change(Db *db, Arena *a, const Caller *by, int64_t id,
                             const VettingForm *form, Vetting *out, Error *e);
/* The record is gone; that it was deleted stays in the log. */
NODISCARD Err vetting_delete(Db *db, const Caller *by, int64_t id, Error *e);

#endif
