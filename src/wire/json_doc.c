/* A JsonDoc and a JsonValue are json-c's own objects under another name: nothing is copied, and
 * only this folder knows. json-c stands for null with a NULL pointer. */
#include "base/limits.h"
#include "wire/json.h"
#include "wire/json_scan.h"

#include <json-c/json.h>
#include <math.h>

static json_object *object_of(JsonValue *v) { return (json_object *)(uintptr_t)v; }
static JsonValue *value_of(const json_object *o) { return (JsonValue *)(uintptr_t)o; }

static void tokener_free(json_tokener **tok) {
    if (*tok != NULL)
        json_tokener_free(*tok);
}

Err json_parse(Str text, JsonDoc **out, Error *e) {
    TRY(json_scan(text, e));
    text = str_trim(text); /* only JSON's own white space can be there now */
    if (text.n > INT32_MAX)
        FAIL(e, ERR_LIMIT, "is too long");
    /* json-c counts the value itself as one level. */
    json_tokener *tok CLEANUP(tokener_free) = json_tokener_new_ex(LIMIT_JSON_DEPTH + 1);
    if (tok == NULL)
        FAIL(e, ERR_INTERNAL, "out of memory");
    json_tokener_set_flags(tok, JSON_TOKENER_STRICT | JSON_TOKENER_VALIDATE_UTF8);
    json_object *root = json_tokener_parse_ex(tok, text.p, (int)text.n);
    if (json_tokener_get_error(tok) == json_tokener_continue) /* a bare number has no end mark */
        root = json_tokener_parse_ex(tok, "", 1);
    if (json_tokener_get_error(tok) != json_tokener_success)
        FAIL(e, ERR_INVALID, "cannot be read: %s",
             json_tokener_error_desc(json_tokener_get_error(tok)));
    *out = (JsonDoc *)root;
    return ERR_OK;
}

void json_free(JsonDoc **doc) {
    if (*doc != NULL)
        json_object_put((json_object *)*doc);
    *doc = NULL;
}

JsonValue *json_root(const JsonDoc *doc) { return value_of((const json_object *)doc); }

JsonKind json_kind(JsonValue *v) {
    switch (json_object_get_type(object_of(v))) {
    case json_type_null:    return JSON_NULL;
    case json_type_boolean: return JSON_BOOL;
    case json_type_double:
    case json_type_int:     return JSON_NUMBER;
    case json_type_object:  return JSON_OBJECT;
    case json_type_array:   return JSON_LIST;
    case json_type_string:  return JSON_TEXT;
    }
    return JSON_NULL;
}

JsonValue *json_member(JsonValue *object, const char *name) {
    json_object *found = NULL;
    if (!json_object_is_type(object_of(object), json_type_object))
        return NULL;
    json_object_object_get_ex(object_of(object), name, &found);
    return value_of(found);
}

JsonValue *json_item(JsonValue *array, size_t at) {
    if (!json_object_is_type(object_of(array), json_type_array))
        return NULL;
    return value_of(json_object_array_get_idx(object_of(array), at));
}

size_t json_length(JsonValue *v) {
    if (json_object_is_type(object_of(v), json_type_array))
        return json_object_array_length(object_of(v));
    if (json_object_is_type(object_of(v), json_type_object))
        return (size_t)json_object_object_length(object_of(v));
    return 0;
}

bool json_get_str(JsonValue *v, Str *out) {
    if (!json_object_is_type(object_of(v), json_type_string))
        return false;
    *out = (Str){ json_object_get_string(object_of(v)),
                  (size_t)json_object_get_string_len(object_of(v)) };
    return true;
}

bool json_get_i64(JsonValue *v, int64_t *out) {
    if (!json_object_is_type(object_of(v), json_type_int) ||
        json_object_get_uint64(object_of(v)) > INT64_MAX)
        return false;
    *out = json_object_get_int64(object_of(v));
    return true;
}

bool json_get_f64(JsonValue *v, double *out) {
    double value;
    if (json_kind(v) != JSON_NUMBER)
        return false;
    value = json_object_get_double(object_of(v));
    if (!isfinite(value))
        return false;
    *out = value;
    return true;
}

bool json_get_bool(JsonValue *v, bool *out) {
    if (!json_object_is_type(object_of(v), json_type_boolean))
        return false;
    *out = json_object_get_boolean(object_of(v));
    return true;
}

bool json_get_text(Arena *a, JsonValue *v, Str *out) {
    if (json_get_str(v, out))
        return true;
    if (json_kind(v) != JSON_NUMBER)
        return false;
    /* json-c keeps the digits of a number with a point as they were written. */
    *out = str_dup(a, str_c(json_object_to_json_string_ext(object_of(v), JSON_C_TO_STRING_PLAIN)));
    return true;
}

void json_each(JsonValue *object, void (*visit)(void *ctx, Str name, JsonValue *value),
               void *ctx) {
    if (!json_object_is_type(object_of(object), json_type_object))
        return;
    struct json_object_iter it;
    json_object_object_foreachC(object_of(object), it) visit(ctx, str_c(it.key), value_of(it.val));
}
