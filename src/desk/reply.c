#include "desk/reply.h"

#include "base/crypto.h"
#include "base/limits.h"
#include "desk/audit.h"
#include "desk/brand.h"
#include "desk/compose.h"
#include "desk/event.h"
#include "desk/origin_first.h"
#include "desk/prepared.h"
#include "desk/promise.h"
#include "desk/reply_core.h"
#include "desk/reply_gate.h"
#include "desk/rights_pause.h"
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
    FIELD(Reply, gate, .flags = FIELD_OPTIONAL,
          .doc = "Why no second person reads it: alone, holding"),
    FIELD_TIME_OF(Reply, created_at),
    FIELD(Reply, version),
    FIELD(Reply, meanwhile, .flags = FIELD_OPTIONAL,
          .doc = "What happened in the case since it was written: newer messages, other answers, "
                 "its end. Whoever lets it leave sends back what they saw"),
    FIELD(Reply, is_halted, .doc = "An emergency stop holds its account"),
};
const Model reply_model = MODEL(Reply, reply_fields);

static const Field reply_form_fields[] = {
    FIELD(ReplyForm, case_version, .flags = FIELD_READONLY),
    FIELD(ReplyForm, message_id, .flags = FIELD_OPTIONAL, .least = 1, .most = INT64_MAX),
    FIELD(ReplyForm, text, .flags = FIELD_REQUIRED, .max = LIMIT_REPLY_TEXT),
    FIELD(ReplyForm, is_public, .flags = FIELD_REQUIRED),
    FIELD(ReplyForm, overrides, .doc = "Send although the checker asks"),
    FIELD(ReplyForm, prepared_id, .flags = FIELD_OPTIONAL, .least = 1, .most = INT64_MAX,
          .doc = "The prepared text it was begun with"),
    FIELD(ReplyForm, first_reason, .flags = FIELD_OPTIONAL, .max = 1000,
          .doc = "In a crisis: why the first public word stands elsewhere than its origin"),
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

/* When it may leave: at once by hand, else after `hold`. */
static void release(ReplyCore *r, int64_t now, int64_t hold) {
    r->state = r->way == WAY_BROWSER ? REPLY_BY_HAND : REPLY_HELD;
    r->send_at = r->way == WAY_BROWSER ? 0 : now + hold;
}

/* One reply on its way in. */
typedef struct HandIn {
    const ReplyForm *form;
    const ReplyPart *part; /* of a mass answer; NULL: written by hand */
    Policy policy;
    Case c;
    ReplyGate gate;
    ReplyCore r;
    const char *free_by; /* why no second person reads it; NULL: otherwise */
    int64_t prepared_id; /* whose use is counted; 0 = none */
    NextWord next;       /* what a holding answer promises */
    uint64_t passed;     /* bits 1 << Clause of what the checker asks about and they passed */
    bool elsewhere;      /* the first public word of a crisis, not where it began */
} HandIn;

/* A holding answer promises no more than the next word. What it says is compared here with what
 * was prepared, filled in; nobody's word is taken for it. */
static NODISCARD Err match_holding(Db *db, Arena *a, const Caller *by, HandIn *h, Error *e) {
    HoldingMatch match;
    if (h->part) {
        h->gate.is_holding = h->part->is_holding;
        h->next = (NextWord){ h->part->clock, h->part->next_at };
        return ERR_OK;
    }
    TRY(prepared_match_holding(db, a, by, &h->c, h->r.text, &match, e));
    h->gate.is_holding = match.is_holding;
    h->next = (NextWord){ match.clock, match.next_at };
    if (match.prepared_id)
        h->prepared_id = match.prepared_id;
    return ERR_OK;
}

/* A part leaves on the word that was given for the whole. Where none was, it must need none: who
 * came later or was put back may stand in public. */
static NODISCARD Err check_part(Db *db, const Caller *by, const HandIn *h, Error *e) {
    bool alone;
    if (h->part == NULL || h->part->approver_id || reply_is_free(&h->gate) ||
        !reply_needs_second(&h->gate, by))
        return ERR_OK;
    TRY(policy_is_alone(db, by, &h->policy, &alone, e));
    if (!alone)
        FAIL_CLAUSE(e, &h->policy, CLAUSE_FOUR_EYES, ERR_DENIED, "",
                    "a second person reads it, and nobody read this one");
    return ERR_OK;
}

static NODISCARD Err first_state(Db *db, Arena *a, const Caller *by, HandIn *h, Error *e) {
    int64_t hold = reply_hold(&h->gate), pause = h->policy.solo_delay;
    bool is_free, alone;
    TRY(match_holding(db, a, by, h, e));
    if (!h->part && !h->gate.is_holding) /* of a whole the text was checked as it was written */
        TRY(reply_claims(db, a, by, &h->r, &h->gate, e));
    TRY(check_part(db, by, h, e));
    if (h->part && h->part->send_at - by->now > hold)
        hold = h->part->send_at - by->now;
    if (h->part || !reply_needs_second(&h->gate, by)) {
        TRY(reply_may_leave(&h->gate, by, e));
        release(&h->r, by->now, hold);
        return ERR_OK;
    }
    is_free = reply_is_free(&h->gate);
    TRY(policy_is_alone(db, by, &h->policy, &alone, e)); /* who is reads again after a pause */
    if (is_free || alone) {
        TRY(reply_may_leave(&h->gate, by, e));
        release(&h->r, by->now, is_free || pause < hold ? hold : pause);
        h->free_by = is_free ? "holding" : "alone";
        return ERR_OK;
    }
    h->r.state = REPLY_WAITING;
    return ERR_OK;
}

static NODISCARD Err keep_gate(Db *db, const Caller *by, const HandIn *h, Error *e) {
    if (h->free_by != NULL)
        TRY(db_run(db, Q_REPLY_SET_GATE,
                   DB_ARGS(DB_V(by->brand_id), DB_V(h->r.id), DB_V(str_c(h->free_by))), NULL, e));
    return h->prepared_id ? prepared_count_use(db, by, h->prepared_id, e) : ERR_OK;
}

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
                      .author_id = by->staff_id,
                      .approver_id = h->part ? h->part->approver_id : 0 };
    if (r->way == WAY_MAIL && str_find(c->author_handle, S("@")) < 1)
        r->way = WAY_BROWSER; /* no address to write to */
    h->gate.way = r->way;
    TRY(first_state(db, a, by, h, e));
    TRY(db_i64(
        db, Q_REPLY_INSERT,
        DB_ARGS(DB_V(by->brand_id), DB_V(c->id), db_id(target.id), DB_V(c->source_id),
                db_name(way_names, (int)r->way), db_name(reply_state_names, (int)r->state),
                DB_V(r->key), DB_V(form->request_key), DB_V(form->is_public), DB_V(form->text),
                DB_V(by->staff_id), DB_V(c->author_handle), db_id(r->send_at), DB_V(by->now),
                db_id(r->approver_id)),
        &r->id, e));
    return keep_gate(db, by, h, e);
}

