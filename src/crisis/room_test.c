#include "crisis/exit_test.h"
#include "crisis/room.h"
#include "test_shop.h"

static Error e;
enum { NOW = SHOP_MONDAY + 20 * HOUR };

static Crisis opened(TestShop *s, Str name) {
    Crisis c = { 0 };
    Caller by = shop_person(s, NOW);
    CHECK_OK(crisis_open(s->db, s->arena, &by, &(CrisisForm){ .name = name }, &c, &e));
    return c;
}

TEST(one_crisis_is_hot_at_a_time) {
    TEST_SHOP(s);
    Crisis c = opened(&s, S("Kemasan bocor")), now = { 0 };
    Caller by = shop_person(&s, NOW);
    CHECK(c.phase == PHASE_PREPARATION && c.lead_id == s.staff_id);
    CHECK(crisis_open(s.db, s.arena, &by, &(CrisisForm){ .name = S("Lagi") }, &now, &e) ==
          ERR_CONFLICT);
    CHECK_OK(crisis_now(s.db, s.arena, s.brand_id, &now, &e));
    CHECK(now.id == c.id);
    CHECK_OK(crisis_now(s.db, s.arena, shop_other_brand(&s), &now, &e));
    CHECK(now.id == 0); /* brands are walls */
    CHECK(crisis_get(s.db, s.arena, shop_other_brand(&s), c.id, &now, &e) == ERR_NOT_FOUND);
}

TEST(a_crisis_is_named) {
    TEST_SHOP(s);
    Crisis c = { 0 };
    Caller by = shop_person(&s, NOW);
    CHECK(crisis_open(s.db, s.arena, &by, &(CrisisForm){ .name = S("  ") }, &c, &e) ==
          ERR_INVALID);
    CHECK_STR(str_c(e.field), "name");
}

TEST(the_tests_of_its_phase_are_told) {
    TEST_SHOP(s);
    List list;
    Crisis c = opened(&s, S("Kemasan bocor"));
    Caller by = shop_person(&s, NOW);
    CHECK_OK(exit_states(s.db, s.arena, &by, &c, &list, &e));
    const ExitState *of = list.items;
    CHECK(list.count == 1 && str_eq(of[0].name, S("origin_known")) && !of[0].holds);
}

TEST(the_list_is_paged) {
    TEST_SHOP(s);
    List list;
    Str next;
    Crisis c = opened(&s, S("Kemasan bocor"));
    Caller by = shop_person(&s, NOW);
    CHECK_OK(crisis_list(s.db, s.arena, &by, &(PageFilter){ .limit = 1 }, &list, &next, &e));
    CHECK(list.count == 1 && ((const Crisis *)list.items)->id == c.id && next.n == 0);
}
