#include "desk/audit.h"
#include "desk/alarm.h"

#include "desk/case.h"
#include "desk/due.h"
#include "test_shop.h"

enum { NIGHT = SHOP_MONDAY + 2 * HOUR };

static List set_steps(TestShop *s, const AlarmStep *steps, size_t n) {
    Error e;
    List out = { 0 };
    AlarmStep *copy = arena_make(s->arena, AlarmStep, n);
    memcpy(copy, steps, n * sizeof *steps);
    Caller by = shop_person(s, NIGHT);
    CHECK_OK(alarm_set(s->db, s->arena, &by, &(AlarmLadder){ { copy, n } }, &out, &e));
    return out;
}

static Err try_steps(TestShop *s, AlarmStep step, Error *e) {
    List out;
    Caller by = shop_person(s, NIGHT);
    return alarm_set(s->db, s->arena, &by, &(AlarmLadder){ { &step, 1 } }, &out, e);
}

static void two_steps(TestShop *s) {
    set_steps(s, (AlarmStep[]){ { .name = S("Rasti"), .way = STEP_MAIL,
                                  .address = S("rasti@toko.example") },
                                { .name = S("Budi"), .way = STEP_HOOK, .wait = 300,
                                  .address = S("https://pesan.example/rahasia"),
                                  .secret = S("box1:x") } }, 2);
}

static const AlarmCall *calls_of(TestShop *s, int64_t incident_id, size_t *n) {
    Error e;
    List list = { 0 };
    CHECK_OK(alarm_calls(s->db, s->arena, s->brand_id, incident_id, &list, &e));
    *n = list.count;
    return list.items;
}

TEST(a_ladder_keeps_its_order_and_its_secrets) {
    TEST_SHOP(s);
    Error e;
    two_steps(&s);
    List list;
    CHECK_OK(alarm_steps(s.db, s.arena, s.brand_id, &list, &e));
    const AlarmStep *step = list.items;
    CHECK(list.count == 2 && step[0].position == 1 && step[1].position == 2);
    CHECK(step[1].wait == 300 && step[1].secret.p == NULL);
    /* turned round, the hook without its secret */
    AlarmStep turned[] = { step[1], step[0] };
    list = set_steps(&s, turned, 2);
    step = list.items;
    CHECK_STR(step[0].name, "Budi");
    CHECK(step[0].wait == 0);
    shop_grave(&s, NIGHT);
    CHECK_STR(shop_claim(&s, NIGHT).secret, "box1:x");
}

TEST(a_step_says_what_it_lacks) {
    TEST_SHOP(s);
    Error e;
    CHECK_ERR(ERR_INVALID, try_steps(&s, (AlarmStep){ .name = S(" "), .address = S("a@b.c") }, &e));
    CHECK(strcmp(e.field, "name") == 0);
    static const char *const bad[] = { "", "rasti", "@b", "a@", "a@b,c@d", "a@b\r\nBcc: c@d" };
    for (size_t i = 0; i < COUNT(bad); i++)
        CHECK_ERR(ERR_INVALID,
                  try_steps(&s, (AlarmStep){ .name = S("R"), .address = str_c(bad[i]) }, &e));
    AlarmStep hook = { .name = S("R"), .way = STEP_HOOK, .address = S("ftp://x"),
                       .secret = S("s") };
    CHECK_ERR(ERR_INVALID, try_steps(&s, hook, &e));
    CHECK(strcmp(e.field, "address") == 0);
    hook.address = S("https://x");
    hook.secret = (Str){ 0 };
    CHECK_ERR(ERR_INVALID, try_steps(&s, hook, &e));
    CHECK(strcmp(e.field, "secret") == 0);
}

TEST(a_claim_carries_what_the_caller_needs) {
    TEST_SHOP(s);
    Error e;
    Due due;
    CallOut none;
    two_steps(&s);
    CHECK_ERR(ERR_NOT_FOUND, alarm_claim(s.db, s.arena, NIGHT, &none, &e));
    Incident i = shop_grave(&s, NIGHT);
    CHECK_OK(due_times(s.db, &due, &e));
    CHECK(due.call_at == NIGHT);
    CallOut c = shop_claim(&s, NIGHT);
    CHECK(c.incident_id == i.id && c.brand_id == s.brand_id && c.way == ALARM_MAIL);
    CHECK_STR(c.name, "Rasti");
    CHECK_STR(c.address, "rasti@toko.example");
    CHECK_STR(c.brand_name, "Toko Rasa");
    CHECK(c.token.n == 43 && c.level == VERDICT_ISSUE && !c.is_test && c.zone == ZONE_WIB);
    CHECK(c.opened_at == NIGHT);
    CHECK_ERR(ERR_NOT_FOUND, alarm_claim(s.db, s.arena, NIGHT, &none, &e));
    CHECK_OK(alarm_called(s.db, &c, true, (Str){ 0 }, NIGHT + 2, &e));
    size_t n;
    const AlarmCall *calls = calls_of(&s, i.id, &n);
    CHECK(n == 2 && calls[0].state == CALL_CALLED && calls[0].called_at == NIGHT + 2);
    CHECK(calls[1].state == CALL_DUE && calls[1].due_at == NIGHT + 300);
    CHECK_STR(calls[0].address, "ras***");
    CHECK_STR(calls[1].address, "pes***");
}

