/* mass.h - Jawab banyak: one answer to all of a problem, of a list, or of chosen cases.
 *
 *   draft --hand in--> waiting --approve--> posting --posted--> counting --(60 s)--> running
 *     ^                 |                   (with a post        |   pause | resume   |   |
 *     +--- return, undo-+--- undo -----------whose link is not known)     paused ----+   |
 *     |                                                                   |stop          v
 *     +--drop--> dropped                                               stopped <--stop-- done
 *
 * A draft is a snapshot: its items are cases as they stood, each with the recipient of its own
 * author. Before each single answer is made the case is looked at again, and one that is not what
 * it was (answered, closed, with somebody who writes, with another author, asking something new) is
 * left out with a reason. What is made is a reply like any other (reply.h), under a key made from
 * the item, so that nobody gets two. mass_run.h goes on with it. */
#ifndef DESK_MASS_H
#define DESK_MASS_H

#include "desk/problem.h"
#include "desk/reply.h"

typedef enum MassState {
    MASS_DRAFT,
    MASS_WAITING,  /* for the second person, who reads the whole */
    MASS_POSTING,  /* for the link of the public post */
    MASS_COUNTING, /* the undo minute */
    MASS_RUNNING,
    MASS_PAUSED,
    MASS_DONE,     /* latecomers still get it until late_until */
    MASS_STOPPED,
    MASS_DROPPED,
    MASS_STATE__COUNT
} MassState;
extern const char *const mass_state_names[];

typedef enum MassMode {
    MASS_REPLIES, /* each gets an answer of their own */
    MASS_POST,    /* one public post for all */
    MASS_BOTH,    /* the post, then an answer to each who can be reached */
    MASS_MODE__COUNT
} MassMode;

typedef enum MassReason {
    MASS_FITS,
    MASS_ANSWERED,    /* somebody answered it */
    MASS_CLOSED,
    MASS_SPAM,        /* or a troll */
    MASS_AT_RISK,
    MASS_PERSONAL,    /* harm or a demand of one's own: answered by a person */
    MASS_BUSY,        /* somebody is writing, or an answer has not left yet */
    MASS_UNREACHABLE,
    MASS_UNCLASSED,   /* the policy wants its class confirmed first */
    MASS_TEXT,        /* the sentence checker stops this one's text */
    MASS_ASKS_ELSE,   /* the customer said something new */
    MASS_MOVED,       /* it has another author or account now */
    MASS_LEFT,        /* it is not about this problem any more */
    MASS_BY_PERSON,   /* taken out by hand */
    MASS_WAS_STOPPED,
    MASS_REFUSED,     /* the reply could not be made */
    MASS_WROTE_AGAIN, /* after somebody answered them singly: a person goes on with it */
    MASS_REASON__COUNT
} MassReason;
extern const char *const mass_reason_names[];

typedef enum MassItemState {
    MASS_ITEM_PLANNED,
    MASS_ITEM_SKIPPED,
    MASS_ITEM_HANDED, /* its reply exists */
    MASS_ITEM_POSTED,
    MASS_ITEM_TAKEN_OUT,
    MASS_ITEM_FAILED,
    MASS_ITEM_STATE__COUNT
} MassItemState;
extern const char *const mass_item_state_names[];

/* The same as people see it: with the state of the whole, then of the reply. */
typedef enum MassStand {
    STAND_PLANNED, STAND_WAITING, STAND_HELD, STAND_UNDERWAY, STAND_BY_HAND, STAND_DIRECT,
    STAND_BY_POST, STAND_UNSURE, STAND_FAILED, STAND_SKIPPED, STAND_TAKEN_OUT, MASS_STAND__COUNT
} MassStand;
extern const char *const mass_stand_names[];

enum { MASS_MOST = 2000, MASS_UNDO = 60, MASS_DRAFT_KEPT = 7 * DAY, MASS_LATE_FOR = 1 * DAY };

