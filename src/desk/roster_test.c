#include "desk/roster.h"

#include "desk/alarm.h"
#include "desk/staff.h"
#include "desk/wake_way.h"
#include "test_shop.h"

/* SHOP_MONDAY is Monday 2 November 2026, 00.00 WIB. */
enum { MON = 1, TUE, WED, THU, FRI, SAT, SUN = 0 };

static int64_t at(int day, int hour, int minute) {
    return SHOP_MONDAY + day * DAY + hour * HOUR + minute * MINUTE;
}

static Watcher with_shifts(const Shift *s, size_t n, int64_t zone) {
    return (Watcher){ .staff_id = 1, .zone = zone, .shifts = { (void *)(uintptr_t)s, n } };
}

TEST(a_shift_may_last_past_midnight_and_follows_the_zone_of_its_person) {
    const Shift night[] = { { .weekday = MON, .from_at = 22 * HOUR, .to_at = 6 * HOUR } };
    const Shift whole[] = { { .weekday = TUE, .from_at = 0, .to_at = DAY } };
    Watcher w = with_shifts(night, 1, ZONE_WIB), east = with_shifts(night, 1, ZONE_WIT);
    CHECK(!roster_is_on_duty(&w, at(0, 21, 59)));
    CHECK(roster_is_on_duty(&w, at(0, 22, 0)));
    CHECK(roster_is_on_duty(&w, at(1, 5, 59)));
    CHECK(!roster_is_on_duty(&w, at(1, 6, 0)));
    CHECK(!roster_is_on_duty(&w, at(1, 22, 0))); /* Tuesday has none */
    CHECK(roster_is_on_duty(&w, at(7, 23, 0)));  /* the next Monday */
    CHECK(roster_is_on_duty(&east, at(0, 20, 0)) && !roster_is_on_duty(&east, at(1, 4, 0)));
    Watcher all = with_shifts(whole, 1, ZONE_WIB);
    CHECK(roster_is_on_duty(&all, at(1, 0, 0)) && roster_is_on_duty(&all, at(1, 23, 59)));
    CHECK(!roster_is_on_duty(&all, at(2, 0, 0)));
    CHECK(roster_next_start(&w, at(0, 22, 0), 2 * WEEK) == at(7, 22, 0));
    CHECK(roster_next_start(&w, at(1, 0, 0), WEEK - DAY) == 0);
}

TEST(an_exception_replaces_the_shifts_of_its_date) {
    const Shift days[] = { { .weekday = MON, .from_at = 8 * HOUR, .to_at = 16 * HOUR },
                           { .weekday = TUE, .from_at = 22 * HOUR, .to_at = 6 * HOUR } };
    int64_t monday = (SHOP_MONDAY + ZONE_WIB) / DAY;
    ShiftException off[] = { { .number = monday, .is_off = true },
                             { .number = monday + 1, .from_at = 9 * HOUR, .to_at = 10 * HOUR },
                             { .number = monday + 1, .from_at = 20 * HOUR, .to_at = 2 * HOUR } };
    Watcher w = with_shifts(days, 2, ZONE_WIB);
    CHECK(roster_is_on_duty(&w, at(0, 9, 0)) && roster_is_on_duty(&w, at(1, 23, 0)));
    w.exceptions = (List){ off, 3 };
    CHECK(!roster_is_on_duty(&w, at(0, 9, 0)));
    CHECK(roster_is_on_duty(&w, at(1, 9, 30)) && roster_is_on_duty(&w, at(2, 1, 0)));
    CHECK(!roster_is_on_duty(&w, at(2, 3, 0))); /* the weekly shift would have lasted till six */
    CHECK(roster_is_on_duty(&w, at(7, 9, 0)));
}

TEST(a_day_off_is_off_but_for_the_night_that_began_before) {
    const Shift nights[] = { { .weekday = SUN, .from_at = 22 * HOUR, .to_at = 6 * HOUR } };
    ShiftException off = { .number = (SHOP_MONDAY + ZONE_WIB) / DAY, .is_off = true };
    Watcher w = with_shifts(nights, 1, ZONE_WIB);
    CHECK(!roster_is_off(&w, at(0, 12, 0)));
    w.exceptions = (List){ &off, 1 };
    CHECK(!roster_is_off(&w, at(0, 5, 59)) && roster_is_off(&w, at(0, 6, 0)));
    CHECK(roster_is_off(&w, at(0, 23, 59)) && !roster_is_off(&w, at(1, 0, 0)));
    w.zone = ZONE_WIT; /* where Monday is two hours ahead */
    CHECK(!roster_is_off(&w, at(0, 22, 0)));
    off.is_off = false; /* other hours than usual are no day off */
    CHECK(!roster_is_off(&w, at(0, 12, 0)));
}

