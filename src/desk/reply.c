#include "desk/reply.h"

#include "base/crypto.h"
#include "base/limits.h"
#include "desk/audit.h"
#include "desk/brand.h"
#include "desk/clause.h"
#include "desk/compose.h"
#include "desk/event.h"
#include "desk/reply_core.h"
#include "desk/secrecy.h"

const char *const reply_state_names[] = { "waiting", "returned",  "held",      "by_hand",
                                          "sending", "sent",      "confirmed", "unknown",
                                          "failed",  "cancelled", NULL };
static_assert(COUNT(reply_state_names) == REPLY_STATE__COUNT + 1, "one name per state");

static const Field reply_fields[] = {
    FIELD(Reply, id),
    FIELD(Reply, case_id),
    FIELD(Reply, message_id, .flags = FIELD_OPTIONAL),
    FIELD_ENUM_OF(Reply, way, way_names),
    FIELD_ENUM_OF(Reply, state, reply_state_names),
    FIELD(Reply, is_public),
    FIELD(Reply, text),
    FIELD(Reply, first_text, .doc = "As its author wrote it"),
    FIELD(Reply, author_id),
    FIELD(Reply, author_name, .flags = FIELD_OPTIONAL),
    FIELD(Reply, approver_id, .flags = FIELD_OPTIONAL),
    FIELD(Reply, approver_name, .flags = FIELD_OPTIONAL),
    FIELD(Reply, remark, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(Reply, send_at, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(Reply, sent_at, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(Reply, confirmed_at, .flags = FIELD_OPTIONAL),
    FIELD(Reply, tries),
    FIELD(Reply, external_id, .flags = FIELD_OPTIONAL),
    FIELD(Reply, failure, .flags = FIELD_OPTIONAL),
    FIELD(Reply, link, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(Reply, created_at),
    FIELD(Reply, version),
};
const Model reply_model = MODEL(Reply, reply_fields);

static const Field reply_form_fields[] = {
    FIELD(ReplyForm, case_version, .flags = FIELD_READONLY),
    FIELD(ReplyForm, message_id, .flags = FIELD_OPTIONAL, .least = 1, .most = INT64_MAX),
    FIELD(ReplyForm, text, .flags = FIELD_REQUIRED, .max = LIMIT_REPLY_TEXT),
    FIELD(ReplyForm, is_public, .flags = FIELD_REQUIRED),
    FIELD(ReplyForm, overrides, .doc = "Send although the checker asks"),
    FIELD(ReplyForm, request_key, .flags = FIELD_READONLY),
};
const Model reply_form_model = MODEL(ReplyForm, reply_form_fields);

Err reply_get(Db *db, Arena *a, int64_t brand_id, int64_t id, Reply *out, Error *e) {
    return db_one(db, a, Q_REPLY_GET, DB_ARGS(DB_V(brand_id), DB_V(id)), &reply_model, out, e);
}

Err reply_of_case(Db *db, Arena *a, int64_t brand_id, int64_t case_id, List *out, Error *e) {
    return db_list(db, a, Q_REPLY_OF_CASE, DB_ARGS(DB_V(brand_id), DB_V(case_id)), &reply_model,
                   out, e);
}

Err reply_in_state(Db *db, Arena *a, const Caller *by, ReplyState state, List *out, Error *e) {
    return db_list(db, a, Q_REPLY_IN_STATE,
                   DB_ARGS(DB_V(by->brand_id), db_name(reply_state_names, (int)state),
                           DB_V(secrecy_sees_all(by)), DB_V(by->staff_id)),
                   &reply_model, out, e);
}

Err reply_check(Db *db, Arena *a, int64_t brand_id, const CheckForm *form, bool overrides,
                Error *e) {
    List found;
    if (str_trim(form->text).n == 0)
        FAIL_FIELD(e, "text", "is empty: write an answer");
    TRY(compose_check(db, a, brand_id, form, &found, e));
    const Finding *f = found.items;
    for (size_t i = 0; i < found.count; i++)
        if (f[i].level == FINDING_BLOCK)
            FAIL_FIELD(e, "text", "cannot leave like this (%s): \"%.40s\"",
                       draft_rule_names[f[i].rule], str_z(a, f[i].words));
    for (size_t i = 0; i < found.count && !overrides; i++)
        if (f[i].level == FINDING_ASK)
            FAIL_FIELD(e, "overrides", "the checker asks about this (%s): \"%.40s\"",
                       draft_rule_names[f[i].rule], str_z(a, f[i].words));
    return ERR_OK;
}

/* ---- handing in ---- */

typedef struct Target {
    int64_t id;
    Str external_id, title;
} Target;
static const Field target_fields[] = { FIELD(Target, id), FIELD(Target, external_id),
                                       FIELD(Target, title) };
static const Model target_model = MODEL(Target, target_fields);

static NODISCARD Err find_target(Db *db, Arena *a, const Case *c, int64_t brand_id,
                                 int64_t message_id, Target *out, Error *e) {
    bool found;
    if (message_id == 0)
        return db_maybe(db, a, Q_MESSAGE_NEWEST_OF_CASE, DB_ARGS(DB_V(brand_id), DB_V(c->id)),
                        &target_model, out, &found, e);
    TRY(db_maybe(db, a, Q_MESSAGE_OF_CASE, DB_ARGS(DB_V(brand_id), DB_V(c->id), DB_V(message_id)),
                 &target_model, out, &found, e));
    if (!found)
        FAIL_FIELD(e, "message_id", "is not a message of this case");
    return ERR_OK;
}

static int64_t longer(int64_t a, int64_t b) { return a > b ? a : b; }

/* When it may leave: at once by hand, else after `hold`. */
static void release(ReplyCore *r, int64_t now, int64_t hold) {
    r->state = r->way == WAY_BROWSER ? REPLY_BY_HAND : REPLY_HELD;
    r->send_at = r->way == WAY_BROWSER ? 0 : now + hold;
}

/* The undo time of its channel, and a cooler head after abuse. */
static int64_t hold_of(const Policy *p, const Case *c, bool is_public) {
    const int64_t heated = 1 << 0 | 1 << 1 | 1 << 2; /* harm: insult, hate, threat (text/heads.c) */
    int64_t hold = policy_hold(p, channel_names[c->channel], is_public);
    return c->harm & heated ? longer(hold, p->cool_down) : hold;
}

/* What others may come to read. A program on the other side of a hook may publish what was meant
 * as private when its channel is a public one: that needs the second person too. */
static bool is_exposed(const ReplyCore *r, const Case *c) {
    return r->is_public || (r->way == WAY_HOOK && !c->is_direct);
}

static NODISCARD Err first_state(Db *db, const Caller *by, const Policy *p, const Case *c,
                                 ReplyCore *r, Error *e) {
    int64_t others, hold = hold_of(p, c, r->is_public);
    if (!p->four_eyes || !is_exposed(r, c)) {
        release(r, by->now, hold);
        return ERR_OK;
    }
    TRY(db_i64(db, Q_APPROVER_OTHERS, DB_ARGS(DB_V(by->brand_id), DB_V(by->staff_id)), &others, e));
    if (others == 0) /* who is alone reads again after a pause */
        release(r, by->now, longer(hold, p->solo_delay));
    else
        r->state = REPLY_WAITING;
    return ERR_OK;
}

static NODISCARD Err may_answer(Db *db, const Caller *by, const Policy *p, const Case *c,
                                Error *e) {
    if (p->class_first && c->class_by == 0)
        FAIL_CLAUSE(e, p, CLAUSE_CLASS_FIRST, ERR_DENIED, "",
                    "say first what the message is: confirm or change its class");
    return policy_may_send(db, by, p, e);
}

/* One reply on its way in. */
typedef struct HandIn {
    const ReplyForm *form;
    Policy policy;
    Case c;
    ReplyCore r;
} HandIn;

static NODISCARD Err insert(Db *db, Arena *a, const Caller *by, HandIn *h, Error *e) {
    const ReplyForm *form = h->form;
    const Case *c = &h->c;
    ReplyCore *r = &h->r;
    Target target = { 0 };
    Source source = { 0 };
    TRY(find_target(db, a, c, by->brand_id, form->message_id, &target, e));
    TRY(source_get(db, a, by->brand_id, c->source_id, &source, e));
    *r = (ReplyCore){ .brand_id = by->brand_id,
                      .case_id = c->id,
                      .source_id = c->source_id,
                      .way = source.way_out,
                      .key = crypto_token(a),
                      .is_public = form->is_public,
                      .text = form->text,
                      .author_id = by->staff_id };
    if (r->way == WAY_MAIL && str_find(c->author_handle, S("@")) < 1)
        r->way = WAY_BROWSER; /* no address to write to */
    TRY(first_state(db, by, &h->policy, c, r, e));
    return db_i64(
        db, Q_REPLY_INSERT,
        DB_ARGS(DB_V(by->brand_id), DB_V(c->id), db_id(target.id), DB_V(c->source_id),
                db_name(way_names, (int)r->way), db_name(reply_state_names, (int)r->state),
                DB_V(r->key), DB_V(form->request_key), DB_V(form->is_public), DB_V(form->text),
                DB_V(by->staff_id), DB_V(c->author_handle), db_id(r->send_at), DB_V(by->now)),
        &r->id, e);
}

/* Answering says what the message is: the suggested class is taken as confirmed. */
static NODISCARD Err confirm_class(Db *db, const Caller *by, Case *c, Error *e) {
    if (c->class_by == 0)
        c->class_by = by->staff_id;
    if (c->state == CASE_NEW)
        c->state = CASE_CLASSIFIED;
    if (c->owner_id == 0)
        c->owner_id = by->staff_id;
    return case_store(db, by->brand_id, c, e);
}

/* out->id stays 0 when this key was not used before. */
static NODISCARD Err handed_in_before(Db *db, Arena *a, const Caller *by, int64_t case_id,
                                      const ReplyForm *form, Reply *out, Error *e) {
    int64_t id;
    *out = (Reply){ 0 };
    if (form->request_key.n < 8 || form->request_key.n > 100)
        FAIL_FIELD(e, "Idempotency-Key",
                   "is needed as a header: 8 to 100 characters, new for each reply");
    TRY(db_i64(db, Q_REPLY_BY_REQUEST, DB_ARGS(DB_V(by->brand_id), DB_V(form->request_key)), &id,
               e));
    if (id == 0)
        return ERR_OK;
    TRY(reply_get(db, a, by->brand_id, id, out, e));
    if (out->case_id != case_id || out->author_id != by->staff_id ||
        !str_eq(out->first_text, form->text))
        FAIL(e, ERR_CONFLICT, "this Idempotency-Key was used for another reply");
    return ERR_OK;
}

static NODISCARD Err log_create(Db *db, Arena *a, const Caller *by, const HandIn *h, Error *e) {
    const ReplyCore *r = &h->r;
    Str passed = h->form->overrides
                     ? str_fmt(a, " overrides " STR_FMT,
                               STR_ARG(clause_stamp(a, &h->policy, CLAUSE_CHECKER)))
                     : S("");
    if (h->form->overrides)
        TRY(clause_override(db, by, &h->policy, &(ClausePass){ CLAUSE_CHECKER, "reply", r->id },
                            e));
    TRY(audit_add(db, by,
                  &(AuditAct){ .act = "reply.create",
                               .object = "reply",
                               .object_id = r->id,
                               .detail = str_fmt(a, "case=%lld %s %s %s" STR_FMT,
                                                 (long long)r->case_id, reply_state_names[r->state],
                                                 way_names[r->way],
                                                 r->is_public ? "public" : "private",
                                                 STR_ARG(passed)),
                               .personal = r->text },
                  e));
    TRY(event_add(db, by->brand_id, EVENT_REPLY, r->id, by->now, e));
    return event_add(db, by->brand_id, EVENT_CASE, r->case_id, by->now, e);
}

Err reply_create(Db *db, Arena *a, const Caller *by, int64_t case_id, const ReplyForm *form,
                 Reply *out, Error *e) {
    HandIn h = { .form = form };
    CheckForm check = { .case_id = case_id, .text = form->text, .is_public = form->is_public };
    TRY(handed_in_before(db, a, by, case_id, form, out, e));
    if (out->id)
        return ERR_OK;
    TRY(case_get(db, a, by->brand_id, case_id, &h.c, e));
    if (h.c.version != form->case_version)
        FAIL(e, ERR_CONFLICT,
             "this case changed while you wrote: read what is new, your text is kept");
    TRY(policy_get(db, a, by->brand_id, &h.policy, e));
    TRY(may_answer(db, by, &h.policy, &h.c, e));
    TRY(reply_check(db, a, by->brand_id, &check, form->overrides, e));
    TRY(insert(db, a, by, &h, e));
    TRY(confirm_class(db, by, &h.c, e));
    TRY(db_run(db, Q_DRAFT_DELETE, DB_ARGS(DB_V(by->brand_id), DB_V(case_id), DB_V(by->staff_id)),
               NULL, e));
    TRY(log_create(db, a, by, &h, e));
    return reply_get(db, a, by->brand_id, h.r.id, out, e);
}

Err reply_release(Db *db, const Caller *by, ReplyCore *r, Error *e) {
    SCRATCH(a);
    Policy p = { 0 };
    Case c = { 0 };
    TRY(policy_get(db, a, by->brand_id, &p, e));
    TRY(case_get(db, a, by->brand_id, r->case_id, &c, e));
    release(r, by->now, hold_of(&p, &c, r->is_public));
    return ERR_OK;
}
