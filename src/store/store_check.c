#include "store/sqlite.h"
#include "store/store_inside.h"

#include <string.h>

typedef struct Problem {
    Str text;
} Problem;
static const Field problem_fields[] = { FIELD(Problem, text) };
static const Model problem_model = MODEL(Problem, problem_fields);

static Err tell(void *ctx UNUSED, const void *rec, Error *e) {
    FAIL(e, ERR_DB, "the database is damaged: " STR_FMT, STR_ARG(((const Problem *)rec)->text));
}

/* As a stream, because it reads the whole database and may take long. */
Err store_check(Store *s, Error *e) {
    DbEach each = { .model = &problem_model, .fn = tell };
    Db *db;
    TRY(store_read(s, &db, e));
    Err err = db_each(db, Q_STORE_PROBLEM, DB_NO_ARGS, &each, e);
    store_done(s, &db);
    return err;
}

Err store_backup(Store *s, const char *path, Error *e) {
    if (s->engine != DB_SQLITE)
        FAIL(e, ERR_INVALID, "this database is backed up with pg_dump");
    return sqlite_backup(s->target, path, e);
}

Err store_check_queries(Store *s, Error *e) {
    Db *db;
    Err err = ERR_OK;
    TRY(store_read(s, &db, e));
    for (size_t q = 0; q < s->schema->query_count && err == ERR_OK; q++)
        err = db->driver->prepare(db, (Query)q, e);
    store_done(s, &db);
    return err;
}

static bool is_small(const Schema *schema, Str table) {
    return names_find(schema->small_tables, table) >= 0;
}

typedef struct Findings {
    Arena *arena;
    Str *items;
    size_t count, cap;
} Findings;

static void add(Findings *f, const Db *db, const QueryText *q, Str table) {
    if (f->count == f->cap) {
        Str *old = f->items;
        f->cap = f->cap ? f->cap * 2 : 16;
        f->items = arena_make(f->arena, Str, f->cap);
        if (old)
            memcpy(f->items, old, f->count * sizeof *old);
    }
    Buf line = buf_new(f->arena, 300);
    buf_printf(&line, "%s: scans " STR_FMT " (%s)", q->name, STR_ARG(table),
               db_engine(db) == DB_SQLITE ? "sqlite" : "pgsql");
    f->items[f->count++] = buf_str(&line);
}

static NODISCARD Err check_plan(Db *db, Query q, Findings *f, Error *e) {
    const QueryText *text = db_query(db, q);
    Scans scans = { .count = 0 };
    if ((text->flags & QUERY_HAS_PLAN) == 0 || (text->flags & QUERY_SCAN_OK) != 0)
        return ERR_OK;
    TRY(db->driver->scans(db, f->arena, q, &scans, e));
    for (size_t i = 0; i < scans.count; i++)
        if (!is_small(db->schema, scans.tables[i]))
            add(f, db, text, scans.tables[i]);
    return ERR_OK;
}

Err store_check_plans(Store *s, Arena *a, List *bad, Error *e) {
    Findings f = { .arena = a };
    Db *db;
    Err err = ERR_OK;
    TRY(store_read(s, &db, e));
    for (size_t q = 0; q < s->schema->query_count && err == ERR_OK; q++)
        err = check_plan(db, (Query)q, &f, e);
    store_done(s, &db);
    if (err == ERR_OK)
        *bad = (List){ .items = f.items, .count = f.count };
    return err;
}
