#include "app/backup.h"
#include "app/commands.h"
#include "app/file.h"
#include "app/opening.h"
#include "app/paths.h"
#include "app/server_lock.h"
#include "base/time.h"

#include <errno.h>
#include <stdio.h>
#include <unistd.h>

enum { SEAL_FILE_MAX = 256 * 1024 * 1024 };

/* The database as it is, out of the way but kept: DATABASE.before-SECONDS. */
static Err move_aside(Call *c, Str file, Str ending, int64_t now, Error *e) {
    const char *from = str_z(c->arena, str_fmt(c->arena, STR_FMT STR_FMT, STR_ARG(file),
                                               STR_ARG(ending)));
    const char *to = str_z(c->arena, str_fmt(c->arena, STR_FMT ".before-%lld" STR_FMT,
                                             STR_ARG(file), (long long)now, STR_ARG(ending)));
    if (!file_exists(from))
        return ERR_OK;
    if (rename(from, to) != 0)
        FAIL(e, ERR_IO, "cannot move %.120s aside: %s", from, errno_text(errno));
    return ERR_OK;
}

static Err put_seals(Call *c, const char *backup, Error *e) {
    Arena *a = c->arena;
    Str content;
    const char *to = str_z(a, seal_file(a, &c->loaded.config));
    Err code = file_read(a, str_z(a, str_fmt(a, "%s.seal", backup)), SEAL_FILE_MAX, &content, e);
    if (code == ERR_NOT_FOUND) /* one of before seals: those of now would not fit it */
        return file_replace(to, S(""), 0600, e);
    TRY(code);
    return file_replace(to, content, 0600, e);
}

/* Copied beside the database first, by the same means as a backup, so that the move into place
 * is a rename of a whole file. */
static Err copy_beside(Call *c, const char *backup, const char *to, Error *e) {
    Store *store CLEANUP(store_end) = NULL;
    Config from = c->loaded.config;
    from.database = str_fmt(c->arena, "sqlite:%s", backup);
    StoreOptions options = store_options(c->arena, &from, 1);
    TRY(store_open(&options, &store, e));
    return store_backup(store, to, e);
}

static Err restore(Call *c, Str file, const char *backup, Error *e) {
    static const Str endings[] = { { "-wal", 4 }, { "-shm", 4 }, { "", 0 } };
    Arena *a = c->arena;
    int64_t now = clock_now();
    const char *fresh = str_z(a, str_fmt(a, STR_FMT ".restoring-%lld", STR_ARG(file),
                                         (long long)now));
    TRY(folder_make(str_z(a, path_folder(file)), 0700, e));
    TRY(copy_beside(c, backup, fresh, e));
    for (size_t i = 0; i < COUNT(endings); i++)
        TRY(move_aside(c, file, endings[i], now, e));
    if (rename(fresh, str_z(a, file)) != 0)
        FAIL(e, ERR_IO, "cannot put the copy in place: %s", errno_text(errno));
    TRY(put_seals(c, backup, e));
    fprintf(c->out, "Restored. What was there before is kept as " STR_FMT ".before-%lld.\n",
            STR_ARG(file), (long long)now);
    return ERR_OK;
}

static Err run(Call *c, Error *e) {
    int lock CLEANUP(fd_close) = -1;
    const Config *config = &c->loaded.config;
    const char *backup = str_z(c->arena, c->args[0]);
    Str file = database_file(config);
    if (file.p == NULL)
        FAIL(e, ERR_INVALID, "a PostgreSQL database is restored with its own tools (pg_restore)");
    TRY(folder_make(str_z(c->arena, path_folder(file)), 0700, e));
    TRY(server_lock_take(config, &lock, e));
    Err code = backup_check(c->arena, config, backup, e);
    if (code != ERR_OK) {
        c->status = code == ERR_NOT_FOUND ? STATUS_FAILED : STATUS_BROKEN;
        return err_wrap(e, "nothing was changed");
    }
    return restore(c, file, backup, e);
}

const Command cmd_restore = {
    .name = "restore",
    .args = "FILE",
    .least = 1,
    .most = 1,
    .summary = "Put a backup in the place of the database",
    .help = "The backup is checked first (structure, log, seals); a running server is refused. "
            "The database that was there is kept beside the new one. The key file is not part of "
            "a backup: put back the one that belongs to it.",
    .run = run,
};
