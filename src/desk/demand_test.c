#include "desk/demand.h"

#include "desk/audit.h"
#include "desk/problem.h"
#include "desk/staff.h"
#include "test_shop.h"
#include "text/heads.h"

static Error e;
enum { NOW = SHOP_MONDAY + 10 * HOUR, REFUND = 0, REPLACEMENT = 1, APOLOGY = 2 };

static int64_t a_case(TestShop *s, int64_t demands) {
    return shop_message(s, &(TestMessage){ .at = NOW - HOUR, .who = "@sari", .text = "minta uang",
                                           .class = CLASS_COMPLAINT, .demands = demands });
}

static Caller as(const TestShop *s, Role role) {
    Caller by = shop_person(s, NOW);
    by.role = role;
    by.rights = role_rights(role);
    return by;
}

static Err decide(TestShop *s, Role role, int64_t id, DemandForm f, DemandRow *out) {
    Caller by = as(s, role);
    f.demand = f.demand.p ? f.demand : S("refund");
    f.decision = f.decision ? f.decision : DECIDE_FULFIL;
    return demand_decide(s->db, s->arena, &by, id, &f, out, &e);
}

static Err act(TestShop *s, Role role, const DemandRow *r, DemandChange c, DemandRow *out) {
    Caller by = as(s, role);
    c.version = c.version ? c.version : r->version;
    return demand_act(s->db, s->arena, &by, r->id, &c, out, &e);
}

static DemandRow of_case(TestShop *s, Role role, int64_t id, const char *demand) {
    List list;
    Caller by = as(s, role);
    CHECK_OK(demand_of_case(s->db, s->arena, &by, id, &list, &e));
    for (size_t i = 0; i < list.count; i++)
        if (str_eq(((const DemandRow *)list.items)[i].demand, str_c(demand)))
            return ((const DemandRow *)list.items)[i];
    return (DemandRow){ .state = DEMAND_STATE__COUNT };
}

static size_t listed(TestShop *s, DemandState state) {
    List list;
    Str next;
    Caller by = as(s, ROLE_OWNER);
    DemandFilter f = { .state = state };
    CHECK_OK(demand_list(s->db, s->arena, &by, &f, &list, &next, &e));
    return list.count;
}

TEST(what_messages_ask_for_stands_open_until_somebody_decides) {
    TEST_SHOP(s);
    DemandRow r = { 0 };
    int64_t id = a_case(&s, 1 << REFUND | 1 << APOLOGY);
    CHECK(of_case(&s, ROLE_WRITER, id, "refund").state == DEMAND_OPEN);
    CHECK(of_case(&s, ROLE_WRITER, id, "apology").state == DEMAND_OPEN);
    CHECK(of_case(&s, ROLE_WRITER, id, "replacement").state == DEMAND_STATE__COUNT);
    CHECK(listed(&s, DEMAND_OPEN) == 2);
    CHECK_OK(decide(&s, ROLE_WRITER, id, (DemandForm){ .amount = 20000, .due_at = NOW + DAY }, &r));
    CHECK(r.state == DEMAND_DECIDED && r.amount == 20000 && r.decided_by == s.staff_id);
    CHECK(listed(&s, DEMAND_OPEN) == 1 && listed(&s, DEMAND_DECIDED) == 1);
    /* one that the program did not read is written down by hand */
    CHECK_OK(decide(&s, ROLE_WRITER, id, (DemandForm){ .demand = S("replacement") }, &r));
    Case c = { 0 };
    CHECK_OK(case_get(s.db, s.arena, s.brand_id, id, &c, &e));
    CHECK(c.demands & 1 << REPLACEMENT);
}

