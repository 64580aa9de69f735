#include "desk/crisis_now.h"

#include "desk/audit.h"
#include "desk/event.h"

const char *const crisis_phase_names[] = { "preparation", "response", "reassurance", "recovery",
                                           "closed", NULL };

static const Field crisis_fields[] = {
    FIELD(Crisis, id),
    FIELD(Crisis, name),
    FIELD_ENUM_OF(Crisis, phase, crisis_phase_names),
    FIELD_TIME_OF(Crisis, phase_at),
    FIELD(Crisis, problem_id, .flags = FIELD_OPTIONAL, .doc = "Whose cases it is about"),
    FIELD(Crisis, problem_name, .flags = FIELD_OPTIONAL),
    FIELD(Crisis, incident_id, .flags = FIELD_OPTIONAL, .doc = "The alarm it came from"),
    FIELD(Crisis, threat_id, .flags = FIELD_OPTIONAL),
    FIELD(Crisis, threat_name, .flags = FIELD_OPTIONAL),
    FIELD(Crisis, playbook_id, .flags = FIELD_OPTIONAL),
    FIELD(Crisis, playbook_name, .flags = FIELD_OPTIONAL),
    FIELD(Crisis, statement_id, .flags = FIELD_OPTIONAL, .doc = "Its key statement"),
    FIELD(Crisis, lead_id),
    FIELD(Crisis, lead_name, .flags = FIELD_OPTIONAL),
    FIELD(Crisis, origin_source_id, .flags = FIELD_OPTIONAL, .doc = "Where it began"),
    FIELD(Crisis, origin_name, .flags = FIELD_OPTIONAL),
    FIELD(Crisis, origin_channel, .flags = FIELD_OPTIONAL),
    FIELD(Crisis, origin_message_id, .flags = FIELD_OPTIONAL),
    FIELD(Crisis, origin_by, .flags = FIELD_OPTIONAL, .doc = "Who said so; none: the program"),
    FIELD(Crisis, word_every, .doc = "Seconds from one progress update to the next"),
    FIELD_TIME_OF(Crisis, first_word_at, .flags = FIELD_OPTIONAL,
                  .doc = "Our first public word about it"),
    FIELD_TIME_OF(Crisis, next_word_at, .flags = FIELD_OPTIONAL,
                  .doc = "By when the next word is owed"),
    FIELD_TIME_OF(Crisis, cause_known_at, .flags = FIELD_OPTIONAL),
    FIELD(Crisis, is_frozen, .doc = "Planned posts wait"),
    FIELD(Crisis, thaw_by, .flags = FIELD_OPTIONAL, .doc = "Who asked to end the freeze"),
    FIELD(Crisis, opened_by),
    FIELD(Crisis, opened_name, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(Crisis, opened_at),
    FIELD(Crisis, closed_by, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(Crisis, closed_at, .flags = FIELD_OPTIONAL),
    FIELD(Crisis, close_reason, .flags = FIELD_OPTIONAL),
    FIELD(Crisis, version),
};
const Model crisis_model = MODEL(Crisis, crisis_fields);

Err crisis_now(Db *db, Arena *a, int64_t brand_id, Crisis *out, Error *e) {
    *out = (Crisis){ 0 };
    Err code = db_one(db, a, Q_CRISIS_NOW, DB_ARGS(DB_V(brand_id)), &crisis_model, out, e);
    out->brand_id = brand_id;
    return code == ERR_NOT_FOUND ? ERR_OK : code;
}

Err crisis_get(Db *db, Arena *a, int64_t brand_id, int64_t id, Crisis *out, Error *e) {
    TRY(db_one(db, a, Q_CRISIS_GET, DB_ARGS(DB_V(brand_id), DB_V(id)), &crisis_model, out, e));
    out->brand_id = brand_id;
    return ERR_OK;
}

bool crisis_word_late(const Crisis *c, int64_t now) {
    return c->phase != PHASE_CLOSED && c->next_word_at != 0 && c->next_word_at < now;
}

Err crisis_is_late(Db *db, const Crisis *c, int64_t now, bool *out, Error *e) {
    int64_t steps = 0;
    if (c->id != 0)
        TRY(db_i64(db, Q_CRISIS_STEP_LATE,
                   DB_ARGS(DB_V(c->brand_id), DB_V(c->id),
                           db_name(crisis_phase_names, (int)c->phase), DB_V(now)),
                   &steps, e));
    *out = steps > 0 || crisis_word_late(c, now);
    return ERR_OK;
}

bool crisis_has(const Crisis *c, int64_t problem_id) {
    return c->id != 0 && (c->problem_id == 0 || c->problem_id == problem_id);
}

Err crisis_heard(Db *db, const Caller *by, int64_t case_id, int64_t problem_id, Error *e) {
    SCRATCH(a);
    Crisis c = { 0 };
    int64_t changed;
    TRY(db_run(db, Q_CRISIS_FIRST_WORD,
               DB_ARGS(DB_V(by->brand_id), DB_V(case_id), DB_V(by->now), db_id(problem_id)),
               &changed, e));
    if (changed == 0)
        return ERR_OK;
    TRY(crisis_now(db, a, by->brand_id, &c, e));
    TRY(audit_add(db, by,
                  &(AuditAct){ .act = "crisis.first_word", .object = "crisis", .object_id = c.id,
                               .detail = case_id ? str_fmt(a, "case=%lld", (long long)case_id)
                                                 : S("post") },
                  e));
    return event_add(db, by->brand_id, EVENT_CRISIS, c.id, by->now, e);
}
