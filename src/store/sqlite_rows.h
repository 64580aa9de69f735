/* sqlite_rows.h - many rows by one INSERT: what db_many() was given is a table of its own, from
 * which the statement that tools/sqlgen.py made selects. Spares each row the binding of its values,
 * the start and end of a statement and the opening of the table's indexes. Private to store/. */
#ifndef STORE_SQLITE_ROWS_H
#define STORE_SQLITE_ROWS_H

#include "store/sqlite.h"

enum { SQLITE_ROWS_COLUMNS = 32 }; /* as in tools/sqlgen.py */

/* Makes the table known to the connection; it holds rows during sqlite_rows_insert() alone. */
NODISCARD Err sqlite_rows_register(Sqlite *s, Error *e);
/* Nothing to do for a query that has no text for many. */
NODISCARD Err sqlite_rows_prepare(Sqlite *s, Query q, Error *e);
/* For a query that has a text for many: all rows or none (and then the transaction is over). */
NODISCARD Err sqlite_rows_insert(Sqlite *s, Query q, const DbMany *m, int64_t *affected, Error *e);

#endif
