#include "crisis/corrective.h"

#include "base/time.h"
#include "base/utf8.h"
#include "crisis/trace.h"
#include "desk/staff.h"

enum { TEXT_MOST = 500, REMARK_MOST = 1000, CHECK_AFTER = 30 * DAY };

static const char *const corrective_kind_names[] = { "corrective", "preventive", NULL };
static const char *const state_names[] = { "open", "done", "checked", "dropped", NULL };
static const char *const effect_names[] = { "worked", "partly", "failed", NULL };
static const char *const step_names[] = { "done", "undo", "check", "drop", NULL };

static const Field corrective_fields[] = {
    FIELD(CorrectiveAct, id),
    FIELD(CorrectiveAct, crisis_id),
    FIELD(CorrectiveAct, crisis_name),
    FIELD_ENUM_OF(CorrectiveAct, kind, corrective_kind_names),
    FIELD_ENUM_OF(CorrectiveAct, state, state_names),
    FIELD(CorrectiveAct, is_late),
    FIELD(CorrectiveAct, text),
    FIELD(CorrectiveAct, owner_id),
    FIELD(CorrectiveAct, owner_name, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(CorrectiveAct, due_at),
    FIELD_TIME_OF(CorrectiveAct, done_at, .flags = FIELD_OPTIONAL),
    FIELD(CorrectiveAct, done_name, .flags = FIELD_OPTIONAL),
    FIELD(CorrectiveAct, proof, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(CorrectiveAct, check_at, .flags = FIELD_OPTIONAL,
                  .doc = "When its effect is looked at"),
    FIELD(CorrectiveAct, effect, .flags = FIELD_OPTIONAL),
    FIELD(CorrectiveAct, remark, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(CorrectiveAct, checked_at, .flags = FIELD_OPTIONAL),
    FIELD(CorrectiveAct, checked_name, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(CorrectiveAct, dropped_at, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(CorrectiveAct, made_at),
    FIELD(CorrectiveAct, version),
};
const Model corrective_model = MODEL(CorrectiveAct, corrective_fields);

static const Field form_fields[] = {
    FIELD_ENUM_OF(CorrectiveForm, kind, corrective_kind_names, .flags = FIELD_REQUIRED),
    FIELD(CorrectiveForm, text, .flags = FIELD_REQUIRED, .max = TEXT_MOST),
    FIELD(CorrectiveForm, owner_id, .flags = FIELD_OPTIONAL, .least = 1, .most = INT64_MAX),
    FIELD_TIME_OF(CorrectiveForm, due_at, .flags = FIELD_REQUIRED),
    FIELD_TIME_OF(CorrectiveForm, check_at, .flags = FIELD_OPTIONAL),
    FIELD(CorrectiveForm, version, .flags = FIELD_OPTIONAL),
};
const Model corrective_form_model = MODEL(CorrectiveForm, form_fields);

static const Field change_fields[] = {
    FIELD_ENUM_OF(CorrectiveChange, act, step_names, .flags = FIELD_REQUIRED),
    FIELD(CorrectiveChange, proof, .flags = FIELD_OPTIONAL, .max = REMARK_MOST),
    FIELD_ENUM_OF(CorrectiveChange, effect, effect_names, .flags = FIELD_OPTIONAL),
    FIELD(CorrectiveChange, remark, .flags = FIELD_OPTIONAL, .max = REMARK_MOST),
    FIELD(CorrectiveChange, version, .flags = FIELD_REQUIRED),
};
const Model corrective_change_model = MODEL(CorrectiveChange, change_fields);

static void judge(CorrectiveAct *c, int64_t now) {
    c->state = c->dropped_at   ? CORRECTIVE_DROPPED
               : c->checked_at ? CORRECTIVE_CHECKED
               : c->done_at    ? CORRECTIVE_DONE
                               : CORRECTIVE_OPEN;
    c->is_late = (c->state == CORRECTIVE_OPEN && c->due_at < now) ||
                 (c->state == CORRECTIVE_DONE && c->check_at && c->check_at < now);
}

Err corrective_list(Db *db, Arena *a, const Caller *by, int64_t crisis_id, List *out, Error *e) {
    TRY(db_list(db, a, Q_CORRECTIVE_LIST, DB_ARGS(DB_V(by->brand_id), db_id(crisis_id)),
                &corrective_model, out, e));
    CorrectiveAct *c = out->items;
    for (size_t i = 0; i < out->count; i++)
        judge(&c[i], by->now);
    return ERR_OK;
}

static NODISCARD Err get(Db *db, Arena *a, const Caller *by, int64_t id, CorrectiveAct *out,
                         Error *e) {
    *out = (CorrectiveAct){ 0 };
    TRY(db_one(db, a, Q_CORRECTIVE_GET, DB_ARGS(DB_V(by->brand_id), DB_V(id)), &corrective_model,
               out, e));
    judge(out, by->now);
    return ERR_OK;
}

static NODISCARD Err check_form(Db *db, const Caller *by, const CorrectiveForm *form, Error *e) {
    if (utf8_is_blank(form->text))
        FAIL_FIELD(e, "text", "is needed: what is done, in a few words");
    if (form->check_at && form->check_at < form->due_at)
        FAIL_FIELD(e, "check_at", "is before the day it is done by");
    return form->owner_id ? member_check(db, by->brand_id, form->owner_id, "owner_id", e) : ERR_OK;
}

Err corrective_add(Db *db, Arena *a, const Caller *by, int64_t crisis_id,
                   const CorrectiveForm *form, CorrectiveAct *out, Error *e) {
    Crisis crisis = { 0 };
    int64_t id;
    TRY(crisis_get(db, a, by->brand_id, crisis_id, &crisis, e));
    TRY(check_form(db, by, form, e));
    TRY(db_i64(db, Q_CORRECTIVE_INSERT,
               DB_ARGS(DB_V(by->brand_id), DB_V(crisis_id),
                       db_name(corrective_kind_names, (int)form->kind), DB_V(str_trim(form->text)),
                       DB_V(form->owner_id ? form->owner_id : by->staff_id), DB_V(form->due_at),
                       db_id(form->check_at), DB_V(by->staff_id), DB_V(by->now)),
               &id, e));
    TRY(crisis_tell(db, by, crisis_id,
                    &(CrisisTrace){ .act = "corrective_add",
                                    .detail = str_fmt(a, "act=%lld", (long long)id),
                                    .personal = str_trim(form->text) },
                    e));
    return get(db, a, by, id, out, e);
}

/* The whole row at the version that was read, with its line in the log. */
static NODISCARD Err store(Db *db, Arena *a, const Caller *by, const CorrectiveAct *c,
                           const CrisisTrace *t, CorrectiveAct *out, Error *e) {
    int64_t changed;
    TRY(db_run(db, Q_CORRECTIVE_STORE,
               DB_ARGS(DB_V(by->brand_id), DB_V(c->id), DB_V(c->version),
                       db_name(corrective_kind_names, (int)c->kind), DB_V(c->text),
                       DB_V(c->owner_id), DB_V(c->due_at), db_id(c->check_at), db_id(c->done_at),
                       db_id(c->done_at ? by->staff_id : 0), db_text(str_trim(c->proof)),
                       db_text(str_trim(c->effect)), db_text(str_trim(c->remark)),
                       db_id(c->checked_at), db_id(c->checked_at ? by->staff_id : 0),
                       db_id(c->dropped_at)),
               &changed, e));
    if (changed == 0)
        FAIL(e, ERR_CONFLICT, "somebody changed it meanwhile: look at it again");
    TRY(crisis_tell(db, by, c->crisis_id, t, e));
    return get(db, a, by, c->id, out, e);
}

Err corrective_change(Db *db, Arena *a, const Caller *by, int64_t id, const CorrectiveForm *form,
                      CorrectiveAct *out, Error *e) {
    TRY(get(db, a, by, id, out, e));
    TRY(check_form(db, by, form, e));
    if (out->state != CORRECTIVE_OPEN)
        FAIL(e, ERR_CONFLICT, "only what is open can be changed");
    CorrectiveAct c = *out;
    c.version = form->version;
    c.kind = form->kind;
    c.text = str_trim(form->text);
    c.owner_id = form->owner_id ? form->owner_id : c.owner_id;
    c.due_at = form->due_at;
    c.check_at = form->check_at;
    return store(db, a, by, &c,
                 &(CrisisTrace){ .act = "corrective_change",
                                 .detail = str_fmt(a, "act=%lld", (long long)id),
                                 .personal = c.text },
                 out, e);
}

/* Which step may be taken in which state; what it must carry. */
static const struct StepRow {
    const char *act;
    unsigned from; /* bits of CorrectiveState */
    bool needs_proof, needs_remark;
} steps[CORRECTIVE_STEP__COUNT] = {
    [CORRECTIVE_DO] = { "corrective_done", 1u << CORRECTIVE_OPEN, true, false },
    [CORRECTIVE_UNDO] = { "corrective_undo", 1u << CORRECTIVE_DONE, false, false },
    [CORRECTIVE_CHECK] = { "corrective_check", 1u << CORRECTIVE_DONE, false, true },
    [CORRECTIVE_DROP] = { "corrective_drop", 1u << CORRECTIVE_OPEN | 1u << CORRECTIVE_DONE, false,
                          true },
};

static void take(CorrectiveAct *c, const CorrectiveChange *change, int64_t now) {
    switch (change->act) {
    case CORRECTIVE_DO:
        c->done_at = now;
        c->proof = str_trim(change->proof);
        c->check_at = c->check_at ? c->check_at : now + CHECK_AFTER;
        break;
    case CORRECTIVE_UNDO:
        if (c->check_at == c->done_at + CHECK_AFTER) /* counted from a day that does not hold */
            c->check_at = 0;
        c->done_at = 0;
        c->proof = (Str){ 0 };
        break;
    case CORRECTIVE_CHECK:
        c->checked_at = now;
        c->effect = str_c(effect_names[change->effect]);
        c->remark = str_trim(change->remark);
        break;
    case CORRECTIVE_DROP:
        c->dropped_at = now;
        c->remark = str_trim(change->remark);
        break;
    case CORRECTIVE_STEP__COUNT: break;
    }
}

Err corrective_do(Db *db, Arena *a, const Caller *by, int64_t id, const CorrectiveChange *change,
                  CorrectiveAct *out, Error *e) {
    const struct StepRow *row = &steps[change->act];
    TRY(get(db, a, by, id, out, e));
    if (!(row->from & 1u << out->state))
        FAIL(e, ERR_CONFLICT, "this cannot be done now: it is %s", state_names[out->state]);
    if (row->needs_proof && utf8_is_blank(change->proof))
        FAIL_FIELD(e, "proof", "is needed: what shows that it is done");
    if (row->needs_remark && utf8_is_blank(change->remark))
        FAIL_FIELD(e, "remark", "is needed: what was seen, or why it is dropped");
    CorrectiveAct c = *out;
    c.version = change->version;
    take(&c, change, by->now);
    return store(db, a, by, &c,
                 &(CrisisTrace){ .act = row->act,
                                 .detail = str_fmt(a, "act=%lld", (long long)id),
                                 .personal = c.text },
                 out, e);
}
