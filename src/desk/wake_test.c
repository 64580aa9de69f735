/* Alarms that call people of the roster by their own ways: whom, in which order, what is left at
 * each address, the monthly test and the holding answer. */
#include "desk/alarm_monthly.h"
#include "desk/alarm_post.h"
#include "desk/decision.h"
#include "desk/due.h"
#include "desk/ladder.h"
#include "desk/policy.h"
#include "desk/roster.h"
#include "desk/staff.h"
#include "desk/wake_way.h"
#include "desk/promise.h"
#include "test_shop.h"

enum { NIGHT = SHOP_MONDAY + 2 * HOUR, NOON = SHOP_MONDAY + 12 * HOUR };

typedef struct Office {
    TestShop shop;
    int64_t budi, sari;
} Office;

static int64_t hire(TestShop *s, const char *name, Role role) {
    Error e;
    Staff out = { 0 };
    CHECK_OK(staff_create(s->db, s->arena,
                          &(NewStaff){ .email = str_fmt(s->arena, "%s@toko.example", name),
                                       .name = str_c(name),
                                       .password_hash = S("-"),
                                       .brand_id = s->brand_id,
                                       .role = role,
                                       .now = 1000 },
                          &out, &e));
    return out.id;
}

static void end_office(Office *o) { test_shop_end(&o->shop); }

static void put_roster(TestShop *s, Watcher *people, size_t n) {
    Error e;
    Roster out = { 0 };
    Caller by = shop_person(s, SHOP_MONDAY);
    CHECK_OK(roster_set(s->db, s->arena, &by, &(Roster){ .people = { people, n } }, &out, &e));
}

/* Rasti owns the shop; Budi has Monday's night, Sari Monday's day. */
static Office open_office(void) {
    Office o = { .shop = test_shop_make() };
    Shift night = { .weekday = 1, .from_at = 0, .to_at = 8 * HOUR };
    Shift day = { .weekday = 1, .from_at = 8 * HOUR, .to_at = 20 * HOUR };
    o.budi = hire(&o.shop, "budi", ROLE_WRITER);
    o.sari = hire(&o.shop, "sari", ROLE_READER);
    Watcher people[] = { { .staff_id = o.budi, .zone = ZONE_WIB, .shifts = { &night, 1 } },
                         { .staff_id = o.sari, .zone = ZONE_WIB, .shifts = { &day, 1 } } };
    put_roster(&o.shop, people, 2);
    return o;
}
#define OFFICE(name)                                 \
    Office name CLEANUP(end_office) = open_office(); \
    TestShop *s = &name.shop;                        \
    Error e;                                         \
    (void)e

static int64_t add_way(TestShop *s, int64_t staff_id, AlarmWay way, const char *address) {
    Error e;
    WakeWay out = { 0 };
    CHECK_OK(wake_way_add(s->db, s->arena, &(Caller){ .staff_id = staff_id, .now = 1000 },
                          &(NewWay){ .way = way,
                                     .name = S("HP"),
                                     .address = str_c(address),
                                     .whole = str_c(address),
                                     .secret = S("box1:x") },
                          &out, &e));
    return out.id;
}

static List calls_of(TestShop *s, int64_t incident_id) {
    Error e;
    List list = { 0 };
    CHECK_OK(alarm_calls(s->db, s->arena, s->brand_id, incident_id, &list, &e));
    return list;
}

TEST(a_roster_alone_calls_those_on_duty_then_the_next_then_the_owner) {
    OFFICE(o);
    Incident i = shop_grave(s, NIGHT);
    List list = calls_of(s, i.id);
    const AlarmCall *c = list.items;
    CHECK(list.count == 3);
    CHECK_STR(c[0].name, "budi");
    CHECK_STR(c[1].name, "sari");
    CHECK_STR(c[2].name, "Rasti");
    CHECK(c[0].due_at == NIGHT && c[1].due_at == NIGHT + 300 && c[2].due_at == NIGHT + 600);
    CallOut first = shop_claim(s, NIGHT);
    CHECK_STR(first.address, "budi@toko.example"); /* who has no way of their own is mailed */
    CHECK(first.way == ALARM_MAIL && first.way_id == 0);
    CHECK_OK(alarm_called(s->db, &first, true, (Str){ 0 }, NIGHT, &e));
}

TEST(a_person_is_called_by_all_ways_at_once_and_the_next_only_when_all_failed) {
    OFFICE(o);
    int64_t chat = add_way(s, o.budi, ALARM_TELEGRAM, "77");
    add_way(s, o.budi, ALARM_PUSH, "https://push.example");
    Incident i = shop_grave(s, NIGHT);
    CallOut one = shop_claim(s, NIGHT), two = shop_claim(s, NIGHT);
    CHECK(one.way == ALARM_TELEGRAM && one.way_id == chat && two.way == ALARM_PUSH);
    CHECK_STR(one.address, "77");
    CHECK_STR(one.secret, "box1:x");
    CHECK(!str_eq(one.token, two.token));
    CHECK_OK(alarm_called(s->db, &one, false, S("blocked"), NIGHT + 1, &e));
    const AlarmCall *c = calls_of(s, i.id).items;
    CHECK(c[2].due_at == NIGHT + 300); /* the browser may still reach them */
    CHECK_STR(c[0].address, "77***");
    CHECK_STR(c[1].address, "https://push.example");
    CHECK_OK(alarm_called(s->db, &two, false, S("410"), NIGHT + 2, &e));
    c = calls_of(s, i.id).items;
    CHECK(c[2].due_at == NIGHT + 2);
}

