/* Many threads, two stores, lost connections. */
#include "store/testdata/fixture.h"

#include "base/time.h"

#include "test_store.h"

#include <pthread.h>
#include <stdlib.h>
#include <sys/stat.h>

static Error e;

static Err set_counter(Db *db, int64_t value, Error *err) {
    return db_run(db, FQ(COUNTER_ADD), DB_ARGS(DB_V(S("n")), DB_V(value)), NULL, err);
}

static Err make_counter(Db *db, void *ctx, Error *err) {
    (void)ctx;
    return set_counter(db, 0, err);
}

static int64_t counter(Store *s) {
    Db *db;
    int64_t n = -1;
    CHECK_OK(store_read(s, &db, &e));
    CHECK_OK(db_i64(db, FQ(COUNTER_GET), DB_ARGS(DB_V(S("n"))), &n, &e));
    store_done(s, &db);
    return n;
}

/* Reads, then writes what it read plus one: right only if no other transaction comes between. */
static Err increment(Db *db, void *ctx, Error *err) {
    int64_t n;
    (void)ctx;
    TRY(db_i64(db, FQ(COUNTER_GET), DB_ARGS(DB_V(S("n"))), &n, err));
    return db_run(db, FQ(COUNTER_SET), DB_ARGS(DB_V(S("n")), DB_V(n + 1)), NULL, err);
}

enum { THREADS = 8, ROUNDS = 25 };

typedef struct Worker {
    Store *store;
    int failures, torn;
} Worker;

static void *work(void *ctx) {
    Worker *w = ctx;
    int64_t last = 0, n;
    for (int i = 0; i < ROUNDS; i++) {
        Error err;
        Db *db;
        if (store_transact(w->store, increment, NULL, &err) != ERR_OK) {
            printf("%s\n", err.msg);
            w->failures++;
        }
        if (store_read(w->store, &db, &err) != ERR_OK) {
            w->failures++;
            continue;
        }
        if (db_i64(db, FQ(COUNTER_GET), DB_ARGS(DB_V(S("n"))), &n, &err) != ERR_OK)
            w->failures++;
        w->torn += n <= last; /* our own increment must be in it */
        last = n;
        store_done(w->store, &db);
    }
    return NULL;
}

TEST(eight_threads_lose_no_update) {
    TEST_DB(at);
    TEST_STORE(s, at, &fixture_schema);
    CHECK_OK(store_transact(s, make_counter, NULL, &e));
    pthread_t threads[THREADS];
    Worker workers[THREADS];
    for (int i = 0; i < THREADS; i++) {
        workers[i] = (Worker){ .store = s };
        pthread_create(&threads[i], NULL, work, &workers[i]);
    }
    for (int i = 0; i < THREADS; i++) {
        pthread_join(threads[i], NULL);
        CHECK(workers[i].failures == 0 && workers[i].torn == 0);
    }
    CHECK(counter(s) == THREADS * ROUNDS);
}

TEST(two_stores_on_one_database_lose_no_update) {
    TEST_DB(at);
    TEST_STORE(first, at, &fixture_schema);
    TEST_STORE(second, at, &fixture_schema);
    CHECK_OK(store_transact(first, make_counter, NULL, &e));
    pthread_t threads[4];
    Worker workers[4];
    for (int i = 0; i < 4; i++) {
        workers[i] = (Worker){ .store = i % 2 ? first : second };
        pthread_create(&threads[i], NULL, work, &workers[i]);
    }
    for (int i = 0; i < 4; i++) {
        pthread_join(threads[i], NULL);
        CHECK(workers[i].failures == 0 && workers[i].torn == 0);
    }
    CHECK(counter(second) == 4 * ROUNDS);
}

TEST(who_waits_too_long_for_a_connection_is_told_so) {
    TEST_DB(at);
    StoreOptions options = { .url = at.url, .readers = 2, .cache_kib = 500, .busy_ms = 60,
                             .fast_and_unsafe = true };
    Store *s CLEANUP(store_close) = NULL;
    Db *one, *two, *three;
    CHECK_OK(store_open_schema(&options, &fixture_schema, &s, &e));
    CHECK_OK(store_read(s, &one, &e));
    CHECK_OK(store_read(s, &two, &e));
    int64_t from = clock_monotonic_ms();
    CHECK_ERR(ERR_BUSY, store_read(s, &three, &e));
    CHECK(clock_monotonic_ms() - from >= 50);
    store_done(s, &one);
    CHECK_OK(store_read(s, &three, &e));
    store_done(s, &two);
    store_done(s, &three);
}

TEST(on_sqlite_a_second_store_waits_for_the_writer) {
    TEST_DB(at);
    if (at.engine != DB_SQLITE)
        return;
    TEST_STORE(first, at, &fixture_schema);
    StoreOptions options = { .url = at.url, .readers = 1, .cache_kib = 500, .busy_ms = 80,
                             .fast_and_unsafe = true };
    Store *second CLEANUP(store_close) = NULL;
    Db *db, *other;
    CHECK_OK(store_open_schema(&options, &fixture_schema, &second, &e));
    CHECK_OK(store_write(first, &db, &e));
    CHECK_ERR(ERR_BUSY, store_write(second, &other, &e));
    CHECK_ERR(ERR_BUSY, store_checkpoint(second, &e));
    CHECK_OK(store_read(second, &other, &e)); /* readers do not wait */
    store_done(second, &other);
    CHECK_OK(store_commit(first, &db, &e));
    CHECK_OK(store_write(second, &other, &e));
    store_abort(second, &other);
}

