#include "store/sqlite.h"

#include "base/time.h"
#include "store/sqlite_rows.h"

#include <stdio.h>
#include <string.h>

/* The extended code if it is listed, else the basic one in its low byte. */
static const struct {
    int rc;
    Err err;
    const char *says; /* NULL: SQLite's own words, which no user sees */
} codes[] = {
    { SQLITE_CONSTRAINT_UNIQUE, ERR_CONFLICT, "such an entry exists already" },
    { SQLITE_CONSTRAINT_PRIMARYKEY, ERR_CONFLICT, "such an entry exists already" },
    { SQLITE_CONSTRAINT_ROWID, ERR_CONFLICT, "such an entry exists already" },
    { SQLITE_CONSTRAINT_FOREIGNKEY, ERR_CONFLICT, "refers to what is missing, or is in use" },
    { SQLITE_CONSTRAINT_TRIGGER, ERR_CONFLICT, "not possible in the present state" },
    { SQLITE_CONSTRAINT, ERR_INVALID, "a value does not fit its column" },
    { SQLITE_MISMATCH, ERR_INVALID, "a value does not fit its column" },
    { SQLITE_TOOBIG, ERR_LIMIT, "a value is too large" },
    { SQLITE_FULL, ERR_LIMIT, "the disk is full" },
    { SQLITE_INTERRUPT, ERR_LIMIT, "took too long" },
    { SQLITE_BUSY, ERR_BUSY, "the database is busy" },
    { SQLITE_LOCKED, ERR_BUSY, "the database is busy" },
    { SQLITE_READONLY, ERR_INTERNAL, NULL },
    { SQLITE_IOERR, ERR_IO, NULL },
    { SQLITE_CANTOPEN, ERR_IO, NULL },
    { SQLITE_CORRUPT, ERR_IO, NULL },
    { SQLITE_NOTADB, ERR_IO, NULL },
};

/* After a failed fsync the kernel may have dropped the pages and report success next time
 * (PostgreSQL panics for the same reason): nothing more may be written through this
 * connection. Reopening recovers what the log really holds. */
static bool breaks(int extended) {
    return extended == SQLITE_IOERR_FSYNC || extended == SQLITE_IOERR_DIR_FSYNC ||
           extended == SQLITE_IOERR_CORRUPTFS || (extended & 0xff) == SQLITE_CORRUPT;
}

Err sqlite_fail(Sqlite *s, const char *doing, Error *e) {
    int extended = sqlite3_extended_errcode(s->h), basic = extended & 0xff;
    Err err = ERR_DB;
    const char *says = NULL;
    if (breaks(extended))
        s->is_broken = true;
    for (size_t i = 0; i < COUNT(codes); i++)
        if (codes[i].rc == extended || codes[i].rc == basic) {
            err = codes[i].err;
            says = codes[i].says;
            break;
        }
    if (says)
        FAIL(e, err, "%s: %s", doing, says);
    FAIL(e, err, "%s: %s (%d)", doing, sqlite3_errmsg(s->h), extended);
}

Err sqlite_exec(Sqlite *s, const char *sql, Error *e) {
    return sqlite3_exec(s->h, sql, NULL, NULL, NULL) == SQLITE_OK ? ERR_OK
                                                                  : sqlite_fail(s, "script", e);
}

static NODISCARD Err check_usable(const Sqlite *s, Error *e) {
    if (s->is_broken && s->base.is_writer)
        FAIL(e, ERR_IO, "writing stopped after a failed write to the disk: restart the program");
    return ERR_OK;
}

/* ---- statements ---- */

static NODISCARD Err prepare(Db *db, Query q, Error *e) {
    Sqlite *s = (Sqlite *)db;
    Statement *st = &s->statements[q];
    const QueryText *text = db_query(db, q);
    if (st->h != NULL)
        return ERR_OK;
    if (sqlite3_prepare_v3(s->h, text->sqlite, -1, SQLITE_PREPARE_PERSISTENT, &st->h, NULL) !=
        SQLITE_OK)
        return sqlite_fail(s, text->name, e);
    if (st->slots == NULL)
        st->slots = arena_make(db->arena, int, text->parameters);
    for (size_t i = 0; i < text->parameters; i++) {
        char name[24];
        snprintf(name, sizeof name, "$%zu", i + 1);
        st->slots[i] = sqlite3_bind_parameter_index(st->h, name);
    }
    return ERR_OK;
}

static NODISCARD Err prepare_all(Db *db, Query q, Error *e) {
    TRY(prepare(db, q, e));
    return sqlite_rows_prepare((Sqlite *)db, q, e);
}

static int bind_one(sqlite3_stmt *h, int slot, const DbVal *v) {
    switch (v->kind) {
    case DB_NULL: return sqlite3_bind_null(h, slot);
    case DB_I64:  return sqlite3_bind_int64(h, slot, v->i);
    case DB_F64:  return sqlite3_bind_double(h, slot, v->f);
    case DB_TEXT: return sqlite3_bind_text64(h, slot, v->s.p, v->s.n, SQLITE_STATIC, SQLITE_UTF8);
    }
    return SQLITE_MISUSE;
}

