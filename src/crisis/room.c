#include "crisis/room.h"

#include "base/limits.h"
#include "base/number.h"
#include "base/utf8.h"
#include "crisis/team.h"
#include "crisis/threat.h"
#include "crisis/trace.h"
#include "desk/duty.h"
#include "desk/origin.h"
#include "desk/statement.h"
#include "desk/watch.h"

enum { NAME_MOST = 120, REASON_MOST = 1000 };
enum { WORD_EVERY = 2 * HOUR, WORD_LEAST = 15 * MINUTE, WORD_MOST = 3 * DAY };

static const Field form_fields[] = {
    FIELD(CrisisForm, name, .flags = FIELD_REQUIRED, .max = NAME_MOST),
    FIELD(CrisisForm, problem_id, .flags = FIELD_OPTIONAL, .least = 1, .most = INT64_MAX),
    FIELD(CrisisForm, incident_id, .flags = FIELD_OPTIONAL, .least = 1, .most = INT64_MAX),
    FIELD(CrisisForm, playbook_id, .flags = FIELD_OPTIONAL, .least = 1, .most = INT64_MAX),
    FIELD(CrisisForm, threat_id, .flags = FIELD_OPTIONAL, .least = 1, .most = INT64_MAX),
    FIELD(CrisisForm, lead_id, .flags = FIELD_OPTIONAL, .least = 1, .most = INT64_MAX),
    FIELD(CrisisForm, freeze, .flags = FIELD_OPTIONAL, .doc = "Planned posts wait from now on"),
};
const Model crisis_form_model = MODEL(CrisisForm, form_fields);

static const Field change_fields[] = {
    FIELD(CrisisChange, name, .flags = FIELD_REQUIRED, .max = NAME_MOST),
    FIELD(CrisisChange, problem_id, .flags = FIELD_OPTIONAL, .least = 1, .most = INT64_MAX),
    FIELD(CrisisChange, statement_id, .flags = FIELD_OPTIONAL, .least = 1, .most = INT64_MAX),
    FIELD(CrisisChange, lead_id, .flags = FIELD_REQUIRED, .least = 1, .most = INT64_MAX),
    FIELD(CrisisChange, word_every, .flags = FIELD_REQUIRED, .least = WORD_LEAST,
          .most = WORD_MOST, .doc = "Seconds from one progress update to the next"),
    FIELD(CrisisChange, origin_source_id, .flags = FIELD_OPTIONAL, .least = 1, .most = INT64_MAX),
    FIELD(CrisisChange, origin_reason, .flags = FIELD_OPTIONAL, .max = REASON_MOST,
          .doc = "Why it began elsewhere than was said; needed when an origin is changed"),
    FIELD(CrisisChange, version, .flags = FIELD_REQUIRED, .least = 1, .most = INT64_MAX),
};
const Model crisis_change_model = MODEL(CrisisChange, change_fields);

static const Field page_fields[] = {
    FIELD_RECORD_OF(RoomPage, crisis, &crisis_model),
    FIELD_LIST_OF(RoomPage, phases, &phase_row_model),
    FIELD_LIST_OF(RoomPage, tests, &exit_state_model, .doc = "What its phase asks for"),
    FIELD_ENUM_OF(RoomPage, next, next_act_names, .doc = "The next right act"),
    FIELD(RoomPage, is_red, .doc = "A step or a word is late"),
    FIELD_ENUM_OF(RoomPage, thaw_bar, freeze_bar_names,
                  .doc = "Why the end of the freeze cannot be asked for or agreed to now"),
    FIELD(RoomPage, late_steps),
    FIELD(RoomPage, open_steps),
    FIELD(RoomPage, team, .doc = "People whose duty runs"),
    FIELD_RECORD_OF(RoomPage, verdict, &verdict_row_model, .doc = "The newest; id 0: none yet"),
    FIELD_RECORD_OF(RoomPage, meter, &meter_model),
};
const Model room_page_model = MODEL(RoomPage, page_fields);

/* ---- opening ---- */

/* What the playbook brings; all zero without one. */
typedef struct Plan {
    int64_t id, threat_id, word_every, approver_id;
    Str name;
} Plan;
static const Field plan_fields[] = { FIELD(Plan, id), FIELD(Plan, threat_id),
                                     FIELD(Plan, word_every), FIELD(Plan, approver_id),
                                     FIELD(Plan, name) };
static const Model plan_model = MODEL(Plan, plan_fields);

static NODISCARD Err check_problem(Db *db, Arena *a, const Caller *by, int64_t id, Error *e) {
    Problem problem = { 0 };
    return id ? problem_get(db, a, by, id, &problem, e) : ERR_OK;
}

