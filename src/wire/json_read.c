#include "wire/field.h"
#include "wire/json.h"

#include <string.h>

typedef struct Reading {
    Arena *arena;
    bool stored; /* our own text from a column: READONLY fields are there too */
    Error *e;
} Reading;

static Err read_value(const Reading *r, const Field *f, void *rec, JsonValue *v);

typedef struct Members {
    const Reading *reading;
    const Model *model;
    void *rec;
    bool seen[MODEL_FIELDS_MAX]; /* by field */
    Err result;
} Members;

static void read_member(void *ctx, Str name, JsonValue *v) {
    Members *m = ctx;
    const Field *f;
    if (m->result != ERR_OK)
        return;
    m->result = field_for_input(m->model, name, m->reading->stored, &f, m->reading->e);
    if (m->result != ERR_OK)
        return;
    m->seen[f - m->model->fields] = true;
    m->result = read_value(m->reading, f, m->rec, v);
}

static Err read_object(const Reading *r, const Model *m, void *rec, JsonValue *object) {
    if (json_kind(object) != JSON_OBJECT)
        FAIL(r->e, ERR_INVALID, "must be an object");
    assert(m->count <= MODEL_FIELDS_MAX);
    Members all = { .reading = r, .model = m, .rec = rec };
    json_each(object, read_member, &all);
    TRY(all.result);
    return field_check_required(m, all.seen, r->stored, r->e);
}

/* One item of a list; a refusal names its place. */
static Err read_item(const Reading *r, const Model *m, void *item, JsonValue *v, size_t at) {
    Str text;
    Err err;
    if (m != NULL) {
        err = read_object(r, m, item, v);
    } else if (!json_get_str(v, &text)) {
        err = err_set_(r->e, ERR_INVALID, "", __func__, __LINE__, "must be a text");
    } else {
        err = field_check_list_text(text, r->e);
        *(Str *)item = str_dup(r->arena, text);
    }
    return err == ERR_OK ? ERR_OK : field_within(r->e, "", (ptrdiff_t)at);
}

static Err read_items(const Reading *r, const Model *m, List *out, JsonValue *array) {
    size_t count = json_length(array), size = m ? m->size : sizeof(Str);
    char *items = arena_alloc(r->arena, arena_mul_(size, count), 16);
    for (size_t i = 0; i < count; i++)
        TRY(read_item(r, m, items + i * size, json_item(array, i), i));
    *out = (List){ items, count };
    return ERR_OK;
}

static Err read_list_field(const Reading *r, const Field *f, void *rec, JsonValue *v) {
    if (json_kind(v) != JSON_LIST)
        FAIL_FIELD(r->e, f->name, "must be a list");
    if (json_length(v) > field_max(f))
        FAIL_FIELD(r->e, f->name, "must have at most %zu items", field_max(f));
    if (read_items(r, f->model, field_at(f, rec), v) == ERR_OK)
        return ERR_OK;
    return field_within(r->e, f->name, -1);
}

static Err read_value(const Reading *r, const Field *f, void *rec, JsonValue *v) {
    int64_t whole;
    double number;
    bool flag;
    Str text;
    if (json_kind(v) == JSON_NULL)
        return field_set_none(f, rec, r->e);
    if (f->type == FIELD_LIST)
        return read_list_field(r, f, rec, v);
    if (f->type == FIELD_RECORD) {
        Err err = read_object(r, f->model, field_at(f, rec), v);
        return err == ERR_OK ? ERR_OK : field_within(r->e, f->name, -1);
    }
    if (json_get_str(v, &text))
        return field_set_str(r->arena, f, rec, text, r->e);
    if (json_get_i64(v, &whole))
        return field_set_i64(f, rec, whole, r->e);
    if (json_get_f64(v, &number))
        return field_set_f64(f, rec, number, r->e);
    if (json_get_bool(v, &flag))
        return field_set_bool(f, rec, flag, r->e);
    /* An object or a list: set_bool refuses it for every type but a bool. */
    FAIL_FIELD(r->e, f->name, "must not be an object or a list");
}

/* Readers fill a copy, so that a refused text leaves the caller's record as it was. */
Err json_read(Arena *a, Str text, const Model *m, void *rec, Error *e) {
    Error here;
    Reading r = { .arena = a, .e = e ? e : &here };
    JsonDoc *doc CLEANUP(json_free) = NULL;
    TRY(json_parse(text, &doc, r.e));
    void *copy = arena_alloc(a, m->size, 16);
    if (m->size)
        memcpy(copy, rec, m->size);
    TRY(read_object(&r, m, copy, json_root(doc)));
    if (m->size)
        memcpy(rec, copy, m->size);
    return ERR_OK;
}

Err json_read_list(Arena *a, Str text, const Model *m, List *out, Error *e) {
    Error here;
    Reading r = { .arena = a, .stored = true, .e = e ? e : &here };
    JsonDoc *doc CLEANUP(json_free) = NULL;
    TRY(json_parse(text, &doc, r.e));
    if (json_kind(json_root(doc)) != JSON_LIST)
        FAIL(r.e, ERR_INVALID, "must be a list");
    List list;
    TRY(read_items(&r, m, &list, json_root(doc)));
    *out = list;
    return ERR_OK;
}
