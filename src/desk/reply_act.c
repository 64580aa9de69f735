/* What may be done with a reply that was handed in: one table. */
#include "base/limits.h"
#include "base/utf8.h"
#include "desk/audit.h"
#include "desk/event.h"
#include "desk/link.h"
#include "desk/promise.h"
#include "desk/reply_core.h"
#include "desk/reply_gate.h"

static const char *const reply_act_names[] = { "approve",  "return", "cancel", "mark_sent",
                                        "not_sent", "retry",  NULL };
static_assert(COUNT(reply_act_names) == REPLY_ACT__COUNT + 1, "one name per act");

static const Field reply_change_fields[] = {
    FIELD_ENUM_OF(ReplyChange, act, reply_act_names, .flags = FIELD_REQUIRED),
    FIELD(ReplyChange, version, .flags = FIELD_REQUIRED, .least = 1, .most = INT64_MAX,
          .doc = "The one that was read"),
    FIELD(ReplyChange, text, .flags = FIELD_OPTIONAL, .max = LIMIT_REPLY_TEXT,
          .doc = "approve: the text as it shall leave"),
    FIELD(ReplyChange, meanwhile, .flags = FIELD_OPTIONAL, .max = 200,
          .doc = "approve, retry: of the reply, as it was read"),
    FIELD(ReplyChange, remark, .flags = FIELD_OPTIONAL, .max = 1000),
    FIELD(ReplyChange, link, .flags = FIELD_OPTIONAL, .max = LIMIT_MESSAGE_LINK),
};
const Model reply_change_model = MODEL(ReplyChange, reply_change_fields);

typedef Err ActFn(Db *db, Arena *a, const Caller *by, const ReplyChange *c, ReplyCore *r, Error *e);

static NODISCARD Err refuse_own(Db *db, Arena *a, const Caller *by, Error *e) {
    Policy p = { 0 };
    TRY(policy_get(db, a, by->brand_id, &p, e));
    FAIL_CLAUSE(e, &p, CLAUSE_FOUR_EYES, ERR_DENIED, "",
                "a second person reads it: nobody approves their own reply");
}

/* What happened in the case since it was written is read before it leaves: the customer may have
 * said otherwise, somebody else may have answered. */
static NODISCARD Err saw_all(Db *db, Arena *a, const Caller *by, const ReplyChange *c, int64_t id,
                             Error *e) {
    Reply now = { 0 };
    TRY(reply_get(db, a, by->brand_id, id, &now, e));
    if (now.meanwhile.n && !str_eq(now.meanwhile, c->meanwhile))
        FAIL(e, ERR_CONFLICT,
             "something happened in this case since the reply was written: read it, then decide");
    return ERR_OK;
}

static Err approve(Db *db, Arena *a, const Caller *by, const ReplyChange *c, ReplyCore *r,
                   Error *e) {
    if (r->author_id == by->staff_id)
        return refuse_own(db, a, by, e);
    if (c->text.p == NULL)
        FAIL_FIELD(e, "text", "is needed: the text you saw, edited or not");
    TRY(saw_all(db, a, by, c, r->id, e));
    ReplyCheck check = { .form = { .case_id = r->case_id, .text = c->text,
                                   .is_public = r->is_public, .now = by->now },
                         .overrides = true };
    TRY(reply_check(db, a, by->brand_id, &check, e));
    r->text = c->text;
    r->approver_id = by->staff_id;
    TRY(promise_read(db, a, by, r, e));
    return reply_release(db, by, check.rules, r, e);
}

static Err give_back(Db *db, Arena *a, const Caller *by, const ReplyChange *c, ReplyCore *r,
                     Error *e) {
    if (utf8_is_blank(c->remark))
        FAIL_FIELD(e, "remark", "is needed: tell the author what to change");
    r->state = REPLY_RETURNED;
    r->approver_id = by->staff_id;
    r->remark = str_trim(c->remark);
    TRY(promise_forget(db, a, by, r, e));
    return reply_to_draft(db, by, r, r->author_id, e);
}

static Err cancel(Db *db, Arena *a, const Caller *by, const ReplyChange *c, ReplyCore *r,
                  Error *e) {
    (void)c;
    if (r->author_id != by->staff_id && !(by->rights & RIGHT_APPROVE))
        FAIL(e, ERR_DENIED, "only its author or an approver may call a reply back");
    r->state = REPLY_CANCELLED;
    r->send_at = 0;
    TRY(promise_forget(db, a, by, r, e));
    return reply_to_draft(db, by, r, by->staff_id, e);
}

/* An emergency stop holds people, too. What stands there already, its link shows. */
static NODISCARD Err may_post(Db *db, Arena *a, const Caller *by, const ReplyChange *c,
                              const ReplyCore *r, Error *e) {
    Reply now = { 0 };
    if (r->state != REPLY_BY_HAND || c->link.n)
        return ERR_OK;
    TRY(reply_get(db, a, by->brand_id, r->id, &now, e));
    if (now.is_halted)
        FAIL_FIELD(e, "link", "is needed while an emergency stop holds this account: where it "
                              "stands already");
    return ERR_OK;
}

