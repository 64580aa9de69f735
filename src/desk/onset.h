/* onset.h - when the rise began that a verdict speaks of. Inside desk/ only. */
#ifndef DESK_ONSET_H
#define DESK_ONSET_H

#include "store/db.h"

/* Start of the first five minutes with a negative message, in the run of quarters of an hour up to
 * `at` that had more than usual of them; `usual` is the most an ordinary hour has. A quarter
 * without any is stepped over once; half a day back at most. `at` itself when nothing rose. */
NODISCARD Err onset_find(Db *db, int64_t brand_id, int64_t at, double usual, int64_t *out,
                         Error *e);

#endif
