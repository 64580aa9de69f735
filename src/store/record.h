/* record.h - rows of the engine to records of a Model. Private to store/.
 *
 * Which column fills which field is found once per query and model and kept in the
 * connection, so that reading a row is a walk over an array. */
#ifndef STORE_RECORD_H
#define STORE_RECORD_H

#include "store/driver.h"

struct Mapping {
    const Model *model; /* for which .fields was made; NULL = not yet */
    size_t columns;
    const Field **fields; /* [MODEL_FIELDS_MAX], by column */
};

/* Fill a zeroed record from the row; text is copied into `a`. */
NODISCARD Err record_read(const Row *row, const Model *m, Arena *a, void *rec, Error *e);
/* The first column as a whole number; NULL reads as 0. */
NODISCARD Err record_first_i64(const Row *row, int64_t *out, Error *e);

#endif
