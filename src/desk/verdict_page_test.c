#include "desk/verdict_page.h"

#include "desk/accuracy.h"
#include "desk/audit.h"
#include "desk/policy.h"
#include "desk/trace.h"
#include "test_shop.h"

enum { NOON = SHOP_MONDAY + 12 * HOUR };

static VerdictRow crisis(TestShop *s) {
    shop_history(s, NOON, 30);
    (void)shop_judge(s, NOON);
    shop_storm(s, NOON, NOON + HOUR, 20);
    return shop_judge(s, NOON + HOUR);
}

static Incident running(TestShop *s) {
    Error e;
    Incident now = { 0 };
    Err r = incident_open(s->db, s->arena, s->brand_id, &now, &e);
    CHECK(r == ERR_OK || r == ERR_NOT_FOUND);
    return now;
}

static Err decide_as(TestShop *s, int64_t verdict, const DecisionForm *f, int64_t now,
                     Decision *out, Error *e) {
    Caller by = shop_person(s, now);
    return decision_make(s->db, s->arena, &by, verdict, f, out, e);
}

static Decision decide(TestShop *s, int64_t verdict, const DecisionForm *f, int64_t now) {
    Error e;
    Decision d = { 0 };
    CHECK_OK(decide_as(s, verdict, f, now, &d, &e));
    return d;
}

TEST(a_past_verdict_says_the_same_when_judged_again) {
    TEST_SHOP(s);
    Error e;
    VerdictAgain again = { 0 };
    VerdictRow v = crisis(&s);
    CHECK(v.level >= VERDICT_ISSUE);
    shop_storm(&s, NOON + HOUR, NOON + 2 * HOUR, 120);
    (void)shop_judge(&s, NOON + 2 * HOUR);
    CHECK_OK(watch_again(s.db, s.arena, s.brand_id, v.id, &again, &e));
    CHECK(again.agrees && !again.counts_moved && again.level == v.level);
    CHECK(again.reasons.count == v.reasons.count);
    CHECK_ERR(watch_again(s.db, s.arena, shop_other_brand(&s), v.id, &again, &e), ERR_NOT_FOUND);
}

TEST(pantau_dulu_lowers_until_its_time_and_quiets_the_alarm) {
    TEST_SHOP(s);
    VerdictRow v = crisis(&s);
    int64_t now = NOON + HOUR + 10;
    Decision d = decide(&s, v.id, &(DecisionForm){ .act = DECISION_LOWER, .level = VERDICT_WATCH,
                                                   .reason = S("lelucon"),
                                                   .review_at = now + 30 * MINUTE }, now);
    CHECK(d.id && d.ended_by == DECISION_HOLDS && d.at_level == v.level);
    VerdictRow shown = shop_judge(&s, now + 1);
    CHECK(shown.shown == VERDICT_WATCH && shown.level == v.level && shown.decision_id == d.id);
    CHECK(running(&s).state == INCIDENT_WATCHED);
    shown = shop_judge(&s, now + 31 * MINUTE);
    CHECK(shown.shown == shown.level && shown.decision_id == 0);
}

TEST(a_lowered_level_comes_back_when_it_gets_worse) {
    TEST_SHOP(s);
    shop_history(&s, NOON, 30);
    (void)shop_judge(&s, NOON);
    VerdictRow v = { 0 };
    int64_t now = NOON;
    while (v.level < VERDICT_ISSUE && now < NOON + 2 * HOUR) {
        shop_storm(&s, now, now + MINUTE, 40);
        v = shop_judge(&s, now += MINUTE);
    }
    CHECK(v.level == VERDICT_ISSUE);
    (void)decide(&s, v.id, &(DecisionForm){ .act = DECISION_LOWER, .level = VERDICT_WATCH,
                                            .reason = S("belum perlu"),
                                            .review_at = now + 20 * HOUR }, now);
    CHECK(shop_judge(&s, now + 1).shown == VERDICT_WATCH);
    shop_storm(&s, now, now + HOUR, 10);
    v = shop_judge(&s, now + HOUR);
    CHECK(v.level == VERDICT_CRISIS && v.shown == VERDICT_CRISIS && v.decision_id == 0);
    CHECK(running(&s).state == INCIDENT_OPEN);
}

