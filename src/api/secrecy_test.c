/* Confidential cases: every route that names something by its id × everybody who may not see it. */
#include "test_api.h"

#include "base/time.h"
#include "crisis/room.h"
#include "desk/case.h"
#include "desk/message.h"
#include "desk/problem.h"
#include "desk/promise.h"
#include "desk/secrecy.h"

static Error e;

static void must(Err code) {
    if (code != ERR_OK)
        printf("%s: %s\n", err_name(code), e.msg);
    CHECK(code == ERR_OK);
}

/* ---- one of each thing that hangs on a case ---- */

typedef struct Things {
    int64_t case_id, message, copy, mass, mass_item, reply, referral, demand, guard, strike,
        statement, contradiction, promise, follow_up, link,
        own_post;
} Things;

static int64_t put(Db *db, Query q, DbArgs args) {
    int64_t id = 0;
    must(db_i64(db, q, args, &id, &e));
    return id;
}

static void put_answers(TestOffice *o, Db *db, const Case *c, Things *t) {
    DbVal brand = DB_V(o->brand_id), at = DB_V(o->now), who = DB_V(o->staff[ROLE_OWNER]);
    DbVal of = DB_V(c->id);
    t->reply = put(db, Q_REPLY_INSERT,
                   DB_ARGS(brand, of, DB_V(t->message), DB_V(c->source_id), DB_V(S("browser")),
                           DB_V(S("by_hand")), DB_V(S("key")), DB_V(S("request")), DB_V(true),
                           DB_V(S("Halo Kak")), who, db_null(), db_null(), at, db_null()));
    t->promise = put(db, Q_PROMISE_INSERT,
                     DB_ARGS(brand, of, db_null(), who, DB_V(S("word")), DB_V(S("kabar besok")),
                             DB_V(o->now + DAY), db_null(), DB_V(S("open")), at, at, at,
                             db_null()));
    t->statement = put(db, Q_STATEMENT_INSERT, DB_ARGS(brand, db_null(), DB_V(S("x")), who, at));
    must(db_run(db, Q_STATEMENT_VERSION_INSERT,
                DB_ARGS(brand, DB_V(t->statement), DB_V(1), DB_V(S("[]")), DB_V(S("x")), who, at),
                NULL, &e));
    must(db_run(db, Q_CONTRADICTION_INSERT,
                DB_ARGS(brand, DB_V(t->statement), DB_V(1), DB_V(t->reply), of, DB_V(S("open")),
                        DB_V(S("[]")), at),
                NULL, &e));
    t->contradiction = 1; /* the first of a fresh database */
    t->mass = put(db, Q_MASS_INSERT, DB_ARGS(brand, db_null(), who, at));
    t->mass_item = put(db, Q_MASS_ITEM_INSERT,
                       DB_ARGS(brand, DB_V(t->mass), of, db_id(c->author_id),
                               DB_V(c->author_handle), DB_V(c->source_id), DB_V(S("instagram")),
                               DB_V(c->version), db_null(), DB_V(S("complaint")), DB_V(0), DB_V(0),
                               DB_V(true), DB_V(true), DB_V(false), DB_V(S("planned")),
                               DB_V(S("none"))));
}