typedef struct Flaky {
    int runs, busy;
} Flaky;

static Err flaky(Db *db, void *ctx, Error *err) {
    Flaky *f = ctx;
    TRY(set_counter(db, 1, err));
    if (++f->runs <= f->busy)
        FAIL(err, ERR_BUSY, "pretend conflict");
    return ERR_OK;
}

TEST(transact_tries_again_when_busy_and_only_then) {
    TEST_DB(at);
    TEST_STORE(s, at, &fixture_schema);
    Flaky f = { .busy = 3 };
    CHECK_OK(store_transact(s, flaky, &f, &e));
    CHECK(f.runs == 4 && counter(s) == 1); /* the three before left nothing */
}

static Err refuse(Db *db, void *ctx, Error *err) {
    ++*(int *)ctx;
    TRY(set_counter(db, 5, err));
    FAIL(err, ERR_DENIED, "no");
}

TEST(transact_rolls_back_and_passes_an_error_on) {
    TEST_DB(at);
    TEST_STORE(s, at, &fixture_schema);
    int runs = 0;
    CHECK_OK(store_transact(s, make_counter, NULL, &e));
    CHECK_ERR(ERR_DENIED, store_transact(s, refuse, &runs, &e));
    CHECK(runs == 1 && counter(s) == 0);
}

TEST(urls_that_are_no_database_are_refused) {
    static const char *const urls[] = { "", "mysql:x", "sqlite:", "sqlite::memory:", "sqlite3:/x" };
    for (size_t i = 0; i < COUNT(urls); i++) {
        StoreOptions options = { .url = urls[i], .readers = 1, .cache_kib = 500, .busy_ms = 100 };
        Store *s = NULL;
        CHECK_ERR(ERR_INVALID, store_open_schema(&options, &fixture_schema, &s, &e));
        CHECK(s == NULL);
    }
    StoreOptions nowhere = { .url = "sqlite:/nonexistent/x.db", .readers = 1, .cache_kib = 500,
                             .busy_ms = 100 };
    Store *s = NULL;
    CHECK_ERR(ERR_IO, store_open_schema(&nowhere, &fixture_schema, &s, &e));
    nowhere.url = "postgres://postgres@127.0.0.1:1/x";
    CHECK_ERR(ERR_IO, store_open_schema(&nowhere, &fixture_schema, &s, &e));
    CHECK(strchr(e.msg, '\n') == NULL);
    nowhere.readers = 65;
    CHECK_ERR(ERR_INVALID, store_open_schema(&nowhere, &fixture_schema, &s, &e));
}

TEST(a_database_file_is_the_owners_alone) {
    TEST_DB(at);
    if (at.engine != DB_SQLITE)
        return;
    TEST_STORE(s, at, &fixture_schema);
    CHECK(store_engine(s) == DB_SQLITE);
    static const char *const parts[] = { "", "-wal", "-shm", "-writer.lock" };
    for (size_t i = 0; i < COUNT(parts); i++) {
        char path[400];
        struct stat st;
        snprintf(path, sizeof path, "%s%s", at.path, parts[i]);
        CHECK(stat(path, &st) == 0 && (st.st_mode & 0777) == 0600);
    }
}

/* ---- PostgreSQL: connections that end ---- */

static void kill_connection(Db *db) {
    int64_t n;
    Err err = db_i64(db, FQ(KILL_ME), DB_NO_ARGS, &n, &e);
    CHECK(err != ERR_OK);
}

TEST(a_reader_survives_the_loss_of_its_connection) {
    TEST_DB(at);
    if (at.engine != DB_PGSQL)
        return;
    TEST_STORE(s, at, &fixture_schema);
    CHECK_OK(store_transact(s, make_counter, NULL, &e));
    for (int i = 0; i < 3; i++) {
        Db *db;
        int64_t n;
        CHECK_OK(store_read(s, &db, &e));
        CHECK_OK(db_i64(db, FQ(COUNTER_GET), DB_ARGS(DB_V(S("n"))), &n, &e));
        CHECK_OK(db_begin(db, &e)); /* in a transaction the kill is not tried again */
        kill_connection(db);
        store_done(s, &db);
        CHECK(counter(s) == 0); /* the same connection, made anew */
    }
}

typedef struct Killed {
    int runs, kill;
} Killed;

static Err killed(Db *db, void *ctx, Error *err) {
    Killed *k = ctx;
    int64_t n;
    TRY(set_counter(db, 1, err));
    if (k->runs++ < k->kill)
        TRY(db_i64(db, FQ(KILL_ME), DB_NO_ARGS, &n, err));
    return set_counter(db, 1, err);
}

TEST(a_transaction_that_loses_its_connection_is_done_again_whole) {
    TEST_DB(at);
    if (at.engine != DB_PGSQL)
        return;
    TEST_STORE(s, at, &fixture_schema);
    Killed k = { .kill = 2 };
    CHECK_OK(store_transact(s, killed, &k, &e));
    CHECK(k.runs == 3 && counter(s) == 2);
}