TEST(danger_may_not_be_played_down) {
    TEST_SHOP(s);
    Error e;
    Decision d;
    VerdictRow v = crisis(&s);
    int64_t now = NOON + HOUR + 10;
    DecisionForm lower = { .act = DECISION_LOWER, .level = VERDICT_NORMAL, .reason = S("tenang"),
                           .review_at = now + HOUR };
    Decision held = decide(&s, v.id, &lower, now);
    int64_t id = shop_message(&s, &(TestMessage){ .at = now + 60, .who = "@ibu",
                                                  .signals = 1 << SIGNAL_HEALTH,
                                                  .mood = MOOD_NEGATIVE,
                                                  .class = CLASS_COMPLAINT });
    v = shop_judge(&s, now + 2 * MINUTE);
    CHECK(held.id && v.decision_id == 0 && v.shown == v.level);
    CHECK_ERR(decide_as(&s, v.id, &lower, now + 3 * MINUTE, &d, &e), ERR_INVALID);
    CHECK_STR(str_c(e.field), "act");
    DecisionForm dismiss = { .act = DECISION_DISMISS, .reason = S("bukan") };
    CHECK_ERR(decide_as(&s, v.id, &dismiss, now + 3 * MINUTE, &d, &e), ERR_INVALID);
    shop_answer(&s, id, now + 4 * MINUTE);
    v = shop_judge(&s, now + 5 * MINUTE);
    CHECK_OK(decide_as(&s, v.id, &lower, now + 5 * MINUTE, &d, &e));
}

TEST(the_policy_says_what_may_not_be_played_down_for_as_long_as_it_waits) {
    TEST_SHOP(s);
    Error e;
    bool danger;
    Policy p = { 0 };
    Caller by = shop_person(&s, NOON);
    shop_message(&s, &(TestMessage){ .at = NOON - 5 * DAY, .who = "@ibu",
                                     .signals = 1 << SIGNAL_DATA_LEAK, .mood = MOOD_NEGATIVE,
                                     .class = CLASS_COMPLAINT });
    shop_message(&s, &(TestMessage){ .at = NOON - HOUR, .who = "@tanya",
                                     .signals = 1 << SIGNAL_HEALTH, .class = CLASS_QUESTION });
    CHECK_OK(decision_danger(s.db, s.brand_id, NOON, &danger, &e));
    CHECK(danger); /* five days old, and unanswered */
    CHECK_OK(policy_get(s.db, s.arena, s.brand_id, &p, &e));
    p.watch_forbidden = (List){ (Str[]){ S("health"), S("safety") }, 2 };
    CHECK_OK(policy_set(s.db, s.arena, &by, &p, &p, &e));
    CHECK_OK(decision_danger(s.db, s.brand_id, NOON, &danger, &e));
    CHECK(!danger); /* a question about health is none */
}

TEST(a_raised_level_wakes_people_and_is_kept_as_missed) {
    TEST_SHOP(s);
    Error e;
    Accuracy a = { 0 };
    shop_history(&s, NOON, 30);
    VerdictRow v = shop_judge(&s, NOON);
    CHECK(v.level == VERDICT_NORMAL && running(&s).id == 0);
    Decision d = decide(&s, v.id, &(DecisionForm){ .act = DECISION_RAISE, .level = VERDICT_CRISIS,
                                                   .reason = S("dikabari wartawan") }, NOON + 60);
    Incident i = running(&s);
    CHECK(i.id && i.level == VERDICT_CRISIS && d.incident_id == i.id);
    CHECK(d.review_at == NOON + 60 + DAY);
    CHECK(shop_judge(&s, NOON + HOUR).shown == VERDICT_CRISIS);
    CHECK_OK(accuracy_read(s.db, s.arena, s.brand_id, NOON + HOUR, &a, &e));
    CHECK(a.missed_30 == 1 && a.false_30 == 0 && a.alarms.count == 1);
    CHECK(((const PastAlarm *)a.alarms.items)->outcome == OUTCOME_MISSED);
    CHECK(shop_judge(&s, NOON + 60 + DAY).shown == VERDICT_NORMAL);
}

