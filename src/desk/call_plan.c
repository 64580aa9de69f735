#include "desk/call_plan.h"

#include "desk/address.h"
#include "desk/scene.h"
#include "desk/wake_way.h"

static const Field owner_fields[] = { FIELD(Watcher, staff_id), FIELD(Watcher, name),
                                      FIELD(Watcher, email) };
static const Model owner_model = MODEL(Watcher, owner_fields);

Err call_plan_begin(Db *db, Arena *a, const IncidentRow *row, int64_t now, CallPlan *out,
                    Error *e) {
    *out = (CallPlan){ .db = db,
                       .arena = a,
                       .brand_id = row->brand_id,
                       .incident_id = row->id,
                       .round = 1,
                       .level = row->is_test ? VERDICT_LEVEL__COUNT : row->level,
                       .calls = arena_make(a, PlannedCall, PLAN_CALLS) };
    int64_t grave;
    TRY(scene_grave(db, row->brand_id, now, &grave, e));
    out->is_grave = grave > 0 && !row->is_test;
    TRY(roster_get(db, a, row->brand_id, now, &out->roster, e));
    return db_list(db, a, Q_OWNER_LIST, DB_ARGS(DB_V(row->brand_id)), &owner_model, &out->owners,
                   e);
}

/* ---- people ---- */

static bool is_met(const CallPlan *p, int64_t staff_id) {
    for (size_t i = 0; i < p->met_count; i++)
        if (p->met[i] == staff_id)
            return true;
    return false;
}

static const Watcher *on_roster(const Roster *roster, int64_t staff_id) {
    const Watcher *w = roster->people.items;
    for (size_t i = 0; i < roster->people.count; i++)
        if (w[i].staff_id == staff_id)
            return &w[i];
    return NULL;
}

/* A step may name by mail whom another names as a person. */
static bool is_planned(const CallPlan *p, const PlannedCall *call) {
    for (size_t i = 0; i < p->count; i++)
        if (p->calls[i].due_at == call->due_at && p->calls[i].is_report == p->is_report &&
            str_eq_nocase(p->calls[i].recipient, call->recipient))
            return true;
    return false;
}

static void add(CallPlan *p, const PlannedCall *call) {
    if (p->count == PLAN_CALLS || is_planned(p, call))
        return; /* more than enough people were woken before them */
    PlannedCall *to = &p->calls[p->count++];
    *to = *call;
    to->is_report = p->is_report;
    if (p->is_report) /* not in the place of the test it tells of */
        to->recipient = str_fmt(p->arena, "report-" STR_FMT, STR_ARG(call->recipient));
    p->due += call->state == CALL_DUE;
}

/* Whom an earlier step let sleep. */
static void wake_after_all(CallPlan *p, int64_t staff_id, int64_t position, int64_t due_at) {
    for (size_t i = 0; i < p->count; i++) {
        PlannedCall *c = &p->calls[i];
        if (c->staff_id != staff_id || c->state != CALL_QUIET)
            continue;
        c->state = CALL_DUE;
        c->position = position;
        c->due_at = due_at;
        p->due++;
    }
}

static NODISCARD Err add_person(CallPlan *p, const Watcher *who, int64_t position, int64_t due_at,
                                CallState state, Error *e) {
    List ways;
    if (is_met(p, who->staff_id)) {
        if (state == CALL_DUE)
            wake_after_all(p, who->staff_id, position, due_at);
        return ERR_OK;
    }
    if (p->met_count == PLAN_PEOPLE)
        return ERR_OK;
    p->met[p->met_count++] = who->staff_id;
    PlannedCall call = { .position = position,
                         .due_at = due_at,
                         .staff_id = who->staff_id,
                         .name = who->name,
                         .state = state };
    TRY(wake_ways(p->db, p->arena, who->staff_id, &ways, e));
    const WakeWay *way = ways.items;
    for (size_t i = 0; i < ways.count; i++) {
        call.way = way[i].way;
        call.way_id = way[i].id;
        call.address = way[i].address; /* as it is shown; the caller reads the true one itself */
        call.recipient = str_fmt(p->arena, "way:%lld", (long long)way[i].id);
        add(p, &call);
    }
    if (ways.count == 0 || p->is_report) { /* a report goes there too: a way may be what failed */
        call.way = ALARM_MAIL;
        call.way_id = 0;
        call.address = who->email;
        call.recipient = str_fmt(p->arena, "mail:" STR_FMT, STR_ARG(who->email));
        add(p, &call);
    }
    return ERR_OK;
}

Err call_plan_person(CallPlan *p, const Watcher *who, int64_t position, int64_t due_at, Error *e) {
    const Watcher *w = on_roster(&p->roster, who->staff_id);
    bool is_asleep = w && roster_is_quiet(w, due_at, p->level);
    return add_person(p, w ? w : who, position, due_at, is_asleep ? CALL_QUIET : CALL_DUE, e);
}

static NODISCARD Err all_level_people(Db *db, Arena *a, int64_t brand_id, List *out, Error *e) {
    return db_list(db, a, Q_LEVEL_PEOPLE_ALL, DB_ARGS(DB_V(brand_id)), &owner_model, out, e);
}

Err call_plan_elsewhere(Db *db, Arena *a, int64_t brand_id, const Roster *roster, List *out,
                        Error *e) {
    List all;
    TRY(all_level_people(db, a, brand_id, &all, e));
    Watcher *who = all.items;
    *out = (List){ who, 0 };
    for (size_t i = 0; i < all.count; i++)
        if (!on_roster(roster, who[i].staff_id))
            who[out->count++] = who[i];
    return ERR_OK;
}

