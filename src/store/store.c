#include "store/store.h"

#include "base/time.h"
#include "store/sqlite.h"
#include "store/store_inside.h"
#include "store/writer_lock.h"

#include <string.h>
#include <time.h>

enum { READERS_MAX = 64, PGSQL_WRITERS = 8 };

static const struct {
    const char *prefix;
    DbEngine engine;
    size_t cut; /* bytes of the prefix that are ours, not the engine's */
} schemes[] = {
    { "sqlite:", DB_SQLITE, 7 },
    { "pgsql:", DB_PGSQL, 6 },
    { "postgres://", DB_PGSQL, 0 },
    { "postgresql://", DB_PGSQL, 0 },
};

static NODISCARD Err read_url(Store *s, const char *url, Error *e) {
    for (size_t i = 0; i < COUNT(schemes); i++)
        if (strncmp(url, schemes[i].prefix, strlen(schemes[i].prefix)) == 0) {
            s->engine = schemes[i].engine;
            s->target = str_z(s->arena, str_c(url + schemes[i].cut));
            /* Each connection to :memory: would be a database of its own. */
            if (s->engine == DB_SQLITE && (*s->target == 0 || *s->target == ':'))
                FAIL_FIELD(e, "url", "sqlite: needs the path of a file");
            return ERR_OK;
        }
    FAIL_FIELD(e, "url", "a database is sqlite:PATH or postgres://...");
}

static int64_t deadline(const Store *s) { return clock_monotonic_ms() + s->options.busy_ms; }

static NODISCARD Err lock_writer(Store *s, int64_t until, Error *e) {
    return s->lock >= 0 ? writer_lock_take(s->lock, until, e) : ERR_OK;
}

static void unlock_writer(Store *s) {
    if (s->lock >= 0)
        writer_lock_give(s->lock);
}

/* ---- opening ---- */

static NODISCARD Err open_db(Store *s, bool is_writer, Db **out, Error *e) {
    DbOpen how = { .target = s->target, .options = &s->options, .schema = s->schema,
                   .faults = &s->faults, .is_writer = is_writer };
    TRY(s->engine == DB_SQLITE ? sqlite_open(&how, out, e) : pgsql_open(&how, out, e));
    (*out)->lent = s->options.lent;
    return ERR_OK;
}

static Err open_reader(void *ctx, Db **out, Error *e) { return open_db(ctx, false, out, e); }

/* Under the lock: opening may recover the log of a process that was killed. */
static Err open_writer(void *ctx, Db **out, Error *e) {
    Store *s = ctx;
    TRY(lock_writer(s, deadline(s), e));
    Err err = open_db(s, true, out, e);
    unlock_writer(s);
    return err;
}

static NODISCARD Err open_lock(Store *s, Error *e) {
    if (s->engine != DB_SQLITE)
        return ERR_OK;
    Buf path = buf_new(s->arena, 4096);
    buf_printf(&path, "%s-writer.lock", s->target);
    return writer_lock_open(str_z(s->arena, buf_str(&path)), &s->lock, e);
}

static NODISCARD Err try_writer(Store *s, Error *e) {
    Db *db;
    TRY(pool_take(&s->writers, deadline(s), &db, e));
    pool_give(&s->writers, &db);
    return ERR_OK;
}

Err store_open_schema(const StoreOptions *options, const Schema *schema, Store **out, Error *e) {
    if (options->readers < 1 || options->readers > READERS_MAX)
        FAIL_FIELD(e, "readers", "a store has 1 to %d readers", READERS_MAX);
    Arena *a = arena_new(4096);
    Store *s CLEANUP(store_close) = arena_make(a, Store, 1);
    s->arena = a;
    s->schema = schema;
    s->options = *options;
    s->lock = -1;
    atomic_init(&s->faults, 0);
    Err err = read_url(s, options->url, e);
    size_t readers = (size_t)options->readers, writers = s->engine == DB_SQLITE ? 1 : PGSQL_WRITERS;
    pool_start(&s->readers, a, readers, open_reader, s);
    pool_start(&s->writers, a, writers, open_writer, s);
    TRY(err);
    TRY(open_lock(s, e));
    TRY(try_writer(s, e));
    *out = s;
    s = NULL;
    return ERR_OK;
}

