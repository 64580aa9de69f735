#include "desk/care.h"
#include "desk/case_decision.h"

#include "desk/clause.h"
#include "desk/intake.h"
#include "test_shop.h"

static Error e;
enum { NOW = SHOP_MONDAY + 10 * HOUR };

static Case the_case(TestShop *s, int64_t id) {
    Case c = { 0 };
    CHECK_OK(case_get(s->db, s->arena, s->brand_id, id, &c, &e));
    return c;
}

static int64_t answered(TestShop *s, MessageClass class) {
    int64_t id = shop_message(s, &(TestMessage){ .at = NOW - HOUR, .who = "@sari",
                                                 .text = "paket saya rusak", .class = class });
    shop_answer(s, id, NOW - 60);
    return id;
}

static Err act_at(TestShop *s, int64_t id, CaseAct act, int64_t now) {
    Case c = the_case(s, id);
    Caller by = shop_person(s, now);
    return case_act(s->db, s->arena, &by, id, &(CaseChange){ .act = act, .version = c.version },
                    &c, &e);
}

static Err close_at(TestShop *s, int64_t id, ClosingForm form, int64_t now) {
    Case c = the_case(s, id);
    Caller by = shop_person(s, now);
    form.version = form.version ? form.version : c.version;
    return case_close(s->db, s->arena, &by, id, &form, &c, &e);
}

static ClosingForm accepted(void) {
    return (ClosingForm){ .outcome = ENDED_ACCEPTED, .regretted = true, .responded = true,
                          .reason = S("dibalas di toko") };
}

static FollowUp follow_at(TestShop *s, int64_t case_id, int64_t number) {
    List list;
    CHECK_OK(follow_of_case(s->db, s->arena, s->brand_id, case_id, &list, &e));
    const FollowUp *f = list.items;
    for (size_t i = 0; i < list.count; i++)
        if (f[i].number == number)
            return f[i];
    return (FollowUp){ 0 };
}

static bool watch_at(TestShop *s, int64_t now) {
    bool changed;
    CHECK_OK(care_watch(s->db, s->brand_id, now, &changed, &e));
    return changed;
}

static void take_one(TestShop *s, const char *id, const char *parent, const char *text,
                     int64_t now) {
    Intake *in CLEANUP(intake_close) = NULL;
    IntakeCounts counts;
    Caller by = shop_person(s, now);
    CHECK_OK(intake_open(s->db, s->arena, &by, s->sources[0], &in, &e));
    CHECK_OK(intake_begin(in, &(IntakeBatch){ .db = s->db, .now = now }, &e));
    CHECK_OK(intake_item(in, &(Item){ .id = str_c(id), .handle = S("@sari"), .time = now,
                                      .parent = str_c(parent), .text = str_c(text) }, &e));
    CHECK_OK(intake_end(in, &counts, &e));
}

/* ---- closing ---- */

TEST(an_answered_complaint_says_how_it_ended_talk_does_not) {
    TEST_SHOP(s);
    Closing closing;
    int64_t talk = answered(&s, CLASS_PRAISE), id = answered(&s, CLASS_COMPLAINT);
    CHECK_OK(act_at(&s, talk, ACT_DONE, NOW));
    CHECK_ERR(ERR_INVALID, act_at(&s, id, ACT_DONE, NOW));
    CHECK_STR(str_c(e.field), "outcome");
    CHECK_OK(close_at(&s, id, accepted(), NOW));
    CHECK(the_case(&s, id).state == CASE_DONE);
    CHECK_OK(closing_latest(s.db, s.arena, s.brand_id, id, &closing, &e));
    CHECK(closing.id && closing.outcome == ENDED_ACCEPTED && closing.at == NOW);
    CHECK(closing.regretted && !closing.offered && closing.responded);
    CHECK_OK(closing_latest(s.db, s.arena, shop_other_brand(&s), id, &closing, &e));
    CHECK(closing.id == 0);
}

