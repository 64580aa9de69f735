/* The page behind the link of a question: what somebody typed there is never lost, and never more
 * than it should be. */
#include "test_api.h"

#include "base/crypto.h"
#include "base/limits.h"
#include "base/time.h"
#include "desk/contact.h"
#include "desk/department.h"
#include "desk/referral.h"

static Error e;

static void must(Err code) {
    if (code != ERR_OK)
        printf("%s: %s\n", err_name(code), e.msg);
    CHECK(code == ERR_OK);
}

/* The path of the page. */
static Str asked(TestOffice *o) {
    Db *db;
    List list;
    Referral made = { 0 };
    Department of = { S("delivery"), S("Gudang") };
    Caller by = { .staff_id = o->staff[ROLE_OWNER], .brand_id = o->brand_id, .role = ROLE_OWNER,
                  .rights = role_rights(ROLE_OWNER), .now = o->now };
    ReferralToken link = { crypto_token(o->arena), S("sealed") };
    ReferralForm form = { .department = S("Gudang"), .question = S("Kapan dikirim?") };
    must(store_write(o->store, &db, &e));
    must(department_set(db, o->arena, &by, &(DepartmentTable){ .subjects = { &of, 1 } }, &list,
                        &e));
    must(referral_make(db, o->arena, &by,
                       &(NewReferral){ .case_id = o->case_id, .form = &form, .link = link }, &made,
                       &e));
    must(store_commit(o->store, &db, &e));
    return str_fmt(o->arena, "/bagian/" STR_FMT, STR_ARG(link.token));
}

static TestAnswer send(TestOffice *o, Str path, const char *form) {
    TestHeader type = { "Content-Type", S("application/x-www-form-urlencoded") };
    return test_call(o, &(TestCall){ .method = "POST", .path = path, .body = str_c(form),
                                     .headers = &type, .header_count = 1 });
}

static bool has(const TestAnswer *a, const char *words) {
    return str_find(a->body, str_c(words)) >= 0;
}

static const char *many(TestOffice *o, const char *before, char c, size_t count,
                        const char *after) {
    Buf b = buf_new(o->arena, count + 1000);
    buf_put(&b, str_c(before));
    for (size_t i = 0; i < count; i++)
        buf_putc(&b, c);
    buf_put(&b, str_c(after));
    return str_z(o->arena, buf_str(&b));
}

static bool is_open(TestOffice *o, Str path) {
    return test_call(o, &(TestCall){ .method = "GET", .path = path }).status == 200;
}

TEST(an_answer_that_is_too_long_stands_on_the_page_again) {
    TEST_OFFICE(o);
    Str path = asked(&o);
    TestAnswer a = send(&o, path, many(&o, "act=answer&version=1&text=", 'x', 20000, "akhir"));
    CHECK(a.status == 200 && has(&a, "Belum terkirim") && has(&a, "4.000"));
    CHECK(has(&a, many(&o, "", 'x', 20000, "akhir</textarea>")));
    a = send(&o, path, many(&o, "act=answer&version=1&text=Besok+pagi&name=", 'n', 500, ""));
    CHECK(a.status == 200 && has(&a, "tulis nama saja") && has(&a, "Besok pagi</textarea>"));
    a = send(&o, path, many(&o, "act=return&version=1&why=", 'w', 20000, ""));
    CHECK(a.status == 200 && has(&a, "Belum terkirim") && has(&a, "wwwwww\""));
    CHECK(is_open(&o, path));
}

TEST(what_shows_nothing_is_no_answer_and_a_name_is_one_line) {
    static const char *const blank[] = { "", "+%0D%0A", "%C2%A0", "%E2%80%8B%EF%BB%BF",
                                         "%E3%80%80" };
    TEST_OFFICE(o);
    Str path = asked(&o);
    for (size_t i = 0; i < COUNT(blank); i++) {
        Str form = str_fmt(o.arena, "act=answer&version=1&text=%s", blank[i]);
        TestAnswer a = send(&o, path, str_z(o.arena, form));
        CHECK(a.status == 200 && has(&a, "Belum terkirim"));
    }
    TestAnswer a = send(&o, path, "act=answer&version=1&text=Besok&name=Pak%0D%0AJoko");
    CHECK(a.status == 200 && has(&a, "satu baris") && has(&a, "Besok</textarea>"));
    CHECK(is_open(&o, path));
    a = send(&o, path, "act=answer&version=1&text=Besok&name=Pak+Joko%0D%0A");
    CHECK(a.status == 200 && has(&a, "sudah sampai"));
}

