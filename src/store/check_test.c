#include "store/testdata/fixture.h"

#include "test_store.h"

#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

static Error e;

TEST(every_query_of_the_program_prepares) {
    TEST_DB(at);
    TEST_STORE(s, at, &store_schema);
    CHECK_OK(store_check_queries(s, &e));
}

TEST(no_query_of_the_program_scans_a_table_that_grows) {
    TEST_DB(at);
    TEST_STORE(s, at, &store_schema);
    SCRATCH(a);
    List bad = { 0 };
    CHECK_OK(store_check_plans(s, a, &bad, &e));
    for (size_t i = 0; i < bad.count; i++)
        printf("    " STR_FMT "\n", STR_ARG(((Str *)bad.items)[i]));
    CHECK(bad.count == 0);
}

/* The proof that the check above can fail: these scan on purpose, all others do not. */
TEST(deliberate_scans_are_reported_and_nothing_else) {
    static const char *const want[] = { "scan_by_body: scans note", "scan_by_order: scans note",
                                        "note_close_all: scans note",
                                        "scan_to_update: scans note", "scan_of_join: scans note" };
    TEST_DB(at);
    TEST_STORE(s, at, &fixture_schema);
    SCRATCH(a);
    List bad = { 0 };
    size_t found = 0;
    CHECK_OK(store_check_plans(s, a, &bad, &e));
    for (size_t i = 0; i < COUNT(want); i++)
        for (size_t b = 0; b < bad.count; b++)
            found += memmem(((Str *)bad.items)[b].p, ((Str *)bad.items)[b].n, want[i],
                            strlen(want[i])) != NULL;
    CHECK(found == COUNT(want) && bad.count == found);
    if (bad.count != found)
        for (size_t b = 0; b < bad.count; b++)
            printf("    " STR_FMT "\n", STR_ARG(((Str *)bad.items)[b]));
}

TEST(a_query_that_does_not_prepare_is_named) {
    TEST_DB(at);
    Store *s CLEANUP(store_close) = test_store_open(&at, &fixture_schema); /* no tables yet */
    CHECK(store_check_queries(s, &e) != ERR_OK);
    CHECK(strchr(e.msg, ':') != NULL);
}

static void run_raw(const TestDb *at, const char *sql) {
    sqlite3 *h;
    char *why = NULL;
    CHECK(sqlite3_open(at->path, &h) == SQLITE_OK);
    if (sqlite3_exec(h, sql, NULL, NULL, &why) != SQLITE_OK)
        printf("%s: %s\n", sql, why);
    sqlite3_close(h);
}

TEST(check_finds_a_row_that_refers_to_nothing) {
    TEST_DB(at);
    if (at.engine != DB_SQLITE)
        return;
    TEST_STORE(s, at, &fixture_schema);
    CHECK_OK(store_check(s, &e));
    run_raw(&at, "PRAGMA foreign_keys=OFF; INSERT INTO note (shelf_id, title) VALUES (77, 'x')");
    CHECK_ERR(ERR_DB, store_check(s, &e));
    CHECK(strstr(e.msg, "note"));
}

TEST(a_file_of_another_program_is_left_alone) {
    TEST_DB(at);
    if (at.engine != DB_SQLITE)
        return;
    StoreOptions options = { .url = at.url, .readers = 1, .cache_kib = 500, .busy_ms = 100 };
    Store *s = NULL;
    run_raw(&at, "CREATE TABLE theirs (x)");
    CHECK_ERR(ERR_INVALID, store_open_schema(&options, &fixture_schema, &s, &e));
    FILE *f = fopen(at.path, "w");
    fputs("Dear diary, this is a text of more than a few bytes and no database at all.\n", f);
    fclose(f);
    CHECK(store_open_schema(&options, &fixture_schema, &s, &e) != ERR_OK);
    CHECK(s == NULL);
}

static Err add_note(Db *db, void *title, Error *err) {
    return db_run(db, FQ(NOTE_ADD), DB_ARGS(DB_V(str_c(title)), DB_V(S("idea"))), NULL, err);
}

static int64_t notes(const TestDb *at) {
    Store *s CLEANUP(store_close) = test_store_open(at, &fixture_schema);
    Db *db;
    int64_t n = -1;
    CHECK_OK(store_read(s, &db, &e));
    CHECK_OK(db_i64(db, FQ(NOTE_COUNT), DB_NO_ARGS, &n, &e));
    store_done(s, &db);
    CHECK_OK(store_check(s, &e));
    return n;
}

TEST(a_backup_is_the_last_committed_state_and_stands_alone) {
    char first[] = "first", second[] = "second";
    TEST_DB(at);
    TEST_STORE(s, at, &fixture_schema);
    TestDb copy = at;
    snprintf(copy.path, sizeof copy.path, "%.200s-copy", at.path);
    snprintf(copy.url, sizeof copy.url, "sqlite:%s", copy.path);
    if (at.engine != DB_SQLITE) {
        CHECK_ERR(ERR_INVALID, store_backup(s, copy.path, &e));
        CHECK(strstr(e.msg, "pg_dump"));
        return;
    }
    test_db_remove(&copy);
    Db *db;
    struct stat st;
    CHECK_OK(store_transact(s, add_note, first, &e));
    CHECK_OK(store_write(s, &db, &e)); /* a writer is at work */
    CHECK_OK(add_note(db, second, &e));
    CHECK_OK(store_backup(s, copy.path, &e));
    CHECK_OK(store_commit(s, &db, &e));
    CHECK(stat(copy.path, &st) == 0 && (st.st_mode & 0777) == 0600);
    CHECK_ERR(ERR_CONFLICT, store_backup(s, copy.path, &e));
    CHECK(notes(&copy) == 1);
    CHECK(notes(&at) == 2);
    CHECK_ERR(ERR_IO, store_backup(s, "/nonexistent/copy.db", &e));
    test_db_remove(&copy);
}

TEST(a_checkpoint_empties_the_log_into_the_file) {
    TEST_DB(at);
    if (at.engine != DB_SQLITE)
        return;
    TEST_STORE(s, at, &fixture_schema);
    char title[] = "some note";
    struct stat before, after;
    CHECK(stat(at.path, &before) == 0);
    CHECK_OK(store_transact(s, add_note, title, &e));
    CHECK_OK(store_checkpoint(s, &e));
    CHECK(stat(at.path, &after) == 0 && after.st_size > before.st_size);
}
