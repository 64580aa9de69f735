/* number.h - text to number and back, with ranges. The only users of the C library's
 * conversions. */
#ifndef BASE_NUMBER_H
#define BASE_NUMBER_H

#include "base/str.h"

/* The whole text is one decimal number within [least, most]; else false, *out untouched. */
bool parse_i64(Str text, int64_t least, int64_t most, int64_t *out);
bool parse_f64(Str text, double *out);
/* true/false/1/0/yes/no/on/off. */
bool parse_bool(Str text, bool *out);

#endif
