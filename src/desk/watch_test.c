#include "desk/watch.h"

#include "desk/alarm.h"
#include "desk/audit.h"
#include "desk/brand.h"
#include "desk/policy.h"
#include "desk/event.h"
#include "test_shop.h"

static bool has_reason(const VerdictRow *row, VerdictReasonKind kind) {
    const VerdictReason *r = row->reasons.items;
    for (size_t i = 0; i < row->reasons.count; i++)
        if (r[i].kind == kind)
            return true;
    return false;
}

static Incident current(TestShop *s) {
    Error e;
    Incident now = { 0 };
    Err r = incident_open(s->db, s->arena, s->brand_id, &now, &e);
    CHECK(r == ERR_OK || r == ERR_NOT_FOUND);
    return now;
}

static void set_steps(TestShop *s, int64_t now) {
    Error e;
    List out;
    AlarmStep steps[] = {
        { .name = S("Rasti"), .way = STEP_MAIL, .address = S("rasti@toko.example") },
        { .name = S("Budi"), .way = STEP_MAIL, .address = S("budi@toko.example"), .wait = 300 },
    };
    Caller by = shop_person(s, now);
    CHECK_OK(alarm_set(s->db, s->arena, &by, &(AlarmLadder){ { steps, 2 } }, &out, &e));
}

static int64_t count_calls(TestShop *s, int64_t incident_id, CallState state) {
    Error e;
    List calls;
    int64_t n = 0;
    CHECK_OK(alarm_calls(s->db, s->arena, s->brand_id, incident_id, &calls, &e));
    const AlarmCall *c = calls.items;
    for (size_t i = 0; i < calls.count; i++)
        n += c[i].state == state;
    return n;
}

/* Make every call that is due. */
static int64_t call_all(TestShop *s, int64_t now) {
    Error e;
    CallOut call;
    int64_t n = 0;
    while (alarm_claim(s->db, s->arena, now, &call, &e) == ERR_OK && n < 50) {
        CHECK_OK(alarm_called(s->db, &call, true, (Str){ 0 }, now, &e));
        n++;
    }
    return n;
}

static Incident act(TestShop *s, int64_t id, IncidentAct what, int64_t now) {
    Error e;
    Incident out = { 0 };
    Caller by = shop_person(s, now);
    CHECK_OK(incident_act(s->db, s->arena, &by, id,
                          &(IncidentChange){ what, S("lelucon lama") }, &out, &e));
    return out;
}

enum { NOON = SHOP_MONDAY + 12 * HOUR };

TEST(ordinary_days_stay_silent_and_write_little) {
    TEST_SHOP(s);
    shop_history(&s, NOON, 30);
    List rows;
    Error e;
    for (int64_t now = NOON - 6 * HOUR; now <= NOON; now += 5 * MINUTE) {
        VerdictRow v = shop_judge(&s, now);
        CHECK(v.level == VERDICT_NORMAL && has_reason(&v, REASON_CALM));
    }
    CHECK_OK(watch_history(s.db, s.arena, s.brand_id, &rows, &e));
    CHECK(rows.count >= 1 && rows.count <= 6);
    CHECK(current(&s).id == 0);
}

TEST(a_firestorm_is_an_incident_within_minutes_and_a_crisis_within_half_an_hour) {
    TEST_SHOP(s);
    shop_history(&s, NOON, 30);
    CHECK(shop_judge(&s, NOON).level == VERDICT_NORMAL);
    int64_t opened = 0, crisis = 0;
    for (int64_t now = NOON; now < NOON + HOUR && !crisis; now += MINUTE) {
        shop_storm(&s, now, now + MINUTE, 20);
        VerdictRow v = shop_judge(&s, now + MINUTE);
        if (!opened && v.level >= VERDICT_ISSUE)
            opened = now + MINUTE;
        if (v.level == VERDICT_CRISIS) {
            crisis = now + MINUTE;
            CHECK(has_reason(&v, REASON_SUDDENNESS) && has_reason(&v, REASON_CHANNELS));
            CHECK(v.score > 6);
        }
    }
    CHECK(opened && opened - NOON <= 15 * MINUTE);
    CHECK(crisis && crisis - NOON <= 30 * MINUTE);
    Incident now = current(&s);
    CHECK(now.level == VERDICT_CRISIS && now.state == INCIDENT_OPEN && !now.is_test);
    CHECK(now.opened_at == opened && now.messages > 0);
}

