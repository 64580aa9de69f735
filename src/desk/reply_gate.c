#include "desk/reply_gate.h"

#include "base/utf8.h"
#include "desk/demand.h"
#include "desk/facts_gate.h"
#include "desk/origin_first.h"
#include "desk/promise.h"
#include "desk/public_text.h"

/* A minute later they may read otherwise. */
static bool is_hot(DraftRule rule) {
    return rule == DRAFT_INSULT || rule == DRAFT_THREAT || rule == DRAFT_BLAME ||
           rule == DRAFT_SARCASM || rule == DRAFT_SHOUTING;
}

Err reply_refuse(Arena *a, const Policy *p, const Finding *f, const char *field, Error *e) {
    const char *words = str_z(a, f->words);
    if (f->level == FINDING_ASK)
        FAIL_CLAUSE(e, p, finding_clause(f->rule), ERR_INVALID, "overrides",
                    "the checker asks about this (%s): \"%.40s\"", draft_rule_names[f->rule],
                    words);
    if (f->rule == DRAFT_CONTRADICTION)
        FAIL_CLAUSE(e, p, finding_clause(f->rule), ERR_INVALID, field,
                    "contradicts the statement in force: \"%.40s\"; it says %.80s", words,
                    str_z(a, f->expected));
    FAIL_CLAUSE(e, p, finding_clause(f->rule), ERR_INVALID, field,
                "cannot leave like this (%s): \"%.40s\"", draft_rule_names[f->rule], words);
}

/* The first finding that stops a text: a `block`, hate before any other, else an `ask` that nobody
 * overrides; or NULL. */
static const Finding *findings_stop(const Finding *f, size_t count, bool overrides) {
    for (size_t i = 0; i < count; i++)
        if (f[i].level == FINDING_BLOCK && f[i].rule == DRAFT_HATE)
            return &f[i];
    for (size_t i = 0; i < count; i++)
        if (f[i].level == FINDING_BLOCK)
            return &f[i];
    for (size_t i = 0; i < count && !overrides; i++)
        if (f[i].level == FINDING_ASK)
            return &f[i];
    return NULL;
}

static NODISCARD Err find(Db *db, Arena *a, int64_t brand_id, const ReplyCheck *check, List *out,
                          Error *e) {
    return check->with ? compose_check_with(db, a, check->with, &check->form, out, e)
                       : compose_check(db, a, brand_id, &check->form, out, e);
}

Err reply_check(Db *db, Arena *a, int64_t brand_id, ReplyCheck *check, Error *e) {
    const char *field = check->field ? check->field : "text";
    List found;
    Policy p = { 0 };
    if (utf8_is_blank(check->form.text))
        FAIL_FIELD(e, field, "is empty: write an answer");
    TRY(find(db, a, brand_id, check, &found, e));
    const Finding *f = found.items, *stop = findings_stop(f, found.count, check->overrides);
    check->rules = check->asked = 0;
    check->is_heated = false;
    for (size_t i = 0; i < found.count; i++) {
        if (f[i].level == FINDING_ASK)
            check->asked |= UINT64_C(1) << finding_clause(f[i].rule);
        if (f[i].is_guess)
            continue;
        check->rules |= UINT64_C(1) << f[i].rule;
        check->is_heated |= is_hot(f[i].rule) && f[i].level == FINDING_ASK;
    }
    if (stop == NULL)
        return ERR_OK;
    TRY(policy_get(db, a, brand_id, &p, e));
    return reply_refuse(a, &p, stop, field, e);
}

static bool has(const ReplyGate *g, DraftRule rule) { return g->rules >> rule & 1; }

/* What others may come to read. A program on the other side of a hook may publish what was meant
 * as private when its channel is a public one: that needs the second person too. */
static bool is_exposed(const ReplyGate *g) {
    return g->is_public || (g->way == WAY_HOOK && !g->c->is_direct);
}

Err reply_may_begin(Db *db, const Caller *by, const ReplyGate *g, Error *e) {
    if (g->policy->class_first && g->c->class_by == 0)
        FAIL_CLAUSE(e, g->policy, CLAUSE_CLASS_FIRST, ERR_DENIED, "",
                    "say first what the message is: confirm or change its class");
    return policy_may_send(db, by, g->policy, e);
}

