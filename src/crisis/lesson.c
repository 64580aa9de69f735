#include "crisis/lesson.h"

#include "base/limits.h"
#include "base/number.h"
#include "base/time.h"
#include "base/utf8.h"
#include "crisis/trace.h"
#include "desk/link.h"

enum { TEXT_MOST = 1000, MEASURE_MOST = 200 };

static const char *const kind_names[] = { "right", "wrong", NULL };
static const char *const change_names[] = { "none", "threat", "playbook", "policy", "other", NULL };

static const Field lesson_fields[] = {
    FIELD(Lesson, id),
    FIELD(Lesson, crisis_id),
    FIELD(Lesson, crisis_name),
    FIELD_TIME_OF(Lesson, crisis_at),
    FIELD(Lesson, threat_id, .flags = FIELD_OPTIONAL),
    FIELD(Lesson, threat_name, .flags = FIELD_OPTIONAL),
    FIELD(Lesson, playbook_id, .flags = FIELD_OPTIONAL),
    FIELD(Lesson, playbook_name, .flags = FIELD_OPTIONAL),
    FIELD_ENUM_OF(Lesson, kind, kind_names),
    FIELD(Lesson, text),
    FIELD(Lesson, change, .flags = FIELD_OPTIONAL, .doc = "What is done otherwise now"),
    FIELD_ENUM_OF(Lesson, change_kind, change_names),
    FIELD(Lesson, measure, .flags = FIELD_OPTIONAL, .doc = "What is compared"),
    FIELD(Lesson, before_text, .flags = FIELD_OPTIONAL),
    FIELD(Lesson, after_text, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(Lesson, after_at, .flags = FIELD_OPTIONAL),
    FIELD(Lesson, link, .flags = FIELD_OPTIONAL),
    FIELD(Lesson, made_name, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(Lesson, made_at),
    FIELD(Lesson, version),
};
const Model lesson_model = MODEL(Lesson, lesson_fields);

static const Field filter_fields[] = {
    FIELD(LessonFilter, crisis_id, .flags = FIELD_OPTIONAL, .least = 1, .most = INT64_MAX),
    FIELD(LessonFilter, threat_id, .flags = FIELD_OPTIONAL, .least = 1, .most = INT64_MAX),
    FIELD(LessonFilter, playbook_id, .flags = FIELD_OPTIONAL, .least = 1, .most = INT64_MAX),
    FIELD(LessonFilter, cursor, .flags = FIELD_OPTIONAL, .max = 24),
    FIELD(LessonFilter, limit, .flags = FIELD_OPTIONAL, .least = 1, .most = LIMIT_PAGE),
};
const Model lesson_filter_model = MODEL(LessonFilter, filter_fields);

static const Field form_fields[] = {
    FIELD_ENUM_OF(LessonForm, kind, kind_names, .flags = FIELD_REQUIRED),
    FIELD(LessonForm, text, .flags = FIELD_REQUIRED, .max = TEXT_MOST),
    FIELD(LessonForm, change, .flags = FIELD_OPTIONAL, .max = TEXT_MOST),
    FIELD_ENUM_OF(LessonForm, change_kind, change_names, .flags = FIELD_OPTIONAL),
    FIELD(LessonForm, measure, .flags = FIELD_OPTIONAL, .max = MEASURE_MOST),
    FIELD(LessonForm, before_text, .flags = FIELD_OPTIONAL, .max = MEASURE_MOST),
    FIELD(LessonForm, after_text, .flags = FIELD_OPTIONAL, .max = MEASURE_MOST),
    FIELD_TIME_OF(LessonForm, after_at, .flags = FIELD_OPTIONAL),
    FIELD(LessonForm, link, .flags = FIELD_OPTIONAL, .max = LIMIT_EVIDENCE_LINK),
    FIELD(LessonForm, threat_id, .flags = FIELD_OPTIONAL, .least = 1, .most = INT64_MAX),
    FIELD(LessonForm, playbook_id, .flags = FIELD_OPTIONAL, .least = 1, .most = INT64_MAX),
    FIELD(LessonForm, version, .flags = FIELD_OPTIONAL),
};
const Model lesson_form_model = MODEL(LessonForm, form_fields);

Err lesson_list(Db *db, Arena *a, const Caller *by, const LessonFilter *f, List *out, Str *next,
                Error *e) {
    int64_t limit = f->limit ? f->limit : LIMIT_PAGE_DEFAULT, before = INT64_MAX;
    *next = (Str){ 0 };
    if (f->cursor.n && !parse_i64(f->cursor, 1, INT64_MAX, &before))
        FAIL_FIELD(e, "cursor", "is not one this list gave");
    TRY(db_list(db, a, Q_LESSON_LIST,
                DB_ARGS(DB_V(by->brand_id), DB_V(before), db_id(f->crisis_id), db_id(f->threat_id),
                        db_id(f->playbook_id), DB_V(limit + 1)),
                &lesson_model, out, e));
    if ((int64_t)out->count > limit) {
        const Lesson *l = out->items;
        out->count = (size_t)limit;
        *next = str_fmt(a, "%lld", (long long)l[limit - 1].id);
    }
    return ERR_OK;
}

Err lesson_get(Db *db, Arena *a, const Caller *by, int64_t id, Lesson *out, Error *e) {
    return db_one(db, a, Q_LESSON_GET, DB_ARGS(DB_V(by->brand_id), DB_V(id)), &lesson_model, out,
                  e);
}

static NODISCARD Err check_form(Db *db, const Caller *by, const LessonForm *form, Error *e) {
    int64_t known;
    if (utf8_is_blank(form->text))
        FAIL_FIELD(e, "text", "is needed: what was learned, in a sentence");
    if (form->change_kind != CHANGE_NONE && utf8_is_blank(form->change))
        FAIL_FIELD(e, "change", "is needed: what is done otherwise now");
    if (form->after_text.n && utf8_is_blank(form->before_text))
        FAIL_FIELD(e, "before_text", "is needed beside what it is now");
    TRY(db_i64(db, Q_LESSON_TIES,
               DB_ARGS(DB_V(by->brand_id), db_id(form->threat_id), db_id(form->playbook_id)),
               &known, e));
    if (known == 0)
        FAIL_FIELD(e, "threat_id", "or playbook_id is not one of this business");
    return form->link.n ? link_check(form->link, "link", e) : ERR_OK;
}

static Str tale_of(Arena *a, int64_t id) { return str_fmt(a, "lesson=%lld", (long long)id); }

Err lesson_add(Db *db, Arena *a, const Caller *by, int64_t crisis_id, const LessonForm *form,
               Lesson *out, Error *e) {
    Crisis c = { 0 };
    int64_t id;
    TRY(crisis_get(db, a, by->brand_id, crisis_id, &c, e));
    TRY(check_form(db, by, form, e));
    TRY(db_i64(db, Q_LESSON_INSERT,
               DB_ARGS(DB_V(by->brand_id), DB_V(crisis_id),
                       db_id(form->threat_id ? form->threat_id : c.threat_id),
                       db_id(form->playbook_id ? form->playbook_id : c.playbook_id),
                       db_name(kind_names, (int)form->kind), DB_V(str_trim(form->text)),
                       db_text(str_trim(form->change)),
                       db_name(change_names, (int)form->change_kind),
                       db_text(str_trim(form->measure)), db_text(str_trim(form->before_text)),
                       db_text(str_trim(form->after_text)), db_id(form->after_at),
                       db_text(str_trim(form->link)), DB_V(by->staff_id), DB_V(by->now)),
               &id, e));
    TRY(crisis_tell(db, by, crisis_id,
                    &(CrisisTrace){ .act = "lesson_add",
                                    .detail = tale_of(a, id),
                                    .personal = str_trim(form->text) },
                    e));
    return lesson_get(db, a, by, id, out, e);
}

Err lesson_change(Db *db, Arena *a, const Caller *by, int64_t id, const LessonForm *form,
                  Lesson *out, Error *e) {
    int64_t changed;
    TRY(lesson_get(db, a, by, id, out, e));
    TRY(check_form(db, by, form, e));
    TRY(db_run(db, Q_LESSON_STORE,
               DB_ARGS(DB_V(by->brand_id), DB_V(id), DB_V(form->version),
                       db_id(form->threat_id ? form->threat_id : out->threat_id),
                       db_id(form->playbook_id ? form->playbook_id : out->playbook_id),
                       db_name(kind_names, (int)form->kind), DB_V(str_trim(form->text)),
                       db_text(str_trim(form->change)),
                       db_name(change_names, (int)form->change_kind),
                       db_text(str_trim(form->measure)), db_text(str_trim(form->before_text)),
                       db_text(str_trim(form->after_text)), db_id(form->after_at),
                       db_text(str_trim(form->link))),
               &changed, e));
    if (changed == 0)
        FAIL(e, ERR_CONFLICT, "somebody changed it meanwhile: look at it again");
    TRY(crisis_tell(db, by, out->crisis_id,
                    &(CrisisTrace){ .act = "lesson_change",
                                    .detail = tale_of(a, id),
                                    .personal = str_trim(form->text) },
                    e));
    return lesson_get(db, a, by, id, out, e);
}

Err lesson_remove(Db *db, Arena *a, const Caller *by, int64_t id, bool is_removed, Error *e) {
    Lesson lesson = { 0 };
    TRY(lesson_get(db, a, by, id, &lesson, e));
    TRY(db_run(db, Q_LESSON_REMOVE,
               DB_ARGS(DB_V(by->brand_id), DB_V(id), db_id(is_removed ? by->now : 0)), NULL, e));
    return crisis_tell(db, by, lesson.crisis_id,
                       &(CrisisTrace){ .act = is_removed ? "lesson_remove" : "lesson_restore",
                                       .detail = tale_of(a, id) },
                       e);
}
