/* Which cases belong to a crisis, also while problems are joined and taken apart. */
#include "crisis/recovery.h"
#include "crisis/room.h"
#include "desk/facts_gate.h"
#include "desk/problem.h"
#include "test_shop.h"

static Error e;
enum { NOW = SHOP_MONDAY + 20 * HOUR };

static int64_t case_of(TestShop *s, const char *who) {
    return shop_message(s, &(TestMessage){ .at = NOW - HOUR, .who = who, .text = "Kemasan bocor",
                                           .mood = MOOD_NEGATIVE, .class = CLASS_COMPLAINT });
}

static int64_t problem_of(TestShop *s, int64_t case_id, const char *name) {
    Case c = { 0 };
    Caller by = shop_person(s, NOW);
    CHECK_OK(problem_put(s->db, s->arena, &by, case_id, &(CaseProblem){ .name = str_c(name) }, &c,
                         &e));
    return c.problem_id;
}

static int64_t opened(TestShop *s, int64_t problem_id) {
    Crisis c = { 0 };
    Caller by = shop_person(s, NOW);
    CHECK_OK(crisis_open(s->db, s->arena, &by,
                         &(CrisisForm){ .name = S("Kemasan bocor"), .problem_id = problem_id }, &c,
                         &e));
    return c.id;
}

static Crisis look(TestShop *s, int64_t id) {
    Crisis c = { 0 };
    CHECK_OK(crisis_get(s->db, s->arena, s->brand_id, id, &c, &e));
    return c;
}

static bool has(TestShop *s, int64_t id, CrisisPart of) {
    Crisis c = look(s, id);
    bool is_its;
    CHECK_OK(crisis_has(s->db, &c, &of, &is_its, &e));
    return is_its;
}

static int64_t unanswered(TestShop *s, int64_t id) {
    ReturnState state;
    Caller by = shop_person(s, NOW);
    Crisis c = look(s, id);
    CHECK_OK(return_state(s->db, &by, &c, &state, &e));
    return state.unanswered;
}

TEST(a_crisis_goes_where_its_problem_goes_and_comes_back) {
    TEST_SHOP(s);
    Problem p = { 0 };
    Caller by = shop_person(&s, NOW);
    int64_t one = case_of(&s, "Sari"), two = case_of(&s, "Budi"), other = case_of(&s, "Tini");
    int64_t from = problem_of(&s, one, "Bocor"), into = problem_of(&s, two, "Segel");
    int64_t crisis = opened(&s, from);
    CHECK(has(&s, crisis, (CrisisPart){ .case_id = one }) && unanswered(&s, crisis) == 1);
    CHECK(!has(&s, crisis, (CrisisPart){ .case_id = two }));
    CHECK_OK(problem_merge(s.db, s.arena, &by, from, into, &p, &e));
    CHECK(look(&s, crisis).problem_id == into && unanswered(&s, crisis) == 2);
    CHECK(has(&s, crisis, (CrisisPart){ .case_id = one }));
    CHECK(has(&s, crisis, (CrisisPart){ .case_id = two }));
    CHECK(has(&s, crisis, (CrisisPart){ .problem_id = from })); /* of a statement that stayed */
    CHECK(!has(&s, crisis, (CrisisPart){ .case_id = other }));
    CHECK_OK(problem_unmerge(s.db, s.arena, &by, into, from, &p, &e));
    CHECK(look(&s, crisis).problem_id == from && unanswered(&s, crisis) == 1);
    CHECK(!has(&s, crisis, (CrisisPart){ .case_id = two }));
}

TEST(taking_apart_gives_back_only_what_came) {
    TEST_SHOP(s);
    Problem p = { 0 };
    Caller by = shop_person(&s, NOW);
    int64_t one = case_of(&s, "Sari"), two = case_of(&s, "Budi"), three = case_of(&s, "Tini");
    int64_t from = problem_of(&s, one, "Bocor"), into = problem_of(&s, two, "Segel");
    int64_t last = problem_of(&s, three, "Kemasan");
    int64_t crisis = opened(&s, into);
    CHECK_OK(problem_merge(s.db, s.arena, &by, from, into, &p, &e));
    CHECK_OK(problem_unmerge(s.db, s.arena, &by, into, from, &p, &e));
    CHECK(look(&s, crisis).problem_id == into); /* it was about that one all the time */
    CHECK_OK(problem_merge(s.db, s.arena, &by, into, from, &p, &e));
    CHECK_OK(problem_merge(s.db, s.arena, &by, from, last, &p, &e));
    CHECK(look(&s, crisis).problem_id == last);
    CHECK_OK(problem_unmerge(s.db, s.arena, &by, last, from, &p, &e));
    CHECK(look(&s, crisis).problem_id == from && unanswered(&s, crisis) == 2);
}

TEST(a_case_by_hand_and_a_case_of_none) {
    TEST_SHOP(s);
    int64_t one = case_of(&s, "Sari"), other = case_of(&s, "Tini");
    int64_t crisis = opened(&s, 0);
    Crisis none = { 0 };
    bool is_its;
    CHECK(has(&s, crisis, (CrisisPart){ .case_id = one })); /* nobody told yet: all do */
    CHECK(has(&s, crisis, (CrisisPart){ .case_id = other }));
    CHECK_OK(crisis_has(s.db, &none, &(CrisisPart){ .case_id = one }, &is_its, &e));
    CHECK(!is_its);
}