/* Answering says what the message is: the suggested class is taken as confirmed. Of a mass answer
 * only the case's version rises, so that nobody answers past it: its author read no single one. */
static NODISCARD Err confirm_class(Db *db, const Caller *by, HandIn *h, Error *e) {
    Case *c = &h->c;
    if (h->part)
        return case_store(db, by->brand_id, c, e);
    if (c->class_by == 0)
        c->class_by = by->staff_id;
    if (c->state == CASE_NEW)
        c->state = CASE_CLASSIFIED;
    if (c->owner_id == 0)
        c->owner_id = by->staff_id;
    return case_store(db, by->brand_id, c, e);
}

#define OWN_KEY "tanggap:"

Str reply_own_key(Arena *a, const char *what, int64_t id) {
    return str_fmt(a, OWN_KEY "%s-%lld", what, (long long)id);
}

bool reply_key_is_own(Str request_key) { return str_starts(request_key, S(OWN_KEY)); }

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

/* By which clauses it went on as it did. */
static Str stamps(Arena *a, const HandIn *h) {
    Buf b = buf_new(a, 128);
    if (h->part)
        buf_printf(&b, " mass=%lld", (long long)h->part->mass_id);
    for (Clause c = 0; c < CLAUSE__COUNT; c++)
        if (h->passed >> c & 1)
            buf_printf(&b, " overrides " STR_FMT, STR_ARG(clause_stamp(a, &h->policy, c)));
    if (h->free_by != NULL)
        buf_printf(&b, " %s " STR_FMT, h->free_by,
                   STR_ARG(clause_stamp(a, &h->policy, str_eq(str_c(h->free_by), S("holding"))
                                                           ? CLAUSE_HOLDING
                                                           : CLAUSE_FOUR_EYES)));
    return buf_str(&b);
}

