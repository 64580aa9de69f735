/* Who gets a mass answer, and who is left out of it. */
#include "base/limits.h"
#include "desk/halt.h"
#include "desk/promise.h"
#include "desk/secrecy.h"

#include "test_mass.h"

static Promise first_promise(Desk *d, size_t i) {
    List list;
    CHECK_OK(promise_of_case(d->shop.db, d->shop.arena, d->shop.brand_id, d->cases[i], &list, &e));
    CHECK(list.count > 0);
    const Promise *p = list.items; /* the newest first */
    return list.count ? p[list.count - 1] : (Promise){ 0 };
}

TEST(who_was_promised_the_next_word_gets_the_answer_that_follows) {
    enum { LEFT = NOW + HOUR, LATER = LEFT + HOUR };
    DESK(d, 2);
    set_policy(&d, without_second);
    HoldingText holding = { 0 };
    CHECK_OK(holding_get(d.shop.db, d.shop.arena, d.shop.brand_id, &holding, &e));
    const char *words = str_z(d.shop.arena, holding.own);
    Mass m = handed_in(&d, words);
    CHECK(run(&d, NOW + MASS_UNDO).made == 2 && send_all(&d, LEFT) == 2);
    Promise word = first_promise(&d, 0);
    CHECK(word.kind == PROMISE_WORD && word.state == PROMISE_OPEN && word.given_at == LEFT);
    CHECK(word.due_at > NOW + 2 * HOUR); /* as the text says */
    Caller later = shop_person(&d.shop, LATER);
    MassForm form = { .scope = MASS_OF_PROBLEM, .problem_id = d.problem_id };
    CHECK_OK(mass_make(d.shop.db, d.shop.arena, &later, &form, &m, &e));
    CHECK(reason_of(&d, m.id, d.cases[0]) == MASS_FITS);
    save(&d, &m, (MassText){ .text = str_c(good) });
    CHECK_OK(act_at(&d, &later, &m, (MassChange){ .act = MASS_HAND_IN }));
    int64_t made = run(&d, LATER + MASS_UNDO).made; /* the first one looks for latecomers still */
    made += run(&d, LATER + MASS_UNDO).made;
    CHECK(made == 2 && send_all(&d, LATER + 2 * MINUTE) == 2);
    CHECK(first_promise(&d, 0).state == PROMISE_KEPT);
    CHECK_OK(mass_make(d.shop.db, d.shop.arena, &later, &form, &m, &e));
    CHECK(reason_of(&d, m.id, d.cases[0]) == MASS_ANSWERED); /* nothing is owed any more */
}

/* Both had the holding answer: its words. */
static const char *holding_sent(Desk *d) {
    HoldingText holding = { 0 };
    set_policy(d, without_second);
    CHECK_OK(holding_get(d->shop.db, d->shop.arena, d->shop.brand_id, &holding, &e));
    const char *words = str_z(d->shop.arena, holding.own);
    (void)handed_in(d, words);
    CHECK(run(d, NOW + MASS_UNDO).made == 2 && send_all(d, NOW + 2 * MINUTE) == 2);
    return words;
}

static Mass begun_by(Desk *d, const Caller *by, const char *words) {
    Mass m = { 0 };
    CHECK_OK(mass_make(d->shop.db, d->shop.arena, by,
                       &(MassForm){ .scope = MASS_OF_PROBLEM, .problem_id = d->problem_id }, &m,
                       &e));
    save(d, &m, (MassText){ .text = str_c(words) });
    return m;
}

TEST(who_had_a_holding_answer_gets_no_second_one) {
    DESK(d, 2);
    const char *words = holding_sent(&d);
    Caller later = shop_person(&d.shop, NOW + HOUR);
    Mass m = begun_by(&d, &later, words);
    CHECK_ERR(ERR_CONFLICT, act_at(&d, &later, &m, (MassChange){ .act = MASS_HAND_IN }));
}

