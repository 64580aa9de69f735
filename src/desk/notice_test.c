#include "desk/notice.h"

#include "desk/access.h"
#include "desk/policy.h"
#include "desk/reply.h"
#include "desk/roster.h"
#include "desk/wake_way.h"
#include "test_shop.h"

static Error e;
enum { NOW = SHOP_MONDAY + 10 * HOUR };

/* A complaint whose deadline is so far from NOW. */
static int64_t due_in(TestShop *s, int64_t seconds, Severity severity) {
    static const char *const who[] = { "@a", "@b", "@c", "@d", "@e", "@f" };
    int64_t clock = severity == SEVERITY_GRAVE ? 15 * MINUTE : HOUR;
    int64_t id = shop_message(s, &(TestMessage){ .at = NOW + seconds - clock, .severity = severity,
                                                 .who = who[s->messages % 6],
                                                 .class = CLASS_COMPLAINT });
    Case c = { 0 };
    CHECK_OK(case_get(s->db, s->arena, s->brand_id, id, &c, &e));
    c.deadline_at = c.sort_at = NOW + seconds;
    CHECK_OK(case_store(s->db, s->brand_id, &c, &e));
    return id;
}

static bool plan(TestShop *s, int64_t now) {
    bool planned = false;
    CHECK_OK(notice_plan(s->db, s->brand_id, now, &planned, &e));
    return planned;
}

static bool claim(TestShop *s, int64_t now, NoticeOut *out) {
    *out = (NoticeOut){ 0 };
    Err got = notice_claim(s->db, s->arena, now, out, &e);
    CHECK(got == ERR_OK || got == ERR_NOT_FOUND);
    return got == ERR_OK;
}

static void end(TestShop *s, const NoticeOut *n, bool is_ok, int64_t now) {
    CHECK_OK(notice_end(s->db, n, &(NoticeEnd){ .is_ok = is_ok, .failure = S("no route"),
                                                .now = now },
                        &e));
}

static void change_policy(TestShop *s, void change(Policy *p)) {
    Policy p = { 0 };
    Caller by = shop_person(s, NOW - DAY);
    CHECK_OK(policy_get(s->db, s->arena, s->brand_id, &p, &e));
    change(&p);
    CHECK_OK(policy_set(s->db, s->arena, &by, &p, &p, &e));
}

TEST(one_message_names_the_worst_and_says_how_many_there_are) {
    TEST_SHOP(s);
    NoticeOut n;
    int64_t late = due_in(&s, -2 * HOUR, SEVERITY_LOW), grave = due_in(&s, -40 * MINUTE,
                                                                       SEVERITY_GRAVE);
    due_in(&s, -35 * MINUTE, SEVERITY_LOW);
    due_in(&s, -31 * MINUTE, SEVERITY_LOW);
    due_in(&s, 5 * MINUTE, SEVERITY_LOW); /* not the owner's yet */
    CHECK(plan(&s, NOW) && !plan(&s, NOW + MINUTE)); /* once */
    CHECK(claim(&s, NOW, &n));
    CHECK(n.staff_id == s.staff_id && n.past == 4 && n.soon == 0 && n.lines.count == 3);
    const NoticeLine *line = n.lines.items;
    CHECK(line[0].id == grave && line[1].id == late && line[0].severity == SEVERITY_GRAVE);
    const NoticeWay *way = n.ways.items;
    CHECK(n.ways.count == 1 && way->way == ALARM_MAIL && str_eq(way->address, n.email));
    CHECK_STR(n.brand_name, "Toko Rasa");
    end(&s, &n, true, NOW);
    CHECK(!claim(&s, NOW, &n));
    List rows;
    CHECK_OK(notice_list(s.db, s.arena, s.brand_id, &rows, &e));
    const NoticeRow *row = rows.items;
    CHECK(rows.count == 1 && row->state == CALL_CALLED && str_eq(row->way, S("mail")));
}

TEST(what_is_answered_before_it_leaves_is_not_told) {
    TEST_SHOP(s);
    NoticeOut n;
    int64_t id = due_in(&s, -HOUR, SEVERITY_LOW);
    CHECK(plan(&s, NOW));
    shop_answer(&s, id, NOW + 5);
    CHECK(!claim(&s, NOW + 10, &n));
    id = due_in(&s, -HOUR, SEVERITY_LOW);
    CHECK(plan(&s, NOW + MINUTE)); /* what was cancelled was no message */
    CHECK(!claim(&s, NOW + 17 * MINUTE, &n)); /* nor is a late one */
}