TEST(a_spam_wave_is_no_incident_and_is_named) {
    TEST_SHOP(s);
    shop_history(&s, NOON, 30);
    shop_judge(&s, NOON);
    for (int64_t at = NOON; at < NOON + 30 * MINUTE; at += 5)
        shop_message(&s, &(TestMessage){ .at = at, .who = "@slot", .text = "slot gacor penipu",
                                         .mood = MOOD_NEGATIVE, .class = CLASS_SPAM });
    VerdictRow v = shop_judge(&s, NOON + 30 * MINUTE);
    CHECK(v.level == VERDICT_NORMAL && has_reason(&v, REASON_SPAM));
    CHECK(current(&s).id == 0);
}

TEST(messages_of_a_case_a_person_called_spam_count_no_people) {
    TEST_SHOP(s);
    Error e;
    shop_history(&s, NOON, 30);
    for (int i = 0; i < 3; i++) {
        Case c = { 0 };
        int64_t id = shop_message(&s, &(TestMessage){ .at = NOON - 60, .who = "@x",
                                                      .mood = MOOD_NEGATIVE,
                                                      .class = CLASS_RUMOUR });
        Caller by = shop_person(&s, NOON);
        CHECK_OK(case_get(s.db, s.arena, s.brand_id, id, &c, &e));
        CHECK_OK(case_act(s.db, s.arena, &by, id,
                          &(CaseChange){ .act = ACT_SPAM, .version = c.version }, &c, &e));
    }
    VerdictRow v = shop_judge(&s, NOON);
    const VerdictReason *r = v.reasons.items;
    for (size_t i = 0; i < v.reasons.count; i++)
        CHECK((r[i].kind != REASON_CAUSE && r[i].kind != REASON_PEOPLE) || r[i].value == 0);
}

TEST(one_grave_message_is_an_issue_until_it_is_answered) {
    TEST_SHOP(s);
    set_steps(&s, NOON);
    shop_history(&s, NOON, 30);
    shop_judge(&s, NOON);
    int64_t id = shop_message(&s, &(TestMessage){ .at = NOON + 10, .who = "@ibu",
                                                  .text = "anak saya masuk rumah sakit",
                                                  .mood = MOOD_NEGATIVE,
                                                  .class = CLASS_COMPLAINT,
                                                  .severity = SEVERITY_GRAVE });
    VerdictRow v = shop_judge(&s, NOON + 30);
    CHECK(v.level == VERDICT_ISSUE && has_reason(&v, REASON_GRAVITY));
    Incident now = current(&s);
    CHECK(now.level == VERDICT_ISSUE && count_calls(&s, now.id, CALL_DUE) == 2);
    shop_answer(&s, id, NOON + 5 * MINUTE);
    CHECK(shop_judge(&s, NOON + 6 * MINUTE).level == VERDICT_NORMAL);
    CHECK(current(&s).id == now.id); /* calm, not yet over */
    shop_judge(&s, NOON + 6 * MINUTE + 2 * HOUR);
    CHECK(current(&s).id == 0);
}

