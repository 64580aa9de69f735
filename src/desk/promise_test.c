#include "desk/promise.h"

#include "desk/clause.h"
#include "desk/event.h"
#include "desk/outbox.h"
#include "test_shop.h"

static Error e;
enum { NOW = SHOP_MONDAY + 10 * HOUR };

static int64_t complaint(TestShop *s) {
    return shop_message(s, &(TestMessage){ .at = NOW, .who = "@sari",
                                           .text = "paket saya rusak", .class = CLASS_COMPLAINT });
}

static Case the_case(TestShop *s, int64_t id) {
    Case c = { 0 };
    CHECK_OK(case_get(s->db, s->arena, s->brand_id, id, &c, &e));
    return c;
}

/* Posted by a person: it leaves when it is marked as sent. */
static Reply hand_in(TestShop *s, int64_t case_id, const char *text, int64_t now) {
    Reply r = { 0 };
    Caller by = shop_person(s, now);
    CHECK_OK(reply_create(s->db, s->arena, &by, case_id,
                          &(ReplyForm){ .case_version = the_case(s, case_id).version,
                                        .text = str_c(text),
                                        .is_public = true,
                                        .overrides = true,
                                        .request_key = str_fmt(s->arena, "request-%lld",
                                                               (long long)++s->messages) },
                          &r, &e));
    return r;
}

static Err act_on_reply(TestShop *s, Reply *r, ReplyAct act, int64_t now) {
    Caller by = shop_person(s, now);
    return reply_act(s->db, s->arena, &by, r->id,
                     &(ReplyChange){ .act = act, .version = r->version }, r, &e);
}

static Promise newest(TestShop *s, int64_t case_id, size_t want) {
    List list;
    CHECK_OK(promise_of_case(s->db, s->arena, s->brand_id, case_id, &list, &e));
    CHECK(list.count == want);
    return list.count ? *(Promise *)list.items : (Promise){ 0 };
}

static Promise by_hand(TestShop *s, int64_t case_id, int64_t due_at) {
    Promise p = { 0 };
    Caller by = shop_person(s, NOW);
    CHECK_OK(promise_add(s->db, s->arena, &by, case_id,
                         &(PromiseForm){ S("Kami kirim kurirnya"), due_at }, &p,
                         &e));
    return p;
}

static Err act_at(TestShop *s, Promise *p, PromiseChange c, int64_t now) {
    Caller by = shop_person(s, now);
    c.version = c.version ? c.version : p->version;
    return promise_act(s->db, s->arena, &by, p->id, &c, p, &e);
}

static Err close_case(TestShop *s, int64_t id, int64_t now) {
    Case c = the_case(s, id);
    Caller by = shop_person(s, now);
    return case_act(s->db, s->arena, &by, id,
                    &(CaseChange){ .act = ACT_DONE, .version = c.version, .reason = S("beres"),
                                   .has_outcome = true },
                    &c, &e);
}

static const char replaces[] = "Maaf atas paketnya. Kami kirim penggantinya besok. - Rasti";

TEST(what_an_answer_promises_is_found_and_counts_when_it_left) {
    TEST_SHOP(s);
    int64_t id = complaint(&s);
    Reply r = hand_in(&s, id, replaces, NOW);
    Promise p = newest(&s, id, 1);
    CHECK(p.state == PROMISE_FOUND && p.kind == PROMISE_SEND && p.given_at == 0);
    CHECK_STR(p.text, "Kami kirim penggantinya besok");
    CHECK(p.due_at == SHOP_MONDAY + DAY + 20 * HOUR);
    CHECK_OK(act_at(&s, &p, (PromiseChange){ .act = PROMISE_CONFIRM }, NOW));
    CHECK(p.state == PROMISE_OPEN && p.given_at == 0);
    CHECK_OK(act_on_reply(&s, &r, REPLY_ACT_MARK_SENT, NOW + 60));
    p = newest(&s, id, 1);
    CHECK(p.state == PROMISE_OPEN && p.given_at == NOW + 60 && p.staff_id == s.staff_id);
}

