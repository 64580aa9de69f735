/* brands.h - what a job does for every brand. */
#ifndef APP_BRANDS_H
#define APP_BRANDS_H

#include "app/program.h"
#include "base/time.h"

/* Calls fn with ctx for each brand until the job is to stop. One brand's fault keeps nothing from
 * another: the first one is reported when all are through. */
typedef Err BrandFn(void *ctx, int64_t brand_id, Error *e);
NODISCARD Err brands_each(const Program *p, const Turn *turn, BrandFn *fn, void *ctx, Error *e);

#endif