/* Rows: role, amount, what becomes of it. Limits: 50.000, 200.000, 1.000.000, none. */
TEST(each_role_gives_up_to_its_limit_and_what_is_above_waits) {
    static const struct {
        Role role;
        int64_t amount;
        DemandState want;
    } t[] = {
        { ROLE_WRITER, 0, DEMAND_DECIDED },          { ROLE_WRITER, 50000, DEMAND_DECIDED },
        { ROLE_WRITER, 50001, DEMAND_WAITING },      { ROLE_APPROVER, 200000, DEMAND_DECIDED },
        { ROLE_APPROVER, 200001, DEMAND_WAITING },   { ROLE_ADMIN, 1000000, DEMAND_DECIDED },
        { ROLE_ADMIN, 1000001, DEMAND_WAITING },     { ROLE_OWNER, RUPIAH_MOST, DEMAND_DECIDED },
    };
    TEST_SHOP(s);
    for (size_t i = 0; i < COUNT(t); i++) {
        DemandRow r = { 0 };
        int64_t id = a_case(&s, 1 << REFUND);
        CHECK_OK(decide(&s, t[i].role, id, (DemandForm){ .amount = t[i].amount }, &r));
        CHECK(r.state == t[i].want && (r.decided_by != 0) == (t[i].want == DEMAND_DECIDED));
    }
}

TEST(the_limit_is_one_of_the_whole_case) {
    TEST_SHOP(s);
    DemandRow r = { 0 };
    int64_t id = a_case(&s, 1 << REFUND | 1 << REPLACEMENT);
    CHECK_OK(decide(&s, ROLE_WRITER, id, (DemandForm){ .amount = 30000 }, &r));
    CHECK(r.state == DEMAND_DECIDED);
    CHECK_OK(decide(&s, ROLE_WRITER, id,
                    (DemandForm){ .demand = S("replacement"), .amount = 30000 }, &r));
    CHECK(r.state == DEMAND_WAITING);
    CHECK(!of_case(&s, ROLE_WRITER, id, "replacement").may_approve);
    CHECK(of_case(&s, ROLE_APPROVER, id, "replacement").may_approve);
}

TEST(who_has_the_right_approves_or_returns_and_nobody_else) {
    TEST_SHOP(s);
    DemandRow r = { 0 }, after = { 0 };
    int64_t id = a_case(&s, 1 << REFUND);
    CHECK_OK(decide(&s, ROLE_WRITER, id, (DemandForm){ .amount = 150000 }, &r));
    CHECK_ERR(ERR_DENIED,
              act(&s, ROLE_WRITER, &r, (DemandChange){ .act = DEMAND_APPROVE }, &after));
    CHECK_STR(str_c(e.clause.name), "limits");
    CHECK_ERR(ERR_INVALID,
              act(&s, ROLE_APPROVER, &r, (DemandChange){ .act = DEMAND_RETURN }, &after));
    CHECK_STR(str_c(e.field), "remark");
    CHECK_OK(act(&s, ROLE_APPROVER, &r,
                 (DemandChange){ .act = DEMAND_RETURN, .remark = S("minta foto dulu") }, &after));
    CHECK(after.state == DEMAND_RETURNED && listed(&s, DEMAND_OPEN) == 1);
    CHECK_OK(decide(&s, ROLE_WRITER, id,
                    (DemandForm){ .amount = 150000, .version = after.version }, &r));
    CHECK(r.id == after.id && r.state == DEMAND_WAITING && r.remark.n == 0);
    CHECK_OK(act(&s, ROLE_APPROVER, &r, (DemandChange){ .act = DEMAND_APPROVE }, &after));
    CHECK(after.state == DEMAND_DECIDED && after.decided_at == NOW);
}

