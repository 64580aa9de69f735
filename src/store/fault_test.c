/* The n-th statement fails, for every n of a scenario: a clean error and nothing half done.
 * And the disk refuses an fsync, through a file layer of our own under SQLite. */
#include "store/testdata/fixture.h"

#include "test_store.h"

#include <sqlite3.h>

static Error e;

static int64_t notes(Store *s) {
    Db *db;
    int64_t n = -1;
    CHECK_OK(store_read(s, &db, &e));
    CHECK_OK(db_i64(db, FQ(NOTE_COUNT), DB_NO_ARGS, &n, &e));
    store_done(s, &db);
    return n;
}

/* Eleven statements with begin and commit. */
static Err scenario(Db *db, void *ctx, Error *err) {
    SCRATCH(a);
    DbVal values[3][2];
    DbArgs rows[3];
    Note note;
    int64_t id, run = ++*(int64_t *)ctx;
    char title[32];
    for (size_t i = 0; i < 3; i++) {
        Buf t = buf_new(a, 40);
        buf_printf(&t, "many %d.%zu", (int)run, i);
        rows[i] = note_args(values[i], buf_str(&t));
    }
    for (int i = 0; i < 3; i++) {
        snprintf(title, sizeof title, "one %d.%d", (int)run, i);
        TRY(db_i64(db, FQ(NOTE_ADD_ONCE), DB_ARGS(DB_V(str_c(title)), DB_V(S("task"))), &id, err));
        TRY(db_one(db, a, FQ(NOTE_GET), DB_ARGS(DB_V(id)), &note_model, &note, err));
    }
    TRY(db_many(db, FQ(NOTE_ADD), &(DbMany){ .rows = rows, .count = 3 }, NULL, err));
    return db_run(db, FQ(COUNTER_ADD), DB_ARGS(DB_V(S("n")), DB_V(1)), NULL, err);
}

TEST(whichever_statement_fails_nothing_is_half_written) {
    enum { NOTES = 6 };
    TEST_DB(at);
    TEST_STORE(s, at, &fixture_schema);
    int64_t run = 0, want = 0;
    int n = 0;
    for (bool is_through = false; !is_through && n < 100;) {
        store_fault_after(s, ++n);
        Err err = store_transact(s, scenario, &run, &e);
        is_through = err == ERR_OK;
        CHECK(is_through || err == ERR_IO);
        store_fault_after(s, 0);
        want += is_through ? NOTES : 0;
        CHECK(notes(s) == want);
    }
    CHECK(n == 11); /* 10 failures: begin, 3 x 2, many, counter, commit; then none left */
    CHECK_OK(store_transact(s, scenario, &run, &e));
    CHECK(notes(s) == 2 * NOTES);
    CHECK_OK(store_check(s, &e));
}

TEST(whichever_statement_fails_a_migration_is_whole_or_absent) {
    TEST_DB(at);
    Store *s CLEANUP(store_close) = test_store_open(&at, &fixture_schema);
    int n = 0;
    for (Err err = ERR_IO; err != ERR_OK && n < 100;) {
        int64_t version;
        store_fault_after(s, ++n);
        err = store_migrate(s, 5, &e);
        store_fault_after(s, 0);
        CHECK(err == ERR_OK || err == ERR_IO);
        CHECK_OK(store_version(s, &version, &e));
        CHECK(version == (err == ERR_OK ? 2 : 0));
    }
    CHECK(n == 10); /* begin, lock, table, list, 2 x (script, record), commit */
}

/* ---- a disk that loses an fsync ---- */

typedef struct Disk {
    sqlite3_vfs vfs;
    sqlite3_vfs *real;
    bool is_failing;
} Disk;
static Disk disk;

/* The methods of a file with another xSync; SQLite has one table per style of locking. */
typedef struct DiskMethods {
    sqlite3_io_methods mine; /* first: a file points at it */
    const sqlite3_io_methods *real;
} DiskMethods;
static DiskMethods disk_methods[4];

static int disk_sync(sqlite3_file *f, int flags) {
    return disk.is_failing ? SQLITE_IOERR_FSYNC
                           : ((const DiskMethods *)f->pMethods)->real->xSync(f, flags);
}

static int disk_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *f, int flags, int *out) {
    (void)vfs;
    int rc = disk.real->xOpen(disk.real, name, f, flags, out);
    size_t i = 0;
    if (rc != SQLITE_OK || f->pMethods == NULL)
        return rc;
    while (disk_methods[i].real && disk_methods[i].real != f->pMethods)
        i++;
    disk_methods[i].real = f->pMethods;
    disk_methods[i].mine = *f->pMethods;
    disk_methods[i].mine.xSync = disk_sync;
    f->pMethods = &disk_methods[i].mine;
    return rc;
}

static void disk_use(bool on) {
    if (!on) {
        sqlite3_vfs_unregister(&disk.vfs);
        return;
    }
    disk.real = sqlite3_vfs_find(NULL);
    disk.vfs = *disk.real;
    disk.vfs.pNext = NULL;
    disk.vfs.zName = "failing-disk";
    disk.vfs.xOpen = disk_open;
    sqlite3_vfs_register(&disk.vfs, 1);
}

static Err add_note(Db *db, void *title, Error *err) {
    return db_run(db, FQ(NOTE_ADD), DB_ARGS(DB_V(str_c(title)), DB_V(S("idea"))), NULL, err);
}

TEST(after_a_failed_fsync_nothing_is_written_until_the_store_is_reopened) {
    char first[] = "first", second[] = "second", third[] = "third";
    TEST_DB(at);
    if (at.engine != DB_SQLITE)
        return;
    disk_use(true);
    StoreOptions options = { .url = at.url, .readers = 2, .cache_kib = 500, .busy_ms = 200 };
    Store *s = NULL;
    CHECK_OK(store_open_schema(&options, &fixture_schema, &s, &e));
    CHECK_OK(store_migrate(s, 1, &e));
    CHECK_OK(store_transact(s, add_note, first, &e));
    disk.is_failing = true;
    CHECK_ERR(ERR_IO, store_transact(s, add_note, second, &e));
    disk.is_failing = false; /* the disk says it is well again: it must not be believed */
    CHECK_ERR(ERR_IO, store_transact(s, add_note, third, &e));
    CHECK_ERR(ERR_IO, store_checkpoint(s, &e));
    CHECK(notes(s) == 1); /* reading goes on */
    store_close(&s);
    CHECK_OK(store_open_schema(&options, &fixture_schema, &s, &e));
    /* Whether `second` is there is open: its bytes may have reached the disk or not. */
    int64_t found = notes(s);
    CHECK(found == 1 || found == 2);
    CHECK_OK(store_transact(s, add_note, third, &e));
    CHECK(notes(s) == found + 1);
    CHECK_OK(store_check(s, &e));
    store_close(&s);
    disk_use(false);
}
