#include "crisis/phase.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "crisis/exit_test.h"
#include "crisis/trace.h"
#include "desk/duty.h"

enum { REASON_MOST = 1000, NAME_MOST = 120 };

static const char *const phase_act_names[] = { "advance", "back", "close", NULL };
static_assert(COUNT(phase_act_names) == PHASE_ACT__COUNT + 1, "one name per act");

static const Field row_fields[] = {
    FIELD(PhaseRow, id),
    FIELD_ENUM_OF(PhaseRow, phase, crisis_phase_names),
    FIELD_TIME_OF(PhaseRow, entered_at),
    FIELD(PhaseRow, entered_by, .flags = FIELD_OPTIONAL),
    FIELD(PhaseRow, entered_name, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(PhaseRow, left_at, .flags = FIELD_OPTIONAL),
    FIELD(PhaseRow, left_by, .flags = FIELD_OPTIONAL),
    FIELD(PhaseRow, left_name, .flags = FIELD_OPTIONAL),
    FIELD(PhaseRow, missing, .flags = FIELD_OPTIONAL,
          .doc = "Exit tests that did not hold when it was left, by commas"),
    FIELD(PhaseRow, reason, .flags = FIELD_OPTIONAL),
    FIELD(PhaseRow, owner_id, .flags = FIELD_OPTIONAL, .doc = "Who answers for it"),
    FIELD(PhaseRow, owner_name, .flags = FIELD_OPTIONAL),
};
const Model phase_row_model = MODEL(PhaseRow, row_fields);

static const Field move_fields[] = {
    FIELD_ENUM_OF(PhaseMove, act, phase_act_names, .flags = FIELD_REQUIRED),
    FIELD(PhaseMove, version, .flags = FIELD_REQUIRED, .least = 1, .most = INT64_MAX),
    FIELD(PhaseMove, reason, .flags = FIELD_OPTIONAL, .max = REASON_MOST),
    FIELD(PhaseMove, name, .flags = FIELD_OPTIONAL, .max = NAME_MOST,
          .doc = "To close: the name of the crisis"),
    FIELD(PhaseMove, owner_id, .flags = FIELD_OPTIONAL, .least = 1, .most = INT64_MAX),
};
const Model phase_move_model = MODEL(PhaseMove, move_fields);

static const Field owner_fields[] = {
    FIELD(PhaseOwner, staff_id, .flags = FIELD_REQUIRED, .least = 1, .most = INT64_MAX),
};
const Model phase_owner_model = MODEL(PhaseOwner, owner_fields);

static const struct PhaseStep {
    CrisisPhase from;
    PhaseAct act;
    CrisisPhase to;
} steps[] = {
    { PHASE_PREPARATION, PHASE_ADVANCE, PHASE_RESPONSE },
    { PHASE_RESPONSE, PHASE_ADVANCE, PHASE_REASSURANCE },
    { PHASE_RESPONSE, PHASE_BACK, PHASE_PREPARATION },
    { PHASE_REASSURANCE, PHASE_ADVANCE, PHASE_RECOVERY },
    { PHASE_REASSURANCE, PHASE_BACK, PHASE_RESPONSE },
    { PHASE_RECOVERY, PHASE_BACK, PHASE_REASSURANCE },
    { PHASE_RECOVERY, PHASE_CLOSE, PHASE_CLOSED },
};

static const struct PhaseStep *step_of(CrisisPhase from, PhaseAct act) {
    for (size_t i = 0; i < COUNT(steps); i++)
        if (steps[i].from == from && steps[i].act == act)
            return &steps[i];
    return NULL;
}

Err phase_list(Db *db, Arena *a, const Caller *by, int64_t crisis_id, List *out, Error *e) {
    return db_list(db, a, Q_CRISIS_PHASES, DB_ARGS(DB_V(by->brand_id), DB_V(crisis_id)),
                   &phase_row_model, out, e);
}

/* Names of the tests of its phase that do not hold, by commas. */
static NODISCARD Err find_missing(Db *db, Arena *a, const Caller *by, const Crisis *c, Str *out,
                                  Error *e) {
    List states;
    Buf b = buf_new(a, 200);
    TRY(exit_states(&(RoomRead){ .db = db, .arena = a, .crisis = c, .now = by->now }, &states, e));
    const ExitState *s = states.items;
    for (size_t i = 0; i < states.count; i++)
        if (!s[i].holds)
            buf_printf(&b, "%s" STR_FMT, b.n ? "," : "", STR_ARG(s[i].name));
    *out = buf_str(&b);
    return ERR_OK;
}

/* One is hot at a time: what recovers cannot come back beside another. */
static NODISCARD Err check_heat(Db *db, Arena *a, const Caller *by, const struct PhaseStep *step,
                                Error *e) {
    Crisis hot = { 0 };
    if (step->from != PHASE_RECOVERY || step->act != PHASE_BACK)
        return ERR_OK;
    TRY(crisis_now(db, a, by->brand_id, &hot, e));
    if (hot.id)
        FAIL(e, ERR_CONFLICT, "another crisis runs: this one stays in recovery");
    return ERR_OK;
}

static NODISCARD Err check(const struct PhaseStep *step, const Crisis *c, const PhaseMove *move,
                           Str missing, Error *e) {
    bool is_silent = utf8_is_blank(move->reason);
    if (step->act == PHASE_BACK && is_silent)
        FAIL_FIELD(e, "reason", "is needed: one sentence that explains it later");
    if (step->act == PHASE_CLOSE && !str_eq(str_trim(move->name), c->name))
        FAIL_FIELD(e, "name", "is not the name of this crisis: type it to close it");
    if (missing.n && is_silent)
        FAIL_FIELD(e, "reason", "is needed: not everything is done that this phase asks for");
    return ERR_OK;
}

static NODISCARD Err enter(Db *db, const Caller *by, const Crisis *c, CrisisPhase to,
                           int64_t owner_id, Error *e) {
    TRY(db_run(db, Q_CRISIS_PHASE_BEGIN,
               DB_ARGS(DB_V(by->brand_id), DB_V(c->id), db_name(crisis_phase_names, (int)to),
                       DB_V(by->now), DB_V(by->staff_id), db_id(owner_id)),
               NULL, e));
    return db_run(db, Q_CRISIS_STEPS_BEGIN,
                  DB_ARGS(DB_V(by->brand_id), DB_V(c->id), db_name(crisis_phase_names, (int)to),
                          DB_V(by->now)),
                  NULL, e);
}

static NODISCARD Err close_books(Db *db, const Caller *by, const Crisis *c, Error *e) {
    int64_t seq;
    TRY(db_i64(db, Q_AUDIT_NEWEST, DB_ARGS(DB_V(by->brand_id)), &seq, e));
    return db_run(db, Q_CRISIS_END_AT, DB_ARGS(DB_V(by->brand_id), DB_V(c->id), DB_V(seq)), NULL,
                  e);
}

static NODISCARD Err store(Db *db, const Caller *by, const Crisis *c, const struct PhaseStep *step,
                           Str reason, Error *e) {
    bool ends = step->to == PHASE_CLOSED;
    int64_t changed;
    TRY(db_run(db, Q_CRISIS_SET_PHASE,
               DB_ARGS(DB_V(by->brand_id), DB_V(c->id), DB_V(c->version),
                       db_name(crisis_phase_names, (int)step->to), DB_V(by->now),
                       db_id(ends ? by->now : 0), db_id(ends ? by->staff_id : 0),
                       ends ? db_text(reason) : db_null()),
               &changed, e));
    if (changed == 0)
        FAIL(e, ERR_CONFLICT, "somebody changed this crisis meanwhile: look again");
    return ERR_OK;
}

/* The owner of the phase that runs answers for the next one too unless somebody else is named. */
static NODISCARD Err owner_of(Db *db, Arena *a, const Caller *by, int64_t crisis_id, int64_t *out,
                              Error *e) {
    List rows;
    TRY(phase_list(db, a, by, crisis_id, &rows, e));
    *out = rows.count ? ((const PhaseRow *)rows.items)->owner_id : 0;
    return ERR_OK;
}

static NODISCARD Err make(Db *db, Arena *a, const Caller *by, const Crisis *c,
                          const PhaseMove *move, Str missing, Error *e) { /* both checked */
    const struct PhaseStep *step = step_of(c->phase, move->act);
    Str reason = str_trim(move->reason);
    int64_t owner = move->owner_id;
    if (owner == 0)
        TRY(owner_of(db, a, by, c->id, &owner, e));
    TRY(store(db, by, c, step, reason, e));
    TRY(db_run(db, Q_CRISIS_PHASE_LEAVE,
               DB_ARGS(DB_V(by->brand_id), DB_V(c->id), DB_V(by->now), DB_V(by->staff_id),
                       db_text(missing), db_text(reason)),
               NULL, e));
    if (step->to != PHASE_CLOSED)
        TRY(enter(db, by, c, step->to, owner, e));
    TRY(crisis_tell(db, by, c->id,
                    &(CrisisTrace){ .act = phase_act_names[move->act],
                                    .detail = str_fmt(a, "%s -> %s%s" STR_FMT,
                                                      crisis_phase_names[step->from],
                                                      crisis_phase_names[step->to],
                                                      missing.n ? " missing=" : "",
                                                      STR_ARG(missing)),
                                    .personal = reason },
                    e));
    return step->to == PHASE_CLOSED ? close_books(db, by, c, e) : ERR_OK;
}

Err phase_move(Db *db, Arena *a, const Caller *by, int64_t id, const PhaseMove *move, Crisis *out,
               Error *e) {
    Str missing = { 0 };
    TRY(crisis_get(db, a, by->brand_id, id, out, e));
    if (out->version != move->version)
        FAIL(e, ERR_CONFLICT, "somebody changed this crisis meanwhile: look again");
    const struct PhaseStep *step = step_of(out->phase, move->act);
    if (step == NULL)
        FAIL(e, ERR_CONFLICT, "this cannot be done in the phase of %s",
             crisis_phase_names[out->phase]);
    TRY(check_heat(db, a, by, step, e));
    if (move->owner_id)
        TRY(writer_check(db, by, move->owner_id, "owner_id", e));
    if (move->act != PHASE_BACK)
        TRY(find_missing(db, a, by, out, &missing, e));
    TRY(check(step, out, move, missing, e));
    TRY(make(db, a, by, out, move, missing, e));
    return crisis_get(db, a, by->brand_id, id, out, e);
}

Err phase_begin(Db *db, Arena *a, const Caller *by, int64_t id, Crisis *out, Error *e) {
    Str missing;
    TRY(crisis_get(db, a, by->brand_id, id, out, e));
    TRY(enter(db, by, out, PHASE_PREPARATION, out->lead_id, e));
    TRY(find_missing(db, a, by, out, &missing, e));
    if (missing.n)
        return ERR_OK;
    TRY(make(db, a, by, out, &(PhaseMove){ .act = PHASE_ADVANCE }, missing, e));
    return crisis_get(db, a, by->brand_id, id, out, e);
}

Err phase_own(Db *db, Arena *a, const Caller *by, int64_t id, const PhaseOwner *who, Error *e) {
    Crisis c = { 0 };
    int64_t changed;
    TRY(crisis_get(db, a, by->brand_id, id, &c, e));
    if (who->staff_id)
        TRY(writer_check(db, by, who->staff_id, "staff_id", e));
    TRY(db_run(db, Q_CRISIS_PHASE_OWN, DB_ARGS(DB_V(by->brand_id), DB_V(id), DB_V(who->staff_id)),
               &changed, e));
    if (changed == 0)
        FAIL(e, ERR_CONFLICT, "this crisis is closed");
    return crisis_tell(db, by, id,
                       &(CrisisTrace){ .act = "phase_owner",
                                       .detail = str_fmt(a, "%s staff=%lld",
                                                         crisis_phase_names[c.phase],
                                                         (long long)who->staff_id) },
                       e);
}