TEST(closing_asks_for_what_each_end_needs) {
    const struct {
        ClosingForm form;
        Err want;
        const char *field;
    } t[] = {
        { { .outcome = ENDED_BEST_EFFORT, .reason = S("lewat WA") }, ERR_INVALID,
          "attempts" },
        { { .outcome = ENDED_BEST_EFFORT, .attempts = S("refund ditawarkan\ntelepon 2x"),
            .reason = S("lewat WA") }, ERR_OK, "" },
        { { .outcome = ENDED_NO_REPLY }, ERR_INVALID, "reason" }, /* nothing said in public */
        { { .outcome = ENDED_FAIR, .reason = S("lewat WA") }, ERR_OK, "" },
        { { .outcome = ENDED_ACCEPTED, .public_note = S("Sudah beres.") }, ERR_DENIED,
          "note_agreed" },
        { { .outcome = ENDED_ACCEPTED, .public_note = S("Anda goblok") , .note_agreed = true,
            .overrides = true }, ERR_INVALID, "text" },
        { { .outcome = ENDED_ACCEPTED, .version = 99, .reason = S("x") }, ERR_CONFLICT, "" },
    };
    for (size_t i = 0; i < COUNT(t); i++) {
        TEST_SHOP(s);
        int failed = test_failures;
        int64_t id = answered(&s, CLASS_COMPLAINT);
        CHECK_ERR(t[i].want, close_at(&s, id, t[i].form, NOW));
        CHECK_STR(str_c(e.field), t[i].field);
        if (failed != test_failures)
            printf("  row %zu\n", i);
    }
}

TEST(the_public_closing_note_goes_out_when_the_customer_agreed) {
    TEST_SHOP(s);
    List replies;
    int64_t id = answered(&s, CLASS_COMPLAINT);
    ClosingForm form = { .outcome = ENDED_ACCEPTED,
                         .public_note = S("Terima kasih Kak Sari, penggantinya sudah sampai dan "
                                          "masalahnya selesai. - Rasti"),
                         .note_agreed = true,
                         .overrides = true };
    CHECK_OK(close_at(&s, id, form, NOW));
    CHECK(the_case(&s, id).state == CASE_DONE);
    CHECK_OK(reply_of_case(s.db, s.arena, s.brand_id, id, &replies, &e));
    const Reply *r = replies.items;
    CHECK(replies.count == 1 && r->is_public && str_eq(r->text, form.public_note));
}

/* ---- asking again ---- */

TEST(closing_an_answered_complaint_plans_three_in_working_hours) {
    TEST_SHOP(s);
    /* Closed on Saturday at 19.00: a day later is within the hours, seven days later too. */
    int64_t closed = SHOP_MONDAY + 5 * DAY + 21 * HOUR, id = answered(&s, CLASS_COMPLAINT);
    CHECK_OK(close_at(&s, id, accepted(), closed));
    Policy p = { 0 };
    CHECK_OK(policy_get(s.db, s.arena, s.brand_id, &p, &e));
    int64_t opens = SHOP_MONDAY + p.hours_from;
    CHECK(closed > opens + 5 * DAY && closed + HOUR > SHOP_MONDAY + 5 * DAY + p.hours_to);
    CHECK(follow_at(&s, id, 1).due_at == opens + 7 * DAY);
    CHECK(follow_at(&s, id, 2).due_at == opens + 9 * DAY);
    CHECK(follow_at(&s, id, 3).due_at == opens + 13 * DAY);
    int64_t talk = answered(&s, CLASS_PRAISE);
    CHECK_OK(act_at(&s, talk, ACT_DONE, NOW));
    CHECK(follow_at(&s, talk, 1).id == 0);
}

/* Closed at NOW, the first is due. */
static int64_t with_first_due(TestShop *s) {
    int64_t id = answered(s, CLASS_COMPLAINT);
    CHECK_OK(close_at(s, id, accepted(), NOW));
    CHECK(!watch_at(s, NOW + DAY - 1));
    CHECK(watch_at(s, NOW + DAY) && !watch_at(s, NOW + DAY + 60));
    Case c = the_case(s, id);
    CHECK(c.state == CASE_FOLLOW && c.queue == QUEUE_CUSTOMER);
    CHECK(follow_at(s, id, 1).state == FOLLOW_DUE);
    return id;
}

TEST(the_three_taps_on_a_follow_up) {
    static const struct {
        FollowAct act;
        FollowState first, second;
        CaseState state;
    } t[] = {
        { FOLLOW_ACT_ASKED, FOLLOW_ASKED, FOLLOW_PLANNED, CASE_DONE },
        { FOLLOW_ACT_NEEDLESS, FOLLOW_NEEDLESS, FOLLOW_NEEDLESS, CASE_DONE },
        { FOLLOW_ACT_REOPEN, FOLLOW_REOPENED, FOLLOW_REOPENED, CASE_CLASSIFIED },
    };
    static_assert(COUNT(t) == FOLLOW_ACT__COUNT, "one row per tap");
    for (size_t i = 0; i < COUNT(t); i++) {
        TEST_SHOP(s);
        int64_t id = with_first_due(&s);
        FollowUp f = follow_at(&s, id, 1);
        Caller by = shop_person(&s, NOW + DAY + HOUR);
        List list;
        CHECK_OK(follow_list(s.db, s.arena, &by, &(FollowFilter){ 0 }, &list, &e));
        CHECK(list.count == 1);
        CHECK_OK(follow_act(s.db, s.arena, &by, f.id, &(FollowChange){ t[i].act }, &f, &e));
        CHECK(follow_at(&s, id, 1).state == t[i].first);
        CHECK(follow_at(&s, id, 2).state == t[i].second);
        CHECK(the_case(&s, id).state == t[i].state);
        CHECK_ERR(ERR_CONFLICT,
                  follow_act(s.db, s.arena, &by, f.id, &(FollowChange){ t[i].act }, &f, &e));
        CHECK(watch_at(&s, NOW + 3 * DAY) == (t[i].second == FOLLOW_PLANNED));
    }
}

