/* alarm_monthly.h - the alarm path tests itself: each way of each person once in thirty days, when
 * they are on duty within working hours (or a week later all the same), and as often the ladder's
 * own addresses and who owns a level of the escalation ladder without being on the roster. What
 * fails is told to the owners. */
#ifndef DESK_ALARM_MONTHLY_H
#define DESK_ALARM_MONTHLY_H

#include "desk/alarm.h"

/* Whether somebody is to be tested now; a read. */
NODISCARD Err alarm_monthly_due(Db *db, int64_t brand_id, int64_t now, bool *due, Error *e);
/* Opens a test that calls those who are due; *begun tells whether there were any. */
NODISCARD Err alarm_monthly_begin(Db *db, int64_t brand_id, int64_t now, bool *begun, Error *e);
/* Whether a test waits to be judged; a read. */
NODISCARD Err alarm_monthly_ripe(Db *db, bool *ripe, Error *e);
/* Of all brands: tests whose calls are all made are written down, and reports planned for those
 * with failures. *judged gets how many there were. */
NODISCARD Err alarm_monthly_judge(Db *db, int64_t now, size_t *judged, Error *e);

#endif
