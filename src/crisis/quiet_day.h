/* quiet_day.h - marks planned posts not to go out, by their day or words. Private to crisis/. */
#ifndef CRISIS_QUIET_DAY_H
#define CRISIS_QUIET_DAY_H

#include "crisis/planned_post.h"

/* Fills quiet_why of each of the PlannedPost. */
NODISCARD Err quiet_mark(Db *db, Arena *a, const Caller *by, const List *posts, Error *e);

#endif
