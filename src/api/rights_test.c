/* Every operation of the table × every role × two brands × nobody, no token, a foreign page. */
#include "test_api.h"

#include "base/limits.h"

static const char gate_says[] = "your role does not have this right";

/* The row's path with real ids in brand 1 and ids that do not exist elsewhere. */
static Str path_of(TestOffice *o, const Route *row, int64_t brand_id) {
    Buf b = buf_new(o->arena, 400);
    Str rest = str_c(row->path), part;
    bool first = true;
    while (str_cut(&rest, '/', &part)) {
        if (!first)
            buf_putc(&b, '/');
        first = false;
        if (str_eq(part, S("{brand}")))
            buf_printf(&b, "%lld", (long long)brand_id);
        else if (str_starts(part, S("{")))
            buf_put(&b, S("999999"));
        else
            buf_put(&b, part);
    }
    return buf_str(&b);
}

static bool changes(const Route *row) { return strcmp(row->method, "GET") != 0; }
static bool is_of_brand(const Route *row) { return strstr(row->path, "{brand}") != NULL; }

static TestAnswer call(TestOffice *o, const Route *row, TestCall c) {
    c.method = row->method;
    if (c.path.p == NULL)
        c.path = path_of(o, row, o->brand_id);
    if (changes(row) && row->body)
        c.body = S("{}");
    return test_call(o, &c);
}

static bool refused(const TestAnswer *a) {
    return a->status == 401 || (a->status == 403 && str_find(a->body, str_c(gate_says)) >= 0);
}

static void say(const Route *row, const char *who, const TestAnswer *a) {
    printf("%s %s as %s: %d " STR_FMT "\n", row->method, row->path, who, a->status,
           STR_ARG(str_slice(a->body, 0, 160)));
}

#define WANT(cond, row, who, answer)      \
    do {                                  \
        if (!(cond))                      \
            say((row), (who), &(answer)); \
        CHECK(cond);                      \
    } while (0)

TEST(the_table_is_sound) {
    const Route *row;
    RouteTable table = api_table();
    Error e = { 0 };
    CHECK(route_check(&table, &e) == ERR_OK);
    for (size_t i = 0; (row = route_at(&table, i)) != NULL; i++) {
        CHECK(row->doc && row->doc[0] && row->doc[strlen(row->doc) - 1] != '.');
        CHECK((row->permission != 0) != ((row->flags & ROUTE_PUBLIC) != 0));
        CHECK(is_of_brand(row) || row->permission == 0 || row->permission == RIGHT_SELF);
    }
}

TEST(nobody_gets_in_without_signing_in) {
    const RouteTable table = api_table();
    const Route *row;
    TEST_OFFICE(o);
    for (size_t i = 0; (row = route_at(&table, i)) != NULL; i++) {
        if (row->flags & ROUTE_PUBLIC)
            continue;
        TestAnswer a = call(&o, row, (TestCall){ 0 });
        WANT(a.status == 401, row, "nobody", a);
    }
}

TEST(each_role_has_the_rights_of_its_row_and_no_more) {
    const RouteTable table = api_table();
    const Route *row;
    TEST_OFFICE(o);
    for (size_t i = 0; (row = route_at(&table, i)) != NULL; i++) {
        if (!is_of_brand(row))
            continue;
        for (int role = ROLE_READER; role < ROLE__COUNT; role++) {
            bool may = role_rights((Role)role) & row->permission;
            TestAnswer a = call(&o, row, (TestCall){ .staff_id = o.staff[role] });
            WANT(refused(&a) == !may, row, role_names[role], a);
            WANT(a.status < 500 || a.status == 503, row, role_names[role], a);
        }
    }
}

