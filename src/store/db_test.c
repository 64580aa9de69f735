/* Transactions on one connection. */
#include "store/testdata/fixture.h"

#include "test_store.h"

static Error e;

static Err add(Db *db, const char *title) {
    return db_run(db, FQ(NOTE_ADD), DB_ARGS(DB_V(str_c(title)), DB_V(S("idea"))), NULL, &e);
}

static int64_t count(Store *s) {
    Db *db;
    int64_t n = -1;
    CHECK_OK(store_read(s, &db, &e));
    CHECK_OK(db_i64(db, FQ(NOTE_COUNT), DB_NO_ARGS, &n, &e));
    store_done(s, &db);
    return n;
}

TEST(a_commit_is_seen_by_others_and_an_abort_is_not) {
    TEST_DB(at);
    TEST_STORE(s, at, &fixture_schema);
    Db *db;
    CHECK_OK(store_write(s, &db, &e));
    CHECK_OK(add(db, "a"));
    CHECK(count(s) == 0);
    CHECK_OK(store_commit(s, &db, &e));
    CHECK(count(s) == 1);
    CHECK_OK(store_write(s, &db, &e));
    CHECK_OK(add(db, "b"));
    store_abort(s, &db);
    store_abort(s, &db); /* nothing left to abort */
    CHECK(count(s) == 1);
}

TEST(a_failed_statement_ends_its_transaction_on_both_engines) {
    TEST_DB(at);
    TEST_STORE(s, at, &fixture_schema);
    Db *db;
    CHECK_OK(store_write(s, &db, &e));
    CHECK_OK(add(db, "a"));
    CHECK_ERR(ERR_CONFLICT, add(db, "a"));
    CHECK_ERR(ERR_DB, add(db, "b"));
    CHECK_ERR(ERR_DB, store_commit(s, &db, &e));
    CHECK(db == NULL);
    CHECK(count(s) == 0);
}

TEST(what_is_not_found_does_not_end_a_transaction) {
    TEST_DB(at);
    TEST_STORE(s, at, &fixture_schema);
    SCRATCH(a);
    Db *db;
    Note n;
    CHECK_OK(store_write(s, &db, &e));
    CHECK_ERR(ERR_NOT_FOUND, db_one(db, a, FQ(NOTE_GET), DB_ARGS(DB_V(1)), &note_model, &n, &e));
    CHECK_OK(add(db, "a"));
    CHECK_OK(store_commit(s, &db, &e));
    CHECK(count(s) == 1);
}

TEST(a_reader_may_not_write) {
    TEST_DB(at);
    TEST_STORE(s, at, &fixture_schema);
    Db *db;
    CHECK_OK(store_read(s, &db, &e));
    CHECK_ERR(ERR_INTERNAL, add(db, "a"));
    CHECK_OK(db_begin(db, &e));
    CHECK_ERR(ERR_INTERNAL, add(db, "a"));
    store_done(s, &db);
    CHECK(count(s) == 0);
}

TEST(a_reader_in_a_transaction_sees_one_state) {
    TEST_DB(at);
    TEST_STORE(s, at, &fixture_schema);
    Db *reader, *writer;
    int64_t n;
    CHECK_OK(store_read(s, &reader, &e));
    CHECK_OK(db_begin(reader, &e));
    CHECK_OK(db_i64(reader, FQ(NOTE_COUNT), DB_NO_ARGS, &n, &e));
    CHECK(n == 0);
    CHECK_OK(store_write(s, &writer, &e));
    CHECK_OK(add(writer, "a"));
    CHECK_OK(store_commit(s, &writer, &e));
    CHECK_OK(db_i64(reader, FQ(NOTE_COUNT), DB_NO_ARGS, &n, &e));
    CHECK(n == 0);
    CHECK_OK(db_commit(reader, &e));
    CHECK_OK(db_i64(reader, FQ(NOTE_COUNT), DB_NO_ARGS, &n, &e));
    CHECK(n == 1);
    store_done(s, &reader);
}

TEST(transactions_do_not_nest) {
    TEST_DB(at);
    TEST_STORE(s, at, &fixture_schema);
    Db *db;
    CHECK_OK(store_write(s, &db, &e));
    CHECK_ERR(ERR_INTERNAL, db_begin(db, &e));
    CHECK_OK(add(db, "a"));
    CHECK_OK(store_commit(s, &db, &e));
    CHECK_OK(store_read(s, &db, &e));
    CHECK_ERR(ERR_INTERNAL, db_commit(db, &e));
    store_done(s, &db);
    CHECK(count(s) == 1);
}
