#include "store/pgsql.h"

#include <string.h>

/* EXPLAIN answers one line per step, and below it lines that belong to it:
 *   ->  Seq Scan on message m
 *         Filter: (author = $1)
 *   ->  Index Scan using message_time on message m
 *         Index Cond: (brand_id = $1)
 * With everything but nested loops over indexes forbidden, what is still read from end to end
 * has no index that helps: a Seq Scan, or an index walked without an Index Cond. */
static const char forbid[] =
    "SET plan_cache_mode=force_generic_plan; SET enable_seqscan=off; SET enable_hashjoin=off;"
    "SET enable_mergejoin=off; SET enable_material=off";
static const char allow[] =
    "RESET plan_cache_mode; RESET enable_seqscan; RESET enable_hashjoin;"
    "RESET enable_mergejoin; RESET enable_material";

typedef struct Step {
    Str table, index; /* index is empty for a Seq Scan */
} Step;

static bool cut_after(Str s, Str mark, Str *word) {
    const char *at = memmem(s.p, s.n, mark.p, mark.n);
    if (at == NULL)
        return false;
    const char *from = at + mark.n, *end = s.p + s.n;
    const char *to = memchr(from, ' ', (size_t)(end - from));
    *word = (Str){ from, (size_t)((to ? to : end) - from) };
    return true;
}

static bool read_step(Str line, Step *out) {
    *out = (Step){ 0 };
    if (cut_after(line, S("Seq Scan on "), &out->table))
        return true;
    return cut_after(line, S("Index Scan using "), &out->index) +
                   cut_after(line, S("Index Only Scan using "), &out->index) +
                   cut_after(line, S("Scan Backward using "), &out->index) > 0 &&
           cut_after(line, S(" on "), &out->table);
}

static NODISCARD Err note(Db *db, Arena *a, const Step *step, Scans *out, Error *e) {
    int64_t is_table = 0, is_partial = 0;
    if (step->table.n == 0)
        return ERR_OK;
    TRY(db_i64(db, Q_PLAN_TABLE, DB_ARGS(DB_V(step->table)), &is_table, e));
    if (step->index.n)
        TRY(db_i64(db, Q_PLAN_PARTIAL_INDEX, DB_ARGS(DB_V(step->index)), &is_partial, e));
    if (is_table && !is_partial && out->count < SCANS_MAX)
        out->tables[out->count++] = str_dup(a, step->table);
    return ERR_OK;
}

static NODISCARD Err read_plan(Db *db, Arena *a, const PGresult *plan, Scans *out, Error *e) {
    Step open = { 0 }, next;
    for (int i = 0; i < PQntuples(plan); i++) {
        const char *line = PQgetvalue(plan, i, 0);
        if (strstr(line, "Index Cond:"))
            open = (Step){ 0 };
        if (i > 0 && strstr(line, "->") == NULL)
            continue;
        (void)read_step(str_c(line), &next);
        TRY(note(db, a, &open, out, e));
        open = next;
    }
    return note(db, a, &open, out, e);
}

static NODISCARD Err explain(Db *db, Arena *a, Query q, Scans *out, Error *e) {
    Pgsql *p = (Pgsql *)db;
    const QueryText *text = db_query(db, q);
    Buf sql = buf_new(a, 1000);
    buf_printf(&sql, "EXPLAIN (COSTS OFF) EXECUTE %s", text->name);
    for (size_t i = 0; i < text->parameters; i++)
        buf_put(&sql, i ? S(", NULL") : S("(NULL"));
    if (text->parameters)
        buf_putc(&sql, ')');
    PG_RESULT(plan) = PQexec(p->h, str_z(a, buf_str(&sql)));
    if (PQresultStatus(plan) != PGRES_TUPLES_OK)
        return pgsql_fail(p, plan, text->name, e);
    return read_plan(db, a, plan, out, e);
}

Err pgsql_scans(Db *db, Arena *a, Query q, Scans *out, Error *e) {
    Pgsql *p = (Pgsql *)db;
    TRY(pgsql_prepare(db, q, e));
    TRY(pgsql_exec(p, forbid, "plan", e));
    Err err = explain(db, a, q, out, e);
    if (pgsql_exec(p, allow, "plan", e) != ERR_OK)
        p->is_suspect = true;
    return err;
}