TEST(a_new_word_of_the_customer_cancels_what_is_planned) {
    static const struct {
        const char *parent, *text;
        CaseState state;
    } t[] = {
        { "m1", "kak ini kok rusak lagi, kecewa sekali saya", CASE_CLASSIFIED },
        { "", "min pesanan saya yang baru juga rusak parah", CASE_DONE }, /* another case */
    };
    for (size_t i = 0; i < COUNT(t); i++) {
        TEST_SHOP(s);
        int64_t id = answered(&s, CLASS_COMPLAINT);
        CHECK_OK(close_at(&s, id, accepted(), NOW));
        take_one(&s, "old", "", "ini pesan lama", NOW - 2 * HOUR); /* nothing new */
        CHECK(follow_at(&s, id, 1).state == FOLLOW_PLANNED);
        take_one(&s, "new", t[i].parent, t[i].text, NOW + HOUR);
        for (int64_t n = 1; n <= 3; n++)
            CHECK(follow_at(&s, id, n).state == FOLLOW_CANCELLED);
        CHECK(the_case(&s, id).state == t[i].state);
        CHECK(!watch_at(&s, NOW + DAY));
    }
}

TEST(a_customer_who_thanks_before_we_asked_ends_the_follow_up) {
    TEST_SHOP(s);
    int64_t id = with_first_due(&s);
    take_one(&s, "ok", "m1", "oke kak makasih", NOW + DAY + HOUR);
    CHECK(the_case(&s, id).state == CASE_ANSWERED && the_case(&s, id).queue == QUEUE_CUSTOMER);
    CHECK(follow_at(&s, id, 1).state == FOLLOW_CANCELLED);
}

TEST(a_case_that_moves_otherwise_takes_its_follow_ups_along) {
    TEST_SHOP(s);
    int64_t id = with_first_due(&s);
    CHECK_OK(act_at(&s, id, ACT_DONE, NOW + DAY)); /* closed again: the outcome is known */
    CHECK(follow_at(&s, id, 1).state == FOLLOW_NEEDLESS);
    CHECK(follow_at(&s, id, 2).state == FOLLOW_PLANNED);
    CHECK_OK(act_at(&s, id, ACT_REOPEN, NOW + DAY));
    CHECK(follow_at(&s, id, 2).state == FOLLOW_CANCELLED);
    CHECK_OK(close_at(&s, id, accepted(), NOW + 2 * DAY)); /* a new solution, a new plan */
    CHECK(follow_at(&s, id, 1).state == FOLLOW_PLANNED);
}

TEST(what_nobody_could_see_in_time_is_asked_no_more) {
    TEST_SHOP(s);
    int64_t id = answered(&s, CLASS_COMPLAINT);
    CHECK_OK(close_at(&s, id, accepted(), NOW));
    CHECK(watch_at(&s, NOW + 5 * DAY));
    CHECK(follow_at(&s, id, 1).state == FOLLOW_CANCELLED);
    CHECK(follow_at(&s, id, 2).state == FOLLOW_DUE && the_case(&s, id).state == CASE_FOLLOW);
}

/* ---- from public to private ---- */

static Handoff handoff(TestShop *s, int64_t id) {
    Handoff h = { 0 };
    Policy p = { 0 };
    Case c = the_case(s, id);
    CHECK_OK(policy_get(s->db, s->arena, s->brand_id, &p, &e));
    CHECK_OK(handoff_get(s->db, s->arena, s->brand_id, &c, &p, &h, &e));
    return h;
}

static void answer(TestShop *s, int64_t id, bool is_public, int64_t at) {
    Reply r = { 0 };
    Caller by = shop_person(s, at);
    CHECK_OK(reply_create(s->db, s->arena, &by, id,
                          &(ReplyForm){ .case_version = the_case(s, id).version,
                                        .text = S("Maaf Kak, boleh kami bantu cek pesanannya? - R"),
                                        .is_public = is_public,
                                        .overrides = true,
                                        .request_key = str_fmt(s->arena, "request-%lld",
                                                               (long long)++s->messages) },
                          &r, &e));
    CHECK_OK(reply_act(s->db, s->arena, &by, r.id,
                       &(ReplyChange){ .act = REPLY_ACT_MARK_SENT, .version = r.version }, &r,
                       &e));
}

