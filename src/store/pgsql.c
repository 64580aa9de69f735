#include "store/pgsql.h"

#include "base/number.h"
#include "store/pgsql_open.h"
#include "store/record.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

/* Types of pg_type whose binary form we know: fixed numbers of the protocol. */
enum { TYPE_INT8 = 20, TYPE_TEXT = 25, TYPE_FLOAT8 = 701, TYPE_BPCHAR = 1042,
       TYPE_VARCHAR = 1043 };

/* ---- statements ---- */

static NODISCARD Err describe(Pgsql *p, Query q, Error *e) {
    const QueryText *text = db_query(&p->base, q);
    Prepared *to = &p->prepared[q];
    PG_RESULT(result) = PQdescribePrepared(p->h, text->name);
    if (PQresultStatus(result) != PGRES_COMMAND_OK)
        return pgsql_fail(p, result, text->name, e);
    if (to->types == NULL)
        to->types = arena_make(p->base.arena, Oid, text->parameters);
    for (size_t i = 0; i < text->parameters; i++)
        to->types[i] = PQparamtype(result, (int)i);
    return ERR_OK;
}

Err pgsql_prepare(Db *db, Query q, Error *e) {
    Pgsql *p = (Pgsql *)db;
    const QueryText *text = db_query(db, q);
    if (p->prepared[q].is_ready)
        return ERR_OK;
    PG_RESULT(result) = PQprepare(p->h, text->name, text->pgsql, 0, NULL);
    if (PQresultStatus(result) != PGRES_COMMAND_OK)
        return pgsql_fail(p, result, text->name, e);
    TRY(describe(p, q, e));
    p->prepared[q].is_ready = true;
    return ERR_OK;
}

typedef struct Params {
    const char **values;
    int *lengths, *formats;
} Params;

static void set_binary(Params *to, size_t i, const void *bytes, size_t n) {
    to->values[i] = bytes;
    to->lengths[i] = (int)n;
    to->formats[i] = 1;
}

static void set_eight(Arena *a, Params *to, size_t i, const void *value) {
    uint64_t host;
    memcpy(&host, value, sizeof host);
    uint64_t *net = arena_make(a, uint64_t, 1);
    *net = __builtin_bswap64(host);
    set_binary(to, i, net, sizeof *net);
}

/* Binary where the server's type is the value's own, which saves copying and printing; else
 * text, which the server reads as it would a literal. */
static void set_param(Arena *a, Params *to, size_t i, Oid type, const DbVal *v) {
    char digits[40];
    switch (v->kind) {
    case DB_NULL: return;
    case DB_I64:
        if (type == TYPE_INT8) {
            set_eight(a, to, i, &v->i);
            return;
        }
        snprintf(digits, sizeof digits, "%" PRId64, v->i);
        to->values[i] = str_z(a, str_c(digits));
        return;
    case DB_F64:
        if (type == TYPE_FLOAT8) {
            set_eight(a, to, i, &v->f);
            return;
        }
        snprintf(digits, sizeof digits, "%.17g", v->f);
        to->values[i] = str_z(a, str_c(digits));
        return;
    case DB_TEXT:
        if (type == TYPE_TEXT || type == TYPE_VARCHAR || type == TYPE_BPCHAR)
            set_binary(to, i, v->s.p, v->s.n);
        else
            to->values[i] = str_z(a, v->s);
        return;
    }
}

static Params make_params(Pgsql *p, Query q, DbArgs args) {
    Arena *a = p->scratch;
    arena_reset(a);
    Params to = { arena_make(a, const char *, args.n), arena_make(a, int, args.n),
                  arena_make(a, int, args.n) };
    for (size_t i = 0; i < args.n; i++)
        set_param(a, &to, i, p->prepared[q].types[i], &args.v[i]);
    return to;
}

static NODISCARD Err send(Pgsql *p, Query q, DbArgs args, Error *e) {
    const char *name = db_query(&p->base, q)->name;
    Params to = make_params(p, q, args);
    if (!PQsendQueryPrepared(p->h, name, (int)args.n, to.values, to.lengths, to.formats, 0))
        return pgsql_fail(p, NULL, name, e);
    return ERR_OK;
}

/* ---- rows ---- */

typedef struct PgRow {
    Row base;
    const PGresult *result;
    int at;
} PgRow;

static const char *row_name(const Row *row, size_t column) {
    return PQfname(((const PgRow *)row)->result, (int)column);
}

static Cell row_cell(const Row *row, size_t column) {
    const PgRow *r = (const PgRow *)row;
    int c = (int)column;
    if (PQgetisnull(r->result, r->at, c))
        return (Cell){ .kind = CELL_NULL };
    return (Cell){ .kind = CELL_TEXT,
                   .s = { PQgetvalue(r->result, r->at, c),
                          (size_t)PQgetlength(r->result, r->at, c) } };
}

