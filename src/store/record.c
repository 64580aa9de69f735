#include "store/record.h"

#include "base/number.h"

#include <string.h>

static NODISCARD Err map(const Row *row, const Model *m, Mapping *to, Error *e) {
    const char *query = db_query(row->db, row->query)->name;
    if (row->columns > MODEL_FIELDS_MAX)
        FAIL(e, ERR_INTERNAL, "%s returns more than %d columns", query, MODEL_FIELDS_MAX);
    if (to->fields == NULL)
        to->fields = arena_make(row->db->arena, const Field *, MODEL_FIELDS_MAX);
    to->model = NULL;
    for (size_t c = 0; c < row->columns; c++) {
        const char *name = row->name(row, c);
        const Field *f = model_find(m, str_c(name));
        if (f == NULL)
            FAIL(e, ERR_DB, "%s: %s has no field for column %s", query, m->name, name);
        if (f->type == FIELD_LIST || f->type == FIELD_RECORD)
            FAIL(e, ERR_INTERNAL, "%s: %s.%s is a list or record, which no column can fill: "
                 "select it under another name into a Str and read its JSON in desk/",
                 query, m->name, name);
        to->fields[c] = f;
    }
    to->columns = row->columns;
    to->model = m;
    return ERR_OK;
}

static Str keep(Arena *a, Str s) {
    if (s.n == 0)
        return S("");
    char *p = arena_alloc_raw(a, s.n, 1);
    memcpy(p, s.p, s.n);
    return (Str){ p, s.n };
}

static bool cell_i64(const Cell *cell, int64_t *out) {
    if (cell->kind == CELL_I64) {
        *out = cell->i;
        return true;
    }
    return cell->kind == CELL_TEXT && parse_i64(cell->s, INT64_MIN, INT64_MAX, out);
}

/* PostgreSQL writes its booleans t and f; our own columns hold 0 and 1. */
static bool cell_bool(const Cell *cell, bool *out) {
    int64_t i;
    if (cell->kind == CELL_TEXT && cell->s.n == 1 && (*cell->s.p == 't' || *cell->s.p == 'f')) {
        *out = *cell->s.p == 't';
        return true;
    }
    if (!cell_i64(cell, &i))
        return false;
    *out = i != 0;
    return true;
}

static bool cell_f64(const Cell *cell, double *out) {
    if (cell->kind == CELL_F64)
        *out = cell->f;
    else if (cell->kind == CELL_I64)
        *out = (double)cell->i;
    else
        return cell->kind == CELL_TEXT && parse_f64(cell->s, out);
    return true;
}

static bool cell_enum(const Cell *cell, const Field *f, int *out) {
    int i = cell->kind == CELL_TEXT ? names_find(f->names, cell->s) : -1;
    if (i >= 0)
        *out = i;
    return i >= 0;
}

static bool set(Arena *a, const Cell *cell, const Field *f, void *rec) {
    void *at = field_at(f, rec);
    switch (f->type) {
    case FIELD_I64:
    case FIELD_TIME: return cell_i64(cell, at);
    case FIELD_BOOL: return cell_bool(cell, at);
    case FIELD_F64:  return cell_f64(cell, at);
    case FIELD_ENUM: return cell_enum(cell, f, at);
    case FIELD_STR:
        if (cell->kind == CELL_TEXT)
            *(Str *)at = keep(a, cell->s);
        return cell->kind == CELL_TEXT;
    case FIELD_LIST:
    case FIELD_RECORD:
    case FIELD_TYPE__COUNT: return false;
    }
    return false;
}

Err record_read(const Row *row, const Model *m, Arena *a, void *rec, Error *e) {
    Mapping *to = &row->db->mappings[row->query];
    if (to->model != m || to->columns != row->columns)
        TRY(map(row, m, to, e));
    for (size_t c = 0; c < row->columns; c++) {
        Cell cell = row->cell(row, c);
        if (cell.kind != CELL_NULL && !set(a, &cell, to->fields[c], rec))
            FAIL(e, ERR_DB, "%s: column %s does not fit the field of %s",
                 db_query(row->db, row->query)->name, to->fields[c]->name, m->name);
    }
    return ERR_OK;
}

Err record_first_i64(const Row *row, int64_t *out, Error *e) {
    Cell cell = row->cell(row, 0);
    *out = 0;
    if (cell.kind != CELL_NULL && !cell_i64(&cell, out))
        FAIL(e, ERR_DB, "%s: the first column is not a whole number",
             db_query(row->db, row->query)->name);
    return ERR_OK;
}
