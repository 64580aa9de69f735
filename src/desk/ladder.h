/* ladder.h - plans the calls of an incident along the alarm steps. Inside desk/ only. */
#ifndef DESK_LADDER_H
#define DESK_LADDER_H

#include "desk/alarm.h"
#include "desk/incident.h"

enum {
    LADDER_STEPS  = 20,         /* most steps of a ladder */
    LADDER_ROUNDS = 5,          /* most rounds of one series in which somebody was reached */
    LADDER_GAP    = 5 * MINUTE, /* least time between the end of a round and the next */
};

/* Plan the next round if it is time: none is pending, the series is not used up, the gap is over
 * and the incident is fresh. Who owns its level on the escalation ladder is called with the first
 * step. Where it is time and there is nobody to call, row->silent_at says since when, which the
 * caller writes down; the log says it once. */
NODISCARD Err ladder_go_on(Db *db, IncidentRow *row, int64_t now, bool *planned, Error *e);
typedef struct AlarmSetting {
    Str holding_text;
    int64_t tested_at;
} AlarmSetting;
/* Zero and *found false before it was made. */
NODISCARD Err alarm_setting_get(Db *db, Arena *a, int64_t brand_id, AlarmSetting *out, bool *found,
                                Error *e);
/* What follows is a new series of rounds, which begins without a gap. */
NODISCARD Err ladder_restart(Db *db, IncidentRow *row, Error *e);
/* The same for people who are being called already: the gap is kept. */
NODISCARD Err ladder_renew(Db *db, IncidentRow *row, int64_t now, Error *e);
/* One round in which every step is due at once; ERR_INVALID when there is no step. */
NODISCARD Err ladder_test(Db *db, const IncidentRow *row, int64_t now, Error *e);
/* With the sealed secrets. */
NODISCARD Err ladder_steps_sealed(Db *db, Arena *a, int64_t brand_id, List *out, Error *e);
NODISCARD Err ladder_cancel(Db *db, const IncidentRow *row, Error *e);

#endif
