#include "store/db.h"

#include "store/driver.h"
#include "store/record.h"

#include <string.h>

DbVal db_val_i64(int64_t i) { return (DbVal){ .kind = DB_I64, .i = i }; }
DbVal db_val_int(int i) { return (DbVal){ .kind = DB_I64, .i = i }; }
DbVal db_val_bool(bool b) { return (DbVal){ .kind = DB_I64, .i = b }; }
DbVal db_val_f64(double f) { return (DbVal){ .kind = DB_F64, .f = f }; }
DbVal db_val_text(Str s) { return (DbVal){ .kind = s.p ? DB_TEXT : DB_NULL, .s = s }; }
DbVal db_val_same(DbVal v) { return v; }
DbVal db_null(void) { return (DbVal){ .kind = DB_NULL }; }
DbVal db_id(int64_t id) { return id == 0 ? db_null() : db_val_i64(id); }
DbVal db_text(Str s) { return s.n == 0 ? db_null() : db_val_text(s); }
DbVal db_name(const char *const *names, int value) { return db_val_text(str_c(names[value])); }

DbEngine db_engine(const Db *db) { return db->driver->engine; }
const void *db_lent(const Db *db) { return db->lent; }

Db *db_make(const DbOpen *how, const DbDriver *driver, size_t size) {
    Arena *a = arena_new(4096);
    Db *db = arena_alloc(a, size, _Alignof(max_align_t));
    db->driver = driver;
    db->schema = how->schema;
    db->arena = a;
    db->mappings = arena_make(a, Mapping, how->schema->query_count);
    db->faults = how->faults;
    db->is_writer = how->is_writer;
    return db;
}

void db_free(Db **db) {
    if (*db == NULL)
        return;
    Arena *a = (*db)->arena;
    db_rollback(*db);
    (*db)->driver->close(*db);
    arena_free(&a);
    *db = NULL;
}

/* ---- what every statement passes ---- */

static bool fault_is_due(Db *db) {
    return atomic_load_explicit(db->faults, memory_order_relaxed) > 0 &&
           atomic_fetch_sub(db->faults, 1) == 1;
}

/* The state a connection must be in before it takes another statement. */
static NODISCARD Err check_state(Db *db, const char *doing, Error *e) {
    if (db->is_streaming)
        FAIL(e, ERR_INTERNAL, "%s: this connection is busy with the rows of db_each", doing);
    if (db->txn == TXN_FAILED)
        FAIL(e, ERR_DB, "%s: an earlier statement of this transaction failed", doing);
    if (fault_is_due(db))
        FAIL(e, ERR_IO, "%s: injected fault", doing);
    return ERR_OK;
}

static NODISCARD Err check_args(const QueryText *q, DbArgs args, Error *e) {
    if (args.n != q->parameters)
        FAIL(e, ERR_INTERNAL, "%s takes %zu parameters, not %zu", q->name, q->parameters, args.n);
    for (size_t i = 0; i < args.n; i++) {
        if (args.v[i].kind != DB_TEXT)
            continue;
        if (args.v[i].s.n > DB_TEXT_MAX)
            FAIL(e, ERR_LIMIT, "%s: text for $%zu is too long", q->name, i + 1);
        if (memchr(args.v[i].s.p, 0, args.v[i].s.n))
            FAIL(e, ERR_INVALID, "%s: text for $%zu contains a NUL byte", q->name, i + 1);
    }
    return ERR_OK;
}

/* Any failure inside a transaction ends it, as PostgreSQL would have it; were SQLite to go on,
 * code that works there would fail on the other engine. */
static Err settle(Db *db, Err err) {
    if (err != ERR_OK && db->txn == TXN_OPEN)
        db->txn = TXN_FAILED;
    return err;
}

static NODISCARD Err run(Db *db, Query q, DbArgs args, const RowSink *sink, int64_t *affected,
                         Error *e) {
    const QueryText *text = db_query(db, q);
    TRY(check_args(text, args, e));
    Err err = check_state(db, text->name, e);
    if (err == ERR_OK)
        err = db->driver->run(db, q, args, sink, affected, e);
    return settle(db, err);
}

Err db_run(Db *db, Query q, DbArgs args, int64_t *affected, Error *e) {
    return run(db, q, args, NULL, affected, e);
}

Err db_many(Db *db, Query q, const DbMany *many, int64_t *affected, Error *e) {
    const QueryText *text = db_query(db, q);
    if (db->txn == TXN_NONE)
        FAIL(e, ERR_INTERNAL, "%s: db_many needs a transaction", text->name);
    for (size_t i = 0; i < many->count; i++)
        TRY(check_args(text, many->rows[i], e));
    int64_t changed = 0;
    Err err = check_state(db, text->name, e);
    if (err == ERR_OK && many->count > 0)
        err = db->driver->many(db, q, many, &changed, e);
    if (err == ERR_OK && affected)
        *affected = changed;
    return settle(db, err);
}

/* ---- rows to records ---- */

typedef struct Collect {
    Arena *arena;
    const Model *model;
    char *recs;
    size_t count, cap, most; /* no more than `most` rows may come; 0 = any number */
} Collect;

