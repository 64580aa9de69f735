/* spread.h - Jejak asal dan sebaran of a crisis: where it began, who spread it first, over which
 * channels, as far as the desk saw. Evidence, never an accusation (C12): how sure it is and what is
 * not seen stand with it.
 *
 * Of the cases of its problem up to its end; of a crisis without one, of all that was angry or
 * guessed since its rise. Nothing of it is stored. It is shown for as many days after the end as
 * the policy says, longer while its evidence is held by a hold that was placed before. */
#ifndef CRISIS_SPREAD_H
#define CRISIS_SPREAD_H

#include "desk/crisis_now.h"
#include "desk/legal_hold.h"
#include "desk/origin.h"
#include "desk/trace.h"

typedef enum SpreadTrust {
    SPREAD_WEAK,
    SPREAD_FAIR,
    SPREAD_STRONG,
    SPREAD_TRUST__COUNT
} SpreadTrust;

/* Why it may be otherwise; with a number where there is one. */
typedef enum SpreadGapKind {
    GAP_FEW,         /* fewer than eight first cases */
    GAP_SPLIT,       /* few of them agree */
    GAP_NEAR,        /* another channel had it before, or within ten minutes */
    GAP_EDGE,        /* we began to listen there about then: what was before was not seen */
    GAP_ONE_CHANNEL, /* we listen to one channel */
    GAP_CUT,         /* more messages than are looked at */
    GAP_DELETED,     /* gone where they stood: counted, not shown */
    GAP_SECRET,      /* of confidential cases: counted, not shown */
    SPREAD_GAP__COUNT
} SpreadGapKind;
typedef struct SpreadGap {
    SpreadGapKind kind;
    int64_t count;
} SpreadGap;

typedef struct SpreadChannel {
    Channel channel;
    int64_t first_at, messages, people;
} SpreadChannel;

typedef struct SpreadCell { /* messages of one channel in one stretch of time */
    Channel channel;
    int64_t at, messages;
} SpreadCell;

typedef struct Spread {
    int64_t crisis_id;
    Trace trace; /* names of authors are for whom the policy says: the handler sees to it */
    bool is_named;
    Origin origin;
    SpreadTrust trust;
    int64_t room_source_id; /* where the room says it began; 0: nobody said */
    Str room_source_name;
    List gaps;     /* of SpreadGap */
    List channels; /* of SpreadChannel, by time */
    int64_t step;  /* seconds of a cell */
    List cells;    /* of SpreadCell, by time */
    List links;    /* of TraceLink */
    int64_t people;
    /* How many followers may have seen it: of the best-known account alone, and of all together;
     * nobody knows how many follow several. */
    int64_t reach_least, reach_most, reach_unknown; /* the last: accounts without a number */
    int64_t expires_at;                             /* 0: it runs, or its evidence is held */
} Spread;
extern const Model spread_model;

/* ERR_NOT_FOUND; ERR_DENIED with its clause when it expired. */
NODISCARD Err spread_read(Db *db, Arena *a, const Caller *by, int64_t crisis_id, Spread *out,
                          Error *e);

/* The same as a table, one row a message: time, channel, our account, handle, link, digest of the
 * text, what it was found as; `count` of them. No names and no texts. ERR_DENIED for a role below
 * that of the policy, ERR_LIMIT when it does not fit into `out`. */
NODISCARD Err spread_csv(Db *db, Arena *a, const Caller *by, int64_t crisis_id, Buf *out,
                         int64_t *count, Error *e);
/* Before it is given away: a row of the log. */
NODISCARD Err spread_csv_taken(Db *db, Arena *a, const Caller *by, int64_t crisis_id, int64_t count,
                               Error *e);

/* ---- inside crisis/ ---- */

typedef struct SpreadOf {
    Crisis crisis;
    Policy policy;
    TraceSpan span;
    int64_t expires_at;
    TraceRows rows;
} SpreadOf;
/* What is looked at, if it may be. */
NODISCARD Err spread_gather(Db *db, Arena *a, const Caller *by, int64_t crisis_id, SpreadOf *out,
                            Error *e);

#endif
