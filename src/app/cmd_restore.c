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

/* Out of the way but kept: DATABASE.before-SECONDS and its ending. */
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

/* A copy of a live database taken by other means keeps its newest rows in a second file. */
static Err check_single(Call *c, const char *backup, Error *e) {
    if (!file_exists(backup))
        FAIL(e, ERR_NOT_FOUND, "there is no file %.160s", backup);
    if (file_exists(str_z(c->arena, str_fmt(c->arena, "%s-wal", backup))))
        FAIL(e, ERR_INVALID, "%.120s is a database in use, not a backup: make one of it with "
             "`tanggap backup`", backup);
    return ERR_OK;
}

/* What stands in the write-ahead log into the file, so that the file alone is all; a database too
 * damaged for that keeps its log beside it. */
static void fold_log(Call *c) {
    Error ignored;
    StoreOptions options = store_options(c->arena, &c->loaded.config, 1);
    Store *store CLEANUP(store_end) = NULL;
    Err opened = store_open(&options, &store, &ignored);
    (void)opened;
}

/* The same file under a second name: the first is never missing, whenever this is cut off. */
static Err keep_beside(Call *c, Str file, const char *kept, Error *e) {
    const char *from = str_z(c->arena, file);
    if (file_exists(from) && link(from, kept) != 0)
        FAIL(e, ERR_IO, "cannot keep %.120s: %s", from, errno_text(errno));
    return ERR_OK;
}

/* The seals go first: those of an older state fit a newer log, the other way round they accuse it.
 * The last step is one rename. */
static Err replace(Call *c, Str file, const char *fresh, const char *backup, Error *e) {
    static const Str endings[] = { { "-wal", 4 }, { "-shm", 4 } };
    Arena *a = c->arena;
    int64_t now = clock_now();
    const char *kept = str_z(a, str_fmt(a, STR_FMT ".before-%lld", STR_ARG(file), (long long)now));
    fold_log(c);
    if (store_file_in_use(str_z(a, file))) /* what it writes from now on would be lost */
        FAIL(e, ERR_BUSY, "another command, an import perhaps, works with the database; wait for "
             "its end or stop it");
    TRY(keep_beside(c, file, kept, e));
    TRY(keep_beside(c, seal_file(a, &c->loaded.config), str_z(a, str_fmt(a, "%s.seal", kept)), e));
    TRY(put_seals(c, backup, e));
    for (size_t i = 0; i < COUNT(endings); i++)
        TRY(move_aside(c, file, endings[i], now, e));
    if (rename(fresh, str_z(a, file)) != 0)
        FAIL(e, ERR_IO, "cannot put the copy in place: %s", errno_text(errno));
    TRY(folder_sync(str_z(a, file), e));
    fprintf(c->out, "Restored. What was there before is kept as %s, with its seals.\n", kept);
    return ERR_OK;
}

/* The copy beside the database is what is checked and what is then renamed: the backup itself
 * may lie on a disk that cannot be written. */
static Err restore(Call *c, Str file, const char *backup, Error *e) {
    Arena *a = c->arena;
    const char *fresh = str_z(a, str_fmt(a, STR_FMT ".restoring", STR_ARG(file)));
    TRY(check_single(c, backup, e));
    unlink(fresh); /* of a restore that was cut off; the lock says that no other runs */
    TRY(file_copy(backup, fresh, e));
    bool has_sum = true;
    Err code = backup_check_sum(a, backup, fresh, &has_sum, e);
    if (!has_sum)
        fprintf(c->err, "%s.sha256 is not there: a damaged text would not be noticed.\n", backup);
    if (code == ERR_OK)
        code = backup_check(a, &c->loaded.config, fresh, backup_seals(a, backup), e);
    if (code != ERR_OK) {
        unlink(fresh);
        c->status = STATUS_BROKEN;
        return err_wrap(e, "nothing was changed");
    }
    return replace(c, file, fresh, backup, e);
}

static Err run(Call *c, Error *e) {
    int lock CLEANUP(fd_close) = -1;
    const Config *config = &c->loaded.config;
    Str file = database_file(config);
    if (file.p == NULL)
        FAIL(e, ERR_INVALID, "a PostgreSQL database is restored with its own tools (pg_restore)");
    TRY(folder_make(str_z(c->arena, path_folder(file)), 0700, e));
    TRY(server_lock_take(config, &lock, e));
    return restore(c, file, str_z(c->arena, c->args[0]), e);
}

const Command cmd_restore = {
    .name = "restore",
    .args = "FILE",
    .least = 1,
    .most = 1,
    .summary = "Put a backup in the place of the database",
    .help = "The backup is checked first (checksum, structure, log, seals); a running server is "
            "refused. The database that was there is kept beside the new one. The key file is "
            "not part of a backup: put back the one that belongs to it.",
    .run = run,
};
