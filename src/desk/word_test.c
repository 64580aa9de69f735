#include "desk/word.h"

#include "desk/compose.h"
#include "test_shop.h"

static Error e;
enum { NOW = SHOP_MONDAY + 10 * HOUR };

static BrandWord add(TestShop *s, WordKind kind, const char *text, Err wanted) {
    BrandWord made = { 0 };
    Caller by = shop_person(s, NOW);
    CHECK(word_add(s->db, s->arena, &by, &(BrandWord){ .kind = kind, .text = str_c(text) }, &made,
                   &e) == wanted);
    return made;
}

static bool is_personal(TestShop *s, const char *text) {
    List found = { 0 };
    bool is_so = false;
    CHECK_OK(compose_check(s->db, s->arena, s->brand_id,
                           &(CheckForm){ .text = str_c(text), .is_public = true, .now = NOW },
                           &found, &e));
    const Finding *f = found.items;
    for (size_t i = 0; i < found.count; i++)
        is_so |= f[i].rule == DRAFT_PERSONAL_DATA && f[i].level == FINDING_BLOCK;
    return is_so;
}

TEST(a_number_of_the_shop_may_stand_in_public) {
    TEST_SHOP(s);
    const char *const own = "Maaf ya Kak, hubungi kami di 0812 3456 7890 supaya kami ganti.",
               *const other = "Maaf ya Kak, hubungi kami di 0813 9999 1234 supaya kami ganti.";
    List contacts;
    CHECK(is_personal(&s, own) && is_personal(&s, other));
    BrandWord made = add(&s, WORD_CONTACT, "+62 812-3456-7890", ERR_OK);
    CHECK(!is_personal(&s, own) && is_personal(&s, other));
    add(&s, WORD_CONTACT, "halo@keripik.example", ERR_OK);
    CHECK(!is_personal(&s, "Maaf ya Kak, tulis ke Halo@keripik.example supaya kami ganti."));
    add(&s, WORD_WATCH, "basi", ERR_OK);
    CHECK_OK(word_contacts(s.db, s.arena, s.brand_id, &contacts, &e));
    CHECK(contacts.count == 2);
    CHECK_OK(word_contacts(s.db, s.arena, shop_other_brand(&s), &contacts, &e));
    CHECK(contacts.count == 0);
    Caller by = shop_person(&s, NOW);
    CHECK_OK(word_remove(s.db, &by, made.id, &e));
    CHECK(is_personal(&s, own));
}

TEST(a_contact_is_a_number_or_an_address) {
    TEST_SHOP(s);
    static const char *const wrong[] = { "kenanga",         "0812 abc", "12-34", "a@b", "@toko.id",
                                         "toko@x.id kami", "a@b@c.id" };
    for (size_t i = 0; i < COUNT(wrong); i++) {
        add(&s, WORD_CONTACT, wrong[i], ERR_INVALID);
        CHECK_STR(str_c(e.field), "text");
    }
    add(&s, WORD_CONTACT, "(021) 555-1234", ERR_OK);
    add(&s, WORD_CONTACT, "1500888", ERR_OK);
}
