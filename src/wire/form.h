/* form.h - application/x-www-form-urlencoded text and query strings into a record. */
#ifndef WIRE_FORM_H
#define WIRE_FORM_H

#include "base/err.h"
#include "base/model.h"

/* The same checks and sentences as json_read(): unknown and read-only names, missing required
 * ones, types, ranges and lengths; a name given twice is refused unless its field is a list of
 * Str. "name=" is none where the field is OPTIONAL. Text lives in `a`; *rec is untouched on
 * failure. */
NODISCARD Err form_read(Arena *a, Str text, const Model *m, void *rec, Error *e);
/* The first value of a name, without a Model; false when absent or badly encoded. */
bool form_find(Arena *a, Str text, const char *name, Str *out);

#endif
