#include "crisis/cause.h"

#include "base/limits.h"
#include "base/time.h"
#include "base/utf8.h"
#include "crisis/trace.h"
#include "desk/link.h"
#include "desk/audit.h"
#include "desk/decision.h"
#include "desk/event.h"
#include "wire/json.h"

enum { EVIDENCE_MOST = 4000, WHY_MOST = 300, STORED_MOST = 64 * 1024 };

static const Field why_fields[] = {
    FIELD(CauseWhy, why, .flags = FIELD_REQUIRED, .max = WHY_MOST),
    FIELD(CauseWhy, answer, .flags = FIELD_REQUIRED, .max = WHY_MOST),
};
static const Model cause_why_model = MODEL(CauseWhy, why_fields);

static const Field cause_fields[] = {
    FIELD(RootCause, crisis_id),
    FIELD_LIST_OF(RootCause, whys, &cause_why_model),
    FIELD(RootCause, whys_text, .flags = FIELD_SECRET),
    FIELD(RootCause, text, .flags = FIELD_OPTIONAL),
    FIELD(RootCause, evidence, .flags = FIELD_OPTIONAL),
    FIELD(RootCause, link, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(RootCause, due_at, .flags = FIELD_OPTIONAL),
    FIELD(RootCause, is_late),
    FIELD_TIME_OF(RootCause, known_at, .flags = FIELD_OPTIONAL),
    FIELD(RootCause, known_by, .flags = FIELD_OPTIONAL),
    FIELD(RootCause, known_name, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(RootCause, changed_at, .flags = FIELD_OPTIONAL),
    FIELD(RootCause, changed_name, .flags = FIELD_OPTIONAL),
    FIELD(RootCause, version),
};
const Model root_cause_model = MODEL(RootCause, cause_fields);

static const Field form_fields[] = {
    FIELD_LIST_OF(RootCauseForm, whys, &cause_why_model, .flags = FIELD_REQUIRED,
                  .max = CAUSE_WHYS_MOST),
    FIELD(RootCauseForm, text, .flags = FIELD_OPTIONAL, .max = CAUSE_TEXT_MOST),
    FIELD(RootCauseForm, evidence, .flags = FIELD_OPTIONAL, .max = EVIDENCE_MOST),
    FIELD(RootCauseForm, link, .flags = FIELD_OPTIONAL, .max = LIMIT_EVIDENCE_LINK),
    FIELD_TIME_OF(RootCauseForm, due_at, .flags = FIELD_OPTIONAL),
    FIELD(RootCauseForm, version, .flags = FIELD_REQUIRED),
};
const Model root_cause_form_model = MODEL(RootCauseForm, form_fields);

static const Field known_fields[] = {
    FIELD(RootCauseKnown, is_known, .flags = FIELD_REQUIRED),
    FIELD(RootCauseKnown, reason, .flags = FIELD_OPTIONAL, .max = CAUSE_TEXT_MOST),
    FIELD(RootCauseKnown, version, .flags = FIELD_REQUIRED),
};
const Model root_cause_known_model = MODEL(RootCauseKnown, known_fields);

Err root_cause_get(Db *db, Arena *a, const Caller *by, int64_t crisis_id, RootCause *out,
                   Error *e) {
    Crisis crisis = { 0 };
    bool found;
    TRY(crisis_get(db, a, by->brand_id, crisis_id, &crisis, e));
    *out = (RootCause){ .crisis_id = crisis_id };
    TRY(db_maybe(db, a, Q_ROOT_CAUSE_GET, DB_ARGS(DB_V(by->brand_id), DB_V(crisis_id)),
                 &root_cause_model, out, &found, e));
    if (!found)
        return ERR_OK;
    out->is_late = out->due_at && out->due_at < by->now && !out->known_at;
    return json_read_list(a, out->whys_text, &cause_why_model, &out->whys, e);
}

static NODISCARD Err check_form(const RootCauseForm *form, Error *e) {
    const CauseWhy *w = form->whys.items;
    for (size_t i = 0; i < form->whys.count; i++)
        if (utf8_is_blank(w[i].why) || utf8_is_blank(w[i].answer))
            FAIL_FIELD(e, "whys", "holds an empty line: each has a question and its answer");
    return form->link.n ? link_check(form->link, "link", e) : ERR_OK;
}

static Str whys_write(Arena *a, const List *whys) {
    Buf b = buf_new(a, STORED_MOST);
    json_list(&b, &cause_why_model, whys);
    return buf_str(&b);
}

Err root_cause_write(Db *db, Arena *a, const Caller *by, int64_t crisis_id,
                     const RootCauseForm *form, RootCause *out, Error *e) {
    int64_t changed;
    TRY(root_cause_get(db, a, by, crisis_id, out, e));
    TRY(check_form(form, e));
    if (out->known_at)
        FAIL(e, ERR_CONFLICT, "the cause is known: take that back before you change it");
    TRY(db_run(db, Q_ROOT_CAUSE_WRITE,
               DB_ARGS(DB_V(by->brand_id), DB_V(crisis_id), DB_V(form->version),
                       DB_V(whys_write(a, &form->whys)), db_text(str_trim(form->text)),
                       db_text(str_trim(form->evidence)), db_text(str_trim(form->link)),
                       db_id(form->due_at), DB_V(by->staff_id), DB_V(by->now)),
               &changed, e));
    if (changed == 0)
        FAIL(e, ERR_CONFLICT, "somebody changed it meanwhile: look at it again");
    TRY(crisis_tell(db, by, crisis_id, &(CrisisTrace){ .act = "cause", .personal = form->text },
                    e));
    return root_cause_get(db, a, by, crisis_id, out, e);
}

/* The verdict hears of it: "sebab diketahui" is one of its factors. */
static NODISCARD Err tell_verdict(Db *db, Arena *a, const Caller *by, Str text, Error *e) {
    Cause cause = { 0 };
    return cause_write(db, a, by, &(CauseForm){ .text = text }, &cause, e);
}

Err root_cause_know(Db *db, Arena *a, const Caller *by, int64_t crisis_id,
                    const RootCauseKnown *form, RootCause *out, Error *e) {
    int64_t changed;
    TRY(root_cause_get(db, a, by, crisis_id, out, e));
    if (form->is_known && (utf8_is_blank(out->text) || utf8_is_blank(out->evidence)))
        FAIL_FIELD(e, "text", "and its evidence are needed before the cause counts as known");
    if (!form->is_known && utf8_is_blank(form->reason))
        FAIL_FIELD(e, "reason", "is needed: why it is open again");
    TRY(db_run(db, Q_ROOT_CAUSE_KNOW,
               DB_ARGS(DB_V(by->brand_id), DB_V(crisis_id), DB_V(form->version),
                       db_id(form->is_known ? by->now : 0),
                       db_id(form->is_known ? by->staff_id : 0), DB_V(by->now)),
               &changed, e));
    if (changed == 0)
        FAIL(e, ERR_CONFLICT, "somebody changed it meanwhile: look at it again");
    TRY(db_run(db, Q_CRISIS_CAUSE,
               DB_ARGS(DB_V(by->brand_id), DB_V(crisis_id), db_id(form->is_known ? by->now : 0)),
               NULL, e));
    if (form->is_known)
        TRY(tell_verdict(db, a, by, out->text, e));
    TRY(crisis_tell(db, by, crisis_id,
                    &(CrisisTrace){ .act = form->is_known ? "cause_known" : "cause_open",
                                    .personal = form->is_known ? out->text : form->reason },
                    e));
    return root_cause_get(db, a, by, crisis_id, out, e);
}
