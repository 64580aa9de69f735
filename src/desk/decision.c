#include "desk/decision.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "desk/audit.h"
#include "desk/clause.h"
#include "desk/event.h"
#include "desk/incident.h"
#include "desk/scene.h"
#include "desk/watch.h"
#include "text/reading.h"

const char *const decision_act_names[] = { "accept", "lower", "raise", "dismiss", NULL };
static_assert(COUNT(decision_act_names) == DECISION_ACT__COUNT + 1, "one name per act");
static const char *const decision_end_names[] = { "holds", "review",   "risen", "danger",
                                                  "calm",  "replaced", NULL };
static_assert(COUNT(decision_end_names) == DECISION_END__COUNT + 1, "one name per end");

enum { REASON_MOST = 1000 };

static const Field decision_fields[] = {
    FIELD(Decision, id),
    FIELD(Decision, verdict_id),
    FIELD(Decision, incident_id, .flags = FIELD_OPTIONAL),
    FIELD_ENUM_OF(Decision, act, decision_act_names),
    FIELD_ENUM_OF(Decision, level, verdict_level_names, .doc = "The level that shall hold"),
    FIELD_ENUM_OF(Decision, at_level, verdict_level_names,
                  .doc = "What the program said when it was made"),
    FIELD(Decision, reason, .max = REASON_MOST),
    FIELD(Decision, staff_id),
    FIELD(Decision, staff_name),
    FIELD_TIME_OF(Decision, at),
    FIELD_TIME_OF(Decision, review_at, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(Decision, ended_at, .flags = FIELD_OPTIONAL),
    FIELD_ENUM_OF(Decision, ended_by, decision_end_names),
};
const Model decision_model = MODEL(Decision, decision_fields);

static const Field form_fields[] = {
    FIELD_ENUM_OF(DecisionForm, act, decision_act_names, .flags = FIELD_REQUIRED),
    FIELD_ENUM_OF(DecisionForm, level, verdict_level_names, .flags = FIELD_OPTIONAL,
                  .doc = "The level that shall hold, for lower and raise"),
    FIELD(DecisionForm, reason, .flags = FIELD_REQUIRED, .max = REASON_MOST),
    FIELD_TIME_OF(DecisionForm, review_at, .flags = FIELD_OPTIONAL,
                  .doc = "When it is looked at again, at most 24 hours on; needed to lower"),
};
const Model decision_form_model = MODEL(DecisionForm, form_fields);

static const Field cause_fields[] = {
    FIELD(Cause, id, .doc = "0: nobody wrote one"),
    FIELD(Cause, text, .flags = FIELD_OPTIONAL, .max = REASON_MOST),
    FIELD(Cause, staff_id),
    FIELD(Cause, staff_name, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(Cause, at, .flags = FIELD_OPTIONAL),
};
const Model cause_model = MODEL(Cause, cause_fields);

static const Field cause_form_fields[] = {
    FIELD(CauseForm, text, .flags = FIELD_REQUIRED, .max = REASON_MOST),
};
const Model cause_form_model = MODEL(CauseForm, cause_form_fields);

/* ---- what holds ---- */

Err decision_list(Db *db, Arena *a, int64_t brand_id, List *out, Error *e) {
    return db_list(db, a, Q_DECISION_LIST, DB_ARGS(DB_V(brand_id)), &decision_model, out, e);
}

Err decision_held(Db *db, Arena *a, int64_t brand_id, Decision *out, Error *e) {
    bool found;
    *out = (Decision){ 0 };
    return db_maybe(db, a, Q_DECISION_HELD, DB_ARGS(DB_V(brand_id)), &decision_model, out, &found,
                    e);
}

VerdictLevel decision_shown(const Decision *held, VerdictLevel level) {
    return held->id == 0 || held->act == DECISION_ACCEPT ? level : held->level;
}

static bool is_lowering(DecisionAct act) {
    return act == DECISION_LOWER || act == DECISION_DISMISS;
}

/* Below what the program says: taking back what a person raised is none of it. */
static bool plays_down(const Decision *d) {
    return is_lowering(d->act) && d->level < d->at_level;
}

static NODISCARD Err find_danger(Db *db, int64_t brand_id, int64_t now, const Policy *p,
                                 bool *danger, Error *e) {
    int64_t n;
    TRY(db_i64(db, Q_DECISION_DANGER,
               DB_ARGS(DB_V(brand_id), DB_V(now - SCENE_GRAVE), DB_V(policy_urgent_signals(p))),
               &n, e));
    *danger = n > 0;
    return ERR_OK;
}

Err decision_danger(Db *db, int64_t brand_id, int64_t now, bool *danger, Error *e) {
    SCRATCH(a);
    Policy policy = { 0 };
    TRY(policy_get(db, a, brand_id, &policy, e));
    return find_danger(db, brand_id, now, &policy, danger, e);
}

Err decision_may_calm(Db *db, const Caller *by, Error *e) {
    SCRATCH(a);
    Policy policy = { 0 };
    bool danger;
    TRY(policy_get(db, a, by->brand_id, &policy, e));
    TRY(find_danger(db, by->brand_id, by->now, &policy, &danger, e));
    if (danger)
        FAIL_CLAUSE(e, &policy, CLAUSE_WATCH, ERR_INVALID, "act",
                    "is not allowed while a matter that cannot wait has no answer: answer it "
                    "first");
    return ERR_OK;
}

static NODISCARD Err ending_of(Db *db, int64_t brand_id, int64_t now, VerdictLevel level,
                               const Decision *d, DecisionEnd *out, Error *e) {
    bool danger = false;
    if (plays_down(d))
        TRY(decision_danger(db, brand_id, now, &danger, e));
    bool is_raised = d->level > d->at_level; /* also what was raised more and lowered again */
    bool is_met = is_raised ? level >= d->level : level > d->at_level;
    bool is_calm = level == VERDICT_NORMAL && !is_raised;
    *out = danger                                 ? DECISION_DANGER
           : is_met                               ? DECISION_RISEN
           : d->review_at && d->review_at <= now  ? DECISION_REVIEW
           : is_calm && d->at_level != VERDICT_NORMAL ? DECISION_CALM
                                                  : DECISION_HOLDS;
    return ERR_OK;
}

static NODISCARD Err end_held(Db *db, const Caller *by, int64_t id, DecisionEnd why, Error *e) {
    TRY(db_run(db, Q_DECISION_END,
               DB_ARGS(DB_V(by->brand_id), DB_V(by->now), db_name(decision_end_names, (int)why)),
               NULL, e));
    return audit_add(db, by,
                     &(AuditAct){ .act = "verdict.decision_end", .object = "verdict",
                                  .object_id = id, .detail = str_c(decision_end_names[why]) },
                     e);
}

Err decision_follow(Db *db, Arena *a, int64_t brand_id, int64_t now, VerdictLevel level,
                    Decision *held, Error *e) {
    DecisionEnd end;
    TRY(decision_held(db, a, brand_id, held, e));
    if (held->id == 0)
        return ERR_OK;
    TRY(ending_of(db, brand_id, now, level, held, &end, e));
    if (end == DECISION_HOLDS)
        return ERR_OK;
    TRY(end_held(db, &(Caller){ .brand_id = brand_id, .now = now }, held->verdict_id, end, e));
    *held = (Decision){ 0 };
    return ERR_OK;
}

/* ---- deciding ---- */

static NODISCARD Err check_time(const Caller *by, const DecisionForm *f, Error *e) {
    if (f->act == DECISION_LOWER && f->review_at == 0)
        FAIL_FIELD(e, "review_at", "is needed: say when it is looked at again, within 24 hours");
    if (f->review_at && (f->review_at <= by->now || f->review_at > by->now + DECISION_TIME_MOST))
        FAIL_FIELD(e, "review_at", "must be a time within the next 24 hours");
    return ERR_OK;
}

static NODISCARD Err check_level(const VerdictRow *now, const DecisionForm *f, Error *e) {
    if (f->act == DECISION_LOWER && f->level >= now->shown)
        FAIL_FIELD(e, "level", "must be lower than %s, which holds now",
                   verdict_level_names[now->shown]);
    if (f->act == DECISION_RAISE && f->level <= now->shown)
        FAIL_FIELD(e, "level", "must be higher than %s, which holds now",
                   verdict_level_names[now->shown]);
    if (f->act == DECISION_DISMISS && now->shown == VERDICT_NORMAL)
        FAIL_FIELD(e, "act", "there is nothing to dismiss: it is an ordinary day already");
    return ERR_OK;
}

/* What the decision is kept as. */
static Decision decision_of(const Caller *by, const VerdictRow *now, const DecisionForm *f) {
    Decision d = { .verdict_id = now->id, .act = f->act, .level = now->level,
                   .at_level = now->level, .reason = str_trim(f->reason),
                   .staff_id = by->staff_id, .at = by->now, .review_at = f->review_at };
    if (f->act == DECISION_LOWER || f->act == DECISION_RAISE)
        d.level = f->level;
    if (f->act == DECISION_DISMISS)
        d.level = VERDICT_NORMAL;
    if (f->act == DECISION_ACCEPT)
        d.review_at = 0;
    else if (d.review_at == 0)
        d.review_at = by->now + DECISION_TIME_MOST;
    return d;
}

static NODISCARD Err check_form(Db *db, const Caller *by, const VerdictRow *now,
                                const DecisionForm *f, Error *e) {
    if (utf8_is_blank(f->reason))
        FAIL_FIELD(e, "reason", "is needed: in one sentence, why");
    TRY(check_level(now, f, e));
    TRY(check_time(by, f, e));
    Decision d = decision_of(by, now, f);
    return plays_down(&d) ? decision_may_calm(db, by, e) : ERR_OK;
}

/* The calls stop at once: nobody is woken for what a person has just played down. */
static NODISCARD Err quiet_incident(Db *db, Arena *a, const Caller *by, const Decision *d,
                                    Error *e) {
    Policy policy = { 0 };
    bool danger = false; /* what plays down was refused where there is some */
    IncidentAct act = d->act == DECISION_DISMISS ? INCIDENT_ACT_END : INCIDENT_ACT_WATCH;
    if (!is_lowering(d->act) || d->incident_id == 0)
        return ERR_OK;
    TRY(policy_get(db, a, by->brand_id, &policy, e));
    if (!plays_down(d))
        TRY(find_danger(db, by->brand_id, by->now, &policy, &danger, e));
    if (danger && d->at_level >= policy.alarm_level)
        return ERR_OK; /* a raise was taken back; for what the program says people are called on */
    return incident_decided(db, a, by, d->incident_id,
                            &(IncidentChange){ .act = act, .reason = d->reason }, e);
}

static NODISCARD Err insert(Db *db, const Caller *by, Decision *d, Error *e) {
    SCRATCH(a);
    TRY(db_i64(db, Q_DECISION_INSERT,
               DB_ARGS(DB_V(by->brand_id), DB_V(d->verdict_id), db_id(d->incident_id),
                       db_name(decision_act_names, (int)d->act),
                       db_name(verdict_level_names, (int)d->level),
                       db_name(verdict_level_names, (int)d->at_level), DB_V(d->reason),
                       DB_V(d->staff_id), DB_V(d->at), db_id(d->review_at)),
               &d->id, e));
    return audit_add(db, by,
                     &(AuditAct){ .act = "verdict.decide", .object = "verdict",
                                  .object_id = d->verdict_id,
                                  .detail = str_fmt(a, "%s: %s, the program says %s",
                                                    decision_act_names[d->act],
                                                    verdict_level_names[d->level],
                                                    verdict_level_names[d->at_level]),
                                  .personal = d->reason },
                     e);
}

static NODISCARD Err replace_held(Db *db, Arena *a, const Caller *by, Error *e) {
    Decision held;
    TRY(decision_held(db, a, by->brand_id, &held, e));
    return held.id ? end_held(db, by, held.verdict_id, DECISION_REPLACED, e) : ERR_OK;
}

/* A raised level may have opened the incident it speaks of. */
static NODISCARD Err tie_incident(Db *db, Arena *a, const Caller *by, const Decision *d, Error *e) {
    Incident incident = { 0 };
    Err found = incident_open(db, a, by->brand_id, &incident, e);
    if (d->incident_id || found == ERR_NOT_FOUND)
        return ERR_OK;
    TRY(found);
    return db_run(db, Q_DECISION_SET_INCIDENT,
                  DB_ARGS(DB_V(by->brand_id), DB_V(d->id), DB_V(incident.id)), NULL, e);
}

/* In a storm a row is written every minute: who reads the last but one decides all the same, unless
 * the level or a decision moved in between. */
static NODISCARD Err check_newest(Db *db, const Caller *by, const VerdictRow *seen,
                                  const VerdictRow *now, Error *e) {
    int64_t other;
    TRY(db_i64(db, Q_VERDICT_MOVED_SINCE,
               DB_ARGS(DB_V(by->brand_id), DB_V(seen->id),
                       db_name(verdict_level_names, (int)seen->level),
                       db_name(verdict_level_names, (int)seen->shown), DB_V(seen->decision_id)),
               &other, e));
    if (other > 0 || now->at - seen->at > DECISION_SEEN)
        FAIL(e, ERR_CONFLICT, "this verdict is an old one: look at the newest one first");
    return ERR_OK;
}

Err decision_make(Db *db, Arena *a, const Caller *by, int64_t verdict_id, const DecisionForm *form,
                  Decision *out, Error *e) {
    VerdictRow seen = { 0 }, now = { 0 };
    Incident incident = { 0 };
    bool changed;
    TRY(verdict_get(db, a, by->brand_id, verdict_id, &seen, e));
    TRY(watch_latest(db, a, by->brand_id, &now, e));
    TRY(check_newest(db, by, &seen, &now, e));
    TRY(check_form(db, by, &now, form, e));
    Decision d = decision_of(by, &now, form);
    Err found = incident_open(db, a, by->brand_id, &incident, e);
    if (found != ERR_NOT_FOUND)
        TRY(found);
    d.incident_id = incident.id;
    TRY(replace_held(db, a, by, e));
    TRY(insert(db, by, &d, e));
    TRY(quiet_incident(db, a, by, &d, e));
    TRY(watch_judge(db, a, by->brand_id, by->now, &changed, e));
    TRY(tie_incident(db, a, by, &d, e));
    return db_one(db, a, Q_DECISION_GET, DB_ARGS(DB_V(by->brand_id), DB_V(d.id)), &decision_model,
                  out, e);
}

/* ---- the cause ---- */

Err cause_get(Db *db, Arena *a, int64_t brand_id, int64_t now, Cause *out, Error *e) {
    Incident incident = { 0 };
    bool found;
    *out = (Cause){ 0 };
    Err r = incident_open(db, a, brand_id, &incident, e);
    if (r != ERR_NOT_FOUND)
        TRY(r);
    int64_t from = (incident.id ? incident.opened_at : now) - DAY;
    return db_maybe(db, a, Q_CAUSE_NEWEST, DB_ARGS(DB_V(brand_id), DB_V(from)), &cause_model, out,
                    &found, e);
}

Err cause_write(Db *db, Arena *a, const Caller *by, const CauseForm *form, Cause *out, Error *e) {
    Str text = str_trim(form->text);
    Incident incident = { 0 };
    bool changed;
    int64_t id;
    if (utf8_is_blank(text))
        FAIL_FIELD(e, "text", "is empty: write what is known of the cause");
    Err found = incident_open(db, a, by->brand_id, &incident, e);
    if (found != ERR_NOT_FOUND)
        TRY(found);
    TRY(db_i64(db, Q_CAUSE_INSERT,
               DB_ARGS(DB_V(by->brand_id), db_id(incident.id), DB_V(text), DB_V(by->staff_id),
                       DB_V(by->now)),
               &id, e));
    TRY(audit_add(db, by,
                  &(AuditAct){ .act = "verdict.cause", .object = "cause", .object_id = id,
                               .personal = text },
                  e));
    TRY(event_add(db, by->brand_id, EVENT_VERDICT, id, by->now, e));
    TRY(watch_judge(db, a, by->brand_id, by->now, &changed, e));
    return cause_get(db, a, by->brand_id, by->now, out, e);
}
