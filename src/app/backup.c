#include "app/backup.h"

#include "app/file.h"
#include "app/key.h"
#include "app/opening.h"
#include "app/paths.h"
#include "app/seal_file.h"
#include "desk/audit.h"

#include <unistd.h>

enum { SEAL_FILE_MAX = 256 * 1024 * 1024, SUM_FILE_MAX = 8 * 1024, SUM_DIGITS = 64 };

typedef struct Check {
    Arena *arena;
    List sealed, verdicts;
} Check;

static Err walk(Db *db, void *ctx, Error *e) {
    Check *k = ctx;
    TRY(audit_verify(db, k->arena, &k->sealed, &k->verdicts, e));
    const AuditVerdict *v = k->verdicts.items;
    for (size_t i = 0; i < k->verdicts.count; i++)
        if (v[i].bad_seq)
            FAIL(e, ERR_CONFLICT, "the log of brand %lld is broken at row %lld: " STR_FMT,
                 (long long)v[i].brand_id, (long long)v[i].bad_seq, STR_ARG(v[i].why));
    return ERR_OK;
}

/* Seals that go with the file; none when the key is not here. */
static Err read_seals(Arena *a, const Config *c, const char *seals, List *out, Error *e) {
    SecretKey key;
    SealCheck check;
    Error ignored;
    if (key_load(c, &key, &ignored) != ERR_OK)
        return ERR_OK;
    TRY(seal_read(a, seals, &key, &check, e));
    if (check.bad_line)
        FAIL(e, ERR_CONFLICT, "line %lld of %.120s is damaged or not signed with this key",
             (long long)check.bad_line, seals);
    *out = check.newest;
    return ERR_OK;
}

const char *backup_seals(Arena *a, const char *path) {
    return str_z(a, str_fmt(a, "%s.seal", path));
}

static const char *sum_file(Arena *a, const char *path) {
    return str_z(a, str_fmt(a, "%s.sha256", path));
}

static Err write_sum(Arena *a, const char *path, Error *e) {
    Str sum, whole = str_c(path), folder = path_folder(whole);
    bool has_folder = str_find(whole, S("/")) >= 0;
    Str name = has_folder ? str_slice(whole, folder.n + (folder.n > 1), whole.n) : whole;
    TRY(file_sha256(a, path, &sum, e));
    return file_create(sum_file(a, path),
                       str_fmt(a, STR_FMT "  " STR_FMT "\n", STR_ARG(sum), STR_ARG(name)), 0600, e);
}

Err backup_check_sum(Arena *a, const char *path, const char *copy, bool *is_known, Error *e) {
    Str wanted, found;
    Err code = file_read(a, sum_file(a, path), SUM_FILE_MAX, &wanted, e);
    *is_known = code != ERR_NOT_FOUND;
    if (code == ERR_NOT_FOUND)
        return ERR_OK;
    TRY(code);
    TRY(file_sha256(a, copy, &found, e));
    if (!str_eq(str_slice(wanted, 0, SUM_DIGITS), found))
        FAIL(e, ERR_CONFLICT, "%.120s is not as it was written: its checksum is another", path);
    return ERR_OK;
}

static Err check_store(Arena *a, const Config *c, const char *path, Check *check, Error *e) {
    Store *store CLEANUP(store_end) = NULL;
    Config copy = *c;
    copy.database = str_fmt(a, "sqlite:%s", path);
    StoreOptions options = store_options(a, &copy, 1);
    TRY(store_open(&options, &store, e));
    TRY(store_check(store, e));
    return store_reading(store, walk, check, e);
}

/* What opening a database leaves beside it; the log is empty once it was closed in order. */
static void remove_traces(Arena *a, const char *path) {
    static const char *const endings[] = { "-wal", "-shm", "-writer.lock" };
    for (size_t i = 0; i < COUNT(endings); i++)
        unlink(str_z(a, str_fmt(a, "%s%s", path, endings[i])));
}

Err backup_check(Arena *a, const Config *c, const char *path, const char *seals, Error *e) {
    Check check = { .arena = a };
    if (!file_exists(path))
        FAIL(e, ERR_NOT_FOUND, "there is no file %.160s", path);
    TRY(read_seals(a, c, seals, &check.sealed, e));
    Err code = check_store(a, c, path, &check, e);
    remove_traces(a, path);
    return code;
}

static Err copy_seals(Arena *a, const Config *c, const char *path, Error *e) {
    Str content;
    Err code = file_read(a, str_z(a, seal_file(a, c)), SEAL_FILE_MAX, &content, e);
    if (code == ERR_NOT_FOUND)
        return ERR_OK;
    TRY(code);
    return file_create(backup_seals(a, path), content, 0600, e);
}

/* The seals first: those of a moment before the copy cannot know rows that it lacks. */
Err backup_make(Arena *a, const Config *c, Store *store, const char *path, Error *e) {
    if (file_exists(path) || file_exists(backup_seals(a, path)) || file_exists(sum_file(a, path)))
        FAIL(e, ERR_CONFLICT, "%.160s is there already; a backup is never overwritten", path);
    TRY(folder_make(str_z(a, path_folder(str_c(path))), 0700, e));
    TRY(copy_seals(a, c, path, e));
    TRY(store_backup(store, path, e));
    if (backup_check(a, c, path, backup_seals(a, path), e) != ERR_OK)
        return err_wrap(e, "the copy was written but is not whole");
    return write_sum(a, path, e);
}
