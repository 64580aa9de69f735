/* brands.h - what a job does for every brand. */
#ifndef APP_BRANDS_H
#define APP_BRANDS_H

#include "app/program.h"
#include "base/time.h"

/* Calls fn for each brand until the job is to stop. One brand's fault keeps nothing from another:
 * the first one is reported when all are through. */
NODISCARD Err brands_each(Program *p, const Turn *turn, Err (*fn)(Program *p, int64_t brand_id,
                                                                  Error *e), Error *e);

#endif