TEST(quiet_hours_hold_below_their_level_in_the_zone_of_the_person) {
    Watcher w = { .zone = ZONE_WITA, .quiet_from = 22 * HOUR, .quiet_to = 6 * HOUR,
                  .quiet_level = VERDICT_CRISIS };
    CHECK(roster_is_quiet(&w, at(0, 21, 0), VERDICT_ISSUE)); /* 22.00 WITA */
    CHECK(!roster_is_quiet(&w, at(0, 20, 59), VERDICT_ISSUE));
    CHECK(roster_is_quiet(&w, at(0, 4, 59), VERDICT_ISSUE));
    CHECK(!roster_is_quiet(&w, at(0, 5, 0), VERDICT_ISSUE));
    CHECK(!roster_is_quiet(&w, at(0, 23, 0), VERDICT_CRISIS));
    w.quiet_to = w.quiet_from;
    CHECK(!roster_is_quiet(&w, at(0, 23, 0), VERDICT_WATCH));
}

TEST(gaps_are_what_no_shift_of_anybody_covers) {
    SCRATCH(a);
    Shift first[7], second[] = { { .weekday = SAT, .from_at = 12 * HOUR, .to_at = 22 * HOUR },
                                 { .weekday = SUN, .from_at = 6 * HOUR, .to_at = 12 * HOUR } };
    for (int d = 0; d < 7; d++)
        first[d] = (Shift){ .weekday = d, .from_at = 6 * HOUR, .to_at = 6 * HOUR }; /* all day */
    first[SAT].to_at = 13 * HOUR;
    first[SUN] = first[SAT]; /* Sunday's own would begin at six: leave it to the second */
    first[SUN].weekday = SUN;
    first[SUN].from_at = 10 * HOUR;
    first[SUN].to_at = 9 * HOUR;
    Watcher people[] = { with_shifts(first, 7, ZONE_WIB), with_shifts(second, 2, ZONE_WIB) };
    List gaps = roster_gaps(a, &(List){ people, 2 }, at(0, 9, 0), at(7, 9, 0));
    const RosterGap *g = gaps.items;
    CHECK(gaps.count == 1);
    CHECK(g[0].from_at == at(5, 22, 0) && g[0].to_at == at(6, 6, 0)); /* Sabtu 22.00-06.00 */
    gaps = roster_gaps(a, &(List){ 0 }, at(0, 0, 0), at(7, 0, 0));
    g = gaps.items;
    CHECK(gaps.count == 1 && g[0].from_at == at(0, 0, 0) && g[0].to_at == at(7, 0, 0));
}

TEST(when_nobody_is_on_duty_the_next_in_line_who_is_awake_is_called) {
    SCRATCH(a);
    const Shift early[] = { { .weekday = TUE, .from_at = 8 * HOUR, .to_at = 16 * HOUR } };
    const Shift late[] = { { .weekday = TUE, .from_at = 16 * HOUR, .to_at = 22 * HOUR } };
    Watcher people[] = { { .staff_id = 1, .zone = ZONE_WIB }, with_shifts(late, 1, ZONE_WIB),
                         with_shifts(early, 1, ZONE_WIB) };
    people[1].staff_id = 2;
    people[2].staff_id = 3;
    List all = { people, 3 };
    RosterPick pick = roster_pick(a, &all, at(1, 9, 0), VERDICT_ISSUE);
    CHECK(pick.count == 1 && pick.people[0]->staff_id == 3);
    pick = roster_pick(a, &all, at(0, 9, 0), VERDICT_ISSUE);
    CHECK(pick.count == 1 && pick.people[0]->staff_id == 3); /* whose shift begins first */
    people[2].quiet_to = 12 * HOUR;
    people[2].quiet_level = VERDICT_CRISIS;
    pick = roster_pick(a, &all, at(0, 9, 0), VERDICT_ISSUE);
    CHECK(pick.count == 1 && pick.people[0]->staff_id == 2);
    CHECK(pick.asleep_count == 1 && pick.asleep[0]->staff_id == 3);
    pick = roster_pick(a, &all, at(0, 9, 0), VERDICT_CRISIS);
    CHECK(pick.count == 1 && pick.people[0]->staff_id == 3);
    size_t n;
    const Watcher **line = roster_line(a, &all, at(0, 9, 0), &n);
    CHECK(n == 3 && line[2]->staff_id == 1); /* who never has a shift comes last */
}