typedef struct Mass {
    int64_t id;
    int64_t problem_id; /* 0: of a list or of chosen cases */
    Str problem_name;
    MassState state;
    MassMode mode;
    Str text, post_text, post_link;
    int64_t first_source_id; /* where its first answer must leave before others; 0: anywhere */
    Str first_reason;        /* why it may go elsewhere before a word stands where a crisis began */
    bool overrides;
    int64_t author_id; /* who hands it in; of a draft: made it, or handed it in before */
    Str author_name;
    int64_t writer_id; /* who wrote the texts as they stand */
    Str sign_name;     /* as it was when it was handed in; none: a draft */
    int64_t approver_id;
    Str approver_name, remark;
    int64_t made_at, handed_at, start_at, ended_at, late_until, next_at;
    int64_t posted_at; /* when we knew where the post stands; 0: not yet */
    int64_t item_count, version;
} Mass;
extern const Model mass_model;

typedef struct MassItem {
    int64_t id, mass_id, case_id, author_id;
    Str author_name, handle;
    int64_t source_id;
    Str source_name;
    Channel channel;
    int64_t case_version, problem_id;
    MessageClass class;
    int64_t subjects, demands;
    bool is_public, is_reachable, is_late;
    MassItemState state;
    MassStand stand;
    MassReason reason;
    int64_t reply_id;
    Str reply_text;
    int64_t done_at, sent_at;
    bool is_secret; /* of a confidential case: shown without who it is */
} MassItem;
extern const Model mass_item_model;

typedef enum MassScope {
    MASS_OF_PROBLEM,
    MASS_OF_LIST,
    MASS_OF_CASES,
    MASS_SCOPE__COUNT
} MassScope;
typedef struct MassForm {
    MassScope scope;
    int64_t problem_id;
    CaseFilter filter; /* of a list: all that match, whatever its cursor and limit */
    List cases;        /* of CaseId */
} MassForm;
extern const Model mass_form_model;
/* A new draft; more than MASS_MOST cases are refused. */
NODISCARD Err mass_make(Db *db, Arena *a, const Caller *by, const MassForm *form, Mass *out,
                        Error *e);

typedef struct MassFilter {
    Str state;          /* empty: any */
    int64_t problem_id; /* 0: any */
    Str cursor;
    int64_t limit;
} MassFilter;
extern const Model mass_filter_model;
/* Newest first. */
NODISCARD Err mass_list(Db *db, Arena *a, const Caller *by, const MassFilter *f, List *out,
                        Str *next, Error *e);
NODISCARD Err mass_get(Db *db, Arena *a, int64_t brand_id, int64_t id, Mass *out, Error *e);

typedef struct MassText {
    int64_t version; /* of the mass answer the person saw */
    MassMode mode;
    Str text, post_text, post_link;
} MassText;
extern const Model mass_text_model;
/* Drafts only. */
NODISCARD Err mass_save(Db *db, Arena *a, const Caller *by, int64_t id, const MassText *text,
                        Mass *out, Error *e);

typedef enum MassAct {
    MASS_HAND_IN,
    MASS_APPROVE,
    MASS_RETURN,
    MASS_POSTED,
    MASS_UNDO_ALL, /* a draft again: nothing has left */
    MASS_DROP,
    MASS_PAUSE,
    MASS_RESUME,
    MASS_STOP,
    MASS_ACT__COUNT
} MassAct;

typedef struct MassChange {
    MassAct act;
    int64_t version;     /* of the one the person saw; pause, stop and undo take any */
    bool overrides;      /* hand_in: the person has seen what the checker asks about */
    Str text, post_text; /* approve: as they shall leave; none: as they are */
    Str remark;          /* return: why */
    Str first_reason;    /* hand_in, approve: why elsewhere than where a crisis began */
    Str link;            /* posted: where the post stands */
} MassChange;
extern const Model mass_change_model;
NODISCARD Err mass_act(Db *db, Arena *a, const Caller *by, int64_t id, const MassChange *c,
                       Mass *out, Error *e);

typedef struct MassOut {
    bool is_out;
} MassOut;
extern const Model mass_out_model;
/* Take one item out until it was handed over, or back in as it stands now: of a draft only, for
 * what was handed in is read as it was. */
NODISCARD Err mass_take_out(Db *db, Arena *a, const Caller *by, const MassItem *of, bool is_out,
                            MassItem *out, Error *e);

#endif
