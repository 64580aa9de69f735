/* guard.h - hiding, deleting or reporting a message, banning a person, taking down a post of our
 * own: never one click.
 *
 *   asked --approve--> approved --done--> done (hidden, deleted, reported, banned by hand there)
 *     |  \--refuse--> refused       |         \--undone--> ended (shown again, ban taken back)
 *     +--withdraw--> withdrawn <----+    a ban, approved or done: --lift--> lifted
 *
 * Asked with a reason (guard_rule.h) and a sealed copy, confirmed by a second person, done by hand
 * on the platform after the cool-off: no channel lets this program do it. Whoever made it possible
 * by changing the class of criticism neither asks nor confirms; a message that was edited since is
 * asked about anew (ERR_CONFLICT), but for a ban.
 *
 * For 72 hours after a message is hidden, new negative words of its author and about its problem
 * are counted. A ban holds from its approval until it expires; meanwhile what its author writes
 * comes in as spam (intake_guard.h). Fewer strikes than the policy wants: only with an owner's word
 * and reason.
 *
 * A post of our own is taken down without a cool-off, with the words that will stand in its place;
 * where it hurts people an owner need not wait for the second person, if the policy says so. */
#ifndef DESK_GUARD_H
#define DESK_GUARD_H

#include "desk/sealed_copy.h"

enum { GUARD_WATCH = 3 * 86400 };

typedef enum GuardState {
    GUARD_ASKED,
    GUARD_APPROVED,
    GUARD_REFUSED,
    GUARD_WITHDRAWN,
    GUARD_DONE,
    GUARD_LIFTED,
    GUARD_ENDED,
    GUARD_STATE__COUNT
} GuardState;
extern const char *const guard_state_names[];

/* What came after a message was hidden. */
typedef struct Backlash {
    int64_t of_author, of_problem;
} Backlash;

typedef struct GuardRequest {
    int64_t id;
    GuardKind kind;
    int64_t author_id, case_id, message_id, copy_id;
    GuardReason reason;
    Str note;
    int64_t strikes; /* live ones when a ban was asked for */
    Str correction; /* takedown: what is said in its place */
    bool is_short, is_passed;
    GuardState state;
    int64_t asked_by;
    Str asked_name;
    int64_t asked_at, ready_at, decided_by;
    Str decided_name;
    int64_t decided_at;
    Str remark;
    int64_t expires_at, done_by;
    Str done_name;
    int64_t done_at, watch_until;
    Str appeal;
    int64_t appealed_by, appealed_at, ended_by, ended_at, version;
    bool in_force; /* a ban that holds now */
    Backlash backlash;
    SealedCopy copy;
} GuardRequest;
extern const Model guard_request_model;

typedef struct GuardForm {
    GuardKind kind;
    GuardReason reason;
    Str note;        /* needed to delete, and to ban before the strikes are reached */
    bool has_warning; /* the person read what deleting does; not asked of a ban or a report */
    bool overrides;  /* ban: although there are fewer strikes than the policy wants */
    Str correction; /* needed to take down what stood in public */
} GuardForm;
extern const Model guard_form_model;
NODISCARD Err guard_ask(Db *db, Arena *a, const Caller *by, int64_t message_id,
                        const GuardForm *form, GuardRequest *out, Error *e);

typedef enum GuardAct {
    GUARD_ACT_APPROVE,
    GUARD_ACT_REFUSE,
    GUARD_ACT_WITHDRAW,
    GUARD_ACT_DONE,
    GUARD_ACT_APPEAL,
    GUARD_ACT_LIFT,
    GUARD_ACT_UNDONE,
    GUARD_ACT__COUNT
} GuardAct;

typedef struct GuardChange {
    GuardAct act;
    int64_t version;
    Str remark;
} GuardChange;
extern const Model guard_change_model;
NODISCARD Err guard_act(Db *db, Arena *a, const Caller *by, int64_t id, const GuardChange *c,
                        GuardRequest *out, Error *e);

NODISCARD Err guard_get(Db *db, Arena *a, const Caller *by, int64_t id, GuardRequest *out,
                        Error *e);
/* Newest first, at most 50; without those of confidential cases that are not for this person. */
NODISCARD Err guard_of_author(Db *db, Arena *a, const Caller *by, int64_t author_id, List *out,
                              Error *e);

typedef enum GuardView { GUARD_VIEW_OPEN, GUARD_VIEW_WATCH, GUARD_VIEW_BANS,
                         GUARD_VIEW_OVER, GUARD_VIEW__COUNT } GuardView;
typedef struct GuardFilter {
    GuardView view;
    Str cursor; /* of `open`; the others are bounded by what they are */
} GuardFilter;
extern const Model guard_filter_model;
/* Open ones, the oldest first; those whose backlash is or was watched in the last week; bans in
 * force; bans whose time is over and that somebody takes back on the platform. */
NODISCARD Err guard_list(Db *db, Arena *a, const Caller *by, const GuardFilter *f, List *out,
                         Str *next, Error *e);

/* What was done in a month, for the owner. */
typedef struct GuardMonthQuery {
    Str month; /* 2026-11; none: this one */
} GuardMonthQuery;
extern const Model guard_month_query_model;
typedef struct GuardMonth {
    Str month;
    int64_t hidden, deleted, reported, banned, taken_down;
    int64_t passed; /* bans before the strikes were reached */
    List items;     /* of GuardRequest, newest first, at most 200 */
} GuardMonth;
extern const Model guard_month_model;
NODISCARD Err guard_month(Db *db, Arena *a, const Caller *by, Str month, GuardMonth *out,
                          Error *e);

#endif
