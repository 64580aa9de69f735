#include "store/pgsql_open.h"

#include "base/time.h"

#include <stdio.h>
#include <string.h>

enum { PAUSE_FIRST_MS = 100, PAUSE_MAX_MS = 5000 };
enum { CONNECT_S = 5, IDLE_MS = 60000 };

/* A commit that could not wait for its standby says so only by a warning. */
static void note_warning(void *ctx, const PGresult *notice) {
    const char *severity = PQresultErrorField(notice, PG_DIAG_SEVERITY_NONLOCALIZED);
    if (severity && strcmp(severity, "WARNING") == 0)
        ((Pgsql *)ctx)->was_warned = true;
}

/* Whatever the connection string says about these it may say; the rest is ours. */
static PGconn *connect_to(const char *conninfo) {
    char seconds[16];
    snprintf(seconds, sizeof seconds, "%d", CONNECT_S);
    const char *const names[] = { "connect_timeout", "keepalives_idle", "keepalives_interval",
                                  "keepalives_count", "tcp_user_timeout", "dbname",
                                  "client_encoding", "fallback_application_name", NULL };
    const char *const values[] = { seconds, "30", "10", "3", "30000", conninfo, "UTF8", "tanggap",
                                   NULL };
    return PQconnectdbParams(names, values, 1);
}

Err pgsql_exec(Pgsql *p, const char *sql, const char *doing, Error *e) {
    PG_RESULT(result) = PQexec(p->h, sql);
    ExecStatusType st = PQresultStatus(result);
    return st == PGRES_COMMAND_OK || st == PGRES_TUPLES_OK ? ERR_OK
                                                           : pgsql_fail(p, result, doing, e);
}

/* Settings of a fresh connection; forgets the prepared statements of the one before. */
static NODISCARD Err set_up(Pgsql *p, Error *e) {
    char sql[600];
    for (size_t i = 0; i < p->base.schema->query_count; i++)
        p->prepared[i].is_ready = false;
    p->is_suspect = false;
    PQsetNoticeReceiver(p->h, note_warning, p);
    /* synchronous_commit is not lowered below what the server asks for (remote_apply stays). */
    snprintf(sql, sizeof sql,
             "SET statement_timeout=%d; SET lock_timeout=%d;"
             "SET idle_in_transaction_session_timeout=%d; SET standard_conforming_strings=on;"
             "SET timezone='UTC'; SET jit=off; SET default_transaction_read_only=%s; %s",
             STATEMENT_MS, p->options->busy_ms, IDLE_MS, p->base.is_writer ? "off" : "on",
             p->options->fast_and_unsafe ? "SET synchronous_commit=off" : "");
    TRY(pgsql_exec(p, sql, "open", e));
    PG_RESULT(shown) = PQexec(p->h, "SHOW synchronous_commit");
    if (PQntuples(shown) != 1)
        return pgsql_fail(p, shown, "open", e);
    const char *level = PQgetvalue(shown, 0, 0);
    if (!p->options->fast_and_unsafe &&
        (strcmp(level, "off") == 0 || strcmp(level, "local") == 0))
        return pgsql_exec(p, "SET synchronous_commit=on", "open", e);
    return ERR_OK;
}

static NODISCARD Err reconnect(Pgsql *p, Error *e) {
    PQreset(p->h);
    if (PQstatus(p->h) != CONNECTION_OK)
        return pgsql_fail(p, NULL, "connect", e);
    return set_up(p, e);
}

Err pgsql_ensure(Pgsql *p, Error *e) {
    if (PQstatus(p->h) == CONNECTION_OK && !p->is_suspect)
        return ERR_OK;
    int64_t now = clock_monotonic_ms();
    if (now < p->retry_at)
        FAIL(e, ERR_IO, "the database cannot be reached; trying again soon");
    Err err = reconnect(p, e);
    if (err == ERR_OK) {
        p->retry_pause_ms = PAUSE_FIRST_MS;
        return ERR_OK;
    }
    p->retry_at = clock_monotonic_ms() + p->retry_pause_ms;
    p->retry_pause_ms *= 2;
    if (p->retry_pause_ms > PAUSE_MAX_MS)
        p->retry_pause_ms = PAUSE_MAX_MS;
    p->is_suspect = true;
    return err;
}

Err pgsql_open(const DbOpen *how, Db **out, Error *e) {
    Db *db CLEANUP(db_free) = db_make(how, &pgsql_driver, sizeof(Pgsql));
    Pgsql *p = (Pgsql *)db;
    p->options = how->options;
    p->prepared = arena_make(db->arena, Prepared, db->schema->query_count);
    p->scratch = arena_new(4096);
    p->retry_pause_ms = PAUSE_FIRST_MS;
    p->h = connect_to(how->target);
    if (PQstatus(p->h) != CONNECTION_OK)
        return pgsql_fail(p, NULL, "connect", e);
    TRY(set_up(p, e));
    *out = db;
    db = NULL;
    return ERR_OK;
}