TEST(a_failed_call_brings_the_next_step_forward) {
    TEST_SHOP(s);
    Error e;
    size_t n;
    two_steps(&s);
    Incident i = shop_grave(&s, NIGHT);
    CallOut c = shop_claim(&s, NIGHT);
    CHECK_OK(alarm_called(s.db, &c, false, S("mailbox full"), NIGHT + 5, &e));
    const AlarmCall *calls = calls_of(&s, i.id, &n);
    CHECK(calls[0].state == CALL_FAILED && calls[0].called_at == 0);
    CHECK_STR(calls[0].failure, "mailbox full");
    CHECK(calls[1].due_at == NIGHT + 5);
    CHECK_STR(shop_claim(&s, NIGHT + 5).name, "Budi");
}

TEST(a_lease_that_runs_out_is_given_again_twice_and_then_the_next_is_called) {
    TEST_SHOP(s);
    Error e;
    Due due;
    size_t n;
    two_steps(&s);
    Incident i = shop_grave(&s, NIGHT);
    CallOut first = shop_claim(&s, NIGHT);
    CHECK_OK(due_times(s.db, &due, &e));
    CHECK(due.call_at == NIGHT + 60);
    CallOut second = shop_claim(&s, NIGHT + 60), third = shop_claim(&s, NIGHT + 120);
    CHECK(first.id == second.id && second.id == third.id && !str_eq(first.token, third.token));
    /* whoever held an earlier lease has nothing to say any more */
    CHECK_OK(alarm_called(s.db, &first, true, (Str){ 0 }, NIGHT + 121, &e));
    CHECK(calls_of(&s, i.id, &n)[0].state == CALL_CALLING);
    CHECK_STR(shop_claim(&s, NIGHT + 180).name, "Budi");
    CHECK(calls_of(&s, i.id, &n)[0].state == CALL_FAILED);
}

TEST(a_link_shows_the_alarm_and_leaves_a_receipt) {
    TEST_SHOP(s);
    Error e;
    AlarmPage page = { 0 };
    size_t n;
    two_steps(&s);
    Incident i = shop_grave(&s, NIGHT);
    shop_message(&s, &(TestMessage){ .at = NIGHT - 30, .who = "@kecil", .reach = 3,
                                     .mood = MOOD_NEGATIVE, .class = CLASS_COMPLAINT });
    shop_message(&s, &(TestMessage){ .at = NIGHT - 30, .who = "@senang", .reach = 90000 });
    CallOut c = shop_claim(&s, NIGHT);
    CHECK_OK(alarm_page(s.db, s.arena, c.token, NIGHT + 1, &page, &e)); /* before it was marked */
    CHECK_OK(alarm_called(s.db, &c, true, (Str){ 0 }, NIGHT + 2, &e));
    CHECK_OK(alarm_page(s.db, s.arena, c.token, NIGHT + 60, &page, &e));
    CHECK(page.brand_id == s.brand_id && page.incident_id == i.id && page.call_id == c.id);
    CHECK_STR(page.brand_name, "Toko Rasa");
    CHECK_STR(page.name, "Rasti");
    CHECK(page.incident.state == INCIDENT_OPEN && page.verdict.level == VERDICT_ISSUE);
    const CaseRow *m = page.messages.items;
    CHECK(page.messages.count == 2);
    CHECK_STR(m[0].excerpt, "anak saya sakit");
    CHECK(page.calls.count == 1 && page.zone == ZONE_WIB);
    CHECK_STR(((const AlarmCall *)page.calls.items)->name, "Budi");
    CHECK(calls_of(&s, i.id, &n)[0].opened_at == NIGHT + 1);
}