TEST(an_answered_case_calls_nobody_and_one_of_the_day_before_neither) {
    TEST_SHOP(s);
    shop_answer(&s, due_in(&s, -HOUR, SEVERITY_LOW), NOW - MINUTE);
    due_in(&s, -DAY, SEVERITY_LOW);
    CHECK(!plan(&s, NOW));
}

static void turn_off(Policy *p) { p->notices = false; }
static void later(Policy *p) { p->notice_after = 2 * HOUR; }

TEST(the_policy_says_whether_and_when) {
    TEST_SHOP(s);
    due_in(&s, -HOUR, SEVERITY_LOW);
    change_policy(&s, turn_off);
    CHECK(!plan(&s, NOW));
}

TEST(the_owner_is_told_after_the_time_of_the_policy_while_somebody_is_on_duty) {
    TEST_SHOP(s);
    Caller by = shop_person(&s, NOW - DAY), other = shop_second(&s, NOW - DAY);
    Shift all_day = { .weekday = 1, .from_at = 0, .to_at = DAY };
    Watcher w = { .staff_id = other.staff_id, .zone = ZONE_WIB, .quiet_level = VERDICT_CRISIS,
                  .shifts = { &all_day, 1 } };
    Roster roster = { .people = { &w, 1 } }, made;
    NoticeOut n;
    CHECK_OK(roster_set(s.db, s.arena, &by, &roster, &made, &e));
    change_policy(&s, later);
    due_in(&s, -HOUR, SEVERITY_LOW);
    CHECK(plan(&s, NOW) && claim(&s, NOW, &n) && n.staff_id == other.staff_id);
    end(&s, &n, true, NOW);
    CHECK(!claim(&s, NOW, &n));
    CHECK(!plan(&s, NOW + 30 * MINUTE)); /* told: the next is the owner */
    CHECK(plan(&s, NOW + HOUR) && claim(&s, NOW + HOUR, &n) && n.staff_id == s.staff_id);
}

TEST(a_message_goes_by_the_way_that_works_and_a_lost_one_again) {
    TEST_SHOP(s);
    Caller by = shop_person(&s, NOW - DAY);
    WakeWay bad = { 0 }, good = { 0 };
    NoticeOut n, again;
    CHECK_OK(wake_way_add(s.db, s.arena, &by,
                          &(NewWay){ .way = ALARM_MAIL, .name = S("lama"),
                                     .address = S("lama@toko.example"),
                                     .whole = S("lama@toko.example") },
                          &bad, &e));
    CHECK_OK(wake_way_add(s.db, s.arena, &by,
                          &(NewWay){ .way = ALARM_TELEGRAM, .name = S("HP"), .address = S("77"),
                                     .whole = S("77") },
                          &good, &e));
    CHECK_OK(wake_way_note(s.db, bad.id, &(WakeResult){ .failure = S("x") }, NOW - HOUR, &e));
    CHECK_OK(wake_way_note(s.db, good.id, &(WakeResult){ .is_ok = true }, NOW - HOUR, &e));
    due_in(&s, -HOUR, SEVERITY_LOW);
    CHECK(plan(&s, NOW) && claim(&s, NOW, &n));
    const NoticeWay *way = n.ways.items;
    CHECK(n.ways.count == 3 && way[0].way_id == good.id && way[1].way_id == bad.id);
    CHECK(way[2].way_id == 0 && way[2].way == ALARM_MAIL);
    CHECK(!claim(&s, NOW + 2 * MINUTE, &again)); /* under its lease */
    CHECK(claim(&s, NOW + 4 * MINUTE, &again) && again.id == n.id);
    end(&s, &n, false, NOW + 4 * MINUTE); /* the first caller comes late: it says nothing */
    end(&s, &again, true, NOW + 4 * MINUTE);
    List rows;
    CHECK_OK(notice_list(s.db, s.arena, s.brand_id, &rows, &e));
    CHECK(rows.count == 1 && ((const NoticeRow *)rows.items)->state == CALL_CALLED);
}

