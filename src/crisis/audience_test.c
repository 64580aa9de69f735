#include "crisis/audience.h"

#include "crisis/exit_test.h"
#include "crisis/room.h"
#include "test_shop.h"

static Error e;
enum { NOW = SHOP_MONDAY + 20 * HOUR };

static Crisis opened(TestShop *s) {
    Crisis c = { 0 };
    Caller by = shop_person(s, NOW);
    CHECK_OK(crisis_open(s->db, s->arena, &by, &(CrisisForm){ .name = S("Kemasan bocor") }, &c,
                         &e));
    return c;
}

static bool is_told(TestShop *s, const Crisis *c) {
    bool out = false;
    RoomRead of = { .db = s->db, .arena = s->arena, .crisis = c, .now = NOW };
    for (const ExitTest *t = exit_tests; t->name; t++)
        if (str_eq(str_c(t->name), S("audiences_told")))
            CHECK_OK(t->holds(&of, &out, &e));
    return out;
}

TEST(the_starter_list_is_taken_once_and_told_one_by_one) {
    TEST_SHOP(s);
    List list;
    AudienceTold told;
    Caller by = shop_person(&s, NOW);
    Crisis c = opened(&s);
    CHECK(!is_told(&s, &c)); /* nobody stands in the map: nothing to be calm about */
    CHECK_OK(audience_start(s.db, s.arena, &by, &(AudienceStarter){ 0 }, &list, &e));
    CHECK(list.count == 7);
    CHECK_STR(((const Audience *)list.items)[0].name, "Pelanggan yang terkena");
    CHECK_ERR(ERR_CONFLICT,
              audience_start(s.db, s.arena, &by, &(AudienceStarter){ 0 }, &list, &e));
    const Audience *x = list.items;
    for (size_t i = 0; i < 7; i++) {
        CHECK(!is_told(&s, &c));
        CHECK_OK(audience_tell(s.db, s.arena, &by, (AudienceAt){ c.id, x[i].id },
                               &(AudienceWord){ .said = S(" Sudah kami jelaskan. ") }, &told, &e));
        CHECK(told.told_at == NOW && told.told_count == 1 && !told.is_old);
        CHECK_STR(told.said, "Sudah kami jelaskan.");
        CHECK(str_eq(told.told_by_way, x[i].channel));
        CHECK_STR(told.told_by, "Rasti");
    }
    CHECK(is_told(&s, &c));
}

TEST(an_audience_that_left_the_map_holds_nothing_up) {
    TEST_SHOP(s);
    Audience ours = { 0 }, others = { 0 };
    AudienceTold told;
    Caller by = shop_person(&s, NOW);
    Crisis c = opened(&s);
    CHECK_OK(audience_add(s.db, s.arena, &by, &(Audience){ .name = S("Tetangga toko") }, &ours,
                          &e));
    CHECK_OK(audience_add(s.db, s.arena, &by, &(Audience){ .name = S("Pemasok") }, &others, &e));
    CHECK_OK(audience_tell(s.db, s.arena, &by, (AudienceAt){ c.id, ours.id },
                           &(AudienceWord){ .said = S("Sudah"), .channel = S("tatap muka") }, &told,
                           &e));
    CHECK(!is_told(&s, &c));
    CHECK_OK(audience_remove(s.db, s.arena, &by, others.id, &e));
    CHECK(is_told(&s, &c));
    CHECK_ERR(ERR_NOT_FOUND, audience_tell(s.db, s.arena, &by, (AudienceAt){ c.id, others.id },
                                           &(AudienceWord){ .said = S("Sudah") }, &told, &e));
}

TEST(what_makes_no_sense_is_refused) {
    TEST_SHOP(s);
    Audience x = { 0 }, out = { 0 };
    AudienceTold told;
    Caller by = shop_person(&s, NOW), other = by;
    Crisis c = opened(&s);
    other.brand_id = shop_other_brand(&s);
    CHECK_ERR(ERR_INVALID, audience_add(s.db, s.arena, &by, &(Audience){ .name = S(" ") }, &x, &e));
    CHECK_OK(audience_add(s.db, s.arena, &by, &(Audience){ .name = S("Media") }, &x, &e));
    CHECK_ERR(ERR_INVALID, audience_tell(s.db, s.arena, &by, (AudienceAt){ c.id, x.id },
                                         &(AudienceWord){ .said = S("  ") }, &told, &e));
    CHECK_ERR(ERR_NOT_FOUND, audience_tell(s.db, s.arena, &other, (AudienceAt){ c.id, x.id },
                                           &(AudienceWord){ .said = S("a") }, &told, &e));
    x.words = S("Satu pintu");
    CHECK_OK(audience_change(s.db, s.arena, &by, x.id, &x, &out, &e));
    CHECK_ERR(ERR_CONFLICT, audience_change(s.db, s.arena, &by, x.id, &x, &out, &e));
    CHECK_ERR(ERR_NOT_FOUND, audience_remove(s.db, s.arena, &other, x.id, &e));
}
