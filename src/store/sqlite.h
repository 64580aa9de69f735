/* sqlite.h - the inside of a SQLite connection. Private to store/. */
#ifndef STORE_SQLITE_H
#define STORE_SQLITE_H

#include "store/driver.h"

#include <sqlite3.h>

typedef struct Statement {
    sqlite3_stmt *h;
    int *slots; /* where SQLite put $1, $2 ..: it numbers them by first appearance */
} Statement;

typedef enum Control { CONTROL_BEGIN, CONTROL_BEGIN_NOW, CONTROL_COMMIT, CONTROL_ROLLBACK,
                       CONTROL__COUNT } Control;

typedef struct Sqlite {
    Db base;
    sqlite3 *h;
    Statement *statements; /* by Query */
    sqlite3_stmt **many_statements; /* by Query; of those that insert many rows at once */
    const DbMany *given; /* the rows of the one that runs, see sqlite_rows.h */
    sqlite3_stmt *controls[CONTROL__COUNT];
    int log_pages;     /* of the write-ahead log after the newest commit */
    int checkpoint_at; /* log_pages at which a commit moves the log into the file */
    int checkpoint_pages; /* that many after the last time */
    int busy_ms;
    int64_t stop_at; /* clock_monotonic_ms at which the statement is given up */
    bool is_broken; /* an fsync failed: what reached the disk is unknown, see sqlite.c */
} Sqlite;

/* Pages of the log at which a commit moves it into the file: many, because a page that changes
 * often is then written once for all its versions. Measured by bench/store_bench.c. */
enum { SQLITE_CHECKPOINT_PAGES = 8000, SQLITE_CHECKPOINT_PAGES_BULK = 32000 };
/* Of a new file. Twice the usual size: a tenth less work for an import, no more bytes written. */
enum { SQLITE_PAGE_BYTES = 8192 };
enum { SQLITE_APPLICATION_ID = 0x54475047 }; /* "TGPG" in the file's header */

/* The newest error of the connection as ours; `doing` is a query's name or a verb. */
NODISCARD Err sqlite_fail(Sqlite *s, const char *doing, Error *e);
NODISCARD Err sqlite_exec(Sqlite *s, const char *sql, Error *e);
/* Holds the writer's lock. Moves what no reader needs any more; `doing` it again and again is
 * cheap while nothing was written. */
NODISCARD Err sqlite_checkpoint(Sqlite *s, Error *e);
extern const DbDriver sqlite_driver;

/* Copy the database file `from` to the new file `to` while others write. */
NODISCARD Err sqlite_backup(const char *from, const char *to, Error *e);

#endif