/* ---- with a database ---- */

static int64_t add_person(TestShop *s, const char *name, Role role) {
    Error e;
    Staff out = { 0 };
    CHECK_OK(staff_create(s->db, s->arena,
                          &(NewStaff){ .email = str_fmt(s->arena, "%s@toko.example", name),
                                       .name = str_c(name), .password_hash = S("-"),
                                       .brand_id = s->brand_id, .role = role, .now = 1000 },
                          &out, &e));
    return out.id;
}

static Err set_roster(TestShop *s, Watcher *people, size_t n, Error *e) {
    Roster out = { 0 };
    Caller by = shop_person(s, SHOP_MONDAY);
    return roster_set(s->db, s->arena, &by, &(Roster){ .people = { people, n } }, &out, e);
}

TEST(a_roster_is_kept_as_it_was_given) {
    TEST_SHOP(s);
    Error e;
    Roster r = { 0 };
    int64_t budi = add_person(&s, "budi", ROLE_WRITER);
    Shift shifts[] = { { .weekday = MON, .from_at = 8 * HOUR, .to_at = 16 * HOUR } };
    ShiftException off[] = { { .day = S("2026-11-02"), .is_off = true } };
    Watcher people[] = { { .staff_id = budi, .zone = ZONE_WITA, .shifts = { shifts, 1 } },
                         { .staff_id = s.staff_id, .zone = ZONE_WIB, .quiet_from = 22 * HOUR,
                           .quiet_to = 6 * HOUR, .quiet_level = VERDICT_ISSUE,
                           .shifts = { shifts, 1 }, .exceptions = { off, 1 } } };
    CHECK_OK(set_roster(&s, people, 2, &e));
    CHECK_OK(roster_get(s.db, s.arena, s.brand_id, at(0, 9, 0), &r, &e));
    const Watcher *w = r.people.items;
    CHECK(r.people.count == 2 && w[0].staff_id == budi && w[0].is_on_duty);
    CHECK_STR(w[1].name, "Rasti");
    CHECK(w[1].quiet_level == VERDICT_ISSUE && w[1].shifts.count == 1 && !w[1].is_on_duty);
    CHECK(w[1].exceptions.count == 1);
    CHECK_STR(((const ShiftException *)w[1].exceptions.items)->day, "2026-11-02");
    CHECK(r.stand_in.p == NULL && r.gaps.count == 1);
    CHECK_OK(roster_get(s.db, s.arena, s.brand_id, at(1, 9, 0), &r, &e));
    CHECK_STR(r.stand_in, "budi");
    /* without the first: their row and shifts go */
    CHECK_OK(set_roster(&s, people + 1, 1, &e));
    CHECK_OK(roster_get(s.db, s.arena, s.brand_id, at(0, 9, 0), &r, &e));
    CHECK(r.people.count == 1);
    CHECK_OK(roster_get(s.db, s.arena, shop_other_brand(&s), at(0, 9, 0), &r, &e));
    CHECK(r.people.count == 0);
}

TEST(a_roster_says_what_is_wrong_with_it) {
    TEST_SHOP(s);
    Error e;
    ShiftException bad[] = { { .day = S("besok") } };
    Watcher stranger = { .staff_id = 999, .zone = ZONE_WIB };
    CHECK_ERR(ERR_INVALID, set_roster(&s, &stranger, 1, &e));
    CHECK(strcmp(e.field, "staff_id") == 0);
    Watcher twice[] = { { .staff_id = s.staff_id, .zone = ZONE_WIB },
                        { .staff_id = s.staff_id, .zone = ZONE_WIB } };
    CHECK_ERR(ERR_INVALID, set_roster(&s, twice, 2, &e));
    Watcher zone = { .staff_id = s.staff_id, .zone = 3600 };
    CHECK_ERR(ERR_INVALID, set_roster(&s, &zone, 1, &e));
    CHECK(strcmp(e.field, "zone") == 0);
    Watcher day = { .staff_id = s.staff_id, .zone = ZONE_WIB, .exceptions = { bad, 1 } };
    CHECK_ERR(ERR_INVALID, set_roster(&s, &day, 1, &e));
    CHECK(strcmp(e.field, "day") == 0);
}

/* ---- ways ---- */

static WakeWay add_way(TestShop *s, int64_t staff_id, AlarmWay way, const char *address) {
    Error e;
    WakeWay out = { 0 };
    CHECK_OK(wake_way_add(s->db, s->arena, &(Caller){ .staff_id = staff_id, .now = SHOP_MONDAY },
                          &(NewWay){ .way = way, .name = S("HP"), .address = str_c(address),
                                     .whole = str_c(address), .secret = S("box1:x") },
                          &out, &e));
    return out;
}

