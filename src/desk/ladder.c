#include "desk/ladder.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "desk/address.h"
#include "desk/audit.h"
#include "desk/call_plan.h"
#include "desk/event.h"
#include "desk/staff.h"

const char *const alarm_way_names[] = { "mail", "hook", "telegram", "push", NULL };
static_assert(COUNT(alarm_way_names) == ALARM_WAY__COUNT + 1, "one name per way");
static const char *const step_way_names[] = { "mail",  "hook",   "duty", "next",
                                              "owner", "person", NULL };
static_assert(COUNT(step_way_names) == STEP_WAY__COUNT + 1, "one name per way");

static const Field alarm_step_fields[] = {
    FIELD(AlarmStep, id, .flags = FIELD_OPTIONAL,
          .doc = "Of the step as it was, so that it keeps its secret"),
    FIELD(AlarmStep, position, .flags = FIELD_READONLY),
    FIELD(AlarmStep, name, .flags = FIELD_OPTIONAL, .max = 100,
          .doc = "Whom a mail or hook wakes; the other kinds need none"),
    FIELD_ENUM_OF(AlarmStep, way, step_way_names, .flags = FIELD_REQUIRED,
                  .doc = "An address of its own, or people: on duty, next in line, owners, one"),
    FIELD(AlarmStep, address, .flags = FIELD_OPTIONAL, .max = LIMIT_MESSAGE_LINK),
    FIELD(AlarmStep, secret, .flags = FIELD_OPTIONAL | FIELD_SECRET, .max = 512),
    FIELD(AlarmStep, staff_id, .flags = FIELD_OPTIONAL, .least = 1, .most = INT64_MAX,
          .doc = "Of a step that calls one person"),
    FIELD(AlarmStep, wait, .least = 0, .most = DAY,
          .doc = "Seconds after the step before; nothing for the first"),
};
static const Model alarm_step_model = MODEL(AlarmStep, alarm_step_fields);

static const Field alarm_ladder_fields[] = {
    FIELD_LIST_OF(AlarmLadder, steps, &alarm_step_model, .flags = FIELD_REQUIRED,
                  .max = LADDER_STEPS),
};
const Model alarm_ladder_model = MODEL(AlarmLadder, alarm_ladder_fields);

Err alarm_steps(Db *db, Arena *a, int64_t brand_id, List *out, Error *e) {
    return db_list(db, a, Q_ALARM_STEPS, DB_ARGS(DB_V(brand_id)), &alarm_step_model, out, e);
}

Err ladder_steps_sealed(Db *db, Arena *a, int64_t brand_id, List *out, Error *e) {
    return db_list(db, a, Q_ALARM_STEPS_SEALED, DB_ARGS(DB_V(brand_id)), &alarm_step_model, out, e);
}

/* ---- changing the ladder ---- */

/* The secret that stands for a step handed in without one. */
static Str kept_secret(const List *old, const AlarmStep *step) {
    const AlarmStep *o = old->items;
    for (size_t i = 0; i < old->count; i++)
        if (o[i].way == STEP_HOOK &&
            (step->id ? o[i].id == step->id : str_eq(o[i].address, step->address)))
            return o[i].secret;
    return (Str){ 0 };
}

static bool has_address(const AlarmStep *s) { return s->way == STEP_MAIL || s->way == STEP_HOOK; }

static NODISCARD Err check_step(const AlarmStep *s, Error *e) {
    if (has_address(s) && utf8_is_blank(s->name))
        FAIL_FIELD(e, "name", "is empty: write who is woken");
    if (!utf8_is_line(str_trim(s->name)))
        FAIL_FIELD(e, "name", "must be one line of text");
    if (s->way == STEP_MAIL && !address_is_mail(s->address))
        FAIL_FIELD(e, "address", "must be one mail address");
    if (s->way == STEP_HOOK && !address_is_hook(s->address))
        FAIL_FIELD(e, "address", "must begin with https://");
    if (s->way == STEP_HOOK && s->secret.n == 0)
        FAIL_FIELD(e, "secret", "is needed: calls to a program are signed with it");
    if (s->way == STEP_PERSON && s->staff_id == 0)
        FAIL_FIELD(e, "staff_id", "is needed: choose who is woken");
    return ERR_OK;
}

static NODISCARD Err check_person(Db *db, int64_t brand_id, const AlarmStep *s, Error *e) {
    return s->staff_id ? member_check(db, brand_id, s->staff_id, "staff_id", e) : ERR_OK;
}

