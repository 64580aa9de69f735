#include "crisis/exit_test.h"

#include "desk/statement.h"
#include "desk/watch.h"
#include "crisis/broadcast_core.h"
#include "crisis/recovery.h"

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

/* ---- the room ---- */

static Err problem_named(Db *db, Arena *a, const Crisis *c, int64_t now, bool *out, Error *e) {
    (void)db, (void)a, (void)now, (void)e;
    *out = c->problem_id != 0;
    return ERR_OK;
}

static Err team_named(Db *db, Arena *a, const Crisis *c, int64_t now, bool *out, Error *e) {
    int64_t count;
    (void)a;
    TRY(db_i64(db, Q_CRISIS_MEMBER_RUNNING, DB_ARGS(DB_V(c->brand_id), DB_V(c->id), DB_V(now)),
               &count, e));
    *out = count > 0;
    return ERR_OK;
}

static Err steps_done(Db *db, Arena *a, const Crisis *c, int64_t now, bool *out, Error *e) {
    int64_t count;
    (void)a, (void)now;
    TRY(db_i64(db, Q_CRISIS_STEP_OPEN,
               DB_ARGS(DB_V(c->brand_id), DB_V(c->id), db_name(crisis_phase_names, (int)c->phase)),
               &count, e));
    *out = count == 0;
    return ERR_OK;
}

static Err statement_in_force(Db *db, Arena *a, const Crisis *c, int64_t now, bool *out,
                              Error *e) {
    Statement s = { 0 };
    (void)now;
    *out = false;
    if (c->statement_id == 0)
        return ERR_OK;
    Err code = statement_get(db, a, c->brand_id, c->statement_id, &s, e);
    *out = code == ERR_OK && s.in_force != 0;
    return code == ERR_NOT_FOUND ? ERR_OK : code;
}

static Err level_fallen(Db *db, Arena *a, const Crisis *c, int64_t now, bool *out, Error *e) {
    VerdictRow v = { 0 };
    (void)now;
    Err code = watch_latest(db, a, c->brand_id, &v, e);
    *out = v.shown < VERDICT_CRISIS;
    return code == ERR_NOT_FOUND ? ERR_OK : code;
}

static Err posts_thawed(Db *db, Arena *a, const Crisis *c, int64_t now, bool *out, Error *e) {
    (void)db, (void)a, (void)now, (void)e;
    *out = !c->is_frozen;
    return ERR_OK;
}

/* ---- what is said ---- */

static Err fact_verified(Db *db, Arena *a, const Crisis *c, int64_t now, bool *out, Error *e) {
    int64_t count;
    (void)a, (void)now;
    TRY(db_i64(db, Q_CRISIS_FACTS_SURE, DB_ARGS(DB_V(c->id)), &count, e));
    *out = count > 0;
    return ERR_OK;
}

static Err update_published(Db *db, Arena *a, const Crisis *c, int64_t now, bool *out, Error *e) {
    int64_t count;
    (void)a, (void)now;
    TRY(db_i64(db, Q_CRISIS_UPDATES_PUBLISHED, DB_ARGS(DB_V(c->id)), &count, e));
    *out = count > 0;
    return ERR_OK;
}

/* ---- who is told ---- */

/* Everybody has read what is in force. */
static Err staff_told(Db *db, Arena *a, const Crisis *c, int64_t now, bool *out, Error *e) {
    Current current;
    (void)now;
    TRY(broadcast_now(db, a, c->brand_id, c->id, &current, e));
    *out = current.of.id && !current.is_outdated && current.of.readers == current.of.people;
    return ERR_OK;
}

/* Somebody stands on the map, and all were told in this crisis. */
static Err audiences_told(Db *db, Arena *a, const Crisis *c, int64_t now, bool *out, Error *e) {
    int64_t count, untold;
    (void)a, (void)now;
    TRY(db_i64(db, Q_AUDIENCE_COUNT, DB_ARGS(DB_V(c->brand_id)), &count, e));
    TRY(db_i64(db, Q_AUDIENCE_UNTOLD, DB_ARGS(DB_V(c->brand_id), DB_V(c->id)), &untold, e));
    *out = count > 0 && untold == 0;
    return ERR_OK;
}

/* ---- recovery: read from the truth, never ticked ---- */

static NODISCARD Err back(Db *db, const Crisis *c, int64_t now, ReturnState *out, Error *e) {
    return return_state(db, &(Caller){ .brand_id = c->brand_id, .now = now }, c, out, e);
}

static Err queue_answered(Db *db, Arena *a, const Crisis *c, int64_t now, bool *out, Error *e) {
    ReturnState s;
    (void)a;
    TRY(back(db, c, now, &s, e));
    *out = s.unanswered == 0;
    return ERR_OK;
}

static Err promises_kept(Db *db, Arena *a, const Crisis *c, int64_t now, bool *out, Error *e) {
    ReturnState s;
    (void)a;
    TRY(back(db, c, now, &s, e));
    *out = s.promises == 0;
    return ERR_OK;
}

static Err lesson_learned(Db *db, Arena *a, const Crisis *c, int64_t now, bool *out, Error *e) {
    ReturnState s;
    (void)a;
    TRY(back(db, c, now, &s, e));
    *out = s.has_lesson;
    return ERR_OK;
}

/* What happened once is prepared for better: a threat, playbook, matrix row or policy changed. */
static Err register_changed(Db *db, Arena *a, const Crisis *c, int64_t now, bool *out,
                            Error *e) {
    ReturnState s;
    (void)a;
    TRY(back(db, c, now, &s, e));
    *out = s.has_changed;
    return ERR_OK;
}

const ExitTest exit_tests[] = {
    /* the room */
    { "team_named", PHASE_PREPARATION, team_named },
    { "problem_named", PHASE_PREPARATION, problem_named },
    { "origin_known", PHASE_PREPARATION, origin_known },
    { "steps_done", PHASE_PREPARATION, steps_done },
    { "first_word", PHASE_RESPONSE, first_word },
    { "statement_in_force", PHASE_RESPONSE, statement_in_force },
    { "steps_done", PHASE_RESPONSE, steps_done },
    { "staff_told", PHASE_RESPONSE, staff_told },
    { "fact_verified", PHASE_RESPONSE, fact_verified },
    { "audiences_told", PHASE_REASSURANCE, audiences_told },
    { "update_published", PHASE_REASSURANCE, update_published },
    { "cause_known", PHASE_REASSURANCE, cause_known },
    { "level_fallen", PHASE_REASSURANCE, level_fallen },
    { "steps_done", PHASE_REASSURANCE, steps_done },
    { "posts_thawed", PHASE_RECOVERY, posts_thawed },
    { "steps_done", PHASE_RECOVERY, steps_done },
    { "queue_answered", PHASE_RECOVERY, queue_answered },
    { "promises_kept", PHASE_RECOVERY, promises_kept },
    { "lesson_learned", PHASE_RECOVERY, lesson_learned },
    { "register_changed", PHASE_RECOVERY, register_changed },
    /* the others */
    { NULL, PHASE_CLOSED, NULL },
};
enum { TESTS = sizeof exit_tests / sizeof *exit_tests };

static const Field state_fields[] = { FIELD(ExitState, name), FIELD(ExitState, holds) };
const Model exit_state_model = MODEL(ExitState, state_fields);

Err statement_ready(Db *db, Arena *a, const Crisis *c, bool *out, Error *e) {
    return statement_in_force(db, a, c, 0, out, e);
}

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
