/* broadcast_post.h - broadcasts on their way to people, for the thread that sends them: claimed and
 * committed before anything leaves, and what became of it written down. */
#ifndef CRISIS_BROADCAST_POST_H
#define CRISIS_BROADCAST_POST_H

#include "crisis/broadcast.h"

typedef enum BroadcastWay { BROADCAST_MAIL, BROADCAST_TELEGRAM, BROADCAST_WAY__COUNT } BroadcastWay;

/* For crisis/ only: whose row it is. */
typedef struct BroadcastAddress {
    int64_t broadcast_id, receipt_id;
} BroadcastAddress;
NODISCARD Err broadcast_plan(Db *db, const Caller *by, const BroadcastAddress *at,
                             BroadcastWay way, Str address, Error *e);

typedef struct BroadcastPost {
    int64_t id; /* 0: what was claimed must not leave any more and is ended */
    int64_t brand_id, broadcast_id, crisis_id, receipt_id, tries;
    BroadcastWay way;
    Str address, name;
    bool is_reminder;
    Str text, say, avoid, send_to;
    Str token; /* sealed: of their link */
    Str brand_name;
    int64_t zone;
    int64_t read_at, replaced_at, statement_id, statement_number; /* for crisis/ only */
    bool is_sample;
    CrisisPhase phase;
} BroadcastPost;

/* When there is something to do again; 0: never. */
NODISCARD Err broadcast_next(Db *db, int64_t *at, Error *e);
/* Broadcasts that somebody has not read after BROADCAST_LATE are told to the screens, once. */
typedef struct BroadcastLate {
    int64_t id, brand_id, crisis_id, unread;
} BroadcastLate;
NODISCARD Err broadcast_tell_late(Db *db, Arena *a, int64_t now, List *out /* of BroadcastLate */,
                                  Error *e);
/* One for a minute, inside a write transaction that is committed before it leaves; ERR_NOT_FOUND:
 * none is due. A lease that ran out is given again: a mail may come twice, under the same
 * Message-ID, but not never. */
NODISCARD Err broadcast_claim(Db *db, Arena *a, int64_t now, BroadcastPost *out, Error *e);
typedef struct BroadcastEnd {
    bool is_ok, is_final; /* final: another try is useless */
    Str failure;          /* short, without personal text */
    int64_t now;
} BroadcastEnd;
/* Tried again after 1, 5 and 30 minutes. */
NODISCARD Err broadcast_ended(Db *db, const BroadcastPost *p, const BroadcastEnd *end, Error *e);

#endif