TEST(a_rise_wakes_again_after_a_person_ended_a_crisis) {
    TEST_SHOP(s);
    Error e;
    Incident out = { 0 };
    VerdictRow v = crisis(&s);
    Incident first = running(&s);
    CHECK(first.level == VERDICT_CRISIS);
    int64_t now = NOON + 2 * HOUR;
    while ((v = shop_judge(&s, now)).level > VERDICT_NORMAL && now < NOON + 20 * HOUR)
        now += 10 * MINUTE;
    CHECK(running(&s).id == first.id); /* calm, not yet over */
    (void)decide(&s, v.id, &(DecisionForm){ .act = DECISION_RAISE, .level = VERDICT_ISSUE,
                                            .reason = S("masih ramai") }, now);
    Caller by = shop_person(&s, now + 10);
    CHECK_OK(incident_act(s.db, s.arena, &by, first.id,
                          &(IncidentChange){ INCIDENT_ACT_END, S("sudah reda") }, &out, &e));
    v = shop_judge(&s, now + 20);
    CHECK(v.shown == VERDICT_ISSUE && running(&s).id == 0);
    Decision d = decide(&s, v.id, &(DecisionForm){ .act = DECISION_RAISE, .level = VERDICT_CRISIS,
                                                   .reason = S("wartawan menelepon") }, now + 30);
    Incident again = running(&s);
    CHECK(again.id > first.id && again.level == VERDICT_CRISIS && d.incident_id == again.id);
    CHECK(again.state == INCIDENT_OPEN);
}

TEST(a_rise_back_to_a_crisis_wakes_whoever_only_watches) {
    TEST_SHOP(s);
    Error e;
    Incident out = { 0 };
    VerdictRow v = crisis(&s);
    int64_t now = NOON + 2 * HOUR;
    while ((v = shop_judge(&s, now)).level > VERDICT_NORMAL && now < NOON + 20 * HOUR)
        now += 10 * MINUTE;
    Caller by = shop_person(&s, now);
    CHECK_OK(incident_act(s.db, s.arena, &by, running(&s).id,
                          &(IncidentChange){ .act = INCIDENT_ACT_WATCH }, &out, &e));
    (void)decide(&s, v.id, &(DecisionForm){ .act = DECISION_RAISE, .level = VERDICT_CRISIS,
                                            .reason = S("wartawan menelepon") }, now + 30);
    CHECK(running(&s).id == out.id && running(&s).state == INCIDENT_OPEN);
}