TEST(a_stranger_sees_another_brand_as_one_that_is_not_there) {
    const RouteTable table = api_table();
    const Route *row;
    TEST_OFFICE(o);
    for (size_t i = 0; (row = route_at(&table, i)) != NULL; i++) {
        if (!is_of_brand(row))
            continue;
        TestAnswer there = call(&o, row, (TestCall){ .staff_id = o.staff[ROLE_NONE] });
        TestAnswer nowhere =
            call(&o, row,
                 (TestCall){ .staff_id = o.staff[ROLE_NONE], .path = path_of(&o, row, 777777) });
        WANT(there.status == 404, row, "stranger", there);
        WANT(str_eq(there.body, nowhere.body), row, "stranger", there);
    }
}

/* Ids of brand 1 asked for through the stranger's own brand. */
TEST(ids_of_another_brand_are_not_found) {
    static const char *const paths[] = { "cases", "cases", "sources" };
    static const char *const tails[] = { "", "/messages", "" };
    TEST_OFFICE(o);
    for (size_t i = 0; i < COUNT(paths); i++) {
        int64_t id = i < 2 ? o.case_id : o.source_id;
        Str tail = str_fmt(o.arena, "%s/%lld%s", paths[i], (long long)id, tails[i]);
        Str own =
            str_fmt(o.arena, "/api/brands/%lld/" STR_FMT, (long long)o.brand_id, STR_ARG(tail));
        Str other = str_fmt(o.arena, "/api/brands/%lld/" STR_FMT, (long long)o.other_brand_id,
                            STR_ARG(tail));
        TestAnswer a = test_call(
            &o, &(TestCall){ .method = "GET", .path = own, .staff_id = o.staff[ROLE_OWNER] });
        CHECK(a.status == 200);
        a = test_call(
            &o, &(TestCall){ .method = "GET", .path = other, .staff_id = o.staff[ROLE_NONE] });
        CHECK(a.status == 404 || str_eq(a.body, S("{\"items\":[],\"next\":null}")));
    }
}

TEST(what_changes_something_needs_the_token_of_the_session) {
    const RouteTable table = api_table();
    const Route *row;
    TEST_OFFICE(o);
    TestHeader forged[] = { { "X-CSRF-Token", S("0123456789abcdef") } };
    for (size_t i = 0; (row = route_at(&table, i)) != NULL; i++) {
        if (!changes(row) || (row->flags & ROUTE_PUBLIC))
            continue;
        TestAnswer none =
            call(&o, row, (TestCall){ .staff_id = o.staff[ROLE_OWNER], .no_token = true });
        TestAnswer other = call(&o, row,
                                (TestCall){ .staff_id = o.staff[ROLE_OWNER],
                                            .no_token = true,
                                            .headers = forged,
                                            .header_count = 1 });
        WANT(none.status == 403 && other.status == 403, row, "owner without token", none);
    }
}

TEST(a_foreign_page_changes_nothing) {
    const RouteTable table = api_table();
    const Route *row;
    static const TestHeader foreign[][1] = {
        { { "Origin", { "https://evil.example", 20 } } },
        { { "Origin", { "null", 4 } } },
        { { "Origin", { "https://meja.example.evil.example", 33 } } },
        { { "Sec-Fetch-Site", { "cross-site", 10 } } },
        { { "Sec-Fetch-Site", { "same-site", 9 } } },
    };
    TEST_OFFICE(o);
    for (size_t i = 0; (row = route_at(&table, i)) != NULL; i++) {
        if (!changes(row) || (row->flags & ROUTE_NO_TOKEN))
            continue;
        for (size_t k = 0; k < COUNT(foreign); k++) {
            int64_t who = row->flags & ROUTE_PUBLIC ? 0 : o.staff[ROLE_OWNER];
            TestAnswer a = call(
                &o, row, (TestCall){ .staff_id = who, .headers = foreign[k], .header_count = 1 });
            WANT(a.status == 401 || a.status == 403, row, foreign[k][0].value.p, a);
        }
    }
}

TEST(the_public_address_is_our_own_page_behind_a_proxy) {
    TEST_OFFICE(o);
    TestHeader ours = { "Origin", S("https://meja.toko.example") };
    TestCall c = { .method = "PUT", .path = S("/api/session/language"),
                   .body = S("{\"language\":\"en\"}"), .staff_id = o.staff[ROLE_READER],
                   .headers = &ours, .header_count = 1 };
    CHECK(test_call(&o, &c).status == 403);
    o.api.public_url = S("https://meja.toko.example/");
    CHECK(test_call(&o, &c).status == 204);
}