static NODISCARD Err check(Db *db, Arena *a, const Caller *by, const CrisisForm *form, Plan *plan,
                           Error *e) {
    Incident incident = { 0 };
    Threat threat = { 0 };
    bool found;
    if (utf8_is_blank(form->name))
        FAIL_FIELD(e, "name", "is needed: what it is about, in a few words");
    TRY(check_problem(db, a, by, form->problem_id, e));
    TRY(writer_check(db, by, form->lead_id ? form->lead_id : by->staff_id, "lead_id", e));
    if (form->incident_id)
        TRY(incident_get(db, a, by->brand_id, form->incident_id, &incident, e));
    if (form->threat_id)
        TRY(threat_get(db, a, by->brand_id, form->threat_id, &threat, e));
    if (form->playbook_id == 0)
        return ERR_OK;
    TRY(db_maybe(db, a, Q_PLAYBOOK_OF, DB_ARGS(DB_V(by->brand_id), DB_V(form->playbook_id)),
                 &plan_model, plan, &found, e));
    if (!found)
        FAIL_FIELD(e, "playbook_id", "is no playbook of this brand");
    return ERR_OK;
}

static NODISCARD Err insert(Db *db, const Caller *by, const CrisisForm *form, const Plan *plan,
                            int64_t *id, Error *e) {
    int64_t lead = form->lead_id ? form->lead_id : by->staff_id, seq;
    int64_t every = plan->word_every ? plan->word_every : WORD_EVERY;
    SCRATCH(a);
    Origin origin; /* a guess that people change */
    TRY(origin_of_problem(db, a, by->brand_id, form->problem_id, &origin, e));
    TRY(db_i64(db, Q_AUDIT_NEWEST, DB_ARGS(DB_V(by->brand_id)), &seq, e));
    return db_i64(db, Q_CRISIS_INSERT,
                  DB_ARGS(DB_V(by->brand_id), DB_V(str_trim(form->name)), DB_V(by->now),
                          db_id(form->problem_id), db_id(form->incident_id),
                          db_id(plan->threat_id ? plan->threat_id : form->threat_id),
                          db_id(form->playbook_id), DB_V(lead), DB_V(every), DB_V(by->staff_id),
                          db_id(origin.source_id), DB_V(form->freeze), DB_V(seq)),
                  id, e);
}

static NODISCARD Err copy_plan(Db *db, const Caller *by, const CrisisForm *form, int64_t id,
                               Error *e) {
    if (form->freeze)
        TRY(db_run(db, Q_PLANNED_POST_FREEZE, DB_ARGS(DB_V(by->brand_id)), NULL, e));
    if (form->playbook_id == 0)
        return ERR_OK;
    return db_run(db, Q_CRISIS_STEPS_COPY,
                  DB_ARGS(DB_V(by->brand_id), DB_V(id), DB_V(form->playbook_id), DB_V(by->now)),
                  NULL, e);
}

static NODISCARD Err runs_already(Error *e) {
    FAIL(e, ERR_CONFLICT, "a crisis runs already: add to it, or bring it to recovery first");
}

Err crisis_open(Db *db, Arena *a, const Caller *by, const CrisisForm *form, Crisis *out,
                Error *e) {
    Plan plan = { 0 };
    int64_t id;
    TRY(check(db, a, by, form, &plan, e));
    TRY(crisis_now(db, a, by->brand_id, out, e));
    if (out->id)
        return runs_already(e);
    Err made = insert(db, by, form, &plan, &id, e);
    if (made == ERR_NOT_FOUND) /* somebody else opened one since this transaction looked */
        return runs_already(e);
    TRY(made);
    TRY(copy_plan(db, by, form, id, e));
    TRY(crisis_tell(db, by, id,
                    &(CrisisTrace){ .act = "open", .detail = form->freeze ? S("freeze") : S(""),
                                    .personal = str_trim(form->name) },
                    e));
    TRY(team_prefill(db, a, by, id, e));
    return phase_begin(db, a, by, id, out, e);
}

Err crisis_list(Db *db, Arena *a, const Caller *by, const PageFilter *f, List *out, Str *next,
                Error *e) {
    int64_t limit = f->limit ? f->limit : LIMIT_PAGE_DEFAULT, before = INT64_MAX;
    *next = (Str){ 0 };
    if (f->cursor.n && !parse_i64(f->cursor, 1, INT64_MAX, &before))
        FAIL_FIELD(e, "cursor", "is not one this list gave");
    TRY(db_list(db, a, Q_CRISIS_LIST, DB_ARGS(DB_V(by->brand_id), DB_V(before), DB_V(limit + 1)),
                &crisis_model, out, e));
    if ((int64_t)out->count > limit) {
        const Crisis *c = out->items;
        out->count = (size_t)limit;
        *next = str_fmt(a, "%lld", (long long)c[limit - 1].id);
    }
    return ERR_OK;
}

/* ---- changing ---- */

static bool is_moved(const Crisis *was, const CrisisChange *c) {
    bool was_said = was->origin_source_id != 0 || was->origin_by != 0;
    return was_said && was->origin_source_id != c->origin_source_id;
}

