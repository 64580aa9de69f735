/* store.h - the connections of one process to its database.
 *
 * SQLite: one connection writes and checkpoints, all others are read-only; the writer is
 * guarded by a mutex and, across processes, by a lock on FILE-writer.lock, so two processes
 * (a server and an import) never write or checkpoint at the same time (SQLite 3.40 has a race
 * there). PostgreSQL: a pool, any connection may write. Thread-safe. */
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include "store/db.h"

typedef struct Store Store;

typedef struct StoreOptions {
    const char *url;   /* sqlite:PATH or pgsql:CONNINFO (or postgres://...) */
    int readers;       /* read connections kept, 1..64 */
    int cache_kib;     /* SQLite page cache per connection */
    int busy_ms;       /* how long a writer waits for another before ERR_BUSY */
    bool fast_and_unsafe; /* tests that do not test durability: no fsync */
} StoreOptions;

NODISCARD Err store_open(const StoreOptions *options, Store **out, Error *e);
void store_close(Store **s);
DbEngine store_engine(const Store *s);

/* Bring the schema up to this program's; `now` is recorded. ERR_CONFLICT when an applied
 * migration was changed or the database is newer than the program. Safe to run from several
 * processes at once. */
NODISCARD Err store_migrate(Store *s, int64_t now, Error *e);
/* The schema version found, 0 for an empty database. */
NODISCARD Err store_version(Store *s, int64_t *out, Error *e);

/* Borrow a read connection; give it back with store_done (CLEANUP form: STORE_READ). */
NODISCARD Err store_read(Store *s, Db **out, Error *e);
void store_done(Store *s, Db **db);

/* Begin a write transaction; end it with store_commit or store_abort (sets *db to NULL; safe
 * after a commit). After ERR_OK from store_commit the change is durable. */
NODISCARD Err store_write(Store *s, Db **out, Error *e);
NODISCARD Err store_commit(Store *s, Db **db, Error *e);
void store_abort(Store *s, Db **db);

/* A transaction around fn: commit when it returns ERR_OK, roll back else, retry up to three
 * times when the engine reports a serialisation conflict. */
typedef Err StoreFn(Db *db, void *ctx, Error *e);
NODISCARD Err store_transact(Store *s, StoreFn *fn, void *ctx, Error *e);

/* Move the write-ahead log into the database file when nobody reads an older state (SQLite;
 * nothing on PostgreSQL). */
NODISCARD Err store_checkpoint(Store *s, Error *e);
/* A consistent copy of a live SQLite database to a new file (ERR_CONFLICT when it exists). */
NODISCARD Err store_backup(Store *s, const char *path, Error *e);
/* SQLite's integrity_check and foreign_key_check, or PostgreSQL's constraint check. */
NODISCARD Err store_check(Store *s, Error *e);

/* For tests: prepare every query; list those whose plan scans a table that can grow. */
NODISCARD Err store_check_queries(Store *s, Error *e);
NODISCARD Err store_check_plans(Store *s, Arena *a, List *bad /* of Str */, Error *e);
/* For tests: the n-th statement from now on this store fails with ERR_IO (0 = off). */
void store_fault_after(Store *s, int n);

#endif