TEST(quiet_hours_are_kept_below_their_level_and_shown) {
    OFFICE(o);
    Shift night = { .weekday = 1, .from_at = 0, .to_at = 8 * HOUR };
    Watcher people[] = { { .staff_id = o.budi,
                           .zone = ZONE_WIB,
                           .shifts = { &night, 1 },
                           .quiet_to = 6 * HOUR,
                           .quiet_level = VERDICT_CRISIS },
                         { .staff_id = o.sari, .zone = ZONE_WIB } };
    put_roster(s, people, 2);
    List list = calls_of(s, shop_grave(s, NIGHT).id); /* a single grave matter is an issue */
    const AlarmCall *c = list.items;
    CHECK_STR(c[0].name, "sari");
    CHECK(c[0].state == CALL_DUE && c[1].state == CALL_QUIET);
    CHECK_STR(c[1].name, "budi");
    CHECK_STR(shop_claim(s, NIGHT).name, "sari");
}

/* Everybody sleeps until six, and is woken by a crisis alone. */
static void all_sleep(Office *o) {
    Watcher people[] = { { .staff_id = o->budi,
                           .zone = ZONE_WIB,
                           .quiet_to = 6 * HOUR,
                           .quiet_level = VERDICT_CRISIS },
                         { .staff_id = o->shop.staff_id,
                           .zone = ZONE_WIB,
                           .quiet_to = 6 * HOUR,
                           .quiet_level = VERDICT_CRISIS } };
    put_roster(&o->shop, people, 2);
}

static Incident raise_issue(TestShop *s, int64_t now) {
    Error e;
    Incident i = { 0 };
    Decision d = { 0 };
    Caller by = shop_person(s, now);
    VerdictRow v = shop_judge(s, now);
    CHECK_OK(decision_make(s->db, s->arena, &by, v.id,
                           &(DecisionForm){ .act = DECISION_RAISE, .level = VERDICT_ISSUE,
                                            .reason = S("ramai") },
                           &d, &e));
    CHECK_OK(incident_open(s->db, s->arena, s->brand_id, &i, &e));
    return i;
}

TEST(when_everybody_sleeps_nobody_is_called_which_is_said_until_somebody_is_awake) {
    OFFICE(o);
    bool changed;
    all_sleep(&o);
    Incident i = raise_issue(s, NIGHT);
    CHECK(calls_of(s, i.id).count == 0 && i.silent_at == NIGHT);
    CHECK_OK(watch_judge(s->db, s->arena, s->brand_id, NIGHT + HOUR, &changed, &e));
    CHECK_OK(incident_open(s->db, s->arena, s->brand_id, &i, &e));
    CHECK(calls_of(s, i.id).count == 0 && i.silent_at == NIGHT);
    CHECK_OK(watch_judge(s->db, s->arena, s->brand_id, SHOP_MONDAY + 6 * HOUR, &changed, &e));
    CHECK_OK(incident_open(s->db, s->arena, s->brand_id, &i, &e));
    CHECK(calls_of(s, i.id).count > 0 && i.silent_at == 0);
}

TEST(a_grave_matter_wakes_the_owner_whatever_their_quiet_hours) {
    OFFICE(o);
    all_sleep(&o);
    Incident i = shop_grave(s, NIGHT);
    List list = calls_of(s, i.id);
    const AlarmCall *c = list.items;
    CHECK(list.count == 2 && i.silent_at == 0);
    for (size_t k = 0; k < list.count; k++)
        CHECK(c[k].state == (str_eq(c[k].name, S("Rasti")) ? CALL_DUE : CALL_QUIET));
    CHECK_STR(shop_claim(s, NIGHT).name, "Rasti");
}

TEST(a_ladder_without_owners_falls_to_them_when_all_others_sleep) {
    OFFICE(o);
    List out = { 0 };
    all_sleep(&o);
    Caller by = shop_person(s, NIGHT);
    AlarmStep step = { .way = STEP_PERSON, .staff_id = o.budi };
    CHECK_OK(alarm_set(s->db, s->arena, &by, &(AlarmLadder){ { &step, 1 } }, &out, &e));
    shop_grave(s, NIGHT);
    CHECK_STR(shop_claim(s, NIGHT).name, "Rasti");
}

TEST(quiet_hours_hold_below_an_issue_unless_another_level_is_said) {
    OFFICE(o);
    Roster r = { 0 };
    Watcher one = { .staff_id = o.budi, .zone = ZONE_WIB, .quiet_to = 6 * HOUR };
    put_roster(s, &one, 1);
    CHECK_OK(roster_get(s->db, s->arena, s->brand_id, NIGHT, &r, &e));
    const Watcher *w = r.people.items;
    CHECK(w->quiet_level == VERDICT_ISSUE && roster_is_quiet(w, NIGHT, VERDICT_WATCH) &&
          !roster_is_quiet(w, NIGHT, VERDICT_ISSUE));
}

