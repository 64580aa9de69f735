/* What is asked for, and what may be done with it: one table. Lists are in guard_list.c. */
#include "desk/guard.h"

#include "base/time.h"
#include "base/utf8.h"
#include "desk/audit.h"
#include "desk/event.h"
#include "desk/own_post.h"
#include "desk/person.h"
#include "desk/reply_gate.h"

enum { NOTE_MOST = 1000 };

const char *const guard_state_names[] = { "asked", "approved", "refused", "withdrawn",
                                          "done",  "lifted",   "ended",   NULL };
static_assert(COUNT(guard_state_names) == GUARD_STATE__COUNT + 1, "one name for each state");
static const char *const guard_act_names[] = { "approve", "refuse", "withdraw", "done",
                                        "appeal",  "lift",   "undone",   NULL };
static_assert(COUNT(guard_act_names) == GUARD_ACT__COUNT + 1, "one name for each act");

static const Field form_fields[] = {
    FIELD_ENUM_OF(GuardForm, kind, guard_kind_names, .flags = FIELD_REQUIRED),
    FIELD_ENUM_OF(GuardForm, reason, guard_reason_names, .flags = FIELD_REQUIRED),
    FIELD(GuardForm, note, .flags = FIELD_OPTIONAL, .max = NOTE_MOST),
    FIELD(GuardForm, has_warning, .flags = FIELD_OPTIONAL,
          .doc = "hide, delete: the warning was read"),
    FIELD(GuardForm, correction, .flags = FIELD_OPTIONAL, .max = NOTE_MOST,
          .doc = "takedown: what is said in its place"),
    FIELD(GuardForm, overrides, .flags = FIELD_OPTIONAL,
          .doc = "ban: although there are fewer strikes than the policy wants"),
};
const Model guard_form_model = MODEL(GuardForm, form_fields);

static const Field change_fields[] = {
    FIELD_ENUM_OF(GuardChange, act, guard_act_names, .flags = FIELD_REQUIRED),
    FIELD(GuardChange, version, .flags = FIELD_REQUIRED, .least = 1, .most = INT64_MAX),
    FIELD(GuardChange, remark, .flags = FIELD_OPTIONAL, .max = NOTE_MOST),
};
const Model guard_change_model = MODEL(GuardChange, change_fields);

/* ---- asking ---- */

static NODISCARD Err check_form(const GuardForm *f, Error *e) {
    bool removes = f->kind == GUARD_HIDE || f->kind == GUARD_DELETE || f->kind == GUARD_TAKEDOWN;
    if (removes && !f->has_warning)
        FAIL_FIELD(e, "has_warning", "is needed: read first what hiding and deleting do");
    if (f->kind == GUARD_DELETE && utf8_is_blank(f->note))
        FAIL_FIELD(e, "note", "is needed: say why hiding is not enough");
    return ERR_OK;
}

/* The honest sentence is read like any answer before it may stand in public. */
static NODISCARD Err check_correction(Db *db, Arena *a, const Caller *by, const GuardTarget *t,
                                      const GuardForm *f, Error *e) {
    Str said = str_trim(f->correction);
    if (f->kind != GUARD_TAKEDOWN)
        return ERR_OK;
    if (said.n == 0 && t->is_direct)
        return ERR_OK;
    if (said.n == 0)
        FAIL_FIELD(e, "correction", "is needed: one honest sentence that stands in its place");
    return reply_check(db, a, by->brand_id,
                       &(ReplyCheck){ .form = { .case_id = t->case_id, .text = said,
                                                .is_public = true, .now = by->now },
                                      .field = "correction", .overrides = true },
                       e);
}

static NODISCARD Err check_alone(Db *db, const Caller *by, const GuardTarget *t, GuardKind kind,
                                 Error *e) {
    int64_t count;
    if (kind == GUARD_BAN) {
        TRY(db_i64(db, Q_GUARD_BAN_OF_AUTHOR, DB_ARGS(DB_V(by->brand_id), DB_V(t->author_id)),
                   &count, e));
        if (count > 0)
            FAIL(e, ERR_CONFLICT, "a ban of this person is open already");
        return ERR_OK;
    }
    TRY(db_i64(db, Q_GUARD_OF_MESSAGE, DB_ARGS(DB_V(by->brand_id), DB_V(t->message_id)), &count,
               e));
    if (count > 0)
        FAIL(e, ERR_CONFLICT, "something is asked or done about this message already");
    return ERR_OK;
}

