/* referral.h - Disposisi: a question to a department of the shop about one case or about all open
 * cases of a problem.
 *
 * Whoever holds its link answers without signing in, until it is answered or REFERRAL_LINK_TIME is
 * over. The answer stands in each of the cases as a note of its own kind; as long as a department
 * has it the state of a case is CASE_REFERRED. What is overdue is reminded of once. */
#ifndef DESK_REFERRAL_H
#define DESK_REFERRAL_H

#include "base/time.h"
#include "desk/case.h"

enum {
    REFERRAL_LINK_TIME = 14 * DAY,
    REFERRAL_DUE_MOST = 30 * DAY,
    REFERRAL_CASES_MOST = 1000, /* of a problem: its newest */
};

typedef enum ReferralState {
    REFERRAL_ASKED,
    REFERRAL_TAKEN,
    REFERRAL_ANSWERED,
    REFERRAL_RETURNED,  /* not theirs */
    REFERRAL_WITHDRAWN, /* by us */
    REFERRAL_STATE__COUNT
} ReferralState;

/* How far its newest mail came. */
typedef enum ReferralMailState { MAIL_NONE, MAIL_DUE, MAIL_SENDING, MAIL_SENT, MAIL_FAILED,
                                 REFERRAL_MAIL__COUNT } ReferralMailState;
extern const char *const referral_mail_names[]; /* "none", "due", "sending", "sent", "failed" */

typedef struct Referral {
    int64_t id, problem_id;
    int64_t case_id, case_count; /* the first of its cases, and how many */
    Str department, name;        /* and its person, as they were then */
    Str question;
    ReferralState state;
    int64_t made_by, made_at, due_at;
    Str made_name;
    Str answer, closed_name;
    int64_t closed_at, reminded_at;
    ReferralMailState mail;
    Str mail_failure;
    int64_t version;
} Referral;
extern const Model referral_model;

typedef struct ReferralForm {
    Str department, question;
    int64_t due_at; /* 0: as long as the department usually needs */
    bool no_mail;   /* the link is carried by hand */
} ReferralForm;
extern const Model referral_form_model;

/* The link's secret, made by the caller; `sealed` (desk/secret.h) is kept beside its hash. */
typedef struct ReferralToken {
    Str token, sealed;
} ReferralToken;

typedef struct NewReferral {
    int64_t case_id, problem_id; /* one of both */
    const ReferralForm *form;
    ReferralToken link;
} NewReferral;
/* ERR_CONFLICT when the case is closed, or no case of the problem is open. */
NODISCARD Err referral_make(Db *db, Arena *a, const Caller *by, const NewReferral *in,
                            Referral *out, Error *e);

NODISCARD Err referral_get(Db *db, Arena *a, int64_t brand_id, int64_t id, Referral *out, Error *e);
/* Newest first, at most 50. */
NODISCARD Err referral_of_case(Db *db, Arena *a, int64_t brand_id, int64_t case_id, List *out,
                               Error *e);

typedef struct ReferralFilter {
    bool closed;
    Str cursor;
    int64_t limit; /* 1..LIMIT_PAGE; 0 = LIMIT_PAGE_DEFAULT */
} ReferralFilter;
extern const Model referral_filter_model;
/* Open ones by when they are due, so the overdue come first; closed ones the newest first. */
NODISCARD Err referral_list(Db *db, Arena *a, int64_t brand_id, const ReferralFilter *f, List *out,
                            Str *next, Error *e);
/* The sealed token; ERR_CONFLICT when its link leads nowhere any more. */
NODISCARD Err referral_sealed(Db *db, Arena *a, const Caller *by, int64_t id, Str *out, Error *e);

typedef enum ReferralAct {
    REFERRAL_TAKE,     /* they do it, until due_at */
    REFERRAL_ANSWER,   /* text */
    REFERRAL_RETURN,   /* not theirs; text may say whose */
    REFERRAL_WITHDRAW, /* by us */
    REFERRAL_REMIND,   /* by us: one more mail now */
    REFERRAL_ACT__COUNT
} ReferralAct;

typedef struct ReferralChange {
    ReferralAct act;
    int64_t version;
    Str text;
    int64_t due_at;
    Str name; /* who says so; none: the department's person */
} ReferralChange;
extern const Model referral_change_model;
NODISCARD Err referral_act(Db *db, Arena *a, const Caller *by, int64_t id, const ReferralChange *c,
                           Referral *out, Error *e);

/* ---- the page behind the link ---- */

typedef struct ReferralPage {
    int64_t brand_id, zone;
    Str brand_name;
    Referral referral;
    List words; /* of ReferralWord: what customers wrote, of at most REFERRAL_WORDS cases */
} ReferralPage;
enum { REFERRAL_WORDS = 5 };
typedef struct ReferralWord {
    Str text; /* as it came: mask it before somebody outside reads it */
} ReferralWord;
/* ERR_NOT_FOUND for a token that is unknown, has run out or was answered. */
NODISCARD Err referral_page(Db *db, Arena *a, Str token, int64_t now, ReferralPage *out, Error *e);
/* Only take, answer and return (ERR_DENIED else). *out is as it is after that. Whoever has the link
 * takes it LIMIT_REFERRAL_TAKES times at most (ERR_LIMIT); an answer ends it. */
NODISCARD Err referral_page_act(Db *db, Arena *a, Str token, const ReferralChange *c, int64_t now,
                                ReferralPage *out, Error *e);

/* ---- for the thread that sends the mails ---- */

typedef struct ReferralMail {
    int64_t id, brand_id, referral_id, tries;
    bool is_reminder, is_drill; /* is_drill: nothing leaves a rehearsal */
    Str department, name, address, question;
    int64_t due_at, made_at, zone, case_id, case_count;
    Str token; /* sealed */
    Str brand_name, made_name;
    List words; /* as above */
} ReferralMail;
/* When there is something to do again; 0: never. */
NODISCARD Err referral_next(Db *db, int64_t *at, Error *e);
/* What is overdue gets its reminder and an event, once: the brands it is of, at most 20 a call. */
typedef struct ReferralLate {
    int64_t referral_id, brand_id, made_at, case_id, case_count;
} ReferralLate;
NODISCARD Err referral_remind(Db *db, Arena *a, int64_t now, List *out /* of ReferralLate */,
                              Error *e);
/* One mail for a minute, inside a write transaction that is committed before it leaves;
 * ERR_NOT_FOUND: none is due. A lease that ran out is given again, so a mail may come twice, under
 * the same Message-ID, but not never. */
NODISCARD Err referral_mail_claim(Db *db, Arena *a, int64_t now, ReferralMail *out, Error *e);
typedef struct ReferralMailEnd {
    bool is_ok, is_final; /* final: another try is useless */
    Str failure;          /* short, without personal text */
    int64_t now;
} ReferralMailEnd;
/* Tried again after 1, 5, 30 minutes and 2 hours. */
NODISCARD Err referral_mail_ended(Db *db, const ReferralMail *m, const ReferralMailEnd *end,
                                  Error *e);

#endif