TEST(steps_may_name_a_person_and_who_leaves_the_brand_is_called_no_more) {
    OFFICE(o);
    List out = { 0 };
    Staff left = { 0 };
    AlarmPage page = { 0 };
    CallOut none;
    Caller by = shop_person(s, NIGHT);
    AlarmStep steps[] = { { .way = STEP_PERSON, .staff_id = o.sari }, { .way = STEP_OWNER } };
    AlarmStep stranger = { .way = STEP_PERSON, .staff_id = 999 };
    CHECK_ERR(ERR_INVALID,
              alarm_set(s->db, s->arena, &by, &(AlarmLadder){ { &stranger, 1 } }, &out, &e));
    CHECK(strcmp(e.field, "staff_id") == 0);
    CHECK_OK(alarm_set(s->db, s->arena, &by, &(AlarmLadder){ { steps, 2 } }, &out, &e));
    shop_grave(s, NIGHT);
    CallOut sari = shop_claim(s, NIGHT);
    CHECK_STR(sari.name, "sari");
    CHECK_OK(alarm_called(s->db, &sari, true, (Str){ 0 }, NIGHT, &e));
    CHECK_OK(alarm_page(s->db, s->arena, sari.token, NIGHT + 1, &page, &e));
    CHECK_OK(staff_set_role(s->db, s->arena, &by, o.sari, ROLE_NONE, &left, &e));
    CHECK_ERR(ERR_NOT_FOUND, alarm_page(s->db, s->arena, sari.token, NIGHT + 2, &page, &e));
    CallOut owner = shop_claim(s, NIGHT + 300);
    CHECK_STR(owner.name, "Rasti");
    CHECK_OK(alarm_called(s->db, &owner, true, (Str){ 0 }, NIGHT + 301, &e));
    CHECK_ERR(ERR_NOT_FOUND, alarm_claim(s->db, s->arena, NIGHT + 700, &none, &e));
}

/* ---- who owns the level ---- */

static void own_level(TestShop *s, VerdictLevel level, int64_t owner, int64_t deputy) {
    Error e;
    CHECK_OK(db_run(s->db, Q_ESCALATION_INSERT,
                    DB_ARGS(DB_V(s->brand_id), db_name(verdict_level_names, (int)level),
                            DB_V(S("Ramai")), db_id(owner), db_id(deputy), DB_V(S("Baca semuanya")),
                            db_null(), DB_V((int64_t)30), DB_V(s->staff_id), DB_V((int64_t)NIGHT)),
                    NULL, &e));
}

/* How many calls of the incident go to this person, and the last of them. */
static size_t calls_to(TestShop *s, int64_t incident_id, const char *name, AlarmCall *last) {
    List list = calls_of(s, incident_id);
    const AlarmCall *c = list.items;
    size_t n = 0;
    for (size_t i = 0; i < list.count; i++)
        if (str_eq(c[i].name, str_c(name))) {
            *last = c[i];
            n++;
        }
    return n;
}

TEST(who_owns_the_level_is_called_beside_the_first_step) {
    OFFICE(o);
    AlarmCall c = { 0 };
    own_level(s, VERDICT_ISSUE, hire(s, "dewi", ROLE_APPROVER), o.sari);
    own_level(s, VERDICT_CRISIS, hire(s, "joko", ROLE_APPROVER), 0);
    Incident i = shop_grave(s, NIGHT);
    CHECK(calls_of(s, i.id).count == 4);
    CHECK(calls_to(s, i.id, "budi", &c) == 1 && c.position == 1 && c.due_at == NIGHT);
    CHECK(calls_to(s, i.id, "dewi", &c) == 1 && c.position == 1 && c.due_at == NIGHT);
    CHECK(calls_to(s, i.id, "sari", &c) == 1 && c.position == 2); /* next in line, no deputy */
    CHECK(calls_to(s, i.id, "joko", &c) == 0);
}

TEST(who_owns_the_level_and_is_on_duty_is_called_once_a_round) {
    OFFICE(o);
    AlarmCall c = { 0 };
    List out = { 0 };
    bool changed;
    AlarmStep step = { .way = STEP_DUTY };
    Caller by = shop_person(s, NIGHT);
    CHECK_OK(alarm_set(s->db, s->arena, &by, &(AlarmLadder){ { &step, 1 } }, &out, &e));
    own_level(s, VERDICT_ISSUE, o.budi, o.sari);
    Incident i = shop_grave(s, NIGHT);
    CHECK(calls_of(s, i.id).count == 1);
    CallOut first = shop_claim(s, NIGHT);
    CHECK_OK(alarm_called(s->db, &first, true, (Str){ 0 }, NIGHT + 1, &e));
    CHECK_OK(watch_judge(s->db, s->arena, s->brand_id, NIGHT + 301, &changed, &e));
    CHECK(calls_to(s, i.id, "budi", &c) == 2 && c.round == 2);
    CHECK(calls_to(s, i.id, "sari", &c) == 0);
}

