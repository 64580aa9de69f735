/* Who may send at all: each rule of the policy that asks something of the person first. */
#include "desk/brand.h"
#include "desk/clause.h"
#include "desk/drill_pass.h"

/* What a person does once for each version of the policy, by a query for the newest they did. */
static NODISCARD Err did_version(Db *db, const Caller *by, const Policy *p, Query newest, bool *ok,
                                 Error *e) {
    int64_t done, made_at;
    TRY(db_i64(db, newest, DB_ARGS(DB_V(by->brand_id), DB_V(by->staff_id)), &done, e));
    *ok = done == p->policy_version;
    if (*ok || done == 0)
        return ERR_OK;
    TRY(db_i64(db, Q_POLICY_MADE_AT, DB_ARGS(DB_V(by->brand_id), DB_V(p->policy_version)),
               &made_at, e));
    *ok = by->now < made_at + POLICY_SIGN_GRACE;
    return ERR_OK;
}

static Err signed_it(Db *db, const Caller *by, const Policy *p, Error *e) {
    bool ok = true;
    if (p->sign_first)
        TRY(did_version(db, by, p, Q_POLICY_SIGNED, &ok, e));
    if (!ok)
        FAIL_CLAUSE(e, p, CLAUSE_SIGN, ERR_DENIED, "", "read and sign the policy first");
    return ERR_OK;
}

/* Owners look at others; nobody stands above them to look at them. */
static Err was_vetted(Db *db, const Caller *by, const Policy *p, Error *e) {
    int64_t count = 1;
    if (p->vetted_only && by->role < ROLE_OWNER)
        TRY(db_i64(db, Q_VETTING_IS_VALID,
                   DB_ARGS(DB_V(by->brand_id), DB_V(by->staff_id), DB_V(by->now)), &count, e));
    if (count == 0)
        FAIL_CLAUSE(e, p, CLAUSE_VETTED, ERR_DENIED, "",
                    "only who was vetted may send: ask an owner to look at you first");
    return ERR_OK;
}

static Err passed_quiz(Db *db, const Caller *by, const Policy *p, Error *e) {
    bool ok = true;
    if (p->quiz_first)
        TRY(did_version(db, by, p, Q_QUIZ_PASSED, &ok, e));
    if (!ok)
        FAIL_CLAUSE(e, p, CLAUSE_QUIZ, ERR_DENIED, "", "pass the quiz about the policy first");
    return ERR_OK;
}

/* In a rehearsal everybody may: there it is learned. Owners answer for whom they let in. */
static Err passed_drill(Db *db, const Caller *by, const Policy *p, Error *e) {
    SCRATCH(a);
    Brand brand = { 0 };
    bool ok;
    if (!p->drill_first || by->role >= ROLE_OWNER)
        return ERR_OK;
    TRY(brand_get(db, a, by->brand_id, &brand, e));
    if (brand.drill_of)
        return ERR_OK;
    TRY(drill_passed(db, by->brand_id, by->staff_id, by->now, &ok, e));
    if (!ok)
        FAIL_CLAUSE(e, p, CLAUSE_DRILL, ERR_DENIED, "",
                    "take part in a rehearsal that goes well first");
    return ERR_OK;
}

/* In the order they are told. One more rule is one more row. */
static Err (*const rules[])(Db *db, const Caller *by, const Policy *p, Error *e) = {
    signed_it,
    was_vetted,
    passed_quiz,
    passed_drill,
};

Err policy_may_send(Db *db, const Caller *by, const Policy *p, Error *e) {
    for (size_t i = 0; by->staff_id && i < COUNT(rules); i++)
        TRY(rules[i](db, by, p, e));
    return ERR_OK;
}
