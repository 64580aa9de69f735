/* policy.h - the rules of a business, as data the desk obeys.
 *
 * Every gate, clock and check reads a field of Policy; every field belongs to a clause (clause.h),
 * the numbered sentence that people read, sign and may change. A change makes a new version; older
 * ones stay as they were, with who made them and who signed them. Durations in seconds, money in
 * rupiah. "0 = off" where it is said. Stored as JSON by its Model, one row a version: what an older
 * version did not know yet reads as its default. */
#ifndef DESK_POLICY_H
#define DESK_POLICY_H

#include "desk/role.h"
#include "detect/verdict.h"
#include "store/db.h"
#include "text/reading.h"

typedef enum PolicyMode { MODE_ALONE, MODE_TEAM, MODE_DEPARTMENTS, POLICY_MODE__COUNT } PolicyMode;

/* What a phone may send: anything; public answers only by a second person; the holding answer and
 * what a second person reads, but nothing else; drafts only. */
typedef enum PhoneRule { PHONE_FREE, PHONE_APPROVED, PHONE_HOLDING, PHONE_DRAFTS,
                         PHONE_RULE__COUNT } PhoneRule;

typedef enum DeleteRule { DELETE_NEVER, DELETE_HIDE_ONLY, DELETE_GUARDED,
                          DELETE_RULE__COUNT } DeleteRule;

typedef enum CheckLevel { CHECK_OFF, CHECK_HINT, CHECK_ASK, CHECK_BLOCK,
                          CHECK_LEVEL__COUNT } CheckLevel;

/* Which messages of our own accounts that nobody here sent are shown and told. */
typedef enum OwnPostRule { OWN_POSTS_OFF, OWN_POSTS_PUBLIC, OWN_POSTS_ALL,
                           OWN_POST_RULE__COUNT } OwnPostRule;

/* How hard the sentence checker is with one of its rules (text/draft.h). */
typedef struct CheckRule {
    Str rule;
    CheckLevel level;
} CheckRule;

/* A day nobody works. */
typedef struct Holiday {
    Str date; /* 2026-12-25, in the brand's zone */
    Str name;
} Holiday;

/* A channel with a clock or an undo time of its own; 0 = that of its kind. */
typedef struct ChannelRule {
    Str channel;
    int64_t clock, hold;
} ChannelRule;

enum { POLICY_HOLIDAYS_MOST = 100, RUPIAH_MOST = 1000000000 };

typedef struct Policy {
    PolicyMode mode;
    bool sign_first;              /* nobody sends before they signed the policy */
    bool class_first;             /* the class is confirmed before an answer is written */
    bool four_eyes;               /* a public reply is read by a second person before it leaves */
    bool holding_free;            /* the prepared holding answer needs no second person */
    int64_t solo_delay;           /* who is alone: least time from writing to leaving; 0 = off */
    int64_t hold_public, hold_private; /* undo time after sending */
    int64_t cool_down;            /* longer hold after abuse or a heated draft; 0 = off */
    List channels;                /* of ChannelRule */
    List checker;                 /* of CheckRule: those that differ from the program's own */
    bool locked_facts;            /* contradicting the key statement blocks */
    int64_t clock_comment, clock_chat, clock_marketplace, clock_review, clock_mail;
    int64_t clock_grave;          /* for grave messages, whatever the channel */
    int64_t hours_from, hours_to; /* working hours, seconds after local midnight */
    int64_t friday_from, friday_to; /* the Friday break; both 0 = none */
    List holidays;                /* of Holiday */
    List ignore_classes;          /* of Str: classes that may be left unanswered, with a reason */
    bool ignore_public_only;      /* and only what was said in public */
    int64_t ignore_most;          /* longest until an ignored case is looked at again */
    bool at_risk_care;            /* a person at risk: never ignored, no mass answer, two people */
    int64_t watch_most;           /* longest "watch first" before somebody looks again */
    List watch_forbidden;         /* of Str: signals with which nothing is merely watched */
    bool apology_needs_action;    /* an apology to many names an act and its date */
    Role admission_role;          /* least role that may admit a fault */
    PhoneRule phone;
    VerdictLevel alarm_level;     /* lowest level that wakes people */
    int64_t quiet_days;           /* after which an account silent or unanswered is named */
    int64_t shift_most;           /* longest turn of duty; 0 = any */
    int64_t handoff_after;        /* from the public answer to the private one; 0 = off */
    int64_t public_turns;         /* public turns after which private is proposed; 0 = off */
    bool close_note;              /* the customer is asked before the public closing note */
    int64_t limit_writer, limit_approver, limit_admin; /* what each may give a customer, rupiah */
    bool decline_reason;          /* declining a demand needs a reason the customer is told */
    bool next_word_only;          /* promise the next word, not the cure, unless an approver does */
    bool promises_bind;           /* no case closes over an open promise */
    int64_t follow_first, follow_second, follow_third; /* after the solution; 0 = none */
    bool late_apology;            /* an answer that is late opens with the words for it */
    Severity personal_from;       /* from here on a mass answer leaves one out for a personal one */
    bool latecomers;              /* who joins the problem later gets the same answer */
    bool origin_first;            /* in a crisis our first public word stands where it began */
    int64_t strikes;              /* how many before a ban may be asked for */
    int64_t ban_days;
    DeleteRule delete_rule;
    int64_t delete_cool;          /* between asking to delete and deleting */
    Role trace_role;              /* least role that sees where a matter came from */
    int64_t trace_days;
    bool notices;                 /* people are told of deadlines (notice.h) */
    int64_t notice_before, notice_after; /* its holder before, the owners after the deadline */
    OwnPostRule own_posts;
    bool takedown_owner;          /* an owner may take down a hurtful post of ours alone */
    bool vetted_only;             /* only who was looked at may send (crisis/vetting.h) */
    bool quiz_first;              /* and who passed the quiz about this policy (crisis/quiz.h) */
    bool drill_first;             /* and a rehearsal within a year (desk/drill_pass.h) */
    int64_t override_pause;       /* passed clauses in a week until others read; 0 = off */
    int64_t policy_version;
    /* Made by policy_get(): the holidays as days since 1970, rising. */
    const int64_t *days_off;
    size_t days_off_count;
} Policy;
extern const Model policy_model;