TEST(a_time_that_was_read_is_counted_from_when_the_answer_left_one_that_was_set_stays) {
    TEST_SHOP(s);
    int64_t id = complaint(&s), other = complaint(&s), set = NOW + 3 * DAY;
    Reply r = hand_in(&s, id, replaces, NOW), r2 = hand_in(&s, other, replaces, NOW);
    Promise p = newest(&s, other, 1);
    CHECK_OK(act_at(&s, &p, (PromiseChange){ .act = PROMISE_CONFIRM, .due_at = set }, NOW));
    CHECK(p.timed_by == s.staff_id);
    CHECK_OK(act_on_reply(&s, &r, REPLY_ACT_MARK_SENT, NOW + DAY));
    CHECK_OK(act_on_reply(&s, &r2, REPLY_ACT_MARK_SENT, NOW + DAY));
    CHECK(newest(&s, id, 1).due_at == SHOP_MONDAY + 2 * DAY + 20 * HOUR);
    CHECK(newest(&s, other, 1).due_at == set);
}

TEST(times_are_read_in_the_zone_of_the_brand) {
    static const int64_t zones[] = { ZONE_WIB, ZONE_WITA, ZONE_WIT };
    for (size_t i = 0; i < COUNT(zones); i++) {
        TestShop s CLEANUP(test_shop_end) = test_shop_in(zones[i]);
        int64_t id = complaint(&s);
        (void)hand_in(&s, id, replaces, NOW);
        CHECK(newest(&s, id, 1).due_at ==
              SHOP_MONDAY + DAY + 20 * HOUR - (zones[i] - ZONE_WIB));
    }
}

TEST(an_answer_that_is_called_back_promised_nothing) {
    TEST_SHOP(s);
    int64_t id = complaint(&s);
    Reply r = hand_in(&s, id, replaces, NOW);
    Promise p = newest(&s, id, 1);
    CHECK_OK(act_at(&s, &p, (PromiseChange){ .act = PROMISE_CONFIRM }, NOW));
    CHECK_OK(act_on_reply(&s, &r, REPLY_ACT_CANCEL, NOW + 5));
    CHECK(newest(&s, id, 1).state == PROMISE_DROPPED);
    CHECK_OK(close_case(&s, id, NOW + 10));
}

TEST(the_next_word_opens_by_itself) {
    TEST_SHOP(s);
    int64_t id = complaint(&s);
    Reply r = hand_in(&s, id,
                      "Halo Kak, kami sedang mengecek. Kabar berikutnya kami sampaikan di sini "
                      "sekitar pukul 12.00 WIB. - Rasti",
                      NOW);
    Promise p = newest(&s, id, 1);
    CHECK(p.kind == PROMISE_WORD && p.state == PROMISE_OPEN && p.due_at == NOW + 2 * HOUR);
    CHECK_STR(p.text, "Kabar berikutnya kami sampaikan di sini sekitar pukul 12.00 WIB");
    /* Not given yet: no reason is asked. */
    CHECK_OK(act_at(&s, &p, (PromiseChange){ .act = PROMISE_DROP }, NOW));
    CHECK_OK(act_on_reply(&s, &r, REPLY_ACT_MARK_SENT, NOW + 60));
    CHECK(newest(&s, id, 1).state == PROMISE_DROPPED); /* and it stays dropped */
}

