/* What may be done with a mass answer, in which state, and by whom: one table. */
#include "base/limits.h"
#include "base/utf8.h"
#include "desk/audit.h"
#include "desk/clause.h"
#include "desk/event.h"
#include "desk/crisis_now.h"
#include "desk/link.h"
#include "desk/mass_core.h"
#include "desk/origin_first.h"
#include "desk/promise.h"
#include "desk/public_text.h"
#include "desk/reply_core.h"
#include "desk/reply_gate.h"
#include "desk/rights_pause.h"

static const char *const mass_act_names[] = { "hand_in", "approve", "return", "posted", "undo",
                                              "drop",    "pause",   "resume", "stop",   NULL };
static_assert(COUNT(mass_act_names) == MASS_ACT__COUNT + 1, "one name per act");

static const Field change_fields[] = {
    FIELD_ENUM_OF(MassChange, act, mass_act_names, .flags = FIELD_REQUIRED),
    FIELD(MassChange, version, .flags = FIELD_REQUIRED, .least = 1, .most = INT64_MAX,
          .doc = "The one that was read; undo, pause and stop take any"),
    FIELD(MassChange, overrides, .flags = FIELD_OPTIONAL, .doc = "Send although the checker asks"),
    FIELD(MassChange, text, .flags = FIELD_OPTIONAL, .max = LIMIT_REPLY_TEXT,
          .doc = "approve: as it shall leave; null: as it is"),
    FIELD(MassChange, post_text, .flags = FIELD_OPTIONAL, .max = LIMIT_REPLY_TEXT),
    FIELD(MassChange, remark, .flags = FIELD_OPTIONAL, .max = 1000),
    FIELD(MassChange, first_reason, .flags = FIELD_OPTIONAL, .max = 1000,
          .doc = "hand_in, approve: in a crisis, why its first public word stands elsewhere than "
                 "its origin"),
    FIELD(MassChange, link, .flags = FIELD_OPTIONAL, .max = LIMIT_MESSAGE_LINK),
};
const Model mass_change_model = MODEL(MassChange, change_fields);

enum { RESUME_AFTER = 10 }; /* seconds, so that a wrong tap can be taken back */

typedef struct Doing {
    Db *db;
    Arena *arena;
    const Caller *by;
    const MassChange *change;
    Mass *m;
    MassWith with;
} Doing;

/* ---- the acts ---- */

typedef Err ActFn(Doing *d, Error *e);

static NODISCARD Err keep_text(const Doing *d, Error *e) {
    return db_run(d->db, Q_MASS_TEXT_INSERT,
                  DB_ARGS(DB_V(d->by->brand_id), DB_V(d->m->id), DB_V(d->m->text),
                          DB_V(d->m->post_text), DB_V(d->by->staff_id), DB_V(d->by->now)),
                  NULL, e);
}

/* Decided: the post goes up first, then the undo minute. */
static void release(Doing *d, int64_t undo) {
    Mass *m = d->m;
    if (mass_has_post(m) && m->post_link.n == 0) {
        m->state = MASS_POSTING;
        return;
    }
    if (mass_has_post(m) && m->posted_at == 0)
        m->posted_at = d->by->now; /* its times are told from then on */
    m->state = MASS_COUNTING;
    m->start_at = d->by->now + undo;
    m->next_at = m->start_at;
}

Err mass_second_person(Db *db, const Caller *by, const Mass *m, const MassWith *with,
                       MassSecond *out, Error *e) {
    const Policy *p = &with->policy;
    int64_t exposed;
    bool alone, is_paused;
    if (with->is_holding && p->holding_free) { /* word by word what was prepared: nobody reads it */
        out->is_asked = false;
        return ERR_OK;
    }
    TRY(db_i64(db, Q_MASS_EXPOSED, DB_ARGS(DB_V(by->brand_id), DB_V(m->id)), &exposed, e));
    TRY(policy_is_alone(db, by, p, &alone, e));
    TRY(rights_are_paused(db, by->brand_id, by->staff_id, &is_paused, e));
    out->is_asked |= is_paused;
    out->is_asked |= p->four_eyes && (exposed > 0 || mass_has_post(m));
    out->is_needed = out->is_asked && !alone;
    out->is_alone = out->is_asked && alone;
    return ERR_OK;
}

Err mass_is_unread(Db *db, const Caller *author, const Mass *m, const MassWith *with, bool *out,
                   Error *e) {
    MassSecond second = { 0 };
    if (m->approver_id == 0)
        TRY(mass_second_person(db, author, m, with, &second, e));
    *out = second.is_needed;
    return ERR_OK;
}

/* Once for all its parts: when it is handed in, or when its second person gives the reason. */
static NODISCARD Err keep_elsewhere(Doing *d, const MassCheck *c, Error *e) {
    if (!c->is_elsewhere || (c->approves && utf8_is_blank(d->change->first_reason)))
        return ERR_OK;
    return origin_passed(d->db, d->by,
                         &(OriginPass){ &d->with.policy, "mass", d->m->id, d->m->first_reason }, e);
}

