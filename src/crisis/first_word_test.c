#include "crisis/first_word.h"

#include "crisis/exit_test.h"
#include "crisis/room.h"
#include "desk/case.h"
#include "desk/mass_page.h"
#include "desk/mass_run.h"
#include "desk/outbox.h"
#include "desk/policy.h"
#include "desk/prepared.h"
#include "desk/problem.h"
#include "test_shop.h"

static Error e;
enum { NOW = SHOP_MONDAY + 10 * HOUR, LEFT = NOW + 10 * MINUTE };

/* A crisis about one problem with cases on three accounts, whose answers leave by hooks. */
typedef struct Room {
    TestShop shop;
    Crisis crisis;
} Room;

static int64_t add_case(Room *r, size_t source, int64_t problem_id) {
    static int number;
    Case c = { 0 };
    Caller by = shop_person(&r->shop, NOW);
    int64_t id = shop_message(&r->shop,
                              &(TestMessage){ .at = NOW - HOUR + number, .source = source,
                                              .who = str_z(r->shop.arena,
                                                           str_fmt(r->shop.arena, "@p%d", number)),
                                              .text = "kemasan rendang bocor",
                                              .class = CLASS_COMPLAINT });
    number++;
    CHECK_OK(problem_put(r->shop.db, r->shop.arena, &by, id,
                         &(CaseProblem){ .problem_id = problem_id,
                                         .name = problem_id ? (Str){ 0 } : S("Kemasan bocor") },
                         &c, &e));
    return c.problem_id;
}

static void set_origin(Room *r, int64_t source_id) {
    TestShop *s = &r->shop;
    CHECK_OK(store_commit(s->store, &s->db, &e));
    Str sql = source_id ? str_fmt(s->arena, "UPDATE crisis SET origin_source_id = %lld",
                                  (long long)source_id)
                        : S("UPDATE crisis SET origin_source_id = NULL");
    test_db_sql(&s->files, str_z(s->arena, sql));
    CHECK_OK(store_write(s->store, &s->db, &e));
}

static Room room_make(void) {
    Room r = { .shop = test_shop_make() };
    Caller by = shop_person(&r.shop, NOW);
    for (size_t i = 0; i < 3; i++)
        shop_hook(&r.shop, i, NULL);
    int64_t problem = add_case(&r, 0, 0);
    for (size_t i = 1; i < 6; i++)
        add_case(&r, i % 3, problem);
    CHECK_OK(prepared_start(r.shop.db, &by, &e));
    CHECK_OK(crisis_open(r.shop.db, r.shop.arena, &by,
                         &(CrisisForm){ .name = S("Kemasan bocor"), .problem_id = problem },
                         &r.crisis, &e));
    return r;
}
static void room_end(Room *r) { test_shop_end(&r->shop); }
#define ROOM(name) Room name CLEANUP(room_end) = room_make()

static Err send(Room *r, const FirstWordSend *form, Mass *out) {
    Caller by = shop_person(&r->shop, NOW);
    *out = (Mass){ 0 };
    return first_word_send(r->shop.db, r->shop.arena, &by, r->crisis.id, form, out, &e);
}

static FirstWordPlan plan(Room *r) {
    FirstWordPlan p = { 0 };
    Caller by = shop_person(&r->shop, NOW);
    CHECK_OK(first_word_plan(r->shop.db, r->shop.arena, &by, r->crisis.id, &p, &e));
    return p;
}

static MassTurn run(Room *r, int64_t now) {
    MassTurn turn;
    CHECK_OK(mass_run(r->shop.db, r->shop.arena, now, &turn, &e));
    return turn;
}

/* One answer leaves; false when none is due. */
static bool leave_one(Room *r, int64_t now) {
    Outgoing o = { 0 };
    if (outbox_claim(r->shop.db, r->shop.arena, now, NULL, &o, &e) != ERR_OK)
        return false;
    CHECK_OK(outbox_finish(r->shop.db, r->shop.arena, &o,
                           &(TryEnd){ .outcome = TRY_SENT, .now = now }, &e));
    return true;
}

static Err let_go(Room *r, const FirstWordReason *why, Mass *out) {
    Caller by = shop_person(&r->shop, NOW);
    return first_word_release(r->shop.db, r->shop.arena, &by, r->crisis.id, why, out, &e);
}

TEST(where_it_began_goes_first) {
    ROOM(r);
    Mass m;
    shop_second(&r.shop, NOW); /* there is somebody who could read it, and nobody need */
    set_origin(&r, r.shop.sources[1]);
    FirstWordPlan p = plan(&r);
    CHECK(p.is_free && p.cases == 6 && p.mass_id == 0);
    CHECK_OK(send(&r, &(FirstWordSend){ 0 }, &m));
    CHECK(m.state == MASS_COUNTING && m.first_source_id == r.shop.sources[1]);
    CHECK(run(&r, m.start_at).made == 2); /* those on the account where it began */
    CHECK(run(&r, m.start_at + 30).made == 0 && plan(&r).waits_for_first);
    CHECK(leave_one(&r, LEFT));
    CHECK(!plan(&r).waits_for_first);
    CHECK(run(&r, LEFT + MINUTE).made == 4); /* now all others */
    Crisis c = { 0 };
    CHECK_OK(crisis_get(r.shop.db, r.shop.arena, r.shop.brand_id, r.crisis.id, &c, &e));
    CHECK(c.first_word_at == LEFT); /* our first word about it */
}