TEST(ways_are_their_persons_and_one_address_is_one_way) {
    TEST_SHOP(s);
    Error e;
    List list;
    Caller me = { .staff_id = s.staff_id, .now = SHOP_MONDAY };
    int64_t budi = add_person(&s, "budi", ROLE_WRITER);
    WakeWay first = add_way(&s, s.staff_id, ALARM_MAIL, "saya@toko.example");
    CHECK_STR(first.address, "say***");
    CHECK(add_way(&s, s.staff_id, ALARM_MAIL, "saya@toko.example").id == first.id);
    CHECK(add_way(&s, budi, ALARM_MAIL, "saya@toko.example").id != first.id);
    CHECK_OK(wake_ways(s.db, s.arena, s.staff_id, &list, &e));
    CHECK(list.count == 1);
    CHECK_ERR(ERR_NOT_FOUND, wake_way_remove(s.db, &(Caller){ .staff_id = budi }, first.id, &e));
    CHECK_OK(wake_way_remove(s.db, &me, first.id, &e));
    for (int i = 0; i < WAKE_WAYS; i++)
        add_way(&s, s.staff_id, ALARM_MAIL, str_z(s.arena, str_fmt(s.arena, "a%d@b.id", i)));
    WakeWay none;
    CHECK_ERR(ERR_LIMIT, wake_way_add(s.db, s.arena, &me,
                                      &(NewWay){ .way = ALARM_MAIL, .name = S("x"),
                                                 .address = S("z@b.id"), .whole = S("z@b.id") },
                                      &none, &e));
}

TEST(a_code_links_one_chat_once_and_in_time) {
    TEST_SHOP(s);
    Error e;
    Str code, again;
    int64_t until;
    WakeWay way = { 0 };
    Caller me = { .staff_id = s.staff_id, .now = SHOP_MONDAY };
    NewWay chat = { .way = ALARM_TELEGRAM, .name = S("Telegram"), .address = S("77"),
                    .whole = S("77") };
    CHECK_OK(wake_code_new(s.db, s.arena, &me, &code, &e));
    CHECK_OK(wake_code_open(s.db, SHOP_MONDAY + 1, &until, &e));
    CHECK(until == SHOP_MONDAY + 600);
    CHECK_OK(wake_code_new(s.db, s.arena, &me, &again, &e));
    CHECK_ERR(ERR_NOT_FOUND,
              wake_code_take(s.db, s.arena, code, &chat, SHOP_MONDAY + 2, &way, &e));
    CHECK_ERR(ERR_NOT_FOUND,
              wake_code_take(s.db, s.arena, again, &chat, SHOP_MONDAY + 600, &way, &e));
    CHECK_OK(wake_code_take(s.db, s.arena, again, &chat, SHOP_MONDAY + 599, &way, &e));
    CHECK(way.way == ALARM_TELEGRAM);
    CHECK_ERR(ERR_NOT_FOUND,
              wake_code_take(s.db, s.arena, again, &chat, SHOP_MONDAY + 599, &way, &e));
    CHECK_OK(wake_code_open(s.db, SHOP_MONDAY + 599, &until, &e));
    CHECK(until == 0);
}

TEST(how_a_call_went_is_noted_and_a_way_that_is_gone_is_dropped) {
    TEST_SHOP(s);
    Error e;
    List list;
    WakeWay way = add_way(&s, s.staff_id, ALARM_PUSH, "https://push.example");
    CHECK_OK(wake_way_note(s.db, way.id, &(WakeResult){ .failure = S("busy") }, 50, &e));
    CHECK_OK(wake_ways(s.db, s.arena, s.staff_id, &list, &e));
    CHECK_STR(((const WakeWay *)list.items)->failure, "busy");
    CHECK_OK(wake_way_note(s.db, way.id, &(WakeResult){ .is_ok = true }, 60, &e));
    CHECK_OK(wake_ways(s.db, s.arena, s.staff_id, &list, &e));
    const WakeWay *w = list.items;
    CHECK(w->ok_at == 60 && w->failed_at == 0 && w->failure.p == NULL);
    CHECK_OK(wake_way_note(s.db, way.id, &(WakeResult){ .is_gone = true }, 70, &e));
    CHECK_OK(wake_ways(s.db, s.arena, s.staff_id, &list, &e));
    CHECK(list.count == 0);
}
