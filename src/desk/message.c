#include "desk/message.h"

#include "base/limits.h"
#include "desk/brand.h"
#include "desk/brand_reading.h"
#include "desk/evidence.h"
#include "desk/said_record.h"
#include "text/model.h"

const char *const message_state_names[] = { "live", "edited", "deleted", "erased", NULL };
static_assert(COUNT(message_state_names) == MESSAGE_STATE__COUNT + 1, "one name per state");

static const Field message_fields[] = {
    FIELD(Message, id),
    FIELD(Message, external_id),
    FIELD(Message, author_name, .flags = FIELD_OPTIONAL),
    FIELD(Message, author_handle, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(Message, written_at),
    FIELD_TIME_OF(Message, seen_at),
    FIELD(Message, title, .flags = FIELD_OPTIONAL),
    FIELD(Message, text),
    FIELD(Message, link, .flags = FIELD_OPTIONAL),
    FIELD_ENUM_OF(Message, state, message_state_names),
    FIELD_ENUM_OF(Message, language, language_names),
    FIELD_ENUM_OF(Message, mood, mood_names),
    FIELD_ENUM_OF(Message, class, class_names),
    FIELD(Message, certainty),
    FIELD_ENUM_OF(Message, severity, severity_names),
    FIELD(Message, signals),
    FIELD(Message, subjects),
    FIELD(Message, demands),
    FIELD(Message, harm),
    FIELD(Message, reach),
    FIELD(Message, rating, .flags = FIELD_OPTIONAL),
    FIELD(Message, is_own),
    FIELD(Message, is_direct),
    FIELD(Message, reply_id, .flags = FIELD_OPTIONAL),
    FIELD_LIST_OF(Message, times, &time_record_model),
    FIELD_LIST_OF(Message, places, &place_record_model),
    FIELD_LIST_OF(Message, evidence, &evidence_model, .max = LIMIT_EVIDENCE),
    FIELD(Message, evidence_text, .flags = FIELD_SECRET), /* as stored */
};
const Model message_model = MODEL(Message, message_fields);

static const Field version_fields[] = {
    FIELD(MessageVersion, id),
    FIELD(MessageVersion, title, .flags = FIELD_OPTIONAL),
    FIELD(MessageVersion, text),
    FIELD_TIME_OF(MessageVersion, until_at),
};
const Model message_version_model = MODEL(MessageVersion, version_fields);

static void turn_around(Message *m, size_t n) {
    for (size_t i = 0; i < n / 2; i++) {
        Message other = m[i];
        m[i] = m[n - 1 - i];
        m[n - 1 - i] = other;
    }
}

static bool is_kept_without(const Message *m) {
    return m->evidence_text.n == 0 && m->reply_id == 0 && m->state != MESSAGE_ERASED &&
           m->title.n + m->text.n <= EVIDENCE_SPARED_MOST;
}

static void find_evidence(Arena *a, const BrandReading *brand, Message *m) {
    Reading r;
    ReadingInput in = { .text = m->text,         .title = m->title,
                        .is_direct = m->is_direct, .is_own = m->is_own,
                        .reach = m->reach,       .words = brand->words,
                        .model = brand->model, .corrections = brand->corrections };
    reading_make(a, &in, &r);
    if (r.class == m->class && r.mood == m->mood && r.severity == m->severity &&
        r.signals == m->signals)
        m->evidence = (List){ r.evidence, r.evidence_count };
}

static NODISCARD Err give_evidence(Db *db, Arena *a, int64_t brand_id, const List *messages,
                                   Error *e) {
    Message *m = messages->items;
    BrandReading brand = { 0 };
    bool is_loaded = false;
    for (size_t i = 0; i < messages->count; i++) {
        evidence_read(a, m[i].evidence_text, &m[i].evidence);
        if (!is_kept_without(&m[i]))
            continue;
        if (!is_loaded) {
            TRY(brand_reading_load(db, a, brand_id, &brand, e));
            is_loaded = true;
        }
        find_evidence(a, &brand, &m[i]);
    }
    return ERR_OK;
}

/* Of what customers wrote; as we read now, like all that nobody but a reader asks for. */
static NODISCARD Err give_said(Db *db, Arena *a, int64_t brand_id, const List *messages,
                               Error *e) {
    Brand brand = { 0 };
    Message *m = messages->items;
    TRY(brand_get(db, a, brand_id, &brand, e));
    for (size_t i = 0; i < messages->count; i++) {
        if (m[i].is_own || m[i].state == MESSAGE_ERASED)
            continue;
        m[i].times = said_time_records(a, m[i].text, m[i].written_at, brand.zone);
        m[i].places = said_place_records(a, m[i].text);
    }
    return ERR_OK;
}

Err message_list(Db *db, Arena *a, int64_t brand_id, int64_t case_id, int64_t before, List *out,
                 Error *e) {
    TRY(db_list(db, a, Q_MESSAGE_PAGE,
                DB_ARGS(DB_V(brand_id), DB_V(case_id), DB_V(before ? before : INT64_MAX),
                        DB_V((int64_t)LIMIT_PAGE)),
                &message_model, out, e));
    turn_around(out->items, out->count);
    TRY(give_said(db, a, brand_id, out, e));
    return give_evidence(db, a, brand_id, out, e);
}

Err message_versions(Db *db, Arena *a, int64_t brand_id, int64_t message_id, List *out, Error *e) {
    return db_list(db, a, Q_MESSAGE_VERSION_LIST, DB_ARGS(DB_V(brand_id), DB_V(message_id)),
                   &message_version_model, out, e);
}

static const Field place_fields[] = { FIELD(MessagePlace, id), FIELD(MessagePlace, case_id) };
static const Model place_model = MODEL(MessagePlace, place_fields);

Err message_place(Db *db, int64_t source_id, Str external_id, MessagePlace *out, Error *e) {
    SCRATCH(a);
    return db_one(db, a, Q_MESSAGE_PLACE, DB_ARGS(DB_V(source_id), DB_V(external_id)), &place_model,
                  out, e);
}
