/* drill_part.h - what the parts of a rehearsal share. Inside crisis/ only. */
#ifndef CRISIS_DRILL_PART_H
#define CRISIS_DRILL_PART_H

#include "crisis/drill.h"

typedef struct StageSource {
    int64_t id;
    Str name, channel;
} StageSource;

/* The shop as the storm speaks of it. */
typedef struct DrillStage {
    int64_t brand_id;
    DrillBook book;
    const DrillPack *pack;
    DrillShop shop;
    DrillStorm storm;
    List sources; /* of StageSource */
} DrillStage;

/* Makes the brand with its copies and, unless bare, its ordinary days; *out is its id. */
typedef struct NewStage {
    const Drill *drill;
    bool is_bare;
} NewStage;
NODISCARD Err stage_make(Db *db, Arena *a, const Caller *by, const NewStage *in, int64_t *out,
                         Error *e);
/* Lives in `a`; the storm stands at its beginning. ERR_NOT_FOUND when the pack is gone. */
NODISCARD Err stage_open(Db *db, Arena *a, int64_t stage_id, const Drill *d, DrillStage *out,
                         Error *e);
/* Where the shop reads this channel of the pack: its own source, or one made for the rehearsal. */
const StageSource *stage_source(const DrillStage *s, Str channel);

typedef struct DrillActRow {
    int64_t id, beat, at;
    Str kind;
    bool is_at_origin;
    Str object;
    int64_t object_id, case_id;
    Str staff_name, text;
} DrillActRow;
extern const Model drill_act_row_model;

/* Reads what the team did on the stage since the last time, as acts of beat d->beat. */
NODISCARD Err drill_read_acts(Db *db, int64_t brand_id, const Drill *d, const DrillStage *s,
                              Error *e);
/* Of DrillActRow, by beat. */
NODISCARD Err drill_acts(Db *db, Arena *a, int64_t brand_id, int64_t id, List *out, Error *e);
/* Level, origin and scores, once; the drill is over then. */
NODISCARD Err drill_finish(Db *db, Arena *a, const Caller *by, const Drill *d, Error *e);
/* The stage is gone with everything on it. */
NODISCARD Err drill_clear(Db *db, const Caller *by, const Drill *d, Error *e);

#endif
