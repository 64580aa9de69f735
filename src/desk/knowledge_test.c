#include "desk/knowledge.h"

#include "desk/secrecy.h"
#include "test_shop.h"

static Error e;
enum { NOW = SHOP_MONDAY + 10 * HOUR, DELIVERY = 1 << 0, PACKAGING = 1 << 1 };

static Knowledge add(TestShop *s, Knowledge k) {
    Knowledge out = { 0 };
    Caller by = shop_person(s, NOW);
    CHECK_OK(knowledge_put(s->db, s->arena, &by, 0, &k, &out, &e));
    return out;
}

static List find(TestShop *s, int64_t now, KnowledgeFilter f) {
    List list = { 0 };
    Caller by = shop_person(s, now);
    CHECK_OK(knowledge_find(s->db, s->arena, &by, &f, &list, &e));
    return list;
}
#define AT(list, i) (((const Knowledge *)(list).items)[i])

static void fill_book(TestShop *s) {
    add(s, (Knowledge){ .question = S("Berapa lama pengiriman ke luar Jawa?"),
                        .answer = S("Tiga sampai lima hari kerja."), .subjects = DELIVERY });
    add(s, (Knowledge){ .question = S("Apa isi batch 12?"),
                        .answer = S("Kemasan lama. Pengirimannya sudah berhenti."),
                        .subjects = PACKAGING, .department = S("Gudang") });
}

TEST(entries_are_found_by_all_words_the_best_first) {
    TEST_SHOP(s);
    fill_book(&s);
    List list = find(&s, NOW, (KnowledgeFilter){ 0 });
    CHECK(list.count == 2);
    list = find(&s, NOW, (KnowledgeFilter){ .search = S("pengiriman") });
    CHECK(list.count == 2);
    CHECK_STR(AT(list, 0).answer, "Tiga sampai lima hari kerja."); /* in the question */
    list = find(&s, NOW, (KnowledgeFilter){ .search = S("PENGIRIMAN jawa") });
    CHECK(list.count == 1);
    list = find(&s, NOW, (KnowledgeFilter){ .search = S("pengiriman bulan") });
    CHECK(list.count == 0);
    list = find(&s, NOW, (KnowledgeFilter){ .search = S("di") }); /* says nothing */
    CHECK(list.count == 0);
}

TEST(a_case_is_offered_what_fits_its_words_and_subjects) {
    TEST_SHOP(s);
    fill_book(&s);
    int64_t id = shop_message(&s, &(TestMessage){ .at = NOW, .who = "@sari", .subjects = DELIVERY,
                                                  .text = "kok lama banget ya" });
    List list = find(&s, NOW, (KnowledgeFilter){ .case_id = id });
    CHECK(list.count >= 1);
    CHECK_STR(AT(list, 0).question, "Berapa lama pengiriman ke luar Jawa?");
    id = shop_message(&s, &(TestMessage){ .at = NOW, .who = "@budi", .text = "halo selamat sore" });
    CHECK(find(&s, NOW, (KnowledgeFilter){ .case_id = id }).count == 0);
    for (int i = 0; i < KNOWLEDGE_OFFERED + 2; i++)
        add(&s, (Knowledge){ .question = S("Kapan?"), .answer = S("Ya"), .subjects = PACKAGING });
    id = shop_message(&s, &(TestMessage){ .at = NOW, .who = "@adi", .subjects = PACKAGING,
                                          .text = "bocor" });
    CHECK(find(&s, NOW, (KnowledgeFilter){ .case_id = id }).count == KNOWLEDGE_OFFERED);
}

