/* schema.h - the shape of what tools/sqlgen.py makes from the .sql files.
 *
 * A Schema is everything a store knows about its contents: the queries by number and the
 * migrations in order. The program has one, store_schema; tests bring their own. */
#ifndef STORE_SCHEMA_H
#define STORE_SCHEMA_H

#include <stddef.h>

typedef enum QueryFlag {
    QUERY_UNBOUNDED  = 1 << 0, /* tagged `-- unbounded: reason` */
    QUERY_ALL_BRANDS = 1 << 1, /* tagged `-- all brands: reason` */
    QUERY_SCAN_OK    = 1 << 2, /* tagged `-- scan ok: reason` */
    QUERY_LIMITED    = 1 << 3, /* its text has a LIMIT */
    QUERY_HAS_PLAN   = 1 << 4, /* reads or writes rows, unlike CREATE TABLE */
    QUERY_NEW_ROW    = 1 << 5, /* INSERT of one row RETURNING id; not so in SQLite's text */
} QueryFlag;

typedef struct QueryText {
    const char *name;
    size_t parameters; /* it takes $1 .. $parameters */
    unsigned flags;
    const char *sqlite, *pgsql;
    const char *sqlite_many; /* the same INSERT of all rows of db_many() at once, or NULL */
} QueryText;

typedef struct Migration {
    int version; /* 1, 2, 3 .. */
    const char *name, *checksum;
    const char *sqlite, *pgsql;
} Migration;

typedef struct Schema {
    const QueryText *queries;
    size_t query_count;
    const Migration *migrations;
    size_t migration_count;
    const char *const *small_tables; /* NULL-terminated: tables that do not grow with use */
} Schema;

#endif
