#include "desk/greeting.h"

#include "desk/staff.h"
#include "test_shop.h"

static Error e;
enum { NOW = SHOP_MONDAY + 10 * HOUR };

static Honorific of_text(const char *text, bool is_own) {
    Str because;
    return greeting_of_text(str_c(text), is_own, &because);
}

static Honorific of_name(const char *name) {
    Str because;
    return greeting_of_name(str_c(name), &because);
}

TEST(people_tell_how_they_are_addressed) {
    CHECK(of_text("Saya Bu Rina, paket saya belum sampai", false) == HONORIFIC_IBU);
    CHECK(of_text("Halo min. Nama saya ibu Rina dari Depok", false) == HONORIFIC_IBU);
    CHECK(of_text("panggil saja Mas Budi ya", false) == HONORIFIC_MAS);
    CHECK(of_text("Pesanan saya salah.\nSalam, Pak Joko", false) == HONORIFIC_BAPAK);
    CHECK(of_text("Pesanan saya salah.\n- Mbak Tika", false) == HONORIFIC_MBAK);
    CHECK(of_name("Ibu Sari") == HONORIFIC_IBU && of_name("Pak Joko S.") == HONORIFIC_BAPAK);
}

TEST(who_addresses_us_says_nothing_of_themselves) {
    CHECK(of_text("Kak, paket saya belum sampai", false) == HONORIFIC_UNKNOWN);
    CHECK(of_text("tolong bantu saya Pak Admin", false) == HONORIFIC_UNKNOWN);
    CHECK(of_text("tadi dilayani Mas Dodi di kasir", false) == HONORIFIC_UNKNOWN);
    CHECK(of_text("Bu Rina", false) == HONORIFIC_UNKNOWN); /* one line alone calls somebody */
    CHECK(of_name("Sari") == HONORIFIC_UNKNOWN && of_name("Mas") == HONORIFIC_UNKNOWN);
    CHECK(of_name("Masayu Putri") == HONORIFIC_UNKNOWN && of_name("") == HONORIFIC_UNKNOWN);
}

TEST(how_we_wrote_before_speaks_unless_it_is_what_the_program_writes) {
    CHECK(of_text("Halo Bapak Joko, terima kasih", true) == HONORIFIC_BAPAK);
    CHECK(of_text("Halo Kak Sari, terima kasih", true) == HONORIFIC_UNKNOWN);
}

TEST(a_name_loses_its_title_and_nothing_else) {
    CHECK_STR(greeting_bare_name(S("Bu Rina")), "Rina");
    CHECK_STR(greeting_bare_name(S("Mas Eko Prasetyo")), "Eko Prasetyo");
    CHECK_STR(greeting_bare_name(S("Masayu Putri")), "Masayu Putri");
    CHECK_STR(greeting_bare_name(S("Mas")), "Mas");
}

static int64_t case_of(TestShop *s, const char *who, const char *text) {
    return shop_message(s, &(TestMessage){ .at = NOW, .who = who, .text = text,
                                           .class = CLASS_COMPLAINT });
}

TEST(a_greeting_is_remembered_with_the_person) {
    TEST_SHOP(s);
    Greeting g = { 0 };
    Caller by = shop_person(&s, NOW);
    int64_t first = case_of(&s, "@rina", "Saya Bu Rina, paket saya belum sampai");
    int64_t later = case_of(&s, "@rina", "masih belum juga");
    int64_t other = case_of(&s, "@budi", "halo");
    CHECK_OK(greeting_get(s.db, s.arena, s.brand_id, first, &g, &e));
    CHECK(g.honorific == HONORIFIC_UNKNOWN && g.suggested == HONORIFIC_IBU);
    CHECK_STR(g.because, "Bu Rina");
    CHECK_OK(greeting_set(s.db, s.arena, &by, first, HONORIFIC_IBU, &g, &e));
    CHECK(g.honorific == HONORIFIC_IBU);
    CHECK_OK(greeting_get(s.db, s.arena, s.brand_id, later, &g, &e));
    CHECK(g.honorific == HONORIFIC_IBU);
    CHECK_OK(greeting_get(s.db, s.arena, s.brand_id, other, &g, &e));
    CHECK(g.honorific == HONORIFIC_UNKNOWN && g.suggested == HONORIFIC_UNKNOWN);
    CHECK_OK(greeting_set(s.db, s.arena, &by, first, HONORIFIC_UNKNOWN, &g, &e));
    CHECK_OK(greeting_get(s.db, s.arena, s.brand_id, later, &g, &e));
    CHECK(g.honorific == HONORIFIC_UNKNOWN);
}

TEST(the_greeting_of_another_brand_is_not_told) {
    TEST_SHOP(s);
    Greeting g = { 0 };
    int64_t other = shop_other_brand(&s), id = case_of(&s, "@rina", "halo");
    Caller stranger = { .staff_id = s.staff_id, .brand_id = other, .now = NOW };
    CHECK_ERR(ERR_NOT_FOUND, greeting_get(s.db, s.arena, other, id, &g, &e));
    CHECK_ERR(ERR_NOT_FOUND,
              greeting_set(s.db, s.arena, &stranger, id, HONORIFIC_IBU, &g, &e));
}
