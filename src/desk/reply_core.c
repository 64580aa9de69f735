#include "desk/reply_core.h"

#include "base/limits.h"
#include "desk/audit.h"
#include "desk/case_decision.h"
#include "desk/crisis_now.h"
#include "desk/deadline.h"
#include "desk/event.h"
#include "desk/statement_reading.h"
#include "desk/follow_up.h"
#include "desk/promise.h"

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
    FIELD(ReplyCore, created_at),
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

static int64_t later_of(int64_t one, int64_t other) { return one > other ? one : other; }

/* Words added to a talk that goes on decide nothing new. */
static NODISCARD Err keep_answer(Db *db, const Caller *by, const Case *was, bool waited,
                                 const char *how, Error *e) {
    Str decision = str_c(how);
    if (!waited && str_eq(decision, S("answer")))
        return ERR_OK;
    return case_decision_keep(db, by, was->id, &(CaseDecision){ .decision = decision }, e);
}

Err case_answered(Db *db, Arena *a, const Caller *by, int64_t case_id, Error *e) {
    return case_answered_as(db, a, by, case_id, "answer", e);
}

Err case_answered_as(Db *db, Arena *a, const Caller *by, int64_t case_id, const char *how,
                     Error *e) {
    Case c = { 0 };
    TRY(case_get(db, a, by->brand_id, case_id, &c, e));
    const Case was = c;
    bool waited = c.answered_at == 0 || c.queue == QUEUE_WAITING;
    if (waited) /* who writes again waits anew: the longest wait stays */
        c.late_by = later_of(c.late_by, lateness(&c, by->now));
    c.answered_at = c.answered_at ? c.answered_at : by->now;
    if (c.state != CASE_DONE && c.state != CASE_SPAM) {
        c.state = case_state_by_talk(c.state, CASE_ANSWERED);
        c.queue = QUEUE_CUSTOMER;
        c.sort_at = by->now;
        c.review_at = 0;
    }
    c.decision = S("answer");
    TRY(follow_moved(db, by, &was, &c, e));
    TRY(keep_answer(db, by, &was, waited, how, e));
    return case_store(db, by->brand_id, &c, e);
}

typedef struct Taken {
    int64_t case_id;
} Taken;
static const Field taken_fields[] = { FIELD(Taken, case_id) };
static const Model taken_model = MODEL(Taken, taken_fields);

/* Under which id the answer stands in its thread: the one that the other side told, unless that
 * is some message's already (a link given twice, a program that answers with the id of what it
 * answered). Our own words that came back by a feed meanwhile become the answer: *is_here. */
static NODISCARD Err choose_id(Db *db, Arena *a, const ReplyCore *r, Str *id, bool *is_here,
                               Error *e) {
    Str own = str_fmt(a, "reply:" STR_FMT, STR_ARG(r->key));
    Taken taken;
    bool found;
    int64_t adopted;
    *is_here = false;
    *id = own;
    if (r->external_id.n == 0)
        return ERR_OK;
    TRY(db_run(db, Q_MESSAGE_OWN_ADOPT,
               DB_ARGS(DB_V(r->brand_id), DB_V(r->source_id), DB_V(r->external_id), DB_V(r->id),
                       DB_V(r->case_id)),
               &adopted, e));
    *is_here = adopted > 0;
    TRY(db_maybe(db, a, Q_MESSAGE_CASE_OF,
                 DB_ARGS(DB_V(r->brand_id), DB_V(r->source_id), DB_V(r->external_id)),
                 &taken_model, &taken, &found, e));
    *id = found ? own : r->external_id;
    return ERR_OK;
}

static NODISCARD Err keep_own(Db *db, Arena *a, const Caller *by, const ReplyCore *r, Str external,
                              Error *e) {
    Reading reading;
    int64_t id;
    reading_make(a, &(ReadingInput){ .text = r->text, .is_own = true }, &reading);
    TRY(db_i64(
        db, Q_MESSAGE_OWN_INSERT,
        DB_ARGS(DB_V(r->brand_id), DB_V(r->source_id), DB_V(external), DB_V(r->case_id),
                DB_V(by->now), DB_V(r->text),
                db_name(language_names, (int)reading.language), DB_V(!r->is_public), DB_V(r->id)),
        &id, e));
    return db_run(db, Q_MESSAGE_WORDS_INSERT,
                  DB_ARGS(DB_V(id), DB_V(reading.normal), DB_V(r->brand_id)), NULL, e);
}

/* The ledger names whose answer it is, whoever it left by. */
static NODISCARD Err answer_case(Db *db, Arena *a, const Caller *by, const ReplyCore *r,
                                 Error *e) {
    Caller author = *by;
    Case c = { 0 };
    int64_t of_many;
    author.staff_id = r->author_id;
    TRY(case_get(db, a, by->brand_id, r->case_id, &c, e));
    TRY(db_i64(db, Q_MASS_OF_REPLY, DB_ARGS(DB_V(r->brand_id), DB_V(r->id)), &of_many, e));
    const char *alone = r->is_public || c.is_direct ? "answer" : "private";
    return case_answered_as(db, a, &author, r->case_id, of_many ? "mass" : alone, e);
}

