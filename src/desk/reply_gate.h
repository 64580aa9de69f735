/* reply_gate.h - what the policy demands of an answer before it leaves; private to desk/. */
#ifndef DESK_REPLY_GATE_H
#define DESK_REPLY_GATE_H

#include "desk/clause.h"
#include "desk/compose.h"
#include "desk/reply_core.h"

typedef struct ReplyCheck {
    CheckForm form;
    ComposeWith *with; /* read once for many; NULL: it is read here */
    const char *field; /* which the words are in; NULL: "text" */
    bool overrides;  /* the person has seen what the checker asks */
    uint64_t rules;  /* out: what was found, bits 1 << DraftRule */
    uint64_t asked;  /* out: bits 1 << Clause of what it asks about: passed by who overrides */
    bool is_heated;  /* out: the checker asks about its tone */
} ReplyCheck;
/* ERR_INVALID for that finding, with the clause: of `field`, or of "overrides" when it asks. */
NODISCARD Err reply_refuse(Arena *a, const Policy *p, const Finding *f, const char *field,
                           Error *e);
/* Refuse what may not leave: empty, or stopped by a finding. */
NODISCARD Err reply_check(Db *db, Arena *a, int64_t brand_id, ReplyCheck *check, Error *e);

typedef struct ReplyGate {
    const Policy *policy;
    const Case *c;
    WayOut way;
    bool is_public;
    uint64_t rules; /* of the check */
    bool is_heated; /* sent in spite of what was said of its tone */
    bool is_paused;  /* its author passes clauses too often: rights_pause.h */
    int64_t money;   /* what it promises to give beyond what was decided for the case, rupiah */
    bool is_holding; /* a prepared holding answer, filled in as it was prepared */
} ReplyGate;
/* Signed the policy, class said: else ERR_DENIED with the clause. */
NODISCARD Err reply_may_begin(Db *db, const Caller *by, const ReplyGate *g, Error *e);
/* The first public word of a crisis stands where it began (origin_first.h). *elsewhere: this one
 * does not, and has a reason. */
NODISCARD Err reply_origin_first(Db *db, Arena *a, const Caller *by, const ReplyGate *g,
                                 Str reason, bool *elsewhere, Error *e);
/* A second person reads it (or, for who is alone, the same one after a pause). */
bool reply_needs_second(const ReplyGate *g, const Caller *by);
/* Whether it may go without one all the same: a holding answer, where the policy says so. */
bool reply_is_free(const ReplyGate *g);
/* Money above what one's role may give is for another one to let go. From a phone a personal post
 * slips onto the shop's account: ERR_DENIED with the clause. The interface says what it runs on and
 * can be made to lie: this guards against slips, not people. */
NODISCARD Err reply_may_leave(const ReplyGate *g, const Caller *by, Error *e);
/* Whether this second person's word is enough. */
NODISCARD Err reply_may_approve(const ReplyGate *g, const Caller *by, Error *e);
/* What it claims: of a case that is watched first, nothing in public; in a crisis, what rests on
 * verified facts (facts_gate.h). What it promises to pay is kept in *g, for the two above that
 * compare it with what a role may give. */
NODISCARD Err reply_claims(Db *db, Arena *a, const Caller *by, const ReplyCore *r, ReplyGate *g,
                           Error *e);
/* Undo time of its channel, longer after abuse and for words of a hot head. */
int64_t reply_hold(const ReplyGate *g);

#endif
