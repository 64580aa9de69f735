#include "store/sqlite.h"

#include <ctype.h>
#include <string.h>

/* EXPLAIN QUERY PLAN answers one line per step, such as
 *   SEARCH m USING INDEX message_brand (brand_id=?)
 *   SCAN m USING COVERING INDEX message_time
 *   SCAN message_words VIRTUAL TABLE INDEX 0:M1
 *   SEARCH m USING AUTOMATIC COVERING INDEX (author=?)     an index made for this one query
 * and calls a table by its alias. */

static bool is_word(char c) { return isalnum((unsigned char)c) || c == '_'; }

static bool word(Str *rest, Str *out) {
    while (rest->n && !is_word(*rest->p)) {
        rest->p++;
        rest->n--;
    }
    *out = (Str){ rest->p, 0 };
    while (rest->n && is_word(*rest->p)) {
        rest->p++;
        rest->n--;
        out->n++;
    }
    return out->n > 0;
}

static NODISCARD Err is_table(Db *db, Str name, bool *out, Error *e) {
    int64_t count;
    TRY(db_i64(db, Q_PLAN_TABLE, DB_ARGS(DB_V(name)), &count, e));
    *out = count > 0;
    return ERR_OK;
}

/* Below the steps of the statement come those that look for rows referring to the ones it
 * touches. For an INSERT they are skipped when it runs, unless a reference is already broken. */
static bool is_idle_check(const char *sql, Str table) {
    Str rest = str_c(sql), now;
    bool is_insert = word(&rest, &now) && (*now.p == 'I' || *now.p == 'i');
    while (is_insert && word(&rest, &now))
        if (str_eq(now, table))
            return false;
    return is_insert;
}

/* The table that the plan calls `alias`: itself, or the word before `alias` or `AS alias` in
 * the query. No table when it is a subquery or a function. */
static NODISCARD Err resolve(Db *db, const char *sql, Str alias, Str *table, bool *found,
                             Error *e) {
    Str rest = str_c(sql), before = S(""), now;
    *table = alias;
    TRY(is_table(db, alias, found, e));
    while (!*found && word(&rest, &now)) {
        if (str_eq(now, alias)) {
            *table = before;
            TRY(is_table(db, before, found, e));
        }
        if (!str_eq(now, S("AS")))
            before = now;
    }
    return ERR_OK;
}

static NODISCARD Err is_partial(Db *db, Str step, bool *out, Error *e) {
    static const char mark[] = " INDEX ";
    const char *at = memmem(step.p, step.n, mark, sizeof mark - 1);
    Str rest = { at, at ? (size_t)(step.p + step.n - at) : 0 }, name;
    int64_t count = 0;
    if (at && word(&rest, &name) && word(&rest, &name))
        TRY(db_i64(db, Q_PLAN_PARTIAL_INDEX, DB_ARGS(DB_V(name)), &count, e));
    *out = count > 0;
    return ERR_OK;
}

static bool contains(Str s, Str part) { return memmem(s.p, s.n, part.p, part.n) != NULL; }

static bool is_scan(Str step) {
    if (contains(step, S("USING AUTOMATIC")))
        return true;
    if (step.n < 5 || memcmp(step.p, "SCAN ", 5) != 0)
        return false;
    /* A virtual table that was given something to look for says what after the colon. */
    return !contains(step, S("VIRTUAL TABLE INDEX")) || step.p[step.n - 1] == ':';
}

static NODISCARD Err note_step(Db *db, Arena *a, Query q, Str step, Scans *out, Error *e) {
    Str rest = step, verb, alias, table;
    bool found, partial;
    if (!is_scan(step) || !word(&rest, &verb) || !word(&rest, &alias))
        return ERR_OK;
    TRY(resolve(db, db_query(db, q)->sqlite, alias, &table, &found, e));
    TRY(is_partial(db, step, &partial, e));
    found = found && !is_idle_check(db_query(db, q)->sqlite, table);
    if (found && !partial && out->count < SCANS_MAX)
        out->tables[out->count++] = str_dup(a, table);
    return ERR_OK;
}

static void finalize(sqlite3_stmt **st) { sqlite3_finalize(*st); }

Err sqlite_scans(Db *db, Arena *a, Query q, Scans *out, Error *e) {
    Sqlite *s = (Sqlite *)db;
    const QueryText *text = db_query(db, q);
    Buf sql = buf_new(a, strlen(text->sqlite) + 64);
    buf_printf(&sql, "EXPLAIN QUERY PLAN %s", text->sqlite);
    sqlite3_stmt *st CLEANUP(finalize) = NULL;
    if (sqlite3_prepare_v2(s->h, sql.p, (int)sql.n, &st, NULL) != SQLITE_OK)
        return sqlite_fail(s, text->name, e);
    while (sqlite3_step(st) == SQLITE_ROW) {
        const char *step = (const char *)sqlite3_column_text(st, 3);
        TRY(note_step(db, a, q, str_dup(a, str_c(step)), out, e));
    }
    return ERR_OK;
}