static void put_work(TestOffice *o, Db *db, const Case *c, Things *t) {
    DbVal brand = DB_V(o->brand_id), at = DB_V(o->now), who = DB_V(o->staff[ROLE_OWNER]);
    DbVal of = DB_V(c->id), author = DB_V(c->author_id), message = DB_V(t->message);
    t->copy = put(db, Q_SEALED_COPY_INSERT,
                  DB_ARGS(brand, message, of, DB_V(S("instagram")), db_null(), db_null(), db_null(),
                          DB_V(S("x")), db_null(), at, at, DB_V(S("salt")), DB_V(S("hash"))));
    t->guard = put(db, Q_GUARD_INSERT,
                   DB_ARGS(brand, DB_V(S("hide")), author, of, message, DB_V(t->copy),
                           DB_V(S("spam")), db_null(), DB_V(0), DB_V(false), DB_V(false), who, at,
                           at, db_null()));
    must(db_run(db, Q_OWN_POST_INSERT,
                DB_ARGS(brand, message, of, DB_V(c->source_id), at, DB_V(false), DB_V(S("open"))),
                NULL, &e));
    t->own_post = 1; /* the first of a fresh database */
    t->strike = put(db, Q_STRIKE_INSERT,
                    DB_ARGS(brand, author, of, message, DB_V(t->copy), DB_V(S("spam")), who, at,
                            DB_V(o->now + DAY)));
    t->referral = put(db, Q_REFERRAL_INSERT,
                      DB_ARGS(brand, db_null(), DB_V(S("Gudang")), db_null(), db_null(),
                              DB_V(S("siapa?")), who, at, DB_V(o->now + DAY), DB_V(S("hash")),
                              DB_V(S("token"))));
    must(db_run(db, Q_REFERRAL_CASE_INSERT, DB_ARGS(brand, of, DB_V(t->referral)), NULL, &e));
    must(db_run(db, Q_DEMAND_PUT,
                DB_ARGS(brand, of, DB_V(S("refund")), DB_V(S("waiting")), DB_V(S("fulfil")),
                        db_null(), DB_V(0), db_null(), db_null(), who, at, db_null(), db_null()),
                NULL, &e));
    t->demand = 1; /* the first of a fresh database */
    must(db_run(db, Q_FOLLOW_INSERT, DB_ARGS(brand, of, author, DB_V(1), at, at), NULL, &e));
    t->follow_up = 1;
    must(db_run(db, Q_FOLLOW_END,
                DB_ARGS(brand, DB_V(t->follow_up), DB_V(S("planned")), DB_V(S("due")), db_null()),
                NULL, &e));
    t->link = put(db, Q_PERSON_LINK_INSERT,
                  DB_ARGS(brand, author, DB_V(c->author_id), DB_V(S("other")), DB_V(S("x")), of,
                          who, at));
}

/* A case held by the owner, closed off after all that hangs on it was made. */
static Things closed_off(TestOffice *o) {
    Things t = { .case_id = o->case_id };
    Db *db;
    Case c = { 0 };
    List messages;
    Caller owner = { .staff_id = o->staff[ROLE_OWNER], .brand_id = o->brand_id, .now = o->now,
                     .role = ROLE_OWNER, .rights = role_rights(ROLE_OWNER) };
    must(store_write(o->store, &db, &e));
    must(case_get(db, o->arena, o->brand_id, o->case_id, &c, &e));
    must(message_list(db, o->arena, o->brand_id, c.id, 0, &messages, &e));
    t.message = ((const Message *)messages.items)->id;
    put_answers(o, db, &c, &t);
    put_work(o, db, &c, &t);
    must(secrecy_set(db, o->arena, &owner, c.id,
                     &(SecrecyForm){ .is_secret = true, .version = c.version }, &c, &e));
    must(store_commit(o->store, &db, &e));
    return t;
}

/* ---- the routes ---- */

/* What the ids of a route name, written down a second time: a route whose path begins with none
 * of these, or that has more ids than its row, fails until somebody says whether it hangs on a
 * case. */
#define OF(member) { offsetof(Things, member), true }
#define FREE { 0, false }
static const struct {
    const char *path; /* behind the brand, and what follows */
    struct {
        size_t at; /* in Things */
        bool of_case;
    } ids[2];
    bool is_case; /* refused with the reason: lists show that there is one */
} rows[] = {
    { "cases/{id}", { OF(case_id) }, true },
    { "contradictions/{id}", { OF(contradiction) }, false },
    { "demands/{id}", { OF(demand) }, false },
    { "follow-ups/{id}", { OF(follow_up) }, false },
    { "guards/{id}", { OF(guard) }, false },
    { "links/{id}", { OF(link) }, false },
    { "mass/{id}/items/{item}", { OF(mass), OF(mass_item) }, false },
    { "messages/{id}", { OF(message) }, false },
    { "own-posts/{id}", { OF(own_post) }, false },
    { "promises/{id}", { OF(promise) }, false },
    { "referrals/{id}", { OF(referral) }, false },
    { "replies/{id}", { OF(reply) }, false },
    { "strikes/{id}", { OF(strike) }, false },
    /* of no case, or of many */
    { "access/accounts/{id}", { FREE }, false },
    { "access/sign-ins/{id}", { FREE }, false },
    { "audiences/{id}", { FREE }, false },
    { "authors/{id}", { FREE }, false },
    { "contacts/{id}", { FREE }, false },
    { "correctives/{id}", { FREE }, false },
    { "crises/{id}", { FREE }, false },
    { "crises/{id}/audiences/{audience}", { FREE }, false },
    { "crises/{id}/staff/receipts/{receipt}", { FREE }, false },
    { "crises/{id}/steps/{step}", { FREE }, false },
    { "crises/{id}/team/{member}", { FREE }, false },
    { "crisis-promises/{id}", { FREE }, false },
    { "crisis-updates/{id}", { FREE }, false },
    { "drills/{id}", { FREE }, false },
    { "facts/{id}", { FREE }, false },
    { "lessons/{id}", { FREE }, false },
    { "playbooks/{id}", { FREE }, false },
    { "posts/{id}", { FREE }, false },
    { "quiet-days/{id}", { FREE }, false },
    { "threats/{id}", { FREE }, false },
    { "quiz/{id}", { FREE }, false },
    { "rights-pauses/{id}", { FREE }, false },
    { "vettings/{id}", { FREE }, false },
    { "halts/{id}", { FREE }, false },
    { "incidents/{id}", { FREE }, false },
    { "knowledge/{id}", { FREE }, false },
    { "mass/{id}", { FREE }, false },
    { "people/{id}", { FREE }, false },
    { "policy/versions/{version}", { FREE }, false },
    { "prepared/{id}", { FREE }, false },
    { "problems/{id}", { FREE }, false },
    { "rivals/{id}", { FREE }, false },
    { "solutions/{id}", { FREE }, false },
    { "sources/{id}", { FREE }, false },
    { "statements/{id}/versions/{number}", { FREE }, false },
    { "statements/{id}", { FREE }, false },
    { "verdicts/{id}", { FREE }, false },
    { "words/{id}", { FREE }, false },
};

