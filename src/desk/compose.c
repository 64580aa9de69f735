#include "desk/compose.h"

#include "base/limits.h"
#include "desk/event.h"

enum { PRESENCE_LEASE = 20 };

static const Field draft_fields[] = {
    FIELD(Draft, case_id, .flags = FIELD_READONLY),
    FIELD(Draft, text, .flags = FIELD_REQUIRED, .max = LIMIT_REPLY_TEXT),
    FIELD(Draft, revision, .flags = FIELD_REQUIRED, .least = 0, .most = INT64_MAX,
          .doc = "The one that was read; 0 when there was none"),
    FIELD_TIME_OF(Draft, updated_at, .flags = FIELD_READONLY | FIELD_OPTIONAL),
};
const Model draft_model = MODEL(Draft, draft_fields);

static const Field presence_fields[] = {
    FIELD(Presence, staff_id, .flags = FIELD_READONLY),
    FIELD(Presence, staff_name, .flags = FIELD_READONLY | FIELD_OPTIONAL),
    FIELD(Presence, is_typing, .flags = FIELD_REQUIRED),
    FIELD_TIME_OF(Presence, until_at, .flags = FIELD_READONLY),
};
const Model presence_model = MODEL(Presence, presence_fields);

static const Field check_fields[] = {
    FIELD(CheckForm, case_id, .flags = FIELD_READONLY),
    FIELD(CheckForm, text, .flags = FIELD_REQUIRED, .max = LIMIT_REPLY_TEXT),
    FIELD(CheckForm, is_public, .flags = FIELD_REQUIRED),
};
const Model check_form_model = MODEL(CheckForm, check_fields);

Err draft_get(Db *db, Arena *a, const Caller *by, int64_t case_id, Draft *out, Error *e) {
    return db_one(db, a, Q_DRAFT_GET,
                  DB_ARGS(DB_V(by->brand_id), DB_V(case_id), DB_V(by->staff_id)), &draft_model, out,
                  e);
}

static NODISCARD Err save(Db *db, const Caller *by, const Draft *in, int64_t *saved, Error *e) {
    TRY(db_run(db, Q_DRAFT_UPDATE,
               DB_ARGS(DB_V(by->brand_id), DB_V(in->case_id), DB_V(by->staff_id),
                       DB_V(in->revision), DB_V(in->text), DB_V(by->now)),
               saved, e));
    if (*saved || in->revision != 0)
        return ERR_OK;
    return db_run(db, Q_DRAFT_INSERT,
                  DB_ARGS(DB_V(by->brand_id), DB_V(in->case_id), DB_V(by->staff_id), DB_V(in->text),
                          DB_V(by->now)),
                  saved, e);
}

Err draft_save(Db *db, Arena *a, const Caller *by, const Draft *in, Draft *out, Error *e) {
    Case c = { 0 };
    int64_t saved;
    TRY(case_get(db, a, by->brand_id, in->case_id, &c, e));
    TRY(save(db, by, in, &saved, e));
    if (!saved)
        FAIL(e, ERR_CONFLICT, "another device saved a newer draft: load it or keep yours");
    if (in->text.n == 0) {
        *out = (Draft){ .case_id = in->case_id, .text = S("") };
        return db_run(db, Q_DRAFT_DELETE,
                      DB_ARGS(DB_V(by->brand_id), DB_V(in->case_id), DB_V(by->staff_id)), NULL, e);
    }
    return draft_get(db, a, by, in->case_id, out, e);
}

Err presence_mark(Db *db, Arena *a, const Caller *by, int64_t case_id, bool is_typing, List *others,
                  Error *e) {
    Presence was = { 0 };
    bool found;
    int64_t marked;
    TRY(db_maybe(db, a, Q_PRESENCE_GET,
                 DB_ARGS(DB_V(by->brand_id), DB_V(case_id), DB_V(by->staff_id)), &presence_model,
                 &was, &found, e));
    TRY(db_run(db, Q_PRESENCE_MARK,
               DB_ARGS(DB_V(by->brand_id), DB_V(case_id), DB_V(by->staff_id), DB_V(is_typing),
                       DB_V(by->now + PRESENCE_LEASE)),
               &marked, e));
    if (!marked)
        FAIL(e, ERR_NOT_FOUND, "no such case");
    if (!found || was.until_at <= by->now || was.is_typing != is_typing)
        TRY(event_add(db, by->brand_id, EVENT_PRESENCE, case_id, by->now, e));
    return db_list(db, a, Q_PRESENCE_OTHERS,
                   DB_ARGS(DB_V(by->brand_id), DB_V(case_id), DB_V(by->staff_id), DB_V(by->now)),
                   &presence_model, others, e);
}

Err presence_others(Db *db, Arena *a, const Caller *by, int64_t case_id, List *out, Error *e) {
    return db_list(db, a, Q_PRESENCE_OTHERS,
                   DB_ARGS(DB_V(by->brand_id), DB_V(case_id), DB_V(by->staff_id), DB_V(by->now)),
                   &presence_model, out, e);
}

Err compose_check(Db *db, Arena *a, int64_t brand_id, const CheckForm *in, List *out, Error *e) {
    Case c = { 0 };
    Finding *found;
    TRY(case_get(db, a, brand_id, in->case_id, &c, e));
    draft_check(a,
                &(DraftInput){ .text = in->text,
                               .is_public = in->is_public,
                               .answers_complaint = class_is_complaint(c.class),
                               .channel_max = channel_max(c.channel) },
                &found, &out->count);
    out->items = found;
    return ERR_OK;
}
