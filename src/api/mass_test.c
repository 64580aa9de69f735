/* What a person does to answer five hundred: counted in calls of the API, from the problem to the
 * proof, with nobody answered by another's text or twice. */
#include "test_api.h"

#include "base/number.h"
#include "desk/intake.h"
#include "desk/mass_run.h"
#include "desk/outbox.h"

enum { PEOPLE = 500, CALLS_MOST = 12, LATER = 3 * 3600, STEP = 5 };

static Error e;

/* One answer to one call, by somebody of this role. */
typedef struct Person {
    TestOffice *office;
    int calls;
} Person;

static Str call(Person *p, Role role, const char *method, Str path, Str body) {
    p->calls++;
    TestAnswer a = test_call(p->office, &(TestCall){ .method = method, .path = path, .body = body,
                                                     .staff_id = p->office->staff[role] });
    CHECK(a.status == 200 || a.status == 201);
    if (a.status > 201)
        printf("%s " STR_FMT ": %d " STR_FMT "\n", method, STR_ARG(path), a.status,
               STR_ARG(a.body));
    return a.body;
}

static int64_t number_after(Str body, const char *key) {
    ptrdiff_t at = str_find(body, str_c(key));
    size_t from = at < 0 ? 0 : (size_t)at + strlen(key), to = from;
    int64_t n = 0;
    while (to < body.n && ascii_is_digit(body.p[to]))
        to++;
    CHECK(at >= 0 && parse_i64(str_slice(body, from, to), 0, INT64_MAX, &n));
    return n;
}

static void complain(TestOffice *o) {
    Db *db;
    Caller program = { .brand_id = o->brand_id, .now = o->now };
    IntakeCounts counts;
    Source page = { .name = S("halaman"), .channel = CHANNEL_FACEBOOK, .kind = SOURCE_HOOK,
                    .way_out = WAY_HOOK, .out_url = S("https://contoh.example/balas"),
                    .secret = S("sealed"), .out_secret = S("sealed") };
    CHECK_OK(store_write(o->store, &db, &e));
    CHECK_OK(source_create(db, o->arena, &program, &page, &page, &e));
    {
        Intake *in CLEANUP(intake_close) = NULL;
        CHECK_OK(intake_open(db, o->arena, &program, page.id, &in, &e));
        CHECK_OK(intake_begin(in, &(IntakeBatch){ .db = db, .now = o->now }, &e));
        for (int i = 0; i < PEOPLE; i++) {
            Str who = str_fmt(o->arena, "@pembeli%c%c", (int)('a' + i / 26), (int)('a' + i % 26));
            Item item = { .id = str_fmt(o->arena, "banyak-%d", i), .author = who, .handle = who,
                          .time = o->now - i, .text = S("paket saya belum sampai, kecewa") };
            CHECK_OK(intake_item(in, &item, &e));
        }
        CHECK_OK(intake_end(in, &counts, &e));
    }
    CHECK(counts.cases == PEOPLE);
    CHECK_OK(store_commit(o->store, &db, &e));
}

/* What the program does by itself meanwhile; how many left, each to whom its text names. */
static int run(TestOffice *o) {
    Db *db;
    int sent = 0;
    CHECK_OK(store_write(o->store, &db, &e));
    for (int64_t now = o->now + MASS_UNDO; now < o->now + LATER; now += STEP) {
        SCRATCH(a);
        MassTurn turn;
        Outgoing out = { 0 };
        CHECK_OK(mass_run(db, a, now, &turn, &e));
        while (outbox_claim(db, a, now, NULL, &out, &e) == ERR_OK) {
            CHECK(str_find(out.text, out.to_address) > 0);
            CHECK_OK(outbox_finish(db, a, &out, &(TryEnd){ .outcome = TRY_SENT, .now = now }, &e));
            sent++;
        }
    }
    CHECK_OK(store_commit(o->store, &db, &e));
    return sent;
}

TEST(five_hundred_are_answered_with_a_dozen_calls_of_a_person) {
    TEST_OFFICE(o);
    Person p = { .office = &o };
    Str mass = str_fmt(o.arena, "/api/brands/%lld/mass", (long long)o.brand_id);
    complain(&o);
    Str whom = str_fmt(o.arena, "{\"scope\":\"list\",\"filter\":{\"queue\":\"waiting\","
                       "\"channel\":\"facebook\"}}");
    int64_t id = number_after(call(&p, ROLE_WRITER, "POST", mass, whom), "\"id\":");
    Str one = str_fmt(o.arena, STR_FMT "/%lld", STR_ARG(mass), (long long)id);
    Str act = str_fmt(o.arena, STR_FMT "/act", STR_ARG(one));
    (void)call(&p, ROLE_WRITER, "PUT", one,
               S("{\"version\":1,\"mode\":\"replies\",\"text\":\"Halo {sapaan} {nama}, maaf "
                 "paketnya terlambat. Boleh kirim nomor pesanannya? Kabar pukul {jam} {zona}.\"}"));
    CHECK(number_after(call(&p, ROLE_WRITER, "GET", one, (Str){ 0 }), "\"planned\":") == PEOPLE);
    for (int n = 0; n < 5; n++)
        (void)call(&p, ROLE_WRITER, "GET",
                   str_fmt(o.arena, STR_FMT "/preview?n=%d", STR_ARG(one), n * 99), (Str){ 0 });
    Str handed = call(&p, ROLE_WRITER, "POST", act, S("{\"act\":\"hand_in\",\"version\":2}"));
    if (str_find(handed, S("\"waiting\"")) > 0)
        (void)call(&p, ROLE_APPROVER, "POST", act, S("{\"act\":\"approve\",\"version\":3}"));
    CHECK(run(&o) == PEOPLE);
    CHECK(number_after(call(&p, ROLE_WRITER, "GET", one, (Str){ 0 }), "\"direct\":") == PEOPLE);
    CHECK(p.calls <= CALLS_MOST);
    printf("    %d calls of people for %d answers\n", p.calls, PEOPLE);
}
