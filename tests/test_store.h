/* test_store.h - a fresh database per test, on the engine under test.
 *
 * The engine is SQLite unless TEST_ENGINE=pgsql; then TEST_PGSQL holds the URL of a server
 * (script/postgres makes one) and the program is skipped (77) without it. Each database is a
 * file in $TMPDIR or one of the server's, named after the process, and is removed at the end
 * of the test. A failure to open ends the program: no test can say anything then. */
#ifndef TESTS_TEST_STORE_H
#define TESTS_TEST_STORE_H

#include "store/store.h"

#include "test.h"

typedef struct TestDb {
    DbEngine engine;
    char url[1000]; /* for store_open(), also from other processes */
    char path[300]; /* SQLite: the file; PostgreSQL: its name */
} TestDb;

DbEngine test_engine(void);
TestDb test_db_make(void); /* empty */
/* With the tables of `schema`, copied from a pattern that is migrated once; always the same schema
 * in one program. */
TestDb test_db_with(const Schema *schema);
void test_db_remove(TestDb *db);
/* Any SQL behind the store's back, for tests of damage. No transaction may be open. */
void test_db_sql(const TestDb *db, const char *sql);
#define TEST_DB(name) TestDb name CLEANUP(test_db_remove) = test_db_make()

/* Opened with 4 readers, 2 s of patience and no fsync. */
Store *test_store_open(const TestDb *db, const Schema *schema);
/* The same and migrated. */
Store *test_store(const TestDb *db, const Schema *schema);
#define TEST_STORE(name, db, schema) Store *name CLEANUP(store_close) = test_store(&(db), (schema))

/* Check that the call gave this error, and say what it gave else. */
#define CHECK_ERR(want, call)                                                        \
    do {                                                                             \
        e = (Error){ 0 };                                                            \
        Err got_ = (call);                                                           \
        if (got_ != (want)) {                                                        \
            printf("%s:%d: wanted \"%s\", got \"%s\": %s\n", __FILE__, __LINE__,    \
                   err_name(want), err_name(got_), e.msg);                           \
            test_failures++;                                                         \
        }                                                                            \
    } while (0)
#define CHECK_OK(call) CHECK_ERR(ERR_OK, call)

#endif
