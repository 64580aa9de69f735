/* drill_debrief.h - what became of a rehearsal: scores with their evidence, the time line, who took
 * part. */
#ifndef CRISIS_DRILL_DEBRIEF_H
#define CRISIS_DRILL_DEBRIEF_H

#include "crisis/drill.h"

typedef struct DrillScore {
    Str name;       /* "first_word": drill_finish.c */
    int64_t value;  /* seconds, or how many */
    int64_t points, most;
    int64_t act_id; /* the evidence, of DrillDebrief.acts; 0: none */
} DrillScore;

typedef struct DrillPoint {
    int64_t beat;
    DrillMood mood;
    int64_t said; /* messages of this minute */
} DrillPoint;

typedef struct DrillLevel {
    int64_t at;
    VerdictLevel level;
} DrillLevel;

typedef struct DrillMember {
    int64_t staff_id;
    Str staff_name;
    int64_t at;
} DrillMember;

typedef struct DrillDebrief {
    List scores;  /* of DrillScore; none while it runs */
    List acts;    /* of DrillActRow */
    List moods;   /* of DrillPoint, one a minute */
    List levels;  /* of DrillLevel; none once the stage is gone */
    List members; /* of DrillMember */
} DrillDebrief;
extern const Model drill_debrief_model;

NODISCARD Err drill_debrief(Db *db, Arena *a, const Caller *by, int64_t id, DrillDebrief *out,
                            Error *e);

#endif