TEST(what_was_raised_by_mistake_is_taken_down_again) {
    TEST_SHOP(s);
    Error e;
    Decision d;
    shop_history(&s, NOON, 30);
    (void)shop_judge(&s, NOON);
    for (int i = 0; i < 3; i++)
        shop_message(&s, &(TestMessage){ .at = NOON + i, .class = CLASS_RUMOUR,
                                         .signals = 1 << SIGNAL_HEALTH,
                                         .who = str_z(s.arena, str_fmt(s.arena, "@t%d", i)) });
    VerdictRow v = shop_judge(&s, NOON + MINUTE);
    CHECK(v.level == VERDICT_WATCH && running(&s).id == 0);
    DecisionForm raise = { .act = DECISION_RAISE, .level = VERDICT_CRISIS, .reason = S("keliru") };
    (void)decide(&s, v.id, &raise, NOON + 2 * MINUTE);
    CHECK(running(&s).state == INCIDENT_OPEN);
    v = shop_judge(&s, NOON + 3 * MINUTE);
    DecisionForm lower = { .act = DECISION_LOWER, .level = VERDICT_ISSUE, .reason = S("keliru"),
                           .review_at = NOON + 2 * HOUR };
    (void)decide(&s, v.id, &lower, NOON + 4 * MINUTE);
    v = shop_judge(&s, NOON + 5 * MINUTE);
    CHECK(v.shown == VERDICT_ISSUE && v.level == VERDICT_WATCH);
    lower.level = VERDICT_WATCH; /* what the program says: nothing is played down */
    (void)decide(&s, v.id, &lower, NOON + 6 * MINUTE);
    v = shop_judge(&s, NOON + 7 * MINUTE);
    CHECK(v.shown == VERDICT_WATCH && running(&s).state == INCIDENT_WATCHED);
    lower.level = VERDICT_NORMAL;
    CHECK_ERR(decide_as(&s, v.id, &lower, NOON + 8 * MINUTE, &d, &e), ERR_INVALID);
    CHECK_STR(str_c(e.field), "act");
    lower.level = VERDICT_WATCH;
    CHECK_ERR(decide_as(&s, v.id, &lower, NOON + 8 * MINUTE, &d, &e), ERR_INVALID);
    CHECK_STR(str_c(e.field), "level");
}

TEST(who_decides_on_an_old_verdict_is_shown_the_newest) {
    TEST_SHOP(s);
    Error e;
    Decision d;
    shop_history(&s, NOON, 30);
    VerdictRow old = shop_judge(&s, NOON);
    DecisionForm accept = { .act = DECISION_ACCEPT, .reason = S("ya") };
    DecisionForm raise = { .act = DECISION_RAISE, .level = VERDICT_WATCH, .reason = S("ramai"),
                           .review_at = NOON + 2 * MINUTE };
    (void)decide(&s, old.id, &raise, NOON + MINUTE);
    VerdictRow v = shop_judge(&s, NOON + 3 * MINUTE);
    CHECK(v.id > old.id && v.level == old.level && v.shown == old.shown);
    CHECK_ERR(decide_as(&s, old.id, &accept, NOON + 4 * MINUTE, &d, &e), ERR_CONFLICT);
    d = decide(&s, v.id, &accept, NOON + 4 * MINUTE);
    CHECK(d.verdict_id == v.id);
}

TEST(a_dismissed_alarm_is_over_and_counts_as_false) {
    TEST_SHOP(s);
    Error e;
    Accuracy a = { 0 };
    VerdictRow v = crisis(&s);
    int64_t now = NOON + HOUR + 10;
    CHECK(running(&s).id);
    (void)decide(&s, v.id, &(DecisionForm){ .act = DECISION_DISMISS, .reason = S("kuis kami") },
                 now);
    CHECK(running(&s).id == 0);
    CHECK(shop_judge(&s, now + MINUTE).shown == VERDICT_NORMAL && running(&s).id == 0);
    CHECK_OK(accuracy_read(s.db, s.arena, s.brand_id, now + HOUR, &a, &e));
    CHECK(a.false_30 == 1 && a.promised == 1 && a.months.count == 1);
    const AccuracyMonth *m = a.months.items;
    CHECK(m->alarms == 1 && m->dismissed == 1 && m->missed == 0 && m->at == SHOP_MONDAY - DAY);
    const PastAlarm *p = a.alarms.items;
    CHECK(p->outcome == OUTCOME_DISMISSED && p->first_at == NOON && p->opened_at >= p->first_at);
    CHECK_OK(accuracy_read(s.db, s.arena, s.brand_id, now + 40 * (int64_t)DAY, &a, &e));
    CHECK(a.false_30 == 0 && a.alarms.count == 1);
}