static const char brand_path[] = "/api/brands/{brand}/";

static size_t count_ids(Str path) {
    size_t count = 0;
    for (size_t i = 0; i < path.n; i++)
        count += path.p[i] == '{';
    return count;
}

/* COUNT(rows): nobody wrote this route down. */
static size_t row_of(Str path) {
    size_t i = 0;
    while (i < COUNT(rows) && !(str_starts(path, str_c(rows[i].path)) &&
                                count_ids(path) == count_ids(str_c(rows[i].path))))
        i++;
    return i;
}

static Str path_of(TestOffice *o, Str path, const Things *t, size_t row) {
    Buf b = buf_new(o->arena, 400);
    Str part;
    size_t n = 0;
    buf_printf(&b, "/api/brands/%lld", (long long)o->brand_id);
    while (str_cut(&path, '/', &part)) {
        if (str_starts(part, S("{"))) {
            int64_t id;
            memcpy(&id, (const char *)t + rows[row].ids[n++].at, sizeof id);
            buf_printf(&b, "/%lld", (long long)id);
        } else {
            buf_printf(&b, "/" STR_FMT, STR_ARG(part));
        }
    }
    return buf_str(&b);
}

static void try_route(TestOffice *o, const Route *route, Str path, size_t row) {
    for (int role = ROLE_READER; role < ROLE__COUNT; role++) {
        if (!(role_rights((Role)role) & route->permission))
            continue;
        bool changes = strcmp(route->method, "GET") != 0;
        TestAnswer a = test_call(o, &(TestCall){ .method = route->method,
                                                 .path = path,
                                                 .body = changes && route->body ? S("{}")
                                                                                : (Str){ 0 },
                                                 .staff_id = o->staff[role] });
        bool is_hidden = a.status == (rows[row].is_case ? 403 : 404);
        if (is_hidden != (role < ROLE_APPROVER))
            printf("%s %s as %s: %d " STR_FMT "\n", route->method, route->path, role_names[role],
                   a.status, STR_ARG(str_slice(a.body, 0, 160)));
        CHECK(is_hidden == (role < ROLE_APPROVER));
    }
}

TEST(no_id_leads_to_a_confidential_case) {
    TEST_OFFICE(o);
    Things t = closed_off(&o);
    const RouteTable table = api_table();
    const Route *route;
    size_t tried = 0;
    for (size_t i = 0; (route = route_at(&table, i)) != NULL; i++) {
        Str path = str_c(route->path);
        if (!str_starts(path, str_c(brand_path)))
            continue;
        path = str_slice(path, sizeof brand_path - 1, path.n);
        if (count_ids(path) == 0)
            continue;
        size_t row = row_of(path);
        if (row == COUNT(rows))
            printf("does %s hang on a case? Say so in this test\n", route->path);
        CHECK(row < COUNT(rows));
        if (!rows[row].ids[0].of_case)
            continue;
        try_route(&o, route, path_of(&o, path, &t, row), row);
        tried++;
    }
    CHECK(tried > 40);
}

/* ---- what lists tell ---- */