Err store_open(const StoreOptions *options, Store **out, Error *e) {
    return store_open_schema(options, &store_schema, out, e);
}

void store_close(Store **s) {
    if (*s == NULL)
        return;
    if ((*s)->writers.made > 0) {
        Error ignored; /* the log is read at the next start as well */
        Err dropped UNUSED = store_checkpoint(*s, &ignored);
    }
    pool_end(&(*s)->readers);
    pool_end(&(*s)->writers);
    writer_lock_close(&(*s)->lock);
    Arena *a = (*s)->arena;
    arena_free(&a);
    *s = NULL;
}

DbEngine store_engine(const Store *s) { return s->engine; }

void store_fault_after(Store *s, int n) { atomic_store(&s->faults, n); }
int store_fault_left(const Store *s) { return atomic_load(&s->faults); }

/* ---- borrowing ---- */

Err store_read(Store *s, Db **out, Error *e) {
    return pool_take(&s->readers, deadline(s), out, e);
}

void store_done(Store *s, Db **db) {
    if (*db == NULL)
        return;
    db_rollback(*db);
    pool_give(&s->readers, db);
}

static void give_writer(Store *s, Db **db) {
    db_rollback(*db);
    unlock_writer(s);
    pool_give(&s->writers, db);
}

Err store_write_as(Store *s, Begin how, Db **out, Error *e) {
    int64_t until = deadline(s);
    Db *db;
    TRY(pool_take(&s->writers, until, &db, e));
    Err err = lock_writer(s, until, e);
    if (err != ERR_OK) {
        pool_give(&s->writers, &db);
        return err;
    }
    err = db_begin_as(db, how, e);
    if (err != ERR_OK) {
        give_writer(s, &db);
        return err;
    }
    *out = db;
    return ERR_OK;
}

Err store_write(Store *s, Db **out, Error *e) { return store_write_as(s, BEGIN_WRITE, out, e); }

Err store_commit(Store *s, Db **db, Error *e) {
    Err err = db_commit(*db, e);
    give_writer(s, db);
    return err;
}

void store_abort(Store *s, Db **db) {
    if (*db)
        give_writer(s, db);
}

static Err transact_once(Store *s, StoreFn *fn, void *ctx, Error *e) {
    Db *db;
    TRY(store_write(s, &db, e));
    Err err = fn(db, ctx, e);
    if (err == ERR_OK)
        return store_commit(s, &db, e);
    store_abort(s, &db);
    return err;
}

/* Those who collided must not collide again: each waits another time, taken from the address
 * of its own stack, growing with each try. */
static void pause_before(int attempt, const void *self) {
    long most_us = 500L << (attempt < 7 ? attempt : 7);
    long us = most_us / 2 + (long)(((uintptr_t)self >> 12) * 2654435761u % (uintptr_t)most_us);
    nanosleep(&(struct timespec){ .tv_nsec = us * 1000 }, NULL);
}

Err store_transact(Store *s, StoreFn *fn, void *ctx, Error *e) {
    int64_t until = deadline(s);
    for (int attempt = 0;; attempt++) {
        Err err = transact_once(s, fn, ctx, e);
        if (err != ERR_BUSY || clock_monotonic_ms() >= until)
            return err;
        pause_before(attempt, &attempt);
    }
}

Err store_checkpoint(Store *s, Error *e) {
    if (s->engine != DB_SQLITE)
        return ERR_OK;
    int64_t until = deadline(s);
    Db *db;
    TRY(pool_take(&s->writers, until, &db, e));
    Err err = lock_writer(s, until, e);
    if (err == ERR_OK) {
        err = sqlite_checkpoint((Sqlite *)db, e);
        unlock_writer(s);
    }
    pool_give(&s->writers, &db);
    return err;
}