/* One case is answered again in time, the other one late; what promises more than a word stays. */
TEST(the_next_answer_keeps_the_next_word) {
    TEST_SHOP(s);
    static const char word[] = "Halo Kak, kami sedang mengecek. Kabar berikutnya kami sampaikan di "
                               "sini sekitar pukul 12.00 WIB. - Rasti";
    static const char next[] = "Halo Kak, terima kasih sudah menunggu. Boleh kirim fotonya?";
    static const struct { int64_t after; PromiseState state; } given[] = {
        { HOUR, PROMISE_KEPT }, { 3 * HOUR, PROMISE_LATE },
    };
    for (size_t i = 0; i < COUNT(given); i++) {
        int64_t id = complaint(&s);
        Reply r = hand_in(&s, id, word, NOW);
        CHECK_OK(act_on_reply(&s, &r, REPLY_ACT_MARK_SENT, NOW + 60));
        Promise sent = by_hand(&s, id, NOW + DAY);
        r = hand_in(&s, id, next, NOW + given[i].after);
        CHECK(newest(&s, id, 2).id == sent.id);
        CHECK_OK(act_on_reply(&s, &r, REPLY_ACT_MARK_SENT, NOW + given[i].after));
        List list;
        CHECK_OK(promise_of_case(s.db, s.arena, s.brand_id, id, &list, &e));
        const Promise *p = list.items; /* the newest first */
        CHECK(list.count == 2 && p[0].state == PROMISE_OPEN && p[1].state == given[i].state);
        CHECK(p[1].ended_at == NOW + given[i].after);
    }
}

TEST(a_promise_without_a_time_is_confirmed_with_one) {
    TEST_SHOP(s);
    int64_t id = complaint(&s);
    (void)hand_in(&s, id, "Baik Kak, kami proses refundnya ya. - Rasti", NOW);
    Promise p = newest(&s, id, 1);
    CHECK(p.state == PROMISE_FOUND && p.due_at == 0);
    CHECK_ERR(ERR_INVALID, act_at(&s, &p, (PromiseChange){ .act = PROMISE_CONFIRM }, NOW));
    CHECK_STR(str_c(e.field), "due_at");
    CHECK_ERR(ERR_INVALID,
              act_at(&s, &p, (PromiseChange){ .act = PROMISE_CONFIRM, .due_at = NOW - 1 }, NOW));
    CHECK_OK(act_at(&s, &p, (PromiseChange){ .act = PROMISE_CONFIRM, .due_at = NOW + DAY }, NOW));
    CHECK(p.state == PROMISE_OPEN && p.due_at == NOW + DAY);
}

TEST(each_promise_of_a_sentence_has_its_own_words) {
    TEST_SHOP(s);
    List list;
    int64_t id = complaint(&s);
    (void)hand_in(&s, id, "Maaf Kak. Kami kirim penggantinya besok, dan kami kabari lagi hari ini "
                          "pukul 20.00 ya. - Rasti", NOW);
    CHECK_OK(promise_of_case(s.db, s.arena, s.brand_id, id, &list, &e));
    const Promise *p = list.items; /* the newest first */
    CHECK(list.count == 2 && p[0].kind == PROMISE_WORD && p[1].kind == PROMISE_SEND);
    CHECK_STR(p[1].text, "Kami kirim penggantinya besok");
    CHECK_STR(p[0].text, "kami kabari lagi hari ini pukul 20.00 ya");
    CHECK(p[0].state == PROMISE_OPEN && p[0].due_at == SHOP_MONDAY + 20 * HOUR);
}

TEST(a_prepared_answer_tells_its_next_word_itself) {
    TEST_SHOP(s);
    ReplyCore core = { 0 };
    Caller by = shop_person(&s, NOW);
    int64_t id = complaint(&s);
    Reply r = hand_in(&s, id, "Mohon tunggu ya Kak. Kabar lagi sekitar pukul 12.30 WIB. - Rasti",
                      NOW);
    CHECK_OK(reply_core_get(s.db, s.arena, s.brand_id, r.id, &core, &e));
    CHECK_OK(promise_next_word(s.db, s.arena, &by, &core,
                               &(NextWord){ S("12.30"), NOW + 150 * MINUTE }, &e));
    CHECK_OK(act_on_reply(&s, &r, REPLY_ACT_MARK_SENT, NOW + 60));
    Promise p = newest(&s, id, 1);
    CHECK(p.state == PROMISE_OPEN && p.kind == PROMISE_WORD && p.given_at == NOW + 60);
    CHECK(p.due_at == NOW + 150 * MINUTE);
    CHECK_STR(p.text, "Kabar lagi sekitar pukul 12.30 WIB");
    CHECK_OK(promise_next_word(s.db, s.arena, &by, &core,
                               &(NextWord){ S("12.30"), NOW + 150 * MINUTE }, &e));
    (void)newest(&s, id, 1); /* once */
}

