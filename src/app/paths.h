/* paths.h - the files beside the database, all named after it. */
#ifndef APP_PATHS_H
#define APP_PATHS_H

#include "app/config.h"

/* The file of `sqlite:PATH`; none for another engine. */
Str database_file(const Config *c);
/* Signed heads of the log, see seal.h: DATABASE.seal, or KEYFILE.seal without a database file. */
Str seal_file(Arena *a, const Config *c);
/* Held by a running server; none without a database file. */
Str server_lock_file(Arena *a, const Config *c);

#endif
