/* reply.h - an answer from the first word to the proof that it left.
 *
 *   waiting --approve--> held --(hold over)--> sending --> sent --> confirmed
 *      |  \--return--> returned     |cancel          \--> failed (certainly not sent)
 *      |                            v                 \-> unknown (a person decides)
 *      +--------------------> cancelled (the text goes back to the editor)
 *   by_hand: approved, a person opens the platform, posts it and marks it sent; not_sent takes that
 *   mark back.
 *
 * The row exists before anything leaves and its `key` is the same on every try. An approval is
 * bound to the exact text: the approver sends what they saw, of the text and of what happened in
 * the case since it was written (`meanwhile`). A reply in state `unknown` is never
 * sent again by the program unless the other side, asked by key, says it never arrived. */
#ifndef DESK_REPLY_H
#define DESK_REPLY_H

#include "desk/case.h"

typedef enum ReplyState {
    REPLY_WAITING,
    REPLY_RETURNED,
    REPLY_HELD,
    REPLY_BY_HAND,
    REPLY_SENDING,
    REPLY_SENT,
    REPLY_CONFIRMED,
    REPLY_UNKNOWN,
    REPLY_FAILED,
    REPLY_CANCELLED,
    REPLY_STATE__COUNT
} ReplyState;
extern const char *const reply_state_names[];

typedef struct Reply {
    int64_t id, case_id, message_id;
    WayOut way;
    ReplyState state;
    bool is_public;
    Str text, first_text;
    int64_t author_id;
    Str author_name;
    int64_t approver_id;
    Str approver_name, remark;
    int64_t send_at, sent_at, confirmed_at, tries;
    Str external_id, failure, link; /* link: where to post by hand */
    Str gate; /* why no second person reads a public one: alone, holding; none: otherwise */
    int64_t created_at, version;
    Str meanwhile; /* what happened in its case since it was written; none once it left */
    bool is_halted; /* an emergency stop holds what leaves by its account (halt.h) */
} Reply;
extern const Model reply_model;

typedef struct ReplyForm {
    int64_t case_version; /* of the case the person saw: If-Match */
    int64_t message_id;   /* 0: the newest of the customer */
    Str text;
    bool is_public;
    bool overrides;  /* the person has seen the `ask` findings and sends all the same */
    Str first_reason; /* why our first public word in a crisis stands elsewhere than its origin */
    int64_t prepared_id; /* the prepared text it was begun with: counted there; 0 = none */
    Str request_key; /* from the Idempotency-Key header */
} ReplyForm;
extern const Model reply_form_model;
/* One of those under which the program itself hands in: nobody else's. */
bool reply_key_is_own(Str request_key);

/* Hand in a reply: checked (a `block` finding is ERR_INVALID), then waiting, held or by_hand as the
 * policy wants. The draft is removed. The same request_key gives the same reply again.
 * ERR_CONFLICT when the case changed since case_version in a way that matters. */
NODISCARD Err reply_create(Db *db, Arena *a, const Caller *by, int64_t case_id,
                           const ReplyForm *form, Reply *out, Error *e);
NODISCARD Err reply_get(Db *db, Arena *a, int64_t brand_id, int64_t id, Reply *out, Error *e);
NODISCARD Err reply_of_case(Db *db, Arena *a, int64_t brand_id, int64_t case_id, List *out,
                            Error *e);
/* Those in this state, oldest first: the approver's list, the unknown ones. */
NODISCARD Err reply_in_state(Db *db, Arena *a, const Caller *by, ReplyState state, List *out,
                             Error *e);

typedef enum ReplyAct {
    REPLY_ACT_APPROVE,
    REPLY_ACT_RETURN,
    REPLY_ACT_CANCEL,
    REPLY_ACT_MARK_SENT,
    REPLY_ACT_NOT_SENT,
    REPLY_ACT_RETRY,
    REPLY_ACT__COUNT
} ReplyAct;

typedef struct ReplyChange {
    ReplyAct act;
    int64_t version; /* of the reply the person saw */
    Str text;        /* approve: the text as it shall leave (edited or not) */
    Str meanwhile;   /* approve, retry: what the person saw of what happened since */
    Str remark;      /* return: why */
    Str link;        /* mark_sent: where it stands now; optional */
} ReplyChange;
extern const Model reply_change_model;
NODISCARD Err reply_act(Db *db, Arena *a, const Caller *by, int64_t id, const ReplyChange *c,
                        Reply *out, Error *e);

#endif