/* ---- states times acts ---- */

/* A promise of the state, due in two hours. `given`: its answer has left. */
static Promise in_state(TestShop *s, PromiseState state, bool given) {
    Promise p = by_hand(s, complaint(s), NOW + 2 * HOUR);
    p.state = state;
    p.given_at = given ? NOW : 0;
    p.confirmed_at = state == PROMISE_FOUND ? 0 : NOW;
    p.ended_at = state >= PROMISE_KEPT ? NOW : 0;
    CHECK_OK(promise_store(s->db, s->brand_id, &p, &e));
    p.version++;
    return p;
}

enum { NO = -1 }; /* ERR_CONFLICT */

/* What each act makes of each state when it carries all it may need. Twice: before its answer left
 * and after it. */
static const int made[2][PROMISE_STATE__COUNT][PROMISE_ACT__COUNT] = {
    {
        /*                    confirm       drop             keep  break move         resume */
        [PROMISE_FOUND] =   { PROMISE_OPEN, PROMISE_DROPPED, NO,   NO,   NO,           NO },
        [PROMISE_OPEN] =    { NO,           PROMISE_DROPPED, NO,   NO,   PROMISE_OPEN, NO },
        [PROMISE_KEPT] =    { NO, NO, NO, NO, NO, PROMISE_OPEN },
        [PROMISE_LATE] =    { NO, NO, NO, NO, NO, PROMISE_OPEN },
        [PROMISE_BROKEN] =  { NO, NO, NO, NO, NO, PROMISE_OPEN },
        [PROMISE_DROPPED] = { NO, NO, NO, NO, NO, PROMISE_OPEN },
    },
    {
        [PROMISE_FOUND] =   { PROMISE_OPEN, PROMISE_DROPPED, NO, NO, NO, NO },
        [PROMISE_OPEN] =    { NO, PROMISE_DROPPED, PROMISE_KEPT, PROMISE_BROKEN, PROMISE_OPEN,
                              NO },
        [PROMISE_KEPT] =    { NO, NO, NO, NO, NO, PROMISE_OPEN },
        [PROMISE_LATE] =    { NO, NO, NO, NO, NO, PROMISE_OPEN },
        [PROMISE_BROKEN] =  { NO, NO, NO, NO, NO, PROMISE_OPEN },
        [PROMISE_DROPPED] = { NO, NO, NO, NO, NO, PROMISE_OPEN },
    },
};

static void check_row(TestShop *s, int given, PromiseState state, PromiseAct act) {
    int want = made[given][state][act], failed = test_failures;
    Promise p = in_state(s, state, given);
    int64_t was_due = p.due_at, id = p.id;
    Err got = act_at(s, &p, (PromiseChange){ .act = act, .due_at = NOW + DAY, .reason = S("ya") },
                     NOW + MINUTE);
    CHECK(got == (want == NO ? ERR_CONFLICT : ERR_OK));
    List list;
    CHECK_OK(promise_of_case(s->db, s->arena, s->brand_id, p.case_id, &list, &e));
    const Promise *is = list.items;
    CHECK(is->id == id && is->state == (PromiseState)(want == NO ? (int)state : want));
    bool sets_time = want != NO && (act == PROMISE_CONFIRM || act == PROMISE_MOVE);
    CHECK(is->due_at == (sets_time ? NOW + DAY : was_due));
    CHECK(is->moved == (want != NO && act == PROMISE_MOVE && given));
    CHECK(is->must_tell == (is->moved > 0));
    CHECK((is->ended_at != 0) == (is->state >= PROMISE_KEPT));
    if (failed != test_failures)
        printf("  %s a promise that is %s, its answer %s\n", promise_act_names[act],
               promise_state_names[state], given ? "left" : "waiting");
}

