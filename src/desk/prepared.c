#include "desk/prepared.h"

#include "base/time.h"
#include "base/utf8.h"
#include "desk/audit.h"
#include "desk/brand.h"
#include "desk/compose.h"
#include "desk/event.h"
#include "desk/fill.h"
#include "desk/word.h"

#include <stdlib.h>

enum { NAME_MOST = 80, KEPT_AFTER_REMOVAL = DAY };

static const char *const kind_names[] = {
    "holding",  "holding_unknown_cause", "to_private", "late",         "many",    "apology",
    "farewell", "thanks",                "question",   "waiting_time", "at_risk", "other",
    NULL };
static_assert(COUNT(kind_names) == PREPARED_KIND__COUNT + 1, "one name for each kind");

const char *const prepared_language_names[] = { "id", "en", NULL };
static_assert(COUNT(prepared_language_names) == PREPARED_LANGUAGE__COUNT + 1, "one name for each");

/* Those that answer no complaint: they need neither help nor a next step. */
static const bool is_other_talk[PREPARED_KIND__COUNT] = { [PREPARED_FAREWELL] = true,
                                                          [PREPARED_THANKS] = true,
                                                          [PREPARED_QUESTION] = true,
                                                          [PREPARED_OTHER] = true };

static const Field prepared_fields[] = {
    FIELD(Prepared, id, .flags = FIELD_READONLY),
    FIELD_ENUM_OF(Prepared, kind, kind_names, .flags = FIELD_REQUIRED),
    FIELD_ENUM_OF(Prepared, language, prepared_language_names, .flags = FIELD_REQUIRED),
    FIELD(Prepared, name, .flags = FIELD_REQUIRED, .max = NAME_MOST),
    FIELD(Prepared, text, .flags = FIELD_REQUIRED, .max = PREPARED_TEXT_MOST,
          .doc = "{sapaan}, {nama}, {kasus}, {kanal}, {jam}, {zona}, {admin}, {tanggal}, {tempat} "
                 "and {lama} are filled in; other fields in braces are left to the writer"),
    FIELD(Prepared, last_day, .flags = FIELD_OPTIONAL, .max = TIME_DAY_LENGTH,
          .doc = "2026-12-25 in the brand's zone; null: for ever"),
    FIELD(Prepared, is_expired, .flags = FIELD_READONLY),
    FIELD(Prepared, owner_id, .flags = FIELD_READONLY | FIELD_OPTIONAL),
    FIELD(Prepared, owner_name, .flags = FIELD_READONLY | FIELD_OPTIONAL),
    FIELD_TIME_OF(Prepared, used_at, .flags = FIELD_READONLY | FIELD_OPTIONAL),
    FIELD(Prepared, times, .flags = FIELD_READONLY, .doc = "How often it was handed in"),
    FIELD(Prepared, version, .flags = FIELD_OPTIONAL, .least = 1, .most = INT64_MAX,
          .doc = "The one that was read; not needed for a new text"),
};
const Model prepared_model = MODEL(Prepared, prepared_fields);

static const Field form_fields[] = {
    FIELD_ENUM_OF(PreparedForm, kind, kind_names, .flags = FIELD_REQUIRED),
    FIELD_ENUM_OF(PreparedForm, language, prepared_language_names, .flags = FIELD_REQUIRED),
    FIELD(PreparedForm, text, .flags = FIELD_REQUIRED, .max = PREPARED_TEXT_MOST),
};
const Model prepared_form_model = MODEL(PreparedForm, form_fields);

static const Field preview_fields[] = {
    FIELD(PreparedPreview, text, .doc = "Filled in for a made-up customer"),
    FIELD_LIST_OF(PreparedPreview, findings, &finding_model,
                  .doc = "What the sentence checker says of it"),
};
const Model prepared_preview_model = MODEL(PreparedPreview, preview_fields);

static const Field offer_fields[] = {
    FIELD(PreparedOffer, id),
    FIELD_ENUM_OF(PreparedOffer, kind, kind_names),
    FIELD_ENUM_OF(PreparedOffer, language, prepared_language_names),
    FIELD(PreparedOffer, name),
    FIELD(PreparedOffer, text, .doc = "Filled in for this case and this person"),
    FIELD(PreparedOffer, is_complete, .doc = "Nothing is left in braces"),
    FIELD(PreparedOffer, clause, .flags = FIELD_OPTIONAL,
          .doc = "Number of the clause of the policy that puts it first"),
};
const Model prepared_offer_model = MODEL(PreparedOffer, offer_fields);

/* ---- the first set ---- */

Err prepared_has_started(Db *db, int64_t brand_id, bool *out, Error *e) {
    int64_t has;
    TRY(db_i64(db, Q_BRAND_HAS_WORDS, DB_ARGS(DB_V(brand_id)), &has, e));
    *out = has != 0;
    return ERR_OK;
}