TEST(whoever_comes_second_keeps_what_they_typed) {
    TEST_OFFICE(o);
    Str path = asked(&o);
    TestAnswer a = send(&o, path, "act=answer&version=1&text=Besok");
    CHECK(a.status == 200 && has(&a, "sudah sampai"));
    a = send(&o, path, "act=answer&version=1&text=Lusa+%3Cb%3Esaja");
    CHECK(a.status == 404 && has(&a, "sudah tidak berlaku"));
    CHECK(has(&a, "tidak terkirim") && has(&a, "Lusa &lt;b&gt;saja</textarea>"));
    CHECK(!has(&a, "Kapan dikirim?"));
    a = send(&o, path, "act=return&version=1&why=Tanya+kasir");
    CHECK(a.status == 404 && has(&a, "Tanya kasir</textarea>"));
}

TEST(the_time_is_changed_by_link_only_so_often) {
    TEST_OFFICE(o);
    Str path = asked(&o);
    TestAnswer a;
    for (int i = 1; i <= LIMIT_REFERRAL_TAKES; i++) {
        a = send(&o, path, str_z(o.arena, str_fmt(o.arena,
                                                  "act=take&version=%d&until=2026-11-03T16:%02d", i,
                                                  i)));
        CHECK(a.status == 200 && has(&a, "Tim tahu"));
    }
    a = send(&o, path, str_z(o.arena, str_fmt(o.arena, "act=take&version=%d&until=2026-11-04T16:00",
                                              LIMIT_REFERRAL_TAKES + 1)));
    CHECK(a.status == 200 && has(&a, "terlalu sering") && has(&a, "2026-11-04T16:00"));
    a = send(&o, path, str_z(o.arena, str_fmt(o.arena, "act=answer&version=%d&text=Sudah",
                                              LIMIT_REFERRAL_TAKES + 1)));
    CHECK(a.status == 200 && has(&a, "sudah sampai"));
}

/* A link that leaked is no key for other sites: the rule of the pages with a sign-in holds here. */
TEST(no_other_site_answers_by_the_link) {
    static const struct {
        const char *name;
        Str value;
    } foreign[] = {
        { "Origin", { "https://evil.example", 20 } },
        { "Origin", { "https://meja.example.evil.example", 33 } },
        { "Origin", { "null", 4 } },
        { "Sec-Fetch-Site", { "cross-site", 10 } },
        { "Sec-Fetch-Site", { "same-site", 9 } },
    };
    TEST_OFFICE(o);
    Str path = asked(&o);
    for (size_t i = 0; i < COUNT(foreign); i++) {
        TestHeader h[] = { { "Content-Type", S("application/x-www-form-urlencoded") },
                           { foreign[i].name, foreign[i].value } };
        TestAnswer a = test_call(&o, &(TestCall){ .method = "POST", .path = path,
                                                  .body = S("act=answer&version=1&text=Besok"),
                                                  .headers = h, .header_count = COUNT(h) });
        CHECK(a.status == 401 || a.status == 403);
    }
    CHECK(is_open(&o, path));
    TestHeader own[] = { { "Content-Type", S("application/x-www-form-urlencoded") },
                         { "Origin", S("https://meja.example") } };
    TestAnswer a = test_call(&o, &(TestCall){ .method = "POST", .path = path,
                                              .body = S("act=answer&version=1&text=Besok"),
                                              .headers = own, .header_count = COUNT(own) });
    CHECK(a.status == 200 && has(&a, "sudah sampai"));
}