TEST(every_act_on_a_promise_in_every_state) {
    TEST_SHOP(s);
    for (int given = 0; given < 2; given++)
        for (PromiseState state = 0; state < PROMISE_STATE__COUNT; state++)
            for (PromiseAct act = 0; act < PROMISE_ACT__COUNT; act++)
                check_row(&s, given, state, act);
}

TEST(what_counts_is_dropped_broken_and_moved_with_a_reason_only) {
    TEST_SHOP(s);
    static const PromiseAct acts[] = { PROMISE_DROP, PROMISE_BREAK, PROMISE_MOVE };
    for (size_t i = 0; i < COUNT(acts); i++) {
        Promise p = in_state(&s, PROMISE_OPEN, true);
        CHECK_ERR(ERR_INVALID,
                  act_at(&s, &p, (PromiseChange){ .act = acts[i], .due_at = NOW + DAY,
                                                  .reason = S("  ") }, NOW));
        CHECK_STR(str_c(e.field), "reason");
    }
}

TEST(two_people_do_not_settle_one_promise_twice) {
    TEST_SHOP(s);
    Promise p = in_state(&s, PROMISE_OPEN, true), seen = p;
    CHECK_OK(act_at(&s, &p, (PromiseChange){ .act = PROMISE_MOVE, .due_at = NOW + DAY,
                                             .reason = S("kurir libur") }, NOW));
    CHECK_ERR(ERR_CONFLICT, act_at(&s, &seen, (PromiseChange){ .act = PROMISE_KEEP }, NOW));
    seen = p;
    CHECK_ERR(ERR_NOT_FOUND,
              promise_act(s.db, s.arena,
                          &(Caller){ .brand_id = shop_other_brand(&s), .now = NOW }, p.id,
                          &(PromiseChange){ .act = PROMISE_KEEP, .version = p.version }, &seen,
                          &e));
}

TEST(an_end_can_be_taken_back_for_ten_minutes) {
    TEST_SHOP(s);
    Promise p = in_state(&s, PROMISE_OPEN, true);
    CHECK_OK(act_at(&s, &p, (PromiseChange){ .act = PROMISE_KEEP }, NOW));
    CHECK_OK(act_at(&s, &p, (PromiseChange){ .act = PROMISE_RESUME }, NOW + PROMISE_UNDO));
    CHECK_OK(act_at(&s, &p, (PromiseChange){ .act = PROMISE_KEEP }, NOW));
    CHECK_ERR(ERR_CONFLICT,
              act_at(&s, &p, (PromiseChange){ .act = PROMISE_RESUME }, NOW + PROMISE_UNDO + 1));
    p = in_state(&s, PROMISE_FOUND, true);
    CHECK_OK(act_at(&s, &p, (PromiseChange){ .act = PROMISE_DROP }, NOW));
    CHECK_OK(act_at(&s, &p, (PromiseChange){ .act = PROMISE_RESUME }, NOW));
    CHECK(p.state == PROMISE_FOUND);
}

TEST(an_end_is_not_taken_back_in_a_case_that_ended) {
    TEST_SHOP(s);
    Promise p = in_state(&s, PROMISE_OPEN, true);
    CHECK_OK(act_at(&s, &p, (PromiseChange){ .act = PROMISE_KEEP }, NOW));
    CHECK_OK(close_case(&s, p.case_id, NOW));
    CHECK_ERR(ERR_CONFLICT, act_at(&s, &p, (PromiseChange){ .act = PROMISE_RESUME }, NOW));
}

TEST(what_is_kept_after_its_time_is_late) {
    TEST_SHOP(s);
    Promise p = in_state(&s, PROMISE_OPEN, true);
    CHECK_OK(act_at(&s, &p, (PromiseChange){ .act = PROMISE_KEEP }, p.due_at));
    CHECK(p.state == PROMISE_KEPT);
    p = in_state(&s, PROMISE_OPEN, true);
    CHECK_OK(act_at(&s, &p, (PromiseChange){ .act = PROMISE_KEEP }, p.due_at + 1));
    CHECK(p.state == PROMISE_LATE);
}