TEST(no_list_tells_a_word_of_a_confidential_case) {
    static const char *const lists[] = {
        "promises?filter=all", "promises?filter=mine", "follow-ups?all=true", "care", "guards",
        "mass/1/items", "mass/1/items.csv", "statements/1/contradictions?state=open",
        "replies?state=by_hand", "referrals", "demands?state=waiting", "cases", "overview",
        "presence",
    };
    static const char *const words[] = { "sari", "Sari", "kabar besok", "kecewa", "Halo Kak",
                                         "siapa?" };
    TEST_OFFICE(o);
    (void)closed_off(&o);
    for (size_t i = 0; i < COUNT(lists); i++)
        for (int role = ROLE_READER; role <= ROLE_WRITER; role++) {
            Str path = str_fmt(o.arena, "/api/brands/%lld/%s", (long long)o.brand_id, lists[i]);
            TestAnswer a = test_call(
                &o, &(TestCall){ .method = "GET", .path = path, .staff_id = o.staff[role] });
            if (a.status != 200 && a.status != 403)
                printf("%s: %d " STR_FMT "\n", lists[i], a.status, STR_ARG(a.body));
            CHECK(a.status == 200 || a.status == 403);
            for (size_t k = 0; k < COUNT(words); k++) {
                if (str_find(a.body, str_c(words[k])) >= 0)
                    printf("%s tells a %s \"%s\"\n", lists[i], role_names[role], words[k]);
                CHECK(str_find(a.body, str_c(words[k])) < 0);
            }
        }
}

/* A room about the case's problem that hears what its customers say now. */
static void room_about(TestOffice *o, int64_t case_id) {
    Db *db;
    Case c = { 0 };
    Crisis room = { 0 };
    Caller owner = { .staff_id = o->staff[ROLE_OWNER], .brand_id = o->brand_id, .now = o->now,
                     .role = ROLE_OWNER, .rights = role_rights(ROLE_OWNER) };
    must(store_write(o->store, &db, &e));
    must(problem_put(db, o->arena, &owner, case_id, &(CaseProblem){ .name = S("Paket") }, &c, &e));
    must(crisis_open(db, o->arena, &owner,
                     &(CrisisForm){ .name = S("Paket"), .problem_id = c.problem_id }, &room, &e));
    must(db_run(db, Q_CRISIS_PHASE_LEAVE,
                DB_ARGS(DB_V(o->brand_id), DB_V(room.id), DB_V(1), DB_V(owner.staff_id), db_null(),
                        db_null()),
                NULL, &e));
    must(db_run(db, Q_CRISIS_PHASE_BEGIN,
                DB_ARGS(DB_V(o->brand_id), DB_V(room.id), DB_V(S("recovery")), DB_V(1),
                        DB_V(owner.staff_id), DB_V(owner.staff_id)),
                NULL, &e));
    must(store_commit(o->store, &db, &e));
}

/* The first of everything. */
static Str first_path(TestOffice *o, Str path) {
    Buf b = buf_new(o->arena, 400);
    Str part;
    buf_printf(&b, "/api/brands/%lld", (long long)o->brand_id);
    while (str_cut(&path, '/', &part))
        buf_printf(&b, "/" STR_FMT, STR_ARG(str_starts(part, S("{")) ? S("1") : part));
    return buf_str(&b);
}

static size_t words_in(Str body) {
    static const char *const words[] = { "Sari", "@sari", "paket saya belum sampai" };
    size_t count = 0;
    for (size_t i = 0; i < COUNT(words); i++)
        count += str_find(body, str_c(words[i])) >= 0;
    return count;
}

/* Whatever is added: no page that may be read needs to be written down here. */
TEST(nothing_that_is_read_tells_a_word_of_a_confidential_case) {
    TEST_OFFICE(o);
    size_t told = 0;
    Things t = closed_off(&o);
    const RouteTable table = api_table();
    const Route *route;
    room_about(&o, t.case_id);
    for (size_t i = 0; (route = route_at(&table, i)) != NULL; i++) {
        Str path = str_c(route->path);
        if (strcmp(route->method, "GET") != 0 || (route->flags & ROUTE_STREAM) ||
            !str_starts(path, str_c(brand_path)))
            continue;
        path = first_path(&o, str_slice(path, sizeof brand_path - 1, path.n));
        for (int role = ROLE_READER; role <= ROLE_WRITER; role++) {
            TestAnswer a = test_call(
                &o, &(TestCall){ .method = "GET", .path = path, .staff_id = o.staff[role] });
            if (a.status >= 500 || words_in(a.body))
                printf("%s tells a %s too much: %d\n", route->path, role_names[role], a.status);
            CHECK(a.status < 500 && words_in(a.body) == 0);
        }
        told += words_in(test_call(&o, &(TestCall){ .method = "GET", .path = path,
                                                    .staff_id = o.staff[ROLE_OWNER] })
                             .body) > 0;
    }
    CHECK(told > 5); /* or nothing was there to be told */
}