static NODISCARD Err test_levels(CallPlan *p, int64_t position, int64_t due_at, Error *e) {
    List people;
    TRY(all_level_people(p->db, p->arena, p->brand_id, &people, e));
    const Watcher *who = people.items;
    for (size_t i = 0; i < people.count; i++)
        TRY(call_plan_person(p, &who[i], position, due_at, e));
    return ERR_OK;
}

Err call_plan_level(CallPlan *p, int64_t position, int64_t due_at, Error *e) {
    List people;
    if (p->level == VERDICT_LEVEL__COUNT)
        return test_levels(p, position, due_at, e);
    TRY(db_list(p->db, p->arena, Q_LEVEL_PEOPLE,
                DB_ARGS(DB_V(p->brand_id), db_name(verdict_level_names, (int)p->level)),
                &owner_model, &people, e));
    const Watcher *who = people.items;
    for (size_t i = 0; i < people.count; i++) {
        const Watcher *w = on_roster(&p->roster, who[i].staff_id);
        if (w && roster_is_off(w, due_at))
            continue;
        TRY(call_plan_person(p, &who[i], position, due_at, e));
        if (!w || !roster_is_quiet(w, due_at, p->level))
            break;
    }
    return ERR_OK;
}

/* ---- what a step stands for ---- */

typedef Err Expand(CallPlan *p, const AlarmStep *s, int64_t due_at, Error *e);

static NODISCARD Err step_address(CallPlan *p, const AlarmStep *s, int64_t due_at, Error *e) {
    Watcher who = { 0 };
    bool is_known = false;
    PlannedCall call = { .position = s->position,
                         .due_at = due_at,
                         .name = s->name,
                         .way = s->way == STEP_MAIL ? ALARM_MAIL : ALARM_HOOK,
                         .address = s->address,
                         .secret = s->secret,
                         .state = CALL_DUE };
    /* A mail to somebody of the brand is theirs to act on as themselves. */
    if (s->way == STEP_MAIL)
        TRY(db_maybe(p->db, p->arena, Q_PERSON_OF_BRAND_BY_MAIL,
                     DB_ARGS(DB_V(p->brand_id), DB_V(str_lower_ascii(p->arena, s->address))),
                     &owner_model, &who, &is_known, e));
    call.staff_id = who.staff_id;
    call.recipient =
        str_fmt(p->arena, "%s:" STR_FMT, alarm_way_names[call.way], STR_ARG(s->address));
    add(p, &call);
    return ERR_OK;
}

static NODISCARD Err step_duty(CallPlan *p, const AlarmStep *s, int64_t due_at, Error *e) {
    RosterPick pick = roster_pick(p->arena, &p->roster.people, due_at, p->level);
    for (size_t i = 0; i < pick.count; i++)
        TRY(add_person(p, pick.people[i], s->position, due_at, CALL_DUE, e));
    for (size_t i = 0; i < pick.asleep_count; i++)
        TRY(add_person(p, pick.asleep[i], s->position, due_at, CALL_QUIET, e));
    return ERR_OK;
}

static NODISCARD Err step_next(CallPlan *p, const AlarmStep *s, int64_t due_at, Error *e) {
    size_t count;
    const Watcher **line = roster_line(p->arena, &p->roster.people, due_at, &count);
    for (size_t i = 0; i < count; i++) {
        size_t before = p->due;
        TRY(call_plan_person(p, line[i], s->position, due_at, e));
        if (p->due > before)
            break;
    }
    return ERR_OK;
}

static NODISCARD Err step_owner(CallPlan *p, const AlarmStep *s, int64_t due_at, Error *e) {
    const Watcher *w = p->owners.items;
    for (size_t i = 0; i < p->owners.count; i++)
        TRY(p->is_grave ? add_person(p, &w[i], s->position, due_at, CALL_DUE, e)
                        : call_plan_person(p, &w[i], s->position, due_at, e));
    return ERR_OK;
}

static NODISCARD Err step_person(CallPlan *p, const AlarmStep *s, int64_t due_at, Error *e) {
    Watcher who = { 0 };
    bool found;
    TRY(db_maybe(p->db, p->arena, Q_PERSON_OF_BRAND, DB_ARGS(DB_V(p->brand_id), DB_V(s->staff_id)),
                 &owner_model, &who, &found, e));
    return found ? call_plan_person(p, &who, s->position, due_at, e) : ERR_OK;
}

Err call_plan_step(CallPlan *p, const AlarmStep *step, int64_t due_at, Error *e) {
    static Expand *const expand[] = {
        [STEP_MAIL] = step_address, [STEP_HOOK] = step_address, [STEP_DUTY] = step_duty,
        [STEP_NEXT] = step_next,    [STEP_OWNER] = step_owner,  [STEP_PERSON] = step_person,
    };
    static_assert(COUNT(expand) == STEP_WAY__COUNT, "one meaning per kind of step");
    return expand[step->way](p, step, due_at, e);
}

Err call_plan_write(const CallPlan *p, Error *e) {
    for (size_t i = 0; i < p->count && p->due > 0; i++) {
        const PlannedCall *c = &p->calls[i];
        TRY(db_run(
            p->db, Q_ALARM_CALL_INSERT,
            DB_ARGS(DB_V(p->brand_id), DB_V(p->incident_id), DB_V(p->round), DB_V(c->position),
                    DB_V(c->name), db_name(alarm_way_names, (int)c->way), DB_V(c->address),
                    DB_V(c->secret), db_name(call_state_names, (int)c->state), DB_V(c->due_at),
                    db_id(c->staff_id), db_id(c->way_id), DB_V(c->recipient), DB_V(c->is_report)),
            NULL, e));
    }
    return ERR_OK;
}
