/* What the public post of a mass answer promises stands with each case that it answered. */
#include "desk/promise.h"

#include "test_mass.h"

static const char late[] = "Paket terlambat karena banjir. Kami kirim gantinya paling lambat Jumat "
                           "pukul 17.00.";
enum { FRIDAY = SHOP_MONDAY + 4 * DAY + 17 * HOUR };

static List promises_of(Desk *d, int64_t case_id) {
    List list;
    CHECK_OK(promise_of_case(d->shop.db, d->shop.arena, d->shop.brand_id, case_id, &list, &e));
    return list;
}

static Promise only_promise(Desk *d, int64_t case_id) {
    List list = promises_of(d, case_id);
    CHECK(list.count == 1);
    return list.count ? *(const Promise *)list.items : (Promise){ 0 };
}

static Mass posted(Desk *d, MassText text) {
    Mass m = make(d);
    text.post_link = S("https://ig.example/p/1");
    save(d, &m, text);
    CHECK_OK(act(d, &m, (MassChange){ .act = MASS_HAND_IN, .overrides = true }));
    return m;
}

static size_t count_of(Desk *d, PromiseList which) {
    List list;
    Str next;
    Caller by = shop_person(&d->shop, NOW);
    CHECK_OK(promise_list(d->shop.db, d->shop.arena, &by,
                          &(PromiseFilter){ .filter = which, .limit = 100 }, &list, &next, &e));
    return list.count;
}

TEST(what_a_post_promises_stands_with_each_case_and_is_confirmed_once) {
    DESK(d, 4);
    set_policy(&d, without_second);
    Mass m = posted(&d, (MassText){ .mode = MASS_POST, .post_text = str_c(late) });
    CHECK(m.posted_at == NOW && run(&d, NOW + MASS_UNDO).posted == 4);
    Promise p = only_promise(&d, d.cases[2]);
    Caller by = shop_person(&d.shop, NOW + HOUR);
    CHECK(p.kind == PROMISE_SEND || p.kind == PROMISE_REPLACE);
    CHECK(p.state == PROMISE_FOUND && p.mass_id == m.id && p.reply_id == 0 && p.given_at == NOW);
    CHECK(p.due_at == FRIDAY && p.staff_id == by.staff_id && count_of(&d, PROMISES_FOUND) == 4);
    CHECK_OK(promise_act(d.shop.db, d.shop.arena, &by, p.id,
                         &(PromiseChange){ .act = PROMISE_CONFIRM, .version = p.version }, &p,
                         &e));
    CHECK(count_of(&d, PROMISES_FOUND) == 0 && count_of(&d, PROMISES_MINE) == 4);
    Case c = the_case(&d, d.cases[0]);
    CHECK(case_act(d.shop.db, d.shop.arena, &by, c.id,
                   &(CaseChange){ .act = ACT_DONE, .version = c.version, .has_outcome = true }, &c,
                   &e) == ERR_DENIED);
    p = only_promise(&d, d.cases[0]); /* what is done for one is done for one */
    CHECK_OK(promise_act(d.shop.db, d.shop.arena, &by, p.id,
                         &(PromiseChange){ .act = PROMISE_KEEP, .version = p.version }, &p, &e));
    CHECK(count_of(&d, PROMISES_MINE) == 3);
}

/* Times are told from when it was posted, and what was over by then was not promised to them. */
TEST(who_comes_late_to_a_post_was_promised_what_is_still_to_come) {
    DESK(d, 1);
    set_policy(&d, without_second);
    static const char text[] = "Paket terlambat karena banjir. Kami cek hari ini paling lambat "
                               "pukul 16.00, dan kami kirim gantinya besok.";
    (void)posted(&d, (MassText){ .mode = MASS_POST, .post_text = str_c(text) });
    CHECK(run(&d, NOW + MASS_UNDO).posted == 1 && promises_of(&d, d.cases[0]).count == 2);
    int64_t last = say(&d, &(TestMessage){ 0 });
    CHECK(run(&d, NOW + 20 * HOUR).posted == 1);
    Promise p = only_promise(&d, last);
    CHECK(p.due_at == SHOP_MONDAY + DAY + 20 * HOUR && p.given_at == NOW);
}

TEST(the_next_word_of_a_post_is_kept_by_the_next_post) {
    DESK(d, 1);
    set_policy(&d, without_second);
    (void)posted(&d, (MassText){ .mode = MASS_POST, .post_text = S("Paket terlambat karena banjir. "
                                 "Kami kabari lagi pukul 16.00.") });
    CHECK(run(&d, NOW + MASS_UNDO).posted == 1);
    Promise word = only_promise(&d, d.cases[0]);
    CHECK(word.kind == PROMISE_WORD && word.state == PROMISE_OPEN && word.due_at == NOW + 6 * HOUR);
    Caller later = shop_person(&d.shop, NOW + HOUR);
    Mass m = { 0 };
    CHECK_OK(mass_make(d.shop.db, d.shop.arena, &later,
                       &(MassForm){ .scope = MASS_OF_PROBLEM, .problem_id = d.problem_id }, &m,
                       &e));
    save(&d, &m, (MassText){ .mode = MASS_POST, .post_link = S("https://ig.example/p/2"),
                             .post_text = S("Semua paket sudah berangkat.") });
    CHECK_OK(act_at(&d, &later, &m, (MassChange){ .act = MASS_HAND_IN }));
    int64_t done = run(&d, NOW + HOUR + MASS_UNDO).posted;
    done += run(&d, NOW + HOUR + MASS_UNDO).posted; /* the first one looks for latecomers still */
    CHECK(done == 1 && only_promise(&d, d.cases[0]).state == PROMISE_KEPT);
}

/* The post and an answer to each: how the promise of the first one stands then. */
static Promise beside_post(Desk *d, Str answer) {
    set_policy(d, without_second);
    (void)posted(d, (MassText){ .mode = MASS_BOTH, .text = answer,
                                .post_text = S("Kami kabari lagi pukul 16.00.") });
    CHECK(run(d, NOW + MASS_UNDO).made == 2);
    return only_promise(d, d->cases[0]);
}

TEST(beside_a_post_an_answer_keeps_none_of_its_words) {
    DESK(d, 2);
    Promise p = beside_post(&d, S("Halo Kak {nama}, kabarnya di {tautan}. Boleh kirim nomor "
                                  "pesanannya?"));
    CHECK(p.state == PROMISE_OPEN && p.mass_id != 0 && send_all(&d, NOW + HOUR) == 2);
    CHECK(only_promise(&d, d.cases[0]).state == PROMISE_OPEN);
}

TEST(what_a_post_and_an_answer_promise_alike_is_one_promise) {
    DESK(d, 2);
    Promise p = beside_post(&d, S("Halo Kak {nama}, kami kabari lagi pukul 16.00. Boleh kirim "
                                  "nomor pesanannya?"));
    CHECK(p.reply_id != 0 && p.mass_id == 0);
}