static NODISCARD Err log_create(Db *db, Arena *a, const Caller *by, const HandIn *h, Error *e) {
    const ReplyCore *r = &h->r;
    for (Clause c = 0; c < CLAUSE__COUNT; c++)
        if (h->passed >> c & 1)
            TRY(clause_override(db, by, &h->policy, &(ClausePass){ c, "reply", r->id }, e));
    TRY(audit_add(db, by,
                  &(AuditAct){ .act = "reply.create",
                               .object = "reply",
                               .object_id = r->id,
                               .detail = str_fmt(a, "case=%lld %s %s %s" STR_FMT,
                                                 (long long)r->case_id, reply_state_names[r->state],
                                                 way_names[r->way],
                                                 r->is_public ? "public" : "private",
                                                 STR_ARG(stamps(a, h))),
                               .personal = r->text },
                  e));
    if (h->elsewhere)
        TRY(origin_passed(db, by,
                          &(OriginPass){ &h->policy, "reply", r->id, h->form->first_reason }, e));
    TRY(event_add(db, by->brand_id, EVENT_REPLY, r->id, by->now, e));
    return event_add(db, by->brand_id, EVENT_CASE, r->case_id, by->now, e);
}

static NODISCARD Err hand_in(Db *db, Arena *a, const Caller *by, HandIn *h, Reply *out, Error *e) {
    const ReplyForm *form = h->form;
    int64_t case_id = h->c.id;
    bool is_read = h->part && h->part->approver_id; /* a second person saw what the checker asks */
    ReplyCheck check = { .form = { .case_id = case_id, .text = form->text,
                                   .is_public = form->is_public, .now = by->now },
                         .overrides = form->overrides || is_read };
    TRY(handed_in_before(db, a, by, case_id, form, out, e));
    if (out->id)
        return ERR_OK;
    TRY(case_get(db, a, by->brand_id, case_id, &h->c, e));
    if (h->c.version != form->case_version)
        FAIL(e, ERR_CONFLICT,
             "this case changed while you wrote: read what is new, your text is kept");
    TRY(policy_get(db, a, by->brand_id, &h->policy, e));
    h->gate = (ReplyGate){ .policy = &h->policy, .c = &h->c, .is_public = form->is_public };
    TRY(rights_are_paused(db, by->brand_id, by->staff_id, &h->gate.is_paused, e));
    TRY(reply_may_begin(db, by, &h->gate, e));
    if (!h->part) /* the whole was asked once: mass_check() */
        TRY(reply_origin_first(db, a, by, &h->gate, form->first_reason, &h->elsewhere, e));
    TRY(reply_check(db, a, by->brand_id, &check, e));
    h->gate.rules = check.rules;
    if (form->overrides && !h->part) /* of a whole they are counted once */
        h->passed = check.asked;
    h->gate.is_heated = form->overrides && check.is_heated;
    TRY(insert(db, a, by, h, e));
    TRY(confirm_class(db, by, h, e));
    if (!h->part) /* what its author began to write for this one stays */
        TRY(db_run(db, Q_DRAFT_DELETE,
                   DB_ARGS(DB_V(by->brand_id), DB_V(case_id), DB_V(by->staff_id)), NULL, e));
    TRY(log_create(db, a, by, h, e));
    TRY(promise_read(db, a, by, &h->r, e));
    if (h->gate.is_holding)
        TRY(promise_next_word(db, a, by, &h->r, &h->next, e));
    return reply_get(db, a, by->brand_id, h->r.id, out, e);
}

Err reply_create(Db *db, Arena *a, const Caller *by, int64_t case_id, const ReplyForm *form,
                 Reply *out, Error *e) {
    HandIn h = { .form = form, .prepared_id = form->prepared_id, .c.id = case_id };
    return hand_in(db, a, by, &h, out, e);
}

Err reply_create_part(Db *db, Arena *a, const Caller *by, const ReplyPart *part, Reply *out,
                      Error *e) {
    HandIn h = { .form = &part->form, .part = part, .c.id = part->case_id };
    return hand_in(db, a, by, &h, out, e);
}

Err reply_release(Db *db, const Caller *by, uint64_t rules, ReplyCore *r, Error *e) {
    SCRATCH(a);
    Policy p = { 0 };
    Case c = { 0 };
    HoldingMatch match = { 0 };
    int64_t part; /* of a mass answer: it was checked as a whole */
    TRY(db_i64(db, Q_REPLY_IS_PART,
               DB_ARGS(DB_V(by->brand_id), DB_V(r->case_id), DB_V(r->id)), &part, e));
    TRY(policy_get(db, a, by->brand_id, &p, e));
    TRY(case_get(db, a, by->brand_id, r->case_id, &c, e));
    TRY(prepared_match_holding(db, a, by, &c, r->text, &match, e));
    ReplyGate gate = { .policy = &p, .c = &c, .way = r->way, .is_public = r->is_public,
                       .rules = rules, .is_holding = match.is_holding };
    TRY(policy_may_send(db, by, &p, e));
    if (!match.is_holding && !part)
        TRY(reply_claims(db, a, by, r, &gate, e));
    TRY(reply_may_approve(&gate, by, e));
    TRY(reply_may_leave(&gate, by, e));
    release(r, by->now, reply_hold(&gate));
    return ERR_OK;
}