Err reply_settle(Db *db, Arena *a, const Caller *by, const ReplyCore *r, Error *e) {
    Str external;
    bool is_here;
    TRY(choose_id(db, a, r, &external, &is_here, e));
    if (!is_here)
        TRY(keep_own(db, a, by, r, external, e));
    TRY(answer_case(db, a, by, r, e));
    TRY(statement_answer_left(db, a, by, r, e));
    TRY(promise_give(db, a, by, r, e));
    if (r->is_public)
        TRY(crisis_heard(db, by, &(CrisisPart){ .case_id = r->case_id }, e));
    return event_add(db, r->brand_id, EVENT_CASE, r->case_id, by->now, e);
}

typedef struct OwnMessage {
    int64_t id;
    Str external_id, text;
} OwnMessage;
static const Field own_fields[] = { FIELD(OwnMessage, id), FIELD(OwnMessage, external_id),
                                    FIELD(OwnMessage, text, .max = LIMIT_REPLY_TEXT) };
static const Model own_model = MODEL(OwnMessage, own_fields);

static NODISCARD Err drop_own(Db *db, Arena *a, const ReplyCore *r, Error *e) {
    OwnMessage own = { 0 };
    Reading reading;
    bool found;
    TRY(db_maybe(db, a, Q_MESSAGE_OF_REPLY,
                 DB_ARGS(DB_V(r->brand_id), DB_V(r->case_id), DB_V(r->id)), &own_model, &own,
                 &found, e));
    if (!found)
        return ERR_OK;
    reading_make(a, &(ReadingInput){ .text = own.text, .is_own = true }, &reading);
    TRY(db_run(db, Q_MESSAGE_WORDS_DELETE,
               DB_ARGS(DB_V(own.id), DB_V(reading.normal), DB_V(r->brand_id)), NULL, e));
    return db_run(db, Q_MESSAGE_OWN_DELETE, DB_ARGS(DB_V(r->brand_id), DB_V(own.id)), NULL, e);
}

typedef struct Talk {
    int64_t first_own, last_own, last_theirs;
} Talk;
static const Field talk_fields[] = { FIELD(Talk, first_own), FIELD(Talk, last_own),
                                     FIELD(Talk, last_theirs) };
static const Model talk_model = MODEL(Talk, talk_fields);

/* Its clock runs on from where it was, unless another word of ours stands there. */
static NODISCARD Err case_unanswered(Db *db, Arena *a, const ReplyCore *r, Error *e) {
    Case c = { 0 };
    Talk talk = { 0 };
    TRY(db_one(db, a, Q_CASE_TALK, DB_ARGS(DB_V(r->brand_id), DB_V(r->case_id)), &talk_model, &talk,
               e));
    TRY(case_get(db, a, r->brand_id, r->case_id, &c, e));
    if (c.queue == QUEUE_DONE || c.queue == QUEUE_SPAM)
        FAIL(e, ERR_CONFLICT, "this case has ended: open it again, then say that it was not sent");
    if (c.answered_at == r->sent_at && talk.first_own == 0) {
        c.answered_at = c.late_by = 0;
        c.decision = S("none");
    } else if (c.answered_at == r->sent_at) {
        c.answered_at = talk.first_own;
    }
    if (c.queue == QUEUE_CUSTOMER && talk.last_own <= talk.last_theirs) {
        c.queue = QUEUE_WAITING;
        c.state = case_state_by_talk(c.state, CASE_CLASSIFIED);
        TRY(case_place(db, r->brand_id, &c, 0, e));
    }
    return case_store(db, r->brand_id, &c, e);
}

Err reply_unsettle(Db *db, Arena *a, const Caller *by, const ReplyCore *r, Error *e) {
    TRY(drop_own(db, a, r, e));
    TRY(case_unanswered(db, a, r, e));
    TRY(db_run(db, Q_CONTRADICTION_UNANSWER,
               DB_ARGS(DB_V(r->brand_id), DB_V(r->case_id), DB_V(r->sent_at)), NULL, e));
    return promise_ungive(db, a, by, r, e);
}

Err reply_to_draft(Db *db, const Caller *by, const ReplyCore *r, int64_t staff_id, Error *e) {
    return db_run(
        db, Q_DRAFT_INSERT,
        DB_ARGS(DB_V(r->brand_id), DB_V(r->case_id), DB_V(staff_id), DB_V(r->text), DB_V(by->now)),
        NULL, e);
}

Err reply_recall(Db *db, const Caller *by, Str remark, ReplyCore *r, Error *e) {
    SCRATCH(a);
    Str detail = str_fmt(a, "%s -> %s", reply_state_names[r->state],
                         reply_state_names[REPLY_RETURNED]);
    r->state = REPLY_RETURNED;
    r->send_at = 0;
    r->approver_id = by->staff_id; /* whose word sends it back, as with any that is returned */
    r->remark = remark;
    TRY(promise_forget(db, a, by, r, e));
    TRY(reply_to_draft(db, by, r, r->author_id, e));
    TRY(audit_add(db, by,
                  &(AuditAct){ .act = "reply.recall", .object = "reply", .object_id = r->id,
                               .detail = detail, .personal = remark },
                  e));
    TRY(event_add(db, r->brand_id, EVENT_REPLY, r->id, by->now, e));
    return event_add(db, r->brand_id, EVENT_CASE, r->case_id, by->now, e);
}
