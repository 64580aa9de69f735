/* field.h - one value from outside into one field of a record, checked against its Model.
 *
 * JSON, forms and CSV all end here, so that a name, a range or a length is refused in the same
 * way and with the same sentence wherever it came from. Every failure is ERR_INVALID with
 * e->field set to the field's name; callers of nested records add their own part with
 * field_within(). */
#ifndef WIRE_FIELD_H
#define WIRE_FIELD_H

#include "base/err.h"
#include "base/model.h"

/* Longest text in a list of Str, in bytes: such a list's `max` counts its items. */
enum { FIELD_LIST_TEXT_MAX = 2000 };

/* The field of this name that input may set, or a refusal that names it. READONLY fields are
 * taken only when `stored`: the text is our own, read back from a column. */
NODISCARD Err field_for_input(const Model *m, Str name, bool stored, const Field **out, Error *e);
/* Every REQUIRED field is marked at its place in the Model in `seen`, model.count long. */
NODISCARD Err field_check_required(const Model *m, const bool *seen, bool stored, Error *e);

/* A text value: FIELD_STR, FIELD_ENUM, FIELD_TIME. Copied into `a`. */
NODISCARD Err field_set_str(Arena *a, const Field *f, void *rec, Str value, Error *e);
/* A whole number: FIELD_I64, FIELD_F64, FIELD_TIME (seconds since 1970). */
NODISCARD Err field_set_i64(const Field *f, void *rec, int64_t value, Error *e);
NODISCARD Err field_set_f64(const Field *f, void *rec, double value, Error *e);
NODISCARD Err field_set_bool(const Field *f, void *rec, bool value, Error *e);
/* The empty value; refused unless the field is OPTIONAL. */
NODISCARD Err field_set_none(const Field *f, void *rec, Error *e);
/* Any of these from the text of a form or a table cell; "" is none where the field is OPTIONAL.
 * Records and lists are refused. */
NODISCARD Err field_set_text(Arena *a, const Field *f, void *rec, Str text, Error *e);
/* One text of a list of Str. */
NODISCARD Err field_check_list_text(Str text, Error *e);

/* Put "outer." before e->field, or "outer[at]." when at >= 0; gives e->code back. */
Err field_within(Error *e, const char *outer, ptrdiff_t at);

/* A number the shortest way that reads back the same; "0" when it is not finite. */
Str field_f64_text(Arena *a, double value);

#endif
