/* update.h - Kabar kemajuan: what we tell all, time and again, until it is over.
 *
 *   draft --approve--> approved --publish--> published --(a later text of it)--> replaced
 *     |   <--reopen---    |                      |
 *     +------discard------+                      +--revise--> a draft of its next text
 *
 * An update has a number; each of its texts is a row, and what was published once stays to be read.
 * Whoever wrote it last does not approve it. What it says that we know and do rests on verified
 * facts. Publishing opens the promise of the next word and of what the text promises by a time, and
 * sets the clock of the room (Crisis.next_word_at). Nothing is sent anywhere: people post it. It is
 * our first public word once it stands somewhere: a link was written down, or the page is on. */
#ifndef CRISIS_UPDATE_H
#define CRISIS_UPDATE_H

#include "desk/facts_gate.h"
#include "text/promise.h"

typedef enum UpdateStage { UPDATE_CHECKING, UPDATE_CAUSE_FOUND, UPDATE_FIXED, UPDATE_WATCHED,
                           UPDATE_DONE, UPDATE_STAGE__COUNT } UpdateStage;
typedef enum UpdateState { UPDATE_DRAFT, UPDATE_APPROVED, UPDATE_PUBLISHED, UPDATE_REPLACED,
                           UPDATE_DROPPED, UPDATE_STATE__COUNT } UpdateState;

enum { UPDATES_MOST = 500, UPDATE_TEXT_MOST = 4000, WORD_MOST = 7 * 86400 };

typedef struct Update {
    int64_t id, crisis_id, number, turn;
    UpdateStage stage;
    Str known, unknown, doing;
    int64_t next_at; /* the next word; 0: none is owed */
    UpdateState state;
    int64_t author_id; /* who wrote it last */
    Str author_name;
    int64_t made_at, changed_at, approver_id;
    Str approver_name;
    int64_t approved_at, published_at, ended_at, version;
    List missing; /* of Str: the parts it lacks before it may be approved, or published */
} Update;
extern const Model update_model;

/* ERR_NOT_FOUND. */
NODISCARD Err update_get(Db *db, Arena *a, const Caller *by, int64_t id, Update *out, Error *e);
/* Newest first, its newest text before the earlier ones. */
NODISCARD Err update_list(Db *db, Arena *a, const Caller *by, int64_t crisis_id, List *out,
                          Error *e);
/* Only what was published, in the same order. */
NODISCARD Err update_public(Db *db, Arena *a, int64_t brand_id, int64_t crisis_id, List *out,
                            Error *e);

typedef struct UpdateForm {
    UpdateStage stage;
    Str known, unknown, doing;
    int64_t next_at; /* 0 only when it is done */
    int64_t version; /* of the draft that was read; a new one has none */
} UpdateForm;
extern const Model update_form_model;
/* One is written at a time: ERR_CONFLICT. A draft may lack a part: `missing` says which. */
NODISCARD Err update_begin(Db *db, Arena *a, const Caller *by, int64_t crisis_id,
                           const UpdateForm *form, Update *out, Error *e);
NODISCARD Err update_save(Db *db, Arena *a, const Caller *by, int64_t id, const UpdateForm *form,
                          Update *out, Error *e);

typedef enum UpdateAct { UPDATE_APPROVE, UPDATE_REOPEN, UPDATE_PUBLISH, UPDATE_REVISE,
                         UPDATE_DISCARD, UPDATE_ACT__COUNT } UpdateAct;
typedef struct UpdateStep {
    UpdateAct act;
    int64_t version; /* of the row that was read */
} UpdateStep;
extern const Model update_step_model;
/* *out of a revised one is the new draft. */
NODISCARD Err update_act(Db *db, Arena *a, const Caller *by, int64_t id, const UpdateStep *step,
                         Update *out, Error *e);

/* ---- what it promised to all ---- */

typedef struct CrisisPromise {
    int64_t id, crisis_id, number;
    PromiseKind kind;
    Str text;
    int64_t due_at;
    int state;  /* PromiseState of desk/promise.h: open, kept, late, broken, dropped */
    Str proof;  /* a link, or what can be seen; none */
    int64_t made_at, ended_at, version;
} CrisisPromise;
extern const Model crisis_promise_model;
/* Newest first, at most 200. */
NODISCARD Err crisis_promises(Db *db, Arena *a, int64_t brand_id, int64_t crisis_id, List *out,
                              Error *e);
typedef struct CrisisPromiseEnd {
    int64_t version;
    bool is_kept; /* in time or late, as the clock says; else broken */
    Str proof;
} CrisisPromiseEnd;
extern const Model crisis_promise_end_model;
/* The next word is kept by the next update, not by hand. */
NODISCARD Err crisis_promise_end(Db *db, Arena *a, const Caller *by, int64_t id,
                                 const CrisisPromiseEnd *end, CrisisPromise *out, Error *e);

/* ---- posting it by hand ---- */

typedef struct UpdateCopy {
    Str channel; /* as in source.h */
    Str text;
    int64_t length, most; /* as that channel counts; most 0: any */
    bool is_short; /* the whole did not fit: what we know, the next word and the address */
} UpdateCopy;
extern const Model update_copy_model;
/* One for each kind of public channel. `address` of the public page; empty: it is off. */
NODISCARD Err update_copies(Db *db, Arena *a, const Caller *by, int64_t id, Str address, List *out,
                            Error *e);

typedef struct UpdatePost {
    int64_t id, number;
    Str channel, link;
    int64_t staff_id;
    Str staff_name;
    int64_t at;
} UpdatePost;
extern const Model update_post_model;
typedef struct UpdatePostForm {
    Str channel, link;
} UpdatePostForm;
extern const Model update_post_form_model;
/* Where a published one stands now. */
NODISCARD Err update_posted(Db *db, Arena *a, const Caller *by, int64_t id,
                            const UpdatePostForm *form, UpdatePost *out, Error *e);
NODISCARD Err update_posts(Db *db, Arena *a, int64_t brand_id, int64_t crisis_id, List *out,
                           Error *e);

/* The next word is overdue: the room turns red and somebody is called, once for each. */
NODISCARD Err update_watch(Db *db, int64_t brand_id, int64_t now, bool *changed, Error *e);

#endif
