/* update_part.h - what the files of progress updates share; inside crisis/ only. */
#ifndef CRISIS_UPDATE_PART_H
#define CRISIS_UPDATE_PART_H

#include "crisis/update.h"

/* All that it says. update.c */
Str update_text(Arena *a, const Update *u);
/* The log row and the event of an act on it; `personal` may be none. */
NODISCARD Err update_log(Db *db, const Caller *by, const Update *u, const char *act, Str personal,
                         Error *e);
/* It is out: the next word before it was given, its own promises are open. What an earlier text of
 * it promised too stays as it is; what it says no more is withdrawn before its time, and not kept
 * after it. update_promise.c */
NODISCARD Err update_promise(Db *db, Arena *a, const Caller *by, const Update *u, Error *e);
/* Something of it may be readable now: then that is our first public word. update_copy.c */
NODISCARD Err update_heard(Db *db, const Caller *by, int64_t crisis_id, Error *e);

#endif
