/* incident.h - the whole row of an incident and how it follows the level. Inside desk/ only.
 *
 *   open --take--> taken --(30 minutes without any act of a person)--> open, the ladder goes on
 *     |  --watch-> watched --(one hour, or a higher level)--> open
 *     any --end, or INCIDENT_CALM below the alarm level--> over
 *
 * Calls are planned while it is open and the level stands at or above the alarm level; what is
 * older than INCIDENT_FRESH since it opened or was raised wakes nobody. Every rise of the level,
 * and every further grave matter, is news: it wakes again whoever only watches, and opens another
 * one after a person's `end`. */
#ifndef DESK_INCIDENT_H
#define DESK_INCIDENT_H

#include "base/time.h"
#include "desk/watch.h"

enum {
    INCIDENT_TAKEN_TIME = 30 * MINUTE, /* an acknowledgement without any act lapses */
    INCIDENT_WATCH_TIME = HOUR,
    INCIDENT_CALM       = 2 * HOUR,
    INCIDENT_FRESH      = DAY,
    INCIDENT_TEST_TIME  = 30 * MINUTE,
};

extern const char *const incident_state_names[]; /* "open", "taken", "watched", "over" */

typedef struct IncidentRow {
    int64_t id, brand_id;
    VerdictLevel level; /* the highest it reached */
    IncidentState state;
    int64_t opened_at, changed_at, over_at, taken_by;
    Str taken_name;     /* only when taken without sign-in */
    int64_t taken_until;
    Str reason;         /* of the person who ended it; "none" when it ended by itself */
    int64_t messages, counted_from;
    bool is_test;
    int64_t raised_at, calm_at, round_base, silent_at;
} IncidentRow;

NODISCARD Err incident_load(Db *db, Arena *a, int64_t brand_id, int64_t id, IncidentRow *out,
                            Error *e);
/* Writes the new row with its log row and event; sets row->id. */
NODISCARD Err incident_begin(Db *db, const Caller *by, const char *act, IncidentRow *row, Error *e);

typedef struct IncidentHand {
    Str name;   /* taken without sign-in: by whom the call went to; else "none" */
    Str detail; /* for the log */
    bool is_decided; /* of a decision, which was asked whether it may calm */
} IncidentHand;
/* ERR_CONFLICT when it is over; ERR_INVALID naming act while it must not be calmed (C05). */
NODISCARD Err incident_change(Db *db, const Caller *by, IncidentRow *row, const IncidentChange *c,
                              const IncidentHand *hand, Error *e);
/* What a decision about the level makes of its incident. */
NODISCARD Err incident_decided(Db *db, Arena *a, const Caller *by, int64_t id,
                               const IncidentChange *c, Error *e);

/* Ends the tests opened until then; *changed is set when there was one, else left alone. */
NODISCARD Err incident_end_tests(Db *db, const Caller *by, int64_t opened_until, bool *changed,
                                 Error *e);

typedef struct IncidentView {
    int64_t brand_id, now;
    VerdictLevel before, level, alarm_level;
    bool has_more_grave; /* one grave matter more waits */
    double usual_high;   /* the most negative messages an ordinary hour has */
} IncidentView;
/* Opens, raises, wakes or ends the real incident and ends tests, as the level wants. */
NODISCARD Err incident_follow(Db *db, const IncidentView *v, bool *changed, Error *e);

#endif