/* Every state with every act, by an owner. */
TEST(a_demand_moves_only_as_its_table_says) {
    static const struct {
        DemandAct act;
        Err waiting, decided, done;
    } t[] = { { DEMAND_APPROVE, ERR_OK, ERR_CONFLICT, ERR_CONFLICT },
              { DEMAND_RETURN, ERR_OK, ERR_CONFLICT, ERR_CONFLICT },
              { DEMAND_CARRY_OUT, ERR_CONFLICT, ERR_OK, ERR_CONFLICT } };
    static_assert(COUNT(t) == DEMAND_ACT__COUNT, "one row per act");
    TEST_SHOP(s);
    for (size_t i = 0; i < COUNT(t); i++) {
        DemandRow r = { 0 }, after = { 0 };
        DemandChange c = { .act = t[i].act, .remark = S("belum") };
        CHECK_OK(decide(&s, ROLE_WRITER, a_case(&s, 1 << REFUND),
                        (DemandForm){ .amount = 60000 }, &r));
        CHECK_ERR(t[i].waiting, act(&s, ROLE_OWNER, &r, c, &after));
        CHECK_OK(decide(&s, ROLE_WRITER, a_case(&s, 1 << REFUND), (DemandForm){ 0 }, &r));
        CHECK_ERR(t[i].decided, act(&s, ROLE_OWNER, &r, c, &after));
        CHECK_OK(decide(&s, ROLE_WRITER, a_case(&s, 1 << REFUND), (DemandForm){ 0 }, &r));
        CHECK_OK(act(&s, ROLE_OWNER, &r, (DemandChange){ .act = DEMAND_CARRY_OUT }, &after));
        CHECK(after.state == DEMAND_DONE && after.done_at == NOW);
        CHECK_ERR(t[i].done, act(&s, ROLE_OWNER, &after, c, &r));
        CHECK_ERR(ERR_CONFLICT, decide(&s, ROLE_OWNER, after.case_id,
                                       (DemandForm){ .version = after.version }, &r));
    }
}

TEST(declining_needs_a_reason_and_gives_nothing) {
    TEST_SHOP(s);
    DemandRow r = { 0 };
    Policy p = { 0 };
    int64_t id = a_case(&s, 1 << REFUND);
    DemandForm f = { .decision = DECIDE_DECLINE };
    CHECK_ERR(ERR_INVALID, decide(&s, ROLE_OWNER, id, f, &r));
    CHECK_STR(str_c(e.field), "reason");
    CHECK_STR(str_c(e.clause.name), "decline");
    f.reason = S("Barangnya sudah dipakai");
    f.amount = 1;
    CHECK_ERR(ERR_INVALID, decide(&s, ROLE_OWNER, id, f, &r));
    CHECK_STR(str_c(e.field), "amount");
    f.amount = 0;
    CHECK_OK(decide(&s, ROLE_OWNER, id, f, &r));
    CHECK_STR(r.reason, "Barangnya sudah dipakai");
    /* a shop that does not ask for one */
    Caller by = shop_person(&s, NOW);
    CHECK_OK(policy_get(s.db, s.arena, s.brand_id, &p, &e));
    p.decline_reason = false;
    CHECK_OK(policy_set(s.db, s.arena, &by, &p, &p, &e));
    CHECK_OK(decide(&s, ROLE_OWNER, a_case(&s, 1 << REFUND),
                    (DemandForm){ .decision = DECIDE_DECLINE }, &r));
}

TEST(a_solution_is_for_those_who_may_offer_it) {
    TEST_SHOP(s);
    DemandRow r = { 0 };
    Solution made = { 0 };
    List list;
    Caller by = shop_person(&s, NOW);
    Solution in = { .name = S(" Ganti barang "), .text = S("Kami kirim gantinya besok."),
                    .cost = 15000, .role = ROLE_APPROVER };
    CHECK_OK(solution_put(s.db, s.arena, &by, 0, &in, &made, &e));
    CHECK_STR(made.name, "Ganti barang");
    CHECK_ERR(ERR_INVALID, solution_put(s.db, s.arena, &by, 0, &in, &made, &e));
    CHECK_STR(str_c(e.field), "name");
    in.cost = 18000;
    CHECK_OK(solution_put(s.db, s.arena, &by, made.id, &in, &made, &e));
    int64_t id = a_case(&s, 1 << REPLACEMENT);
    DemandForm f = { .demand = S("replacement"), .solution_id = made.id, .amount = 18000 };
    CHECK_ERR(ERR_DENIED, decide(&s, ROLE_WRITER, id, f, &r));
    CHECK_STR(str_c(e.clause.name), "limits");
    CHECK_OK(decide(&s, ROLE_APPROVER, id, f, &r));
    CHECK_STR(r.solution_name, "Ganti barang");
    CHECK_OK(solution_remove(s.db, &by, made.id, &e));
    CHECK_ERR(ERR_NOT_FOUND, solution_remove(s.db, &by, made.id, &e));
    f.version = r.version;
    CHECK_ERR(ERR_INVALID, decide(&s, ROLE_OWNER, id, f, &r));
    CHECK_STR(str_c(e.field), "solution_id");
    CHECK_OK(solution_list(s.db, s.arena, s.brand_id, &list, &e));
    CHECK(list.count == 0);
    in.role = ROLE_READER;
    CHECK_ERR(ERR_INVALID, solution_put(s.db, s.arena, &by, 0, &in, &made, &e));
    CHECK_STR(str_c(e.field), "role");
}