static Err mark_sent(Db *db, Arena *a, const Caller *by, const ReplyChange *c, ReplyCore *r,
                     Error *e) {
    if (c->link.n)
        TRY(link_check(c->link, "link", e));
    TRY(may_post(db, a, by, c, r, e));
    r->state = REPLY_SENT;
    r->sent_at = by->now;
    r->failure = (Str){ 0 };
    if (c->link.n)
        r->external_id = str_fmt(a, "link:" STR_FMT, STR_ARG(c->link));
    return reply_settle(db, a, by, r, e);
}

/* Of one nobody was sure about, or that a person marked and did not post: that one waits again. */
static Err not_sent(Db *db, Arena *a, const Caller *by, const ReplyChange *c, ReplyCore *r,
                    Error *e) {
    (void)c;
    if (r->state == REPLY_UNKNOWN) {
        r->state = REPLY_FAILED;
        r->failure = S("a person looked: it did not arrive");
        return ERR_OK;
    }
    if (r->way != WAY_BROWSER)
        FAIL(e, ERR_CONFLICT, "only what a person sent by hand can be taken back like this");
    TRY(reply_unsettle(db, a, by, r, e));
    r->state = REPLY_BY_HAND;
    r->sent_at = 0;
    r->external_id = (Str){ 0 };
    return ERR_OK;
}

/* It was read before, but what is true may have changed since. */
static Err retry(Db *db, Arena *a, const Caller *by, const ReplyChange *c, ReplyCore *r, Error *e) {
    ReplyCheck check = { .form = { .case_id = r->case_id, .text = r->text,
                                   .is_public = r->is_public, .now = by->now },
                         .overrides = true };
    TRY(saw_all(db, a, by, c, r->id, e));
    TRY(reply_check(db, a, by->brand_id, &check, e));
    r->failure = (Str){ 0 };
    r->ask_first = false;
    r->lookups = 0;
    return reply_release(db, by, 0, r, e); /* by whom its rules ask for */
}

static const struct {
    unsigned from;
    unsigned right;
    ActFn *fn;
} acts[] = {
    [REPLY_ACT_APPROVE] = { 1 << REPLY_WAITING, RIGHT_APPROVE, approve },
    [REPLY_ACT_RETURN] = { 1 << REPLY_WAITING, RIGHT_APPROVE, give_back },
    [REPLY_ACT_CANCEL] = { 1 << REPLY_WAITING | 1 << REPLY_RETURNED | 1 << REPLY_HELD |
                               1 << REPLY_BY_HAND | 1 << REPLY_FAILED,
                           RIGHT_WRITE, cancel },
    [REPLY_ACT_MARK_SENT] = { 1 << REPLY_BY_HAND | 1 << REPLY_UNKNOWN, RIGHT_WRITE, mark_sent },
    [REPLY_ACT_NOT_SENT] = { 1 << REPLY_UNKNOWN | 1 << REPLY_SENT, RIGHT_WRITE, not_sent },
    [REPLY_ACT_RETRY] = { 1 << REPLY_FAILED, RIGHT_WRITE, retry },
};
static_assert(COUNT(acts) == REPLY_ACT__COUNT, "one row per act");

static NODISCARD Err log_act(Db *db, Arena *a, const Caller *by, const ReplyCore *was,
                             const ReplyCore *is, ReplyAct act, Error *e) {
    bool edited = !str_eq(was->text, is->text);
    TRY(audit_add(
        db, by,
        &(AuditAct){ .act = str_z(a, str_fmt(a, "reply.%s", reply_act_names[act])),
                     .object = "reply",
                     .object_id = was->id,
                     .detail = str_fmt(a, "%s -> %s%s", reply_state_names[was->state],
                                       reply_state_names[is->state], edited ? " edited" : ""),
                     .personal = edited ? is->text : (Str){ 0 } },
        e));
    TRY(event_add(db, by->brand_id, EVENT_REPLY, was->id, by->now, e));
    return event_add(db, by->brand_id, EVENT_CASE, was->case_id, by->now, e);
}

Err reply_act(Db *db, Arena *a, const Caller *by, int64_t id, const ReplyChange *c, Reply *out,
              Error *e) {
    ReplyCore was = { 0 };
    TRY(reply_core_get(db, a, by->brand_id, id, &was, e));
    if (!(by->rights & acts[c->act].right))
        FAIL(e, ERR_DENIED, "this needs the right to %s",
             acts[c->act].right == RIGHT_APPROVE ? "approve" : "write");
    if (!(acts[c->act].from & 1u << was.state))
        FAIL(e, ERR_CONFLICT, "a reply that is %s cannot be changed this way",
             reply_state_names[was.state]);
    if (was.version != c->version)
        FAIL(e, ERR_CONFLICT, "somebody changed this reply meanwhile: look again");
    ReplyCore is = was;
    TRY(acts[c->act].fn(db, a, by, c, &is, e));
    TRY(reply_core_store(db, &is, e));
    TRY(log_act(db, a, by, &was, &is, c->act, e));
    return reply_get(db, a, by->brand_id, id, out, e);
}
