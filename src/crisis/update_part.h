/* update_part.h - what the files of progress updates share; inside crisis/ only. */
#ifndef CRISIS_UPDATE_PART_H
#define CRISIS_UPDATE_PART_H

#include "crisis/update.h"

/* The log row and the event of an act on it; `personal` may be none. */
NODISCARD Err update_log(Db *db, const Caller *by, const Update *u, const char *act, Str personal,
                         Error *e);
/* It is out: promises of earlier texts of it are void, the next word before it was given, its own
 * promises are open. update_promise.c */
NODISCARD Err update_promise(Db *db, Arena *a, const Caller *by, const Update *u, Error *e);

#endif