TEST(what_has_expired_is_shown_as_such_and_never_offered) {
    TEST_SHOP(s);
    int64_t id = shop_message(&s, &(TestMessage){ .at = NOW, .who = "@sari", .subjects = DELIVERY,
                                                  .text = "ongkir gratis masih ada?" });
    Knowledge k = add(&s, (Knowledge){ .question = S("Ongkir gratis?"), .answer = S("Ya"),
                                       .subjects = DELIVERY, .valid_until = NOW + DAY });
    CHECK(!k.is_expired);
    KnowledgeFilter of_case = { .case_id = id }, words = { .search = S("ongkir") };
    CHECK(find(&s, NOW, of_case).count == 1);
    List list = find(&s, NOW + DAY, words);
    CHECK(list.count == 1 && AT(list, 0).is_expired);
    CHECK(find(&s, NOW + DAY, of_case).count == 0);
    of_case.search = words.search; /* typed beside the case: still not offered */
    CHECK(find(&s, NOW + DAY, of_case).count == 0);
    CHECK(find(&s, NOW, of_case).count == 1);
}

TEST(an_entry_is_changed_by_its_version_and_taken_away) {
    TEST_SHOP(s);
    Knowledge out = { 0 };
    Caller by = shop_person(&s, NOW + 60);
    Knowledge k = add(&s, (Knowledge){ .question = S(" Jam buka? "), .answer = S("8-20") });
    CHECK(k.owner_id == s.staff_id && k.version == 1);
    CHECK_STR(k.question, "Jam buka?");
    k.answer = S("9-20");
    CHECK_OK(knowledge_put(s.db, s.arena, &by, k.id, &k, &out, &e));
    CHECK(out.version == 2 && out.changed_at == NOW + 60);
    CHECK_ERR(ERR_CONFLICT, knowledge_put(s.db, s.arena, &by, k.id, &k, &out, &e));
    CHECK_ERR(ERR_NOT_FOUND, knowledge_put(s.db, s.arena, &by, 999999, &k, &out, &e));
    int64_t other = shop_other_brand(&s);
    Caller there = by;
    there.brand_id = other;
    CHECK_ERR(ERR_NOT_FOUND, knowledge_remove(s.db, &there, k.id, &e));
    CHECK_OK(knowledge_remove(s.db, &by, k.id, &e));
    CHECK_ERR(ERR_NOT_FOUND, knowledge_remove(s.db, &by, k.id, &e));
}

TEST(an_entry_that_makes_no_sense_is_refused_by_field) {
    static const struct {
        Knowledge k;
        const char *field;
    } t[] = { { { .question = S(" "), .answer = S("x") }, "question" },
              { { .question = S("x"), .answer = S(" ") }, "answer" },
              { { .question = S("x"), .answer = S("x"), .department = S("a\nb") }, "department" },
              { { .question = S("x"), .answer = S("x"), .subjects = 1 << 15 }, "subjects" },
              { { .question = S("x"), .answer = S("x"), .owner_id = 999999 }, "owner_id" } };
    TEST_SHOP(s);
    Knowledge out = { 0 };
    Caller by = shop_person(&s, NOW);
    for (size_t i = 0; i < COUNT(t); i++) {
        CHECK_ERR(ERR_INVALID, knowledge_put(s.db, s.arena, &by, 0, &t[i].k, &out, &e));
        CHECK_STR(str_c(e.field), t[i].field);
    }
}

TEST(a_confidential_case_tells_nobody_what_it_is_about) {
    TEST_SHOP(s);
    Case c = { 0 };
    List list;
    Caller owner = shop_person(&s, NOW);
    Caller other = { .staff_id = 4711, .brand_id = s.brand_id, .role = ROLE_WRITER, .now = NOW };
    int64_t id = shop_message(&s, &(TestMessage){ .at = NOW, .who = "@sari", .text = "x" });
    CHECK_OK(secrecy_set(s.db, s.arena, &owner, id,
                         &(SecrecyForm){ .is_secret = true, .version = 1 }, &c, &e));
    CHECK_ERR(ERR_DENIED, knowledge_find(s.db, s.arena, &other, &(KnowledgeFilter){ .case_id = id },
                                         &list, &e));
}
