#include "desk/reply_core.h"

#include "desk/deadline.h"
#include "desk/event.h"

static const Field core_fields[] = {
    FIELD(ReplyCore, id),
    FIELD(ReplyCore, brand_id),
    FIELD(ReplyCore, case_id),
    FIELD(ReplyCore, source_id),
    FIELD_ENUM_OF(ReplyCore, way, way_names),
    FIELD_ENUM_OF(ReplyCore, state, reply_state_names),
    FIELD(ReplyCore, key),
    FIELD(ReplyCore, is_public),
    FIELD(ReplyCore, text),
    FIELD(ReplyCore, author_id),
    FIELD(ReplyCore, approver_id),
    FIELD(ReplyCore, remark),
    FIELD(ReplyCore, send_at),
    FIELD(ReplyCore, sent_at),
    FIELD(ReplyCore, confirmed_at),
    FIELD(ReplyCore, external_id),
    FIELD(ReplyCore, failure),
    FIELD(ReplyCore, ask_first),
    FIELD(ReplyCore, lookups),
    FIELD(ReplyCore, tries),
    FIELD(ReplyCore, version),
};
static const Model core_model = MODEL(ReplyCore, core_fields);

Err reply_core_get(Db *db, Arena *a, int64_t brand_id, int64_t id, ReplyCore *out, Error *e) {
    Err r = db_one(db, a, Q_REPLY_CORE, DB_ARGS(DB_V(brand_id), DB_V(id)), &core_model, out, e);
    if (r == ERR_NOT_FOUND)
        FAIL(e, ERR_NOT_FOUND, "no such reply");
    return r;
}

Err reply_core_store(Db *db, const ReplyCore *r, Error *e) {
    int64_t changed;
    TRY(db_run(db, Q_REPLY_UPDATE,
               DB_ARGS(DB_V(r->brand_id), DB_V(r->id), DB_V(r->version),
                       db_name(reply_state_names, (int)r->state), DB_V(r->text),
                       db_id(r->approver_id), DB_V(r->remark), db_id(r->send_at), db_id(r->sent_at),
                       db_id(r->confirmed_at), DB_V(r->external_id), DB_V(r->failure),
                       DB_V(r->ask_first), DB_V(r->lookups)),
               &changed, e));
    if (changed == 0)
        FAIL(e, ERR_CONFLICT, "somebody changed this reply meanwhile: look again");
    return ERR_OK;
}

/* Seconds past the deadline, at least 1 when late. */
static int64_t lateness(const Case *c, int64_t now) {
    return c->deadline_at && now > c->deadline_at ? now - c->deadline_at : 0;
}

static NODISCARD Err answer_case(Db *db, Arena *a, const Caller *by, const ReplyCore *r, Error *e) {
    Case c = { 0 };
    TRY(case_get(db, a, r->brand_id, r->case_id, &c, e));
    if (c.answered_at == 0)
        c.late_by = lateness(&c, by->now);
    c.answered_at = c.answered_at ? c.answered_at : by->now;
    if (c.state != CASE_DONE && c.state != CASE_SPAM) {
        c.state = CASE_ANSWERED;
        c.queue = QUEUE_CUSTOMER;
        c.sort_at = by->now;
        c.review_at = 0;
    }
    c.decision = S("answer");
    return case_store(db, r->brand_id, &c, e);
}

Err reply_settle(Db *db, Arena *a, const Caller *by, const ReplyCore *r, Error *e) {
    Reading reading;
    int64_t id;
    Str external =
        r->external_id.n ? r->external_id : str_fmt(a, "reply:" STR_FMT, STR_ARG(r->key));
    reading_make(a, &(ReadingInput){ .text = r->text, .is_own = true }, &reading);
    Err inserted = db_i64(
        db, Q_MESSAGE_OWN_INSERT,
        DB_ARGS(DB_V(r->brand_id), DB_V(r->source_id), DB_V(external), DB_V(r->case_id),
                DB_V(by->now), DB_V(r->text), DB_V(reading.normal),
                db_name(language_names, (int)reading.language), DB_V(!r->is_public), DB_V(r->id)),
        &id, e);
    TRY(inserted);
    TRY(db_run(db, Q_MESSAGE_WORDS_INSERT,
               DB_ARGS(DB_V(id), DB_V(reading.normal), DB_V(r->brand_id)), NULL, e));
    TRY(answer_case(db, a, by, r, e));
    return event_add(db, r->brand_id, EVENT_CASE, r->case_id, by->now, e);
}

Err reply_to_draft(Db *db, const Caller *by, const ReplyCore *r, int64_t staff_id, Error *e) {
    return db_run(
        db, Q_DRAFT_INSERT,
        DB_ARGS(DB_V(r->brand_id), DB_V(r->case_id), DB_V(staff_id), DB_V(r->text), DB_V(by->now)),
        NULL, e);
}
