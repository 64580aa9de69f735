#include "app/commands.h"
#include "app/opening.h"

static Err run(Call *c, Error *e) {
    Store *store CLEANUP(store_end) = NULL;
    int64_t version;
    TRY(call_store(c, OPEN_CREATE, &store, e));
    TRY(store_version(store, &version, e));
    fprintf(c->out, "The database has schema version %lld.\n", (long long)version);
    return ERR_OK;
}

const Command cmd_migrate = {
    .name = "migrate",
    .summary = "Make the database, or bring it up to this version",
    .help = "serve and the commands that write do the same by themselves. Back up first.",
    .run = run,
};
