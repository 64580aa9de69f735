/* driver.h - what an engine provides, and the inside of a Db. Private to store/.
 *
 * db.c checks the arguments, the state of the transaction and the injected faults before it
 * calls a driver; a driver only speaks to its engine and turns its errors into ours. */
#ifndef STORE_DRIVER_H
#define STORE_DRIVER_H

#include "store/db.h"
#include "store/plan.h"
#include "store/store.h"

#include <stdatomic.h>

typedef struct Row Row;
typedef struct Mapping Mapping; /* record.h */

/* One value under the cursor. PostgreSQL gives everything as text, SQLite its own types; text
 * is valid until the next row. */
typedef struct Cell {
    enum { CELL_NULL, CELL_I64, CELL_F64, CELL_TEXT, CELL_BYTES } kind;
    int64_t i;
    double f;
    Str s;
} Cell;

struct Row {
    Db *db;
    Query query;
    size_t columns;
    const char *(*name)(const Row *row, size_t column);
    Cell (*cell)(const Row *row, size_t column);
};

typedef Err RowFn(void *ctx, const Row *row, Error *e);
typedef struct RowSink {
    RowFn *fn;
    void *ctx;
    bool is_stream; /* rows may be many: do not collect them before the first call of fn */
} RowSink;

typedef enum Begin {
    BEGIN_READ,   /* one snapshot over several queries */
    BEGIN_WRITE,  /* as if no other transaction ran at the same time */
    BEGIN_SCHEMA, /* for migrations: sees what others committed while it waited for its lock */
} Begin;

typedef struct DbDriver {
    DbEngine engine;
    NODISCARD Err (*prepare)(Db *db, Query q, Error *e);
    /* sink may be NULL: rows are dropped. */
    NODISCARD Err (*run)(Db *db, Query q, DbArgs args, const RowSink *sink, int64_t *affected,
                         Error *e);
    /* The query once per item of `rows`. With `firsts`, the whole number in the first column of
     * each one's first row goes there, 0 when it has none. */
    NODISCARD Err (*many)(Db *db, Query q, const DbMany *many, int64_t *affected, Error *e);
    /* Several statements without parameters: migrations. */
    NODISCARD Err (*script)(Db *db, const char *sql, Error *e);
    NODISCARD Err (*begin)(Db *db, Begin how, Error *e);
    NODISCARD Err (*commit)(Db *db, Error *e);
    void (*rollback)(Db *db);
    /* The plan of a query that has one, asked for outside a transaction. */
    NODISCARD Err (*scans)(Db *db, Arena *a, Query q, Scans *out, Error *e);
    void (*close)(Db *db);
} DbDriver;

/* How long a statement may take before it is stopped (ERR_LIMIT); one that streams waits for
 * its reader, who may be a slow download. */
enum { STATEMENT_MS = 30 * 1000, STREAM_MS = 15 * 60 * 1000 };
enum { DB_TEXT_MAX = 16 * 1024 * 1024 }; /* longest text bound, in bytes */

typedef enum TxnState {
    TXN_NONE,
    TXN_OPEN,
    TXN_FAILED, /* a statement failed: nothing but a rollback is left, on both engines */
} TxnState;

struct Db {
    const DbDriver *driver;
    const Schema *schema;
    Arena *arena;       /* lives as long as the connection */
    Mapping *mappings;  /* one per query */
    atomic_int *faults; /* of the store: see store_fault_after() */
    const void *lent;
    TxnState txn;
    bool is_writer;
    bool is_streaming; /* inside db_each: the connection is busy with its rows */
};

typedef struct DbOpen {
    const char *target; /* file path, or what libpq takes */
    const StoreOptions *options;
    const Schema *schema;
    atomic_int *faults;
    bool is_writer;
} DbOpen;

NODISCARD Err sqlite_open(const DbOpen *how, Db **out, Error *e);
NODISCARD Err pgsql_open(const DbOpen *how, Db **out, Error *e);

/* Fill the part that the drivers share; `size` is the driver's own struct, which starts with
 * a Db. */
Db *db_make(const DbOpen *how, const DbDriver *driver, size_t size);
void db_free(Db **db); /* calls the driver's close */

/* BEGIN_SCHEMA and BEGIN_WRITE on a writer, BEGIN_READ on a reader. */
NODISCARD Err db_begin_as(Db *db, Begin how, Error *e);
NODISCARD Err db_script(Db *db, const char *sql, Error *e);

static inline const QueryText *db_query(const Db *db, Query q) {
    return &db->schema->queries[q];
}

#endif
