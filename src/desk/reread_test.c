#include "desk/audit.h"
#include "desk/event.h"
#include "desk/message.h"
#include "desk/reread.h"
#include "text/heads.h"
#include "test_shop.h"

static Error e;
enum { NOW = SHOP_MONDAY + 10 * HOUR };

static const char delivery[] = "paket saya belum sampai sudah seminggu, kurirnya mana";

static int64_t say(TestShop *s, const char *text, MessageClass class) {
    return shop_message(s, &(TestMessage){ .at = NOW - HOUR, .who = "@a", .text = text,
                                           .mood = MOOD_NEGATIVE, .class = class });
}

static Case case_now(TestShop *s, int64_t id) {
    Case c = { 0 };
    CHECK_OK(case_get(s->db, s->arena, s->brand_id, id, &c, &e));
    return c;
}

static Message message_of(TestShop *s, int64_t case_id) {
    List list;
    CHECK_OK(message_list(s->db, s->arena, s->brand_id, case_id, 0, &list, &e));
    CHECK(list.count == 1);
    return *(const Message *)list.items;
}

/* ---- old messages ---- */

TEST(old_messages_get_their_subjects_in_batches) {
    TEST_SHOP(s);
    enum { OLD = REREAD_BATCH + 20 };
    int64_t first = 0, last = 0, newest_event, before;
    bool left;
    for (int i = 0; i < OLD; i++) {
        last = say(&s, i % 10 ? "halo" : delivery, CLASS_COMPLAINT);
        first = first ? first : last;
    }
    int64_t late = say(&s, delivery, CLASS_COMPLAINT); /* behind the old ones: not read again */
    CHECK_OK(reread_left(s.db, &left, &e));
    CHECK(!left); /* a new database has none */
    CHECK_OK(db_run(s.db, Q_REREAD_SET,
                    DB_ARGS(DB_V(message_of(&s, first).id - 1), DB_V(message_of(&s, last).id)),
                    NULL, &e));
    CHECK_OK(event_newest(s.db, s.brand_id, &before, &e));
    CHECK_OK(reread_left(s.db, &left, &e));
    CHECK(left);
    CHECK_OK(reread_some(s.db, NOW, &left, &e));
    CHECK(left);
    Case c = case_now(&s, first);
    Message m = message_of(&s, first);
    CHECK((m.subjects & 1) && m.subjects == c.subjects && m.class == CLASS_COMPLAINT);
    CHECK(case_now(&s, last - 9).subjects == 0); /* its turn has not come */
    CHECK_OK(event_newest(s.db, s.brand_id, &newest_event, &e));
    CHECK(newest_event == before);
    CHECK_OK(reread_some(s.db, NOW, &left, &e));
    CHECK(!left);
    CHECK(case_now(&s, last - 9).subjects == c.subjects && case_now(&s, late).subjects == 0);
    CHECK_OK(event_newest(s.db, s.brand_id, &newest_event, &e));
    CHECK(newest_event == before + 1);
    CHECK_OK(reread_some(s.db, NOW, &left, &e));
    CHECK(!left);
}

/* ---- what a correction says of others ---- */

static void classify(TestShop *s, int64_t id, MessageClass class) {
    Caller by = shop_person(s, NOW);
    Case c = case_now(s, id);
    CHECK_OK(case_act(s->db, s->arena, &by, id,
                      &(CaseChange){ .act = ACT_CLASSIFY, .version = c.version, .class = class },
                      &c, &e));
}

static size_t reread_acts(TestShop *s, int64_t id) {
    AuditFilter filter = { .object = S("case"), .object_id = id, .limit = 20 };
    List list;
    Str next;
    size_t n = 0;
    CHECK_OK(audit_list(s->db, s->arena, s->brand_id, &filter, &list, &next, &e));
    for (size_t i = 0; i < list.count; i++)
        n += str_eq(((const AuditRow *)list.items)[i].act, S("case.reread"));
    return n;
}

TEST(a_correction_is_heard_for_open_cases_like_it_until_it_is_taken_back) {
    TEST_SHOP(s);
    static const char asked[] = "rasa duriannya kurang berasa menurut saya";
    static const char like[] = "rasa duriannya kurang berasa menurut saya kak";
    int64_t first = say(&s, asked, CLASS_CRITICISM), copy = say(&s, like, CLASS_CRITICISM);
    int64_t other = say(&s, delivery, CLASS_COMPLAINT), done = say(&s, like, CLASS_CRITICISM);
    Caller by = shop_person(&s, NOW);
    Case c = case_now(&s, done);
    CHECK_OK(case_act(s.db, s.arena, &by, done,
                      &(CaseChange){ .act = ACT_DONE, .version = c.version, .reason = S("x") }, &c,
                      &e));
    classify(&s, first, CLASS_COMPLAINT);
    CHECK(case_now(&s, copy).class == CLASS_COMPLAINT && case_now(&s, copy).class_by == 0);
    CHECK(message_of(&s, copy).class == CLASS_COMPLAINT && message_of(&s, copy).evidence.count > 0);
    c = case_now(&s, copy);
    CHECK(c.queue == QUEUE_WAITING && c.deadline_at > NOW - HOUR && c.sort_at == c.deadline_at);
    CHECK(c.version > 1 && reread_acts(&s, copy) == 1);
    CHECK(case_now(&s, other).class == CLASS_COMPLAINT && reread_acts(&s, other) == 0);
    CHECK(case_now(&s, done).class == CLASS_CRITICISM);
    classify(&s, first, CLASS_CRITICISM);
    CHECK(case_now(&s, copy).class == CLASS_CRITICISM && reread_acts(&s, copy) == 2);
    CHECK(message_of(&s, copy).class == CLASS_CRITICISM);
}

TEST(what_a_person_said_of_a_case_stays) {
    TEST_SHOP(s);
    static const char said[] = "rasa duriannya kurang berasa menurut saya";
    int64_t first = say(&s, said, CLASS_CRITICISM), other = say(&s, said, CLASS_CRITICISM);
    classify(&s, other, CLASS_CRITICISM);
    classify(&s, first, CLASS_COMPLAINT);
    CHECK(case_now(&s, other).class == CLASS_CRITICISM && reread_acts(&s, other) == 0);
}

TEST(spam_called_by_its_name_leaves_the_list_and_comes_back) {
    TEST_SHOP(s);
    static const char advert[] = "halo kak kami dari agensi iklan mau kerja sama";
    int64_t first = say(&s, advert, CLASS_OTHER), copy = say(&s, advert, CLASS_OTHER);
    classify(&s, first, CLASS_SPAM);
    Case c = case_now(&s, copy);
    CHECK(c.class == CLASS_SPAM && c.queue == QUEUE_SPAM && c.state == CASE_NEW);
    classify(&s, first, CLASS_OTHER);
    c = case_now(&s, copy);
    CHECK(c.class == CLASS_OTHER && c.queue == QUEUE_TALK && c.sort_at == c.last_at);
}

TEST(no_more_cases_than_so_many_are_changed_at_once) {
    TEST_SHOP(s);
    static const char asked[] = "rasa duriannya kurang berasa menurut saya";
    enum { COPIES = 130 };
    int64_t first = say(&s, asked, CLASS_CRITICISM), changed = 0;
    for (int i = 0; i < COPIES; i++)
        say(&s, asked, CLASS_CRITICISM);
    classify(&s, first, CLASS_COMPLAINT);
    for (int64_t id = first + 1; id <= first + COPIES; id++)
        changed += case_now(&s, id).class == CLASS_COMPLAINT;
    CHECK(changed == 100);
}