TEST(a_grave_matter_counts_while_it_waits_and_one_more_wakes_again) {
    TEST_SHOP(s);
    set_steps(&s, NOON);
    shop_history(&s, NOON, 30);
    shop_judge(&s, NOON);
    TestMessage ill = { .at = NOON + 10, .who = "@ibu", .mood = MOOD_NEGATIVE,
                        .class = CLASS_COMPLAINT, .severity = SEVERITY_GRAVE };
    int64_t first = shop_message(&s, &ill);
    CHECK(shop_judge(&s, NOON + 30).level == VERDICT_ISSUE);
    Incident i = act(&s, current(&s).id, INCIDENT_ACT_END, NOON + MINUTE);
    for (int day = 1; day < 6; day++)
        CHECK(shop_judge(&s, NOON + day * DAY + HOUR).level == VERDICT_ISSUE);
    CHECK(current(&s).id == 0 && i.over_at); /* ended by a person: it wakes nobody again */
    ill.at = NOON + 6 * DAY;
    ill.who = "@bapak";
    int64_t second = shop_message(&s, &ill);
    CHECK(shop_judge(&s, NOON + 6 * DAY + 5).level == VERDICT_ISSUE);
    Incident again = current(&s);
    CHECK(again.id > i.id && count_calls(&s, again.id, CALL_DUE) == 2);
    act(&s, again.id, INCIDENT_ACT_WATCH, NOON + 6 * DAY + MINUTE);
    ill.at = NOON + 6 * DAY + 2 * MINUTE;
    ill.who = "@kakek";
    int64_t third = shop_message(&s, &ill);
    (void)shop_judge(&s, NOON + 6 * DAY + 3 * MINUTE);
    CHECK(current(&s).id == again.id && current(&s).state == INCIDENT_OPEN);
    int64_t now = NOON + 7 * DAY;
    shop_answer(&s, first, now);
    shop_answer(&s, second, now);
    CHECK(shop_judge(&s, now + MINUTE).level == VERDICT_ISSUE);
    shop_answer(&s, third, now);
    CHECK(shop_judge(&s, now + 3 * MINUTE).level < VERDICT_ISSUE);
}

TEST(a_grave_message_of_last_week_that_comes_in_today_wakes_nobody) {
    TEST_SHOP(s);
    shop_history(&s, NOON, 30);
    shop_message(&s, &(TestMessage){ .at = NOON - 7 * DAY, .seen_at = NOON - 60, .who = "@ibu",
                                     .mood = MOOD_NEGATIVE, .class = CLASS_COMPLAINT,
                                     .severity = SEVERITY_GRAVE });
    CHECK(shop_judge(&s, NOON).level == VERDICT_NORMAL && current(&s).id == 0);
}

TEST(the_level_of_the_policy_decides_who_is_woken_for_what) {
    TEST_SHOP(s);
    Error e;
    Policy p = { 0 };
    Caller by = shop_person(&s, NOON);
    CHECK_OK(policy_get(s.db, s.arena, s.brand_id, &p, &e));
    p.alarm_level = VERDICT_CRISIS;
    CHECK_OK(policy_set(s.db, s.arena, &by, &p, &p, &e));
    shop_history(&s, NOON, 30);
    shop_message(&s, &(TestMessage){ .at = NOON - 60, .who = "@ibu", .mood = MOOD_NEGATIVE,
                                     .class = CLASS_COMPLAINT, .severity = SEVERITY_GRAVE });
    CHECK(shop_judge(&s, NOON).level == VERDICT_ISSUE && current(&s).id == 0);
    p.alarm_level = VERDICT_ISSUE;
    CHECK_OK(policy_set(s.db, s.arena, &by, &p, &p, &e));
    shop_judge(&s, NOON + MINUTE);
    CHECK(current(&s).level == VERDICT_ISSUE);
    /* "normal" would wake people on every ordinary day */
    TEST_SHOP(calm);
    by = shop_person(&calm, NOON);
    CHECK_OK(policy_get(calm.db, calm.arena, calm.brand_id, &p, &e));
    p.alarm_level = VERDICT_NORMAL;
    CHECK_OK(policy_set(calm.db, calm.arena, &by, &p, &p, &e));
    shop_judge(&calm, NOON);
    CHECK(current(&calm).id == 0);
}

TEST(nothing_is_written_when_nothing_changed) {
    TEST_SHOP(s);
    Error e;
    bool changed;
    int64_t before, after;
    shop_history(&s, NOON, 30);
    shop_judge(&s, NOON);
    CHECK_OK(db_i64(s.db, Q_EVENT_NEWEST, DB_ARGS(DB_V(s.brand_id)), &before, &e));
    CHECK_OK(watch_judge(s.db, s.arena, s.brand_id, NOON + 5, &changed, &e));
    CHECK(!changed);
    CHECK_OK(db_i64(s.db, Q_EVENT_NEWEST, DB_ARGS(DB_V(s.brand_id)), &after, &e));
    CHECK(before == after);
}

