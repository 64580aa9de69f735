/* json_pull.h - JSON read in one pass, for the bulk path of imports where json.h would cost more
 * than all the rest.
 *
 * Strict RFC 8259: UTF-8 checked, depth at most LIMIT_JSON_DEPTH, nothing behind the value. It
 * accepts exactly what json_parse() accepts (json_pull_fuzz.c compares the two). The caller asks
 * for what it expects; the first fault stops the reader for good, all later calls say false and
 * json_pull_end() tells why. Nothing is allocated except strings that had escapes.
 *
 *     json_pull_start(&j, a, line);
 *     if (json_pull_enter(&j))
 *         for (Str name; json_pull_member(&j, &name);)
 *             if (!str_eq(name, S("text")) || !json_pull_string(&j, &text))
 *                 json_pull_skip(&j);
 *     TRY(json_pull_end(&j, e));                                                          */
#ifndef WIRE_JSON_PULL_H
#define WIRE_JSON_PULL_H

#include "base/err.h"
#include "base/str.h"

typedef enum PullKind {
    PULL_NONE, /* no value here: a fault */
    PULL_OBJECT,
    PULL_ARRAY,
    PULL_STRING,
    PULL_NUMBER,
    PULL_TRUE,
    PULL_FALSE,
    PULL_NULL,
} PullKind;

typedef struct JsonPull {
    const char *p, *end, *start;
    Arena *arena;
    const char *fault; /* what was wrong at p, or NULL */
    int depth;
    bool is_first; /* just inside an object or array */
} JsonPull;

void json_pull_start(JsonPull *j, Arena *a, Str text);

/* Of the value that comes next; takes nothing. */
PullKind json_pull_kind(JsonPull *j);

/* Into the object or array that comes next; false, with nothing taken, for another kind. */
bool json_pull_enter(JsonPull *j);
/* Step to the next member (its value comes next) or element; false behind the last. */
bool json_pull_member(JsonPull *j, Str *name);
bool json_pull_element(JsonPull *j);

/* Take the value: false, with nothing taken, when it is of another kind. A string is a view of
 * the text or, with escapes, in the arena; \u0000 and lone surrogates come out as U+FFFD. A
 * number is given as it is written. */
bool json_pull_string(JsonPull *j, Str *out);
bool json_pull_number(JsonPull *j, Str *out);
/* Take any value, checking all of it. */
void json_pull_skip(JsonPull *j);

/* ERR_INVALID with the reason and the byte, unless the text was exactly one value. */
NODISCARD Err json_pull_end(JsonPull *j, Error *e);

#endif
