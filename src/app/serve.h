/* serve.h - the running server: everything is opened in one order, watched, and closed in the
 * opposite one. */
#ifndef APP_SERVE_H
#define APP_SERVE_H

#include "app/program.h"

#include <stdio.h>

typedef struct ServeInput {
    const ConfigInput *config_input; /* to read it again on SIGHUP */
    Loaded *loaded;
    FILE *out;           /* told where to open the browser */
    char *const *environment;
} ServeInput;

/* Runs until SIGTERM or SIGINT. *database_failed: why the error is one of the database. */
NODISCARD Err serve(Arena *a, const ServeInput *in, bool *database_failed, Error *e);

/* Seals the heads of the log now. */
NODISCARD Err program_seal(Program *p, Error *e);

#endif
