#include "desk/overview.h"

#include "test_shop.h"

enum { NOON = SHOP_MONDAY + 12 * HOUR };

static Overview overview(TestShop *s, int64_t now) {
    Error e;
    Overview o = { 0 };
    CHECK_OK(overview_get(s->db, s->arena, s->brand_id, now, &o, &e));
    return o;
}

static int64_t complaint(TestShop *s, int64_t at, Severity severity) {
    return shop_message(s, &(TestMessage){ .at = at, .who = "@a", .mood = MOOD_NEGATIVE,
                                           .class = CLASS_COMPLAINT, .severity = severity });
}

TEST(an_empty_desk_has_nothing_to_do) {
    TEST_SHOP(s);
    Overview o = overview(&s, NOON);
    CHECK(o.waiting == 0 && o.late == 0 && o.neglected == 0 && o.todo.count == 0);
    CHECK(o.median_answer == 0 && o.answered_today == 0);
    CHECK(o.incident.id == 0 && o.verdict.id == 0 && o.alarm_ok_at == 0 && o.alarm_steps == 0);
}

TEST(what_waits_is_counted_by_how_long) {
    TEST_SHOP(s);
    complaint(&s, NOON - 10 * MINUTE, SEVERITY_MEDIUM); /* due in 50 minutes */
    complaint(&s, NOON - 2 * HOUR, SEVERITY_MEDIUM);
    complaint(&s, NOON - 74 * HOUR, SEVERITY_MEDIUM); /* due 73 hours ago */
    shop_message(&s, &(TestMessage){ .at = NOON, .who = "@b" });
    Overview o = overview(&s, NOON);
    CHECK(o.waiting == 3 && o.late == 2 && o.neglected == 1);
}

TEST(answers_are_timed_over_a_week_and_counted_since_local_midnight) {
    TEST_SHOP(s);
    const int64_t midnight = SHOP_MONDAY;
    static const struct {
        int64_t at, after;
    } answers[] = { { SHOP_MONDAY - 2 * HOUR, HOUR }, { SHOP_MONDAY - HOUR, HOUR },
                    { SHOP_MONDAY + HOUR, 600 }, { SHOP_MONDAY + 2 * HOUR, 1200 },
                    { SHOP_MONDAY - 8 * DAY, 10 } };
    for (size_t i = 0; i < COUNT(answers); i++)
        shop_answer(&s, complaint(&s, answers[i].at, SEVERITY_LOW),
                    answers[i].at + answers[i].after);
    Overview o = overview(&s, midnight + 12 * HOUR);
    CHECK(o.answered_today == 3); /* one was asked before midnight */
    CHECK(o.median_answer == (1200 + HOUR) / 2);
    CHECK(o.waiting == 0);
}

TEST(the_list_of_what_to_do_begins_with_grave_matters) {
    TEST_SHOP(s);
    for (int i = 0; i < 8; i++)
        complaint(&s, NOON - 10 * HOUR + i * HOUR, SEVERITY_LOW);
    int64_t grave = complaint(&s, NOON - MINUTE, SEVERITY_GRAVE);
    Overview o = overview(&s, NOON);
    const CaseRow *row = o.todo.items;
    CHECK(o.todo.count == 5 && row[0].id == grave);
    for (size_t i = 2; i < o.todo.count; i++)
        CHECK(row[i - 1].sort_at <= row[i].sort_at);
    CHECK(row[1].sort_at == NOON - 9 * HOUR);
}

TEST(what_was_neglected_for_years_does_not_hide_the_day) {
    TEST_SHOP(s);
    for (int i = 0; i < 8; i++)
        complaint(&s, NOON - (1000 + i) * DAY, SEVERITY_LOW);
    int64_t today = complaint(&s, NOON - HOUR / 2, SEVERITY_LOW);
    Overview o = overview(&s, NOON);
    const CaseRow *row = o.todo.items;
    CHECK(o.todo.count == 5 && row[0].id == today);
    CHECK(row[1].sort_at == NOON - 1000 * DAY + HOUR && row[1].sort_at > row[4].sort_at);
}

static void reply(TestShop *s, int64_t case_id, const char *state, int n) {
    Error e;
    int64_t id;
    CHECK_OK(db_i64(s->db, Q_REPLY_INSERT,
                    DB_ARGS(DB_V(s->brand_id), DB_V(case_id), db_null(), DB_V(s->sources[0]),
                            db_val_text(S("browser")), db_val_text(str_c(state)),
                            DB_V(str_fmt(s->arena, "k%d", n)), DB_V(str_fmt(s->arena, "r%d", n)),
                            DB_V(true), db_val_text(S("maaf")), DB_V(s->staff_id), db_null(),
                            db_null(), DB_V(NOON), db_null()),
                    &id, &e));
}

TEST(replies_that_need_a_person_are_counted) {
    TEST_SHOP(s);
    int64_t id = complaint(&s, NOON, SEVERITY_LOW);
    static const char *const states[] = { "waiting", "waiting", "unknown", "by_hand", "sent",
                                          "held", "by_hand", "by_hand" };
    for (int i = 0; i < (int)COUNT(states); i++)
        reply(&s, id, states[i], i);
    Overview o = overview(&s, NOON);
    CHECK(o.to_approve == 2 && o.unknown == 1 && o.by_hand == 3);
}

TEST(the_alarm_and_its_ladder_are_shown) {
    TEST_SHOP(s);
    Error e;
    List out;
    bool changed;
    AlarmStep step = { .name = S("Rasti"), .way = STEP_MAIL, .address = S("r@toko.example") };
    Caller by = shop_person(&s, NOON);
    CHECK_OK(alarm_set(s.db, s.arena, &by, &(AlarmLadder){ { &step, 1 } }, &out, &e));
    complaint(&s, NOON - MINUTE, SEVERITY_GRAVE);
    CHECK_OK(watch_judge(s.db, s.arena, s.brand_id, NOON, &changed, &e));
    Overview o = overview(&s, NOON);
    CHECK(changed && o.alarm_steps == 1 && o.incident.id > 0);
    CHECK(o.verdict.level == VERDICT_ISSUE && o.verdict.reasons.count > 0);
}

TEST(the_overview_of_another_brand_is_its_own) {
    TEST_SHOP(s);
    Error e;
    Overview o;
    int64_t other = shop_other_brand(&s);
    complaint(&s, NOON - 5 * HOUR, SEVERITY_GRAVE);
    CHECK_OK(overview_get(s.db, s.arena, other, NOON, &o, &e));
    CHECK(o.waiting == 0 && o.late == 0 && o.todo.count == 0);
}
