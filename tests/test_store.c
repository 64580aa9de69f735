#include "test_store.h"

#include <libpq-fe.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <unistd.h>

static void give_up(const char *doing, const char *why) {
    printf("%s: %s\n", doing, why);
    exit(1);
}

DbEngine test_engine(void) {
    const char *name = getenv("TEST_ENGINE");
    return name && strcmp(name, "pgsql") == 0 ? DB_PGSQL : DB_SQLITE;
}

__attribute__((constructor)) static void skip_without_server(void) {
    if (test_engine() == DB_PGSQL && getenv("TEST_PGSQL") == NULL)
        exit(77);
}

/* In the database of `url`, or of the server when there is none. */
static void on_server(const char *url, const char *sql) {
    PGconn *h = PQconnectdb(url ? url : getenv("TEST_PGSQL"));
    PQclear(PQexec(h, "SET client_min_messages = warning"));
    PGresult *result = PQexec(h, sql);
    if (PQresultStatus(result) != PGRES_COMMAND_OK)
        give_up(sql, PQerrorMessage(h));
    PQclear(result);
    PQfinish(h);
}

/* A name no other database of this process and its fellows has. */
static TestDb named_db(void) {
    static int made; /* one thread makes databases */
    TestDb db = { .engine = test_engine() };
    int n = ++made;
    if (db.engine == DB_SQLITE) {
        const char *folder = getenv("TMPDIR");
        snprintf(db.path, sizeof db.path, "%s/test-%ld-%d.db", folder ? folder : "/tmp",
                 (long)getpid(), n);
        snprintf(db.url, sizeof db.url, "sqlite:%s", db.path);
        return db;
    }
    const char *server = getenv("TEST_PGSQL");
    snprintf(db.path, sizeof db.path, "test_%ld_%d", (long)getpid(), n);
    snprintf(db.url, sizeof db.url, "%s%s%cdbname=%s",
             strncmp(server, "postgres", 8) == 0 ? "" : "pgsql:", server,
             strchr(server, '?') ? '&' : '?', db.path);
    return db;
}

TestDb test_db_make(void) {
    TestDb db = named_db();
    char sql[400];
    test_db_remove(&db);
    if (db.engine == DB_PGSQL) {
        snprintf(sql, sizeof sql, "CREATE DATABASE %s", db.path);
        on_server(NULL, sql);
    }
    return db;
}

/* The first migrated database of a process is the pattern all others are copied from: making the
 * tables anew for each test took longer than the tests. */
static struct {
    TestDb db;
    const Schema *schema;
} pattern;

static void remove_pattern(void) { test_db_remove(&pattern.db); }

static void make_pattern(const Schema *schema) {
    pattern.db = test_db_make();
    pattern.schema = schema;
    atexit(remove_pattern);
    Store *s = test_store(&pattern.db, schema);
    store_close(&s); /* what is open is not copied: SQLite's log is folded in here */
}

static void copy_file(const char *from, const char *to) {
    char block[64 * 1024];
    FILE *in = fopen(from, "rb"), *out = fopen(to, "wb");
    size_t n;
    if (!in || !out)
        give_up("copy", from);
    while ((n = fread(block, 1, sizeof block, in)) > 0)
        if (fwrite(block, 1, n, out) != n)
            give_up("copy", to);
    if (ferror(in) || fclose(out) != 0)
        give_up("copy", to);
    fclose(in);
}

TestDb test_db_with(const Schema *schema) {
    char sql[800];
    if (!pattern.schema)
        make_pattern(schema);
    if (pattern.schema != schema)
        give_up("test_db_with", "one schema for a test program");
    TestDb db = named_db();
    test_db_remove(&db);
    if (db.engine == DB_SQLITE) {
        copy_file(pattern.db.path, db.path);
        return db;
    }
    snprintf(sql, sizeof sql, "CREATE DATABASE %s TEMPLATE %s STRATEGY FILE_COPY", db.path,
             pattern.db.path);
    on_server(NULL, sql);
    return db;
}

void test_db_remove(TestDb *db) {
    static const char *const parts[] = { "", "-wal", "-shm", "-writer.lock" };
    char text[400];
    if (db->engine == DB_PGSQL) {
        snprintf(text, sizeof text, "DROP DATABASE IF EXISTS %s WITH (FORCE)", db->path);
        on_server(NULL, text);
        return;
    }
    for (size_t i = 0; i < COUNT(parts); i++) {
        snprintf(text, sizeof text, "%s%s", db->path, parts[i]);
        unlink(text);
    }
}

void test_db_sql(const TestDb *db, const char *sql) {
    if (db->engine == DB_PGSQL) {
        const char *url = db->url;
        on_server(strncmp(url, "pgsql:", 6) == 0 ? url + 6 : url, sql);
        return;
    }
    sqlite3 *h = NULL;
    char *why = NULL;
    if (sqlite3_open(db->path, &h) != SQLITE_OK ||
        sqlite3_exec(h, sql, NULL, NULL, &why) != SQLITE_OK)
        give_up(sql, why ? why : "cannot open");
    sqlite3_close(h);
}

Store *test_store_open(const TestDb *db, const Schema *schema) {
    Store *s;
    Error e;
    StoreOptions options = { .url = db->url, .readers = 4, .cache_kib = 2000, .busy_ms = 2000,
                             .fast_and_unsafe = true };
    if (store_open_schema(&options, schema, &s, &e) != ERR_OK)
        give_up("store_open", e.msg);
    return s;
}

Store *test_store(const TestDb *db, const Schema *schema) {
    Error e;
    Store *s = test_store_open(db, schema);
    if (store_migrate(s, 1000, &e) != ERR_OK)
        give_up("store_migrate", e.msg);
    return s;
}
