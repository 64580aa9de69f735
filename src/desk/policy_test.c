#include "desk/case.h"
#include "desk/clause.h"
#include "desk/reply.h"
#include "desk/staff.h"

#include "test_shop.h"

static Error e;

static Policy policy_of(TestShop *s) {
    Policy p = { 0 };
    CHECK_OK(policy_get(s->db, s->arena, s->brand_id, &p, &e));
    return p;
}

static Err change(TestShop *s, Policy *p) {
    Caller by = shop_person(s, 5000);
    return policy_set(s->db, s->arena, &by, p, p, &e);
}

TEST(a_new_brand_begins_with_the_defaults_as_version_one) {
    TEST_SHOP(s);
    Policy p = policy_of(&s);
    CHECK(p.policy_version == 1 && p.four_eyes && p.clock_grave == 900);
    CHECK(p.strikes == 3 && p.delete_rule == DELETE_GUARDED && p.mode == MODE_TEAM);
    CHECK(policy_names_has(&p.ignore_classes, "troll"));
    CHECK(!policy_names_has(&p.ignore_classes, "complaint"));
}

TEST(every_change_is_a_version_and_the_old_ones_stay) {
    TEST_SHOP(s);
    Policy p = policy_of(&s), old = { 0 };
    List versions;
    Holiday days[] = { { S("2026-12-25"), S("Natal") }, { S("2026-01-01"), S("Tahun baru") } };
    p.four_eyes = false;
    p.holidays = (List){ days, 2 };
    CHECK_OK(change(&s, &p));
    CHECK(p.policy_version == 2 && !p.four_eyes);
    CHECK(p.days_off_count == 2 && p.days_off[0] < p.days_off[1]);
    CHECK_OK(policy_at(s.db, s.arena, s.brand_id, 1, &old, &e));
    CHECK(old.four_eyes && old.holidays.count == 0);
    CHECK(policy_at(s.db, s.arena, s.brand_id, 3, &old, &e) == ERR_NOT_FOUND);
    CHECK(policy_at(s.db, s.arena, shop_other_brand(&s), 2, &old, &e) == ERR_NOT_FOUND);
    CHECK_OK(policy_versions(s.db, s.arena, s.brand_id, &versions, &e));
    CHECK(versions.count == 2 && ((PolicyVersion *)versions.items)[0].version == 2);
    p.policy_version = 1; /* of one who did not see the change */
    CHECK(change(&s, &p) == ERR_CONFLICT);
}

TEST(what_must_not_be_softened_is_refused_by_name) {
    TEST_SHOP(s);
    Policy fresh = policy_of(&s), p = fresh;
    Str classes[] = { S("complaint") }, unknown[] = { S("nothing") };
    CheckRule soft[] = { { S("hate"), CHECK_HINT } }, missing[] = { { S("x"), CHECK_HINT } };
    Holiday bad[] = { { S("25-12-2026"), S("Natal") } };
    const struct {
        List value;
        List *field;
        const char *name;
    } t[] = {
        { { classes, 1 }, &p.ignore_classes, "ignore_classes" },
        { { unknown, 1 }, &p.ignore_classes, "ignore_classes" },
        { { unknown, 1 }, &p.watch_forbidden, "watch_forbidden" },
        { { soft, 1 }, &p.checker, "checker" },
        { { missing, 1 }, &p.checker, "checker" },
        { { bad, 1 }, &p.holidays, "holidays" },
    };
    for (size_t i = 0; i < COUNT(t); i++) {
        p = fresh;
        *t[i].field = t[i].value;
        CHECK(change(&s, &p) == ERR_INVALID && str_eq(str_c(e.field), str_c(t[i].name)));
    }
    p = fresh;
    p.limit_approver = p.limit_admin + 1;
    CHECK(change(&s, &p) == ERR_INVALID);
    CHECK(policy_of(&s).policy_version == 1);
}

