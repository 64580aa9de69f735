#include "crisis/room_read.h"

#include "desk/statement.h"

enum { TEAM = 1 << 0, STEPS = 1 << 1, STATEMENT = 1 << 2, VERDICT = 1 << 3, BACK = 1 << 4 };

/* True the first time. */
static bool is_new(RoomRead *r, unsigned what) {
    bool is = !(r->known & what);
    r->known |= what;
    return is;
}

Err room_team(RoomRead *r, int64_t *out, Error *e) {
    const Crisis *c = r->crisis;
    if (is_new(r, TEAM))
        TRY(db_i64(r->db, Q_CRISIS_MEMBER_RUNNING,
                   DB_ARGS(DB_V(c->brand_id), DB_V(c->id), DB_V(r->now)), &r->team, e));
    *out = r->team;
    return ERR_OK;
}

Err room_open_steps(RoomRead *r, int64_t *out, Error *e) {
    const Crisis *c = r->crisis;
    if (is_new(r, STEPS))
        TRY(db_i64(r->db, Q_CRISIS_STEP_OPEN,
                   DB_ARGS(DB_V(c->brand_id), DB_V(c->id),
                           db_name(crisis_phase_names, (int)c->phase)),
                   &r->open_steps, e));
    *out = r->open_steps;
    return ERR_OK;
}

static NODISCARD Err read_statement(RoomRead *r, Error *e) {
    Statement s = { 0 };
    if (r->crisis->statement_id == 0)
        return ERR_OK;
    Err code = statement_get(r->db, r->arena, r->crisis->brand_id, r->crisis->statement_id, &s, e);
    r->has_statement = code == ERR_OK && s.in_force != 0;
    return code == ERR_NOT_FOUND ? ERR_OK : code;
}

Err room_statement(RoomRead *r, bool *out, Error *e) {
    if (is_new(r, STATEMENT))
        TRY(read_statement(r, e));
    *out = r->has_statement;
    return ERR_OK;
}

Err room_verdict(RoomRead *r, VerdictRow *out, Error *e) {
    Err code = ERR_OK;
    if (is_new(r, VERDICT))
        code = watch_latest(r->db, r->arena, r->crisis->brand_id, &r->verdict, e);
    if (code != ERR_NOT_FOUND)
        TRY(code);
    *out = r->verdict;
    return ERR_OK;
}

Err room_back(RoomRead *r, ReturnState *out, Error *e) {
    Caller by = { .brand_id = r->crisis->brand_id, .now = r->now };
    if (is_new(r, BACK))
        TRY(return_state(r->db, &by, r->crisis, &r->back, e));
    *out = r->back;
    return ERR_OK;
}