static NODISCARD Err take_steps(const AlarmLadder *in, const List *old, AlarmStep *to, Error *e) {
    const AlarmStep *from = in->steps.items;
    for (size_t i = 0; i < in->steps.count; i++) {
        const AlarmStep *s = &from[i];
        to[i] = (AlarmStep){ .id = s->id,
                             .position = (int64_t)i + 1,
                             .way = s->way,
                             .wait = i == 0 ? 0 : s->wait,
                             .staff_id = s->way == STEP_PERSON ? s->staff_id : 0,
                             .name = has_address(s) ? str_trim(s->name) : S(""),
                             .address = has_address(s) ? str_trim(s->address) : S("") };
        if (s->way == STEP_HOOK)
            to[i].secret = s->secret.n ? s->secret : kept_secret(old, &to[i]);
        TRY(check_step(&to[i], e));
    }
    return ERR_OK;
}

static NODISCARD Err log_ladder(Db *db, const Caller *by, const AlarmStep *s, size_t count,
                                Error *e) {
    SCRATCH(a);
    Buf who = buf_new(a, 64 * 1024);
    for (size_t i = 0; i < count; i++)
        buf_printf(&who, "%s " STR_FMT " " STR_FMT "\n", step_way_names[s[i].way],
                   STR_ARG(s[i].name), STR_ARG(s[i].address));
    TRY(audit_add(db, by,
                  &(AuditAct){ .act = "alarm.set",
                               .object = "alarm",
                               .object_id = by->brand_id,
                               .detail = str_fmt(a, "steps=%zu", count),
                               .personal = buf_str(&who) },
                  e));
    return event_add(db, by->brand_id, EVENT_SETTINGS, 0, by->now, e);
}

Err alarm_calls_dismiss(Db *db, int64_t brand_id, Error *e) {
    return db_run(db, Q_ALARM_CALLS_DISMISS, DB_ARGS(DB_V(brand_id)), NULL, e);
}

Err alarm_set(Db *db, Arena *a, const Caller *by, const AlarmLadder *in, List *out, Error *e) {
    List old;
    size_t count = in->steps.count;
    if (count > LADDER_STEPS)
        FAIL_FIELD(e, "steps", "has more than %d people", LADDER_STEPS);
    TRY(ladder_steps_sealed(db, a, by->brand_id, &old, e));
    AlarmStep *steps = arena_make(a, AlarmStep, count + 1);
    TRY(take_steps(in, &old, steps, e));
    TRY(db_run(db, Q_ALARM_STEPS_CLEAR, DB_ARGS(DB_V(by->brand_id)), NULL, e));
    for (size_t i = 0; i < count; i++) {
        TRY(check_person(db, by->brand_id, &steps[i], e));
        TRY(db_run(db, Q_ALARM_STEP_INSERT,
                   DB_ARGS(DB_V(by->brand_id), DB_V(steps[i].position), DB_V(steps[i].name),
                           db_name(step_way_names, (int)steps[i].way), DB_V(steps[i].address),
                           DB_V(steps[i].secret), DB_V(steps[i].wait), db_id(steps[i].staff_id)),
                   NULL, e));
    }
    TRY(alarm_calls_dismiss(db, by->brand_id, e));
    TRY(alarm_setting_make(db, by, e));
    TRY(log_ladder(db, by, steps, count, e));
    return alarm_steps(db, a, by->brand_id, out, e);
}

/* ---- planning ---- */

typedef struct Progress {
    int64_t last_round, last_due, pending;
    int64_t rounds; /* of this series in which a call went through */
} Progress;
static const Field progress_fields[] = { FIELD(Progress, last_round), FIELD(Progress, last_due),
                                         FIELD(Progress, pending), FIELD(Progress, rounds) };
static const Model progress_model = MODEL(Progress, progress_fields);

static NODISCARD Err progress(Db *db, const IncidentRow *row, Progress *out, Error *e) {
    SCRATCH(a);
    return db_one(db, a, Q_ALARM_PROGRESS,
                  DB_ARGS(DB_V(row->brand_id), DB_V(row->id), DB_V(row->round_base)),
                  &progress_model, out, e);
}

/* What a brand without a ladder of its own has as soon as it has a roster. */
static const AlarmStep default_steps[] = {
    { .position = 1, .way = STEP_DUTY },
    { .position = 2, .way = STEP_NEXT, .wait = LADDER_GAP },
    { .position = 3, .way = STEP_OWNER, .wait = LADDER_GAP },
};