/* First answers went there. Who read another version is told that instead. */
static NODISCARD Err check_origin(const Crisis *was, const CrisisChange *c, Error *e) {
    if (was->version == c->version && is_moved(was, c) && utf8_is_blank(c->origin_reason))
        FAIL_FIELD(e, "origin_reason", "is needed: why it began elsewhere than was said");
    return ERR_OK;
}

static NODISCARD Err check_change(Db *db, Arena *a, const Caller *by, const CrisisChange *c,
                                  Error *e) {
    Statement statement = { 0 };
    Source source = { 0 };
    if (utf8_is_blank(c->name))
        FAIL_FIELD(e, "name", "is needed: what it is about, in a few words");
    TRY(check_problem(db, a, by, c->problem_id, e));
    TRY(writer_check(db, by, c->lead_id, "lead_id", e));
    if (c->statement_id)
        TRY(statement_get(db, a, by->brand_id, c->statement_id, &statement, e));
    return c->origin_source_id ? source_get(db, a, by->brand_id, c->origin_source_id, &source, e)
                               : ERR_OK;
}

static NODISCARD Err tell_origin(Db *db, const Caller *by, const Crisis *was,
                                 const CrisisChange *c, Error *e) {
    SCRATCH(a);
    if (!is_moved(was, c))
        return ERR_OK;
    return crisis_tell(db, by, was->id,
                       &(CrisisTrace){ .act = "origin",
                                       .detail = str_fmt(a, "from=%lld to=%lld",
                                                         (long long)was->origin_source_id,
                                                         (long long)c->origin_source_id),
                                       .personal = str_trim(c->origin_reason) },
                       e);
}

Err crisis_change(Db *db, Arena *a, const Caller *by, int64_t id, const CrisisChange *c,
                  Crisis *out, Error *e) {
    int64_t changed;
    TRY(crisis_running(db, a, by, id, out, e));
    TRY(check_change(db, a, by, c, e));
    TRY(check_origin(out, c, e));
    TRY(db_run(db, Q_CRISIS_CHANGE,
               DB_ARGS(DB_V(by->brand_id), DB_V(id), DB_V(c->version), DB_V(str_trim(c->name)),
                       db_id(c->problem_id), db_id(c->statement_id), DB_V(c->lead_id),
                       DB_V(c->word_every), db_id(c->origin_source_id), DB_V(by->staff_id)),
               &changed, e));
    if (changed == 0)
        FAIL(e, ERR_CONFLICT, "somebody changed this crisis meanwhile: look again");
    TRY(crisis_tell(
        db, by, id,
        &(CrisisTrace){ .act = "change",
                        .detail = str_fmt(a, "problem=%lld statement=%lld lead=%lld every=%lld "
                                             "origin=%lld",
                                          (long long)c->problem_id, (long long)c->statement_id,
                                          (long long)c->lead_id, (long long)c->word_every,
                                          (long long)c->origin_source_id),
                        .personal = str_trim(c->name) },
        e));
    TRY(tell_origin(db, by, out, c, e));
    return crisis_get(db, a, by->brand_id, id, out, e);
}

/* ---- its first page ---- */

static NODISCARD Err count_steps(RoomRead *r, RoomPage *p, Error *e) {
    DbVal phase = db_name(crisis_phase_names, (int)p->crisis.phase);
    TRY(db_i64(r->db, Q_CRISIS_STEP_LATE,
               DB_ARGS(DB_V(p->crisis.brand_id), DB_V(p->crisis.id), phase, DB_V(r->now)),
               &p->late_steps, e));
    TRY(room_open_steps(r, &p->open_steps, e));
    return room_team(r, &p->team, e);
}

static bool all_hold(const List *tests) {
    const ExitState *t = tests->items;
    for (size_t i = 0; i < tests->count; i++)
        if (!t[i].holds)
            return false;
    return true;
}

Err room_page(Db *db, Arena *a, const Caller *by, int64_t id, RoomPage *out, Error *e) {
    RoomPage p = { 0 };
    NextInput in = { .crisis = &p.crisis, .now = by->now };
    RoomRead r = { .db = db, .arena = a, .crisis = &p.crisis, .now = by->now };
    TRY(crisis_get(db, a, by->brand_id, id, &p.crisis, e));
    TRY(phase_list(db, a, by, id, &p.phases, e));
    TRY(exit_states(&r, &p.tests, e));
    TRY(count_steps(&r, &p, e));
    TRY(room_statement(&r, &in.has_statement, e));
    TRY(room_verdict(&r, &p.verdict, e));
    TRY(meter_read(db, a, by->brand_id, by->now, &p.meter, e));
    TRY(freeze_bar(db, by, &p.crisis, &p.thaw_bar, e));
    in.team = p.team;
    in.open_steps = p.open_steps;
    in.late_steps = p.late_steps;
    in.tests_hold = all_hold(&p.tests);
    p.next = next_act(&in);
    p.is_red = p.late_steps > 0 || crisis_word_late(&p.crisis, by->now);
    *out = p;
    return ERR_OK;
}