TEST(who_owns_the_level_and_is_mailed_by_the_first_step_has_one_mail) {
    OFFICE(o);
    List out = { 0 };
    AlarmStep step = { .way = STEP_MAIL, .name = S("Dewi"), .address = S("Dewi@toko.example") };
    Caller by = shop_person(s, NIGHT);
    CHECK_OK(alarm_set(s->db, s->arena, &by, &(AlarmLadder){ { &step, 1 } }, &out, &e));
    own_level(s, VERDICT_ISSUE, hire(s, "dewi", ROLE_APPROVER), 0);
    Incident i = shop_grave(s, NIGHT);
    CHECK(calls_of(s, i.id).count == 1);
}

TEST(who_stands_in_is_called_while_the_owner_of_the_level_sleeps) {
    OFFICE(o);
    AlarmCall c = { 0 };
    Watcher people[] = { { .staff_id = o.budi, .zone = ZONE_WIB },
                         { .staff_id = o.sari, .zone = ZONE_WIB, .quiet_to = 6 * HOUR,
                           .quiet_level = VERDICT_CRISIS } };
    put_roster(s, people, 2);
    own_level(s, VERDICT_ISSUE, o.sari, hire(s, "dewi", ROLE_WRITER));
    Incident i = shop_grave(s, NIGHT);
    CHECK(calls_to(s, i.id, "sari", &c) == 1 && c.state == CALL_QUIET && c.position == 1);
    CHECK(calls_to(s, i.id, "dewi", &c) == 1 && c.state == CALL_DUE && c.position == 1);
}

TEST(who_stands_in_is_called_while_the_owner_of_the_level_has_the_day_off) {
    OFFICE(o);
    AlarmCall c = { 0 };
    ShiftException off = { .day = S("2026-11-02"), .is_off = true };
    Watcher people[] = { { .staff_id = o.budi, .zone = ZONE_WIB },
                         { .staff_id = o.sari, .zone = ZONE_WIB, .exceptions = { &off, 1 } } };
    put_roster(s, people, 2);
    own_level(s, VERDICT_ISSUE, o.sari, hire(s, "dewi", ROLE_WRITER));
    Incident i = shop_grave(s, NIGHT);
    CHECK(calls_to(s, i.id, "dewi", &c) == 1 && c.position == 1 && c.due_at == NIGHT);
    CHECK(calls_to(s, i.id, "sari", &c) == 1 && c.position == 2); /* a step may ask all the same */
}

TEST(a_level_without_an_owner_calls_who_stands_in_and_without_either_nobody_more) {
    OFFICE(o);
    AlarmCall c = { 0 };
    Staff left = { 0 };
    Caller by = shop_person(s, NIGHT);
    int64_t dewi = hire(s, "dewi", ROLE_WRITER), joko = hire(s, "joko", ROLE_WRITER);
    own_level(s, VERDICT_ISSUE, dewi, joko);
    own_level(s, VERDICT_CRISIS, joko, 0);
    CHECK_OK(staff_set_role(s->db, s->arena, &by, dewi, ROLE_NONE, &left, &e));
    Incident i = shop_grave(s, NIGHT);
    CHECK(calls_to(s, i.id, "dewi", &c) == 0);
    CHECK(calls_to(s, i.id, "joko", &c) == 1 && c.position == 1);
    CHECK_OK(staff_end(s->db, &by, joko, &e));
    List people;
    static const VerdictLevel levels[] = { VERDICT_ISSUE, VERDICT_CRISIS };
    for (size_t k = 0; k < COUNT(levels); k++) {
        CHECK_OK(db_list(s->db, s->arena, Q_LEVEL_PEOPLE,
                         DB_ARGS(DB_V(s->brand_id), db_name(verdict_level_names, (int)levels[k])),
                         &roster_model, &people, &e));
        CHECK(people.count == 0);
    }
}

TEST(who_owns_the_level_is_called_where_there_is_no_ladder_and_no_roster) {
    TEST_SHOP(shop);
    AlarmCall c = { 0 };
    TestShop *s = &shop;
    own_level(s, VERDICT_ISSUE, hire(s, "dewi", ROLE_WRITER), 0);
    Incident i = shop_grave(s, NIGHT);
    CHECK(calls_of(s, i.id).count == 1 && calls_to(s, i.id, "dewi", &c) == 1);
    CHECK(c.position == 1 && c.state == CALL_DUE && c.due_at == NIGHT);
}

TEST(a_test_calls_once_whoever_owns_a_level_that_wakes_people) {
    OFFICE(o);
    Incident test = { 0 };
    AlarmCall c = { 0 };
    Caller by = shop_person(s, NIGHT);
    int64_t dewi = hire(s, "dewi", ROLE_WRITER), joko = hire(s, "joko", ROLE_WRITER);
    own_level(s, VERDICT_WATCH, hire(s, "tini", ROLE_WRITER), 0);
    own_level(s, VERDICT_ISSUE, dewi, o.sari);
    own_level(s, VERDICT_CRISIS, joko, dewi);
    CHECK_OK(alarm_test(s->db, s->arena, &by, &test, &e));
    CHECK(calls_to(s, test.id, "dewi", &c) == 1 && c.position == 1 && c.due_at == NIGHT);
    CHECK(calls_to(s, test.id, "joko", &c) == 1 && calls_to(s, test.id, "sari", &c) == 1);
    CHECK(calls_to(s, test.id, "tini", &c) == 0 && calls_of(s, test.id).count == 5);
}

