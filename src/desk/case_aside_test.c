/* What lies aside comes back, and what people wait for is not laid aside. */
#include "desk/case.h"
#include "desk/case_decision.h"
#include "desk/clause.h"
#include "desk/intake.h"
#include "test_shop.h"

static Error e;
enum { NOW = SHOP_MONDAY + 10 * HOUR };

static Caller of_role(TestShop *s, Role role, int64_t now) {
    Caller by = shop_person(s, now);
    by.rights = role_rights(role);
    return by;
}

static Case case_now(TestShop *s, int64_t id) {
    Case c = { 0 };
    CHECK_OK(case_get(s->db, s->arena, s->brand_id, id, &c, &e));
    return c;
}

static Err act_as(TestShop *s, Role role, int64_t id, CaseChange change) {
    Case c = case_now(s, id);
    Caller by = of_role(s, role, NOW + 60);
    change.version = c.version;
    return case_act(s->db, s->arena, &by, id, &change, &c, &e);
}

static void say(TestShop *s, const char *id, const char *parent, const char *text, int64_t at) {
    Item it = { .id = str_c(id), .author = S("Sari"), .handle = S("@sari"), .time = at,
                .text = str_c(text), .is_direct = parent == NULL,
                .parent = parent ? str_c(parent) : (Str){ 0 } };
    IntakeCounts counts = { 0 };
    Intake *in CLEANUP(intake_close) = NULL;
    Caller by = shop_person(s, at);
    CHECK_OK(intake_open(s->db, s->arena, &by, s->sources[0], &in, &e));
    CHECK_OK(intake_begin(in, &(IntakeBatch){ .db = s->db, .now = at, .live = true }, &e));
    CHECK_OK(intake_item(in, &it, &e));
    CHECK_OK(intake_end(in, &counts, &e));
}

static int64_t newest(TestShop *s) {
    List rows;
    int64_t id = 0;
    for (Queue q = 0; q < QUEUE__COUNT; q++) {
        Str next;
        CHECK_OK(case_list(s->db, s->arena, s->brand_id, &(CaseFilter){ .queue = q }, &rows, &next,
                           &e));
        for (size_t i = 0; i < rows.count; i++)
            if (((const CaseRow *)rows.items)[i].id > id)
                id = ((const CaseRow *)rows.items)[i].id;
    }
    return id;
}

static Queue queue_now(TestShop *s, int64_t id) { return case_now(s, id).queue; }

static const char late[] = "min paket saya belum sampai, sudah seminggu. kecewa banget";
static const char poisoned[] = "Saya keracunan habis makan ini, anak saya masuk rumah sakit";

static void lay_aside(TestShop *s, int64_t id, CaseAct act) {
    CHECK_OK(act_as(s, ROLE_OWNER, id, (CaseChange){ .act = act, .reason = S("tunggu gudang"),
                                                     .until = NOW + 5 * HOUR }));
    CHECK(queue_now(s, id) == QUEUE_WATCH);
}

TEST(who_writes_again_privately_is_not_asleep) {
    static const CaseAct acts[] = { ACT_WATCH, ACT_SNOOZE };
    for (size_t i = 0; i < COUNT(acts); i++) {
        TEST_SHOP(s);
        say(&s, "1", NULL, late, NOW);
        int64_t id = newest(&s);
        lay_aside(&s, id, acts[i]);
        say(&s, "2", NULL, "ok", NOW + HOUR);
        say(&s, "3", NULL, "halo? kapan dikirim?", NOW + HOUR);
        Case c = case_now(&s, id);
        CHECK(c.queue == QUEUE_WAITING && c.state == CASE_CLASSIFIED && c.deadline_at > NOW);
        CHECK(c.review_at == 0 && str_eq(c.decision, S("none")) && c.message_count == 3);
    }
}

TEST(below_a_post_that_is_watched_only_what_cannot_wait_calls) {
    TEST_SHOP(s);
    say(&s, "1", "", late, NOW);
    int64_t id = newest(&s);
    lay_aside(&s, id, ACT_WATCH);
    say(&s, "2", "1", "sama, punya saya juga belum datang", NOW + HOUR);
    CHECK(queue_now(&s, id) == QUEUE_WATCH);
    say(&s, "3", "1", poisoned, NOW + HOUR);
    Case c = case_now(&s, id);
    CHECK(c.queue == QUEUE_WAITING && c.severity == SEVERITY_GRAVE);
}

