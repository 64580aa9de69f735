/* case.h - a case: one matter someone must answer, over all its messages.
 *
 * Its states and what may be done in each are one table (case_acts in case.c). `queue` is the
 * list it stands in; `sort_at` its place there: the deadline while it waits for us, the review
 * time while we watch or ignore it, the last message else. What waits stands by deadline; behind
 * it the neglected, the newest first, so that an old heap or an imported one hides nobody of
 * today. Every change raises `version`; a write that names another version is refused with
 * ERR_CONFLICT. */
#ifndef DESK_CASE_H
#define DESK_CASE_H

#include "base/time.h"
#include "desk/role.h"
#include "desk/source.h"
#include "text/reading.h"

typedef enum CaseState {
    CASE_NEW,
    CASE_CLASSIFIED,
    CASE_ANSWERED,
    CASE_WATCHED,
    CASE_SNOOZED,
    CASE_IGNORED,
    CASE_SPAM,
    CASE_DONE,
    CASE_FOLLOW, /* closed, and now the customer is to be asked again (follow_up.h) */
    CASE_REFERRED, /* a department has it (referral.h); the customer may wait for us all the same */
    CASE_STATE__COUNT
} CaseState;
extern const char *const case_state_names[];
/* What is answered with care and closed with an outcome. */
bool class_is_complaint(MessageClass class);
/* What is said against us ends in one, though not all of it wants an answer. */
bool reading_wants_decision(const Reading *r);
/* What talk makes of a state: a case that a department has stays so, whichever list it goes to. */
CaseState case_state_by_talk(CaseState is, CaseState to);

/* A case that waits is neglected when its deadline passed this long ago. */
enum { CASE_NEGLECT = 72 * HOUR };

typedef enum Queue {
    QUEUE_WAITING,
    QUEUE_CUSTOMER,
    QUEUE_WATCH,
    QUEUE_IGNORED, /* by a person's decision, until its review date */
    QUEUE_TALK,
    QUEUE_SPAM,
    QUEUE_DONE,
    QUEUE__COUNT
} Queue;
extern const char *const queue_names[]; /* "waiting", "customer", "watch", "ignored", "talk", .. */
Queue queue_of_reading(const Reading *r); /* where what others wrote goes at first */

typedef struct Case {
    int64_t id;
    int64_t source_id;
    Str source_name;
    Channel channel;
    int64_t author_id;
    Str author_name, author_handle;
    CaseState state;
    Queue queue;
    int64_t sort_at, deadline_at;
    MessageClass class;
    int64_t class_by; /* staff id; 0 = the program's suggestion */
    Severity severity;
    Mood mood;
    int64_t signals; /* bits of Signal */
    int64_t subjects, demands, harm; /* bits as in Reading, of all its messages */
    bool is_direct;
    Str title, excerpt, link;
    int64_t reach, message_count;
    int64_t owner_id;
    Str owner_name;
    Str decision, reason; /* none, answer, ignore, watch, spam; and why */
    int64_t review_at, first_at, last_at, answered_at, late_by;
    int64_t version;
    bool is_secret; /* confidential: secrecy.h */
    int64_t problem_id; /* 0: like no other */
    Str problem_name;
} Case;
extern const Model case_model;

/* A row of the inbox: what the list shows and no more. */
typedef struct CaseRow {
    int64_t id;
    Channel channel;
    Str author_name;
    CaseState state;
    Queue queue;
    int64_t sort_at, deadline_at;
    MessageClass class;
    int64_t class_by;
    Severity severity;
    Mood mood;
    int64_t subjects, demands;
    Str excerpt;
    int64_t message_count, owner_id, last_at, late_by;
    bool is_secret; /* then without author and text */
} CaseRow;
extern const Model case_row_model;

typedef struct CaseFilter {
    Queue queue;
    int64_t owner_id;             /* 0: anybody */
    Str channel, class, severity, mood; /* empty: any */
    Str subject, demand;          /* an answer of that head (text/heads.h) */
    bool neglected;               /* of the waiting ones only those behind the 72-hour wall */
    Str search;                   /* words in messages; then newest first and queue is ignored */
    Str cursor;                   /* from the page before */
    int64_t limit;                /* 1..LIMIT_PAGE; 0 = LIMIT_PAGE_DEFAULT */
    int64_t now;                  /* tells the neglected; 0: they stand by deadline too */
} CaseFilter;
extern const Model case_filter_model;