static NODISCARD Err bind(Sqlite *s, const Statement *st, Query q, DbArgs args, Error *e) {
    for (size_t i = 0; i < args.n; i++)
        if (bind_one(st->h, st->slots[i], &args.v[i]) != SQLITE_OK)
            return sqlite_fail(s, db_query(&s->base, q)->name, e);
    return ERR_OK;
}

/* The texts stay bound though their owner may free them: they are bound anew before the next
 * step, and clearing them here costs a tenth of a small insert. */
static void end(Statement **st) { sqlite3_reset((*st)->h); }

static const char *row_name(const Row *row, size_t column) {
    const Sqlite *s = (const Sqlite *)row->db;
    return sqlite3_column_name(s->statements[row->query].h, (int)column);
}

static Cell row_cell(const Row *row, size_t column) {
    sqlite3_stmt *h = ((const Sqlite *)row->db)->statements[row->query].h;
    int c = (int)column;
    switch (sqlite3_column_type(h, c)) {
    case SQLITE_NULL:    return (Cell){ .kind = CELL_NULL };
    case SQLITE_INTEGER: return (Cell){ .kind = CELL_I64, .i = sqlite3_column_int64(h, c) };
    case SQLITE_FLOAT:   return (Cell){ .kind = CELL_F64, .f = sqlite3_column_double(h, c) };
    case SQLITE_TEXT: {
        const char *p = (const char *)sqlite3_column_text(h, c);
        return (Cell){ .kind = CELL_TEXT, .s = { p, (size_t)sqlite3_column_bytes(h, c) } };
    }
    default: return (Cell){ .kind = CELL_BYTES };
    }
}

static const char *new_row_name(const Row *row UNUSED, size_t column UNUSED) { return "id"; }

static Cell new_row_cell(const Row *row, size_t column UNUSED) {
    return (Cell){ .kind = CELL_I64,
                   .i = sqlite3_last_insert_rowid(((const Sqlite *)row->db)->h) };
}

/* The row that RETURNING id would give, without its cost: see NEW_ROW in tools/sqlgen.py. */
static NODISCARD Err give_new_row(Sqlite *s, Query q, const RowSink *sink, Error *e) {
    Row row = { .db = &s->base, .query = q, .columns = 1, .name = new_row_name,
                .cell = new_row_cell };
    return sqlite3_changes64(s->h) > 0 ? sink->fn(sink->ctx, &row, e) : ERR_OK;
}

/* SQLite may roll the whole transaction back by itself (full disk, I/O error). Going on would
 * write the rest outside of it, so db.c must learn of it: any error marks it failed there. */
static NODISCARD Err run(Db *db, Query q, DbArgs args, const RowSink *sink, int64_t *affected,
                         Error *e) {
    Sqlite *s = (Sqlite *)db;
    TRY(check_usable(s, e));
    TRY(prepare(db, q, e));
    Statement *st CLEANUP(end) = &s->statements[q];
    TRY(bind(s, st, q, args, e));
    s->stop_at = clock_monotonic_ms() + (sink && sink->is_stream ? STREAM_MS : STATEMENT_MS);
    Row row = { .db = db, .query = q, .name = row_name, .cell = row_cell };
    int rc;
    while ((rc = sqlite3_step(st->h)) == SQLITE_ROW)
        if (sink) {
            row.columns = (size_t)sqlite3_column_count(st->h);
            TRY(sink->fn(sink->ctx, &row, e));
        }
    if (rc != SQLITE_DONE)
        return sqlite_fail(s, db_query(db, q)->name, e);
    if (affected)
        *affected = sqlite3_stmt_readonly(st->h) ? 0 : sqlite3_changes64(s->h);
    bool is_new = sink && db_query(db, q)->flags & QUERY_NEW_ROW;
    return is_new ? give_new_row(s, q, sink, e) : ERR_OK;
}

typedef struct First {
    int64_t *value;
    bool found;
} First;

static Err first(void *ctx, const Row *row, Error *e) {
    First *f = ctx;
    Cell cell = row->cell(row, 0);
    if (cell.kind != CELL_I64 && cell.kind != CELL_NULL)
        FAIL(e, ERR_DB, "%s: the first column is not a whole number",
             db_query(row->db, row->query)->name);
    if (!f->found)
        *f->value = cell.i;
    f->found = true;
    return ERR_OK;
}