static NODISCARD Err give_rows(Db *db, Query q, const PGresult *result, const RowSink *sink,
                               Error *e) {
    PgRow row = { .base = { .db = db, .query = q, .name = row_name, .cell = row_cell,
                            .columns = (size_t)PQnfields(result) },
                  .result = result };
    for (row.at = 0; sink && row.at < PQntuples(result); row.at++)
        TRY(sink->fn(sink->ctx, &row.base, e));
    return ERR_OK;
}

static int64_t changed(PGresult *result) {
    int64_t n = 0;
    /* "INSERT 0 5", "UPDATE 5", "DELETE 5"; of the tags with a number only SELECT changed none */
    if (*PQcmdStatus(result) != 'S')
        (void)parse_i64(str_c(PQcmdTuples(result)), 0, INT64_MAX, &n); /* "" leaves 0 */
    return n;
}

static bool is_good(ExecStatusType st) {
    return st == PGRES_COMMAND_OK || st == PGRES_TUPLES_OK || st == PGRES_SINGLE_TUPLE;
}

/* The caller wants no more rows: stop the server and read away what is on its way. */
static void abandon(Pgsql *p) {
    char ignored[64];
    PGcancel *cancel = PQgetCancel(p->h);
    if (cancel)
        PQcancel(cancel, ignored, sizeof ignored);
    PQfreeCancel(cancel);
    for (PGresult *rest; (rest = PQgetResult(p->h)) != NULL;)
        PQclear(rest);
}

typedef struct Run {
    Query query;
    DbArgs args;
    const RowSink *sink;
    int64_t affected;
    bool has_given; /* rows reached the caller: running it again would double them */
} Run;

static NODISCARD Err take_results(Pgsql *p, Run *run, Error *e) {
    const char *name = db_query(&p->base, run->query)->name;
    Err err = ERR_OK;
    for (;;) {
        PG_RESULT(result) = PQgetResult(p->h);
        if (result == NULL)
            return err;
        if (err != ERR_OK)
            continue;
        if (!is_good(PQresultStatus(result))) {
            err = pgsql_fail(p, result, name, e);
            continue;
        }
        run->affected += changed(result);
        run->has_given = run->has_given || PQntuples(result) > 0;
        err = give_rows(&p->base, run->query, result, run->sink, e);
        if (err != ERR_OK && run->sink->is_stream)
            abandon(p);
    }
}

static NODISCARD Err set_timeout(Pgsql *p, int ms, Error *e) {
    char sql[64];
    snprintf(sql, sizeof sql, "SET statement_timeout=%d", ms);
    return pgsql_exec(p, sql, "timeout", e);
}

static NODISCARD Err stream(Pgsql *p, Run *run, Error *e) {
    Error after;
    TRY(set_timeout(p, STREAM_MS, e));
    Err err = send(p, run->query, run->args, e);
    if (err == ERR_OK) {
        PQsetSingleRowMode(p->h);
        err = take_results(p, run, e);
    }
    /* In a transaction that failed, its rollback sets it back. */
    if (set_timeout(p, STATEMENT_MS, &after) != ERR_OK && p->base.txn == TXN_NONE)
        p->is_suspect = true;
    return err;
}

static NODISCARD Err run_once(Pgsql *p, Run *run, Error *e) {
    TRY(pgsql_prepare(&p->base, run->query, e));
    if (run->sink && run->sink->is_stream)
        return stream(p, run, e);
    TRY(send(p, run->query, run->args, e));
    return take_results(p, run, e);
}

/* A read outside a transaction may be repeated on a new connection; nothing else may. */
static NODISCARD Err run(Db *db, Query q, DbArgs args, const RowSink *sink, int64_t *affected,
                         Error *e) {
    Pgsql *p = (Pgsql *)db;
    Run run = { .query = q, .args = args, .sink = sink };
    if (db->txn == TXN_NONE)
        TRY(pgsql_ensure(p, e));
    Err err = run_once(p, &run, e);
    bool is_lost = PQstatus(p->h) != CONNECTION_OK || p->is_suspect;
    if (err != ERR_OK && is_lost && db->txn == TXN_NONE && !db->is_writer && !run.has_given) {
        TRY(pgsql_ensure(p, e));
        err = run_once(p, &run, e);
    }
    if (err == ERR_OK && affected)
        *affected = run.affected;
    return err;
}

/* ---- batches ---- */

enum { PIPELINE = 256 }; /* statements sent before their answers are read */

static NODISCARD Err take_first(Pgsql *p, Query q, PGresult *result, int64_t *to, Error *e) {
    PgRow row = { .base = { .db = &p->base, .query = q, .cell = row_cell }, .result = result };
    *to = 0;
    return PQntuples(result) > 0 ? record_first_i64(&row.base, to, e) : ERR_OK;
}

