#include "desk/alarm_monthly.h"

#include "base/time.h"
#include "desk/audit.h"
#include "desk/brand.h"
#include "desk/policy.h"
#include "desk/call_plan.h"
#include "desk/ladder.h"

enum { EVERY = 30 * DAY, LATE = 37 * DAY };

static bool is_working_hour(const Brand *b, const Policy *p, int64_t now) {
    int64_t second = ((now + b->zone) % DAY + DAY) % DAY;
    return second >= p->hours_from && second < p->hours_to;
}

static bool is_person_due(const Watcher *w, int64_t now) {
    if (roster_is_quiet(w, now, VERDICT_NORMAL))
        return false;
    return w->is_on_duty ? now - w->tested_at >= EVERY : now - w->tested_at >= LATE;
}

typedef struct DueNow {
    Roster roster;
    List steps;      /* of AlarmStep */
    List elsewhere;  /* of Watcher: who owns a level, or stands in, and is not on the roster */
    bool with_steps; /* the ladder's own addresses, and those people, are due */
    bool any;
} DueNow;

static bool has_addresses(const List *steps) {
    const AlarmStep *s = steps->items;
    for (size_t i = 0; i < steps->count; i++)
        if (s[i].way == STEP_MAIL || s[i].way == STEP_HOOK)
            return true;
    return false;
}

static NODISCARD Err look(Db *db, Arena *a, int64_t brand_id, int64_t now, DueNow *out, Error *e) {
    Brand brand = { 0 };
    Policy policy = { 0 };
    AlarmSetting setting;
    bool known;
    *out = (DueNow){ 0 };
    TRY(brand_get(db, a, brand_id, &brand, e));
    TRY(policy_get(db, a, brand_id, &policy, e));
    if (brand.is_sample || brand.drill_of || !is_working_hour(&brand, &policy, now))
        return ERR_OK;
    TRY(roster_get(db, a, brand_id, now, &out->roster, e));
    TRY(alarm_setting_get(db, a, brand_id, &setting, &known, e));
    TRY(alarm_steps(db, a, brand_id, &out->steps, e));
    TRY(call_plan_elsewhere(db, a, brand_id, &out->roster, &out->elsewhere, e));
    out->with_steps = known && now - setting.tested_at >= EVERY &&
                      (has_addresses(&out->steps) || out->elsewhere.count > 0);
    out->any = out->with_steps;
    const Watcher *w = out->roster.people.items;
    for (size_t i = 0; i < out->roster.people.count; i++)
        out->any = out->any || is_person_due(&w[i], now);
    return ERR_OK;
}

Err alarm_monthly_due(Db *db, int64_t brand_id, int64_t now, bool *due, Error *e) {
    SCRATCH(a);
    DueNow found;
    TRY(look(db, a, brand_id, now, &found, e));
    *due = found.any;
    return ERR_OK;
}

/* Whoever marks a person first tests them: two programs on one database call them once. */
static NODISCARD Err plan_people(CallPlan *p, const DueNow *found, int64_t now, Error *e) {
    const Watcher *w = found->roster.people.items;
    for (size_t i = 0; i < found->roster.people.count; i++) {
        int64_t marked;
        if (!is_person_due(&w[i], now))
            continue;
        TRY(db_run(p->db, Q_WATCHER_TESTED,
                   DB_ARGS(DB_V(p->brand_id), DB_V(w[i].staff_id), DB_V(now), DB_V(now - EVERY)),
                   &marked, e));
        if (marked)
            TRY(call_plan_person(p, &w[i], 1, now, e));
    }
    return ERR_OK;
}

static NODISCARD Err plan_addresses(CallPlan *p, const DueNow *found, int64_t now, Error *e) {
    List steps;
    int64_t marked;
    if (!found->with_steps)
        return ERR_OK;
    TRY(db_run(p->db, Q_ALARM_SETTING_TESTED,
               DB_ARGS(DB_V(p->brand_id), DB_V(now), DB_V(now - EVERY)), &marked, e));
    if (!marked)
        return ERR_OK;
    TRY(ladder_steps_sealed(p->db, p->arena, p->brand_id, &steps, e));
    const AlarmStep *s = steps.items;
    for (size_t i = 0; i < steps.count; i++)
        if (s[i].way == STEP_MAIL || s[i].way == STEP_HOOK)
            TRY(call_plan_step(p, &s[i], now, e));
    const Watcher *who = found->elsewhere.items;
    for (size_t i = 0; i < found->elsewhere.count; i++)
        TRY(call_plan_person(p, &who[i], 1, now, e));
    return ERR_OK;
}

