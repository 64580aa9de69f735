/* While a crisis is hot, our first public word stands where it began. */
#include "crisis/fact.h"
#include "crisis/room.h"
#include "desk/compose.h"
#include "desk/reply.h"
#include "test_shop.h"

static Error e;
enum { NOW = SHOP_MONDAY + 20 * HOUR };

static int64_t written(TestShop *s, size_t source, const char *who) {
    return shop_message(s, &(TestMessage){ .at = NOW - HOUR, .source = source, .who = who,
                                           .text = "kemasannya bocor semua, tolong dijawab",
                                           .mood = MOOD_NEGATIVE, .class = CLASS_COMPLAINT,
                                           .is_own = true });
}

static Crisis begun_at(TestShop *s, size_t source) {
    Crisis c = { 0 };
    Caller by = shop_person(s, NOW);
    CHECK_OK(crisis_open(s->db, s->arena, &by, &(CrisisForm){ .name = S("Kemasan bocor") }, &c,
                         &e));
    CHECK_OK(crisis_change(s->db, s->arena, &by, c.id,
                           &(CrisisChange){ .name = c.name, .lead_id = c.lead_id,
                                            .word_every = HOUR, .version = c.version,
                                            .origin_source_id = s->sources[source] },
                           &c, &e));
    const Str claims[] = { S("Halo Kak, batch 12 kami tahan sejak pukul 10.00."),
                           S("Kirim nomor pesanan lewat DM, kami ganti.") };
    for (size_t i = 0; i < COUNT(claims); i++)
        CHECK_OK(claim_set(s->db, s->arena, &by, c.id,
                           &(ClaimForm){ .sentence = claims[i], .is_free = true }, &e));
    return c;
}

static Err answer(TestShop *s, int64_t case_id, bool is_public, Str reason, Str key) {
    Case c = { 0 };
    Reply out = { 0 };
    Caller by = shop_person(s, NOW);
    CHECK_OK(case_get(s->db, s->arena, s->brand_id, case_id, &c, &e));
    return reply_create(s->db, s->arena, &by, case_id,
                        &(ReplyForm){ .case_version = c.version, .is_public = is_public,
                                      .text = S("Halo Kak, batch 12 kami tahan sejak pukul 10.00. "
                                                "Kirim nomor pesanan lewat DM, kami ganti."),
                                      .overrides = true, .first_reason = reason,
                                      .request_key = key },
                        &out, &e);
}

TEST(elsewhere_first_needs_a_reason_that_is_kept) {
    TEST_SHOP(s);
    int64_t here = written(&s, 0, "ani"), there = written(&s, 1, "budi");
    begun_at(&s, 0);
    CHECK(answer(&s, there, true, (Str){ 0 }, S("kunci-satu")) == ERR_INVALID);
    CHECK_STR(str_c(e.field), "first_reason");
    CHECK_STR(str_c(e.clause.name), "origin");
    CHECK_OK(answer(&s, there, true, S("Akun asal sedang terkunci"), S("kunci-dua")));
    CHECK_OK(answer(&s, here, true, (Str){ 0 }, S("kunci-tiga")));
}

TEST(after_the_first_word_any_account_may_answer) {
    TEST_SHOP(s);
    int64_t there = written(&s, 1, "budi");
    begun_at(&s, 0);
    Caller by = shop_person(&s, NOW);
    CHECK_OK(crisis_heard(s.db, &by, &(CrisisPart){ .case_id = there }, &e));
    CHECK_OK(answer(&s, there, true, (Str){ 0 }, S("kunci-satu")));
}

TEST(a_private_answer_and_a_day_without_crisis_ask_nothing) {
    TEST_SHOP(s);
    int64_t there = written(&s, 1, "budi"), other = written(&s, 1, "cici");
    CHECK_OK(answer(&s, other, true, (Str){ 0 }, S("kunci-satu")));
    begun_at(&s, 0);
    CHECK_OK(answer(&s, there, false, (Str){ 0 }, S("kunci-dua")));
}

TEST(the_checker_is_stricter_while_a_room_is_open) {
    TEST_SHOP(s);
    int64_t here = written(&s, 0, "ani");
    CheckForm form = { .case_id = here, .text = S("Terima kasih ya Kak"), .is_public = true,
                       .now = NOW };
    List found;
    CHECK_OK(compose_check(s.db, s.arena, s.brand_id, &form, &found, &e));
    const Finding *f = found.items;
    for (size_t i = 0; i < found.count; i++)
        CHECK(f[i].rule != DRAFT_EMPTY || f[i].level != FINDING_BLOCK);
    begun_at(&s, 0);
    CHECK_OK(compose_check(s.db, s.arena, s.brand_id, &form, &found, &e));
    bool blocks = false;
    f = found.items;
    for (size_t i = 0; i < found.count; i++)
        blocks |= f[i].rule == DRAFT_EMPTY && f[i].level == FINDING_BLOCK;
    CHECK(blocks);
}
