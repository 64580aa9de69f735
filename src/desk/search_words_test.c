#include "base/limits.h"
#include "desk/intake.h"
#include "desk/search_words.h"

#include "test_shop.h"

enum { NOW = SHOP_MONDAY + 9 * HOUR };

static void say(TestShop *s, const char *id, const char *text) {
    Error e;
    Intake *in CLEANUP(intake_close) = NULL;
    IntakeCounts counts;
    Caller by = shop_person(s, NOW);
    Item item = { .id = str_c(id), .author = S("Rini"), .text = str_c(text), .time = NOW };
    CHECK_OK(intake_open(s->db, s->arena, &by, s->sources[0], &in, &e));
    CHECK_OK(intake_begin(in, &(IntakeBatch){ .db = s->db, .now = NOW }, &e));
    CHECK_OK(intake_item(in, &item, &e));
    CHECK_OK(intake_end(in, &counts, &e));
}

static size_t found(TestShop *s, const char *words) {
    Error e;
    List list;
    Str next;
    CHECK_OK(case_list(s->db, s->arena, s->brand_id, &(CaseFilter){ .search = str_c(words) }, &list,
                       &next, &e));
    return list.count;
}

static bool is_stale(TestShop *s) {
    Error e;
    bool stale;
    CHECK_OK(search_words_stale(s->db, &stale, &e));
    return stale;
}

/* As a program with other word lists would have left them, `done` messages into its work. */
static void made_by_another(TestShop *s, int64_t done) {
    Error e;
    CHECK_OK(db_run(s->db, Q_MESSAGE_WORDS_EMPTY, DB_NO_ARGS, NULL, &e));
    CHECK_OK(db_run(s->db, Q_SEARCH_STATE_SET, DB_ARGS(DB_V(S("another")), DB_V(done)), NULL, &e));
}

static void renew(TestShop *s) {
    Error e;
    bool more = true;
    while (more)
        CHECK_OK(search_words_renew(s->db, &more, &e));
}

TEST(words_of_another_reader_are_made_anew) {
    TEST_SHOP(s);
    say(&s, "1", "paketnya blm nyampe");
    say(&s, "2", "kerupuknya enak");
    made_by_another(&s, -1);
    CHECK(is_stale(&s));
    CHECK(found(&s, "belum") == 0);
    renew(&s);
    CHECK(!is_stale(&s));
    CHECK(found(&s, "belum") == 1 && found(&s, "enak") == 1);
}

TEST(words_half_made_by_another_reader_are_all_made_anew) {
    TEST_SHOP(s);
    say(&s, "1", "paketnya blm nyampe");
    say(&s, "2", "kerupuknya enak");
    made_by_another(&s, 1);
    renew(&s);
    CHECK(found(&s, "belum") == 1 && found(&s, "enak") == 1);
}

TEST(a_change_of_words_goes_on_where_it_was_stopped) {
    enum { MANY = 2500 }; /* more than one step takes */
    TEST_SHOP(s);
    Error e;
    bool more;
    for (int i = 0; i < MANY; i++)
        shop_message(&s, &(TestMessage){ .at = NOW, .who = "Rini", .text = "bocor lagi" });
    made_by_another(&s, -1);
    CHECK_OK(search_words_renew(s.db, &more, &e));
    CHECK(more && is_stale(&s));
    renew(&s);
    CHECK(!is_stale(&s));
    CHECK(found(&s, "bocor") == LIMIT_PAGE_DEFAULT);
}

TEST(the_text_of_a_case_is_that_of_its_newest_message) {
    TEST_SHOP(s);
    Error e;
    List list;
    Str next;
    say(&s, "1", "paketnya blm nyampe");
    CHECK_OK(case_list(s.db, s.arena, s.brand_id, &(CaseFilter){ .search = S("paket") }, &list,
                       &next, &e));
    CHECK(list.count == 1);
    CHECK_STR(((const CaseRow *)list.items)[0].excerpt, "paketnya blm nyampe");
}