static TestAnswer get(TestOffice *o, int64_t case_id, const char *tail, Role role) {
    Str path = str_fmt(o->arena, "/api/brands/%lld/cases/%lld%s", (long long)o->brand_id,
                       (long long)case_id, tail);
    return test_call(o, &(TestCall){ .method = "GET", .path = path, .staff_id = o->staff[role] });
}

/* Pasted by the writer; what was said is nobody's secret. */
static int64_t another_case(TestOffice *o, const char *name, const char *handle) {
    Str body = str_fmt(o->arena,
                       "{\"source_id\":%lld,\"author\":\"%s\",\"handle\":\"%s\","
                       "\"text\":\"mau pesan lagi\"}",
                       (long long)o->source_id, name, handle);
    Str path = str_fmt(o->arena, "/api/brands/%lld/paste", (long long)o->brand_id);
    TestAnswer a = test_call(o, &(TestCall){ .method = "POST", .path = path, .body = body,
                                             .staff_id = o->staff[ROLE_WRITER] });
    CHECK(a.status == 201 && str_find(a.body, S("mau pesan lagi")) > 0);
    return o->case_id + 1;
}

/* That it is theirs would tell whose it is: their other cases do not know of it. */
TEST(the_page_of_a_person_knows_nothing_of_their_confidential_case) {
    static const char *const pages[] = { "", "/person" };
    static const char *const lists[] = { "\"strikes\":[]", "\"requests\":[]", "\"links\":[]" };
    TEST_OFFICE(o);
    Things t = closed_off(&o);
    Str row = str_fmt(o.arena, "\"id\":%lld,\"channel\":\"instagram\",\"author_name\"",
                      (long long)t.case_id);
    int64_t other = another_case(&o, "Sari", "@sari");
    TestAnswer a;
    for (size_t i = 0; i < COUNT(pages); i++) {
        a = get(&o, other, pages[i], ROLE_WRITER);
        CHECK(a.status == 200 && str_find(a.body, S("Sari")) > 0);
        CHECK(str_find(a.body, row) < 0);
        a = get(&o, other, pages[i], ROLE_APPROVER);
        CHECK(a.status == 200 && str_find(a.body, row) > 0);
    }
    for (size_t i = 0; i < COUNT(lists); i++) {
        CHECK(str_find(get(&o, other, "/person", ROLE_WRITER).body, str_c(lists[i])) > 0);
        CHECK(str_find(get(&o, other, "/person", ROLE_APPROVER).body, str_c(lists[i])) < 0);
    }
}

/* Whoever wrote a confidential case is not found out by saying that it is somebody else. */
TEST(the_number_of_a_confidential_case_tells_nobody_whose_it_is) {
    TEST_OFFICE(o);
    Things t = closed_off(&o);
    int64_t other = another_case(&o, "Budi", "@budi");
    TestCall c = { .method = "POST",
                   .path = str_fmt(o.arena, "/api/brands/1/cases/%lld/links",
                                   (long long)other),
                   .body = str_fmt(o.arena, "{\"case_id\":%lld,\"evidence\":\"phone\"}",
                                   (long long)t.case_id),
                   .staff_id = o.staff[ROLE_WRITER] };
    CHECK(test_call(&o, &c).status == 403);
    c.staff_id = o.staff[ROLE_APPROVER];
    CHECK(test_call(&o, &c).status == 201);
}

TEST(a_paste_into_a_confidential_case_shows_nothing_of_it) {
    TEST_OFFICE(o);
    TestCall c = { .method = "POST",
                   .path = str_fmt(o.arena, "/api/brands/%lld/paste", (long long)o.brand_id),
                   .body = str_fmt(o.arena,
                                   "{\"source_id\":%lld,\"author\":\"Sari\",\"handle\":\"@sari\","
                                   "\"text\":\"min paket saya belum sampai, kecewa banget\"}",
                                   (long long)o.source_id),
                   .staff_id = o.staff[ROLE_WRITER] };
    CHECK(str_find(test_call(&o, &c).body, S("kecewa")) > 0); /* known: the same message twice */
    (void)closed_off(&o);
    TestAnswer a = test_call(&o, &c);
    CHECK(a.status == 201 && str_find(a.body, S("\"is_secret\":true")) > 0);
    CHECK(str_find(a.body, S("kecewa")) < 0 && str_find(a.body, S("sari")) < 0);
    CHECK(str_find(a.body, S("Sari")) < 0);
}