TEST(a_link_takes_and_watches_and_nothing_else) {
    TEST_SHOP(s);
    Error e;
    AlarmPage page = { 0 };
    size_t n;
    two_steps(&s);
    Incident i = shop_grave(&s, NIGHT);
    CallOut c = shop_claim(&s, NIGHT);
    CHECK_OK(alarm_called(s.db, &c, true, (Str){ 0 }, NIGHT, &e));
    CHECK_ERR(ERR_DENIED,
              alarm_page_act(s.db, s.arena, c.token, INCIDENT_ACT_END, NIGHT + 60, &page, &e));
    CHECK_OK(alarm_page_act(s.db, s.arena, c.token, INCIDENT_ACT_TAKE, NIGHT + 60, &page, &e));
    CHECK(page.incident.state == INCIDENT_TAKEN && page.incident.taken_by == 0);
    CHECK_STR(page.incident.taken_name, "Rasti");
    CHECK(page.incident.taken_until == NIGHT + 60 + 30 * MINUTE && page.calls.count == 0);
    CHECK(calls_of(&s, i.id, &n)[1].state == CALL_CANCELLED);
    CHECK_OK(alarm_page_act(s.db, s.arena, c.token, INCIDENT_ACT_WATCH, NIGHT + 90, &page, &e));
    CHECK(page.incident.state == INCIDENT_WATCHED);
    List rows; /* whose link it was stands beside the log, where it can be erased */
    Str next;
    CHECK_OK(audit_list(s.db, s.arena, s.brand_id,
                        &(AuditFilter){ .object = S("incident"), .limit = 50 }, &rows, &next, &e));
    const AuditRow *r = rows.items;
    for (size_t k = 0; k < rows.count; k++)
        CHECK(!memmem(r[k].detail.p, r[k].detail.n, "Rasti", 5));
    CHECK(rows.count > 2 && r[0].commitment.n && str_eq(r[0].act, S("incident.watch")));
}

TEST(a_link_does_not_merely_watch_what_may_harm_somebody) {
    TEST_SHOP(s);
    Error e;
    AlarmPage page = { 0 };
    Incident out = { 0 };
    two_steps(&s);
    int64_t child = shop_message(&s, &(TestMessage){ .at = NIGHT - 20, .who = "@ibu2",
                                                     .text = "anak saya masuk igd",
                                                     .mood = MOOD_NEGATIVE,
                                                     .class = CLASS_COMPLAINT,
                                                     .signals = 1 << SIGNAL_HEALTH });
    Incident i = shop_grave(&s, NIGHT);
    CallOut c = shop_claim(&s, NIGHT);
    CHECK_OK(alarm_called(s.db, &c, true, (Str){ 0 }, NIGHT, &e));
    CHECK_OK(alarm_page(s.db, s.arena, c.token, NIGHT + 50, &page, &e));
    CHECK(page.danger);
    CHECK_ERR(ERR_INVALID,
              alarm_page_act(s.db, s.arena, c.token, INCIDENT_ACT_WATCH, NIGHT + 60, &page, &e));
    CHECK(strcmp(e.field, "act") == 0);
    Caller by = shop_person(&s, NIGHT + 61);
    CHECK_ERR(ERR_INVALID, incident_act(s.db, s.arena, &by, i.id,
                                        &(IncidentChange){ INCIDENT_ACT_END, S("reda") }, &out,
                                        &e));
    CHECK(strcmp(e.field, "act") == 0);
    CHECK_OK(incident_act(s.db, s.arena, &by, i.id,
                          &(IncidentChange){ .act = INCIDENT_ACT_TAKE }, &out, &e));
    shop_answer(&s, child, NIGHT + 90);
    CHECK_OK(incident_act(s.db, s.arena, &by, i.id,
                          &(IncidentChange){ INCIDENT_ACT_END, S("reda") }, &out, &e));
}

TEST(a_link_ends_after_half_an_hour_and_with_the_incident) {
    TEST_SHOP(s);
    Error e;
    AlarmPage page;
    Incident out;
    two_steps(&s);
    Incident i = shop_grave(&s, NIGHT);
    CallOut c = shop_claim(&s, NIGHT);
    CHECK_OK(alarm_called(s.db, &c, true, (Str){ 0 }, NIGHT, &e));
    CHECK_OK(alarm_page(s.db, s.arena, c.token, NIGHT + 30 * MINUTE - 1, &page, &e));
    CHECK_ERR(ERR_NOT_FOUND, alarm_page(s.db, s.arena, c.token, NIGHT + 30 * MINUTE, &page, &e));
    CHECK_ERR(ERR_NOT_FOUND, alarm_page(s.db, s.arena, S("salah"), NIGHT, &page, &e));
    CHECK_ERR(ERR_NOT_FOUND, alarm_page(s.db, s.arena, S(""), NIGHT, &page, &e));
    Caller by = shop_person(&s, NIGHT + 60);
    CHECK_OK(incident_act(s.db, s.arena, &by, i.id,
                          &(IncidentChange){ INCIDENT_ACT_END, S("selesai") }, &out, &e));
    CHECK_ERR(ERR_NOT_FOUND, alarm_page(s.db, s.arena, c.token, NIGHT + 61, &page, &e));
}

