#include "app/backup.h"
#include "app/commands.h"
#include "app/file.h"
#include "app/opening.h"
#include "app/paths.h"
#include "base/time.h"

static const char *chosen_path(Call *c) {
    if (c->arg_count)
        return str_z(c->arena, c->args[0]);
    Civil t = civil_from(clock_now(), 0);
    return str_z(c->arena, str_fmt(c->arena, STR_FMT "/tanggap-%04d%02d%02d-%02d%02d%02d.db",
                                   STR_ARG(c->loaded.config.backup_folder), t.year, t.month, t.day,
                                   t.hour, t.minute, t.second));
}

static Err run(Call *c, Error *e) {
    Store *store CLEANUP(store_end) = NULL;
    const Config *config = &c->loaded.config;
    if (database_file(config).p == NULL)
        FAIL(e, ERR_INVALID, "a PostgreSQL database is backed up with its own tools (pg_dump)");
    const char *path = chosen_path(c);
    TRY(call_store(c, OPEN_READ, &store, e));
    TRY(backup_make(c->arena, config, store, path, e));
    fprintf(c->out, "%s is written and checked.\n", path);
    if (file_exists(str_z(c->arena, config->key_file)))
        fprintf(c->out, "It does not hold the key: keep a copy of " STR_FMT " elsewhere.\n",
                STR_ARG(config->key_file));
    return ERR_OK;
}

const Command cmd_backup = {
    .name = "backup",
    .args = "[FILE]",
    .most = 1,
    .summary = "Copy the database to a new file, while the server runs or not",
    .help = "The copy is one moment of the database, checked after it is written, with its seals "
            "in FILE.seal and its checksum in FILE.sha256. Without FILE it goes to the backup "
            "folder under the time in UTC.",
    .run = run,
};