/* Before the strikes are reached a ban takes an owner's word: theirs who asks, or who confirms. */
static NODISCARD Err count_strikes(Db *db, const Caller *by, const Policy *p, const GuardForm *f,
                                   GuardRequest *g, Error *e) {
    if (g->kind != GUARD_BAN)
        return ERR_OK;
    TRY(person_live_strikes(db, by, g->author_id, &g->strikes, e));
    g->is_short = g->strikes < p->strikes;
    if (!g->is_short)
        return ERR_OK;
    if (!f->overrides)
        FAIL_CLAUSE(e, p, CLAUSE_STRIKES, ERR_DENIED, "",
                    "fewer strikes than a ban needs: an owner has to say why");
    if (utf8_is_blank(f->note))
        FAIL_FIELD(e, "note", "is needed: say why it cannot wait for the strikes");
    g->is_passed = (by->rights & RIGHT_OWN) != 0;
    return ERR_OK;
}

static NODISCARD Err insert(Db *db, const Caller *by, const GuardRequest *g, int64_t *id,
                            Error *e) {
    Err r = db_i64(db, Q_GUARD_INSERT,
                   DB_ARGS(DB_V(by->brand_id), db_name(guard_kind_names, (int)g->kind),
                           db_id(g->author_id), DB_V(g->case_id), DB_V(g->message_id),
                           DB_V(g->copy.id), db_name(guard_reason_names, (int)g->reason),
                           DB_V(g->note), DB_V(g->strikes), DB_V(g->is_short), DB_V(g->is_passed),
                           DB_V(by->staff_id), DB_V(by->now), DB_V(g->ready_at),
                           DB_V(g->correction)),
                   id, e);
    if (r == ERR_NOT_FOUND)
        FAIL(e, ERR_CONFLICT, "somebody asked for the same just now: look again");
    return r;
}

static Clause clause_of(GuardKind kind) {
    if (kind == GUARD_TAKEDOWN)
        return CLAUSE_TAKEDOWN;
    return kind == GUARD_BAN ? CLAUSE_STRIKES : CLAUSE_DELETE;
}

static NODISCARD Err log_ask(Db *db, Arena *a, const Caller *by, const Policy *p,
                             const GuardRequest *g, Error *e) {
    if (g->is_passed)
        TRY(clause_override(db, by, p, &(ClausePass){ CLAUSE_STRIKES, "guard", g->id }, e));
    Str detail = str_fmt(a, "%s message=%lld reason=%s copy=" STR_FMT "%s " STR_FMT,
                         guard_kind_names[g->kind], (long long)g->message_id,
                         guard_reason_names[g->reason], STR_ARG(g->copy.hash),
                         g->is_short ? " short" : "",
                         STR_ARG(clause_stamp(a, p, clause_of(g->kind))));
    TRY(audit_add(db, by,
                  &(AuditAct){ .act = "guard.ask", .object = "guard", .object_id = g->id,
                               .detail = detail, .personal = g->note },
                  e));
    return event_add(db, by->brand_id, EVENT_CASE, g->case_id, by->now, e);
}

