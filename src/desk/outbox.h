/* outbox.h - claiming replies that are due and writing down what became of each try.
 *
 * A sender claims one reply at a time: state `sending`, a lease, a row in reply_try, committed
 * before the first byte leaves. Whatever kills the process after that leaves a lease that runs
 * out; outbox_recover() then turns the reply to `unknown`. */
#ifndef DESK_OUTBOX_H
#define DESK_OUTBOX_H

#include "desk/reply.h"

typedef struct Outgoing {
    int64_t reply_id, brand_id, case_id, source_id, try_id, tries;
    WayOut way;
    bool is_public;
    bool is_lookup; /* ask by key first: an earlier try ended unknown */
    bool is_drill;  /* of a rehearsal: nothing leaves */
    Str key, text, to_address, to_name;
    Str out_url, out_lookup, out_secret, out_from, brand_name, source_name;
    Str answers_id; /* external id of the message it answers */
    Str title;      /* its subject, for mail */
    Str link;
} Outgoing;

enum { OUTBOX_LEASE = 120, OUTBOX_QUARANTINE = 60, OUTBOX_TRIES = 5, OUTBOX_SENDERS = 4 };

/* The sources for which the other senders of this process are under way; 0 for none. */
typedef struct OutboxBusy {
    int64_t source_id[OUTBOX_SENDERS - 1];
} OutboxBusy;

/* The longest due reply of a source that is not busy (NULL: none is), so that a way out that takes
 * its time holds up only itself and what leaves by it keeps its order. ERR_NOT_FOUND when there
 * is none. */
NODISCARD Err outbox_claim(Db *db, Arena *a, int64_t now, const OutboxBusy *busy, Outgoing *out,
                           Error *e);
/* The same of one rehearsal, which outbox_claim() passes over: whoever claims it here must end it
 * as sent to nowhere. ERR_NOT_FOUND also for a real brand. */
NODISCARD Err outbox_claim_drill(Db *db, Arena *a, int64_t brand_id, int64_t now, Outgoing *out,
                                 Error *e);

typedef enum TryOutcome {
    TRY_RUNNING,
    TRY_SENT,
    TRY_REFUSED,
    TRY_NOT_SENT,
    TRY_UNKNOWN,
    TRY_FOUND,
    TRY_NOT_FOUND,
    TRY__COUNT
} TryOutcome;
extern const char *const try_outcome_names[];
typedef struct TryEnd {
    TryOutcome outcome;
    Str external_id;   /* the platform's id when it told one */
    Str detail;        /* short, no personal text */
    bool is_confirmed; /* the other side said so by key */
    int64_t now;
} TryEnd;
/* ERR_CONFLICT when the lease of this try ran out: it was ended as unknown. */
NODISCARD Err outbox_finish(Db *db, Arena *a, const Outgoing *o, const TryEnd *end, Error *e);
/* Leases that ran out: unknown, or a look-up when the way allows one. Returns how many. */
NODISCARD Err outbox_recover(Db *db, Arena *a, int64_t now, int64_t *count, Error *e);

#endif