TEST(two_who_decide_at_once_do_not_undo_each_other) {
    TEST_SHOP(s);
    DemandRow r = { 0 };
    int64_t id = a_case(&s, 1 << REFUND);
    CHECK_OK(decide(&s, ROLE_WRITER, id, (DemandForm){ .amount = 1000 }, &r));
    CHECK_ERR(ERR_CONFLICT, decide(&s, ROLE_WRITER, id, (DemandForm){ .amount = 2000 }, &r));
    CHECK_ERR(ERR_CONFLICT, act(&s, ROLE_OWNER, &r,
                                (DemandChange){ .act = DEMAND_CARRY_OUT, .version = 9 }, &r));
    CHECK_ERR(ERR_INVALID, decide(&s, ROLE_OWNER, id, (DemandForm){ .demand = S("uang") }, &r));
    CHECK_ERR(ERR_NOT_FOUND, decide(&s, ROLE_OWNER, 999999, (DemandForm){ 0 }, &r));
}

TEST(counts_are_told_by_demand_and_by_problem) {
    TEST_SHOP(s);
    DemandCounts counts = { 0 };
    DemandRow r = { 0 };
    Case c = { 0 };
    Caller by = as(&s, ROLE_WRITER);
    for (int i = 0; i < 3; i++)
        CHECK_OK(problem_put(s.db, s.arena, &by, a_case(&s, 1 << REFUND | (i == 0) << APOLOGY),
                             i == 0 ? &(CaseProblem){ .name = S("Bocor") }
                                    : &(CaseProblem){ .problem_id = c.problem_id },
                             &c, &e));
    a_case(&s, 1 << REFUND);
    CHECK_OK(decide(&s, ROLE_WRITER, c.id, (DemandForm){ .amount = 40000 }, &r));
    CHECK_OK(demand_counts(s.db, s.arena, &by, &counts, &e));
    const DemandCount *d = counts.demands.items;
    CHECK((int)counts.demands.count == head_table[HEAD_DEMAND].count);
    CHECK(d[REFUND].open == 3 && d[REFUND].fulfilled == 1 && d[REFUND].amount == 40000);
    CHECK(d[APOLOGY].open == 1 && counts.limit == 50000);
    const DemandProblem *p = counts.problems.items;
    CHECK(counts.problems.count == 2);
    for (size_t i = 0; i < 2; i++)
        CHECK(p[i].open == (str_eq(p[i].demand, S("refund")) ? 2 : 1));
    by = as(&s, ROLE_OWNER);
    CHECK_OK(demand_counts(s.db, s.arena, &by, &counts, &e));
    CHECK(counts.limit == -1);
}

TEST(pages_of_open_demands_go_on_from_case_to_case) {
    TEST_SHOP(s);
    List list;
    Str next;
    Caller by = as(&s, ROLE_WRITER);
    for (int i = 0; i < 3; i++)
        a_case(&s, 1 << REFUND | 1 << APOLOGY);
    DemandFilter f = { .state = DEMAND_OPEN, .limit = 2 };
    CHECK_OK(demand_list(s.db, s.arena, &by, &f, &list, &next, &e));
    CHECK(list.count == 4 && next.n > 0);
    f.cursor = next;
    CHECK_OK(demand_list(s.db, s.arena, &by, &f, &list, &next, &e));
    CHECK(list.count == 2 && next.n == 0);
    f.cursor = S("x");
    CHECK_ERR(ERR_INVALID, demand_list(s.db, s.arena, &by, &f, &list, &next, &e));
    f.state = DEMAND_WAITING;
    CHECK_ERR(ERR_INVALID, demand_list(s.db, s.arena, &by, &f, &list, &next, &e));
}
