/* plan.h - which tables a query's plan reads from end to end. Private to store/. */
#ifndef STORE_PLAN_H
#define STORE_PLAN_H

#include "store/db.h"

enum { SCANS_MAX = 16 };
typedef struct Scans {
    Str tables[SCANS_MAX]; /* of the schema; more than SCANS_MAX are not told */
    size_t count;
} Scans;

/* The query has a plan (QUERY_HAS_PLAN); the connection is in no transaction. Reading a partial
 * index from its start is no scan: such an index is a list of work to do. */
NODISCARD Err sqlite_scans(Db *db, Arena *a, Query q, Scans *out, Error *e);
NODISCARD Err pgsql_scans(Db *db, Arena *a, Query q, Scans *out, Error *e);

#endif
