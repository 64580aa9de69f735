/* model.h - a struct described as data.
 *
 * One Model per record drives SQL row -> struct (store), struct <-> JSON and CSV (wire),
 * request checking and the API document (http). Adding a field is one line in the struct
 * and one in its Model; the type of a plain member is taken from the struct itself, so the
 * two cannot disagree.
 *
 * Optional values: a field with FIELD_OPTIONAL may be absent or null in input, is null in
 * output and NULL in SQL when it holds its empty value (Str with p == NULL, number 0, time 0,
 * empty list). Fields without it are always written.
 *
 * Times are whole seconds since 1970 UTC in memory and in SQL, RFC 3339 text in JSON. */
#ifndef BASE_MODEL_H
#define BASE_MODEL_H

#include "base/str.h"

typedef enum FieldType {
    FIELD_I64,
    FIELD_BOOL,
    FIELD_F64,
    FIELD_STR,
    FIELD_ENUM,   /* an int that indexes .names */
    FIELD_TIME,   /* int64_t, seconds since 1970 UTC */
    FIELD_RECORD, /* a nested struct described by .model */
    FIELD_LIST,   /* a List of structs described by .model, or of Str when .model is NULL */
    FIELD_TYPE__COUNT
} FieldType;

enum {
    FIELD_REQUIRED = 1 << 0, /* must be present and not null in input */
    FIELD_READONLY = 1 << 1, /* never taken from input */
    FIELD_SECRET   = 1 << 2, /* never written to output */
    FIELD_OPTIONAL = 1 << 3, /* the empty value stands for "none", see above */
};

typedef struct Model Model;

typedef struct List {
    void *items; /* array of records (or of Str), owned by the arena it was made in */
    size_t count;
} List;

typedef struct Field {
    const char *name;
    size_t offset;
    FieldType type;
    unsigned flags;
    size_t max;               /* longest text in bytes, or most list items; 0 = FIELD_MAX_DEFAULT */
    int64_t least, most;      /* range of a number; both 0 = any */
    const char *const *names; /* FIELD_ENUM: NULL-terminated */
    const Model *model;       /* FIELD_RECORD, FIELD_LIST */
    const char *doc;          /* one short sentence for the API document; may be NULL */
} Field;

struct Model {
    const char *name;
    size_t size;
    const Field *fields;
    size_t count;
};

enum { FIELD_MAX_DEFAULT = 256, MODEL_FIELDS_MAX = 96 };

#define FIELD(T, member, ...)                                                                    \
    { .name = #member, .offset = offsetof(T, member),                                            \
      .type = _Generic(((T *)0)->member, int64_t: FIELD_I64, bool: FIELD_BOOL, double: FIELD_F64, \
                       Str: FIELD_STR),                                                          \
      __VA_ARGS__ }
/* The same under another name, or for a member of a member. */
#define FIELD_AS(T, member, label, ...)                                                          \
    { .name = (label), .offset = offsetof(T, member),                                            \
      .type = _Generic(((T *)0)->member, int64_t: FIELD_I64, bool: FIELD_BOOL, double: FIELD_F64, \
                       Str: FIELD_STR),                                                          \
      __VA_ARGS__ }
/* The member must be an enum (an int). */
#define FIELD_ENUM_OF(T, member, table, ...)                                                     \
    { .name = #member,                                                                           \
      .offset = offsetof(T, member) +                                                            \
                0 * sizeof(char[sizeof(((T *)0)->member) == sizeof(int) ? 1 : -1]),              \
      .type = FIELD_ENUM, .names = (table), __VA_ARGS__ }
/* The member must be an int64_t. */
#define FIELD_TIME_OF(T, member, ...)                                                            \
    { .name = #member,                                                                           \
      .offset = offsetof(T, member) +                                                            \
                0 * sizeof(_Generic(((T *)0)->member, int64_t: 1)),                              \
      .type = FIELD_TIME, __VA_ARGS__ }
#define FIELD_RECORD_OF(T, member, sub, ...)                                                     \
    { .name = #member, .offset = offsetof(T, member), .type = FIELD_RECORD, .model = (sub),      \
      __VA_ARGS__ }
/* The member must be a List; sub is NULL for a list of Str. */
#define FIELD_LIST_OF(T, member, sub, ...)                                                       \
    { .name = #member,                                                                           \
      .offset = offsetof(T, member) + 0 * sizeof(_Generic(((T *)0)->member, List: 1)),           \
      .type = FIELD_LIST, .model = (sub), __VA_ARGS__ }
#define MODEL(T, table) { .name = #T, .size = sizeof(T), .fields = (table), .count = COUNT(table) }

const Field *model_find(const Model *m, Str name);
/* Index of `name` in a NULL-terminated table, or -1. */
int names_find(const char *const *names, Str name);
/* Where the field lives inside a record. */
void *field_at(const Field *f, void *record);
const void *field_get(const Field *f, const void *record);
/* Whether an optional field holds its empty value. */
bool field_is_empty(const Field *f, const void *record);
/* The longest text or list the field takes. */
size_t field_max(const Field *f);

#endif