static NODISCARD Err steps_to_call(Db *db, Arena *a, int64_t brand_id, List *out, Error *e) {
    int64_t watchers;
    TRY(ladder_steps_sealed(db, a, brand_id, out, e));
    if (out->count)
        return ERR_OK;
    TRY(db_i64(db, Q_WATCHER_COUNT, DB_ARGS(DB_V(brand_id)), &watchers, e));
    if (watchers == 0)
        return ERR_OK;
    AlarmStep *steps = arena_make(a, AlarmStep, COUNT(default_steps));
    for (size_t i = 0; i < COUNT(default_steps); i++)
        steps[i] = default_steps[i];
    *out = (List){ steps, COUNT(default_steps) };
    return ERR_OK;
}

typedef struct Round {
    int64_t number, now;
    bool at_once;
} Round;

static NODISCARD Err plan(Db *db, const IncidentRow *row, const List *steps, const Round *round,
                          bool *planned, Error *e) {
    SCRATCH(a);
    CallPlan p;
    const AlarmStep *s = steps->items;
    int64_t due = round->now;
    TRY(call_plan_begin(db, a, row, round->now, &p, e));
    p.round = round->number;
    /* Who owns the level stands beside the first step, and alone where there is none. */
    for (size_t i = 0; i == 0 || i < steps->count; i++) {
        size_t before = p.due;
        if (i < steps->count)
            TRY(call_plan_step(&p, &s[i], due, e));
        if (i == 0)
            TRY(call_plan_level(&p, 1, due, e));
        /* Who waits for a step that calls nobody waits in vain. */
        if (i + 1 < steps->count && p.due > before && !round->at_once)
            due += s[i + 1].wait;
    }
    if (p.due == 0 && p.count > 0 && p.is_grave) /* all sleep: the owners are the last step */
        TRY(call_plan_step(
            &p, &(AlarmStep){ .position = (int64_t)steps->count + 1, .way = STEP_OWNER }, due, e));
    *planned = p.due > 0;
    return call_plan_write(&p, e);
}

static int64_t gap(const List *steps) {
    const AlarmStep *s = steps->items;
    int64_t most = LADDER_GAP;
    for (size_t i = 0; i < steps->count; i++)
        if (s[i].wait > most)
            most = s[i].wait;
    return most;
}

static NODISCARD Err note_silence(Db *db, IncidentRow *row, int64_t now, Error *e) {
    if (row->silent_at)
        return ERR_OK;
    row->silent_at = now;
    return audit_add(db, &(Caller){ .brand_id = row->brand_id, .now = now },
                     &(AuditAct){ .act = "alarm.nobody", .object = "incident",
                                  .object_id = row->id },
                     e);
}

Err ladder_go_on(Db *db, IncidentRow *row, int64_t now, bool *planned, Error *e) {
    SCRATCH(a);
    Progress p = { 0 };
    List steps;
    *planned = false;
    if (now - row->raised_at >= INCIDENT_FRESH)
        return ERR_OK;
    TRY(progress(db, row, &p, e));
    if (p.pending > 0 || p.rounds >= LADDER_ROUNDS)
        return ERR_OK;
    TRY(steps_to_call(db, a, row->brand_id, &steps, e));
    bool is_first = p.last_round <= row->round_base;
    if (!is_first && now < p.last_due + gap(&steps))
        return ERR_OK;
    TRY(plan(db, row, &steps, &(Round){ .number = p.last_round + 1, .now = now }, planned, e));
    if (!*planned)
        return note_silence(db, row, now, e);
    row->silent_at = 0;
    return ERR_OK;
}

Err ladder_restart(Db *db, IncidentRow *row, Error *e) {
    Progress p = { 0 };
    TRY(progress(db, row, &p, e));
    row->round_base = p.last_round;
    return ERR_OK;
}

Err ladder_renew(Db *db, IncidentRow *row, int64_t now, Error *e) {
    Progress p = { 0 };
    TRY(progress(db, row, &p, e));
    if (p.pending == 0 && now >= p.last_due + LADDER_GAP)
        row->round_base = p.last_round;
    return ERR_OK;
}

Err ladder_test(Db *db, const IncidentRow *row, int64_t now, Error *e) {
    SCRATCH(a);
    List steps;
    bool planned;
    TRY(steps_to_call(db, a, row->brand_id, &steps, e));
    if (steps.count == 0)
        FAIL_FIELD(e, "steps", "are missing: say first who is to be woken");
    return plan(db, row, &steps, &(Round){ .number = 1, .now = now, .at_once = true }, &planned, e);
}

Err ladder_cancel(Db *db, const IncidentRow *row, Error *e) {
    return db_run(db, Q_ALARM_CALLS_CANCEL, DB_ARGS(DB_V(row->brand_id), DB_V(row->id)), NULL, e);
}
