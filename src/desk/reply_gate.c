#include "desk/reply_gate.h"

#include "desk/crisis_now.h"

/* A minute later they may read otherwise. */
static bool is_hot(DraftRule rule) {
    return rule == DRAFT_INSULT || rule == DRAFT_THREAT || rule == DRAFT_BLAME ||
           rule == DRAFT_SARCASM || rule == DRAFT_SHOUTING;
}

/* What the statement in force says otherwise is a rule of the business: it is cited. */
static NODISCARD Err refuse_contradiction(Db *db, Arena *a, int64_t brand_id, const Finding *f,
                                          Error *e) {
    Policy p = { 0 };
    TRY(policy_get(db, a, brand_id, &p, e));
    FAIL_CLAUSE(e, &p, CLAUSE_FACTS, ERR_INVALID, "text",
                "contradicts the statement in force: \"%.40s\"; it says %.80s",
                str_z(a, f->words), str_z(a, f->expected));
}

Err reply_check(Db *db, Arena *a, int64_t brand_id, ReplyCheck *check, Error *e) {
    List found;
    if (str_trim(check->form.text).n == 0)
        FAIL_FIELD(e, "text", "is empty: write an answer");
    TRY(compose_check(db, a, brand_id, &check->form, &found, e));
    const Finding *f = found.items;
    check->rules = 0;
    check->is_heated = false;
    for (size_t i = 0; i < found.count; i++) {
        check->rules |= UINT64_C(1) << f[i].rule;
        check->is_heated |= is_hot(f[i].rule) && f[i].level == FINDING_ASK;
        if (f[i].level == FINDING_BLOCK && f[i].rule == DRAFT_CONTRADICTION)
            return refuse_contradiction(db, a, brand_id, &f[i], e);
        if (f[i].level == FINDING_BLOCK)
            FAIL_FIELD(e, "text", "cannot leave like this (%s): \"%.40s\"",
                       draft_rule_names[f[i].rule], str_z(a, f[i].words));
    }
    for (size_t i = 0; i < found.count && !check->overrides; i++)
        if (f[i].level == FINDING_ASK)
            FAIL_FIELD(e, "overrides", "the checker asks about this (%s): \"%.40s\"",
                       draft_rule_names[f[i].rule], str_z(a, f[i].words));
    return ERR_OK;
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
    *elsewhere = false;
    if (!g->policy->origin_first || !g->is_public)
        return ERR_OK;
    TRY(crisis_now(db, a, by->brand_id, &c, e));
    if (!crisis_has(&c, g->c->problem_id) || c.origin_source_id == 0 || c.first_word_at ||
        c.origin_source_id == g->c->source_id)
        return ERR_OK;
    if (str_trim(reason).n == 0)
        FAIL_CLAUSE(e, g->policy, CLAUSE_ORIGIN, ERR_INVALID, "first_reason",
                    "is needed: this began at %.60s, and no word of ours is there yet",
                    str_z(a, c.origin_name));
    *elsewhere = true;
    return ERR_OK;
}

/* Somebody who may be in danger: nobody answers them alone. */
static bool is_at_risk(const ReplyGate *g) {
    return g->policy->at_risk_care && g->c->class == CLASS_AT_RISK;
}

bool reply_needs_second(const ReplyGate *g, const Caller *by) {
    const Policy *p = g->policy;
    bool by_phone = by->is_phone && ((p->phone == PHONE_APPROVED && is_exposed(g)) ||
                                     (p->phone == PHONE_HOLDING && !g->is_holding));
    if (by_phone || (p->four_eyes && is_exposed(g)))
        return true;
    if (is_at_risk(g) || g->is_paused)
        return true;
    if (p->next_word_only && has(g, DRAFT_PROMISE) && !(by->rights & RIGHT_APPROVE))
        return true;
    return has(g, DRAFT_ADMISSION) && by->role < p->admission_role;
}

bool reply_is_free(const ReplyGate *g) {
    return g->is_holding && g->policy->holding_free && !is_at_risk(g);
}

Err reply_may_leave(const ReplyGate *g, const Caller *by, Error *e) {
    if (by->is_phone && g->policy->phone == PHONE_DRAFTS)
        FAIL_CLAUSE(e, g->policy, CLAUSE_PHONE, ERR_DENIED, "",
                    "nothing leaves from a phone: save the draft and send it from a computer");
    if (by->is_phone && g->policy->phone == PHONE_HOLDING && !g->is_holding)
        FAIL_CLAUSE(e, g->policy, CLAUSE_PHONE, ERR_DENIED, "",
                    "only the holding answer leaves from a phone: send the rest from a computer");
    return ERR_OK;
}

Err reply_may_approve(const ReplyGate *g, const Caller *by, Error *e) {
    if (has(g, DRAFT_ADMISSION) && by->role < g->policy->admission_role)
        FAIL_CLAUSE(e, g->policy, CLAUSE_ADMISSION, ERR_DENIED, "text",
                    "admitting a fault needs the word of a higher role: %s",
                    role_names[g->policy->admission_role]);
    return ERR_OK;
}

int64_t reply_hold(const ReplyGate *g) {
    const int64_t heated = 1 << 0 | 1 << 1 | 1 << 2; /* insult, hate, threat: text/heads.c */
    int64_t hold = policy_hold(g->policy, channel_names[g->c->channel], g->is_public);
    bool is_heated = g->is_heated || (g->c->harm & heated) != 0;
    return is_heated && g->policy->cool_down > hold ? g->policy->cool_down : hold;
}