static NODISCARD Err check(Doing *d, bool overrides, bool *is_asked, Error *e) {
    if (!utf8_is_blank(d->change->first_reason))
        d->m->first_reason = str_trim(d->change->first_reason);
    MassCheck c = { .db = d->db, .arena = d->arena, .by = d->by, .m = d->m, .with = &d->with,
                    .overrides = overrides, .approves = d->change->act == MASS_APPROVE };
    TRY(mass_check(&c, e));
    *is_asked = c.needs_second;
    return keep_elsewhere(d, &c, e);
}

static Err hand_in(Doing *d, Error *e) {
    Mass *m = d->m;
    const Policy *p = &d->with.policy;
    MassSecond second = { 0 };
    TRY(policy_may_send(d->db, d->by, p, e));
    m->author_id = d->by->staff_id;
    m->sign_name = mass_sign_name(d->arena, &d->with);
    TRY(check(d, d->change->overrides, &second.is_asked, e));
    m->overrides = d->change->overrides;
    if (m->overrides)
        TRY(clause_override(d->db, d->by, p, &(ClausePass){ CLAUSE_CHECKER, "mass", m->id }, e));
    /* that may have been one too many */
    TRY(mass_second_person(d->db, d->by, m, &d->with, &second, e));
    TRY(keep_text(d, e));
    m->handed_at = d->by->now;
    m->remark = (Str){ 0 };
    m->approver_id = 0;
    m->state = MASS_WAITING;
    if (second.is_needed)
        return ERR_OK;
    TRY(reply_may_leave(&(ReplyGate){ .policy = p, .is_holding = d->with.is_holding }, d->by, e));
    release(d, second.is_alone && p->solo_delay > MASS_UNDO ? p->solo_delay : MASS_UNDO);
    return ERR_OK;
}

static Err approve(Doing *d, Error *e) {
    Mass *m = d->m;
    const MassChange *c = d->change;
    bool is_asked;
    if (m->author_id == d->by->staff_id || m->writer_id == d->by->staff_id)
        FAIL_CLAUSE(e, &d->with.policy, CLAUSE_FOUR_EYES, ERR_DENIED, "",
                    "a second person reads it: nobody approves their own reply");
    TRY(policy_may_send(d->db, d->by, &d->with.policy, e));
    bool is_changed = (c->text.p && !str_eq(c->text, m->text)) ||
                      (c->post_text.p && !str_eq(c->post_text, m->post_text));
    if (c->text.p)
        m->text = c->text;
    if (c->post_text.p)
        m->post_text = c->post_text;
    TRY(mass_is_holding(d->db, d->arena, d->by, m, &d->with.is_holding, e)); /* of these words */
    TRY(check(d, true, &is_asked, e));
    if (is_changed)
        TRY(keep_text(d, e));
    m->approver_id = d->by->staff_id;
    release(d, MASS_UNDO);
    return ERR_OK;
}

/* Of another text it may be fit: who was left out for the words is looked at again, and who was
 * answered, since a holding answer goes to nobody twice and the word it promised does. */
static NODISCARD Err draft_again(Doing *d, Error *e) {
    Mass *m = d->m;
    m->state = MASS_DRAFT;
    m->approver_id = m->start_at = m->next_at = 0;
    m->sign_name = (Str){ 0 };
    return db_run(d->db, Q_MASS_ITEMS_AGAIN, DB_ARGS(DB_V(d->by->brand_id), DB_V(m->id)), NULL, e);
}

static Err give_back(Doing *d, Error *e) {
    if (utf8_is_blank(d->change->remark))
        FAIL_FIELD(e, "remark", "is needed: tell the author what to change");
    d->m->remark = str_trim(d->change->remark);
    return draft_again(d, e);
}

/* The rules may have changed while the post was written on the platform: then the rest waits. */
static Err posted(Doing *d, Error *e) {
    Caller author = *d->by;
    bool unread;
    TRY(link_check(d->change->link, "link", e));
    d->m->post_link = d->change->link;
    d->m->posted_at = d->by->now;
    CrisisPart part = mass_part(d->m);
    TRY(crisis_heard(d->db, d->by, &part, e));
    author.staff_id = d->m->author_id;
    TRY(mass_is_unread(d->db, &author, d->m, &d->with, &unread, e));
    if (unread)
        d->m->state = MASS_WAITING;
    else
        release(d, MASS_UNDO);
    return ERR_OK;
}

static Err undo(Doing *d, Error *e) { return draft_again(d, e); }

static Err drop(Doing *d, Error *e) {
    (void)e;
    d->m->state = MASS_DROPPED;
    return ERR_OK;
}

static Err pause_it(Doing *d, Error *e) {
    (void)e;
    d->m->state = MASS_PAUSED; /* outbox_claim() reads it */
    d->m->next_at = 0;
    return ERR_OK;
}

static Err resume(Doing *d, Error *e) {
    int64_t at = d->by->now + RESUME_AFTER;
    d->m->state = d->m->ended_at ? MASS_DONE : MASS_RUNNING; /* late_until stays as it was */
    d->m->next_at = at;
    d->m->remark = (Str){ 0 };
    return db_run(d->db, Q_MASS_REPLIES_RESUME,
                  DB_ARGS(DB_V(d->by->brand_id), DB_V(d->m->id), DB_V(at)), NULL, e);
}