Err reply_origin_first(Db *db, Arena *a, const Caller *by, const ReplyGate *g, Str reason,
                       bool *elsewhere, Error *e) {
    Crisis c = { 0 };
    bool is_its;
    *elsewhere = false;
    if (!g->is_public)
        return ERR_OK;
    TRY(origin_waits(db, a, by->brand_id, g->policy, &c, e));
    TRY(crisis_has(db, &c, &(CrisisPart){ .case_id = g->c->id, .problem_id = g->c->problem_id },
                   &is_its, e));
    if (!is_its || c.origin_source_id == g->c->source_id)
        return ERR_OK;
    TRY(origin_needs_reason(a, g->policy, &c, reason, e));
    *elsewhere = true;
    return ERR_OK;
}

/* Somebody who may be in danger: nobody answers them alone. */
static bool is_at_risk(const ReplyGate *g) {
    return g->policy->at_risk_care && g->c->class == CLASS_AT_RISK;
}

/* What it promises is for a higher role to give. */
static bool is_above_limit(const ReplyGate *g, const Caller *by) {
    return g->money > demand_limit(g->policy, by->role);
}

bool reply_needs_second(const ReplyGate *g, const Caller *by) {
    const Policy *p = g->policy;
    bool by_phone = by->is_phone && ((p->phone == PHONE_APPROVED && is_exposed(g)) ||
                                     (p->phone == PHONE_HOLDING && !g->is_holding));
    if (by_phone || (p->four_eyes && is_exposed(g)))
        return true;
    if (is_at_risk(g) || g->is_paused || is_above_limit(g, by))
        return true;
    if (p->next_word_only && has(g, DRAFT_PROMISE) && !(by->rights & RIGHT_APPROVE))
        return true;
    return has(g, DRAFT_ADMISSION) && by->role < p->admission_role;
}

bool reply_is_free(const ReplyGate *g) {
    return g->is_holding && g->policy->holding_free && !is_at_risk(g);
}

Err reply_may_leave(const ReplyGate *g, const Caller *by, Error *e) {
    if (is_above_limit(g, by))
        FAIL_CLAUSE(e, g->policy, CLAUSE_LIMITS, ERR_DENIED, "",
                    "this amount is above what your role may give in one case");
    if (by->is_phone && g->policy->phone == PHONE_DRAFTS)
        FAIL_CLAUSE(e, g->policy, CLAUSE_PHONE, ERR_DENIED, "",
                    "nothing leaves from a phone: save the draft and send it from a computer");
    if (by->is_phone && g->policy->phone == PHONE_HOLDING && !g->is_holding)
        FAIL_CLAUSE(e, g->policy, CLAUSE_PHONE, ERR_DENIED, "",
                    "only the holding answer leaves from a phone: send the rest from a computer");
    return ERR_OK;
}

Err reply_may_approve(const ReplyGate *g, const Caller *by, Error *e) {
    return public_text_may_approve(g->policy, by, g->rules, e);
}

/* What was decided for the case by who may, is to be told by anybody. */
static NODISCARD Err read_money(Db *db, Arena *a, const Caller *by, const ReplyCore *r,
                                ReplyGate *g, Error *e) {
    int64_t granted;
    TRY(promise_money(db, a, by, r, &g->money, e));
    if (g->money == 0)
        return ERR_OK;
    TRY(demand_granted(db, by->brand_id, g->c->id, &granted, e));
    g->money = g->money > granted ? g->money : 0;
    return ERR_OK;
}

/* What nobody minds is not made big: while it is watched, only the holding answer is public. */
static NODISCARD Err may_confirm(const ReplyGate *g, Error *e) {
    if (g->is_public && g->c->state == CASE_WATCHED)
        FAIL_CLAUSE(e, g->policy, CLAUSE_WATCH, ERR_DENIED, "",
                    "this case is only watched: open it again before you answer it in public");
    return ERR_OK;
}

Err reply_claims(Db *db, Arena *a, const Caller *by, const ReplyCore *r, ReplyGate *g, Error *e) {
    FactsOf of = { .brand_id = by->brand_id,
                   .part = { .case_id = g->c->id, .problem_id = g->c->problem_id },
                   .text = r->text, .field = "text" };
    TRY(may_confirm(g, e));
    if (r->state != REPLY_FAILED) /* tried again: whoever might, let it go before */
        TRY(read_money(db, a, by, r, g, e));
    return facts_gate_of(db, a, g->policy, &of, e);
}

int64_t reply_hold(const ReplyGate *g) {
    const int64_t heated = 1 << 0 | 1 << 1 | 1 << 2; /* insult, hate, threat: text/heads.c */
    int64_t hold = policy_hold(g->policy, channel_names[g->c->channel], g->is_public);
    bool is_heated = g->is_heated || (g->c->harm & heated) != 0;
    return is_heated && g->policy->cool_down > hold ? g->policy->cool_down : hold;
}
