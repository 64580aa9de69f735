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

static void on_server(const char *sql) {
    PGconn *h = PQconnectdb(getenv("TEST_PGSQL"));
    PQclear(PQexec(h, "SET client_min_messages = warning"));
    PGresult *result = PQexec(h, sql);
    if (PQresultStatus(result) != PGRES_COMMAND_OK)
        give_up(sql, PQerrorMessage(h));
    PQclear(result);
    PQfinish(h);
}

TestDb test_db_make(void) {
    static int made; /* one thread makes databases */
    TestDb db = { .engine = test_engine() };
    int n = ++made;
    char sql[1000];
    if (db.engine == DB_SQLITE) {
        const char *folder = getenv("TMPDIR");
        snprintf(db.path, sizeof db.path, "%s/test-%ld-%d.db", folder ? folder : "/tmp",
                 (long)getpid(), n);
        snprintf(db.url, sizeof db.url, "sqlite:%s", db.path);
        test_db_remove(&db);
        return db;
    }
    const char *server = getenv("TEST_PGSQL");
    snprintf(db.path, sizeof db.path, "test_%ld_%d", (long)getpid(), n);
    snprintf(sql, sizeof sql, "DROP SCHEMA IF EXISTS %s CASCADE; CREATE SCHEMA %s", db.path,
             db.path);
    on_server(sql);
    snprintf(db.url, sizeof db.url, "%s%s%coptions=-csearch_path%%3D%s",
             strncmp(server, "postgres", 8) == 0 ? "" : "pgsql:", server,
             strchr(server, '?') ? '&' : '?', db.path);
    return db;
}

void test_db_remove(TestDb *db) {
    static const char *const parts[] = { "", "-wal", "-shm", "-writer.lock" };
    char text[400];
    if (db->engine == DB_PGSQL) {
        snprintf(text, sizeof text, "DROP SCHEMA %s CASCADE", db->path);
        on_server(text);
        return;
    }
    for (size_t i = 0; i < COUNT(parts); i++) {
        snprintf(text, sizeof text, "%s%s", db->path, parts[i]);
        unlink(text);
    }
}

void test_db_sql(const TestDb *db, const char *sql) {
    char text[2000];
    if (db->engine == DB_PGSQL) {
        snprintf(text, sizeof text, "SET search_path TO %s; %s", db->path, sql);
        on_server(text);
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