typedef struct Promising {
    int64_t id, case_id;
} Promising;
static const Field promising_fields[] = { FIELD(Promising, id), FIELD(Promising, case_id) };
static const Model promising_model = MODEL(Promising, promising_fields);

/* What is called back promised nothing: else its cases could not be closed. */
static NODISCARD Err forget_promises(const Doing *d, Error *e) {
    List rows;
    TRY(db_list(d->db, d->arena, Q_MASS_REPLIES_PROMISING,
                DB_ARGS(DB_V(d->by->brand_id), DB_V(d->m->id)), &promising_model, &rows, e));
    const Promising *r = rows.items;
    for (size_t i = 0; i < rows.count; i++)
        TRY(promise_forget(d->db, d->arena, d->by,
                           &(ReplyCore){ .id = r[i].id, .case_id = r[i].case_id }, e));
    return ERR_OK;
}

static Err stop(Doing *d, Error *e) {
    DbVal brand = DB_V(d->by->brand_id), id = DB_V(d->m->id);
    d->m->state = MASS_STOPPED;
    d->m->ended_at = d->by->now;
    d->m->late_until = 0;
    d->m->next_at = 0;
    TRY(forget_promises(d, e));
    TRY(db_run(d->db, Q_MASS_REPLIES_STOP, DB_ARGS(brand, id), NULL, e));
    TRY(db_run(d->db, Q_MASS_ITEMS_STOP, DB_ARGS(brand, id), NULL, e));
    return event_add(d->db, d->by->brand_id, EVENT_MANY, 0, d->by->now, e);
}

/* What stops things must not fail because the program went on meanwhile. */
enum { ANY_VERSION = 1 << 0 };
static const struct {
    unsigned from, flags, right;
    ActFn *fn;
} acts[] = {
    [MASS_HAND_IN] = { 1 << MASS_DRAFT, 0, RIGHT_WRITE, hand_in },
    [MASS_APPROVE] = { 1 << MASS_WAITING, 0, RIGHT_APPROVE, approve },
    [MASS_RETURN] = { 1 << MASS_WAITING, 0, RIGHT_APPROVE, give_back },
    [MASS_POSTED] = { 1 << MASS_POSTING, 0, RIGHT_WRITE, posted },
    [MASS_UNDO_ALL] = { 1 << MASS_WAITING | 1 << MASS_POSTING | 1 << MASS_COUNTING, ANY_VERSION,
                        RIGHT_WRITE, undo },
    [MASS_DROP] = { 1 << MASS_DRAFT, 0, RIGHT_WRITE, drop },
    [MASS_PAUSE] = { 1 << MASS_RUNNING | 1 << MASS_DONE, ANY_VERSION, RIGHT_WRITE, pause_it },
    [MASS_RESUME] = { 1 << MASS_PAUSED, ANY_VERSION, RIGHT_WRITE, resume },
    [MASS_STOP] = { 1 << MASS_RUNNING | 1 << MASS_PAUSED | 1 << MASS_DONE, ANY_VERSION,
                    RIGHT_WRITE, stop },
};
static_assert(COUNT(acts) == MASS_ACT__COUNT, "one row per act");

static NODISCARD Err may(const Caller *by, const Mass *m, const MassChange *c, Error *e) {
    if (!(by->rights & acts[c->act].right))
        FAIL(e, ERR_DENIED, "this needs the right to %s",
             acts[c->act].right == RIGHT_APPROVE ? "approve" : "write");
    if (!(acts[c->act].from & 1u << m->state))
        FAIL(e, ERR_CONFLICT, "an answer that is %s cannot be changed this way",
             mass_state_names[m->state]);
    if (!(acts[c->act].flags & ANY_VERSION) && m->version != c->version)
        FAIL(e, ERR_CONFLICT, "somebody changed this answer meanwhile: look again");
    return ERR_OK;
}

Err mass_act(Db *db, Arena *a, const Caller *by, int64_t id, const MassChange *c, Mass *out,
             Error *e) {
    Mass m = { 0 };
    TRY(mass_get(db, a, by->brand_id, id, &m, e));
    TRY(may(by, &m, c, e));
    MassState was = m.state;
    Doing d = { .db = db, .arena = a, .by = by, .change = c, .m = &m };
    TRY(mass_with(db, a, by, &m, &d.with, e));
    TRY(acts[c->act].fn(&d, e));
    TRY(mass_store(db, by->brand_id, &m, 1, e));
    TRY(audit_add(db, by,
                  &(AuditAct){ .act = str_z(a, str_fmt(a, "mass.%s", mass_act_names[c->act])),
                               .object = "mass",
                               .object_id = id,
                               .detail = str_fmt(a, "%s -> %s", mass_state_names[was],
                                                 mass_state_names[m.state]),
                               .personal = was == MASS_DRAFT || c->act == MASS_APPROVE
                                               ? m.text : (Str){ 0 } },
                  e));
    TRY(event_add(db, by->brand_id, EVENT_MASS, id, by->now, e));
    return mass_get(db, a, by->brand_id, id, out, e);
}