TEST(an_accepted_verdict_follows_the_program_on) {
    TEST_SHOP(s);
    Error e;
    Accuracy a = { 0 };
    VerdictRow v = crisis(&s);
    Decision d = decide(&s, v.id, &(DecisionForm){ .act = DECISION_ACCEPT, .reason = S("benar") },
                        NOON + HOUR + 10);
    CHECK(d.review_at == 0 && d.level == v.level);
    v = shop_judge(&s, NOON + 12 * HOUR);
    CHECK(v.level < VERDICT_ISSUE && v.shown == v.level);
    CHECK_OK(accuracy_read(s.db, s.arena, s.brand_id, NOON + 12 * HOUR, &a, &e));
    CHECK(((const PastAlarm *)a.alarms.items)->outcome == OUTCOME_ACCEPTED);
}

TEST(a_decision_needs_a_reason_a_level_and_a_time) {
    TEST_SHOP(s);
    Error e;
    Decision d;
    VerdictRow v = crisis(&s);
    int64_t now = NOON + HOUR + 10;
    static const struct {
        DecisionForm form;
        const char *field;
    } bad[] = {
        { { .act = DECISION_ACCEPT }, "reason" },
        { { .act = DECISION_LOWER, .reason = S("x y"), .level = VERDICT_CRISIS }, "level" },
        { { .act = DECISION_LOWER, .reason = S("x y"), .level = VERDICT_WATCH }, "review_at" },
        { { .act = DECISION_LOWER, .reason = S("x y"), .level = VERDICT_WATCH,
            .review_at = NOON + HOUR + DAY + 11 }, "review_at" },
        { { .act = DECISION_RAISE, .reason = S("x y"), .level = VERDICT_NORMAL }, "level" },
    };
    for (size_t i = 0; i < COUNT(bad); i++) {
        CHECK_ERR(decide_as(&s, v.id, &bad[i].form, now, &d, &e), ERR_INVALID);
        CHECK_STR(str_c(e.field), bad[i].field);
    }
    DecisionForm accept = { .act = DECISION_ACCEPT, .reason = S("ya") };
    CHECK_ERR(decide_as(&s, v.id + 99, &accept, now, &d, &e), ERR_NOT_FOUND);
    List rows;
    CHECK_OK(watch_history(s.db, s.arena, s.brand_id, &rows, &e));
    const VerdictRow *oldest = (const VerdictRow *)rows.items + rows.count - 1;
    CHECK_ERR(decide_as(&s, oldest->id, &accept, now, &d, &e), ERR_CONFLICT);
}

TEST(decisions_and_causes_stand_in_the_log_with_their_words_apart) {
    TEST_SHOP(s);
    Error e;
    List log;
    Str next;
    Cause cause = { 0 };
    VerdictRow v = crisis(&s);
    Caller by = shop_person(&s, NOON + HOUR + 10);
    (void)decide(&s, v.id, &(DecisionForm){ .act = DECISION_ACCEPT, .reason = S("rahasia") },
                 by.now);
    AuditFilter f = { .object = S("verdict"), .object_id = v.id };
    CHECK_OK(audit_list(s.db, s.arena, s.brand_id, &f, &log, &next, &e));
    CHECK(log.count >= 1);
    const AuditRow *row = log.items;
    CHECK_STR(row->act, "verdict.decide");
    CHECK(row->staff_id == s.staff_id && str_find(row->detail, S("rahasia")) < 0);
    CHECK_ERR(cause_write(s.db, s.arena, &by, &(CauseForm){ S("  ") }, &cause, &e), ERR_INVALID);
    CHECK_OK(cause_write(s.db, s.arena, &by, &(CauseForm){ S("segel bocor") }, &cause, &e));
    CHECK_STR(cause.text, "segel bocor");
    CHECK_OK(cause_get(s.db, s.arena, s.brand_id, by.now + 3 * (int64_t)HOUR, &cause, &e));
    CHECK(cause.id);
    CHECK_OK(cause_get(s.db, s.arena, shop_other_brand(&s), by.now, &cause, &e));
    CHECK(cause.id == 0);
}

