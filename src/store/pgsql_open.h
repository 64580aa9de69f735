/* pgsql_open.h - keeping a PostgreSQL connection alive. Private to store/. */
#ifndef STORE_PGSQL_OPEN_H
#define STORE_PGSQL_OPEN_H

#include "store/pgsql.h"

/* Outside a transaction: make the connection usable again if it broke. ERR_IO while the server
 * cannot be reached; tries are spaced out, so that a dead server costs its callers nothing. */
NODISCARD Err pgsql_ensure(Pgsql *p, Error *e);

#endif