TEST(verdicts_and_incidents_are_told_in_events_and_in_the_log) {
    TEST_SHOP(s);
    Error e;
    EventPage page;
    List log;
    Str next;
    bool verdict = false, incident = false;
    set_steps(&s, NOON);
    shop_history(&s, NOON, 30);
    shop_judge(&s, NOON);
    shop_storm(&s, NOON, NOON + 20 * MINUTE, 10);
    shop_judge(&s, NOON + 20 * MINUTE);
    CHECK_OK(event_read(s.db, s.arena, s.brand_id, 0, &page, &e));
    const Event *ev = page.events.items;
    for (size_t i = 0; i < page.events.count; i++) {
        verdict = verdict || ev[i].kind == EVENT_VERDICT;
        incident = incident || (ev[i].kind == EVENT_INCIDENT &&
                                ev[i].object_id == current(&s).id);
    }
    CHECK(verdict && incident);
    AuditFilter f = { .object = S("incident"), .object_id = current(&s).id };
    CHECK_OK(audit_list(s.db, s.arena, s.brand_id, &f, &log, &next, &e));
    CHECK(log.count == 1);
    CHECK_STR(((const AuditRow *)log.items)->act, "incident.open");
    CHECK(((const AuditRow *)log.items)->staff_id == 0);
}

/* A storm that is a crisis from the start and goes on until `until`. */
static Incident crisis(TestShop *s, int64_t until) {
    shop_history(s, NOON, 30);
    shop_judge(s, NOON);
    shop_storm(s, NOON, NOON + 10 * MINUTE, 5);
    VerdictRow v = shop_judge(s, NOON + 10 * MINUTE);
    CHECK(v.level == VERDICT_CRISIS);
    shop_storm(s, NOON + 10 * MINUTE, until, 30);
    return current(s);
}

enum { ALARM = NOON + 10 * MINUTE };

TEST(the_ladder_calls_one_after_the_other_and_begins_again_until_five_rounds_are_over) {
    TEST_SHOP(s);
    set_steps(&s, NOON);
    Incident i = crisis(&s, NOON + 3 * HOUR);
    CHECK(call_all(&s, ALARM) == 1);
    CHECK(call_all(&s, ALARM + 299) == 0);
    CHECK(call_all(&s, ALARM + 300) == 1);
    shop_judge(&s, ALARM + 599);
    CHECK(call_all(&s, ALARM + 599) == 0); /* five minutes lie between two rounds */
    int64_t calls = 2;
    for (int64_t now = ALARM + 10 * MINUTE; now < ALARM + 2 * HOUR; now += MINUTE) {
        shop_judge(&s, now);
        calls += call_all(&s, now);
        CHECK(count_calls(&s, i.id, CALL_DUE) <= 1);
    }
    CHECK(calls == 10);
    CHECK(count_calls(&s, i.id, CALL_CALLED) == 10 && current(&s).state == INCIDENT_OPEN);
}

TEST(rounds_in_which_nobody_was_reached_do_not_use_up_the_ladder) {
    TEST_SHOP(s);
    Error e;
    CallOut call;
    set_steps(&s, NOON);
    Incident i = crisis(&s, NOON + 4 * HOUR);
    for (int64_t now = ALARM; now < ALARM + 2 * HOUR; now += MINUTE) {
        while (alarm_claim(s.db, s.arena, now, &call, &e) == ERR_OK)
            CHECK_OK(alarm_called(s.db, &call, false, S("no network"), now, &e));
        shop_judge(&s, now);
    }
    CHECK(count_calls(&s, i.id, CALL_FAILED) > 10);
    int64_t due = count_calls(&s, i.id, CALL_DUE);
    shop_judge(&s, ALARM + 2 * HOUR + 6 * MINUTE);
    CHECK(due || count_calls(&s, i.id, CALL_DUE));
}