static void grow(Collect *c) {
    size_t cap = c->cap ? c->cap * 2 : c->most ? c->most : 8;
    char *p = arena_alloc(c->arena, arena_mul_(c->model->size, cap), _Alignof(max_align_t));
    if (c->count)
        memcpy(p, c->recs, c->count * c->model->size);
    c->recs = p;
    c->cap = cap;
}

static Err collect(void *ctx, const Row *row, Error *e) {
    Collect *c = ctx;
    if (c->most && c->count == c->most)
        FAIL(e, ERR_DB, "%s returned more than one row", db_query(row->db, row->query)->name);
    if (c->count == c->cap)
        grow(c);
    TRY(record_read(row, c->model, c->arena, c->recs + c->count * c->model->size, e));
    c->count++;
    return ERR_OK;
}

Err db_maybe(Db *db, Arena *a, Query q, DbArgs args, const Model *m, void *rec, bool *found,
             Error *e) {
    Collect c = { .arena = a, .model = m, .most = 1 };
    TRY(run(db, q, args, &(RowSink){ .fn = collect, .ctx = &c }, NULL, e));
    if (c.count)
        memcpy(rec, c.recs, m->size);
    *found = c.count != 0;
    return ERR_OK;
}

Err db_one(Db *db, Arena *a, Query q, DbArgs args, const Model *m, void *rec, Error *e) {
    bool found;
    TRY(db_maybe(db, a, q, args, m, rec, &found, e));
    if (!found)
        FAIL(e, ERR_NOT_FOUND, "no such %s", m->name);
    return ERR_OK;
}

static NODISCARD Err check_bounded(const QueryText *q, Error *e) {
    if ((q->flags & (QUERY_LIMITED | QUERY_UNBOUNDED)) == 0)
        FAIL(e, ERR_INTERNAL, "%s has no LIMIT: add one, or tag it `-- unbounded: reason`",
             q->name);
    return ERR_OK;
}

Err db_list(Db *db, Arena *a, Query q, DbArgs args, const Model *m, List *out, Error *e) {
    Collect c = { .arena = a, .model = m };
    TRY(check_bounded(db_query(db, q), e));
    TRY(run(db, q, args, &(RowSink){ .fn = collect, .ctx = &c }, NULL, e));
    *out = (List){ .items = c.recs, .count = c.count };
    return ERR_OK;
}

typedef struct FirstI64 {
    int64_t value;
    bool found;
} FirstI64;

static Err first_i64(void *ctx, const Row *row, Error *e) {
    FirstI64 *f = ctx;
    if (f->found)
        FAIL(e, ERR_DB, "%s returned more than one row", db_query(row->db, row->query)->name);
    f->found = true;
    return record_first_i64(row, &f->value, e);
}

Err db_i64(Db *db, Query q, DbArgs args, int64_t *out, Error *e) {
    FirstI64 f = { 0 };
    TRY(run(db, q, args, &(RowSink){ .fn = first_i64, .ctx = &f }, NULL, e));
    if (!f.found)
        FAIL(e, ERR_NOT_FOUND, "%s found nothing", db_query(db, q)->name);
    *out = f.value;
    return ERR_OK;
}

typedef struct Stream {
    const DbEach *each;
    Arena *arena;
    void *rec;
} Stream;

static Err stream(void *ctx, const Row *row, Error *e) {
    Stream *s = ctx;
    arena_reset(s->arena);
    s->rec = arena_alloc(s->arena, s->each->model->size, _Alignof(max_align_t));
    TRY(record_read(row, s->each->model, s->arena, s->rec, e));
    row->db->is_streaming = true;
    Err err = s->each->fn(s->each->ctx, s->rec, e);
    row->db->is_streaming = false;
    return err;
}

Err db_each(Db *db, Query q, DbArgs args, const DbEach *each, Error *e) {
    SCRATCH(a);
    Stream s = { .each = each, .arena = a };
    TRY(check_bounded(db_query(db, q), e));
    return run(db, q, args, &(RowSink){ .fn = stream, .ctx = &s, .is_stream = true }, NULL, e);
}

/* ---- transactions ---- */

Err db_begin_as(Db *db, Begin how, Error *e) {
    if (db->txn != TXN_NONE)
        FAIL(e, ERR_INTERNAL, "a transaction is open already");
    TRY(check_state(db, "begin", e));
    TRY(db->driver->begin(db, how, e));
    db->txn = TXN_OPEN;
    return ERR_OK;
}

Err db_begin(Db *db, Error *e) {
    return db_begin_as(db, db->is_writer ? BEGIN_WRITE : BEGIN_READ, e);
}

Err db_commit(Db *db, Error *e) {
    if (db->txn == TXN_NONE)
        FAIL(e, ERR_INTERNAL, "commit outside a transaction");
    Err err = check_state(db, "commit", e);
    if (err == ERR_OK)
        err = db->driver->commit(db, e);
    if (err != ERR_OK)
        db_rollback(db);
    db->txn = TXN_NONE;
    return err;
}

void db_rollback(Db *db) {
    if (db->txn != TXN_NONE)
        db->driver->rollback(db);
    db->txn = TXN_NONE;
}

Err db_script(Db *db, const char *sql, Error *e) {
    Err err = check_state(db, "script", e);
    if (err == ERR_OK)
        err = db->driver->script(db, sql, e);
    return settle(db, err);
}
