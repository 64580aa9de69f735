#include "store/sqlite.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* The copy is made beside its final name and moved there when it is whole, checked and on disk:
 * a file called `to` is never half a backup. */

typedef struct Copy {
    sqlite3 *from, *to;
    const char *part; /* removed at the end unless it got its final name */
} Copy;

static void copy_end(Copy *c) {
    sqlite3_close(c->from);
    sqlite3_close(c->to);
    if (c->part)
        unlink(c->part);
}

static NODISCARD Err fail(sqlite3 *h, Error *e) {
    int rc = sqlite3_errcode(h) & 0xff;
    FAIL(e, rc == SQLITE_FULL ? ERR_LIMIT : rc == SQLITE_BUSY ? ERR_BUSY : ERR_IO, "backup: %s",
         rc == SQLITE_FULL ? "the disk is full" : sqlite3_errmsg(h));
}

static NODISCARD Err create(const char *path, Error *e) {
    int fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0)
        FAIL(e, errno == EEXIST ? ERR_CONFLICT : ERR_IO, "%.100s: %s", path, strerror(errno));
    close(fd);
    return ERR_OK;
}

static NODISCARD Err sync_path(const char *path, Error *e) {
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    bool is_done = fd >= 0 && fsync(fd) == 0;
    int why = errno;
    if (fd >= 0)
        close(fd);
    if (!is_done)
        FAIL(e, ERR_IO, "%.100s: %s", path, strerror(why));
    return ERR_OK;
}

static NODISCARD Err copy_pages(Copy *c, Error *e) {
    sqlite3_backup *b = sqlite3_backup_init(c->to, "main", c->from, "main");
    if (b == NULL)
        return fail(c->to, e);
    /* All pages in one step: one snapshot, which in a write-ahead log holds up nobody. */
    int rc = sqlite3_backup_step(b, -1);
    sqlite3_backup_finish(b);
    if (rc != SQLITE_DONE)
        return fail(c->to, e);
    /* One file without a log of its own. */
    if (sqlite3_exec(c->to, "PRAGMA journal_mode=DELETE", NULL, NULL, NULL) != SQLITE_OK)
        return fail(c->to, e);
    return ERR_OK;
}

static int first_answer(void *ctx, int columns UNUSED, char **values, char **names UNUSED) {
    Str *answer = ctx;
    if (answer->p == NULL)
        *answer = str_c(values[0] && strcmp(values[0], "ok") == 0 ? "ok" : "damaged");
    return 0;
}

static NODISCARD Err check(Copy *c, Error *e) {
    Str answer = { 0 };
    if (sqlite3_exec(c->to, "PRAGMA integrity_check(1)", first_answer, &answer, NULL) != SQLITE_OK)
        return fail(c->to, e);
    if (answer.p == NULL || !str_eq(answer, S("ok")))
        FAIL(e, ERR_IO, "backup: the copy did not pass its check");
    return ERR_OK;
}

static NODISCARD Err copy(Copy *c, const char *from, Error *e) {
    enum { WAIT_MS = 5000 };
    if (sqlite3_open_v2(from, &c->from, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK)
        return fail(c->from, e);
    sqlite3_busy_timeout(c->from, WAIT_MS);
    sqlite3_db_config(c->from, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, (int *)0);
    if (sqlite3_exec(c->from, "PRAGMA query_only=ON; PRAGMA wal_autocheckpoint=0", NULL, NULL,
                     NULL) != SQLITE_OK)
        return fail(c->from, e);
    if (sqlite3_open_v2(c->part, &c->to, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK)
        return fail(c->to, e);
    TRY(copy_pages(c, e));
    return check(c, e);
}

static NODISCARD Err publish(Arena *a, Copy *c, const char *to, Error *e) {
    TRY(sync_path(c->part, e));
    if (renameat2(AT_FDCWD, c->part, AT_FDCWD, to, RENAME_NOREPLACE) != 0)
        FAIL(e, errno == EEXIST ? ERR_CONFLICT : ERR_IO, "%.100s: %s", to, strerror(errno));
    c->part = NULL;
    char *folder = arena_make(a, char, strlen(to) + 1);
    memcpy(folder, to, strlen(to));
    return sync_path(dirname(folder), e);
}

Err sqlite_backup(const char *from, const char *to, Error *e) {
    SCRATCH(a);
    Copy c CLEANUP(copy_end) = { 0 };
    if (access(to, F_OK) == 0)
        FAIL(e, ERR_CONFLICT, "%.100s exists already", to);
    Buf part = buf_new(a, 4096);
    buf_printf(&part, "%s.part%ld", to, (long)getpid());
    const char *name = str_z(a, buf_str(&part));
    TRY(create(name, e));
    c.part = name;
    TRY(copy(&c, from, e));
    sqlite3_close(c.to);
    c.to = NULL;
    return publish(a, &c, to, e);
}

/* SQLite: every process that has a database with a write-ahead log open keeps a shared lock on this
 * byte of FILE-shm (unixShmMap, "DMS"). */
enum { SHM_IN_USE_BYTE = 128 };

bool store_file_in_use(const char *path) {
    char name[4096];
    struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = SHM_IN_USE_BYTE,
                          .l_len = 1 };
    int n = snprintf(name, sizeof name, "%s-shm", path);
    if (n < 0 || (size_t)n >= sizeof name)
        return false;
    int fd = open(name, O_RDWR | O_CLOEXEC);
    if (fd < 0)
        return false;
    bool in_use = fcntl(fd, F_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
    close(fd);
    return in_use;
}