TEST(another_ladder_of_the_alarm_takes_no_call_from_who_owns_a_level) {
    OFFICE(o);
    AlarmCall c = { 0 };
    List out = { 0 };
    Caller by = shop_person(s, NIGHT);
    AlarmStep mail = { .way = STEP_MAIL, .name = S("Toko"), .address = S("toko@toko.example") };
    own_level(s, VERDICT_ISSUE, hire(s, "dewi", ROLE_WRITER), 0);
    Incident i = shop_grave(s, NIGHT);
    CHECK_OK(alarm_set(s->db, s->arena, &by, &(AlarmLadder){ { &mail, 1 } }, &out, &e));
    CHECK(calls_to(s, i.id, "dewi", &c) == 1 && c.state == CALL_DUE);
    CHECK(calls_to(s, i.id, "budi", &c) == 1 && c.state == CALL_CANCELLED);
}

TEST(who_owns_another_level_alone_is_called_no_more) {
    OFFICE(o);
    AlarmCall c = { 0 };
    List out = { 0 };
    Caller by = shop_person(s, NIGHT);
    AlarmStep mail = { .way = STEP_MAIL, .name = S("Toko"), .address = S("toko@toko.example") };
    own_level(s, VERDICT_NORMAL, o.budi, o.sari);
    Incident i = shop_grave(s, NIGHT);
    CHECK(calls_to(s, i.id, "budi", &c) == 1 && c.state == CALL_DUE);
    CHECK_OK(alarm_set(s->db, s->arena, &by, &(AlarmLadder){ { &mail, 1 } }, &out, &e));
    CHECK(calls_to(s, i.id, "budi", &c) == 1 && c.state == CALL_CANCELLED);
}

TEST(a_silent_room_calls_as_for_a_crisis) {
    OFFICE(o);
    AlarmCall c = { 0 };
    Incident there = { 0 };
    Caller by = shop_person(s, NIGHT + HOUR);
    Incident i = shop_grave(s, NIGHT);
    own_level(s, VERDICT_CRISIS, hire(s, "joko", ROLE_APPROVER), 0);
    CHECK(i.level == VERDICT_ISSUE && calls_to(s, i.id, "joko", &c) == 0);
    CHECK_OK(incident_act(s->db, s->arena, &by, i.id, &(IncidentChange){ .act = INCIDENT_ACT_TAKE },
                          &i, &e));
    CHECK_OK(incident_wake(s->db, s->arena, &by, &e));
    CHECK_OK(incident_open(s->db, s->arena, s->brand_id, &there, &e));
    CHECK(there.id == i.id && there.level == VERDICT_CRISIS);
    CHECK(calls_to(s, i.id, "joko", &c) == 1 && c.state == CALL_DUE);
}

TEST(a_way_that_was_removed_meanwhile_is_not_called) {
    OFFICE(o);
    int64_t chat = add_way(s, o.budi, ALARM_TELEGRAM, "77");
    shop_grave(s, NIGHT);
    CHECK_OK(wake_way_remove(s->db, &(Caller){ .staff_id = o.budi, .now = NIGHT }, chat, &e));
    CHECK(shop_claim(s, NIGHT).is_gone);
}

TEST(one_alarm_stands_at_an_address_and_follows_the_incident) {
    OFFICE(o);
    bool any, changed;
    Incident done = { 0 };
    AlarmPost post = { 0 };
    Caller by = shop_person(s, NIGHT + 100);
    add_way(s, o.budi, ALARM_TELEGRAM, "77");
    Incident i = shop_grave(s, NIGHT);
    CallOut call = shop_claim(s, NIGHT);
    CHECK(call.posted.p == NULL);
    CHECK_OK(alarm_called(s->db, &call, true, (Str){ 0 }, NIGHT + 1, &e));
    CHECK_OK(alarm_posted(s->db, &call, S("501"), S("box1:token"), NIGHT + 1, &e));
    CHECK_OK(alarm_post_stale(s->db, NIGHT + 60, &any, &e));
    CHECK(!any); /* nothing changed since */
    shop_message(s, &(TestMessage){ .at = NIGHT + 50,
                                    .who = "@lain",
                                    .text = "saya juga",
                                    .mood = MOOD_NEGATIVE,
                                    .class = CLASS_COMPLAINT });
    CHECK_OK(watch_judge(s->db, s->arena, s->brand_id, NIGHT + 70, &changed, &e));
    CHECK_OK(alarm_post_stale(s->db, NIGHT + 71, &any, &e));
    CHECK(any);
    CHECK_OK(alarm_post_claim(s->db, s->arena, NIGHT + 71, &post, &e));
    CHECK_STR(post.posted, "501");
    CHECK_STR(post.address, "77");
    CHECK(post.state == INCIDENT_OPEN && post.messages >= 1);
    CHECK_ERR(ERR_NOT_FOUND, alarm_post_claim(s->db, s->arena, NIGHT + 72, &post, &e));
    CHECK_OK(incident_act(s->db, s->arena, &by, i.id, &(IncidentChange){ .act = INCIDENT_ACT_TAKE },
                          &done, &e));
    CHECK_OK(alarm_post_claim(s->db, s->arena, NIGHT + 101, &post, &e));
    CHECK(post.state == INCIDENT_TAKEN);
    CHECK_STR(post.taken_name, "Rasti");
    by.now = NIGHT + 200;
    CHECK_OK(incident_act(s->db, s->arena, &by, i.id,
                          &(IncidentChange){ INCIDENT_ACT_END, S("selesai") }, &done, &e));
    CHECK_OK(alarm_post_claim(s->db, s->arena, NIGHT + 201, &post, &e));
    CHECK(post.state == INCIDENT_OVER);
    CHECK_OK(alarm_post_stale(s->db, NIGHT + 900, &any, &e));
    CHECK(!any);
}

