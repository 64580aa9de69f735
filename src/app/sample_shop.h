/* sample_shop.h - the invented shop one can look around in before connecting an account.
 *
 * Its month runs through the same acts as a real one, each at its own time, so that deadlines,
 * late marks, history and log are what they would be. The last messages wait in sample_line and
 * arrive while one watches. */
#ifndef APP_SAMPLE_SHOP_H
#define APP_SAMPLE_SHOP_H

#include "desk/brand.h"
#include "store/store.h"

typedef struct SampleCounts {
    int64_t messages, replies, waiting_lines;
} SampleCounts;

/* ERR_CONFLICT when there is one already. Everyone who is here becomes an owner in it. */
NODISCARD Err sample_shop_create(Store *s, int64_t now, Brand *out, SampleCounts *counts, Error *e);
/* ERR_NOT_FOUND when there is none. */
NODISCARD Err sample_shop_remove(Store *s, int64_t now, Error *e);

#endif
