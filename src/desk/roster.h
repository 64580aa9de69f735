/* roster.h - who is on duty when.
 *
 * A shift begins on a weekday of its person's own zone and may last past midnight; an exception
 * replaces all shifts that would begin on its date. Times of day are seconds after midnight. Who
 * is not on the roster is woken only by a step of the ladder that names them. */
#ifndef DESK_ROSTER_H
#define DESK_ROSTER_H

#include "base/time.h"
#include "desk/role.h"
#include "detect/verdict.h"
#include "store/db.h"

typedef struct Shift {
    int64_t staff_id; /* filled on reading rows; the API nests shifts in their person */
    int64_t weekday;  /* 0 = Sunday */
    int64_t from_at, to_at; /* to_at <= from_at: ends on the next day */
} Shift;

typedef struct ShiftException {
    int64_t staff_id;
    Str day;        /* "2026-12-25" */
    int64_t number; /* the same as days since 1970 */
    bool is_off;    /* nothing on that day; else from_at..to_at instead of the weekly shifts */
    int64_t from_at, to_at;
} ShiftException;

typedef struct Watcher {
    int64_t staff_id;
    Str name, email;
    int64_t zone;
    int64_t quiet_from, quiet_to; /* equal: none */
    VerdictLevel quiet_level;     /* from this level on they are woken all the same */
    List shifts;                  /* of Shift */
    List exceptions;              /* of ShiftException, past ones left out */
    List ways;                    /* of Str: how they can be woken; empty: the account's mail */
    bool is_on_duty;
    int64_t tested_at;
} Watcher;

typedef struct RosterGap {
    int64_t from_at, to_at; /* moments */
} RosterGap;

typedef struct Roster {
    List people; /* of Watcher, in the order in which they are next in line */
    List gaps;   /* of RosterGap: when nobody is on duty in the seven days from now */
    Str stand_in; /* who is next in line now, when nobody is on duty; else "none" */
} Roster;
extern const Model roster_model;

enum { ROSTER_PEOPLE = 50, ROSTER_SHIFTS = 42, ROSTER_EXCEPTIONS = 100, ROSTER_GAPS = 100 };

NODISCARD Err roster_get(Db *db, Arena *a, int64_t brand_id, int64_t now, Roster *out, Error *e);
/* Replaces the whole roster, in the order given. ERR_INVALID names the field; staff_id when
 * somebody is not of the brand. */
NODISCARD Err roster_set(Db *db, Arena *a, const Caller *by, const Roster *in, Roster *out,
                         Error *e);

/* ---- pure: what the roster says about a moment ---- */

bool roster_is_on_duty(const Watcher *w, int64_t at);
/* Whether an alarm of that level leaves this person asleep then. */
bool roster_is_quiet(const Watcher *w, int64_t at, VerdictLevel level);
/* Whether an exception gives them that day off; a night that began before is duty all the same. */
bool roster_is_off(const Watcher *w, int64_t at);
/* When the person's next shift begins after `at`, within `within` seconds; 0 = not. */
int64_t roster_next_start(const Watcher *w, int64_t at, int64_t within);
/* When nobody is on duty in [from, to), at most ROSTER_GAPS. */
List roster_gaps(Arena *a, const List *people, int64_t from, int64_t to);

typedef struct RosterPick {
    const Watcher **people; /* to be woken */
    size_t count;
    const Watcher **asleep; /* on duty, or asked before them, but in quiet hours */
    size_t asleep_count;
} RosterPick;
/* Those on duty; when there is none awake, the next in line: whose shift begins first, those
 * without one last, in the order of the roster. */
RosterPick roster_pick(Arena *a, const List *people, int64_t at, VerdictLevel level);
/* Those not on duty, in the order in which they are next in line. */
const Watcher **roster_line(Arena *a, const List *people, int64_t at, size_t *count);

#endif
