/* drill_play.h - a rehearsal without people: a pack in a desk of its own, in simulated time, with a
 * team that follows a script. Everything the crowd writes goes the way of a real message: intake,
 * reading, counts, verdict, groups. */
#ifndef APP_DRILL_PLAY_H
#define APP_DRILL_PLAY_H

#include "app/scratch_desk.h"
#include "crisis/drill_debrief.h"

typedef enum DrillTeam { TEAM_SILENT, TEAM_GOOD, TEAM_HEATED, DRILL_TEAM__COUNT } DrillTeam;
extern const char *const drill_team_names[];

typedef struct DrillPlan {
    Str pack;
    int64_t seed, minutes;
    DrillTeam team;
} DrillPlan;

typedef struct DrillOutcome {
    Str pack, title;
    int64_t minutes, seed;
    DrillTeam team;
    VerdictLevel expected, level; /* of the pack; the highest the verdict reached */
    Str origin, found;            /* where it began; where the desk says it did */
    bool level_as_written, origin_found;
    int64_t messages, score;
    DrillMood mood;               /* at the end */
    List scores;                  /* of DrillScore */
} DrillOutcome;
extern const Model drill_outcome_model;

NODISCARD Err drill_play(Arena *a, const DrillPlan *plan, DrillOutcome *out, Error *e);

/* ---- the team (drill_team.c) ---- */

typedef struct DrillShopPeople {
    int64_t brand_id, writer_id, approver_id;
} DrillShopPeople;
/* An invented shop with two people, four sources and its words. */
NODISCARD Err drill_shop_make(Db *db, Arena *a, int64_t now, DrillShopPeople *out, Error *e);
/* What a team of this kind does in this beat, on the stage. */
NODISCARD Err drill_team_act(Db *db, Arena *a, const DrillShopPeople *people, const Drill *d,
                             DrillTeam team, int64_t now, Error *e);

#endif
