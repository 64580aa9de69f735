#include "desk/guard_rule.h"

const char *const guard_reason_names[] = { "spam",   "hate",          "threat",  "scam",
                                           "insult", "personal_data", "obscene", "not_public",
                                           "wrong_account", "wrong_fact", "hurtful", NULL };
static_assert(COUNT(guard_reason_names) == GUARD_REASON__COUNT + 1, "one name for each reason");
const char *const guard_kind_names[] = { "hide", "delete", "report", "ban", "takedown", NULL };
static_assert(COUNT(guard_kind_names) == GUARD_KIND__COUNT + 1, "one name for each kind");

enum {
    R_SPAM = 1 << GUARD_SPAM,
    R_HATE = 1 << GUARD_HATE,
    R_THREAT = 1 << GUARD_THREAT,
    R_SCAM = 1 << GUARD_SCAM,
    R_INSULT = 1 << GUARD_INSULT,
    R_PERSONAL = 1 << GUARD_PERSONAL,
    R_OBSCENE = 1 << GUARD_OBSCENE,
    R_NOT_PUBLIC = 1 << GUARD_NOT_PUBLIC,
    /* Of strikes and bans: what a person does to others. */
    R_BEHAVIOUR = R_SPAM | R_HATE | R_THREAT | R_SCAM | R_INSULT | R_PERSONAL | R_OBSCENE,
    /* Of hiding: an insult to the shop is not among them. */
    R_REMOVAL = R_SPAM | R_HATE | R_THREAT | R_SCAM | R_PERSONAL | R_OBSCENE | R_NOT_PUBLIC,
    R_ABUSE = R_HATE | R_THREAT | R_PERSONAL | R_OBSCENE,
    /* Of taking down what we said ourselves. */
    R_OWN = R_HATE | R_THREAT | R_INSULT | R_PERSONAL | R_NOT_PUBLIC | 1 << GUARD_WRONG_ACCOUNT |
            1 << GUARD_WRONG_FACT | 1 << GUARD_HURTFUL,
    /* Where waiting for a second person does more harm. */
    R_URGENT = R_HATE | R_THREAT | R_PERSONAL,
};

/* Reasons that a message of each class may give. A class that has none is an opinion, a question or
 * a cry for help; a rumour is corrected, not hidden; venting is let go. */
static const struct {
    unsigned strike, removal;
} class_rules[] = {
    [CLASS_OTHER] = { R_BEHAVIOUR, R_REMOVAL },
    [CLASS_COMPLAINT] = { 0, 0 },
    [CLASS_CRITICISM] = { 0, 0 },
    [CLASS_QUESTION] = { 0, 0 },
    [CLASS_PRESSING] = { 0, 0 },
    [CLASS_VENTING] = { R_BEHAVIOUR, 0 },
    [CLASS_TROLL] = { R_BEHAVIOUR, R_ABUSE },
    [CLASS_SPAM] = { R_BEHAVIOUR, R_REMOVAL },
    [CLASS_RUMOUR] = { R_BEHAVIOUR, 0 },
    [CLASS_AT_RISK] = { 0, 0 },
    [CLASS_PRAISE] = { 0, 0 },
};
static_assert(COUNT(class_rules) == CLASS__COUNT, "one row for each class");

/* What the message is taken to be: a person's word on the case, where it is their message, counts
 * before the program's. */
static MessageClass guard_class(const GuardTarget *t) {
    bool is_theirs = t->author_id == t->case_author_id;
    return is_theirs && t->class_by ? t->case_class : t->class;
}

static bool guard_may_strike(MessageClass class, GuardReason reason) {
    return class_rules[class].strike >> reason & 1;
}

bool guard_allows(GuardKind kind, MessageClass class, GuardReason reason) {
    if (kind == GUARD_TAKEDOWN)
        return R_OWN >> reason & 1;
    if (kind == GUARD_BAN)
        return guard_may_strike(class, reason);
    return class_rules[class].removal >> reason & 1;
}

bool guard_is_urgent(GuardReason reason) { return R_URGENT >> reason & 1; }

static NODISCARD Err refuse_opinion(const Policy *p, MessageClass class, Error *e) {
    FAIL_CLAUSE(e, p, CLAUSE_CRITICISM, ERR_DENIED, "",
                "a message of this class (%s) is never held against a person", class_names[class]);
}

/* Or one person could make any complaint spam, and then hold it against its writer. `read`: what
 * the message allows as the program read it. */
static NODISCARD Err check_hand(const Policy *p, const Caller *by, const GuardTarget *t,
                                unsigned read, Error *e) {
    if (read == 0 && t->class_by == by->staff_id)
        FAIL_CLAUSE(e, p, CLAUSE_CRITICISM, ERR_DENIED, "",
                    "you changed the class of this message yourself: let a colleague look at it");
    return ERR_OK;
}

Err guard_check_strike(const Policy *p, const Caller *by, const GuardTarget *t, GuardReason reason,
                       Error *e) {
    MessageClass class = guard_class(t);
    if (t->is_own || t->author_id == 0)
        FAIL(e, ERR_DENIED, "nobody outside wrote this message");
    if (class_rules[class].strike == 0)
        return refuse_opinion(p, class, e);
    TRY(check_hand(p, by, t, class_rules[t->class].strike, e));
    if (!guard_may_strike(class, reason))
        FAIL_FIELD(e, "reason", "is not one of behaviour: choose another one");
    return ERR_OK;
}