/* Left out while the words were those of a holding answer, asked again once they are others. */
TEST(who_had_a_holding_answer_gets_the_word_it_promised) {
    DESK(d, 2);
    const char *words = holding_sent(&d);
    (void)say(&d, &(TestMessage){ 0 });
    Caller later = shop_person(&d.shop, NOW + HOUR);
    Mass m = begun_by(&d, &later, words);
    CHECK_OK(act_at(&d, &later, &m, (MassChange){ .act = MASS_HAND_IN }));
    CHECK(page(&d, m.id).planned == 1 && reason_of(&d, m.id, d.cases[0]) == MASS_ANSWERED);
    CHECK_OK(act_at(&d, &later, &m, (MassChange){ .act = MASS_UNDO_ALL }));
    save(&d, &m, (MassText){ .text = str_c(good) });
    CHECK_OK(act_at(&d, &later, &m, (MassChange){ .act = MASS_HAND_IN }));
    CHECK(page(&d, m.id).planned == 3);
}

static void answer_singly(Desk *d, int64_t case_id) {
    Caller by = shop_person(&d->shop, NOW);
    Reply made = { 0 };
    ReplyForm form = { .case_version = the_case(d, case_id).version, .request_key = S("one-alone"),
                       .text = S("Halo Kak, maaf paketnya terlambat. Boleh kirim nomor "
                                 "pesanannya lewat DM? Kami bantu cek.") };
    CHECK_OK(reply_create(d->shop.db, d->shop.arena, &by, case_id, &form, &made, &e));
    CHECK(send_all(d, NOW + HOUR) == 1);
}

static void take_up_again(Desk *d, int64_t case_id) {
    Caller by = shop_person(&d->shop, NOW + HOUR);
    Case c = the_case(d, case_id);
    CHECK_OK(case_act(d->shop.db, d->shop.arena, &by, case_id,
                      &(CaseChange){ .act = ACT_REOPEN, .version = c.version }, &c, &e));
}

TEST(who_waits_again_is_not_said_to_be_answered) {
    DESK(d, 4);
    set_policy(&d, without_second);
    answer_singly(&d, d.cases[0]);
    for (size_t i = 1; i < 3; i++) /* as by a post: nothing of ours is in their talk */
        shop_answer(&d.shop, d.cases[i], NOW + HOUR);
    take_up_again(&d, d.cases[0]);
    take_up_again(&d, d.cases[1]);
    Mass m = make(&d);
    CHECK(reason_of(&d, m.id, d.cases[0]) == MASS_WROTE_AGAIN);
    CHECK(reason_of(&d, m.id, d.cases[1]) == MASS_FITS);
    CHECK(reason_of(&d, m.id, d.cases[2]) == MASS_ANSWERED);
    save(&d, &m, (MassText){ .text = str_c(good) });
    CHECK_OK(act(&d, &m, (MassChange){ .act = MASS_HAND_IN }));
    CHECK(run(&d, NOW + MASS_UNDO).made == 2 && send_all(&d, NOW + 2 * HOUR) == 2);
    take_up_again(&d, d.cases[1]); /* only answers to many reached them */
    m = make(&d);
    CHECK(reason_of(&d, m.id, d.cases[1]) == MASS_FITS);
    CHECK(reason_of(&d, m.id, d.cases[3]) == MASS_ANSWERED);
}

TEST(who_changed_after_the_snapshot_is_left_out) {
    DESK(d, 8);
    set_policy(&d, without_second);
    Mass m = handed_in(&d, good);
    Caller by = shop_person(&d.shop, NOW);
    Case c = { 0 };
    List others;
    shop_answer(&d.shop, d.cases[0], NOW + 1);
    CHECK_OK(problem_put(d.shop.db, d.shop.arena, &by, d.cases[1], &(CaseProblem){ 0 }, &c, &e));
    CHECK_OK(presence_mark(d.shop.db, d.shop.arena, &(Caller){ .staff_id = by.staff_id,
                           .brand_id = by.brand_id, .now = NOW + 50 }, d.cases[2], true, &others,
                           &e));
    c = the_case(&d, d.cases[3]);
    CHECK_OK(case_act(d.shop.db, d.shop.arena, &by, c.id,
                      &(CaseChange){ .act = ACT_CLASSIFY, .class = CLASS_AT_RISK,
                                     .version = c.version }, &c, &e));
    shop_word(&d.shop, d.cases[4], &(TestMessage){ .at = NOW + 5, .class = CLASS_COMPLAINT,
                                                   .demands = 1, .text = "uang saya kembali" });
    shop_word(&d.shop, d.cases[5], &(TestMessage){ .at = NOW + 5, .class = CLASS_COMPLAINT,
                                                   .text = "min?" });
    CHECK(run(&d, NOW + MASS_UNDO).made == 3);
    CHECK(reason_of(&d, m.id, d.cases[0]) == MASS_ANSWERED);
    CHECK(reason_of(&d, m.id, d.cases[1]) == MASS_LEFT);
    CHECK(reason_of(&d, m.id, d.cases[2]) == MASS_BUSY);
    CHECK(reason_of(&d, m.id, d.cases[3]) == MASS_AT_RISK);
    CHECK(reason_of(&d, m.id, d.cases[4]) == MASS_ASKS_ELSE);
    CHECK(reason_of(&d, m.id, d.cases[5]) == MASS_FITS);
    CHECK(send_all(&d, NOW + HOUR) == 3);
}