TEST(who_leaves_the_ladder_is_called_no_more_and_their_link_ends) {
    TEST_SHOP(s);
    Error e;
    size_t n;
    AlarmPage page = { 0 };
    two_steps(&s);
    Incident i = shop_grave(&s, NIGHT);
    CallOut rasti = shop_claim(&s, NIGHT);
    CHECK_OK(alarm_called(s.db, &rasti, true, S(""), NIGHT + 1, &e));
    CHECK_OK(alarm_page(s.db, s.arena, rasti.token, NIGHT + 2, &page, &e));
    set_steps(&s, (AlarmStep[]){ { .name = S("Dimas"), .way = STEP_MAIL,
                                   .address = S("dimas@toko.example") } }, 1);
    CHECK_ERR(ERR_NOT_FOUND, alarm_page(s.db, s.arena, rasti.token, NIGHT + 3, &page, &e));
    const AlarmCall *calls = calls_of(&s, i.id, &n);
    CHECK(n == 2 && calls[0].state == CALL_CALLED && calls[1].state == CALL_CANCELLED);
}

TEST(a_test_calls_everybody_at_once_and_leaves_the_real_alarm_alone) {
    TEST_SHOP(s);
    Error e;
    Incident test, real = { 0 };
    AlarmPage page;
    int64_t at;
    bool changed;
    Caller by = shop_person(&s, NIGHT);
    CHECK_ERR(ERR_INVALID, alarm_test(s.db, s.arena, &by, &test, &e));
    two_steps(&s);
    CHECK_OK(alarm_last_good(s.db, s.brand_id, &at, &e));
    CHECK(at == 0);
    Incident open = shop_grave(&s, NIGHT);
    CHECK_OK(alarm_test(s.db, s.arena, &by, &test, &e));
    CHECK(test.is_test && test.id != open.id);
    CHECK_OK(incident_open(s.db, s.arena, s.brand_id, &real, &e));
    CHECK(real.id == open.id);
    CallOut calls[3] = { shop_claim(&s, NIGHT), shop_claim(&s, NIGHT), shop_claim(&s, NIGHT) };
    CHECK(!calls[0].is_test && calls[1].is_test && calls[2].is_test);
    CHECK_OK(alarm_called(s.db, &calls[1], true, (Str){ 0 }, NIGHT + 1, &e));
    CHECK_OK(alarm_last_good(s.db, s.brand_id, &at, &e));
    CHECK(at == 0); /* a mail proves nothing until it is opened */
    CHECK_OK(alarm_page_act(s.db, s.arena, calls[1].token, INCIDENT_ACT_TAKE, NIGHT + 9, &page,
                            &e));
    CHECK_OK(alarm_last_good(s.db, s.brand_id, &at, &e));
    CHECK(at == NIGHT + 9);
    CHECK_OK(alarm_called(s.db, &calls[2], true, (Str){ 0 }, NIGHT + 20, &e));
    CHECK_OK(alarm_last_good(s.db, s.brand_id, &at, &e));
    CHECK(at == NIGHT + 20); /* a program answered */
    CHECK_OK(incident_open(s.db, s.arena, s.brand_id, &real, &e));
    CHECK(real.state == INCIDENT_OPEN);
    CHECK_OK(watch_judge(s.db, s.arena, s.brand_id, NIGHT + 30 * MINUTE, &changed, &e));
    CHECK_OK(incident_get(s.db, s.arena, s.brand_id, test.id, &test, &e));
    CHECK(test.state == INCIDENT_OVER);
}

TEST(a_new_test_ends_the_one_before) {
    TEST_SHOP(s);
    Error e;
    Incident first, second;
    size_t n;
    two_steps(&s);
    Caller by = shop_person(&s, NIGHT), later = shop_person(&s, NIGHT + 10);
    CHECK_OK(alarm_test(s.db, s.arena, &by, &first, &e));
    CHECK_OK(alarm_test(s.db, s.arena, &later, &second, &e));
    CHECK_OK(incident_get(s.db, s.arena, s.brand_id, first.id, &first, &e));
    CHECK(first.state == INCIDENT_OVER && second.state == INCIDENT_OPEN);
    CHECK(calls_of(&s, first.id, &n)[0].state == CALL_CANCELLED);
    CHECK(calls_of(&s, second.id, &n)[0].state == CALL_DUE);
}