TEST(who_was_taken_for_spam_is_heard_when_it_is_grave) {
    TEST_SHOP(s);
    say(&s, "1", NULL, late, NOW);
    int64_t id = newest(&s);
    CHECK_OK(act_as(&s, ROLE_OWNER, id, (CaseChange){ .act = ACT_CLASSIFY, .class = CLASS_SPAM }));
    say(&s, "2", NULL, "kapan dikirim?", NOW + 10 * MINUTE);
    CHECK(queue_now(&s, id) == QUEUE_SPAM); /* a person said so */
    say(&s, "3", NULL, poisoned, NOW + 20 * MINUTE);
    Case c = case_now(&s, id);
    CHECK(c.queue == QUEUE_WAITING && c.class != CLASS_SPAM && c.class_by == 0);
}

TEST(what_cannot_wait_is_not_laid_aside) {
    TEST_SHOP(s);
    static const CaseChange changes[] = {
        { .act = ACT_WATCH, .reason = { "ya", 2 }, .until = NOW + HOUR },
        { .act = ACT_SNOOZE, .until = NOW + HOUR },
        { .act = ACT_DONE, .reason = { "ya", 2 } },
    };
    say(&s, "1", NULL, poisoned, NOW);
    int64_t id = newest(&s);
    for (size_t i = 0; i < COUNT(changes); i++)
        CHECK(act_as(&s, ROLE_OWNER, id, changes[i]) == ERR_DENIED);
    CHECK(queue_now(&s, id) == QUEUE_WAITING);
}

TEST(nothing_is_put_off_beyond_the_wall) {
    TEST_SHOP(s);
    int64_t id = shop_message(&s, &(TestMessage){ .at = NOW, .who = "@sari", .text = "teks",
                                                  .class = CLASS_COMPLAINT });
    int64_t wall = case_now(&s, id).deadline_at + CASE_NEGLECT;
    CHECK(act_as(&s, ROLE_OWNER, id, (CaseChange){ .act = ACT_SNOOZE, .until = wall + 1 }) ==
          ERR_INVALID);
    CHECK_STR(str_c(e.field), "until");
    CHECK(e.clause.number == clause_number(CLAUSE_WALL));
    CHECK_OK(act_as(&s, ROLE_OWNER, id, (CaseChange){ .act = ACT_SNOOZE, .until = wall }));
    /* nor twice, one after the other */
    CHECK(act_as(&s, ROLE_OWNER, id, (CaseChange){ .act = ACT_SNOOZE, .until = wall + DAY }) ==
          ERR_INVALID);
    int64_t old = shop_message(&s, &(TestMessage){ .at = NOW - 5 * DAY, .who = "@budi",
                                                   .text = "teks", .class = CLASS_COMPLAINT });
    CHECK(case_now(&s, old).deadline_at + CASE_NEGLECT < NOW);
    CHECK(act_as(&s, ROLE_OWNER, old, (CaseChange){ .act = ACT_SNOOZE, .until = NOW + HOUR }) ==
          ERR_DENIED);
}

TEST(who_waits_for_the_customer_may_wait_for_long) {
    TEST_SHOP(s);
    say(&s, "1", NULL, late, NOW);
    int64_t id = newest(&s);
    shop_answer(&s, id, NOW + 30);
    CHECK_OK(act_as(&s, ROLE_WRITER, id,
                    (CaseChange){ .act = ACT_SNOOZE, .until = NOW + 20 * DAY }));
}

TEST(somebody_in_danger_stays_in_sight) {
    static const CaseChange changes[] = {
        { .act = ACT_IGNORE, .reason = { "ya", 2 }, .until = NOW + HOUR },
        { .act = ACT_WATCH, .reason = { "ya", 2 }, .until = NOW + HOUR },
        { .act = ACT_SNOOZE, .until = NOW + HOUR },
        { .act = ACT_SPAM, .reason = { "ya", 2 } },
        { .act = ACT_DONE, .reason = { "ya", 2 } },
    };
    TEST_SHOP(s);
    say(&s, "1", NULL, "saya capek hidup, mau mati saja", NOW);
    int64_t id = newest(&s);
    CHECK(case_now(&s, id).class == CLASS_AT_RISK);
    for (size_t i = 0; i < COUNT(changes); i++) {
        CHECK(act_as(&s, ROLE_OWNER, id, changes[i]) == ERR_DENIED);
        CHECK(e.clause.number == clause_number(CLAUSE_AT_RISK));
    }
    CaseChange troll = { .act = ACT_CLASSIFY, .class = CLASS_TROLL };
    CHECK(act_as(&s, ROLE_WRITER, id, troll) == ERR_DENIED);
    CHECK_STR(str_c(e.field), "class");
    CHECK_OK(act_as(&s, ROLE_APPROVER, id, troll));
    say(&s, "2", NULL, "serius, saya mau bunuh diri malam ini", NOW + HOUR);
    Case c = case_now(&s, id);
    CHECK(c.class == CLASS_AT_RISK && c.class_by == 0 && c.queue == QUEUE_WAITING);
}