Err guard_ask(Db *db, Arena *a, const Caller *by, int64_t message_id, const GuardForm *form,
              GuardRequest *out, Error *e) {
    Policy p = { 0 };
    GuardTarget t = { 0 };
    Str note = str_trim(form->note), correction = str_trim(form->correction);
    bool is_own = form->kind == GUARD_TAKEDOWN;
    TRY(policy_get(db, a, by->brand_id, &p, e));
    TRY(guard_target(db, a, by->brand_id, message_id, &t, e));
    TRY(guard_check(&p, &t, form->kind, form->reason, e));
    TRY(guard_check_hand(&p, by, &t, form->kind, e));
    TRY(check_form(form, e));
    TRY(check_correction(db, a, by, &t, form, e));
    TRY(check_alone(db, by, &t, form->kind, e));
    GuardRequest g = { .kind = form->kind,
                       .author_id = is_own ? 0 : t.author_id,
                       .case_id = t.case_id,
                       .message_id = message_id,
                       .reason = form->reason,
                       .note = note.n ? note : (Str){ 0 },
                       .correction = is_own && correction.n ? correction : (Str){ 0 },
                       .ready_at = by->now + (is_own ? p.solo_delay : p.delete_cool) };
    TRY(count_strikes(db, by, &p, form, &g, e));
    TRY(sealed_copy_make(db, a, by, &t, &g.copy, e));
    TRY(insert(db, by, &g, &g.id, e));
    TRY(log_ask(db, a, by, &p, &g, e));
    return guard_get(db, a, by, g.id, out, e);
}

/* ---- what becomes of it ---- */

enum {
    IN_ASKED = 1 << GUARD_ASKED,
    IN_APPROVED = 1 << GUARD_APPROVED,
    IN_DONE = 1 << GUARD_DONE,
    IN_LIFTED = 1 << GUARD_LIFTED,
    OF_HIDE = 1 << GUARD_HIDE,
    OF_BAN = 1 << GUARD_BAN,
    OF_ALL = OF_HIDE | 1 << GUARD_DELETE | 1 << GUARD_REPORT | OF_BAN | 1 << GUARD_TAKEDOWN,
};

/* One act, on its way. */
typedef struct Acting {
    Db *db;
    Arena *a;
    const Caller *by;
    Policy policy;
    Str remark;
} Acting;
typedef Err GuardFn(const Acting *x, GuardRequest *g, Error *e);

/* The class may have changed since, and the policy: what may not be asked any more is not done.
 * Nor is what was asked about other words; a ban is for what was said, whatever its writer makes
 * of it. */
static NODISCARD Err check_still(const Acting *x, const GuardRequest *g, GuardTarget *t, Error *e) {
    TRY(guard_target(x->db, x->a, x->by->brand_id, g->message_id, t, e));
    if (g->kind != GUARD_BAN && !sealed_copy_says(&g->copy, t))
        FAIL(e, ERR_CONFLICT,
             "this message was edited since: take the request back and read it anew");
    return guard_check(&x->policy, t, g->kind, g->reason, e);
}

static NODISCARD Err pass_strikes(const Acting *x, GuardRequest *g, Error *e) {
    if (!g->is_short || g->is_passed)
        return ERR_OK;
    if (!(x->by->rights & RIGHT_OWN))
        FAIL_CLAUSE(e, &x->policy, CLAUSE_STRIKES, ERR_DENIED, "",
                    "fewer strikes than a ban needs: only an owner can confirm it");
    if (x->remark.n == 0)
        FAIL_FIELD(e, "remark", "is needed: one sentence that explains it later");
    g->is_passed = true;
    return clause_override(x->db, x->by, &x->policy,
                           &(ClausePass){ CLAUSE_STRIKES, "guard", g->id }, e);
}

/* Somebody else; where our own post hurts people, an owner alone, on their word. */
static NODISCARD Err second_or_owner(const Acting *x, GuardRequest *g, Error *e) {
    bool is_owners = g->kind == GUARD_TAKEDOWN && x->policy.takedown_owner &&
                     guard_is_urgent(g->reason) && (x->by->rights & RIGHT_OWN) != 0;
    if (!is_owners || g->asked_by != x->by->staff_id)
        return guard_second(x->db, x->by, g->asked_by, x->by->now >= g->ready_at, e);
    g->is_passed = true;
    return clause_override(x->db, x->by, &x->policy,
                           &(ClausePass){ CLAUSE_TAKEDOWN, "guard", g->id }, e);
}

