/* number.h - text to number, with ranges. The only user of the C library's conversions.
 * The program never sets LC_NUMERIC, so the decimal point is a point everywhere. */
#ifndef BASE_NUMBER_H
#define BASE_NUMBER_H

#include "base/str.h"

enum { NUMBER_TEXT_MAX = 400 }; /* longest text read as a floating-point number, in bytes */

/* The whole text is one decimal number within [least, most]; else false, *out untouched. */
bool parse_i64(Str text, int64_t least, int64_t most, int64_t *out);
/* A finite number: no hex, no "inf", no "nan". */
bool parse_f64(Str text, double *out);
/* true/false/1/0/yes/no/on/off, in lower case. */
bool parse_bool(Str text, bool *out);

#endif
