#include "desk/ladder.h"

#include "base/limits.h"
#include "desk/audit.h"
#include "desk/event.h"

const char *const alarm_way_names[] = { "mail", "hook", NULL };
static_assert(COUNT(alarm_way_names) == ALARM_WAY__COUNT + 1, "one name per way");

static const Field alarm_step_fields[] = {
    FIELD(AlarmStep, id, .flags = FIELD_OPTIONAL,
          .doc = "Of the step as it was, so that it keeps its secret"),
    FIELD(AlarmStep, position, .flags = FIELD_READONLY),
    FIELD(AlarmStep, name, .flags = FIELD_REQUIRED, .max = 100),
    FIELD_ENUM_OF(AlarmStep, way, alarm_way_names, .flags = FIELD_REQUIRED),
    FIELD(AlarmStep, address, .flags = FIELD_REQUIRED, .max = LIMIT_MESSAGE_LINK),
    FIELD(AlarmStep, secret, .flags = FIELD_OPTIONAL | FIELD_SECRET, .max = 512),
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

static NODISCARD Err sealed_steps(Db *db, Arena *a, int64_t brand_id, List *out, Error *e) {
    return db_list(db, a, Q_ALARM_STEPS_SEALED, DB_ARGS(DB_V(brand_id)), &alarm_step_model, out,
                   e);
}

/* ---- changing the ladder ---- */

static bool is_printable(Str s) {
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] <= ' ' || s.p[i] > '~')
            return false;
    return s.n > 0;
}

static bool is_mail_address(Str s) {
    ptrdiff_t at = str_find(s, S("@"));
    return is_printable(s) && s.n <= 254 && at > 0 && (size_t)at + 1 < s.n &&
           str_find(s, S(",")) < 0 && str_find(s, S("<")) < 0;
}

static bool is_hook_address(Str s) {
    return is_printable(s) && (str_starts(s, S("https://")) || str_starts(s, S("http://")));
}

/* The secret that stands for a step handed in without one. */
static Str kept_secret(const List *old, const AlarmStep *step) {
    const AlarmStep *o = old->items;
    for (size_t i = 0; i < old->count; i++)
        if (o[i].way == ALARM_HOOK && (step->id ? o[i].id == step->id
                                                : str_eq(o[i].address, step->address)))
            return o[i].secret;
    return (Str){ 0 };
}

static NODISCARD Err check_step(const AlarmStep *s, Error *e) {
    if (str_trim(s->name).n == 0)
        FAIL_FIELD(e, "name", "is empty: write who is woken");
    if (s->way == ALARM_MAIL && !is_mail_address(s->address))
        FAIL_FIELD(e, "address", "must be one mail address");
    if (s->way == ALARM_HOOK && !is_hook_address(s->address))
        FAIL_FIELD(e, "address", "must begin with https://");
    if (s->way == ALARM_HOOK && s->secret.n == 0)
        FAIL_FIELD(e, "secret", "is needed: calls to a program are signed with it");
    return ERR_OK;
}

static NODISCARD Err take_steps(const AlarmLadder *in, const List *old, AlarmStep *to, Error *e) {
    const AlarmStep *from = in->steps.items;
    for (size_t i = 0; i < in->steps.count; i++) {
        to[i] = from[i];
        to[i].position = (int64_t)i + 1;
        to[i].name = str_trim(from[i].name);
        to[i].address = str_trim(from[i].address);
        to[i].wait = i == 0 ? 0 : from[i].wait;
        if (to[i].way == ALARM_MAIL)
            to[i].secret = (Str){ 0 };
        else if (to[i].secret.n == 0)
            to[i].secret = kept_secret(old, &to[i]);
        TRY(check_step(&to[i], e));
    }
    return ERR_OK;
}

static NODISCARD Err log_ladder(Db *db, const Caller *by, const AlarmStep *s, size_t count,
                                Error *e) {
    SCRATCH(a);
    Buf who = buf_new(a, 64 * 1024);
    for (size_t i = 0; i < count; i++)
        buf_printf(&who, STR_FMT " " STR_FMT "\n", STR_ARG(s[i].name), STR_ARG(s[i].address));
    TRY(audit_add(db, by,
                  &(AuditAct){ .act = "alarm.set", .object = "alarm", .object_id = by->brand_id,
                               .detail = str_fmt(a, "steps=%zu", count),
                               .personal = buf_str(&who) },
                  e));
    return event_add(db, by->brand_id, EVENT_SETTINGS, 0, by->now, e);
}

