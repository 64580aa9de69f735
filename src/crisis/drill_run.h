/* drill_run.h - plays rehearsals that run, beat by beat: for the thread of app/ and for those that
 * play one in simulated time. */
#ifndef CRISIS_DRILL_RUN_H
#define CRISIS_DRILL_RUN_H

#include "crisis/drill.h"

typedef struct DrillDue {
    int64_t id, brand_id;
} DrillDue;
/* Those whose next beat has come: of DrillDue, at most 20. */
NODISCARD Err drill_due(Db *db, Arena *a, int64_t now, List *out, Error *e);
/* Replies of the stage that are due end as sent to nowhere, what the team did is read, and what the
 * crowd says next comes in. The last beat ends the drill. *stage_id is where it happened; 0:
 * another process has played it. Inside a write transaction. */
NODISCARD Err drill_beat(Db *db, Arena *a, const DrillDue *of, int64_t now, int64_t *stage_id,
                         Error *e);
/* Whether drill_tidy() has something to do: a read. */
NODISCARD Err drill_is_untidy(Db *db, Arena *a, int64_t now, bool *out, Error *e);
/* Stages nobody needs any more; at most five a call. Inside a write transaction. */
NODISCARD Err drill_tidy(Db *db, Arena *a, int64_t now, Error *e);

#endif