static Err approve(const Acting *x, GuardRequest *g, Error *e) {
    GuardTarget t = { 0 };
    TRY(second_or_owner(x, g, e));
    TRY(check_still(x, g, &t, e));
    TRY(guard_check_hand(&x->policy, x->by, &t, g->kind, e));
    TRY(pass_strikes(x, g, e));
    g->decided_by = x->by->staff_id;
    g->decided_at = x->by->now;
    g->remark = x->remark;
    if (g->kind == GUARD_BAN)
        g->expires_at = x->by->now + x->policy.ban_days * DAY;
    return ERR_OK;
}

static Err refuse(const Acting *x, GuardRequest *g, Error *e) {
    TRY(guard_second(x->db, x->by, g->asked_by, x->by->now >= g->ready_at, e));
    g->decided_by = x->by->staff_id;
    g->decided_at = x->by->now;
    g->remark = x->remark;
    return ERR_OK;
}

static Err withdraw(const Acting *x, GuardRequest *g, Error *e) {
    if (g->kind == GUARD_BAN && g->state == GUARD_APPROVED)
        FAIL(e, ERR_CONFLICT, "a ban that was confirmed is lifted, not taken back");
    if (g->asked_by != x->by->staff_id && !(x->by->rights & RIGHT_APPROVE))
        FAIL(e, ERR_DENIED, "only who asked or an approver may take a request back");
    g->ended_by = x->by->staff_id;
    g->ended_at = x->by->now;
    return ERR_OK;
}

static Err mark_done(const Acting *x, GuardRequest *g, Error *e) {
    GuardTarget t = { 0 };
    TRY(check_still(x, g, &t, e));
    bool has_cool_off = g->kind != GUARD_BAN && g->kind != GUARD_TAKEDOWN;
    if (has_cool_off && x->by->now < g->ready_at)
        FAIL_CLAUSE(e, &x->policy, CLAUSE_DELETE, ERR_DENIED, "",
                    "the cool-off is not over: look at it again in %lld minutes",
                    (long long)((g->ready_at - x->by->now + MINUTE - 1) / MINUTE));
    g->done_by = x->by->staff_id;
    g->done_at = x->by->now;
    if (g->kind != GUARD_BAN)
        g->watch_until = x->by->now + GUARD_WATCH;
    return g->kind == GUARD_TAKEDOWN ? own_post_taken_down(x->db, x->by, g->message_id, e)
                                     : ERR_OK;
}

static Err appeal(const Acting *x, GuardRequest *g, Error *e) {
    (void)e;
    g->appeal = x->remark;
    g->appealed_by = x->by->staff_id;
    g->appealed_at = x->by->now;
    return ERR_OK;
}

/* By another approver than the one who confirmed it. */
static Err lift(const Acting *x, GuardRequest *g, Error *e) {
    bool has_waited = x->by->now >= g->decided_at + x->policy.delete_cool;
    TRY(guard_second(x->db, x->by, g->decided_by, has_waited, e));
    g->remark = x->remark;
    g->ended_by = x->by->staff_id;
    g->ended_at = x->by->now;
    return ERR_OK;
}

static Err mark_undone(const Acting *x, GuardRequest *g, Error *e) {
    if (g->kind == GUARD_BAN && g->state == GUARD_DONE && x->by->now < g->expires_at)
        FAIL(e, ERR_CONFLICT, "this ban still holds: lift it first");
    g->ended_by = x->by->staff_id;
    g->ended_at = x->by->now;
    return ERR_OK;
}

