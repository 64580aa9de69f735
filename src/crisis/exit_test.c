#include "crisis/exit_test.h"

#include "crisis/broadcast_core.h"

static Err origin_known(RoomRead *r, bool *out, Error *e) {
    (void)e;
    *out = r->crisis->origin_source_id != 0;
    return ERR_OK;
}

static Err first_word(RoomRead *r, bool *out, Error *e) {
    (void)e;
    *out = r->crisis->first_word_at != 0;
    return ERR_OK;
}

static Err cause_known(RoomRead *r, bool *out, Error *e) {
    (void)e;
    *out = r->crisis->cause_known_at != 0;
    return ERR_OK;
}

/* ---- the room ---- */

static Err problem_named(RoomRead *r, bool *out, Error *e) {
    (void)e;
    *out = r->crisis->problem_id != 0;
    return ERR_OK;
}

static Err team_named(RoomRead *r, bool *out, Error *e) {
    int64_t count;
    TRY(room_team(r, &count, e));
    *out = count > 0;
    return ERR_OK;
}

static Err steps_done(RoomRead *r, bool *out, Error *e) {
    int64_t count;
    TRY(room_open_steps(r, &count, e));
    *out = count == 0;
    return ERR_OK;
}

static Err level_fallen(RoomRead *r, bool *out, Error *e) {
    VerdictRow v;
    TRY(room_verdict(r, &v, e));
    *out = v.shown < VERDICT_CRISIS;
    return ERR_OK;
}

static Err posts_thawed(RoomRead *r, bool *out, Error *e) {
    (void)e;
    *out = !r->crisis->is_frozen;
    return ERR_OK;
}

/* ---- what is said ---- */

static Err fact_verified(RoomRead *r, bool *out, Error *e) {
    int64_t count;
    TRY(db_i64(r->db, Q_CRISIS_FACTS_SURE, DB_ARGS(DB_V(r->crisis->id)), &count, e));
    *out = count > 0;
    return ERR_OK;
}

static Err update_published(RoomRead *r, bool *out, Error *e) {
    int64_t count;
    TRY(db_i64(r->db, Q_CRISIS_UPDATES_PUBLISHED, DB_ARGS(DB_V(r->crisis->id)), &count, e));
    *out = count > 0;
    return ERR_OK;
}

/* ---- who is told ---- */

/* Everybody has read what is in force. */
static Err staff_told(RoomRead *r, bool *out, Error *e) {
    Current current;
    TRY(broadcast_now(r->db, r->arena, r->crisis->brand_id, r->crisis->id, &current, e));
    *out = current.of.id && !current.is_outdated && current.of.readers == current.of.people;
    return ERR_OK;
}

/* Somebody stands on the map, and all were told in this crisis. */
static Err audiences_told(RoomRead *r, bool *out, Error *e) {
    const Crisis *c = r->crisis;
    int64_t count, untold;
    TRY(db_i64(r->db, Q_AUDIENCE_COUNT, DB_ARGS(DB_V(c->brand_id)), &count, e));
    TRY(db_i64(r->db, Q_AUDIENCE_UNTOLD, DB_ARGS(DB_V(c->brand_id), DB_V(c->id)), &untold, e));
    *out = count > 0 && untold == 0;
    return ERR_OK;
}

/* ---- recovery: read from the truth, never ticked ---- */

static Err queue_answered(RoomRead *r, bool *out, Error *e) {
    ReturnState s;
    TRY(room_back(r, &s, e));
    *out = s.unanswered == 0;
    return ERR_OK;
}

static Err promises_kept(RoomRead *r, bool *out, Error *e) {
    ReturnState s;
    TRY(room_back(r, &s, e));
    *out = s.promises == 0;
    return ERR_OK;
}

static Err lesson_learned(RoomRead *r, bool *out, Error *e) {
    ReturnState s;
    TRY(room_back(r, &s, e));
    *out = s.has_lesson;
    return ERR_OK;
}

/* What happened once is prepared for better: a threat, playbook, matrix row or policy changed. */
static Err register_changed(RoomRead *r, bool *out, Error *e) {
    ReturnState s;
    TRY(room_back(r, &s, e));
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
    { "statement_in_force", PHASE_RESPONSE, room_statement },
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

Err exit_states(RoomRead *r, List *out, Error *e) {
    ExitState *of = arena_make(r->arena, ExitState, TESTS);
    size_t n = 0;
    for (const ExitTest *t = exit_tests; t->name; t++) {
        if (t->phase != r->crisis->phase)
            continue;
        of[n].name = str_c(t->name);
        TRY(t->holds(r, &of[n].holds, e));
        n++;
    }
    *out = (List){ of, n };
    return ERR_OK;
}