TEST(the_page_tells_what_is_missing_and_how_long_we_are_silent) {
    TEST_SHOP(s);
    Error e;
    VerdictPage p = { 0 };
    shop_message(&s, &(TestMessage){ .at = NOON - 3 * HOUR, .who = "@toko", .is_own = true });
    shop_message(&s, &(TestMessage){ .at = NOON + 30 * MINUTE, .who = "@tebak",
                                     .class = CLASS_RUMOUR });
    VerdictRow v = crisis(&s);
    CHECK_OK(verdict_page(s.db, s.arena, s.brand_id, v.id, NOON + HOUR, &p, &e));
    CHECK(p.is_newest && p.sources == 3 && p.incident.id && !p.danger);
    CHECK(p.onset_at == NOON);
    CHECK(p.missing.count >= 2);
    CHECK_STR(((const Str *)p.missing.items)[0], "cause");
    CHECK_STR(((const Str *)p.missing.items)[1], "word");
    CHECK(p.meter.last_word_at == NOON - 3 * HOUR && p.meter.guesses_since == 1);
    CHECK(p.meter.negative_since >= 180 && p.meter.hours.count == 12);
    shop_message(&s, &(TestMessage){ .at = NOON + 50 * MINUTE, .who = "@toko", .is_own = true });
    CHECK_OK(verdict_page(s.db, s.arena, s.brand_id, v.id, NOON + HOUR, &p, &e));
    CHECK(p.missing.count && !str_eq(((const Str *)p.missing.items)[1], S("word")));
    CHECK_ERR(verdict_page(s.db, s.arena, shop_other_brand(&s), v.id, NOON, &p, &e),
              ERR_NOT_FOUND);
}

TEST(every_number_leads_to_its_messages_page_by_page) {
    TEST_SHOP(s);
    Error e;
    List list;
    Str next;
    VerdictRow v = crisis(&s);
    shop_storm(&s, NOON + HOUR + 1, NOON + HOUR + 30, 5); /* came later: not what was judged */
    const VerdictReason *r = v.reasons.items;
    int64_t wanted = 0, found = 0, last = INT64_MAX;
    for (size_t i = 0; i < v.reasons.count; i++)
        if (r[i].kind == REASON_SUDDENNESS)
            wanted = (int64_t)r[i].value;
    BehindOf q = { s.brand_id, v.id, { .factor = S("suddenness"), .limit = 50 } };
    do {
        CHECK_OK(verdict_behind(s.db, s.arena, &q, &list, &next, &e));
        const BehindMessage *m = list.items;
        for (size_t i = 0; i < list.count; i++) {
            CHECK(m[i].written_at <= last && m[i].written_at <= v.at);
            last = m[i].written_at;
        }
        found += (int64_t)list.count;
        q.query.cursor = next;
    } while (next.n && found < 1000);
    /* the history of this shop has counts without messages */
    CHECK(wanted > 50 && found <= wanted && found >= wanted - 12);
    q.query = (BehindQuery){ .factor = S("spam") };
    CHECK_ERR(verdict_behind(s.db, s.arena, &q, &list, &next, &e), ERR_INVALID);
    CHECK_STR(str_c(e.field), "factor");
    q.query = (BehindQuery){ .factor = S("suddenness"), .cursor = S("x") };
    CHECK_ERR(verdict_behind(s.db, s.arena, &q, &list, &next, &e), ERR_INVALID);
    CHECK_STR(str_c(e.field), "cursor");
}

