#include "desk/incident.h"

#include "base/utf8.h"
#include "desk/audit.h"
#include "desk/decision.h"
#include "desk/event.h"
#include "desk/ladder.h"
#include "desk/onset.h"

const char *const incident_state_names[] = { "open", "taken", "watched", "over", NULL };
static_assert(COUNT(incident_state_names) == INCIDENT_STATE__COUNT + 1, "one name per state");
const char *const incident_act_names[] = { "take", "watch", "end", NULL };
static_assert(COUNT(incident_act_names) == INCIDENT_ACT__COUNT + 1, "one name per act");

static const Field incident_fields[] = {
    FIELD(Incident, id),
    FIELD_ENUM_OF(Incident, level, verdict_level_names),
    FIELD_ENUM_OF(Incident, state, incident_state_names),
    FIELD_TIME_OF(Incident, opened_at),
    FIELD_TIME_OF(Incident, changed_at),
    FIELD_TIME_OF(Incident, over_at, .flags = FIELD_OPTIONAL),
    FIELD(Incident, taken_by, .flags = FIELD_OPTIONAL),
    FIELD(Incident, taken_name, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(Incident, taken_until, .flags = FIELD_OPTIONAL),
    FIELD(Incident, reason, .flags = FIELD_OPTIONAL),
    FIELD(Incident, messages, .doc = "Negative messages since counted_from"),
    FIELD_TIME_OF(Incident, counted_from, .doc = "When the rise began, or it opened"),
    FIELD_TIME_OF(Incident, silent_at, .flags = FIELD_OPTIONAL,
                  .doc = "Since when nobody could be called"),
    FIELD(Incident, is_test),
};
const Model incident_model = MODEL(Incident, incident_fields);

static const Field incident_change_fields[] = {
    FIELD_ENUM_OF(IncidentChange, act, incident_act_names, .flags = FIELD_REQUIRED),
    FIELD(IncidentChange, reason, .flags = FIELD_OPTIONAL, .max = 1000,
          .doc = "Needed to end an incident"),
};
const Model incident_change_model = MODEL(IncidentChange, incident_change_fields);

static const Field row_fields[] = {
    FIELD(IncidentRow, id),
    FIELD(IncidentRow, brand_id),
    FIELD_ENUM_OF(IncidentRow, level, verdict_level_names),
    FIELD_ENUM_OF(IncidentRow, state, incident_state_names),
    FIELD(IncidentRow, opened_at),
    FIELD(IncidentRow, changed_at),
    FIELD(IncidentRow, over_at),
    FIELD(IncidentRow, taken_by),
    FIELD(IncidentRow, taken_name),
    FIELD(IncidentRow, taken_until),
    FIELD(IncidentRow, reason),
    FIELD(IncidentRow, messages),
    FIELD(IncidentRow, is_test),
    FIELD(IncidentRow, raised_at),
    FIELD(IncidentRow, calm_at),
    FIELD(IncidentRow, round_base),
    FIELD(IncidentRow, counted_from),
    FIELD(IncidentRow, silent_at),
};
static const Model row_model = MODEL(IncidentRow, row_fields);

Err incident_get(Db *db, Arena *a, int64_t brand_id, int64_t id, Incident *out, Error *e) {
    return db_one(db, a, Q_INCIDENT_GET, DB_ARGS(DB_V(brand_id), DB_V(id)), &incident_model, out,
                  e);
}

Err incident_open(Db *db, Arena *a, int64_t brand_id, Incident *out, Error *e) {
    return db_one(db, a, Q_INCIDENT_OPEN, DB_ARGS(DB_V(brand_id)), &incident_model, out, e);
}

/* ---- rows ---- */

Err incident_load(Db *db, Arena *a, int64_t brand_id, int64_t id, IncidentRow *out, Error *e) {
    return db_one(db, a, Q_INCIDENT_ROW, DB_ARGS(DB_V(brand_id), DB_V(id)), &row_model, out, e);
}

typedef struct Entry {
    const char *act;
    Str detail, personal;
} Entry;

static NODISCARD Err tell(Db *db, const Caller *by, const IncidentRow *row, const Entry *entry,
                          Error *e) {
    if (entry->act != NULL)
        TRY(audit_add(db, by,
                      &(AuditAct){ .act = entry->act, .object = "incident", .object_id = row->id,
                                   .detail = entry->detail, .personal = entry->personal },
                      e));
    return event_add(db, row->brand_id, EVENT_INCIDENT, row->id, by->now, e);
}

static Str facts(Arena *a, const IncidentRow *row) {
    return str_fmt(a, "level=%s state=%s messages=%lld%s", verdict_level_names[row->level],
                   incident_state_names[row->state], (long long)row->messages,
                   row->is_test ? " test" : "");
}

Err incident_begin(Db *db, const Caller *by, const char *act, IncidentRow *row, Error *e) {
    SCRATCH(a);
    TRY(db_i64(db, Q_INCIDENT_INSERT,
               DB_ARGS(DB_V(row->brand_id), db_name(verdict_level_names, (int)row->level),
                       db_name(incident_state_names, (int)row->state), DB_V(row->opened_at),
                       DB_V(row->messages), DB_V(row->is_test), db_id(row->counted_from)),
               &row->id, e));
    row->changed_at = row->raised_at = row->opened_at;
    return tell(db, by, row, &(Entry){ .act = act, .detail = facts(a, row) }, e);
}

static NODISCARD Err write_row(Db *db, const IncidentRow *row, Error *e) {
    return db_run(db, Q_INCIDENT_UPDATE,
                  DB_ARGS(DB_V(row->brand_id), DB_V(row->id),
                          db_name(verdict_level_names, (int)row->level),
                          db_name(incident_state_names, (int)row->state), DB_V(row->changed_at),
                          db_id(row->over_at), db_id(row->taken_by), DB_V(row->taken_name),
                          db_id(row->taken_until), DB_V(row->reason), DB_V(row->messages),
                          DB_V(row->raised_at), db_id(row->calm_at), DB_V(row->round_base),
                          db_id(row->silent_at)),
                  NULL, e);
}

/* `act` NULL: nothing for the log, as when only a count moved. */
static NODISCARD Err save(Db *db, const Caller *by, const char *act, IncidentRow *row, Error *e) {
    SCRATCH(a);
    row->changed_at = by->now;
    TRY(write_row(db, row, e));
    return tell(db, by, row, &(Entry){ .act = act, .detail = facts(a, row) }, e);
}

/* ---- what a person does ---- */

static const struct {
    const char *log;
    IncidentState to;
    int64_t time;    /* how long it holds */
    bool is_calming; /* not while somebody may be harmed and waits */
} acts[] = {
    [INCIDENT_ACT_TAKE] = { "incident.take", INCIDENT_TAKEN, INCIDENT_TAKEN_TIME, false },
    [INCIDENT_ACT_WATCH] = { "incident.watch", INCIDENT_WATCHED, INCIDENT_WATCH_TIME, true },
    [INCIDENT_ACT_END] = { "incident.end", INCIDENT_OVER, 0, true },
};
static_assert(COUNT(acts) == INCIDENT_ACT__COUNT, "one row per act");

Err incident_change(Db *db, const Caller *by, IncidentRow *row, const IncidentChange *c,
                    const IncidentHand *hand, Error *e) {
    Str reason = str_trim(c->reason);
    if (row->over_at)
        FAIL(e, ERR_CONFLICT, "this alarm is over already");
    if (c->act == INCIDENT_ACT_END && utf8_is_blank(reason))
        FAIL_FIELD(e, "reason", "is needed: one sentence that explains the end later");
    if (acts[c->act].is_calming && !row->is_test && !hand->is_decided)
        TRY(decision_may_calm(db, by, e));
    row->state = acts[c->act].to;
    row->changed_at = by->now;
    row->taken_by = by->staff_id;
    row->taken_name = hand->name;
    row->taken_until = acts[c->act].time ? by->now + acts[c->act].time : 0;
    if (c->act == INCIDENT_ACT_END) {
        row->over_at = by->now;
        row->reason = reason;
    }
    /* Taking a test proves one step of the path; the others are still to be proven. */
    if (!row->is_test || row->over_at)
        TRY(ladder_cancel(db, row, e));
    TRY(write_row(db, row, e));
    /* Who acts by a link is known by name alone: it stands where it can be erased. */
    Str personal = reason.n ? reason : hand->name;
    return tell(db, by, row,
                &(Entry){ acts[c->act].log, hand->detail, personal.n ? personal : (Str){ 0 } }, e);
}

Err incident_act(Db *db, Arena *a, const Caller *by, int64_t id, const IncidentChange *c,
                 Incident *out, Error *e) {
    IncidentRow row = { 0 };
    TRY(incident_load(db, a, by->brand_id, id, &row, e));
    TRY(incident_change(db, by, &row, c, &(IncidentHand){ .detail = facts(a, &row) }, e));
    return incident_get(db, a, by->brand_id, id, out, e);
}

Err incident_decided(Db *db, Arena *a, const Caller *by, int64_t id, const IncidentChange *c,
                     Error *e) {
    IncidentRow row = { 0 };
    TRY(incident_load(db, a, by->brand_id, id, &row, e));
    return incident_change(db, by, &row, c,
                           &(IncidentHand){ .detail = facts(a, &row), .is_decided = true }, e);
}

/* ---- following the level ---- */

enum { COUNT_EVERY = MINUTE };

static Caller program(const IncidentView *v) {
    return (Caller){ .brand_id = v->brand_id, .now = v->now };
}

static bool is_loud(const IncidentView *v) { return v->level >= v->alarm_level; }

/* News, whatever was said of what was before: by the program, or by a person who raised it. */
static bool is_rise(const IncidentView *v) {
    return is_loud(v) && (v->level > v->before || v->has_more_grave);
}

static bool may_open(const IncidentView *v, const IncidentRow *last) {
    bool ended_by_person = last->reason.p != NULL;
    return is_loud(v) && (!ended_by_person || is_rise(v));
}

static NODISCARD Err count_messages(Db *db, IncidentRow *row, Error *e) {
    int64_t from = row->counted_from - row->counted_from % VERDICT_BUCKET_SECONDS;
    return db_i64(db, Q_WATCH_NEGATIVE_SINCE, DB_ARGS(DB_V(row->brand_id), DB_V(from)),
                  &row->messages, e);
}

static NODISCARD Err call_first(Db *db, IncidentRow *row, Error *e) {
    bool planned;
    TRY(ladder_go_on(db, row, row->changed_at, &planned, e));
    return row->silent_at ? write_row(db, row, e) : ERR_OK;
}

static NODISCARD Err open_new(Db *db, const IncidentView *v, Error *e) {
    Caller by = program(v);
    IncidentRow row = { .brand_id = v->brand_id, .level = v->level, .state = INCIDENT_OPEN,
                        .opened_at = v->now };
    TRY(onset_find(db, v->brand_id, v->now, v->usual_high, &row.counted_from, e));
    TRY(count_messages(db, &row, e));
    TRY(incident_begin(db, &by, "incident.open", &row, e));
    return call_first(db, &row, e);
}

static NODISCARD Err wake_again(Db *db, IncidentRow *row, Error *e) {
    row->state = INCIDENT_OPEN;
    row->taken_by = row->taken_until = 0;
    row->taken_name = (Str){ 0 };
    return ladder_restart(db, row, e);
}

static NODISCARD Err raise(Db *db, const IncidentView *v, IncidentRow *row, Error *e) {
    bool is_higher = v->level > row->level; /* than it ever was: a dip and back is no news */
    if (is_higher)
        row->level = v->level;
    row->raised_at = v->now;
    if (row->state == INCIDENT_TAKEN)
        return ERR_OK;
    if (row->state == INCIDENT_OPEN && !is_higher)
        return ladder_renew(db, row, v->now, e);
    return wake_again(db, row, e);
}

/* Whoever took it and goes on working keeps it. */
static NODISCARD Err lapse(Db *db, const IncidentView *v, IncidentRow *row, const char **act,
                           Error *e) {
    int64_t last;
    TRY(db_i64(db, Q_STAFF_LAST_ACT, DB_ARGS(DB_V(v->brand_id)), &last, e));
    if (last + INCIDENT_TAKEN_TIME > row->taken_until)
        row->taken_until = last + INCIDENT_TAKEN_TIME;
    if (v->now < row->taken_until || v->now - row->raised_at >= INCIDENT_FRESH)
        return ERR_OK;
    *act = "incident.lapse";
    return wake_again(db, row, e);
}

/* At most one change of state at a time; the next judgement sees the next. */
static NODISCARD Err step(Db *db, const IncidentView *v, IncidentRow *row, const char **act,
                          Error *e) {
    if (is_rise(v)) {
        *act = v->level > v->before ? "incident.raise" : "incident.grave";
        return raise(db, v, row, e);
    }
    if (row->calm_at && v->now - row->calm_at >= INCIDENT_CALM) {
        *act = "incident.over";
        row->state = INCIDENT_OVER;
        row->over_at = v->now;
        return ladder_cancel(db, row, e);
    }
    if (!is_loud(v) || row->state == INCIDENT_OPEN || v->now < row->taken_until)
        return ERR_OK;
    if (row->state == INCIDENT_TAKEN)
        return lapse(db, v, row, act, e);
    *act = "incident.awake";
    return wake_again(db, row, e);
}

static NODISCARD Err follow_open(Db *db, const IncidentView *v, IncidentRow *row, bool *changed,
                                 Error *e) {
    const IncidentRow old = *row;
    const char *act = NULL;
    bool planned = false;
    Caller by = program(v);
    row->calm_at = is_loud(v) ? 0 : row->calm_at ? row->calm_at : v->now;
    TRY(step(db, v, row, &act, e));
    if (row->state == INCIDENT_OPEN && is_loud(v))
        TRY(ladder_go_on(db, row, v->now, &planned, e));
    bool moved = act || planned || row->calm_at != old.calm_at ||
                 row->taken_until != old.taken_until || row->raised_at != old.raised_at ||
                 row->silent_at != old.silent_at;
    /* Who is called is told the true number; else it need not move more often than this. */
    if (moved || v->now - row->changed_at >= COUNT_EVERY)
        TRY(count_messages(db, row, e));
    if (!moved && row->messages == old.messages)
        return ERR_OK;
    *changed = true;
    return save(db, &by, act, row, e);
}

Err incident_end_tests(Db *db, const Caller *by, int64_t opened_until, bool *changed, Error *e) {
    SCRATCH(a);
    List tests;
    TRY(db_list(db, a, Q_INCIDENT_TESTS, DB_ARGS(DB_V(by->brand_id), DB_V(opened_until)),
                &row_model, &tests, e));
    IncidentRow *t = tests.items;
    for (size_t i = 0; i < tests.count; i++) {
        t[i].state = INCIDENT_OVER;
        t[i].over_at = by->now;
        TRY(ladder_cancel(db, &t[i], e));
        TRY(save(db, by, "incident.over", &t[i], e));
        *changed = true;
    }
    return ERR_OK;
}

Err incident_follow(Db *db, const IncidentView *v, bool *changed, Error *e) {
    SCRATCH(a);
    IncidentRow row = { 0 };
    bool found;
    Caller by = program(v);
    TRY(incident_end_tests(db, &by, v->now - INCIDENT_TEST_TIME, changed, e));
    TRY(db_maybe(db, a, Q_INCIDENT_NEWEST, DB_ARGS(DB_V(v->brand_id)), &row_model, &row, &found,
                 e));
    if (found && row.over_at == 0)
        return follow_open(db, v, &row, changed, e);
    if (!may_open(v, &row))
        return ERR_OK;
    *changed = true;
    return open_new(db, v, e);
}

/* ---- when the room is silent ---- */

Err incident_wake(Db *db, Arena *a, const Caller *by, Error *e) {
    Incident there = { 0 };
    IncidentRow row = { .brand_id = by->brand_id, .level = VERDICT_CRISIS, .state = INCIDENT_OPEN,
                        .opened_at = by->now };
    Err code = incident_open(db, a, by->brand_id, &there, e);
    if (code == ERR_NOT_FOUND)
        TRY(incident_begin(db, by, "incident.open", &row, e));
    else {
        TRY(code);
        TRY(incident_load(db, a, by->brand_id, there.id, &row, e));
        row.state = INCIDENT_OPEN;
        row.level = VERDICT_CRISIS; /* whatever the verdict says by now: a room is hot */
        row.taken_by = row.taken_until = 0;
        row.taken_name = (Str){ 0 };
        row.raised_at = by->now; /* fresh again */
        TRY(ladder_restart(db, &row, e));
        TRY(save(db, by, "incident.wake", &row, e));
    }
    return call_first(db, &row, e);
}