TEST(a_simple_content_type_is_refused) {
    const RouteTable table = api_table();
    const Route *row;
    static const char *const types[] = { "text/plain", "application/x-www-form-urlencoded",
                                         "multipart/form-data; boundary=x" };
    TEST_OFFICE(o);
    for (size_t i = 0; (row = route_at(&table, i)) != NULL; i++) {
        if (!changes(row) || row->body == NULL || (row->flags & (ROUTE_RAW | ROUTE_FORM)))
            continue;
        for (size_t k = 0; k < COUNT(types); k++) {
            TestHeader type = { "Content-Type", str_c(types[k]) };
            TestAnswer a = call(
                &o, row,
                (TestCall){ .staff_id = o.staff[ROLE_OWNER], .headers = &type, .header_count = 1 });
            WANT(a.status == 415, row, types[k], a);
        }
    }
}

TEST(a_person_who_was_ended_is_out_at_once) {
    TEST_OFFICE(o);
    Str path = str_fmt(o.arena, "/api/brands/%lld/people/%lld/end", (long long)o.brand_id,
                       (long long)o.staff[ROLE_WRITER]);
    TestAnswer a = test_call(
        &o, &(TestCall){ .method = "POST", .path = path, .staff_id = o.staff[ROLE_OWNER] });
    CHECK(a.status == 204);
    a = test_call(&o, &(TestCall){ .method = "GET",
                                   .path = S("/api/session"),
                                   .staff_id = o.staff[ROLE_WRITER] });
    CHECK(a.status == 401);
}

/* A name elsewhere may be made to point here, and a proxy here speaks for the whole world. */
TEST(only_who_asks_this_machine_by_its_own_name_is_local) {
    static const struct {
        const char *from, *host, *header;
        int status;
    } cases[] = {
        { "127.0.0.1", "127.0.0.1:8080", NULL, 200 },
        { "127.0.0.1", "localhost", NULL, 200 },
        { "::1", "[::1]:8080", NULL, 200 },
        { "127.0.0.1", "rebound.example:8080", NULL, 404 },
        { "127.0.0.1", "localhost.evil.example", NULL, 404 },
        { "127.0.0.1", "[::1]x", NULL, 404 },
        { "127.0.0.1", "localhost", "X-Forwarded-For", 404 },
        { "127.0.0.1", "localhost", "X-Real-IP", 404 },
        { "127.0.0.1", "localhost", "Via", 404 },
        { "10.0.0.1", "localhost", NULL, 404 },
    };
    TEST_OFFICE(o);
    for (size_t i = 0; i < COUNT(cases); i++) {
        TestHeader proxy = { cases[i].header, S("10.9.9.9") };
        TestAnswer a = test_call(&o, &(TestCall){ .method = "GET",
                                                  .path = S("/metrics"),
                                                  .from = cases[i].from,
                                                  .host = cases[i].host,
                                                  .headers = &proxy,
                                                  .header_count = cases[i].header != NULL });
        if (a.status != cases[i].status)
            printf("case %zu: %d\n", i, a.status);
        CHECK(a.status == cases[i].status);
    }
}

TEST(a_flood_of_sign_ins_waits_for_no_slot) {
    TEST_OFFICE(o);
    for (int i = 0; i < LIMIT_HASHES_AT_ONCE; i++)
        sem_wait(&o.api.hashing);
    atomic_store(&o.api.waiting, 2);
    TestAnswer a = test_call(&o, &(TestCall){ .method = "POST",
                                              .path = S("/api/session"),
                                              .body = S("{\"email\":\"a@b.example\","
                                                        "\"password\":\"salah salah\"}") });
    CHECK(a.status == 429 && atomic_load(&o.api.waiting) == 2);
}