static const struct {
    unsigned from, kinds, right;
    bool needs_remark, keeps_state;
    GuardState to;
    GuardFn *fn;
} acts[] = {
    [GUARD_ACT_APPROVE] = { IN_ASKED, OF_ALL, RIGHT_APPROVE, false, false, GUARD_APPROVED,
                            approve },
    [GUARD_ACT_REFUSE] = { IN_ASKED, OF_ALL, RIGHT_APPROVE, true, false, GUARD_REFUSED, refuse },
    [GUARD_ACT_WITHDRAW] = { IN_ASKED | IN_APPROVED, OF_ALL, RIGHT_WRITE, false, false,
                             GUARD_WITHDRAWN, withdraw },
    [GUARD_ACT_DONE] = { IN_APPROVED, OF_ALL, RIGHT_WRITE, false, false, GUARD_DONE, mark_done },
    [GUARD_ACT_APPEAL] = { IN_APPROVED | IN_DONE, OF_BAN, RIGHT_WRITE, true, true, GUARD_DONE,
                           appeal },
    [GUARD_ACT_LIFT] = { IN_APPROVED | IN_DONE, OF_BAN, RIGHT_APPROVE, true, false, GUARD_LIFTED,
                         lift },
    [GUARD_ACT_UNDONE] = { IN_DONE | IN_LIFTED, OF_HIDE | OF_BAN, RIGHT_WRITE, false, false,
                           GUARD_ENDED, mark_undone },
};
static_assert(COUNT(acts) == GUARD_ACT__COUNT, "one row for each act");

static NODISCARD Err check_act(const Caller *by, const GuardRequest *g, const GuardChange *c,
                               Error *e) {
    if (!(by->rights & acts[c->act].right))
        FAIL(e, ERR_DENIED, "this needs the right to %s",
             acts[c->act].right == RIGHT_APPROVE ? "approve" : "write");
    if (g->version != c->version)
        FAIL(e, ERR_CONFLICT, "somebody changed this request meanwhile: look again");
    if (!(acts[c->act].kinds & 1u << g->kind) || !(acts[c->act].from & 1u << g->state))
        FAIL(e, ERR_CONFLICT, "a %s request that is %s cannot be changed this way",
             guard_kind_names[g->kind], guard_state_names[g->state]);
    if (acts[c->act].needs_remark && utf8_is_blank(c->remark))
        FAIL_FIELD(e, "remark", "is needed: one sentence that explains it later");
    return ERR_OK;
}

static NODISCARD Err store(Db *db, const Caller *by, const GuardRequest *g, Error *e) {
    int64_t changed;
    TRY(db_run(db, Q_GUARD_UPDATE,
               DB_ARGS(DB_V(by->brand_id), DB_V(g->id), DB_V(g->version),
                       db_name(guard_state_names, (int)g->state), DB_V(g->is_passed),
                       db_id(g->decided_by), db_id(g->decided_at), DB_V(g->remark),
                       db_id(g->expires_at), db_id(g->done_by), db_id(g->done_at),
                       db_id(g->watch_until), DB_V(g->appeal), db_id(g->appealed_by),
                       db_id(g->appealed_at), db_id(g->ended_by), db_id(g->ended_at)),
               &changed, e));
    if (changed == 0)
        FAIL(e, ERR_CONFLICT, "somebody changed this request meanwhile: look again");
    return ERR_OK;
}

Err guard_act(Db *db, Arena *a, const Caller *by, int64_t id, const GuardChange *c,
              GuardRequest *out, Error *e) {
    GuardRequest was = { 0 };
    Str said = str_trim(c->remark);
    Acting x = { .db = db, .a = a, .by = by, .remark = said.n ? said : (Str){ 0 } };
    TRY(guard_get(db, a, by, id, &was, e));
    TRY(policy_get(db, a, by->brand_id, &x.policy, e));
    TRY(check_act(by, &was, c, e));
    GuardRequest is = was;
    TRY(acts[c->act].fn(&x, &is, e));
    if (!acts[c->act].keeps_state)
        is.state = acts[c->act].to;
    TRY(store(db, by, &is, e));
    TRY(audit_add(db, by,
                  &(AuditAct){ .act = str_z(a, str_fmt(a, "guard.%s", guard_act_names[c->act])),
                               .object = "guard",
                               .object_id = id,
                               .detail = str_fmt(a, "%s: %s -> %s " STR_FMT,
                                                 guard_kind_names[is.kind],
                                                 guard_state_names[was.state],
                                                 guard_state_names[is.state],
                                                 STR_ARG(clause_stamp(a, &x.policy,
                                                                      clause_of(is.kind)))),
                               .personal = x.remark },
                  e));
    TRY(event_add(db, by->brand_id, EVENT_CASE, is.case_id, by->now, e));
    return guard_get(db, a, by, id, out, e);
}
