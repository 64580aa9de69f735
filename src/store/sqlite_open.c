#include "store/sqlite.h"

#include "base/time.h"
#include "store/sqlite_rows.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum {
    VALUE_MAX = 2 * DB_TEXT_MAX,  /* bytes of one text or row */
    SQL_MAX = 1024 * 1024,        /* bytes of one migration */
    PATTERN_MAX = 1000,           /* bytes of a LIKE pattern: matching is quadratic */
    STEPS = 200000,
};

/* Before any connection: SQLite counts no memory, which would take a lock for every allocation
 * (Debian's has no allocator of its own for small ones). Nothing here reads the counts. */
__attribute__((constructor)) static void count_no_memory(void) {
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

static int note_log_pages(void *ctx, sqlite3 *h UNUSED, const char *name UNUSED, int pages) {
    ((Sqlite *)ctx)->log_pages = pages;
    return SQLITE_OK;
}

/* Asked every STEPS steps of the engine's machine, some milliseconds apart. Writers are spared:
 * what a migration does may take its time. */
static int is_late(void *ctx) { return clock_monotonic_ms() > ((const Sqlite *)ctx)->stop_at; }

static void harden(sqlite3 *h) {
    sqlite3_db_config(h, SQLITE_DBCONFIG_DEFENSIVE, 1, (int *)0);
    sqlite3_db_config(h, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, (int *)0);
    sqlite3_db_config(h, SQLITE_DBCONFIG_DQS_DML, 0, (int *)0);
    sqlite3_db_config(h, SQLITE_DBCONFIG_DQS_DDL, 0, (int *)0);
    sqlite3_db_config(h, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, (int *)0);
    /* The last connection to close would checkpoint, with no lock of ours: store_close() does. */
    sqlite3_db_config(h, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, (int *)0);
    sqlite3_limit(h, SQLITE_LIMIT_LENGTH, VALUE_MAX);
    sqlite3_limit(h, SQLITE_LIMIT_SQL_LENGTH, SQL_MAX);
    sqlite3_limit(h, SQLITE_LIMIT_ATTACHED, 0);
    sqlite3_limit(h, SQLITE_LIMIT_WORKER_THREADS, 0);
    sqlite3_limit(h, SQLITE_LIMIT_LIKE_PATTERN_LENGTH, PATTERN_MAX);
}

static NODISCARD Err pragma_i64(Sqlite *s, const char *sql, int64_t *out, Error *e) {
    sqlite3_stmt *st = NULL;
    if (sqlite3_prepare_v2(s->h, sql, -1, &st, NULL) != SQLITE_OK)
        return sqlite_fail(s, "open", e);
    Err err = ERR_OK;
    if (sqlite3_step(st) == SQLITE_ROW)
        *out = sqlite3_column_int64(st, 0);
    else
        err = sqlite_fail(s, "open", e);
    sqlite3_finalize(st);
    return err;
}

/* A file of another program is neither read nor written: SQLite 3.40 has known bugs that a
 * crafted file can reach. An empty one becomes ours. */
static NODISCARD Err claim(Sqlite *s, const char *path, Error *e) {
    int64_t id = 0, pages = 0;
    TRY(pragma_i64(s, "PRAGMA application_id", &id, e));
    if (id == SQLITE_APPLICATION_ID)
        return ERR_OK;
    TRY(pragma_i64(s, "PRAGMA page_count", &pages, e));
    if (pages != 0)
        FAIL(e, ERR_INVALID, "%.100s is not a database of this program", path);
    if (!s->base.is_writer)
        return ERR_OK;
    char sql[80];
    snprintf(sql, sizeof sql, "PRAGMA page_size=%d; PRAGMA application_id=%d", SQLITE_PAGE_BYTES,
             SQLITE_APPLICATION_ID);
    return sqlite_exec(s, sql, e);
}

static NODISCARD Err set_up(Sqlite *s, const DbOpen *how, Error *e) {
    char sql[600];
    harden(s->h);
    sqlite3_busy_timeout(s->h, s->busy_ms);
    TRY(claim(s, how->target, e));
    TRY(sqlite_rows_register(s, e));
    snprintf(sql, sizeof sql,
             "PRAGMA foreign_keys=%s; PRAGMA cell_size_check=ON; PRAGMA mmap_size=0;"
             "PRAGMA temp_store=MEMORY; PRAGMA cache_size=-%d; PRAGMA wal_autocheckpoint=0;",
             how->options->is_bulk ? "OFF" : "ON", how->options->cache_kib);
    TRY(sqlite_exec(s, sql, e));
    if (!how->is_writer) {
        TRY(sqlite_exec(s, "PRAGMA query_only=ON", e));
        sqlite3_progress_handler(s->h, STEPS, is_late, s);
        return ERR_OK;
    }
    /* secure_delete=FAST clears deleted content where that costs no extra write. */
    snprintf(sql, sizeof sql,
             "PRAGMA journal_mode=WAL; PRAGMA synchronous=%s; PRAGMA secure_delete=FAST;"
             "PRAGMA journal_size_limit=%d;",
             how->options->fast_and_unsafe ? "OFF" : "FULL",
             SQLITE_CHECKPOINT_PAGES * SQLITE_PAGE_BYTES);
    TRY(sqlite_exec(s, sql, e));
    sqlite3_wal_hook(s->h, note_log_pages, s);
    s->checkpoint_pages = how->options->is_bulk ? SQLITE_CHECKPOINT_PAGES_BULK
                                                : SQLITE_CHECKPOINT_PAGES;
    s->checkpoint_at = s->checkpoint_pages;
    return ERR_OK;
}

/* The file exists before SQLite opens it, so that it and its log are the owner's alone. */
static NODISCARD Err touch(const char *path, Error *e) {
    int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (fd < 0)
        FAIL(e, ERR_IO, "%.100s: %s", path, strerror(errno));
    close(fd);
    return ERR_OK;
}

Err sqlite_open(const DbOpen *how, Db **out, Error *e) {
    if (how->is_writer)
        TRY(touch(how->target, e));
    Db *db CLEANUP(db_free) = db_make(how, &sqlite_driver, sizeof(Sqlite));
    Sqlite *s = (Sqlite *)db;
    s->busy_ms = how->options->busy_ms;
    s->statements = arena_make(db->arena, Statement, db->schema->query_count);
    s->many_statements = arena_make(db->arena, sqlite3_stmt *, db->schema->query_count);
    /* Readers may need to recover the log after a crash, so they too open for writing. */
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    if (sqlite3_open_v2(how->target, &s->h, flags, NULL) != SQLITE_OK)
        return sqlite_fail(s, "open", e);
    TRY(set_up(s, how, e));
    *out = db;
    db = NULL;
    return ERR_OK;
}