static NODISCARD Err insert(Db *db, int64_t brand_id, const Prepared *p, int64_t *id, Error *e) {
    return db_i64(db, Q_PREPARED_INSERT,
                  DB_ARGS(DB_V(brand_id), db_name(kind_names, (int)p->kind),
                          db_name(prepared_language_names, (int)p->language), DB_V(p->name),
                          DB_V(p->text), DB_V(p->last_day), db_id(p->owner_id)),
                  id, e);
}

Err prepared_start(Db *db, const Caller *by, Error *e) {
    int64_t is_first, id;
    TRY(db_run(db, Q_BRAND_GIVE_WORDS, DB_ARGS(DB_V(by->brand_id)), &is_first, e));
    for (size_t i = 0; is_first && i < prepared_first_count; i++)
        for (int l = 0; l < PREPARED_LANGUAGE__COUNT; l++)
            TRY(insert(db, by->brand_id,
                       &(Prepared){ .kind = prepared_first[i].kind,
                                    .language = (PreparedLanguage)l,
                                    .name = str_c(prepared_first[i].name[l]),
                                    .text = str_c(prepared_first[i].text[l]) },
                       &id, e));
    return ERR_OK;
}

/* ---- reading ---- */

static int by_kind(const void *a, const void *b) {
    const Prepared *x = a, *y = b;
    if (x->kind != y->kind)
        return x->kind < y->kind ? -1 : 1;
    if (x->language != y->language)
        return x->language < y->language ? -1 : 1;
    int names = str_compare(x->name, y->name);
    return names ? names : (x->id > y->id) - (x->id < y->id);
}

static Str today(Arena *a, int64_t now, int64_t zone) {
    Civil c = civil_from(now, (int)zone);
    return str_fmt(a, "%04d-%02d-%02d", c.year, c.month, c.day);
}

static NODISCARD Err mark_expired(Db *db, Arena *a, const Caller *by, List *list, Error *e) {
    Brand brand = { 0 };
    Prepared *p = list->items;
    TRY(brand_get(db, a, by->brand_id, &brand, e));
    Str day = today(a, by->now, brand.zone);
    for (size_t i = 0; i < list->count; i++)
        p[i].is_expired = p[i].last_day.n && str_compare(p[i].last_day, day) < 0;
    return ERR_OK;
}

Err prepared_list(Db *db, Arena *a, int64_t brand_id, int64_t now, List *out, Error *e) {
    Caller at = { .brand_id = brand_id, .now = now };
    TRY(db_list(db, a, Q_PREPARED_LIST, DB_ARGS(DB_V(brand_id)), &prepared_model, out, e));
    if (out->count)
        qsort(out->items, out->count, sizeof(Prepared), by_kind);
    return mark_expired(db, a, &at, out, e);
}

static NODISCARD Err get(Db *db, Arena *a, const Caller *by, int64_t id, Prepared *out, Error *e) {
    List one = { out, 1 };
    TRY(db_one(db, a, Q_PREPARED_GET, DB_ARGS(DB_V(by->brand_id), DB_V(id)), &prepared_model, out,
               e));
    return mark_expired(db, a, by, &one, e);
}

/* ---- checking ---- */

/* As it would be in public, where it is read most strictly: a list of Finding. */
static List read_strictly(Arena *a, Str filled, bool answers_complaint, const List *contacts) {
    size_t count;
    Finding *found;
    draft_check(a, &(DraftInput){ .text = filled, .is_public = true,
                                  .answers_complaint = answers_complaint,
                                  .own_contacts = contacts->items,
                                  .own_contact_count = contacts->count },
                &found, &count);
    return (List){ found, count };
}

bool prepared_passes(Arena *a, Str filled, bool answers_complaint, const List *contacts) {
    List found = read_strictly(a, filled, answers_complaint, contacts);
    return findings_pass(found.items, found.count);
}

/* A field the writer fills is a word like others here: "{tindakan}". Other braces stay. */
static Str without_fields(Arena *a, Str text) {
    Buf b = buf_new(a, text.n);
    for (size_t i = 0; i < text.n; i++) {
        Str name = draft_field(text, i);
        if (name.n == 0) {
            buf_putc(&b, text.p[i]);
            continue;
        }
        buf_put(&b, name);
        i += name.n + 1;
    }
    return buf_str(&b);
}

static Str example(Arena *a, Str text, PreparedLanguage language, int64_t now) {
    Fill f = fill_example(now, language == PREPARED_EN);
    return without_fields(a, fill_text(a, text, &f));
}

void prepared_preview(Arena *a, const PreparedForm *form, const PreparedWith *with,
                      PreparedPreview *out) {
    *out = (PreparedPreview){ .text = example(a, form->text, form->language, with->now) };
    out->findings = read_strictly(a, out->text, !is_other_talk[form->kind], &with->contacts);
}