TEST(a_person_takes_one_out_and_puts_it_back) {
    DESK(d, 2);
    set_policy(&d, without_second);
    Mass m = handed_in(&d, good);
    Caller by = shop_person(&d.shop, NOW);
    List list = items(&d, m.id, (MassItemFilter){ .stand = S("held") });
    MassItem item = ((MassItem *)list.items)[0];
    CHECK_OK(mass_take_out(d.shop.db, d.shop.arena, &by, &item, true, &item, &e));
    CHECK(reason_of(&d, m.id, item.case_id) == MASS_BY_PERSON);
    CHECK(run(&d, NOW + MASS_UNDO).made == 1);
    CHECK_OK(mass_item_get(d.shop.db, d.shop.arena, &by, m.id, item.id, &item, &e));
    CHECK(mass_take_out(d.shop.db, d.shop.arena, &by, &item, false, &item, &e) == ERR_CONFLICT);
}

/* What was handed in or approved was read as it was: nobody joins it any more. */
TEST(nobody_is_put_back_but_into_a_draft) {
    DESK(d, 2);
    Caller by = shop_person(&d.shop, NOW), second = shop_second(&d.shop, NOW);
    Mass m = make(&d);
    MassItem item = ((MassItem *)items(&d, m.id, (MassItemFilter){ 0 }).items)[0];
    CHECK_OK(mass_take_out(d.shop.db, d.shop.arena, &by, &item, true, &item, &e));
    CHECK_OK(mass_take_out(d.shop.db, d.shop.arena, &by, &item, false, &item, &e));
    CHECK(item.state == MASS_ITEM_PLANNED);
    CHECK_OK(mass_take_out(d.shop.db, d.shop.arena, &by, &item, true, &item, &e));
    save(&d, &m, (MassText){ .text = str_c(good) });
    CHECK_OK(act(&d, &m, (MassChange){ .act = MASS_HAND_IN }));
    CHECK_ERR(ERR_CONFLICT, mass_take_out(d.shop.db, d.shop.arena, &by, &item, false, &item, &e));
    CHECK_OK(act_at(&d, &second, &m, (MassChange){ .act = MASS_APPROVE }));
    CHECK_ERR(ERR_CONFLICT, mass_take_out(d.shop.db, d.shop.arena, &by, &item, false, &item, &e));
    CHECK(run(&d, NOW + MASS_UNDO).made == 1);
    CHECK_ERR(ERR_CONFLICT, mass_take_out(d.shop.db, d.shop.arena, &by, &item, false, &item, &e));
}