NODISCARD Err case_list(Db *db, Arena *a, int64_t brand_id, const CaseFilter *f, List *out,
                        Str *next, Error *e);
NODISCARD Err case_get(Db *db, Arena *a, int64_t brand_id, int64_t id, Case *out, Error *e);
/* Earlier and later cases of the same author, newest first; without confidential ones that are not
 * for this person: whose they are is for who may read them. */
NODISCARD Err case_of_author(Db *db, Arena *a, const Caller *by, int64_t author_id, List *out,
                             Error *e);

typedef struct QueueCount {
    Queue queue;
    int64_t count;
    int64_t neglected; /* of the waiting: behind the 72-hour wall */
    int64_t mine; /* what of it somebody holds, where work is open: waiting, customer, watch */
} QueueCount;
extern const Model queue_count_model;
/* For by->staff_id's `mine`, at by->now. */
NODISCARD Err case_counts(Db *db, Arena *a, const Caller *by, List *out, Error *e);

typedef enum CaseAct {
    ACT_CLASSIFY,
    ACT_TAKE,
    ACT_RELEASE,
    ACT_IGNORE,
    ACT_WATCH,
    ACT_SNOOZE,
    ACT_SPAM,
    ACT_DONE,
    ACT_REOPEN,
    ACT__COUNT
} CaseAct;

/* What an act carries; which parts are needed stands in the act's row. */
typedef struct CaseChange {
    CaseAct act;
    int64_t version;    /* of the case the person saw */
    MessageClass class; /* classify */
    Str reason;         /* ignore, watch, spam, done */
    int64_t until;      /* ignore, watch, snooze: review time */
    bool has_outcome;   /* done: by case_close() alone (closing.h), never from outside */
} CaseChange;
extern const Model case_change_model;
/* With ACT_CLASSIFY recent cases much like it are read again, too: desk/reread_alike.h. */
NODISCARD Err case_act(Db *db, Arena *a, const Caller *by, int64_t id, const CaseChange *c,
                       Case *out, Error *e);

/* Write a changed case; ERR_CONFLICT when c->version is not the stored one. For desk/ only. */
NODISCARD Err case_store(Db *db, int64_t brand_id, const Case *c, Error *e);

/* The customer has had an answer of ours: its clock stops. For desk/ only; in reply_core.c. */
NODISCARD Err case_answered(Db *db, Arena *a, const Caller *by, int64_t case_id, Error *e);

/* Its place in the list it stands in: c->sort_at, and c->deadline_at when it waits and has none, or
 * `from` is not 0: then the clock runs from there. For desk/ only. */
NODISCARD Err case_place(Db *db, int64_t brand_id, Case *c, int64_t from, Error *e);

/* Cases whose review time has come wait again, at most 100 of each list. */
NODISCARD Err case_wake_due(Db *db, int64_t brand_id, int64_t now, int64_t *count, Error *e);

/* What stands among the messages of a case and is not one. */
typedef enum NoteKind {
    NOTE_PLAIN,    /* by a colleague */
    NOTE_ANSWER,   /* of a department */
    NOTE_RETURNED, /* a department gave the matter back */
    NOTE_CALL,     /* a telephone call: offline.h */
    NOTE_VISIT,
    NOTE_KIND__COUNT
} NoteKind;
extern const char *const note_kind_names[];

typedef struct Note {
    int64_t id;
    NoteKind kind;
    int64_t staff_id; /* 0: by a link */
    Str staff_name;
    Str who; /* the department; with whom one spoke */
    Str text;
    Str agreed; /* of a call or visit: what was agreed */
    int64_t at;
} Note;
extern const Model note_model;
NODISCARD Err note_add(Db *db, Arena *a, const Caller *by, int64_t case_id, Str text, Note *out,
                       Error *e);
NODISCARD Err note_list(Db *db, Arena *a, int64_t brand_id, int64_t case_id, List *out, Error *e);

#endif
