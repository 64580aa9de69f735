/* promise.h - the promise ledger: what we promised whom until when, and whether it was kept.
 *
 *   found --confirm--> open --keep--> kept, or late after its time
 *     |  \               |  \--break--> broken; so is what stays open 24 h past its time
 *     |   drop           |   move: another time, with a reason; the customer must be told
 *     |    \             drop, with a reason once it was given
 *     +-----> dropped <--+
 *
 * Found in an answer when it is handed in (text/promise.h); a person confirms it with one tap, the
 * next word ("Kabar berikutnya pukul ..") is opened without one. It counts from `given_at` on:
 * when the answer left. The next word is kept by the next answer. What the text no longer says
 * when it leaves, or never left, is dropped. Within PROMISE_UNDO every end can be taken back.
 * What a public post promises stands with each case it answered; one tap confirms it for all. */
#ifndef DESK_PROMISE_H
#define DESK_PROMISE_H

#include "desk/policy.h"
#include "desk/reply_core.h"
#include "text/promise.h"

typedef enum PromiseState {
    PROMISE_FOUND,
    PROMISE_OPEN,
    PROMISE_KEPT,
    PROMISE_LATE,
    PROMISE_BROKEN,
    PROMISE_DROPPED,
    PROMISE_STATE__COUNT
} PromiseState;
extern const char *const promise_state_names[];

enum { PROMISE_BREAKS = DAY, PROMISE_SOON = HOUR, PROMISE_UNDO = 10 * MINUTE,
       PROMISE_AHEAD = 366 * DAY };

typedef struct Promise {
    int64_t id, case_id;
    int64_t reply_id; /* 0: written down by hand, or in a post */
    int64_t mass_id;  /* the mass answer whose post promises it to many; 0: none */
    int64_t staff_id; /* who gave it */
    Str staff_name;
    PromiseKind kind;
    Str text;       /* the sentence that promises */
    int64_t due_at; /* 0: the text says no time (found only) */
    int64_t timed_by; /* staff who set the time; 0: it was read from the text */
    PromiseState state;
    int64_t confirmed_at;
    int64_t given_at; /* 0: the answer has not left */
    int64_t moved;    /* how often it was put off */
    bool must_tell;   /* the customer does not know the new time yet */
    Str reason;
    int64_t made_at, ended_at, version;
    int64_t owner_id; /* of the case, like the two that follow */
    Channel channel;
    Str author_name;
} Promise;
extern const Model promise_model;

typedef enum PromiseList { PROMISES_MINE, PROMISES_ALL, PROMISES_PAST, PROMISES_FOUND,
                           PROMISE_LIST__COUNT } PromiseList;
typedef struct PromiseFilter {
    PromiseList filter; /* mine and found: those one gave, or of cases one owns */
    Str cursor;
    int64_t limit; /* 1..LIMIT_PAGE; 0 = LIMIT_PAGE_DEFAULT */
} PromiseFilter;
extern const Model promise_filter_model;

/* Open ones by their time, the overdue first; past ones the newest first. Only what was given,
 * and nothing of confidential cases that are not for this person. */
NODISCARD Err promise_list(Db *db, Arena *a, const Caller *by, const PromiseFilter *f, List *out,
                           Str *next, Error *e);
NODISCARD Err promise_of_case(Db *db, Arena *a, int64_t brand_id, int64_t case_id, List *out,
                              Error *e);

typedef struct PromiseForm {
    Str text; /* its kind is read from it */
    int64_t due_at;
} PromiseForm;
extern const Model promise_form_model;
/* By hand: open and given at once. */
NODISCARD Err promise_add(Db *db, Arena *a, const Caller *by, int64_t case_id,
                          const PromiseForm *form, Promise *out, Error *e);

typedef enum PromiseAct {
    PROMISE_CONFIRM,
    PROMISE_DROP,
    PROMISE_KEEP,
    PROMISE_BREAK,
    PROMISE_MOVE,
    PROMISE_RESUME,
    PROMISE_ACT__COUNT
} PromiseAct;
extern const char *const promise_act_names[];

