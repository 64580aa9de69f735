/* drill.h - Latihan: a storm that is invented, in a brand of its own beside the real one.
 *
 *   running <-> paused -> over -> told about
 *
 * The stage is a copy of the shop (sources without a way out, people, policy, words, threats,
 * playbooks), so that every page works as on a real day. What the crowd writes comes in by the
 * ordinary intake and is read, grouped and judged like anything else. Nothing leaves: no sender
 * claims a row of such a brand, and each refuses one that it is handed. What was learned belongs to
 * the real brand and stays when the stage is gone. */
#ifndef CRISIS_DRILL_H
#define CRISIS_DRILL_H

#include "desk/drill_pass.h"
#include "desk/problem.h"
#include "desk/watch.h"
#include "drill/storm.h"

typedef enum DrillState { DRILL_RUNNING, DRILL_PAUSED, DRILL_OVER, DRILL_STATE__COUNT } DrillState;

enum { DRILL_STAGE_KEPT = 7 * 86400, DRILL_HISTORY_DAYS = 14 };

typedef struct Drill {
    int64_t id, stage_id; /* 0: the stage is gone */
    Str pack;
    int64_t seed, minutes, speed;
    DrillState state;
    int64_t beat, next_at, began_at, began_by;
    Str began_name;
    int64_t first_at, ended_at;
    VerdictLevel level; /* the highest reached */
    Str origin;         /* the channel where the desk says it began; none: not known */
    int64_t score;      /* 0 to 100, once it is over */
    Str went_well, to_change, next_step;
    int64_t told_by, told_at, version;
    Str title, title_en;
    Str cause, cause_en, true_origin; /* told once it is over */
    Str expected;                     /* the level of the pack; then too */
} Drill;
extern const Model drill_model;

typedef struct DrillForm {
    Str pack;        /* empty: by what the shop fears most, else by chance */
    int64_t minutes; /* 15, 30, 60 */
    int64_t speed;   /* 1, 2, 4 */
    /* Not taken from people: who asks fills them in. */
    int64_t seed;
    bool is_bare; /* no ordinary days behind it: then the verdict has nothing to compare with */
} DrillForm;
extern const Model drill_form_model;

/* Makes the stage with a fortnight of ordinary days and begins. ERR_CONFLICT while one runs, or
 * inside a rehearsal. */
NODISCARD Err drill_start(Db *db, Arena *a, const Caller *by, const DrillForm *form, Drill *out,
                          Error *e);
NODISCARD Err drill_get(Db *db, Arena *a, const Caller *by, int64_t id, Drill *out, Error *e);
/* Newest first. */
NODISCARD Err drill_list(Db *db, Arena *a, const Caller *by, const PageFilter *f, List *out,
                         Str *next, Error *e);
/* The packs: key and title. */
NODISCARD Err drill_packs(Arena *a, List *out, Error *e);
extern const Model drill_choice_model;

typedef enum DrillTurn { DRILL_PAUSE, DRILL_GO_ON, DRILL_END, DRILL_JOIN, DRILL_CLEAR,
                         DRILL_TURN__COUNT } DrillTurn;
typedef struct DrillChange {
    DrillTurn act; /* clear: removes the stage; what was learned stays */
    int64_t version;
} DrillChange;
extern const Model drill_change_model;
NODISCARD Err drill_change(Db *db, Arena *a, const Caller *by, int64_t id, const DrillChange *c,
                           Drill *out, Error *e);

typedef struct DrillTold {
    Str went_well, to_change, next_step;
    int64_t version;
} DrillTold;
extern const Model drill_told_model;
/* The three questions, answered once it is over; again changes the answers. */
NODISCARD Err drill_tell(Db *db, Arena *a, const Caller *by, int64_t id, const DrillTold *t,
                         Drill *out, Error *e);

/* Seen from the stage. */
typedef struct DrillHere {
    int64_t id, brand_id; /* of the real brand */
    DrillState state;
    int64_t minutes, beat;
    Str pack;
} DrillHere;
extern const Model drill_here_model;
/* ERR_NOT_FOUND in a real brand. */
NODISCARD Err drill_here(Db *db, Arena *a, const Caller *by, DrillHere *out, Error *e);

/* ---- for others: readiness; who passed one is desk/drill_pass.h ---- */

/* When the last one ended; 0: never. */
NODISCARD Err drill_last(Db *db, int64_t brand_id, int64_t *at, Error *e);

typedef struct DrillStanding {
    int64_t last_at; /* 0: never */
    bool is_passed;  /* by who asks */
} DrillStanding;
extern const Model drill_standing_model;

#endif