TEST(a_later_round_knows_what_stands_at_the_address) {
    OFFICE(o);
    bool changed;
    List out = { 0 };
    AlarmStep step = { .way = STEP_DUTY };
    Caller by = shop_person(s, NIGHT);
    CHECK_OK(alarm_set(s->db, s->arena, &by, &(AlarmLadder){ { &step, 1 } }, &out, &e));
    add_way(s, o.budi, ALARM_TELEGRAM, "77");
    shop_grave(s, NIGHT);
    CallOut first = shop_claim(s, NIGHT);
    CHECK_OK(alarm_called(s->db, &first, true, (Str){ 0 }, NIGHT + 1, &e));
    CHECK_OK(alarm_posted(s->db, &first, S("501"), S("box1:t"), NIGHT + 1, &e));
    CHECK_OK(watch_judge(s->db, s->arena, s->brand_id, NIGHT + 301, &changed, &e));
    CallOut second = shop_claim(s, NIGHT + 301);
    CHECK(second.id != first.id && second.round == 2);
    CHECK_STR(second.posted, "501");
}

/* ---- the link ---- */

static AlarmPage opened(TestShop *s, Str token, int64_t now) {
    Error e;
    AlarmPage page = { 0 };
    CHECK_OK(alarm_page(s->db, s->arena, token, now, &page, &e));
    return page;
}

TEST(each_act_of_a_link_counts_once) {
    OFFICE(o);
    AlarmPage page = { 0 };
    shop_grave(s, NIGHT);
    CallOut c = shop_claim(s, NIGHT);
    CHECK_OK(alarm_called(s->db, &c, true, (Str){ 0 }, NIGHT, &e));
    CHECK_OK(alarm_page_act(s->db, s->arena, c.token, INCIDENT_ACT_TAKE, NIGHT + 9, &page, &e));
    CHECK(page.incident.taken_until == NIGHT + 9 + 30 * MINUTE && page.used == ALARM_USE_TAKE);
    /* pressed again later: it does not hold the alarm down for longer */
    CHECK_OK(alarm_page_act(s->db, s->arena, c.token, INCIDENT_ACT_TAKE, NIGHT + 900, &page, &e));
    CHECK(page.incident.taken_until == NIGHT + 9 + 30 * MINUTE);
    CHECK_OK(alarm_page_act(s->db, s->arena, c.token, INCIDENT_ACT_WATCH, NIGHT + 901, &page, &e));
    CHECK(page.incident.state == INCIDENT_WATCHED);
}

TEST(a_device_says_by_itself_that_the_call_came) {
    OFFICE(o);
    int64_t brand_id = 0;
    Incident i = shop_grave(s, NIGHT);
    CallOut c = shop_claim(s, NIGHT);
    CHECK_OK(alarm_received(s->db, s->arena, c.token, NIGHT + 3, &brand_id, &e));
    CHECK_OK(alarm_received(s->db, s->arena, c.token, NIGHT + 8, &brand_id, &e));
    CHECK(brand_id == s->brand_id);
    const AlarmCall *call = calls_of(s, i.id).items;
    CHECK(call->received_at == NIGHT + 3 && call->opened_at == 0);
    CHECK_ERR(ERR_NOT_FOUND, alarm_received(s->db, s->arena, S("salah"), NIGHT, &brand_id, &e));
}

