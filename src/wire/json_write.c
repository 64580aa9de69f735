/* Everything is built as json-c objects and written by json-c, one record at a time so that a
 * long list never stands in memory as a tree; put_safe() then copies the text into the Buf. */
#include "base/time.h"
#include "base/utf8.h"
#include "wire/field.h"
#include "wire/json.h"

#include <json-c/json.h>
#include <math.h>
#include <string.h>

enum { WRITE_FLAGS = JSON_C_TO_STRING_PLAIN | JSON_C_TO_STRING_NOSLASHESCAPE };

static void object_free(json_object **o) {
    if (*o != NULL)
        json_object_put(*o);
}

/* json-c takes NULL for null: without this a failed allocation would write a wrong value.
 * Running out of memory ends the process here as it does in an arena. */
static json_object *made(json_object *o) {
    if (o == NULL)
        out_of_memory();
    return o;
}

static void put_under(json_object *in, const char *name, json_object *value) {
    int failed = name ? json_object_object_add(in, name, value) : json_object_array_add(in, value);
    if (failed)
        out_of_memory();
}

static json_object *valid_text_object(Str s) {
    assert(s.n <= INT32_MAX);
    return made(json_object_new_string_len(s.n ? s.p : "", (int)s.n));
}

static json_object *text_object(Str s) {
    if (utf8_is_valid(s))
        return valid_text_object(s);
    SCRATCH(a);
    return valid_text_object(utf8_repair(a, s));
}

static json_object *number_object(double value) {
    if (!isfinite(value))
        return NULL; /* JSON has no word for it but null */
    SCRATCH(a);
    return made(json_object_new_double_s(value, str_z(a, field_f64_text(a, value))));
}

static json_object *time_object(int64_t at) {
    SCRATCH(a);
    return text_object(time_rfc3339(a, at));
}

static json_object *record_object(const Model *m, const void *rec);

static json_object *item_object(const Model *m, const List *list, size_t i) {
    if (m == NULL)
        return text_object(((const Str *)list->items)[i]);
    return record_object(m, (const char *)list->items + i * m->size);
}

static json_object *list_object(const Model *m, const List *list) {
    json_object *out = made(json_object_new_array_ext((int)list->count));
    for (size_t i = 0; i < list->count; i++)
        put_under(out, NULL, item_object(m, list, i));
    return out;
}

static json_object *field_object(const Field *f, const void *rec) {
    const void *at = field_get(f, rec);
    if ((f->flags & FIELD_OPTIONAL) && field_is_empty(f, rec))
        return NULL;
    switch (f->type) {
    case FIELD_I64:    return made(json_object_new_int64(*(const int64_t *)at));
    case FIELD_BOOL:   return made(json_object_new_boolean(*(const bool *)at));
    case FIELD_F64:    return number_object(*(const double *)at);
    case FIELD_STR:    return text_object(*(const Str *)at);
    case FIELD_ENUM:   return text_object(str_c(f->names[*(const int *)at]));
    case FIELD_TIME:   return time_object(*(const int64_t *)at);
    case FIELD_RECORD: return record_object(f->model, at);
    case FIELD_LIST:   return list_object(f->model, at);
    case FIELD_TYPE__COUNT: break;
    }
    return NULL;
}

static json_object *record_object(const Model *m, const void *rec) {
    json_object *out = made(json_object_new_object());
    for (size_t i = 0; i < m->count; i++)
        if (!(m->fields[i].flags & FIELD_SECRET))
            put_under(out, m->fields[i].name, field_object(&m->fields[i], rec));
    return out;
}

/* Length of a piece at p that must be escaped to stand in HTML, 0 for none. `<` and the two
 * separators occur only inside strings, so replacing them anywhere is right. */
static size_t unsafe(const char *p, size_t left, Str *instead) {
    if (*p == '<') {
        *instead = S("\\u003c");
        return 1;
    }
    if (left < 3 || memcmp(p, "\xE2\x80", 2) != 0 || (p[2] != '\xA8' && p[2] != '\xA9'))
        return 0;
    *instead = p[2] == '\xA8' ? S("\\u2028") : S("\\u2029");
    return 3;
}

static void put_safe(Buf *b, Str s) {
    size_t from = 0;
    for (size_t at = 0; at < s.n; at++) {
        Str instead;
        size_t n = s.p[at] == '<' || s.p[at] == '\xE2' ? unsafe(s.p + at, s.n - at, &instead) : 0;
        if (n == 0)
            continue;
        buf_put(b, str_slice(s, from, at));
        buf_put(b, instead);
        at += n - 1;
        from = at + 1;
    }
    buf_put(b, str_slice(s, from, s.n));
}

static void put_object(Buf *b, json_object *o) {
    json_object *mine CLEANUP(object_free) = o;
    size_t n;
    const char *text = json_object_to_json_string_length(mine, WRITE_FLAGS, &n);
    if (text == NULL)
        out_of_memory();
    put_safe(b, (Str){ text, n });
}

void json_record(Buf *b, const Model *m, const void *rec) { put_object(b, record_object(m, rec)); }

void json_list(Buf *b, const Model *m, const List *list) {
    buf_putc(b, '[');
    for (size_t i = 0; i < list->count; i++) {
        if (i)
            buf_putc(b, ',');
        put_object(b, item_object(m, list, i));
    }
    buf_putc(b, ']');
}

void json_page(Buf *b, const Model *m, const List *list, Str next) {
    buf_put(b, S("{\"items\":"));
    json_list(b, m, list);
    buf_put(b, S(",\"next\":"));
    if (next.p == NULL)
        buf_put(b, S("null"));
    else
        json_str(b, next);
    buf_putc(b, '}');
}

void json_str(Buf *b, Str s) { put_object(b, text_object(s)); }

static json_object *object_of(const JsonNode *n) { return (json_object *)(uintptr_t)n; }

JsonNode *json_new_object(void) { return (JsonNode *)made(json_object_new_object()); }

void json_node_free(JsonNode **root) {
    if (*root != NULL)
        json_object_put(object_of(*root));
    *root = NULL;
}

JsonNode *json_add_object(JsonNode *in, const char *name) {
    json_object *o = made(json_object_new_object());
    put_under(object_of(in), name, o);
    return (JsonNode *)o;
}

JsonNode *json_add_list(JsonNode *in, const char *name) {
    json_object *o = made(json_object_new_array());
    put_under(object_of(in), name, o);
    return (JsonNode *)o;
}

void json_add_str(JsonNode *in, const char *name, Str value) {
    put_under(object_of(in), name, value.p ? text_object(value) : NULL);
}

void json_add_i64(JsonNode *in, const char *name, int64_t value) {
    put_under(object_of(in), name, made(json_object_new_int64(value)));
}

void json_add_bool(JsonNode *in, const char *name, bool value) {
    put_under(object_of(in), name, made(json_object_new_boolean(value)));
}

void json_node_write(Buf *b, const JsonNode *root) {
    put_object(b, json_object_get(object_of(root)));
}
