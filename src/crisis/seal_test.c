/* Seals and their daily mail. */
#include "desk/seal_mail.h"

#include "desk/audit.h"
#include "test_shop.h"

static Error e;
static const SecretKey key = { { 7, 7, 7 } };
enum { MORNING = SHOP_MONDAY + 8 * HOUR };

static void act(TestShop *s, int64_t at) {
    Caller by = shop_person(s, at);
    CHECK_OK(audit_add(s->db, &by, &(AuditAct){ .act = "case.note", .object = "case",
                                                .object_id = 1 }, &e));
}

static void seal_and_plan(TestShop *s, int64_t at) {
    SealPair pair = seal_pair_of(&key);
    CHECK_OK(seal_all(s->db, s->arena, &pair, at, &e));
    CHECK_OK(seal_mail_plan(s->db, at, &e));
}

/* How many mails of today are due; each is sent. */
static int sent(TestShop *s, int64_t at) {
    SealMail m = { 0 };
    int n = 0;
    while (seal_mail_claim(s->db, s->arena, at, &m, &e) == ERR_OK && n < 10) {
        SealPair pair = seal_pair_of(&key);
        Seal seal = { m.sealed_at, m.brand_id, m.seq, m.hash, m.signature };
        CHECK(seal_is_genuine(s->arena, &pair, &seal));
        CHECK_OK(seal_mail_ended(s->db, &m, &(SealMailEnd){ .is_ok = true, .now = at }, &e));
        n++;
    }
    return n;
}

TEST(a_head_is_sealed_once_in_the_database) {
    TEST_SHOP(s);
    List list;
    act(&s, MORNING);
    seal_and_plan(&s, MORNING);
    seal_and_plan(&s, MORNING + HOUR);
    CHECK_OK(seal_list(s.db, s.arena, s.brand_id, &list, &e));
    CHECK(list.count == 1);
    act(&s, MORNING + HOUR);
    seal_and_plan(&s, MORNING + HOUR);
    CHECK_OK(seal_list(s.db, s.arena, s.brand_id, &list, &e));
    CHECK(list.count == 2);
}

TEST(an_owner_gets_one_seal_a_day_after_eight) {
    TEST_SHOP(s);
    act(&s, MORNING - HOUR);
    seal_and_plan(&s, MORNING - HOUR);
    CHECK(sent(&s, MORNING - HOUR) == 0); /* too early */
    seal_and_plan(&s, MORNING);
    CHECK(sent(&s, MORNING) == 1);
    act(&s, MORNING + HOUR);
    seal_and_plan(&s, MORNING + HOUR);
    CHECK(sent(&s, MORNING + HOUR) == 0); /* one a day */
    seal_and_plan(&s, MORNING + DAY);
    CHECK(sent(&s, MORNING + DAY) == 1);
    seal_and_plan(&s, MORNING + 2 * DAY);
    CHECK(sent(&s, MORNING + 2 * DAY) == 0); /* nothing happened since */
}

TEST(a_seal_mail_that_fails_is_tried_again_and_given_up) {
    TEST_SHOP(s);
    SealMail m = { 0 };
    int tries = 0;
    act(&s, MORNING);
    seal_and_plan(&s, MORNING);
    for (int64_t at = MORNING; at < MORNING + DAY; at += 5 * MINUTE)
        while (seal_mail_claim(s.db, s.arena, at, &m, &e) == ERR_OK) {
            CHECK_OK(seal_mail_ended(s.db, &m, &(SealMailEnd){ .failure = S("421"), .now = at },
                                     &e));
            tries++;
        }
    CHECK(tries == 5);
}
