#include "app/commands.h"
#include "app/serve.h"

static Err run(Call *c, Error *e) {
    bool database_failed = false;
    ConfigInput again = { .file = c->loaded.file.n ? str_z(c->arena, c->loaded.file) : NULL,
                          .environment = c->environment, .options = c->settings,
                          .option_count = c->setting_count };
    ServeInput in = { .config_input = &again, .loaded = &c->loaded, .out = c->out,
                      .environment = c->environment };
    Err code = serve(c->arena, &in, &database_failed, e);
    if (code != ERR_OK && code != ERR_BUSY && database_failed)
        c->status = STATUS_DATABASE;
    return code;
}

const Command cmd_serve = {
    .name = "serve",
    .flags = COMMAND_SHOWS_SETTINGS,
    .summary = "Run the desk: pages, API, feeds, alarms, sending",
    .help = "Makes the database and its key when they are not there. Ctrl-C (SIGINT) and SIGTERM "
            "end it after the requests that run; SIGHUP reads the log level anew and opens the "
            "log file again.\n\n"
            "On several machines with one PostgreSQL database, --role says which parts run "
            "where.",
    .run = run,
};
