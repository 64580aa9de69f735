#include "crisis/exit_test.h"

#include "crisis/broadcast_core.h"

static Err origin_known(Db *db, Arena *a, const Crisis *c, int64_t now, bool *out, Error *e) {
    (void)db, (void)a, (void)now, (void)e;
    *out = c->origin_source_id != 0;
    return ERR_OK;
}

static Err first_word(Db *db, Arena *a, const Crisis *c, int64_t now, bool *out, Error *e) {
    (void)db, (void)a, (void)now, (void)e;
    *out = c->first_word_at != 0;
    return ERR_OK;
}

static Err cause_known(Db *db, Arena *a, const Crisis *c, int64_t now, bool *out, Error *e) {
    (void)db, (void)a, (void)now, (void)e;
    *out = c->cause_known_at != 0;
    return ERR_OK;
}

/* ---- who is told ---- */

/* Everybody has read what is in force. */
static Err staff_told(Db *db, Arena *a, const Crisis *c, int64_t now, bool *out, Error *e) {
    int64_t brand_id;
    Current current;
    (void)now;
    TRY(db_i64(db, Q_BROADCAST_BRAND, DB_ARGS(DB_V(c->id)), &brand_id, e));
    TRY(broadcast_now(db, a, brand_id, c->id, &current, e));
    *out = current.of.id && !current.is_outdated && current.of.readers == current.of.people;
    return ERR_OK;
}

/* Somebody stands on the map, and all were told in this crisis. */
static Err audiences_told(Db *db, Arena *a, const Crisis *c, int64_t now, bool *out, Error *e) {
    int64_t brand_id, count, untold;
    (void)a, (void)now;
    TRY(db_i64(db, Q_BROADCAST_BRAND, DB_ARGS(DB_V(c->id)), &brand_id, e));
    TRY(db_i64(db, Q_AUDIENCE_COUNT, DB_ARGS(DB_V(brand_id)), &count, e));
    TRY(db_i64(db, Q_AUDIENCE_UNTOLD, DB_ARGS(DB_V(brand_id), DB_V(c->id)), &untold, e));
    *out = count > 0 && untold == 0;
    return ERR_OK;
}

const ExitTest exit_tests[] = {
    { "origin_known", PHASE_PREPARATION, origin_known },
    { "first_word", PHASE_RESPONSE, first_word },
    { "staff_told", PHASE_RESPONSE, staff_told },
    { "audiences_told", PHASE_REASSURANCE, audiences_told },
    { "cause_known", PHASE_REASSURANCE, cause_known },
    { NULL, PHASE_CLOSED, NULL },
};
enum { TESTS = sizeof exit_tests / sizeof *exit_tests };

static const Field state_fields[] = { FIELD(ExitState, name), FIELD(ExitState, holds) };
const Model exit_state_model = MODEL(ExitState, state_fields);

Err exit_states(Db *db, Arena *a, const Caller *by, const Crisis *c, List *out, Error *e) {
    ExitState *of = arena_make(a, ExitState, TESTS);
    size_t n = 0;
    for (const ExitTest *t = exit_tests; t->name; t++) {
        if (t->phase != c->phase)
            continue;
        of[n].name = str_c(t->name);
        TRY(t->holds(db, a, c, by->now, &of[n].holds, e));
        n++;
    }
    *out = (List){ of, n };
    return ERR_OK;
}