static NODISCARD Err many(Db *db, Query q, const DbMany *m, int64_t *affected, Error *e) {
    TRY(check_usable((const Sqlite *)db, e));
    if (m->count > 1 && db_query(db, q)->sqlite_many)
        return sqlite_rows_insert((Sqlite *)db, q, m, affected, e);
    for (size_t i = 0; i < m->count; i++) {
        First f = { .value = m->firsts ? &m->firsts[i] : NULL };
        RowSink sink = { .fn = first, .ctx = &f };
        int64_t changed;
        if (f.value)
            *f.value = 0;
        TRY(run(db, q, m->rows[i], f.value ? &sink : NULL, &changed, e));
        *affected += changed;
    }
    return ERR_OK;
}

static NODISCARD Err script(Db *db, const char *sql, Error *e) {
    Sqlite *s = (Sqlite *)db;
    TRY(check_usable(s, e));
    return sqlite_exec(s, sql, e);
}

/* ---- transactions ---- */

static const char *const control_texts[] = {
    [CONTROL_BEGIN] = "BEGIN",
    [CONTROL_BEGIN_NOW] = "BEGIN IMMEDIATE",
    [CONTROL_COMMIT] = "COMMIT",
    [CONTROL_ROLLBACK] = "ROLLBACK",
};
static_assert(COUNT(control_texts) == CONTROL__COUNT, "one text per control statement");

static int control(Sqlite *s, Control which) {
    sqlite3_stmt **h = &s->controls[which];
    int rc = *h ? SQLITE_OK
                : sqlite3_prepare_v3(s->h, control_texts[which], -1, SQLITE_PREPARE_PERSISTENT, h,
                                     NULL);
    if (rc == SQLITE_OK)
        rc = sqlite3_step(*h);
    return rc;
}

static void control_end(Sqlite *s, Control which) { sqlite3_reset(s->controls[which]); }

static NODISCARD Err begin(Db *db, Begin how, Error *e) {
    Sqlite *s = (Sqlite *)db;
    Control which = how == BEGIN_READ ? CONTROL_BEGIN : CONTROL_BEGIN_NOW;
    TRY(check_usable(s, e));
    Err err = control(s, which) == SQLITE_DONE ? ERR_OK : sqlite_fail(s, "begin", e);
    control_end(s, which);
    return err;
}

static void rollback(Db *db) {
    Sqlite *s = (Sqlite *)db;
    if (sqlite3_get_autocommit(s->h))
        return; /* SQLite did it already */
    (void)control(s, CONTROL_ROLLBACK); /* fails only when there is nothing to roll back */
    control_end(s, CONTROL_ROLLBACK);
}

/* A log that no checkpoint could empty for so long makes the next one wait for the readers. */
enum { CHECKPOINT_PATIENCE = 8, CHECKPOINT_WAIT_MS = 200 };

Err sqlite_checkpoint(Sqlite *s, Error *e) {
    int pages = 0, moved = 0;
    TRY(check_usable(s, e));
    bool is_long = s->log_pages >= CHECKPOINT_PATIENCE * s->checkpoint_pages;
    if (is_long)
        sqlite3_busy_timeout(s->h, CHECKPOINT_WAIT_MS);
    int rc = sqlite3_wal_checkpoint_v2(s->h, "main",
                                       is_long ? SQLITE_CHECKPOINT_RESTART
                                               : SQLITE_CHECKPOINT_PASSIVE,
                                       &pages, &moved);
    sqlite3_busy_timeout(s->h, s->busy_ms);
    s->log_pages = pages;
    /* Pages that a reader still needs stay in the log: try again when it has grown as much. */
    s->checkpoint_at = (moved < pages ? pages : 0) + s->checkpoint_pages;
    return rc == SQLITE_OK || rc == SQLITE_BUSY ? ERR_OK : sqlite_fail(s, "checkpoint", e);
}

static NODISCARD Err commit(Db *db, Error *e) {
    Sqlite *s = (Sqlite *)db;
    TRY(check_usable(s, e));
    Err err = control(s, CONTROL_COMMIT) == SQLITE_DONE ? ERR_OK : sqlite_fail(s, "commit", e);
    control_end(s, CONTROL_COMMIT);
    if (err == ERR_OK && db->is_writer && s->log_pages >= s->checkpoint_at) {
        Error ignored; /* the commit is durable; a failed fsync stops the next writer */
        Err dropped UNUSED = sqlite_checkpoint(s, &ignored);
    }
    return err;
}

static void close_(Db *db) {
    Sqlite *s = (Sqlite *)db;
    for (size_t i = 0; i < db->schema->query_count; i++)
        sqlite3_finalize(s->statements[i].h);
    for (size_t i = 0; i < db->schema->query_count; i++)
        sqlite3_finalize(s->many_statements[i]);
    for (size_t i = 0; i < CONTROL__COUNT; i++)
        sqlite3_finalize(s->controls[i]);
    sqlite3_close(s->h);
}

const DbDriver sqlite_driver = {
    .engine = DB_SQLITE,
    .prepare = prepare_all,
    .run = run,
    .many = many,
    .script = script,
    .begin = begin,
    .commit = commit,
    .rollback = rollback,
    .scans = sqlite_scans,
    .close = close_,
};