/* The matters that cannot wait, as bits of Signal; the name of one among `signals`, or NULL. */
int64_t policy_urgent_signals(const Policy *p);
const char *policy_urgent(const Policy *p, int64_t signals);

/* Lists live in `a`. */
NODISCARD Err policy_get(Db *db, Arena *a, int64_t brand_id, Policy *out, Error *e);
/* One that was; ERR_NOT_FOUND. */
NODISCARD Err policy_at(Db *db, Arena *a, int64_t brand_id, int64_t version, Policy *out,
                        Error *e);
/* p->policy_version is the one that was read: ERR_CONFLICT when it is no longer the newest. */
NODISCARD Err policy_set(Db *db, Arena *a, const Caller *by, const Policy *p, Policy *out,
                         Error *e);
/* The first version of a new brand, with the defaults. */
NODISCARD Err policy_start(Db *db, const Caller *by, Error *e);

typedef struct PolicyVersion {
    int64_t version, at, staff_id;
    Str staff_name;
    int64_t signatures;
} PolicyVersion;
extern const Model policy_version_model;
/* Newest first, at most 100. */
NODISCARD Err policy_versions(Db *db, Arena *a, int64_t brand_id, List *out, Error *e);

/* ---- signing ---- */

typedef struct PolicySigner {
    int64_t staff_id;
    Str staff_name;
    Role role;
    int64_t version; /* the newest they signed; 0 = none */
    int64_t at;
} PolicySigner;
extern const Model policy_signer_model;
/* Every person of the brand. */
NODISCARD Err policy_signers(Db *db, Arena *a, int64_t brand_id, List *out, Error *e);

typedef struct PolicySign {
    int64_t version; /* that the person read: the newest, else ERR_CONFLICT */
} PolicySign;
extern const Model policy_sign_model;
NODISCARD Err policy_sign(Db *db, const Caller *by, const PolicySign *form, Error *e);

/* A new version is signed within this time; until then the signature before it counts. */
enum { POLICY_SIGN_GRACE = 7 * 86400 };
/* ERR_DENIED with the clause when this person may not send yet: may_send.c has the table. */
NODISCARD Err policy_may_send(Db *db, const Caller *by, const Policy *p, Error *e);
/* Whether this person works alone, by themselves or by the policy: nobody else may approve. */
NODISCARD Err policy_is_alone(Db *db, const Caller *by, const Policy *p, bool *out, Error *e);

/* Nobody approves what they wrote, unless nobody else may: then after a pause. ERR_DENIED with the
 * clause. */
typedef struct WrittenBy {
    int64_t author_id, at; /* when it was changed last */
} WrittenBy;
NODISCARD Err policy_second_eye(Db *db, const Caller *by, const Policy *p, const WrittenBy *of,
                                Error *e);

/* ---- reading single rules ---- */

bool policy_names_has(const List *names, const char *name);
/* The channel's own rule; NULL: none. */
const ChannelRule *policy_channel(const Policy *p, const char *channel);
/* Undo time of an answer on this channel. */
int64_t policy_hold(const Policy *p, const char *channel, bool is_public);

#endif