TEST(taking_stops_the_ladder_and_lapses_after_half_an_hour_without_an_act) {
    TEST_SHOP(s);
    set_steps(&s, NOON);
    Incident i = crisis(&s, NOON + 3 * HOUR);
    CHECK(call_all(&s, ALARM) == 1);
    i = act(&s, i.id, INCIDENT_ACT_TAKE, ALARM + 60);
    CHECK(i.state == INCIDENT_TAKEN && i.taken_by == s.staff_id);
    CHECK_STR(i.taken_name, "Rasti");
    CHECK(count_calls(&s, i.id, CALL_CANCELLED) == 1);
    shop_judge(&s, ALARM + 60 + 29 * MINUTE);
    CHECK(call_all(&s, ALARM + 60 + 29 * MINUTE) == 0);
    CHECK(current(&s).state == INCIDENT_TAKEN);
    shop_judge(&s, ALARM + 60 + 30 * MINUTE);
    CHECK(current(&s).state == INCIDENT_OPEN && current(&s).taken_by == 0);
    CHECK(call_all(&s, ALARM + 60 + 30 * MINUTE) == 1);
}

TEST(whoever_took_it_and_works_keeps_it) {
    TEST_SHOP(s);
    Error e;
    set_steps(&s, NOON);
    Incident i = crisis(&s, NOON + 3 * HOUR);
    act(&s, i.id, INCIDENT_ACT_TAKE, ALARM);
    Caller by = shop_person(&s, ALARM + 20 * MINUTE);
    CHECK_OK(audit_add(s.db, &by,
                       &(AuditAct){ .act = "reply.create", .object = "reply", .object_id = 1 },
                       &e));
    shop_judge(&s, ALARM + 31 * MINUTE);
    CHECK(current(&s).state == INCIDENT_TAKEN);
    CHECK(current(&s).taken_until == ALARM + 50 * MINUTE);
    shop_judge(&s, ALARM + 50 * MINUTE);
    CHECK(current(&s).state == INCIDENT_OPEN);
}

TEST(watching_holds_for_an_hour_and_then_it_is_judged_anew) {
    TEST_SHOP(s);
    set_steps(&s, NOON);
    Incident i = crisis(&s, NOON + 3 * HOUR);
    i = act(&s, i.id, INCIDENT_ACT_WATCH, ALARM);
    CHECK(i.state == INCIDENT_WATCHED && i.taken_until == ALARM + HOUR);
    shop_judge(&s, ALARM + 59 * MINUTE);
    CHECK(current(&s).state == INCIDENT_WATCHED && call_all(&s, ALARM + 59 * MINUTE) == 0);
    shop_judge(&s, ALARM + HOUR);
    CHECK(current(&s).state == INCIDENT_OPEN && call_all(&s, ALARM + HOUR) == 1);
}

TEST(a_higher_level_wakes_again_whoever_only_watches) {
    TEST_SHOP(s);
    set_steps(&s, NOON);
    shop_history(&s, NOON, 30);
    shop_judge(&s, NOON - MINUTE);
    shop_message(&s, &(TestMessage){ .at = NOON - 30, .who = "@ibu", .mood = MOOD_NEGATIVE,
                                     .class = CLASS_COMPLAINT, .severity = SEVERITY_GRAVE });
    shop_judge(&s, NOON);
    Incident i = current(&s);
    CHECK(i.level == VERDICT_ISSUE);
    act(&s, i.id, INCIDENT_ACT_WATCH, NOON);
    shop_storm(&s, NOON, NOON + 10 * MINUTE, 5);
    shop_judge(&s, NOON + 10 * MINUTE);
    CHECK(current(&s).id == i.id && current(&s).level == VERDICT_CRISIS);
    CHECK(current(&s).state == INCIDENT_OPEN && call_all(&s, NOON + 10 * MINUTE) == 1);
}

