/* db.h - one connection to SQLite or PostgreSQL.
 *
 * SQL lives only in store/sql/ (named queries) and store/migrations/. Code names a query by
 * its Query id; there is no way to run a string from here, so no caller can build SQL.
 * Parameters are written $1, $2 .. in both engines. A Db belongs to one thread at a time;
 * get one from a Store (store.h).
 *
 * Errors are the same on both engines: ERR_CONFLICT a row that exists already or a reference
 * that is missing or still used, ERR_INVALID a value the column refuses or text with a NUL
 * byte, ERR_BUSY a conflict with another transaction (try the whole transaction again),
 * ERR_LIMIT disk full or a statement that took too long, ERR_IO disk or connection, ERR_DB and
 * ERR_INTERNAL mistakes in the program. A statement that fails ends its transaction: nothing
 * but a rollback is left, so expect a double with ON CONFLICT, not with ERR_CONFLICT. */
#ifndef STORE_DB_H
#define STORE_DB_H

#include "base/err.h"
#include "base/model.h"
#include "store/queries.gen.h"

typedef struct Db Db;
typedef enum DbEngine { DB_SQLITE, DB_PGSQL } DbEngine;

typedef struct DbVal {
    enum { DB_NULL, DB_I64, DB_F64, DB_TEXT } kind;
    int64_t i;
    double f;
    Str s;
} DbVal;

typedef struct DbArgs {
    const DbVal *v;
    size_t n;
} DbArgs;

DbVal db_val_i64(int64_t i);
DbVal db_val_int(int i);
DbVal db_val_bool(bool b);
DbVal db_val_f64(double f);
DbVal db_val_text(Str s); /* p == NULL becomes NULL */
DbVal db_null(void);
DbVal db_id(int64_t id);  /* 0 becomes NULL: ids and optional times */
DbVal db_text(Str s);     /* empty becomes NULL: optional texts, and filters that were not given */
DbVal db_name(const char *const *names, int value); /* an enum as its name */

#define DB_V(x) _Generic((x), int: db_val_int, int64_t: db_val_i64, bool: db_val_bool, \
                         double: db_val_f64, Str: db_val_text, DbVal: db_val_same)(x)
DbVal db_val_same(DbVal v);
/* DB_ARGS(DB_V(id), DB_V(now), db_id(owner)) */
#define DB_ARGS(...) ((DbArgs){ (const DbVal[]){ __VA_ARGS__ }, \
                                sizeof((const DbVal[]){ __VA_ARGS__ }) / sizeof(DbVal) })
#define DB_NO_ARGS ((DbArgs){ 0 })

DbEngine db_engine(const Db *db);
/* What whoever opened the store lends to those who work on it (StoreOptions.lent), or NULL. */
const void *db_lent(const Db *db);

/* Rows of the query, if any, are dropped; *affected (may be NULL) gets the number of rows it
 * changed, without those its triggers changed. */
NODISCARD Err db_run(Db *db, Query q, DbArgs args, int64_t *affected, Error *e);
/* Exactly one row into *rec, or ERR_NOT_FOUND "no such <model>". Text is copied into `a`.
 * Fields that are NULL or not among the columns become zero; a column without a field is
 * ERR_DB. More than one row is ERR_DB. */
NODISCARD Err db_one(Db *db, Arena *a, Query q, DbArgs args, const Model *m, void *rec, Error *e);
/* One row or none; *rec is untouched when there is none. */
NODISCARD Err db_maybe(Db *db, Arena *a, Query q, DbArgs args, const Model *m, void *rec,
                       bool *found, Error *e); /* 8 arguments: the one exception to the rule */
/* All rows as an array of records in `a`; out->items is NULL when there is none. The query has
 * a LIMIT or is tagged `-- unbounded: reason`, else ERR_INTERNAL. */
NODISCARD Err db_list(Db *db, Arena *a, Query q, DbArgs args, const Model *m, List *out, Error *e);
/* One row, one column: a count, an id of RETURNING, a maximum (NULL reads as 0). No row is
 * ERR_NOT_FOUND. */
NODISCARD Err db_i64(Db *db, Query q, DbArgs args, int64_t *out, Error *e);
/* Row by row, for exports: the record is valid only during the call, and fn must not use this
 * Db (ERR_INTERNAL). An error of fn ends the query and is passed on. */
typedef Err DbEachFn(void *ctx, const void *rec, Error *e);
typedef struct DbEach {
    const Model *model;
    DbEachFn *fn;
    void *ctx;
} DbEach;
NODISCARD Err db_each(Db *db, Query q, DbArgs args, const DbEach *each, Error *e);

/* One query over many sets of arguments, inside a transaction: the fast way to write a batch
 * (PostgreSQL: one round trip per some hundred rows). */
typedef struct DbMany {
    const DbArgs *rows;
    size_t count;
    int64_t *firsts; /* [count] or NULL: what db_i64 would give per item, 0 for no row, so that
                        INSERT .. ON CONFLICT DO NOTHING RETURNING id tells which were new */
} DbMany;
NODISCARD Err db_many(Db *db, Query q, const DbMany *many, int64_t *affected, Error *e);

/* Transactions. On a writer begin takes the engine's write lock at once; a reader's begin is a
 * snapshot over several queries. Nesting is a programmer's error. */
NODISCARD Err db_begin(Db *db, Error *e);
NODISCARD Err db_commit(Db *db, Error *e);
void db_rollback(Db *db); /* nothing to do outside a transaction */

#endif