TEST(a_refusal_cites_its_clause_and_turning_it_off_ends_it) {
    TEST_SHOP(s);
    Caller by = shop_person(&s, 5000);
    Case c = { 0 };
    int64_t id = shop_message(&s, &(TestMessage){ .at = 4000, .who = "@a", .text = "huh",
                                                  .class = CLASS_VENTING });
    Policy p = policy_of(&s);
    p.ignore_classes.count = 0;
    CHECK_OK(change(&s, &p));
    CaseChange ignore = { .act = ACT_IGNORE, .version = 1, .reason = S("hanya luapan") };
    CHECK(case_act(s.db, s.arena, &by, id, &ignore, &c, &e) == ERR_DENIED);
    CHECK(e.clause.version == 2 && e.clause.number == clause_number(CLAUSE_ANSWER_ALL));
    CHECK(str_eq(str_c(e.clause.name), S("answer_all")));
    Str venting[] = { S("venting") };
    p.ignore_classes = (List){ venting, 1 };
    CHECK_OK(change(&s, &p));
    CHECK_OK(case_act(s.db, s.arena, &by, id, &ignore, &c, &e));
}

TEST(who_must_sign_first_sends_nothing_before) {
    TEST_SHOP(s);
    Caller by = shop_person(&s, 5000);
    Policy p = policy_of(&s);
    CHECK_OK(policy_may_send(s.db, &by, &p, &e));
    p.sign_first = true;
    CHECK_OK(change(&s, &p));
    CHECK(policy_may_send(s.db, &by, &p, &e) == ERR_DENIED);
    CHECK(e.clause.number == clause_number(CLAUSE_SIGN));
    CHECK(policy_sign(s.db, &by, &(PolicySign){ 1 }, &e) == ERR_CONFLICT);
    CHECK_OK(policy_sign(s.db, &by, &(PolicySign){ 2 }, &e));
    CHECK_OK(policy_sign(s.db, &by, &(PolicySign){ 2 }, &e)); /* twice is once */
    CHECK_OK(policy_may_send(s.db, &by, &p, &e));
    List signers;
    CHECK_OK(policy_signers(s.db, s.arena, s.brand_id, &signers, &e));
    CHECK(signers.count == 1 && ((PolicySigner *)signers.items)->version == 2);
    /* a newer version: a week to sign it, then not */
    CHECK_OK(change(&s, &p));
    CHECK_OK(policy_may_send(s.db, &by, &p, &e));
    by.now += POLICY_SIGN_GRACE;
    CHECK(policy_may_send(s.db, &by, &p, &e) == ERR_DENIED);
}

TEST(passing_a_clause_is_counted_beside_it) {
    TEST_SHOP(s);
    Caller by = shop_person(&s, 5000);
    Policy p = policy_of(&s);
    List list;
    CHECK_OK(clause_override(s.db, &by, &p, &(ClausePass){ CLAUSE_CHECKER, "reply", 7 }, &e));
    CHECK_OK(clause_list(s.db, s.arena, s.brand_id, 6000, &list, &e));
    const ClauseRow *rows = list.items;
    CHECK(list.count == CLAUSE__COUNT && rows[CLAUSE_CHECKER].overrides == 1);
    CHECK(rows[CLAUSE_MODE].overrides == 0);
    CHECK_OK(clause_list(s.db, s.arena, s.brand_id, 6000 + 91 * DAY, &list, &e));
    CHECK(((ClauseRow *)list.items)[CLAUSE_CHECKER].overrides == 0);
}

TEST(every_field_of_the_policy_belongs_to_a_clause_and_exists) {
    TEST_SHOP(s);
    List list;
    bool named[MODEL_FIELDS_MAX] = { false };
    CHECK_OK(clause_list(s.db, s.arena, s.brand_id, 0, &list, &e));
    const ClauseRow *rows = list.items;
    for (size_t i = 0; i < list.count; i++) {
        const Str *field = rows[i].fields.items;
        for (size_t k = 0; k < rows[i].fields.count; k++) {
            const Field *f = model_find(&policy_model, field[k]);
            CHECK(f != NULL);
            if (f)
                named[f - policy_model.fields] = true;
        }
    }
    for (size_t i = 0; i < policy_model.count; i++)
        if (!str_eq(str_c(policy_model.fields[i].name), S("policy_version")))
            CHECK(named[i]);
}