/* Unless the policy says that as it was prepared it may leave at once: prepared_test.c. */
TEST(the_holding_answer_goes_the_way_of_every_answer_and_waits_for_a_second_person) {
    OFFICE(o);
    Reply reply = { 0 };
    Policy p = { 0 };
    Caller owner = shop_person(s, NIGHT);
    List waiting, promises;
    CHECK_OK(policy_get(s->db, s->arena, s->brand_id, &p, &e));
    p.holding_free = false;
    CHECK_OK(policy_set(s->db, s->arena, &owner, &p, &p, &e));
    shop_grave(s, NIGHT);
    CallOut c = shop_claim(s, NIGHT); /* to Budi, who may write; Rasti is there to approve */
    CHECK_OK(alarm_called(s->db, &c, true, (Str){ 0 }, NIGHT, &e));
    AlarmPage page = opened(s, c.token, NIGHT + 5);
    CHECK(page.hold == HOLD_READY && page.hold_case > 0);
    CHECK(str_starts(page.hold_text, S("Halo Kak ")));
    CHECK(str_find(page.hold_text, S("04.30 WIB")) > 0); /* two hours on, at a half hour */
    CHECK(str_find(page.hold_text, S("{")) < 0);
    HoldForm form = { page.hold_case, page.hold_version };
    HoldForm old = { page.hold_case, page.hold_version - 1 }, other = { page.hold_case + 1, 1 };
    AlarmPage after = { 0 };
    shop_commit(s);
    CHECK_ERR(ERR_DENIED, alarm_page_hold(s->db, s->arena, c.token, &other, NIGHT + 6, &after, &e));
    store_abort(s->store, &s->db);
    CHECK_OK(store_write(s->store, &s->db, &e));
    CHECK_ERR(ERR_CONFLICT, alarm_page_hold(s->db, s->arena, c.token, &old, NIGHT + 6, &after, &e));
    store_abort(s->store, &s->db);
    CHECK_OK(store_write(s->store, &s->db, &e));
    CHECK_OK(alarm_page_hold(s->db, s->arena, c.token, &form, NIGHT + 6, &after, &e));
    CHECK(after.hold == HOLD_DONE && after.hold_reply == REPLY_WAITING);
    CHECK_OK(alarm_page_hold(s->db, s->arena, c.token, &form, NIGHT + 7, &after, &e)); /* once */
    Caller by = shop_person(s, NIGHT + 7);
    CHECK_OK(reply_in_state(s->db, s->arena, &by, REPLY_WAITING, &waiting, &e));
    CHECK(waiting.count == 1);
    reply = *(const Reply *)waiting.items;
    CHECK(reply.author_id == o.budi);
    CHECK_STR(reply.text, str_z(s->arena, page.hold_text));
    CHECK_OK(promise_of_case(s->db, s->arena, s->brand_id, page.hold_case, &promises, &e));
    const Promise *word = promises.items;
    CHECK(promises.count == 1 && word->kind == PROMISE_WORD && word->state == PROMISE_OPEN);
    CHECK(word->reply_id == reply.id && word->given_at == 0);
    Civil due = civil_from(word->due_at, ZONE_WIB);
    CHECK(due.hour == 4 && due.minute == 30);
}

TEST(who_may_not_answer_is_told_so_and_a_stranger_too) {
    OFFICE(o);
    List out = { 0 };
    Caller by = shop_person(s, NIGHT);
    AlarmStep steps[] = { { .way = STEP_PERSON, .staff_id = o.sari },
                          { .way = STEP_MAIL, .name = S("Grup"), .address = S("g@toko.example") },
                          { .way = STEP_MAIL, .name = S("B"), .address = S("budi@toko.example") } };
    CHECK_OK(alarm_set(s->db, s->arena, &by, &(AlarmLadder){ { steps, 3 } }, &out, &e));
    shop_grave(s, NIGHT);
    CallOut reader = shop_claim(s, NIGHT + 600), group = shop_claim(s, NIGHT + 600);
    CallOut known = shop_claim(s, NIGHT + 600);
    CHECK(opened(s, reader.token, NIGHT + 601).hold == HOLD_DENIED);
    CHECK(opened(s, group.token, NIGHT + 601).hold == HOLD_STRANGER);
    CHECK(opened(s, known.token, NIGHT + 601).hold == HOLD_READY); /* a mail to a member */
}

TEST(a_holding_text_is_checked_before_it_is_kept) {
    OFFICE(o);
    HoldingText text = { 0 };
    Caller by = shop_person(s, NIGHT);
    CHECK_ERR(ERR_INVALID, holding_set(s->db, s->arena, &by, S("Halo {pelanggan}"), &text, &e));
    CHECK(strcmp(e.field, "text") == 0);
    CHECK_OK(holding_set(s->db, s->arena, &by, S("Halo {sapaan} {nama}, kami cek dulu. - {admin}"),
                         &text, &e));
    CHECK_STR(text.text, "Halo {sapaan} {nama}, kami cek dulu. - {admin}");
    CHECK(text.own.n > 0);
    CHECK_OK(holding_set(s->db, s->arena, &by, S(""), &text, &e));
    CHECK(text.text.p == NULL);
}

/* ---- month by month ---- */

TEST(a_month_after_the_last_test_those_on_duty_are_tested_in_working_hours) {
    OFFICE(o);
    bool due, begun;
    List tests;
    add_way(s, o.budi, ALARM_TELEGRAM, "77");
    CHECK_OK(alarm_monthly_due(s->db, s->brand_id, NOON, &due, &e));
    CHECK(!due); /* new on the roster: from the next day on */
    int64_t next = NOON + WEEK;
    CHECK_OK(alarm_monthly_due(s->db, s->brand_id, next - 8 * HOUR, &due, &e));
    CHECK(!due); /* Monday at four in the morning */
    CHECK_OK(alarm_monthly_due(s->db, s->brand_id, next, &due, &e));
    CHECK(due);
    CHECK_OK(alarm_monthly_begin(s->db, s->brand_id, next, &begun, &e));
    CHECK(begun);
    CHECK_OK(alarm_monthly_due(s->db, s->brand_id, next + 60, &due, &e));
    CHECK(!due);
    CHECK_OK(alarm_tests(s->db, s->arena, s->brand_id, &tests, &e));
    const AlarmTest *t = tests.items;
    CHECK(tests.count == 1 && t->is_monthly && t->calls == 1); /* Sari alone is on duty */
    CHECK_STR(shop_claim(s, next).name, "sari");
    /* Budi never works in working hours: a week later all the same */
    CHECK_OK(alarm_monthly_due(s->db, s->brand_id, next + 2 * DAY, &due, &e));
    CHECK(due);
}