static NODISCARD Err check(Db *db, Arena *a, const Caller *by, const Prepared *p, Error *e) {
    List contacts;
    int64_t day;
    if (utf8_is_blank(p->name))
        FAIL_FIELD(e, "name", "is empty: give the text a name to find it by");
    if (!utf8_is_line(p->name))
        FAIL_FIELD(e, "name", "must be one line of text");
    if (utf8_is_blank(p->text))
        FAIL_FIELD(e, "text", "is empty: write an answer");
    if (p->last_day.n && !time_parse_day(p->last_day, &day))
        FAIL_FIELD(e, "last_day", "%.20s is no day: write 2026-12-25", str_z(a, p->last_day));
    TRY(word_contacts(db, a, by->brand_id, &contacts, e));
    if (!prepared_passes(a, example(a, p->text, p->language, by->now), !is_other_talk[p->kind],
                         &contacts))
        FAIL_FIELD(e, "text",
                   "would be stopped by the sentence checker: write it without promises, "
                   "blame or open braces, and say what comes next");
    return ERR_OK;
}

/* ---- changing ---- */

static NODISCARD Err log_act(Db *db, const Caller *by, const char *act, int64_t id, Str text,
                             Error *e) {
    TRY(audit_add(db, by,
                  &(AuditAct){ .act = act, .object = "prepared", .object_id = id,
                               .personal = text },
                  e));
    return event_add(db, by->brand_id, EVENT_SETTINGS, 0, by->now, e);
}

static Prepared trimmed(const Prepared *in, const Caller *by) {
    Prepared p = *in;
    p.name = str_trim(in->name);
    p.text = str_trim(in->text);
    p.last_day = in->last_day.n ? in->last_day : (Str){ 0 };
    p.owner_id = by->staff_id;
    return p;
}

Err prepared_create(Db *db, Arena *a, const Caller *by, const Prepared *in, Prepared *out,
                    Error *e) {
    Prepared p = trimmed(in, by);
    int64_t count, id;
    TRY(check(db, a, by, &p, e));
    TRY(db_i64(db, Q_PREPARED_COUNT, DB_ARGS(DB_V(by->brand_id)), &count, e));
    if (count >= PREPARED_MOST)
        FAIL(e, ERR_LIMIT, "there are %d prepared texts already: remove one nobody uses",
             PREPARED_MOST);
    TRY(insert(db, by->brand_id, &p, &id, e));
    TRY(log_act(db, by, "prepared.add", id, p.text, e));
    return get(db, a, by, id, out, e);
}

Err prepared_update(Db *db, Arena *a, const Caller *by, int64_t id, const Prepared *in,
                    Prepared *out, Error *e) {
    Prepared p = trimmed(in, by);
    int64_t changed;
    TRY(check(db, a, by, &p, e));
    TRY(get(db, a, by, id, out, e));
    TRY(db_run(db, Q_PREPARED_UPDATE,
               DB_ARGS(DB_V(by->brand_id), DB_V(id), DB_V(p.version),
                       db_name(kind_names, (int)p.kind),
                       db_name(prepared_language_names, (int)p.language), DB_V(p.name),
                       DB_V(p.text), DB_V(p.last_day), db_id(p.owner_id)),
               &changed, e));
    if (changed == 0)
        FAIL(e, ERR_CONFLICT, "somebody changed this text meanwhile: load it again");
    TRY(log_act(db, by, "prepared.change", id, p.text, e));
    return get(db, a, by, id, out, e);
}

Err prepared_remove(Db *db, const Caller *by, int64_t id, Error *e) {
    int64_t removed;
    TRY(db_run(db, Q_PREPARED_FORGET,
               DB_ARGS(DB_V(by->brand_id), DB_V(by->now - KEPT_AFTER_REMOVAL)), NULL, e));
    TRY(db_run(db, Q_PREPARED_REMOVE, DB_ARGS(DB_V(by->brand_id), DB_V(id), DB_V(by->now)),
               &removed, e));
    if (removed == 0)
        FAIL(e, ERR_NOT_FOUND, "no such prepared text");
    return log_act(db, by, "prepared.remove", id, (Str){ 0 }, e);
}

Err prepared_restore(Db *db, Arena *a, const Caller *by, int64_t id, Prepared *out, Error *e) {
    int64_t restored;
    TRY(db_run(db, Q_PREPARED_RESTORE, DB_ARGS(DB_V(by->brand_id), DB_V(id)), &restored, e));
    if (restored == 0)
        FAIL(e, ERR_NOT_FOUND, "no such prepared text");
    TRY(log_act(db, by, "prepared.restore", id, (Str){ 0 }, e));
    return get(db, a, by, id, out, e);
}

Err prepared_count_use(Db *db, const Caller *by, int64_t id, Error *e) {
    return db_run(db, Q_PREPARED_USED, DB_ARGS(DB_V(by->brand_id), DB_V(id), DB_V(by->now)), NULL,
                  e);
}
