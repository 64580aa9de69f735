#include "test_api.h"

static TestAnswer wrong_way(TestOffice *o, const char *language) {
    TestHeader h = { "Accept-Language", str_c(language) };
    return test_call(o, &(TestCall){ .method = "PATCH", .path = S("/login"), .headers = &h,
                                     .header_count = language[0] ? 1 : 0 });
}

static bool says(const TestAnswer *a, const char *what) {
    return str_find(a->body, str_c(what)) >= 0;
}

TEST(the_page_of_an_error_is_indonesian_and_looks_like_the_others) {
    TEST_OFFICE(o);
    TestAnswer a = wrong_way(&o, "");
    CHECK(a.status == 405);
    CHECK(says(&a, "<html lang=\"id\">") && says(&a, "<main class=\"sheet\">"));
    CHECK(says(&a, "<h1>Cara ini tidak didukung</h1>") && says(&a, "Nomor permintaan"));
    CHECK(says(&a, "href=\"/\""));
    CHECK(!says(&a, "this path takes")); /* the English sentence */
}

TEST(the_page_of_an_error_is_english_for_who_asks_for_it) {
    TEST_OFFICE(o);
    TestAnswer a = wrong_way(&o, "en-GB,en;q=0.9");
    CHECK(a.status == 405);
    CHECK(says(&a, "<html lang=\"en\">") && says(&a, "<h1>This is not done here</h1>"));
    CHECK(!says(&a, "Nomor permintaan"));
}
