/* store.h - the connections of one process to its database.
 *
 * SQLite: one connection writes and checkpoints, all others are read-only; the writer is
 * guarded by a queue and, across processes, by a lock on FILE-writer.lock, so two processes
 * (a server and an import) never write or checkpoint at the same time (SQLite 3.40 has a race
 * there). PostgreSQL: a pool of readers and one of writers. Thread-safe. */
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include "store/db.h"

typedef struct Store Store;

typedef struct StoreOptions {
    const char *url;   /* sqlite:PATH or pgsql:CONNINFO (or postgres://...) */
    int readers;       /* most read connections, 1..64; opened when needed */
    int cache_kib;     /* SQLite page cache per connection */
    int busy_ms;       /* how long one waits for a connection or the writer before ERR_BUSY */
    /* SQLite, for a command that only adds rows whose references it has just read: they are not
     * checked again, and the log grows long before it is moved into the file, so that a page
     * that many rows touch is written once. */
    bool is_bulk;
    const void *lent; /* db_lent() of each connection: the owner's, who keeps it until the end */
    bool fast_and_unsafe; /* a database nobody keeps (tests, a replay): no fsync */
} StoreOptions;

/* ERR_INVALID for a url that is neither engine's or a file that is not our database, ERR_IO
 * when it cannot be reached. Opens one writer at once, so that mistakes show here. */
NODISCARD Err store_open(const StoreOptions *options, Store **out, Error *e);
/* The same over other queries and migrations than the program's: tests of store/ itself. */
NODISCARD Err store_open_schema(const StoreOptions *options, const Schema *schema, Store **out,
                                Error *e);
/* All connections were given back. */
void store_close(Store **s);
DbEngine store_engine(const Store *s);

/* Bring the schema up to this program's; `now` is recorded. ERR_CONFLICT when an applied
 * migration was changed or the database is newer than the program. All or nothing. Safe to run
 * from several processes at once. */
NODISCARD Err store_migrate(Store *s, int64_t now, Error *e);
/* The schema version found, 0 for an empty database. */
NODISCARD Err store_version(Store *s, int64_t *out, Error *e);

/* Borrow a read connection; give it back with store_done (which rolls back what is open). */
NODISCARD Err store_read(Store *s, Db **out, Error *e);
void store_done(Store *s, Db **db); /* NULL is fine; sets *db to NULL */

/* Begin a write transaction; end it with store_commit or store_abort (sets *db to NULL; safe
 * after a commit). After ERR_OK from store_commit the change is durable; after an error it was
 * rolled back, except that ERR_IO leaves open whether it happened: ask before doing it again.
 * Transactions behave as if they ran one after the other, on PostgreSQL (SERIALIZABLE) by
 * failing with ERR_BUSY; store_transact tries those again. */
NODISCARD Err store_write(Store *s, Db **out, Error *e);
NODISCARD Err store_commit(Store *s, Db **db, Error *e);
void store_abort(Store *s, Db **db);

/* A transaction around fn: commit when it returns ERR_OK, roll back else. On ERR_BUSY (a
 * conflict with another transaction, a lost connection) it is run again from the start for up
 * to busy_ms, so fn must have no effect but on the database. Not again after a commit whose
 * outcome is unknown. */
typedef Err StoreFn(Db *db, void *ctx, Error *e);
NODISCARD Err store_transact(Store *s, StoreFn *fn, void *ctx, Error *e);

/* Move the write-ahead log into the database file as far as no reader needs it (SQLite;
 * nothing on PostgreSQL). Commits do this by themselves when the log is long; call it when
 * there is little to do, so that no commit has to wait for it. */
NODISCARD Err store_checkpoint(Store *s, Error *e);
/* A consistent copy of a live SQLite database to a new file (ERR_CONFLICT when it exists);
 * checked and on disk when this returns. Others read and write meanwhile. */
NODISCARD Err store_backup(Store *s, const char *path, Error *e);
/* Does another process have this SQLite file open? Not while this process has it open itself. */
bool store_file_in_use(const char *path);
/* SQLite's integrity_check and foreign_key_check; on PostgreSQL, constraints and indexes that
 * are not valid. ERR_DB with the first finding. */
NODISCARD Err store_check(Store *s, Error *e);

/* For tests: prepare every query; list those whose plan scans a table that can grow and that
 * are not tagged `-- scan ok: reason`, as "query: scans table (engine)". */
NODISCARD Err store_check_queries(Store *s, Error *e);
NODISCARD Err store_check_plans(Store *s, Arena *a, List *bad /* of Str */, Error *e);
/* For tests: the n-th statement from now on this store fails with ERR_IO (0 = off); begin and
 * commit count, a rollback does not. */
void store_fault_after(Store *s, int n);
/* For tests: statements until then; with a large n, what a piece of work took. db_many is one. */
int store_fault_left(const Store *s);

#endif
