/* event.h - what happened in a brand, in one sequence without gaps, for the live screen. */
#ifndef DESK_EVENT_H
#define DESK_EVENT_H

#include "store/db.h"

typedef enum EventKind {
    EVENT_CASE,
    EVENT_REPLY,
    EVENT_DRAFT,
    EVENT_PRESENCE,
    EVENT_VERDICT,
    EVENT_INCIDENT,
    EVENT_SETTINGS,
    EVENT_PROBLEM,
    EVENT_MASS,
    EVENT_HALT,
    EVENT_STATEMENT,
    EVENT_CARE, /* promises and follow-ups of this case */
    EVENT_CRISIS, /* its room: phase, team, steps, words */
    EVENT_MANY,
    EVENT__COUNT
} EventKind;
extern const char *const event_kind_names[]; /* "case", "reply", ..., "many": refetch lists */

typedef struct Event {
    int64_t seq;
    EventKind kind;
    int64_t object_id, at;
} Event;
extern const Model event_model;

/* Inside the transaction of the change it tells of. */
NODISCARD Err event_add(Db *db, int64_t brand_id, EventKind kind, int64_t object_id, int64_t now,
                        Error *e);
typedef struct EventPage {
    List events; /* of Event, oldest first, at most LIMIT_STREAM_BACKLOG */
    bool is_cut; /* events after the asked one are gone, or too many */
    int64_t newest;
} EventPage;
NODISCARD Err event_read(Db *db, Arena *a, int64_t brand_id, int64_t after, EventPage *out,
                         Error *e);
/* The newest sequence number of every brand, for whoever follows what other processes write. */
typedef struct EventHead {
    int64_t brand_id, seq;
} EventHead;
NODISCARD Err event_heads(Db *db, Arena *a, List *out, Error *e);
/* That of one brand. */
NODISCARD Err event_newest(Db *db, int64_t brand_id, int64_t *seq, Error *e);
/* Keep the newest LIMIT_EVENTS_KEPT of each brand. */
NODISCARD Err event_prune(Db *db, Error *e);

#endif