/* Reads to the end of the pipeline even after an error, so that the connection stays usable. */
static NODISCARD Err take_batch(Pgsql *p, Query q, int64_t *firsts, int64_t *affected, Error *e) {
    const char *name = db_query(&p->base, q)->name;
    Err err = ERR_OK;
    size_t at = 0;
    for (int nothing = 0; nothing < 2;) {
        PG_RESULT(result) = PQgetResult(p->h);
        ExecStatusType st = PQresultStatus(result);
        nothing = result == NULL ? nothing + 1 : 0;
        if (result == NULL)
            continue;
        if (st == PGRES_PIPELINE_SYNC)
            return err;
        if (err == ERR_OK && !is_good(st))
            err = pgsql_fail(p, result, name, e);
        if (err != ERR_OK)
            continue;
        *affected += changed(result);
        if (firsts)
            err = take_first(p, q, result, &firsts[at], e);
        at++;
    }
    return err != ERR_OK ? err : pgsql_fail(p, NULL, name, e);
}

static NODISCARD Err send_batch(Pgsql *p, Query q, const DbArgs *rows, size_t n, Error *e) {
    for (size_t i = 0; i < n; i++)
        TRY(send(p, q, rows[i], e));
    if (!PQpipelineSync(p->h))
        return pgsql_fail(p, NULL, db_query(&p->base, q)->name, e);
    return ERR_OK;
}

static void leave_pipeline(Pgsql **p) {
    if (!PQexitPipelineMode((*p)->h))
        (*p)->is_suspect = true;
}

static NODISCARD Err many(Db *db, Query q, const DbMany *m, int64_t *affected, Error *e) {
    TRY(pgsql_prepare(db, q, e));
    Pgsql *p CLEANUP(leave_pipeline) = (Pgsql *)db;
    if (!PQenterPipelineMode(p->h))
        return pgsql_fail(p, NULL, db_query(db, q)->name, e);
    for (size_t at = 0; at < m->count; at += PIPELINE) {
        size_t n = m->count - at < PIPELINE ? m->count - at : PIPELINE;
        TRY(send_batch(p, q, m->rows + at, n, e));
        TRY(take_batch(p, q, m->firsts ? m->firsts + at : NULL, affected, e));
    }
    return ERR_OK;
}

static NODISCARD Err script(Db *db, const char *sql, Error *e) {
    return pgsql_exec((Pgsql *)db, sql, "script", e);
}

/* ---- transactions ---- */

/* SERIALIZABLE because the desk is written and tested against SQLite, where transactions do
 * run one after the other: what two of them read and decide must hold here too. */
static const char *const begin_texts[] = {
    [BEGIN_READ] = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
    [BEGIN_WRITE] = "BEGIN ISOLATION LEVEL SERIALIZABLE READ WRITE",
    [BEGIN_SCHEMA] = "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE",
};

static NODISCARD Err begin(Db *db, Begin how, Error *e) {
    Pgsql *p = (Pgsql *)db;
    TRY(pgsql_ensure(p, e));
    Err err = pgsql_exec(p, begin_texts[how], "begin", e);
    if (err == ERR_OK || (PQstatus(p->h) == CONNECTION_OK && !p->is_suspect))
        return err;
    TRY(pgsql_ensure(p, e));
    return pgsql_exec(p, begin_texts[how], "begin", e);
}

/* Serialisation failures are certain; a line that broke or a server that stopped is not. */
static bool is_certain(const PGconn *h, const PGresult *result) {
    const char *state = result ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : NULL;
    return state && PQstatus(h) == CONNECTION_OK && strncmp(state, "57", 2) != 0 &&
           strncmp(state, "08", 2) != 0;
}

static NODISCARD Err commit(Db *db, Error *e) {
    Pgsql *p = (Pgsql *)db;
    p->was_warned = false;
    PG_RESULT(result) = PQexec(p->h, "COMMIT");
    if (PQresultStatus(result) != PGRES_COMMAND_OK) {
        if (is_certain(p->h, result))
            return pgsql_fail(p, result, "commit", e);
        p->is_suspect = true;
        FAIL(e, ERR_IO, "commit: the connection broke, so the outcome is unknown");
    }
    if (strcmp(PQcmdStatus(result), "COMMIT") != 0)
        FAIL(e, ERR_DB, "commit: the server rolled back");
    if (p->was_warned)
        FAIL(e, ERR_IO, "commit: the standby did not confirm it");
    return ERR_OK;
}

static void rollback(Db *db) {
    Pgsql *p = (Pgsql *)db;
    if (PQtransactionStatus(p->h) == PQTRANS_IDLE)
        return;
    Error ignored; /* a connection that cannot roll back is given up: the server does it then */
    if (pgsql_exec(p, "ROLLBACK", "rollback", &ignored) != ERR_OK)
        p->is_suspect = true;
}

static void close_(Db *db) {
    Pgsql *p = (Pgsql *)db;
    PQfinish(p->h);
    arena_free(&p->scratch);
}

const DbDriver pgsql_driver = {
    .engine = DB_PGSQL,
    .prepare = pgsql_prepare,
    .run = run,
    .many = many,
    .script = script,
    .begin = begin,
    .commit = commit,
    .rollback = rollback,
    .scans = pgsql_scans,
    .close = close_,
};
