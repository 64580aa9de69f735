/* watch.h - the standing judgement of a brand, the incident it opens, and who is called. */
#ifndef DESK_WATCH_H
#define DESK_WATCH_H

#include "desk/role.h"
#include "detect/verdict.h"
#include "store/db.h"

typedef struct VerdictRow {
    int64_t id, at;
    VerdictLevel level; /* the program's */
    VerdictLevel shown; /* what people see: another one where a person decided so */
    int64_t decision_id; /* that holds; 0: none */
    double score, surprise, excess;
    int64_t more_needed;
    double usual_low, usual_high; /* negative messages of an ordinary hour like this one */
    List reasons; /* of VerdictReason */
} VerdictRow;
extern const Model verdict_row_model;

typedef enum IncidentState { INCIDENT_OPEN, INCIDENT_TAKEN, INCIDENT_WATCHED, INCIDENT_OVER,
                             INCIDENT_STATE__COUNT } IncidentState;

typedef struct Incident {
    int64_t id;
    VerdictLevel level;
    IncidentState state;
    int64_t opened_at, changed_at, over_at, taken_by;
    Str taken_name;
    int64_t taken_until;
    Str reason;
    int64_t messages, counted_from; /* negative ones, since the rise began or it opened */
    int64_t silent_at; /* since when nobody could be called; 0: somebody was, or will be */
    bool is_test;
} Incident;
extern const Model incident_model;

/* Judge now; writes a verdict row when the level changed, a reason came or went or its number
 * became another one (at most one a minute unless the level rises), or a decision began or ended;
 * opens, raises or ends the incident, plans calls. *changed tells whether anything was written.
 * Inside a write transaction; call it at least once a minute for every brand, also when nothing
 * comes in: acknowledgements lapse, decisions and tests end here. */
NODISCARD Err watch_judge(Db *db, Arena *a, int64_t brand_id, int64_t now, bool *changed, Error *e);
/* ERR_NOT_FOUND before the first judgement. */
NODISCARD Err watch_latest(Db *db, Arena *a, int64_t brand_id, VerdictRow *out, Error *e);
/* The newest 200 rows, newest first. */
NODISCARD Err watch_history(Db *db, Arena *a, int64_t brand_id, List *out, Error *e);
NODISCARD Err verdict_get(Db *db, Arena *a, int64_t brand_id, int64_t id, VerdictRow *out,
                          Error *e);

/* A past verdict, judged once more from what was kept of it. */
typedef struct VerdictAgain {
    bool agrees;           /* the same level and the same reasons, heaviest first */
    bool counts_moved;     /* messages of the time before it came in, or were taken out, since */
    VerdictLevel was, level;
    double was_score, score;
    List reasons;          /* of VerdictReason, as judged now */
} VerdictAgain;
extern const Model verdict_again_model;
/* ERR_NOT_FOUND for a row of before this was kept. */
NODISCARD Err watch_again(Db *db, Arena *a, int64_t brand_id, int64_t id, VerdictAgain *out,
                          Error *e);

/* The real one that is not over (tests apart); ERR_NOT_FOUND when there is none. */
NODISCARD Err incident_open(Db *db, Arena *a, int64_t brand_id, Incident *out, Error *e);
NODISCARD Err incident_get(Db *db, Arena *a, int64_t brand_id, int64_t id, Incident *out, Error *e);

typedef enum IncidentAct { INCIDENT_ACT_TAKE, INCIDENT_ACT_WATCH, INCIDENT_ACT_END,
                           INCIDENT_ACT__COUNT } IncidentAct;
extern const char *const incident_act_names[]; /* "take", "watch", "end" */
typedef struct IncidentChange {
    IncidentAct act;
    Str reason;
} IncidentChange;
extern const Model incident_change_model;
/* take: stops the ladder for 30 minutes, counted anew from every act of a person in the brand;
 * watch: one hour, then judged anew; end: needs a reason and holds until the level rises or
 * one grave matter more waits. ERR_CONFLICT when the incident is over; ERR_INVALID naming act for
 * watch and end while C05 forbids it. */
NODISCARD Err incident_act(Db *db, Arena *a, const Caller *by, int64_t id, const IncidentChange *c,
                           Incident *out, Error *e);
/* Somebody must come, whatever the level: an open incident is nobody's again and its ladder begins
 * anew, or one is opened. `by` is the program. */
NODISCARD Err incident_wake(Db *db, Arena *a, const Caller *by, Error *e);

/* Half-hour counts for the line on the home page and the ordinary band: the 10th and 90th
 * percentile of the same half hour of the last 28 days, weekends and working days apart once
 * there are four of the kind; both 0 while fewer than three days are known. */
typedef struct PulsePoint {
    int64_t at, total, negative; /* the last one is not over yet */
    double usual_low, usual_high;
} PulsePoint;
extern const Model pulse_point_model;
/* The last `hours` (1..72) in buckets of 30 minutes. */
NODISCARD Err watch_pulse(Db *db, Arena *a, int64_t brand_id, int64_t now, int64_t hours, List *out,
                          Error *e);

#endif
