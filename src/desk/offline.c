#include "desk/offline.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "desk/audit.h"
#include "desk/event.h"
#include "desk/intake.h"
#include "desk/promise.h"

static const char *const offline_way_names[] = { "phone", "visit", NULL };
static_assert(COUNT(offline_way_names) == OFFLINE_WAY__COUNT + 1, "one name per way");

static const struct {
    Channel channel;
    NoteKind note;
    const char *source; /* its name, when it has to be made */
} ways[] = {
    [OFFLINE_PHONE] = { CHANNEL_PHONE, NOTE_CALL, "Telepon" },
    [OFFLINE_VISIT] = { CHANNEL_VISIT, NOTE_VISIT, "Kunjungan" },
};
static_assert(COUNT(ways) == OFFLINE_WAY__COUNT, "one row per way");

static const Field form_fields[] = {
    FIELD_ENUM_OF(OfflineForm, way, offline_way_names, .flags = FIELD_REQUIRED),
    FIELD(OfflineForm, who, .flags = FIELD_REQUIRED, .max = LIMIT_MESSAGE_AUTHOR),
    FIELD(OfflineForm, handle, .flags = FIELD_OPTIONAL, .max = LIMIT_MESSAGE_AUTHOR,
          .doc = "Their telephone number; for a new case"),
    FIELD(OfflineForm, said, .flags = FIELD_REQUIRED, .max = LIMIT_NOTE_TEXT),
    FIELD(OfflineForm, agreed, .flags = FIELD_OPTIONAL, .max = LIMIT_NOTE_TEXT),
    FIELD_TIME_OF(OfflineForm, at, .flags = FIELD_OPTIONAL, .doc = "null: now"),
    FIELD(OfflineForm, answers, .flags = FIELD_OPTIONAL,
          .doc = "The customer has had an answer by it"),
};
const Model offline_form_model = MODEL(OfflineForm, form_fields);

static NODISCARD Err check(const OfflineForm *f, int64_t now, Error *e) {
    if (utf8_is_blank(f->who))
        FAIL_FIELD(e, "who", "is empty: write with whom you spoke");
    if (!utf8_is_line(str_trim(f->who)))
        FAIL_FIELD(e, "who", "must be one line of text");
    if (!utf8_is_line(str_trim(f->handle)))
        FAIL_FIELD(e, "handle", "must be one line of text");
    if (utf8_is_blank(f->said))
        FAIL_FIELD(e, "said", "is empty: write what was said");
    if (f->at > now)
        FAIL_FIELD(e, "at", "must not be in the future");
    return ERR_OK;
}

/* f->said is left out where a message of the case says it. */
typedef struct Line {
    int64_t case_id;
    const OfflineForm *form;
    bool without_said;
} Line;

static NODISCARD Err add_line(Db *db, Arena *a, const Caller *by, const Line *line, Note *out,
                              Error *e) {
    const OfflineForm *f = line->form;
    int64_t case_id = line->case_id;
    NoteKind kind = ways[f->way].note;
    Str said = line->without_said ? S("") : str_trim(f->said);
    *out = (Note){ .kind = kind, .staff_id = by->staff_id, .who = str_dup(a, str_trim(f->who)),
                   .text = str_dup(a, said), .agreed = str_dup(a, str_trim(f->agreed)),
                   .at = f->at ? f->at : by->now };
    TRY(db_i64(db, Q_NOTE_TALK_INSERT,
               DB_ARGS(DB_V(by->brand_id), DB_V(case_id), DB_V(by->staff_id),
                       db_name(note_kind_names, (int)kind), DB_V(out->who), DB_V(said),
                       db_text(str_trim(f->agreed)), DB_V(out->at)),
               &out->id, e));
    TRY(audit_add(db, by,
                  &(AuditAct){ .act = kind == NOTE_CALL ? "case.call" : "case.visit",
                               .object = "case",
                               .object_id = case_id,
                               .personal = str_fmt(a, STR_FMT ": " STR_FMT "\n" STR_FMT,
                                                   STR_ARG(out->who), STR_ARG(f->said),
                                                   STR_ARG(f->agreed)) },
                  e));
    if (!utf8_is_blank(f->agreed))
        TRY(promise_give_post(db, a, by,
                              &(PromisePost){ .case_id = case_id, .staff_id = by->staff_id,
                                              .text = str_trim(f->agreed), .at = out->at },
                              e));
    if (f->answers)
        TRY(case_answered(db, a, by, case_id, e));
    return event_add(db, by->brand_id, EVENT_CASE, case_id, by->now, e);
}

Err offline_log(Db *db, Arena *a, const Caller *by, int64_t case_id, const OfflineForm *form,
                Note *out, Error *e) {
    Case c = { 0 };
    TRY(check(form, by->now, e));
    TRY(case_get(db, a, by->brand_id, case_id, &c, e));
    return add_line(db, a, by, &(Line){ .case_id = case_id, .form = form }, out, e);
}

typedef struct SourceId {
    int64_t id;
} SourceId;
static const Field source_id_fields[] = { FIELD(SourceId, id) };
static const Model source_id_model = MODEL(SourceId, source_id_fields);

static NODISCARD Err find_source(Db *db, Arena *a, const Caller *by, OfflineWay way, int64_t *id,
                                 Error *e) {
    Source made = { 0 };
    SourceId there = { 0 };
    bool found;
    TRY(db_maybe(db, a, Q_SOURCE_BY_HAND,
                 DB_ARGS(DB_V(by->brand_id), db_name(channel_names, (int)ways[way].channel)),
                 &source_id_model, &there, &found, e));
    *id = there.id;
    if (found)
        return ERR_OK;
    TRY(source_create(db, a, by,
                      &(Source){ .name = str_c(ways[way].source),
                                 .channel = ways[way].channel,
                                 .kind = SOURCE_HAND,
                                 .way_out = WAY_BROWSER },
                      &made, e));
    *id = made.id;
    return ERR_OK;
}

Err offline_open(Db *db, Arena *a, const Caller *by, const OfflineForm *form, Case *out,
                 Error *e) {
    PasteForm paste = { .author = str_trim(form->who), .handle = str_trim(form->handle),
                        .text = str_trim(form->said), .time = form->at ? form->at : by->now };
    Line line = { .form = form, .without_said = true };
    Note note = { 0 };
    TRY(check(form, by->now, e));
    TRY(find_source(db, a, by, form->way, &paste.source_id, e));
    TRY(intake_paste(db, a, by, &paste, &line.case_id, e));
    TRY(add_line(db, a, by, &line, &note, e));
    return case_get(db, a, by->brand_id, line.case_id, out, e);
}