TEST(a_message_that_failed_told_nothing_and_is_tried_again_calmly) {
    TEST_SHOP(s);
    NoticeOut n;
    due_in(&s, -HOUR, SEVERITY_LOW);
    CHECK(plan(&s, NOW) && claim(&s, NOW, &n));
    end(&s, &n, false, NOW);
    CHECK(!plan(&s, NOW + MINUTE)); /* as seldom as any other */
    CHECK(plan(&s, NOW + 16 * MINUTE) && claim(&s, NOW + 16 * MINUTE, &n));
    end(&s, &n, true, NOW + 16 * MINUTE);
    CHECK(!plan(&s, NOW + 40 * MINUTE)); /* told once */
}

TEST(at_night_only_the_grave_is_told) {
    TEST_SHOP(s);
    NoticeOut n;
    int64_t night = SHOP_MONDAY + 23 * HOUR;
    due_in(&s, 12 * HOUR, SEVERITY_LOW); /* 22.00 */
    CHECK(!plan(&s, night));
    int64_t grave = due_in(&s, 12 * HOUR + 5 * MINUTE, SEVERITY_GRAVE);
    CHECK(plan(&s, night) && claim(&s, night, &n));
    CHECK(n.is_grave_only && n.past == 1 && ((const NoticeLine *)n.lines.items)->id == grave);
    end(&s, &n, true, night);
    CHECK(!plan(&s, night + HOUR));
    int64_t morning = SHOP_MONDAY + DAY + 8 * HOUR;
    CHECK(plan(&s, morning) && claim(&s, morning, &n) && n.past == 2 && !n.is_grave_only);
}

/* ---- the sign-ins of official accounts ---- */

static OfficialAccount account(TestShop *s, Str handle, int64_t owner_id) {
    Caller by = shop_person(s, NOW);
    OfficialAccount o = { .channel = CHANNEL_INSTAGRAM, .handle = handle, .owner_id = owner_id };
    SignIn one = { .name = S("Agensi"), .device = S("HP") };
    CHECK_OK(account_put(s->db, s->arena, &by, 0, &o, &o, &e));
    CHECK_OK(sign_in_add(s->db, s->arena, &by, o.id, &one, &one, &e));
    return o;
}

TEST(whoever_looks_after_an_account_is_asked_once_a_month_who_holds_it) {
    TEST_SHOP(s);
    NoticeOut n;
    Caller other = shop_second(&s, NOW);
    int64_t month = NOW + ACCESS_EVERY;
    account(&s, S("@tokorasa"), other.staff_id);
    account(&s, S("@cabang"), 0); /* nobody's: the owner of the brand */
    CHECK(!plan(&s, month - 1));
    CHECK(!plan(&s, month + 12 * HOUR)); /* nothing at night */
    CHECK(plan(&s, month));
    CHECK(claim(&s, month, &n) && n.staff_id == s.staff_id && n.access == 1 && n.past == 0);
    end(&s, &n, true, month);
    CHECK(claim(&s, month, &n) && n.staff_id == other.staff_id && n.access == 1);
    end(&s, &n, true, month);
    CHECK(!plan(&s, month + DAY) && !plan(&s, month + 29 * DAY));
    CHECK(plan(&s, month + 30 * DAY));
}

TEST(what_was_confirmed_before_it_leaves_is_not_asked) {
    TEST_SHOP(s);
    NoticeOut n;
    int64_t month = NOW + ACCESS_EVERY;
    Caller by = shop_person(&s, month);
    OfficialAccount o = account(&s, S("@tokorasa"), 0);
    CHECK(plan(&s, month));
    AccessStep all = { .act = ACCESS_CONFIRM, .version = o.version + 1 };
    CHECK_OK(account_act(s.db, s.arena, &by, o.id, &all, &o, &e));
    CHECK(!claim(&s, month + 5, &n));
    CHECK(!plan(&s, month + DAY));
}

TEST(a_question_about_sign_ins_that_failed_is_asked_again_a_day_later) {
    TEST_SHOP(s);
    NoticeOut n;
    int64_t month = NOW + ACCESS_EVERY;
    account(&s, S("@tokorasa"), 0);
    CHECK(plan(&s, month) && claim(&s, month, &n));
    end(&s, &n, false, month);
    CHECK(!plan(&s, month + HOUR));
    CHECK(plan(&s, month + DAY));
    change_policy(&s, turn_off);
    CHECK(!plan(&s, month + 2 * DAY));
}
