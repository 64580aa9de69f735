#include "crisis/room.h"

#include "base/limits.h"
#include "base/number.h"
#include "desk/audit.h"
#include "desk/event.h"

enum { NAME_MOST = 120, WORD_EVERY = 2 * HOUR };

static const Field form_fields[] = {
    FIELD(CrisisForm, name, .flags = FIELD_REQUIRED, .max = NAME_MOST),
    FIELD(CrisisForm, problem_id, .flags = FIELD_OPTIONAL, .least = 1, .most = INT64_MAX),
    FIELD(CrisisForm, incident_id, .flags = FIELD_OPTIONAL, .least = 1, .most = INT64_MAX),
    FIELD(CrisisForm, playbook_id, .flags = FIELD_OPTIONAL, .least = 1, .most = INT64_MAX),
    FIELD(CrisisForm, threat_id, .flags = FIELD_OPTIONAL, .least = 1, .most = INT64_MAX),
    FIELD(CrisisForm, lead_id, .flags = FIELD_OPTIONAL, .least = 1, .most = INT64_MAX),
};
const Model crisis_form_model = MODEL(CrisisForm, form_fields);

static NODISCARD Err check(Db *db, Arena *a, const Caller *by, const CrisisForm *form, Error *e) {
    Problem problem = { 0 };
    if (str_trim(form->name).n == 0)
        FAIL_FIELD(e, "name", "is needed: what it is about, in a few words");
    return form->problem_id ? problem_get(db, a, by, form->problem_id, &problem, e) : ERR_OK;
}

Err crisis_open(Db *db, Arena *a, const Caller *by, const CrisisForm *form, Crisis *out,
                Error *e) {
    int64_t id, lead = form->lead_id ? form->lead_id : by->staff_id;
    TRY(check(db, a, by, form, e));
    TRY(crisis_now(db, a, by->brand_id, out, e));
    if (out->id)
        FAIL(e, ERR_CONFLICT, "a crisis runs already: add to it, or bring it to recovery first");
    TRY(db_i64(db, Q_CRISIS_INSERT,
               DB_ARGS(DB_V(by->brand_id), DB_V(str_trim(form->name)), DB_V(by->now),
                       db_id(form->problem_id), db_id(form->incident_id), db_id(form->threat_id),
                       db_id(form->playbook_id), DB_V(lead), DB_V((int64_t)WORD_EVERY),
                       DB_V(by->staff_id)),
               &id, e));
    TRY(db_run(db, Q_CRISIS_PHASE_BEGIN,
               DB_ARGS(DB_V(by->brand_id), DB_V(id),
                       db_name(crisis_phase_names, PHASE_PREPARATION), DB_V(by->now),
                       DB_V(by->staff_id)),
               NULL, e));
    TRY(audit_add(db, by,
                  &(AuditAct){ .act = "crisis.open", .object = "crisis", .object_id = id,
                               .personal = str_trim(form->name) },
                  e));
    TRY(event_add(db, by->brand_id, EVENT_CRISIS, id, by->now, e));
    return crisis_get(db, a, by->brand_id, id, out, e);
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