TEST(an_end_by_a_person_needs_a_reason_and_holds_against_the_same_level) {
    TEST_SHOP(s);
    Error e;
    Incident out;
    set_steps(&s, NOON);
    Incident i = crisis(&s, NOON + 3 * HOUR);
    Caller by = shop_person(&s, ALARM + 60);
    CHECK_ERR(ERR_INVALID, incident_act(s.db, s.arena, &by, i.id,
                                        &(IncidentChange){ INCIDENT_ACT_END, S(" ") }, &out, &e));
    CHECK(strcmp(e.field, "reason") == 0);
    i = act(&s, i.id, INCIDENT_ACT_END, ALARM + 60);
    CHECK(i.state == INCIDENT_OVER && i.over_at == ALARM + 60);
    CHECK_STR(i.reason, "lelucon lama");
    shop_judge(&s, ALARM + 20 * MINUTE);
    CHECK(current(&s).id == 0 && call_all(&s, ALARM + 20 * MINUTE) == 0);
    CHECK_ERR(ERR_CONFLICT, incident_act(s.db, s.arena, &by, i.id,
                                         &(IncidentChange){ INCIDENT_ACT_TAKE, S("") }, &out,
                                         &e));
}

TEST(calm_ends_it_and_a_new_storm_opens_another) {
    TEST_SHOP(s);
    Incident first = crisis(&s, ALARM);
    int64_t now = ALARM;
    for (; current(&s).id && now < ALARM + 20 * HOUR; now += 10 * MINUTE)
        shop_judge(&s, now);
    CHECK(current(&s).id == 0 && now > ALARM + 2 * HOUR);
    shop_storm(&s, now, now + 10 * MINUTE, 5);
    shop_judge(&s, now + 10 * MINUTE);
    CHECK(current(&s).id > first.id);
}

TEST(what_is_a_day_old_wakes_nobody) {
    TEST_SHOP(s);
    set_steps(&s, NOON);
    Incident i = crisis(&s, ALARM);
    /* the program was off for a day and a half */
    CHECK(call_all(&s, ALARM + 36 * HOUR) == 0);
    CHECK(count_calls(&s, i.id, CALL_CANCELLED) == 2);
    shop_storm(&s, ALARM + 35 * HOUR, ALARM + 36 * HOUR, 10);
    shop_judge(&s, ALARM + 36 * HOUR);
    CHECK(current(&s).id == i.id && count_calls(&s, i.id, CALL_DUE) == 0);
}

TEST(whoever_works_on_it_for_more_than_a_day_is_not_woken_again) {
    TEST_SHOP(s);
    Error e;
    set_steps(&s, NOON);
    shop_history(&s, NOON, 30);
    TestMessage ill = { .at = NOON, .who = "@ibu", .mood = MOOD_NEGATIVE,
                        .class = CLASS_COMPLAINT, .severity = SEVERITY_GRAVE };
    shop_message(&s, &ill);
    shop_judge(&s, NOON);
    act(&s, current(&s).id, INCIDENT_ACT_TAKE, NOON);
    ill.at = NOON + 20 * HOUR;
    shop_message(&s, &ill);
    Caller by = shop_person(&s, NOON + 24 * HOUR);
    CHECK_OK(audit_add(s.db, &by,
                       &(AuditAct){ .act = "reply.create", .object = "reply", .object_id = 1 },
                       &e));
    CHECK(shop_judge(&s, NOON + 25 * HOUR).level == VERDICT_ISSUE);
    CHECK(current(&s).state == INCIDENT_TAKEN && call_all(&s, NOON + 25 * HOUR) == 0);
}

TEST(a_storm_writes_at_most_a_row_a_minute_unless_it_rises) {
    TEST_SHOP(s);
    Error e;
    List list;
    shop_history(&s, NOON, 30);
    shop_judge(&s, NOON);
    for (int64_t now = NOON; now < NOON + 12 * MINUTE; now += 6) {
        shop_storm(&s, now, now + 6, 2);
        shop_judge(&s, now + 6);
    }
    CHECK_OK(watch_history(s.db, s.arena, s.brand_id, &list, &e));
    const VerdictRow *row = list.items; /* newest first */
    CHECK(list.count >= 5);
    for (size_t i = 1; i < list.count; i++)
        CHECK(row[i - 1].level > row[i].level || row[i - 1].at - row[i].at >= MINUTE);
}