/* ---- the watcher ---- */

static int64_t watch_at(TestShop *s, int64_t now) {
    int64_t count;
    CHECK_OK(promise_watch(s->db, s->brand_id, now, &count, &e));
    return count;
}

TEST(what_is_due_soon_is_told_once_what_is_overdue_once_more_and_a_day_later_it_is_broken) {
    TEST_SHOP(s);
    int64_t id = complaint(&s), due = NOW + 3 * HOUR, before, after;
    (void)by_hand(&s, id, due);
    (void)in_state(&s, PROMISE_OPEN, false); /* has not left: nothing is due */
    CHECK(watch_at(&s, due - HOUR - 1) == 0);
    CHECK_OK(event_newest(s.db, s.brand_id, &before, &e));
    CHECK(watch_at(&s, due - HOUR) == 1 && watch_at(&s, due - 60) == 0);
    CHECK_OK(event_newest(s.db, s.brand_id, &after, &e));
    CHECK(after == before + 1);
    CHECK(watch_at(&s, due) == 1 && watch_at(&s, due + 60) == 0);
    CHECK(watch_at(&s, due + PROMISE_BREAKS - 1) == 0);
    CHECK(newest(&s, id, 1).state == PROMISE_OPEN);
    CHECK(watch_at(&s, due + PROMISE_BREAKS) == 1);
    CHECK(newest(&s, id, 1).state == PROMISE_BROKEN);
    CHECK(watch_at(&s, due + PROMISE_BREAKS + 60) == 0);
}

TEST(a_promise_that_was_moved_is_told_anew) {
    TEST_SHOP(s);
    Promise p = by_hand(&s, complaint(&s), NOW + HOUR);
    CHECK(watch_at(&s, NOW + HOUR) == 1);
    CHECK_OK(act_at(&s, &p, (PromiseChange){ .act = PROMISE_MOVE, .due_at = NOW + 5 * HOUR,
                                             .reason = S("kurir libur") }, NOW + HOUR));
    CHECK(watch_at(&s, NOW + HOUR + 60) == 0 && watch_at(&s, NOW + 5 * HOUR) == 1);
}

TEST(the_customer_knows_the_new_time_when_an_answer_left) {
    TEST_SHOP(s);
    int64_t id = complaint(&s);
    Promise p = by_hand(&s, id, NOW + HOUR);
    CHECK_OK(act_at(&s, &p, (PromiseChange){ .act = PROMISE_MOVE, .due_at = NOW + DAY,
                                             .reason = S("kurir libur") }, NOW));
    CHECK(newest(&s, id, 1).must_tell);
    Reply r = hand_in(&s, id, "Maaf Kak, paketnya mundur ke hari Selasa. - Rasti", NOW);
    CHECK(newest(&s, id, 1).must_tell);
    CHECK_OK(act_on_reply(&s, &r, REPLY_ACT_MARK_SENT, NOW + 60));
    CHECK(!newest(&s, id, 1).must_tell);
}

/* ---- closing, lists, rates ---- */

TEST(a_case_does_not_close_over_an_open_promise) {
    TEST_SHOP(s);
    int64_t id = complaint(&s);
    Promise p = by_hand(&s, id, NOW + HOUR);
    CHECK_ERR(ERR_DENIED, close_case(&s, id, NOW));
    CHECK_STR(str_c(e.clause.name), "promises");
    CHECK(e.clause.number == clause_number(CLAUSE_PROMISES));
    CHECK_OK(act_at(&s, &p, (PromiseChange){ .act = PROMISE_DROP, .reason = S("batal") }, NOW));
    CHECK_OK(close_case(&s, id, NOW));
    CHECK_ERR(ERR_CONFLICT,
              promise_add(s.db, s.arena, &(Caller){ .staff_id = s.staff_id,
                                                    .brand_id = s.brand_id, .now = NOW }, id,
                          &(PromiseForm){ S("x"), NOW + HOUR }, &p, &e));
}

