#include "store/pgsql.h"

#include <string.h>

/* By SQLSTATE; the first match wins, so a class (two characters) stands after its members. */
static const struct {
    const char *state;
    Err err;
    const char *says; /* NULL: the server's own words, which no user sees */
} states[] = {
    { "40001", ERR_BUSY, "another transaction changed the same rows" },
    { "40P01", ERR_BUSY, "another transaction changed the same rows" },
    { "55P03", ERR_BUSY, "the database is busy" },
    { "53300", ERR_BUSY, "the database has too many connections" },
    { "57014", ERR_LIMIT, "took too long" },
    { "23505", ERR_CONFLICT, "such an entry exists already" },
    { "23P01", ERR_CONFLICT, "such an entry exists already" },
    { "23503", ERR_CONFLICT, "refers to what is missing, or is in use" },
    { "P0001", ERR_CONFLICT, "not possible in the present state" },
    { "23", ERR_INVALID, "a value does not fit its column" },
    { "22", ERR_INVALID, "a value does not fit its column" },
    { "53100", ERR_LIMIT, "the disk is full" },
    { "53", ERR_LIMIT, NULL },
    { "54", ERR_LIMIT, "a value is too large" },
    { "25006", ERR_INTERNAL, NULL },
    { "08", ERR_IO, NULL },
    { "58", ERR_IO, NULL },
    { "28", ERR_IO, NULL },
    { "3D", ERR_IO, NULL },
};

/* Error.msg is one line. */
static Str first_line(const char *text) {
    return (Str){ text, strcspn(text, "\r\n") };
}

/* Within a transaction nothing was kept, so it may be done again from the start. A lost commit
 * is another matter: commit() says so itself. */
static NODISCARD Err lost(Pgsql *p, const char *doing, Error *e) {
    Str why = first_line(PQerrorMessage(p->h));
    Err err = p->base.txn == TXN_NONE ? ERR_IO : ERR_BUSY;
    FAIL(e, err, "%s: connection to the database lost: " STR_FMT, doing, STR_ARG(why));
}

static bool is(const char *state, const char *prefix) {
    return strncmp(state, prefix, strlen(prefix)) == 0;
}

/* A failover leaves the old primary read-only; a stopping server will close the line. */
static bool is_suspect(const Pgsql *p, const char *state, const char *words) {
    if (is(state, "57P") || is(state, "25P03") || (is(state, "25006") && p->base.is_writer))
        return true;
    /* Something dropped our statements, or a migration changed their tables. */
    return is(state, "26000") || (is(state, "0A000") && is(words, "cached plan"));
}

Err pgsql_fail(Pgsql *p, const PGresult *result, const char *doing, Error *e) {
    const char *state = result ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : NULL;
    const char *words = result ? PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY) : NULL;
    if (state == NULL || words == NULL || PQstatus(p->h) != CONNECTION_OK)
        return lost(p, doing, e);
    if (is_suspect(p, state, words)) {
        p->is_suspect = true;
        FAIL(e, ERR_BUSY, "%s: the database changed under the connection (%s)", doing, state);
    }
    for (size_t i = 0; i < COUNT(states); i++)
        if (is(state, states[i].state)) {
            if (states[i].says)
                FAIL(e, states[i].err, "%s: %s", doing, states[i].says);
            FAIL(e, states[i].err, "%s: %s (%s)", doing, words, state);
        }
    FAIL(e, ERR_DB, "%s: %s (%s)", doing, words, state);
}
