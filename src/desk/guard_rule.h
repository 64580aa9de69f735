/* guard_rule.h - for what something may be held against a message: tables, no database.
 *
 * An opinion never gives a strike, a ban, or a reason to hide: what the class of a message allows
 * stands in one row a class (product.md 1.7), so that nothing that is not named is allowed. */
#ifndef DESK_GUARD_RULE_H
#define DESK_GUARD_RULE_H

#include "desk/clause.h"
#include "desk/role.h"
#include "desk/source.h"
#include "text/reading.h"

typedef enum GuardReason {
    GUARD_SPAM,
    GUARD_HATE,
    GUARD_THREAT,
    GUARD_SCAM,
    GUARD_INSULT,
    GUARD_PERSONAL,   /* data of somebody else */
    GUARD_OBSCENE,    /* pornography, gambling */
    GUARD_NOT_PUBLIC, /* was never meant for the public */
    GUARD_WRONG_ACCOUNT, /* these three of our own posts alone: a personal one slipped in, .. */
    GUARD_WRONG_FACT,    /* .. it says what is not so, .. */
    GUARD_HURTFUL,       /* .. or hurts people, jokes at a bad moment */
    GUARD_REASON__COUNT
} GuardReason;
extern const char *const guard_reason_names[];

typedef enum GuardKind {
    GUARD_HIDE,
    GUARD_DELETE,
    GUARD_REPORT, /* to the platform, which decides */
    GUARD_BAN,
    GUARD_TAKEDOWN, /* of a message of our own */
    GUARD_KIND__COUNT
} GuardKind;
extern const char *const guard_kind_names[];

/* A message, as far as rules look at it. */
typedef struct GuardTarget {
    int64_t message_id, case_id, author_id, case_author_id;
    Channel channel;
    MessageClass class, case_class; /* as the program read it; of its case */
    int64_t class_by;               /* who gave the case its class; 0: the program */
    bool is_own, is_direct;
    Str title, text, link, author_name, author_handle;
    int64_t written_at;
} GuardTarget;

/* Whether this reason may be given for a message of this class. */
bool guard_allows(GuardKind kind, MessageClass class, GuardReason reason);

/* A reason for which an owner may confirm their own request to take a post of ours down. */
bool guard_is_urgent(GuardReason reason);

/* Refuse with the clause that says so. */
NODISCARD Err guard_check_strike(const Policy *p, const Caller *by, const GuardTarget *t,
                                 GuardReason reason, Error *e);
NODISCARD Err guard_check(const Policy *p, const GuardTarget *t, GuardKind kind,
                          GuardReason reason, Error *e);
/* Of who asks for it and who confirms it: whoever made it possible by changing the class does
 * neither. */
NODISCARD Err guard_check_hand(const Policy *p, const Caller *by, const GuardTarget *t,
                               GuardKind kind, Error *e);

/* What can be done by hand on a channel. */
typedef struct PlatformLimit {
    bool hides, deletes, reports, blocks;
} PlatformLimit;
extern const Model platform_limit_model;
PlatformLimit platform_limit(Channel c);

#endif
