#include "store/sqlite_rows.h"

/* A virtual table without a name in the schema; its cursor walks over s->given. */

static const char columns[] = "CREATE TABLE given_rows(c1,c2,c3,c4,c5,c6,c7,c8,c9,c10,c11,c12,c13,"
                              "c14,c15,c16,c17,c18,c19,c20,c21,c22,c23,c24,c25,c26,c27,c28,c29,c30,"
                              "c31,c32)";

typedef struct GivenTable {
    sqlite3_vtab base;
    const Sqlite *s;
} GivenTable;

typedef struct GivenCursor {
    sqlite3_vtab_cursor base;
    size_t at;
} GivenCursor;

static const DbMany *given(const sqlite3_vtab_cursor *c) {
    return ((const GivenTable *)c->pVtab)->s->given;
}

static int table_connect(sqlite3 *h, void *s, int argc UNUSED, const char *const *argv UNUSED,
                         sqlite3_vtab **out, char **why UNUSED) {
    GivenTable *t = sqlite3_malloc(sizeof *t);
    if (t == NULL)
        return SQLITE_NOMEM;
    *t = (GivenTable){ .s = s };
    *out = &t->base;
    sqlite3_vtab_config(h, SQLITE_VTAB_DIRECTONLY);
    return sqlite3_declare_vtab(h, columns);
}

static int table_disconnect(sqlite3_vtab *t) {
    sqlite3_free(t);
    return SQLITE_OK;
}

static int table_plan(sqlite3_vtab *t UNUSED, sqlite3_index_info *plan) {
    plan->estimatedCost = 1;
    return SQLITE_OK;
}

static int cursor_open(sqlite3_vtab *t UNUSED, sqlite3_vtab_cursor **out) {
    GivenCursor *c = sqlite3_malloc(sizeof *c);
    if (c == NULL)
        return SQLITE_NOMEM;
    *c = (GivenCursor){ 0 };
    *out = &c->base;
    return SQLITE_OK;
}

static int cursor_close(sqlite3_vtab_cursor *c) {
    sqlite3_free(c);
    return SQLITE_OK;
}

static int cursor_start(sqlite3_vtab_cursor *c, int plan UNUSED, const char *text UNUSED,
                        int argc UNUSED, sqlite3_value **argv UNUSED) {
    ((GivenCursor *)c)->at = 0;
    return SQLITE_OK;
}

static int cursor_next(sqlite3_vtab_cursor *c) {
    ((GivenCursor *)c)->at++;
    return SQLITE_OK;
}

static int cursor_ended(sqlite3_vtab_cursor *c) {
    const DbMany *m = given(c);
    return m == NULL || ((const GivenCursor *)c)->at >= m->count;
}

static int cursor_value(sqlite3_vtab_cursor *c, sqlite3_context *out, int column) {
    const DbArgs *row = &given(c)->rows[((const GivenCursor *)c)->at];
    if ((size_t)column >= row->n)
        return SQLITE_RANGE;
    const DbVal *v = &row->v[column];
    switch (v->kind) {
    case DB_NULL: sqlite3_result_null(out); break;
    case DB_I64:  sqlite3_result_int64(out, v->i); break;
    case DB_F64:  sqlite3_result_double(out, v->f); break;
    case DB_TEXT:
        sqlite3_result_text64(out, v->s.p, v->s.n, SQLITE_STATIC, SQLITE_UTF8);
        break;
    }
    return SQLITE_OK;
}

static int cursor_id(sqlite3_vtab_cursor *c, sqlite3_int64 *out) {
    *out = (sqlite3_int64)((const GivenCursor *)c)->at;
    return SQLITE_OK;
}

static const sqlite3_module module = {
    .xConnect = table_connect, /* without xCreate: it is there in every statement, in no schema */
    .xBestIndex = table_plan,
    .xDisconnect = table_disconnect,
    .xOpen = cursor_open,
    .xClose = cursor_close,
    .xFilter = cursor_start,
    .xNext = cursor_next,
    .xEof = cursor_ended,
    .xColumn = cursor_value,
    .xRowid = cursor_id,
};

Err sqlite_rows_register(Sqlite *s, Error *e) {
    return sqlite3_create_module_v2(s->h, "given_rows", &module, s, NULL) == SQLITE_OK
               ? ERR_OK
               : sqlite_fail(s, "open", e);
}

Err sqlite_rows_prepare(Sqlite *s, Query q, Error *e) {
    sqlite3_stmt **h = &s->many_statements[q];
    if (*h != NULL || db_query(&s->base, q)->sqlite_many == NULL ||
        sqlite3_prepare_v3(s->h, db_query(&s->base, q)->sqlite_many, -1,
                           SQLITE_PREPARE_PERSISTENT, h, NULL) == SQLITE_OK)
        return ERR_OK;
    return sqlite_fail(s, db_query(&s->base, q)->name, e);
}

Err sqlite_rows_insert(Sqlite *s, Query q, const DbMany *m, int64_t *affected, Error *e) {
    TRY(sqlite_rows_prepare(s, q, e));
    sqlite3_stmt *h = s->many_statements[q];
    s->given = m;
    int rc = sqlite3_step(h);
    Err err = rc == SQLITE_DONE ? ERR_OK : sqlite_fail(s, db_query(&s->base, q)->name, e);
    sqlite3_reset(h);
    s->given = NULL;
    if (err != ERR_OK)
        return err;
    *affected += sqlite3_changes64(s->h);
    /* Nobody else writes: each row got the id after the one before. */
    int64_t id = sqlite3_last_insert_rowid(s->h) - (int64_t)m->count;
    for (size_t i = 0; m->firsts && i < m->count; i++)
        m->firsts[i] = ++id;
    return ERR_OK;
}