TEST(gravity_leads_to_every_case_it_counts) {
    TEST_SHOP(s);
    Error e;
    List list;
    Str next;
    shop_history(&s, NOON, 30);
    TestMessage ill = { .at = NOON - 3 * DAY, .who = "@ibu", .severity = SEVERITY_GRAVE,
                        .class = CLASS_QUESTION, .text = "anak saya sesak" };
    int64_t first = shop_message(&s, &ill);
    shop_message(&s, &(TestMessage){ .at = NOON - HOUR, .who = "@besar", .reach = 40000,
                                     .severity = SEVERITY_HIGH, .mood = MOOD_NEGATIVE,
                                     .class = CLASS_COMPLAINT });
    VerdictRow v = shop_judge(&s, NOON);
    const VerdictReason *r = v.reasons.items;
    for (size_t i = 0; i < v.reasons.count; i++)
        CHECK(r[i].kind != REASON_GRAVITY || r[i].value == 2);
    BehindOf q = { s.brand_id, v.id, { .factor = S("gravity"), .limit = 1 } };
    CHECK_OK(verdict_behind(s.db, s.arena, &q, &list, &next, &e));
    CHECK(list.count == 1 && ((const BehindMessage *)list.items)->reach == 40000 && next.n);
    q.query.cursor = next;
    CHECK_OK(verdict_behind(s.db, s.arena, &q, &list, &next, &e));
    CHECK(list.count == 1 && next.n == 0);
    CHECK_STR(((const BehindMessage *)list.items)->text, "anak saya sesak");
    shop_answer(&s, first, NOON + MINUTE); /* later: it waited when this was judged */
    q.query = (BehindQuery){ .factor = S("gravity") };
    CHECK_OK(verdict_behind(s.db, s.arena, &q, &list, &next, &e));
    CHECK(list.count == 2);
}

static const TraceStep *step_of(const Trace *t, TraceKind kind) {
    const TraceStep *s = t->steps.items;
    for (size_t i = 0; i < t->steps.count; i++)
        if (s[i].kind == kind)
            return &s[i];
    return NULL;
}

TEST(a_trace_tells_what_was_first_and_what_came_together) {
    TEST_SHOP(s);
    Error e;
    Trace t = { 0 };
    shop_history(&s, NOON, 30);
    (void)shop_judge(&s, NOON);
    shop_message(&s, &(TestMessage){ .at = NOON + 1, .who = "@awal", .source = 1,
                                     .text = "lihat ini", .mood = MOOD_NEGATIVE,
                                     .class = CLASS_COMPLAINT });
    for (int i = 0; i < 4; i++)
        shop_message(&s, &(TestMessage){ .at = NOON + 120 + i * 60, .signature = 4711,
                                         .who = str_z(s.arena, str_fmt(s.arena, "@s%d", i)),
                                         .text = "teks sama", .mood = MOOD_NEGATIVE,
                                         .class = CLASS_COMPLAINT });
    shop_message(&s, &(TestMessage){ .at = NOON + 600, .who = "@besar", .reach = 25000,
                                     .mood = MOOD_NEGATIVE, .class = CLASS_COMPLAINT });
    shop_storm(&s, NOON + 700, NOON + 40 * MINUTE, 20);
    VerdictRow v = shop_judge(&s, NOON + 40 * MINUTE);
    CHECK_OK(trace_read(s.db, s.arena, s.brand_id, v.id, &t, &e));
    const TraceStep *first = t.steps.items;
    CHECK(first->kind == TRACE_EARLIEST && first->at == NOON + 1);
    CHECK_STR(first->author_name, "@awal");
    const TraceStep *same = step_of(&t, TRACE_SAME_TEXT);
    CHECK(same && same->people == 4 && same->minutes == 3 && same->is_together);
    const TraceStep *reach = step_of(&t, TRACE_REACH);
    CHECK(reach && reach->reach == 25000);
    CHECK(t.origin == CHANNEL_INSTAGRAM); /* where most of the first eight came in */
    CHECK(step_of(&t, TRACE_CHANNEL) && t.steps.count <= 30 && t.sources == 3);
    CHECK_ERR(trace_read(s.db, s.arena, shop_other_brand(&s), v.id, &t, &e), ERR_NOT_FOUND);
}