static NODISCARD Err open_test(Db *db, const Caller *by, const char *act, DbVal failed,
                               IncidentRow *row, Error *e) {
    *row = (IncidentRow){ .brand_id = by->brand_id,
                          .state = INCIDENT_OPEN,
                          .opened_at = by->now,
                          .is_test = true,
                          .level = VERDICT_ISSUE };
    TRY(incident_begin(db, by, act, row, e));
    return db_run(db, Q_INCIDENT_SET_MONTHLY, DB_ARGS(DB_V(row->brand_id), DB_V(row->id), failed),
                  NULL, e);
}

Err alarm_monthly_begin(Db *db, int64_t brand_id, int64_t now, bool *begun, Error *e) {
    SCRATCH(a);
    DueNow found;
    CallPlan plan;
    IncidentRow row;
    Caller by = { .brand_id = brand_id, .now = now };
    TRY(look(db, a, brand_id, now, &found, e));
    *begun = found.any;
    if (!found.any)
        return ERR_OK;
    TRY(open_test(db, &by, "alarm.monthly", db_null(), &row, e));
    TRY(call_plan_begin(db, a, &row, now, &plan, e));
    TRY(plan_people(&plan, &found, now, e));
    TRY(plan_addresses(&plan, &found, now, e));
    return call_plan_write(&plan, e);
}

/* ---- what came of it ---- */

typedef struct Outcome {
    int64_t incident_id, brand_id, over_at, failed;
} Outcome;
static const Field outcome_fields[] = { FIELD(Outcome, incident_id), FIELD(Outcome, brand_id),
                                        FIELD(Outcome, over_at), FIELD(Outcome, failed) };
static const Model outcome_model = MODEL(Outcome, outcome_fields);

/* By every way the owners have and at their accounts' address: one of them is what failed. */
static NODISCARD Err plan_report(Db *db, const IncidentRow *row, int64_t now, Error *e) {
    SCRATCH(a);
    CallPlan plan;
    TRY(call_plan_begin(db, a, row, now, &plan, e));
    plan.round = 2;
    plan.is_report = true;
    const Watcher *w = plan.owners.items;
    for (size_t i = 0; i < plan.owners.count; i++)
        TRY(call_plan_person(&plan, &w[i], 1, now, e));
    return call_plan_write(&plan, e);
}

static NODISCARD Err judge(Db *db, const Outcome *o, int64_t now, Error *e) {
    SCRATCH(a);
    int64_t judged;
    IncidentRow row = { 0 };
    Caller by = { .brand_id = o->brand_id, .now = now };
    TRY(db_run(db, Q_ALARM_TEST_JUDGED,
               DB_ARGS(DB_V(o->brand_id), DB_V(o->incident_id), DB_V(o->failed)), &judged, e));
    if (!judged)
        return ERR_OK; /* another program was quicker */
    TRY(audit_add(db, &by,
                  &(AuditAct){ .act = o->failed ? "alarm.monthly_bad" : "alarm.monthly_good",
                               .object = "incident",
                               .object_id = o->incident_id,
                               .detail = str_fmt(a, "failed=%lld", (long long)o->failed) },
                  e));
    if (o->failed == 0)
        return ERR_OK;
    TRY(incident_load(db, a, o->brand_id, o->incident_id, &row, e));
    if (o->over_at) /* nobody calls for what is over: the report has an incident of its own */
        TRY(open_test(db, &by, "alarm.monthly", DB_V(o->failed), &row, e));
    return plan_report(db, &row, now, e);
}

Err alarm_monthly_ripe(Db *db, bool *ripe, Error *e) {
    SCRATCH(a);
    List found;
    TRY(db_list(db, a, Q_ALARM_TESTS_TO_JUDGE, DB_NO_ARGS, &outcome_model, &found, e));
    *ripe = found.count > 0;
    return ERR_OK;
}

Err alarm_monthly_judge(Db *db, int64_t now, size_t *judged, Error *e) {
    SCRATCH(a);
    List found;
    TRY(db_list(db, a, Q_ALARM_TESTS_TO_JUDGE, DB_NO_ARGS, &outcome_model, &found, e));
    const Outcome *o = found.items;
    for (size_t i = 0; i < found.count; i++)
        TRY(judge(db, &o[i], now, e));
    *judged = found.count;
    return ERR_OK;
}