TEST(brands_do_not_see_each_other) {
    TEST_SHOP(s);
    Error e;
    Incident out;
    VerdictRow v;
    bool changed;
    int64_t other = shop_other_brand(&s);
    Incident i = crisis(&s, ALARM);
    CHECK_ERR(ERR_NOT_FOUND, incident_get(s.db, s.arena, other, i.id, &out, &e));
    CHECK_ERR(ERR_NOT_FOUND, watch_latest(s.db, s.arena, other, &v, &e));
    CHECK_OK(watch_judge(s.db, s.arena, other, ALARM, &changed, &e));
    CHECK_OK(watch_latest(s.db, s.arena, other, &v, &e));
    CHECK(v.level == VERDICT_NORMAL);
    Caller stranger = { .staff_id = s.staff_id, .brand_id = other, .now = ALARM };
    CHECK_ERR(ERR_NOT_FOUND,
              incident_act(s.db, s.arena, &stranger, i.id,
                           &(IncidentChange){ INCIDENT_ACT_END, S("x") }, &out, &e));
}

TEST(the_pulse_shows_half_hours_beside_what_is_usual) {
    TEST_SHOP(s);
    Error e;
    List list;
    shop_history(&s, NOON, 30);
    shop_count(&s, NOON - 10 * MINUTE, 40, 30, 9);
    CHECK_OK(watch_pulse(s.db, s.arena, s.brand_id, NOON - 1, 12, &list, &e));
    const PulsePoint *p = list.items;
    CHECK(list.count == 24 && p[0].at == NOON - 12 * HOUR && p[23].at == NOON - 30 * MINUTE);
    CHECK(p[23].total >= 45 && p[23].negative >= 30);
    CHECK(p[23].usual_low >= 5 && p[23].usual_high <= 7);
    CHECK(p[0].total == 1 && p[0].usual_high == 1); /* at night */
    CHECK_ERR(ERR_INVALID, watch_pulse(s.db, s.arena, s.brand_id, NOON, 73, &list, &e));
    CHECK_ERR(ERR_INVALID, watch_pulse(s.db, s.arena, s.brand_id, NOON, 0, &list, &e));
}

TEST(weekends_are_compared_with_weekends) {
    TEST_SHOP(s);
    Error e;
    List list;
    int64_t saturday = SHOP_MONDAY + 5 * DAY + 12 * HOUR;
    for (int64_t at = saturday - 28 * DAY; at < saturday; at += DAY) {
        int weekday = civil_from(at, ZONE_WIB).weekday;
        shop_count(&s, at, weekday == 0 || weekday == 6 ? 100 : 10, 0, 0);
    }
    CHECK_OK(watch_pulse(s.db, s.arena, s.brand_id, saturday, 1, &list, &e));
    CHECK(((const PulsePoint *)list.items)[1].usual_low == 100);
    CHECK_OK(watch_pulse(s.db, s.arena, s.brand_id, saturday + 2 * DAY, 1, &list, &e));
    CHECK(((const PulsePoint *)list.items)[1].usual_high == 10);
}

TEST(days_before_the_first_message_are_not_empty_days) {
    TEST_SHOP(s);
    Error e;
    List list;
    for (int day = 1; day <= 5; day++)
        shop_count(&s, NOON - day * DAY, 10, 1, 0);
    CHECK_OK(watch_pulse(s.db, s.arena, s.brand_id, NOON, 1, &list, &e));
    const PulsePoint *p = list.items;
    CHECK(p[1].at == NOON && p[1].usual_low == 10 && p[1].usual_high == 10);
}

TEST(a_new_brand_has_no_usual) {
    TEST_SHOP(s);
    Error e;
    List list;
    shop_count(&s, NOON - HOUR, 4, 1, 0);
    CHECK_OK(watch_pulse(s.db, s.arena, s.brand_id, NOON, 2, &list, &e));
    const PulsePoint *p = list.items;
    for (size_t i = 0; i < list.count; i++)
        CHECK(p[i].usual_high == 0 && p[i].usual_low == 0);
}