/* It is known by where it goes first, not by words that somebody may change any time. */
TEST(what_was_sent_is_known_whatever_the_holding_text_is_now) {
    ROOM(r);
    Mass m, other = { 0 };
    Caller by = shop_person(&r.shop, NOW);
    List texts;
    set_origin(&r, r.shop.sources[1]);
    CHECK_OK(send(&r, &(FirstWordSend){ 0 }, &m));
    CHECK_OK(mass_make(r.shop.db, r.shop.arena, &by,
                       &(MassForm){ .scope = MASS_OF_PROBLEM, .problem_id = r.crisis.problem_id },
                       &other, &e));
    CHECK_OK(prepared_list(r.shop.db, r.shop.arena, r.shop.brand_id, NOW, &texts, &e));
    const Prepared *p = texts.items;
    for (size_t i = 0; i < texts.count; i++)
        if (p[i].kind == PREPARED_HOLDING)
            CHECK_OK(prepared_remove(r.shop.db, &by, p[i].id, &e));
    HoldingText words = { 0 };
    CHECK_OK(holding_set(r.shop.db, r.shop.arena, &by,
                         S("Halo Kak, kami sudah membaca ini dan sedang mengecek. Kabar berikutnya "
                           "paling lambat pukul {jam}."),
                         &words, &e));
    FirstWordPlan now = plan(&r);
    CHECK(!str_eq(now.text, m.text));
    CHECK(now.mass_id == m.id);
    CHECK(now.waits_for_first);
}

TEST(what_was_sent_is_known_when_its_problem_is_joined_with_another) {
    ROOM(r);
    Mass m;
    Problem p = { 0 };
    Caller by = shop_person(&r.shop, NOW);
    set_origin(&r, r.shop.sources[1]);
    CHECK_OK(send(&r, &(FirstWordSend){ 0 }, &m));
    CHECK(run(&r, m.start_at).made == 2);
    CHECK_OK(problem_merge(r.shop.db, r.shop.arena, &by, r.crisis.problem_id, add_case(&r, 0, 0),
                           &p, &e));
    CHECK(plan(&r).mass_id == m.id && plan(&r).waits_for_first);
    CHECK_OK(let_go(&r, &(FirstWordReason){ S("Server mereka mati") }, &m));
}

TEST(elsewhere_first_needs_a_reason) {
    ROOM(r);
    Mass m;
    set_origin(&r, 0);
    CHECK(send(&r, &(FirstWordSend){ 0 }, &m) == ERR_INVALID); /* nobody knows where it began */
    CHECK_STR(str_c(e.field), "reason");
    set_origin(&r, r.shop.sources[0]);
    CHECK(send(&r, &(FirstWordSend){ .is_elsewhere = true, .reason = S(" ") }, &m) == ERR_INVALID);
    FirstWordSend blocked = { .is_elsewhere = true, .reason = S("Akunnya diblokir") };
    CHECK_OK(send(&r, &blocked, &m));
    CHECK(m.first_source_id == 0 && run(&r, m.start_at).made == 6);
}

TEST(those_who_wait_are_let_go_with_a_reason) {
    ROOM(r);
    Mass m;
    set_origin(&r, r.shop.sources[2]);
    CHECK_OK(send(&r, &(FirstWordSend){ 0 }, &m));
    CHECK(run(&r, m.start_at).made == 2);
    FirstWordReason why = { S("") };
    CHECK(let_go(&r, &why, &m) == ERR_INVALID);
    why.reason = S("Server mereka mati");
    CHECK_OK(let_go(&r, &why, &m));
    CHECK(run(&r, m.start_at + MINUTE).made == 4);
    CHECK(let_go(&r, &why, &m) == ERR_CONFLICT);
}

TEST(other_words_wait_for_facts_and_a_second_person) {
    ROOM(r);
    Mass m = { 0 };
    Caller by = shop_person(&r.shop, NOW);
    shop_second(&r.shop, NOW);
    CHECK_OK(mass_make(r.shop.db, r.shop.arena, &by,
                       &(MassForm){ .scope = MASS_OF_PROBLEM, .problem_id = r.crisis.problem_id },
                       &m, &e));
    MassText text = { .version = m.version, .mode = MASS_REPLIES,
                      .text = S("Kak {nama}, batch 12 kami tarik dari toko. Boleh kirim nomor "
                                "pesanannya lewat DM?") };
    CHECK_OK(mass_save(r.shop.db, r.shop.arena, &by, m.id, &text, &m, &e));
    MassChange change = { .act = MASS_HAND_IN, .version = m.version };
    CHECK(mass_act(r.shop.db, r.shop.arena, &by, m.id, &change, &m, &e) == ERR_INVALID);
    CHECK_STR(str_c(e.clause.name), "substance");
}

TEST(a_crisis_without_a_problem_has_nobody_to_answer) {
    TEST_SHOP(s);
    Crisis c = { 0 };
    Mass m = { 0 };
    Caller by = shop_person(&s, NOW);
    CHECK_OK(crisis_open(s.db, s.arena, &by, &(CrisisForm){ .name = S("Rumor") }, &c, &e));
    CHECK(first_word_send(s.db, s.arena, &by, c.id, &(FirstWordSend){ .reason = S("x") }, &m, &e) ==
          ERR_INVALID);
    CHECK_STR(str_c(e.field), "problem_id");
}