TEST(who_was_left_out_for_the_words_is_looked_at_again_with_others) {
    DESK(d, 1);
    set_policy(&d, without_second);
    const char *const name = "Siti Nurhaliza Kusumawardhani";
    int64_t long_name = say(&d, &(TestMessage){ .source = 1, .who = name });
    Mass m = make(&d);
    const Case c = the_case(&d, long_name);
    Buf b = buf_new(d.shop.arena, LIMIT_REPLY_TEXT);
    int64_t most = channel_max(c.channel);
    buf_put(&b, S("Halo {nama}, boleh DM nomor pesanannya? Kami cek sekarang."));
    while ((int64_t)b.n + 12 < most)
        buf_put(&b, S(" Kami cek."));
    save(&d, &m, (MassText){ .text = buf_str(&b) });
    CHECK_OK(act(&d, &m, (MassChange){ .act = MASS_HAND_IN, .overrides = true }));
    CHECK(reason_of(&d, m.id, long_name) == MASS_TEXT);
    CHECK_OK(act(&d, &m, (MassChange){ .act = MASS_UNDO_ALL }));
    CHECK(reason_of(&d, m.id, long_name) == MASS_FITS);
    save(&d, &m, (MassText){ .text = str_c(good) });
    CHECK_OK(act(&d, &m, (MassChange){ .act = MASS_HAND_IN }));
    CHECK(run(&d, NOW + MASS_UNDO).made == 2);
}

TEST(who_became_confidential_is_shown_to_nobody_and_left_out) {
    DESK(d, 2);
    set_policy(&d, without_second);
    Mass m = handed_in(&d, good);
    Caller by = shop_person(&d.shop, NOW);
    MassPreview seen;
    Case c = the_case(&d, d.cases[0]);
    CHECK_OK(secrecy_set(d.shop.db, d.shop.arena, &by, c.id,
                         &(SecrecyForm){ .is_secret = true, .version = c.version }, &c, &e));
    List list = items(&d, m.id, (MassItemFilter){ 0 });
    const MassItem *item = list.items;
    CHECK(item[0].case_id == c.id && item[0].author_name.n == 0 && item[0].handle.n == 0);
    CHECK(item[1].author_name.n > 0 && item[1].handle.n > 0);
    CHECK_OK(mass_preview(d.shop.db, d.shop.arena, &by, m.id, 0, &seen, &e));
    CHECK(seen.excerpt.n == 0 && seen.item.handle.n == 0);
    CHECK(str_find(seen.text, S("@pelanggan")) < 0);
    CHECK(run(&d, NOW + MASS_UNDO).made == 1);
    CHECK(reason_of(&d, m.id, c.id) == MASS_PERSONAL);
}

/* As the program joins problems: nobody can tell later where a case came from. */
static void join_away(Desk *d) {
    int64_t into;
    CHECK_OK(db_i64(d->shop.db, Q_PROBLEM_INSERT,
                    DB_ARGS(DB_V(d->shop.brand_id), DB_V(S("paket")), db_null(),
                            DB_V((int64_t)NOW), db_null(), DB_V(false)),
                    &into, &e));
    CHECK_OK(db_run(d->shop.db, Q_PROBLEM_MOVE_ALL,
                    DB_ARGS(DB_V(d->shop.brand_id), DB_V(d->problem_id), DB_V(into), db_null()),
                    NULL, &e));
}

TEST(who_was_chosen_is_answered_whatever_becomes_of_their_problem) {
    DESK(d, 2);
    set_policy(&d, without_second);
    CaseId chosen[] = { { d.cases[0] }, { d.cases[1] } };
    MassForm form = { .scope = MASS_OF_CASES, .cases = { chosen, 2 } };
    Mass m = { 0 };
    Caller by = shop_person(&d.shop, NOW);
    CHECK_OK(mass_make(d.shop.db, d.shop.arena, &by, &form, &m, &e));
    save(&d, &m, (MassText){ .text = str_c(good) });
    CHECK_OK(act(&d, &m, (MassChange){ .act = MASS_HAND_IN }));
    join_away(&d);
    CHECK(run(&d, NOW + MASS_UNDO).made == 2 && page(&d, m.id).skipped == 0);
}

TEST(a_problem_that_went_into_another_one_is_the_same_still) {
    DESK(d, 2);
    set_policy(&d, without_second);
    Mass m = handed_in(&d, good);
    Caller by = shop_person(&d.shop, NOW);
    int64_t was = d.problem_id;
    Problem p = { 0 };
    d.problem_id = 0;
    say(&d, &(TestMessage){ .text = "kurirnya galak" });
    CHECK_OK(problem_merge(d.shop.db, d.shop.arena, &by, was, d.problem_id, &p, &e));
    CHECK(run(&d, NOW + MASS_UNDO).made == 2);
    CHECK(page(&d, m.id).late == 0); /* those of the other problem are none of its latecomers */
}