typedef struct PromiseChange {
    PromiseAct act;
    int64_t version; /* of the promise the person saw */
    int64_t due_at;  /* confirm: 0 = as it was read; move */
    Str reason;      /* break, move, and drop: once it was given */
} PromiseChange;
extern const Model promise_change_model;
NODISCARD Err promise_act(Db *db, Arena *a, const Caller *by, int64_t id, const PromiseChange *c,
                          Promise *out, Error *e);

typedef struct RateQuery {
    Str month; /* "2026-11" in the brand's zone; empty: this one */
} RateQuery;
extern const Model rate_query_model;
typedef struct PromiseRate {
    int64_t staff_id;
    Str staff_name;
    int64_t kept, late, broken;
} PromiseRate;
extern const Model promise_rate_model;
/* Of those that ended in the month, by who gave them. */
NODISCARD Err promise_rates(Db *db, Arena *a, const Caller *by, const RateQuery *q, List *out,
                            Error *e);

/* ---- for desk/ only ---- */

/* What the text of a reply promises now; found anew when it was edited. */
NODISCARD Err promise_read(Db *db, Arena *a, const Caller *by, const ReplyCore *r, Error *e);
/* A prepared answer says when the next word comes, at `words` in its text: opened by itself, unless
 * the text was understood already. */
typedef struct NextWord {
    Str words;
    int64_t due_at;
} NextWord;
NODISCARD Err promise_next_word(Db *db, Arena *a, const Caller *by, const ReplyCore *r,
                                const NextWord *next, Error *e);
/* The reply left: its promises are given, their times counted from now, and the next word that
 * was promised before is kept by it, or late. */
NODISCARD Err promise_give(Db *db, Arena *a, const Caller *by, const ReplyCore *r, Error *e);
/* A public post answered the case, or a talk did (without mass_id: what was agreed). What it
 * promises is given, as it is read at post->at, but for what was due before the case came to it,
 * and the next word that was promised before is kept by it. With `beside` the case has an answer of
 * its own, too: what that one promises of the same kind holds. */
typedef struct PromisePost {
    int64_t mass_id, case_id, staff_id;
    Str text;
    int64_t at;     /* when it was posted */
    int64_t beside; /* the reply, or 0 */
} PromisePost;
NODISCARD Err promise_give_post(Db *db, Arena *a, const Caller *by, const PromisePost *post,
                                Error *e);
/* The largest sum that it promises to pay or to make good with, rupiah; 0: none. */
NODISCARD Err promise_money(Db *db, Arena *a, const Caller *by, const ReplyCore *r, int64_t *out,
                            Error *e);
/* It did not leave after all, though it was said at r->sent_at: its promises are as before, and so
 * is the next word that it kept. */
NODISCARD Err promise_ungive(Db *db, Arena *a, const Caller *by, const ReplyCore *r, Error *e);
/* The reply will not leave. */
NODISCARD Err promise_forget(Db *db, Arena *a, const Caller *by, const ReplyCore *r, Error *e);
/* ERR_DENIED with the clause when the case has an open promise. */
NODISCARD Err promise_allows_end(Db *db, const Caller *by, const Policy *p, int64_t case_id,
                                 Error *e);
/* Marks what is due within the hour or overdue, and breaks what was not kept for a day. */
NODISCARD Err promise_watch(Db *db, int64_t brand_id, int64_t now, int64_t *count, Error *e);

/* A time that somebody sets: to come, and within PROMISE_AHEAD. */
NODISCARD Err promise_check_due(int64_t due_at, int64_t now, Error *e);
/* Write a changed one; ERR_CONFLICT when p->version is not the stored one. */
NODISCARD Err promise_store(Db *db, int64_t brand_id, const Promise *p, Error *e);
/* The log row and the event of an act on it; `detail` may be empty. */
NODISCARD Err promise_log(Db *db, const Caller *by, const Promise *p, const char *act, Str detail,
                          Error *e);

#endif