TEST(a_month_after_the_last_test_who_owns_a_level_elsewhere_is_tested_once) {
    OFFICE(o);
    bool begun;
    AlarmCall c = { 0 };
    List tests;
    Caller by = shop_person(s, NOON);
    own_level(s, VERDICT_CRISIS, hire(s, "dewi", ROLE_WRITER), o.budi);
    CHECK_OK(alarm_setting_make(s->db, &by, &e));
    CHECK_OK(alarm_monthly_begin(s->db, s->brand_id, NOON + HOUR, &begun, &e));
    CHECK(!begun);
    CHECK_OK(alarm_monthly_begin(s->db, s->brand_id, NOON + 2 * DAY, &begun, &e));
    CHECK_OK(alarm_tests(s->db, s->arena, s->brand_id, &tests, &e));
    CHECK(begun && tests.count == 1);
    int64_t id = ((const AlarmTest *)tests.items)[0].id;
    CHECK(calls_to(s, id, "dewi", &c) == 1);
    CHECK(calls_to(s, id, "budi", &c) == 0); /* of the roster, which has its own time */
    CHECK_OK(alarm_monthly_begin(s->db, s->brand_id, NOON + 2 * DAY + 60, &begun, &e));
    CHECK(!begun);
}

static void run_calls(TestShop *s, int64_t now, const char *failing, size_t *reports) {
    Error e;
    CallOut call = { 0 };
    *reports = 0;
    while (alarm_claim(s->db, s->arena, now, &call, &e) == ERR_OK) {
        bool ok = !str_eq(call.name, str_c(failing));
        *reports += call.is_report;
        CHECK_OK(alarm_called(s->db, &call, ok, S("no answer"), now + 1, &e));
    }
}

TEST(what_fails_in_a_monthly_test_is_told_to_the_owners) {
    OFFICE(o);
    bool begun, ripe;
    size_t judged, reports;
    int64_t next = NOON + WEEK;
    add_way(s, s->staff_id, ALARM_TELEGRAM, "88");
    CHECK_OK(alarm_monthly_begin(s->db, s->brand_id, next, &begun, &e));
    CHECK_OK(alarm_monthly_ripe(s->db, &ripe, &e));
    CHECK(!ripe); /* a call is still to be made */
    run_calls(s, next, "sari", &reports);
    CHECK_OK(alarm_monthly_ripe(s->db, &ripe, &e));
    CHECK(ripe);
    CHECK_OK(alarm_monthly_judge(s->db, next + 5, &judged, &e));
    CHECK(judged == 1);
    run_calls(s, next + 5, "", &reports);
    CHECK(reports == 2); /* Rasti's chat and the account's mail */
    CHECK_OK(alarm_monthly_judge(s->db, next + 9, &judged, &e));
    CHECK(judged == 0);
}

TEST(a_monthly_test_that_reached_everybody_tells_nobody) {
    OFFICE(o);
    bool begun;
    size_t judged, reports;
    int64_t next = NOON + WEEK;
    CHECK_OK(alarm_monthly_begin(s->db, s->brand_id, next, &begun, &e));
    run_calls(s, next, "", &reports);
    CHECK_OK(alarm_monthly_judge(s->db, next + 5, &judged, &e));
    CHECK(judged == 1);
    run_calls(s, next + 5, "", &reports);
    CHECK(reports == 0);
}

TEST(a_monthly_test_nobody_called_for_is_a_failure_as_well) {
    OFFICE(o);
    bool begun, changed;
    size_t judged, reports;
    int64_t next = NOON + WEEK;
    CHECK_OK(alarm_monthly_begin(s->db, s->brand_id, next, &begun, &e));
    CHECK_OK(watch_judge(s->db, s->arena, s->brand_id, next + 30 * MINUTE, &changed, &e));
    CHECK_OK(alarm_monthly_judge(s->db, next + 30 * MINUTE, &judged, &e));
    CHECK(judged == 1);
    run_calls(s, next + 30 * MINUTE, "", &reports);
    CHECK(reports == 1);
}

TEST(nothing_older_than_a_day_wakes_the_roster) {
    OFFICE(o);
    Watcher awake[] = { { .staff_id = o.budi, .zone = ZONE_WIB } };
    bool planned;
    IncidentRow row = { 0 };
    all_sleep(&o);
    Incident i = raise_issue(s, NIGHT);
    CHECK(calls_of(s, i.id).count == 0);
    put_roster(s, awake, 1);
    CHECK_OK(incident_load(s->db, s->arena, s->brand_id, i.id, &row, &e));
    CHECK_OK(ladder_go_on(s->db, &row, NIGHT + DAY, &planned, &e));
    CHECK(!planned && calls_of(s, i.id).count == 0);
    CHECK_OK(ladder_go_on(s->db, &row, NIGHT + DAY - 1, &planned, &e));
    CHECK(planned);
}