static size_t decided(TestShop *s, int64_t id, const CaseDecision **out) {
    List list;
    CHECK_OK(case_decisions(s->db, s->arena, s->brand_id, id, &list, &e));
    *out = list.items;
    return list.count;
}

TEST(what_leaves_the_list_by_a_tap_stands_in_the_ledger) {
    static const struct {
        CaseChange change;
        const char *decision;
    } t[] = { { { .act = ACT_CLASSIFY, .class = CLASS_OTHER }, "talk" },
              { { .act = ACT_CLASSIFY, .class = CLASS_SPAM }, "spam" },
              { { .act = ACT_DONE, .reason = { "sudah ditelepon", 15 } }, "closed" } };
    TEST_SHOP(s);
    for (size_t i = 0; i < COUNT(t); i++) {
        const CaseDecision *d;
        int64_t id = shop_message(&s, &(TestMessage){ .at = NOW, .who = "@sari", .text = "teks",
                                                      .class = CLASS_COMPLAINT });
        CHECK_OK(act_as(&s, ROLE_WRITER, id, t[i].change));
        CHECK(queue_now(&s, id) != QUEUE_WAITING);
        CHECK(decided(&s, id, &d) == 1 && str_eq(d[0].decision, str_c(t[i].decision)));
        CHECK(d[0].staff_id == s.staff_id);
    }
}

TEST(a_complaint_is_no_spam_without_a_word_of_why) {
    TEST_SHOP(s);
    int64_t id = shop_message(&s, &(TestMessage){ .at = NOW, .who = "@sari", .text = "teks",
                                                  .class = CLASS_COMPLAINT });
    CHECK(act_as(&s, ROLE_OWNER, id, (CaseChange){ .act = ACT_SPAM }) == ERR_INVALID);
    CHECK_STR(str_c(e.field), "reason");
    CHECK_OK(act_as(&s, ROLE_OWNER, id, (CaseChange){ .act = ACT_SPAM, .reason = S("iklan") }));
}

TEST(saying_what_it_is_does_not_answer_who_wrote_again) {
    TEST_SHOP(s);
    say(&s, "1", NULL, late, NOW);
    int64_t id = newest(&s);
    shop_answer(&s, id, NOW + 30);
    CHECK(queue_now(&s, id) == QUEUE_CUSTOMER);
    CHECK_OK(act_as(&s, ROLE_OWNER, id,
                    (CaseChange){ .act = ACT_CLASSIFY, .class = CLASS_CRITICISM }));
    CHECK(queue_now(&s, id) == QUEUE_CUSTOMER);
    say(&s, "2", NULL, "kapan diganti?", NOW + HOUR);
    CHECK(queue_now(&s, id) == QUEUE_WAITING);
    CHECK_OK(act_as(&s, ROLE_OWNER, id,
                    (CaseChange){ .act = ACT_CLASSIFY, .class = CLASS_COMPLAINT }));
    Case c = case_now(&s, id);
    CHECK(c.queue == QUEUE_WAITING && c.deadline_at > NOW);
}

TEST(what_is_said_against_us_ends_in_a_decision) {
    static const char *const said[] = { "Dasar goblok, paket saya mana!",
                                        "jelek banget dah toko ini" };
    TEST_SHOP(s);
    for (size_t i = 0; i < COUNT(said); i++) {
        say(&s, i ? "b" : "a", "", said[i], NOW);
        CHECK(queue_now(&s, newest(&s)) == QUEUE_WAITING);
    }
    say(&s, "c", "", "gara2 hujan ga jadi pergi", NOW);
    CHECK(queue_now(&s, newest(&s)) == QUEUE_TALK);
}
