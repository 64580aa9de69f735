/* pgsql.h - the inside of a PostgreSQL connection. Private to store/. */
#ifndef STORE_PGSQL_H
#define STORE_PGSQL_H

#include "store/driver.h"

#include <libpq-fe.h>

typedef struct Prepared {
    bool is_ready;
    Oid *types; /* of the parameters, as the server inferred them */
} Prepared;

typedef struct Pgsql {
    Db base;
    PGconn *h;
    const StoreOptions *options;
    Prepared *prepared;   /* by Query */
    Arena *scratch;       /* parameters of one statement */
    int64_t retry_at;     /* clock_monotonic_ms before which no reconnection is tried */
    int retry_pause_ms;
    bool was_warned;      /* the server sent a warning since this was cleared */
    bool is_suspect;      /* reached a server that cannot serve us: connect anew before use */
} Pgsql;

static inline void pgsql_clear(PGresult **result) { PQclear(*result); }
#define PG_RESULT(name) PGresult *name CLEANUP(pgsql_clear)

/* The failure in `result` (NULL: of the connection) as ours. */
NODISCARD Err pgsql_fail(Pgsql *p, const PGresult *result, const char *doing, Error *e);
/* A statement without parameters whose rows are of no interest. */
NODISCARD Err pgsql_exec(Pgsql *p, const char *sql, const char *doing, Error *e);
NODISCARD Err pgsql_prepare(Db *db, Query q, Error *e);
extern const DbDriver pgsql_driver;

#endif