TEST(the_clock_to_private_runs_from_the_public_answer_until_the_private_one) {
    TEST_SHOP(s);
    int64_t id = shop_message(&s, &(TestMessage){ .at = NOW, .who = "@sari", .text = "rusak",
                                                  .class = CLASS_COMPLAINT });
    CHECK(handoff(&s, id).is_needed && handoff(&s, id).due_at == 0);
    answer(&s, id, true, NOW + 60);
    Handoff h = handoff(&s, id);
    CHECK(h.public_at == NOW + 60 && h.due_at == NOW + 60 + 30 * MINUTE && h.public_turns == 1);
    CHECK(!h.proposes_private);
    answer(&s, id, true, NOW + 120);
    answer(&s, id, true, NOW + 180);
    CHECK(handoff(&s, id).public_turns == 3 && handoff(&s, id).proposes_private);
    answer(&s, id, false, NOW + 240);
    h = handoff(&s, id);
    CHECK(h.private_at == NOW + 240 && h.due_at == 0 && !h.proposes_private);
    CHECK(h.public_turns == 3);
}

TEST(the_ledger_tells_what_answered_who_waited_and_what_went_on_in_private) {
    TEST_SHOP(s);
    List list;
    int64_t id = shop_message(&s, &(TestMessage){ .at = NOW, .who = "@sari", .text = "rusak",
                                                  .class = CLASS_COMPLAINT });
    answer(&s, id, true, NOW + 60);
    answer(&s, id, true, NOW + 120); /* nobody waited */
    answer(&s, id, false, NOW + 180);
    CHECK_OK(case_decisions(s.db, s.arena, s.brand_id, id, &list, &e));
    const CaseDecision *of = list.items;
    CHECK(list.count == 2 && of[0].staff_id == s.staff_id && of[0].at == NOW + 180);
    CHECK_STR(of[0].decision, "private");
    CHECK_STR(of[1].decision, "answer");
}

TEST(a_person_ticks_what_was_done_outside_the_desk) {
    TEST_SHOP(s);
    Handoff h;
    Caller by = shop_person(&s, NOW);
    int64_t id = shop_message(&s, &(TestMessage){ .at = NOW, .who = "@sari", .text = "rusak",
                                                  .class = CLASS_COMPLAINT });
    CHECK_OK(handoff_put(s.db, s.arena, &by, id, &(HandoffForm){ .public_ticked = true }, &h, &e));
    CHECK(h.public_ticked && h.public_at == NOW && h.due_at == NOW + 30 * MINUTE);
    by.now += 60;
    CHECK_OK(handoff_put(s.db, s.arena, &by, id, &(HandoffForm){ true, true }, &h, &e));
    CHECK(h.public_at == NOW && h.private_at == NOW + 60 && h.due_at == 0);
    CHECK_OK(handoff_put(s.db, s.arena, &by, id, &(HandoffForm){ 0 }, &h, &e));
    CHECK(!h.public_ticked && h.public_at == 0);
    by.brand_id = shop_other_brand(&s);
    CHECK_ERR(ERR_NOT_FOUND,
              handoff_put(s.db, s.arena, &by, id, &(HandoffForm){ true, true }, &h, &e));
}

TEST(praise_and_private_matters_need_no_way_to_private) {
    TEST_SHOP(s);
    int64_t id = answered(&s, CLASS_PRAISE);
    CHECK(!handoff(&s, id).is_needed && handoff(&s, id).due_at == 0);
}

TEST(a_person_sees_what_is_theirs_to_keep_an_eye_on) {
    TEST_SHOP(s);
    CareMine mine;
    Promise p = { 0 };
    Caller by = shop_person(&s, NOW);
    int64_t id = answered(&s, CLASS_COMPLAINT);
    static const int64_t dues[] = { NOW + 60, NOW + DAY, NOW + DAY + 60 };
    for (size_t i = 0; i < COUNT(dues); i++)
        CHECK_OK(promise_add(s.db, s.arena, &by, id,
                             &(PromiseForm){ S("Kurir datang"), dues[i] }, &p, &e));
    CHECK_OK(care_mine(s.db, s.arena, &by, &mine, &e));
    CHECK(mine.promises.count == 2 && mine.follow_ups.count == 0 && mine.found == 0);
}