static NODISCARD Err check_platform(const GuardTarget *t, GuardKind kind, Error *e) {
    PlatformLimit can = platform_limit(t->channel);
    const bool is_possible[] = { [GUARD_HIDE] = can.hides,
                                 [GUARD_DELETE] = can.deletes,
                                 [GUARD_REPORT] = can.reports,
                                 [GUARD_BAN] = can.blocks,
                                 [GUARD_TAKEDOWN] = true };
    static_assert(COUNT(is_possible) == GUARD_KIND__COUNT, "one for each kind");
    if (!is_possible[kind])
        FAIL_FIELD(e, "kind", "cannot be done on this channel: choose another way");
    return ERR_OK;
}

static NODISCARD Err check_removal(const Policy *p, const GuardTarget *t, GuardKind kind,
                                   GuardReason reason, Error *e) {
    MessageClass class = guard_class(t);
    if (t->is_direct)
        FAIL(e, ERR_DENIED, "only what stands in public can be hidden");
    if (p->at_risk_care && class == CLASS_AT_RISK)
        FAIL_CLAUSE(e, p, CLAUSE_AT_RISK, ERR_DENIED, "",
                    "the words of somebody who may be in danger are never hidden");
    if (class_rules[class].removal == 0)
        FAIL_CLAUSE(e, p, CLAUSE_DELETE, ERR_DENIED, "",
                    "a message of this class (%s) is answered, not hidden", class_names[class]);
    if (kind != GUARD_REPORT && p->delete_rule == DELETE_NEVER)
        FAIL_CLAUSE(e, p, CLAUSE_DELETE, ERR_DENIED, "",
                    "this business hides and deletes nothing of its customers");
    if (kind == GUARD_DELETE && p->delete_rule == DELETE_HIDE_ONLY)
        FAIL_CLAUSE(e, p, CLAUSE_DELETE, ERR_DENIED, "", "this business hides, but never deletes");
    if (!guard_allows(kind, class, reason))
        FAIL_FIELD(e, "reason", "does not allow it for a message of this class");
    return ERR_OK;
}

static NODISCARD Err check_takedown(const GuardTarget *t, GuardReason reason, Error *e) {
    if (!t->is_own)
        FAIL(e, ERR_DENIED, "only what our own account said can be taken down");
    if (!guard_allows(GUARD_TAKEDOWN, t->class, reason))
        FAIL_FIELD(e, "reason", "is none to take down a post of our own: choose another one");
    return ERR_OK;
}

Err guard_check(const Policy *p, const GuardTarget *t, GuardKind kind, GuardReason reason,
                Error *e) {
    if (kind == GUARD_TAKEDOWN)
        return check_takedown(t, reason, e);
    if (t->is_own || t->author_id == 0)
        FAIL(e, ERR_DENIED, "nobody outside wrote this message");
    if (kind == GUARD_BAN && class_rules[guard_class(t)].strike == 0)
        return refuse_opinion(p, guard_class(t), e);
    if (kind == GUARD_BAN && !guard_allows(kind, guard_class(t), reason))
        FAIL_FIELD(e, "reason", "is not one of behaviour: choose another one");
    if (kind != GUARD_BAN)
        TRY(check_removal(p, t, kind, reason, e));
    return check_platform(t, kind, e);
}

Err guard_check_hand(const Policy *p, const Caller *by, const GuardTarget *t, GuardKind kind,
                     Error *e) {
    if (kind == GUARD_TAKEDOWN) /* of our own words: their class holds nothing against anybody */
        return ERR_OK;
    const unsigned read = kind == GUARD_BAN ? class_rules[t->class].strike
                                            : class_rules[t->class].removal;
    return check_hand(p, by, t, read, e);
}

/* ---- platforms ---- */

static const Field limit_fields[] = {
    FIELD(PlatformLimit, hides),
    FIELD(PlatformLimit, deletes),
    FIELD(PlatformLimit, reports),
    FIELD(PlatformLimit, blocks),
};
const Model platform_limit_model = MODEL(PlatformLimit, limit_fields);

/* What the owner of an account can do with what others wrote there. Where no source is named,
 * nobody has looked it up: everything is left open; the interface says to look on the platform. */
static const PlatformLimit limits[] = {
    [CHANNEL_OTHER] = { true, true, true, true },
    /* developers.facebook.com/docs/instagram-api/guides/comment-moderation: hide, unhide, delete */
    [CHANNEL_INSTAGRAM] = { true, true, true, true },
    /* facebook.com/business/a/page-moderation-tips: hide or delete a comment on one's own page */
    [CHANNEL_FACEBOOK] = { true, true, true, true },
    /* MyAlice's guide to TikTok comments: a third party may hide, not delete, what others wrote */
    [CHANNEL_TIKTOK] = { true, false, true, true },
    /* Twitter Support, 19 September 2019: replies to one's own post can be hidden, not deleted */
    [CHANNEL_X] = { true, false, true, true },
    /* support.google.com/youtube/answer/111870: remove, report, hide the user from the channel */
    [CHANNEL_YOUTUBE] = { false, true, true, true },
    [CHANNEL_WHATSAPP] = { false, false, true, true }, /* private: nothing stands in public */
    /* support.google.com/business/answer/4596773: a review can only be flagged; Google decides */
    [CHANNEL_GOOGLE] = { false, false, true, false },
    [CHANNEL_MARKETPLACE] = { true, true, true, true },
    [CHANNEL_EMAIL] = { false, false, true, true }, /* private */
    [CHANNEL_BLOG] = { true, true, true, true },
    [CHANNEL_FORUM] = { true, true, true, true },
    [CHANNEL_PHONE] = { false, false, true, true }, /* private */
    [CHANNEL_VISIT] = { false, false, true, true },
};
static_assert(COUNT(limits) == CHANNEL__COUNT, "one row for each channel");

PlatformLimit platform_limit(Channel c) { return limits[c]; }
