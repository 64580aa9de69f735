#include "crisis/vetting.h"

#include "base/limits.h"
#include "base/link.h"
#include "base/number.h"
#include "base/time.h"
#include "desk/audit.h"
#include "desk/event.h"
#include "desk/staff.h"
#include "wire/json.h"

enum { NAME_MOST = 100, NOTE_MOST = 500, STORED_MOST = 32 * 1024 };

static const char *const question_names[] = { "polite", "insults", "rumours", "discloses",
                                              "calm",   "hate",    NULL };
static_assert(COUNT(question_names) == VETTING_QUESTION__COUNT + 1, "one name for each question");
static const char *const seen_names[] = { "yes", "no", "unseen", NULL };
static_assert(COUNT(seen_names) == VETTING_SEEN__COUNT + 1, "one name for each answer");
static const char *const verdict_names[] = { "open", "fit", "unfit", NULL };
static_assert(COUNT(verdict_names) == VETTING_VERDICT__COUNT + 1, "one name for each verdict");

static const Field answer_fields[] = {
    FIELD_ENUM_OF(VettingAnswer, question, question_names, .flags = FIELD_REQUIRED),
    FIELD_ENUM_OF(VettingAnswer, seen, seen_names, .flags = FIELD_REQUIRED),
};
static const Model answer_model = MODEL(VettingAnswer, answer_fields);

static const Field address_fields[] = {
    FIELD(VettingAddress, address, .flags = FIELD_REQUIRED, .max = LIMIT_MESSAGE_LINK),
    FIELD_TIME_OF(VettingAddress, looked_at, .flags = FIELD_OPTIONAL,
                  .doc = "Set by the program, as is by whom"),
    FIELD(VettingAddress, looked_name, .flags = FIELD_OPTIONAL),
};
static const Model address_model = MODEL(VettingAddress, address_fields);