TEST(where_the_policy_does_not_bind_a_case_closes_over_it) {
    TEST_SHOP(s);
    Policy policy = { 0 };
    Caller by = shop_person(&s, NOW);
    int64_t id = complaint(&s);
    CHECK_OK(policy_get(s.db, s.arena, s.brand_id, &policy, &e));
    policy.promises_bind = false;
    CHECK_OK(policy_set(s.db, s.arena, &by, &policy, &policy, &e));
    (void)by_hand(&s, id, NOW + HOUR);
    CHECK_OK(close_case(&s, id, NOW));
}

static size_t count_in(TestShop *s, const Caller *by, PromiseList filter, int64_t limit) {
    List list;
    PromiseFilter f = { .filter = filter, .limit = limit };
    size_t all = 0;
    int64_t last = INT64_MIN;
    Str next;
    do {
        CHECK_OK(promise_list(s->db, s->arena, by, &f, &list, &next, &e));
        const Promise *p = list.items;
        for (size_t i = 0; i < list.count && filter == PROMISES_ALL; i++) {
            CHECK(p[i].due_at >= last);
            last = p[i].due_at;
        }
        all += list.count;
        f.cursor = next;
    } while (next.n);
    return all;
}

TEST(the_ledger_lists_by_time_page_by_page) {
    TEST_SHOP(s);
    Caller me = shop_person(&s, NOW), other = me;
    other.staff_id = s.staff_id + 1000;
    for (int i = 0; i < 5; i++)
        (void)by_hand(&s, complaint(&s), NOW + HOUR + (i * 7 % 5) * MINUTE);
    (void)in_state(&s, PROMISE_OPEN, false);
    (void)in_state(&s, PROMISE_FOUND, true);
    (void)in_state(&s, PROMISE_KEPT, true);
    (void)in_state(&s, PROMISE_BROKEN, true);
    CHECK(count_in(&s, &me, PROMISES_ALL, 2) == 5);
    CHECK(count_in(&s, &me, PROMISES_MINE, 2) == 5);
    CHECK(count_in(&s, &other, PROMISES_MINE, 2) == 0);
    CHECK(count_in(&s, &me, PROMISES_PAST, 1) == 2);
    CHECK(count_in(&s, &me, PROMISES_FOUND, 1) == 1);
    other.brand_id = shop_other_brand(&s);
    CHECK(count_in(&s, &other, PROMISES_ALL, 2) == 0);
}

TEST(the_rate_counts_what_ended_in_the_month_of_the_brand) {
    TEST_SHOP(s);
    Caller by = shop_person(&s, NOW);
    List rates;
    Promise first = by_hand(&s, complaint(&s), NOW + HOUR);
    /* 1 December 00.30 in WIB is still November in UTC. */
    int64_t december = SHOP_MONDAY + 29 * DAY + 30 * MINUTE;
    Promise second = by_hand(&s, complaint(&s), december + HOUR);
    CHECK_OK(act_at(&s, &first, (PromiseChange){ .act = PROMISE_KEEP }, NOW + 2 * HOUR));
    CHECK_OK(act_at(&s, &second, (PromiseChange){ .act = PROMISE_KEEP }, december));
    CHECK_OK(promise_rates(s.db, s.arena, &by, &(RateQuery){ 0 }, &rates, &e));
    const PromiseRate *r = rates.items;
    CHECK(rates.count == 1 && r->staff_id == s.staff_id && r->late == 1 && r->kept == 0);
    CHECK_OK(promise_rates(s.db, s.arena, &by, &(RateQuery){ S("2026-12") }, &rates, &e));
    r = rates.items;
    CHECK(rates.count == 1 && r->kept == 1 && r->late == 0);
    CHECK_ERR(ERR_INVALID, promise_rates(s.db, s.arena, &by, &(RateQuery){ S("2026-13") }, &rates,
                                         &e));
    CHECK_STR(str_c(e.field), "month");
}
