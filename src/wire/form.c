#include "wire/form.h"

#include "wire/field.h"
#include "wire/url.h"

#include <string.h>

enum { FORM_PAIRS_MAX = 1000 };

typedef struct Pair {
    Str name, value;
} Pair;

/* The next non-empty pair; false at the end. */
static bool next_pair(Str *rest, Pair *raw) {
    Str piece;
    while (str_cut(rest, '&', &piece)) {
        if (piece.n == 0)
            continue;
        raw->value = piece;
        (void)str_cut(&raw->value, '=', &raw->name);
        return true;
    }
    return false;
}

static Err decode_pair(Arena *a, const Pair *raw, Pair *out, Error *e) {
    if (!url_decode(a, raw->name, true, &out->name) || out->name.n == 0)
        FAIL(e, ERR_INVALID, "a name is empty or badly encoded");
    out->value = S("");
    if (raw->value.n && !url_decode(a, raw->value, true, &out->value))
        FAIL(e, ERR_INVALID, "a value is badly encoded");
    return ERR_OK;
}

static Err add_item(Arena *a, const Field *f, void *rec, Str value, Error *e) {
    List *list = field_at(f, rec);
    if (list->count == field_max(f))
        FAIL_FIELD(e, f->name, "must have at most %zu items", field_max(f));
    if (field_check_list_text(value, e) != ERR_OK)
        return field_within(e, f->name, (ptrdiff_t)list->count);
    if ((list->count & (list->count - 1)) == 0) { /* full at 0, 1, 2, 4, 8 .. items: double */
        Str *more = arena_make(a, Str, list->count ? list->count * 2 : 1);
        if (list->count)
            memcpy(more, list->items, list->count * sizeof *more);
        list->items = more;
    }
    ((Str *)list->items)[list->count++] = value;
    return ERR_OK;
}

static Err read_pair(Arena *a, const Pair *p, const Model *m, void *rec, bool *seen, Error *e) {
    const Field *f;
    TRY(field_for_input(m, p->name, false, &f, e));
    size_t at = (size_t)(f - m->fields);
    bool is_list = f->type == FIELD_LIST && f->model == NULL;
    if (seen[at] && !is_list)
        FAIL_FIELD(e, f->name, "is given twice");
    if (is_list && !seen[at])
        *(List *)field_at(f, rec) = (List){ 0 };
    seen[at] = true;
    return is_list ? add_item(a, f, rec, p->value, e) : field_set_text(a, f, rec, p->value, e);
}

Err form_read(Arena *a, Str text, const Model *m, void *rec, Error *e) {
    Error here;
    Pair raw, pair;
    bool seen[MODEL_FIELDS_MAX] = { false };
    size_t count = 0;
    e = e ? e : &here;
    assert(m->count <= MODEL_FIELDS_MAX);
    void *copy = arena_alloc(a, m->size, 16);
    if (m->size)
        memcpy(copy, rec, m->size);
    for (Str rest = text; next_pair(&rest, &raw);) {
        if (++count > FORM_PAIRS_MAX)
            FAIL(e, ERR_INVALID, "has more than %d values", FORM_PAIRS_MAX);
        TRY(decode_pair(a, &raw, &pair, e));
        TRY(read_pair(a, &pair, m, copy, seen, e));
    }
    TRY(field_check_required(m, seen, false, e));
    if (m->size)
        memcpy(rec, copy, m->size);
    return ERR_OK;
}

bool form_find(Arena *a, Str text, const char *name, Str *out) {
    Error e;
    Pair raw, pair;
    for (Str rest = text; next_pair(&rest, &raw);)
        if (decode_pair(a, &raw, &pair, &e) == ERR_OK && str_eq(pair.name, str_c(name))) {
            *out = pair.value;
            return true;
        }
    return false;
}
