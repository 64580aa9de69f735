#include "store/testdata/fixture.h"

#include "base/time.h"

#include "test_store.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

static Error e;

static Schema with(const Migration *migrations, size_t count) {
    Schema out = fixture_schema;
    out.migrations = migrations;
    out.migration_count = count;
    return out;
}

static int64_t version_of(const TestDb *at, const Schema *schema) {
    Store *s CLEANUP(store_close) = test_store_open(at, schema);
    int64_t version = -1;
    CHECK_OK(store_version(s, &version, &e));
    return version;
}

TEST(migrations_run_once_and_in_order) {
    TEST_DB(at);
    CHECK(version_of(&at, &fixture_schema) == 0);
    Store *s CLEANUP(store_close) = test_store_open(&at, &fixture_schema);
    CHECK_OK(store_migrate(s, 1000, &e));
    CHECK_OK(store_migrate(s, 2000, &e));
    CHECK(version_of(&at, &fixture_schema) == 2);
    CHECK_OK(store_check_queries(s, &e));
}

TEST(a_program_takes_up_where_an_older_one_stopped) {
    TEST_DB(at);
    Schema old = with(fixture_schema.migrations, 1);
    Store *s = test_store_open(&at, &old);
    CHECK_OK(store_migrate(s, 1, &e));
    store_close(&s);
    CHECK(version_of(&at, &old) == 1);
    s = test_store_open(&at, &fixture_schema);
    CHECK_OK(store_migrate(s, 2, &e));
    store_close(&s);
    CHECK(version_of(&at, &fixture_schema) == 2);
    s = test_store_open(&at, &old);
    CHECK_ERR(ERR_CONFLICT, store_migrate(s, 3, &e));
    CHECK(strstr(e.msg, "newer"));
    store_close(&s);
}

TEST(a_changed_migration_is_refused) {
    TEST_DB(at);
    Migration changed[2] = { fixture_schema.migrations[0], fixture_schema.migrations[1] };
    changed[1].checksum = "0123";
    Schema schema = with(changed, 2);
    Store *s = test_store(&at, &fixture_schema);
    store_close(&s);
    s = test_store_open(&at, &schema);
    CHECK_ERR(ERR_CONFLICT, store_migrate(s, 1, &e));
    CHECK(strstr(e.msg, changed[1].name));
    store_close(&s);
}

TEST(a_failing_migration_leaves_nothing) {
    TEST_DB(at);
    static const char bad[] = "CREATE TABLE half (id BIGINT); CREATE TABLE half (id BIGINT);";
    Migration migrations[3] = { fixture_schema.migrations[0], fixture_schema.migrations[1],
                                { 3, "0003_bad", "x", bad, bad } };
    Schema schema = with(migrations, 3);
    Store *s CLEANUP(store_close) = test_store_open(&at, &schema);
    CHECK_ERR(ERR_DB, store_migrate(s, 1, &e));
    CHECK(strstr(e.msg, "0003_bad"));
    CHECK(version_of(&at, &schema) == 0);
    Store *good CLEANUP(store_close) = test_store_open(&at, &fixture_schema);
    CHECK_OK(store_migrate(good, 1, &e));
}

TEST(four_processes_migrate_at_once_and_one_does_it) {
    TEST_DB(at);
    pid_t children[4];
    fflush(stdout);
    for (int i = 0; i < 4; i++) {
        children[i] = fork();
        if (children[i] == 0) {
            Error err;
            Store *s = test_store_open(&at, &fixture_schema);
            bool is_good = store_migrate(s, 1000 + i, &err) == ERR_OK;
            if (!is_good)
                fprintf(stderr, "child: %s\n", err.msg);
            store_close(&s);
            _exit(is_good ? 0 : 1);
        }
    }
    for (int i = 0; i < 4; i++) {
        int status = -1;
        waitpid(children[i], &status, 0);
        CHECK(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    }
    CHECK(version_of(&at, &fixture_schema) == 2);
}

/* Each child adds its own rows in many small transactions; none is lost, none waits for ever. */
static int add_rows(const TestDb *at, int child) {
    Store *s = test_store_open(at, &fixture_schema);
    int failures = 0;
    for (int i = 0; i < 40; i++) {
        Error err;
        Db *db;
        char title[32];
        snprintf(title, sizeof title, "c%d-%d", child, i);
        if (store_write(s, &db, &err) != ERR_OK) {
            failures++;
            continue;
        }
        if (db_run(db, FQ(SHELF_INSERT), DB_ARGS(DB_V(str_c(title))), NULL, &err) != ERR_OK ||
            store_commit(s, &db, &err) != ERR_OK)
            failures++;
        store_abort(s, &db);
    }
    store_close(&s);
    return failures;
}

TEST(four_processes_write_at_once_and_nothing_is_lost) {
    TEST_DB(at);
    pid_t children[4];
    SCRATCH(a);
    List got;
    Store *s = test_store(&at, &fixture_schema);
    store_close(&s);
    fflush(stdout);
    for (int i = 0; i < 4; i++) {
        children[i] = fork();
        if (children[i] == 0)
            _exit(add_rows(&at, i) ? 1 : 0);
    }
    for (int i = 0; i < 4; i++) {
        int status = -1;
        waitpid(children[i], &status, 0);
        CHECK(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    }
    s = test_store_open(&at, &fixture_schema);
    Db *db;
    CHECK_OK(store_read(s, &db, &e));
    CHECK_OK(db_list(db, a, FQ(SHELF_ALL), DB_NO_ARGS, &note_model, &got, &e));
    CHECK(got.count == 160);
    store_done(s, &db);
    CHECK_OK(store_check(s, &e));
    store_close(&s);
}

/* Writes without pause until it is ended. */
static void write_for_ever(const TestDb *at) {
    Store *s = test_store_open(at, &fixture_schema);
    for (;;) {
        Error err;
        Db *db;
        if (store_write(s, &db, &err) == ERR_OK)
            store_abort(s, &db);
    }
}

TEST(a_process_that_writes_without_pause_lets_others_in) {
    TEST_DB(at);
    fflush(stdout);
    pid_t child = fork(); /* before this process has a connection: they do not survive it */
    if (child == 0)
        write_for_ever(&at);
    TEST_STORE(s, at, &fixture_schema);
    int64_t most = 0;
    for (int i = 0; i < 30; i++) {
        Db *db = NULL;
        int64_t from = clock_monotonic_ms();
        CHECK_OK(store_write(s, &db, &e));
        store_abort(s, &db);
        int64_t waited = clock_monotonic_ms() - from;
        most = waited > most ? waited : most;
    }
    kill(child, SIGKILL); /* and its lock ends with it */
    waitpid(child, NULL, 0);
    CHECK(most < 1000);
    Db *db = NULL;
    CHECK_OK(store_write(s, &db, &e));
    store_abort(s, &db);
}