static const Field vetting_fields[] = {
    FIELD(Vetting, id),
    FIELD(Vetting, staff_id, .flags = FIELD_OPTIONAL, .doc = "None: not a person here yet"),
    FIELD(Vetting, staff_name, .flags = FIELD_OPTIONAL),
    FIELD(Vetting, name),
    FIELD_LIST_OF(Vetting, addresses, &address_model, .max = VETTING_ADDRESSES_MOST),
    FIELD_LIST_OF(Vetting, answers, &answer_model, .max = VETTING_QUESTION__COUNT),
    FIELD(Vetting, addresses_text, .flags = FIELD_SECRET),
    FIELD(Vetting, answers_text, .flags = FIELD_SECRET),
    FIELD(Vetting, note, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(Vetting, told_at, .flags = FIELD_OPTIONAL),
    FIELD_ENUM_OF(Vetting, verdict, verdict_names),
    FIELD(Vetting, is_valid, .doc = "Fit, and the year is not over"),
    FIELD_TIME_OF(Vetting, decided_at, .flags = FIELD_OPTIONAL),
    FIELD(Vetting, decided_name, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(Vetting, valid_until, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(Vetting, made_at),
    FIELD(Vetting, made_name, .flags = FIELD_OPTIONAL),
    FIELD(Vetting, version),
};
const Model vetting_model = MODEL(Vetting, vetting_fields);

static const Field new_fields[] = {
    FIELD(VettingNew, staff_id, .flags = FIELD_OPTIONAL, .least = 1, .most = INT64_MAX),
    FIELD(VettingNew, name, .flags = FIELD_OPTIONAL, .max = NAME_MOST),
};
const Model vetting_new_model = MODEL(VettingNew, new_fields);

static const Field form_fields[] = {
    FIELD(VettingForm, staff_id, .flags = FIELD_OPTIONAL, .least = 1, .most = INT64_MAX),
    FIELD_LIST_OF(VettingForm, addresses, &address_model, .flags = FIELD_REQUIRED,
                  .max = VETTING_ADDRESSES_MOST),
    FIELD_LIST_OF(VettingForm, answers, &answer_model, .flags = FIELD_REQUIRED,
                  .max = VETTING_QUESTION__COUNT),
    FIELD(VettingForm, note, .flags = FIELD_OPTIONAL, .max = NOTE_MOST),
    FIELD_TIME_OF(VettingForm, told_at, .flags = FIELD_OPTIONAL),
    FIELD_ENUM_OF(VettingForm, verdict, verdict_names, .flags = FIELD_REQUIRED),
    FIELD(VettingForm, version, .flags = FIELD_REQUIRED),
};
const Model vetting_form_model = MODEL(VettingForm, form_fields);

/* ---- reading ---- */

static NODISCARD Err unfold(Arena *a, const Caller *by, Vetting *v, Error *e) {
    v->is_valid = v->verdict == VETTING_FIT && v->valid_until > by->now;
    TRY(json_read_list(a, v->addresses_text, &address_model, &v->addresses, e));
    return json_read_list(a, v->answers_text, &answer_model, &v->answers, e);
}

Err vetting_list(Db *db, Arena *a, const Caller *by, const PageFilter *f, List *out, Str *next,
                 Error *e) {
    int64_t limit = f->limit ? f->limit : LIMIT_PAGE_DEFAULT, before = INT64_MAX;
    *next = (Str){ 0 };
    if (f->cursor.n && !parse_i64(f->cursor, 1, INT64_MAX, &before))
        FAIL_FIELD(e, "cursor", "is not one this list gave");
    TRY(db_list(db, a, Q_VETTING_LIST, DB_ARGS(DB_V(by->brand_id), DB_V(before), DB_V(limit + 1)),
                &vetting_model, out, e));
    Vetting *v = out->items;
    if ((int64_t)out->count > limit) {
        out->count = (size_t)limit;
        *next = str_fmt(a, "%lld", (long long)v[limit - 1].id);
    }
    for (size_t i = 0; i < out->count; i++)
        TRY(unfold(a, by, &v[i], e));
    return ERR_OK;
}

Err vetting_get(Db *db, Arena *a, const Caller *by, int64_t id, Vetting *out, Error *e) {
    TRY(db_one(db, a, Q_VETTING_GET, DB_ARGS(DB_V(by->brand_id), DB_V(id)), &vetting_model, out,
               e));
    return unfold(a, by, out, e);
}

/* ---- writing ---- */

static NODISCARD Err check_member(Db *db, Arena *a, const Caller *by, int64_t staff_id, Str *name,
                                  Error *e) {
    Staff who = { 0 };
    if (staff_id == 0)
        return ERR_OK;
    TRY(member_check(db, by->brand_id, staff_id, "staff_id", e));
    TRY(staff_get(db, a, staff_id, &who, e));
    *name = who.name;
    return ERR_OK;
}

/* Of a person there is one record. */
static NODISCARD Err check_alone(Db *db, const Caller *by, int64_t staff_id, int64_t id,
                                 Error *e) {
    int64_t others;
    TRY(db_i64(db, Q_VETTING_TAKEN, DB_ARGS(DB_V(by->brand_id), db_id(staff_id), DB_V(id)),
               &others, e));
    if (others)
        FAIL(e, ERR_CONFLICT, "this person has a record already: open that one");
    return ERR_OK;
}

/* Its number and nothing of the person: the log is read by more people than these records. */
static NODISCARD Err tell(Db *db, const Caller *by, const char *act, int64_t id, Str detail,
                          Error *e) {
    TRY(audit_add(db, by,
                  &(AuditAct){ .act = act, .object = "vetting", .object_id = id,
                               .detail = detail },
                  e));
    return event_add(db, by->brand_id, EVENT_SETTINGS, 0, by->now, e);
}

Err vetting_add(Db *db, Arena *a, const Caller *by, const VettingNew *form, Vetting *out,
                Error *e) {
    Str name = str_trim(form->name), own = { 0 };
    int64_t id;
    TRY(check_member(db, a, by, form->staff_id, &own, e));
    if (name.n == 0)
        name = own;
    if (name.n == 0)
        FAIL_FIELD(e, "name", "is needed: whom is it about?");
    TRY(check_alone(db, by, form->staff_id, 0, e));
    TRY(db_i64(db, Q_VETTING_INSERT,
               DB_ARGS(DB_V(by->brand_id), db_id(form->staff_id), DB_V(name), DB_V(by->staff_id),
                       DB_V(by->now)),
               &id, e));
    TRY(tell(db, by, "crisis.vetting_add", id, (Str){ 0 }, e));
    return vetting_get(db, a, by, id, out, e);
}

/* Who looked at an address, and when, is what the program saw, never what was sent. */
static NODISCARD Err mark_addresses(Db *db, Arena *a, const Caller *by, const Vetting *was,
                                    const List *sent, List *out, Error *e) {
    const VettingAddress *of = sent->items, *old = was->addresses.items;
    VettingAddress *is = arena_make(a, VettingAddress, sent->count);
    Str self = { 0 };
    TRY(check_member(db, a, by, by->staff_id, &self, e));
    for (size_t i = 0; i < sent->count; i++) {
        Str address = str_trim(of[i].address);
        if (!link_is_web(address))
            FAIL_FIELD(e, "addresses",
                       "must be web addresses that begin with http:// or https://");
        is[i] = (VettingAddress){ address, by->now, self };
        for (size_t k = 0; k < was->addresses.count; k++)
            if (str_eq(old[k].address, address))
                is[i] = old[k];
    }
    *out = (List){ is, sent->count };
    return ERR_OK;
}

static bool all_answered(const List *answers) {
    bool has[VETTING_QUESTION__COUNT] = { false };
    const VettingAnswer *of = answers->items;
    size_t count = 0;
    for (size_t i = 0; i < answers->count; i++) {
        count += !has[of[i].question];
        has[of[i].question] = true;
    }
    return count == VETTING_QUESTION__COUNT;
}

static NODISCARD Err check_verdict(const Caller *by, const VettingForm *form, Error *e) {
    if (form->told_at > by->now)
        FAIL_FIELD(e, "told_at", "must not lie ahead: first tell the person, then write it down");
    if (form->verdict == VETTING_OPEN)
        return ERR_OK;
    if (form->told_at == 0)
        FAIL_FIELD(e, "told_at", "is needed: the person is told before a verdict");
    if (form->verdict == VETTING_UNFIT)
        return ERR_OK;
    if (!all_answered(&form->answers))
        FAIL_FIELD(e, "answers", "must hold each question; what nobody saw is \"unseen\"");
    if (form->addresses.count == 0 && str_trim(form->note).n == 0)
        FAIL_FIELD(e, "addresses",
                   "must hold what was looked at; without a public page say so in the note");
    return ERR_OK;
}

static Str written(Arena *a, const Model *m, const List *list) {
    Buf b = buf_new(a, STORED_MOST);
    json_list(&b, m, list);
    return buf_str(&b);
}

static NODISCARD Err store(Db *db, Arena *a, const Caller *by, const Vetting *was,
                           const VettingForm *form, Error *e) {
    List marked;
    int64_t changed;
    bool decides = form->verdict != VETTING_OPEN;
    Str note = str_trim(form->note);
    TRY(mark_addresses(db, a, by, was, &form->addresses, &marked, e));
    TRY(check_alone(db, by, form->staff_id, was->id, e));
    TRY(db_run(db, Q_VETTING_STORE,
               DB_ARGS(DB_V(by->brand_id), DB_V(was->id), DB_V(form->version),
                       db_id(form->staff_id), DB_V(written(a, &address_model, &marked)),
                       DB_V(written(a, &answer_model, &form->answers)),
                       DB_V(note.n ? note : (Str){ 0 }), db_id(form->told_at),
                       db_name(verdict_names, (int)form->verdict),
                       db_id(decides ? by->staff_id : 0), db_id(decides ? by->now : 0),
                       db_id(decides ? by->now + VETTING_VALID : 0)),
               &changed, e));
    if (changed == 0)
        FAIL(e, ERR_CONFLICT, "somebody changed it meanwhile: look at it again");
    return ERR_OK;
}

Err vetting_change(Db *db, Arena *a, const Caller *by, int64_t id, const VettingForm *form,
                   Vetting *out, Error *e) {
    Str name;
    TRY(vetting_get(db, a, by, id, out, e));
    TRY(check_member(db, a, by, form->staff_id, &name, e));
    if (form->verdict != VETTING_OPEN && form->staff_id == by->staff_id)
        FAIL_FIELD(e, "verdict", "is another owner's to give: nobody vets themselves");
    TRY(check_verdict(by, form, e));
    TRY(store(db, a, by, out, form, e));
    TRY(tell(db, by, "crisis.vetting_change", id,
             str_fmt(a, "verdict=%s staff=%lld", verdict_names[form->verdict],
                     (long long)form->staff_id),
             e));
    return vetting_get(db, a, by, id, out, e);
}

Err vetting_delete(Db *db, const Caller *by, int64_t id, Error *e) {
    int64_t gone;
    TRY(db_run(db, Q_VETTING_DELETE, DB_ARGS(DB_V(by->brand_id), DB_V(id)), &gone, e));
    if (gone == 0)
        FAIL(e, ERR_NOT_FOUND, "no such record");
    return tell(db, by, "crisis.vetting_delete", id, (Str){ 0 }, e);
}
