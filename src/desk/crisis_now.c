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

/* ---- what belongs to it ---- */

/* One row a kind of thing whose id alone does not tell. */
static NODISCARD Err count_parts(Db *db, const Crisis *c, const CrisisPart *of, int64_t *out,
                                 Error *e) {
    const struct {
        Query query;
        int64_t id;
    } kinds[] = {
        { Q_CRISIS_HAS_CASE, of->problem_id ? 0 : of->case_id },
        { Q_CRISIS_HAS_MASS, of->mass_id },
        { Q_CRISIS_HAS_PROBLEM, of->case_id ? 0 : of->problem_id },
    };
    *out = 0;
    for (size_t i = 0; i < COUNT(kinds) && *out == 0; i++)
        if (kinds[i].id)
            TRY(db_i64(db, kinds[i].query,
                       DB_ARGS(DB_V(c->brand_id), DB_V(c->id), DB_V(kinds[i].id)), out, e));
    return ERR_OK;
}

Err crisis_has(Db *db, const Crisis *c, const CrisisPart *of, bool *out, Error *e) {
    int64_t parts;
    *out = c->id != 0 && (c->problem_id == 0 || c->problem_id == of->problem_id ||
                          (c->statement_id && c->statement_id == of->statement_id));
    if (*out || c->id == 0)
        return ERR_OK;
    TRY(count_parts(db, c, of, &parts, e));
    *out = parts > 0;
    return ERR_OK;
}

Err crisis_heard(Db *db, const Caller *by, const CrisisPart *of, Error *e) {
    SCRATCH(a);
    Crisis c = { 0 };
    int64_t changed;
    bool is_its;
    TRY(crisis_now(db, a, by->brand_id, &c, e));
    if (c.first_word_at)
        return ERR_OK;
    TRY(crisis_has(db, &c, of, &is_its, e));
    if (!is_its)
        return ERR_OK;
    TRY(db_run(db, Q_CRISIS_FIRST_WORD, DB_ARGS(DB_V(by->brand_id), DB_V(c.id), DB_V(by->now)),
               &changed, e));
    if (changed == 0)
        return ERR_OK;
    TRY(audit_add(db, by,
                  &(AuditAct){ .act = "crisis.first_word", .object = "crisis", .object_id = c.id,
                               .detail = of->case_id
                                             ? str_fmt(a, "case=%lld", (long long)of->case_id)
                                             : S("post") },
                  e));
    return event_add(db, by->brand_id, EVENT_CRISIS, c.id, by->now, e);
}

/* ---- joined problems ---- */

typedef struct Carried {
    int64_t id;
} Carried;
static const Field carried_fields[] = { FIELD(Carried, id) };
static const Model carried_model = MODEL(Carried, carried_fields);

typedef struct Carrying {
    int64_t from, into;
    bool is_back; /* only what came from there */
} Carrying;

static NODISCARD Err carry(Db *db, const Caller *by, const Carrying *way, Error *e) {
    SCRATCH(a);
    List of;
    DbVal came_from = way->is_back ? db_null() : DB_V(way->from);
    Str detail = str_fmt(a, "from=%lld into=%lld", (long long)way->from, (long long)way->into);
    TRY(db_list(db, a, Q_CRISIS_OF_PROBLEM,
                DB_ARGS(DB_V(by->brand_id), DB_V(way->from),
                        way->is_back ? DB_V(way->into) : db_null()),
                &carried_model, &of, e));
    const Carried *c = of.items;
    for (size_t i = 0; i < of.count; i++) {
        TRY(db_run(db, Q_CRISIS_CARRY,
                   DB_ARGS(DB_V(by->brand_id), DB_V(c[i].id), DB_V(way->into), came_from), NULL,
                   e));
        TRY(audit_add(db, by,
                      &(AuditAct){ .act = "crisis.carry", .object = "crisis", .object_id = c[i].id,
                                   .detail = detail },
                      e));
        TRY(event_add(db, by->brand_id, EVENT_CRISIS, c[i].id, by->now, e));
    }
    return ERR_OK;
}

Err crisis_carry(Db *db, const Caller *by, int64_t from, int64_t into, Error *e) {
    return carry(db, by, &(Carrying){ from, into, false }, e);
}

Err crisis_carry_back(Db *db, const Caller *by, int64_t from, int64_t into, Error *e) {
    return carry(db, by, &(Carrying){ into, from, true }, e);
}