Err alarm_set(Db *db, Arena *a, const Caller *by, const AlarmLadder *in, List *out, Error *e) {
    List old;
    size_t count = in->steps.count;
    if (count > LADDER_STEPS)
        FAIL_FIELD(e, "steps", "has more than %d people", LADDER_STEPS);
    TRY(sealed_steps(db, a, by->brand_id, &old, e));
    AlarmStep *steps = arena_make(a, AlarmStep, count + 1);
    TRY(take_steps(in, &old, steps, e));
    TRY(db_run(db, Q_ALARM_STEPS_CLEAR, DB_ARGS(DB_V(by->brand_id)), NULL, e));
    for (size_t i = 0; i < count; i++)
        TRY(db_run(db, Q_ALARM_STEP_INSERT,
                   DB_ARGS(DB_V(by->brand_id), DB_V(steps[i].position), DB_V(steps[i].name),
                           db_name(alarm_way_names, (int)steps[i].way), DB_V(steps[i].address),
                           DB_V(steps[i].secret), DB_V(steps[i].wait)),
                   NULL, e));
    TRY(db_run(db, Q_ALARM_CALLS_DISMISS, DB_ARGS(DB_V(by->brand_id)), NULL, e));
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

typedef struct Round {
    int64_t number, now;
    bool at_once;
} Round;

static NODISCARD Err plan(Db *db, const IncidentRow *row, const List *steps, const Round *round,
                          Error *e) {
    const AlarmStep *s = steps->items;
    int64_t due = round->now;
    for (size_t i = 0; i < steps->count; i++) {
        due += i == 0 || round->at_once ? 0 : s[i].wait;
        TRY(db_run(db, Q_ALARM_CALL_INSERT,
                   DB_ARGS(DB_V(row->brand_id), DB_V(row->id), DB_V(round->number),
                           DB_V(s[i].position), DB_V(s[i].name),
                           db_name(alarm_way_names, (int)s[i].way), DB_V(s[i].address),
                           DB_V(s[i].secret), DB_V(due)),
                   NULL, e));
    }
    return ERR_OK;
}

static int64_t gap(const List *steps) {
    const AlarmStep *s = steps->items;
    int64_t most = LADDER_GAP;
    for (size_t i = 0; i < steps->count; i++)
        if (s[i].wait > most)
            most = s[i].wait;
    return most;
}

Err ladder_go_on(Db *db, const IncidentRow *row, int64_t now, bool *planned, Error *e) {
    SCRATCH(a);
    Progress p = { 0 };
    List steps;
    *planned = false;
    if (now - row->raised_at >= INCIDENT_FRESH)
        return ERR_OK;
    TRY(progress(db, row, &p, e));
    if (p.pending > 0 || p.rounds >= LADDER_ROUNDS)
        return ERR_OK;
    TRY(sealed_steps(db, a, row->brand_id, &steps, e));
    bool is_first = p.last_round <= row->round_base;
    if (steps.count == 0 || (!is_first && now < p.last_due + gap(&steps)))
        return ERR_OK;
    TRY(plan(db, row, &steps, &(Round){ .number = p.last_round + 1, .now = now }, e));
    *planned = true;
    return ERR_OK;
}

Err ladder_restart(Db *db, IncidentRow *row, Error *e) {
    Progress p = { 0 };
    TRY(progress(db, row, &p, e));
    row->round_base = p.last_round;
    return ERR_OK;
}

Err ladder_test(Db *db, const IncidentRow *row, int64_t now, Error *e) {
    SCRATCH(a);
    List steps;
    TRY(sealed_steps(db, a, row->brand_id, &steps, e));
    if (steps.count == 0)
        FAIL_FIELD(e, "steps", "are missing: say first who is to be woken");
    return plan(db, row, &steps, &(Round){ .number = 1, .now = now, .at_once = true }, e);
}

Err ladder_cancel(Db *db, const IncidentRow *row, Error *e) {
    return db_run(db, Q_ALARM_CALLS_CANCEL, DB_ARGS(DB_V(row->brand_id), DB_V(row->id)), NULL, e);
}
