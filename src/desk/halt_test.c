#include "desk/halt.h"

#include "desk/due.h"
#include "desk/outbox.h"
#include "desk/policy.h"
#include "test_shop.h"

static Error e;
enum { NOW = SHOP_MONDAY + 10 * HOUR };

static const char good[] = "Halo Kak, maaf paketnya terlambat. Boleh kirim nomor pesanannya lewat "
                           "DM? Kami bantu cek sekarang. - Rasti";

/* An answer from each of three accounts, due. */
static void three_answers(TestShop *s) {
    Policy p = { 0 };
    Caller by = shop_person(s, NOW);
    CHECK_OK(policy_get(s->db, s->arena, s->brand_id, &p, &e));
    p.four_eyes = false;
    CHECK_OK(policy_set(s->db, s->arena, &by, &p, &p, &e));
    for (size_t i = 0; i < 3; i++) {
        shop_hook(s, i, NULL);
        Reply r = { 0 };
        Case c = { 0 };
        int64_t id = shop_message(s, &(TestMessage){ .at = NOW, .who = "@sari", .source = i,
                                                     .class = CLASS_COMPLAINT });
        CHECK_OK(case_get(s->db, s->arena, s->brand_id, id, &c, &e));
        CHECK_OK(reply_create(s->db, s->arena, &by, id,
                              &(ReplyForm){ .case_version = c.version, .text = str_c(good),
                                            .is_public = true,
                                            .request_key = str_fmt(s->arena, "request-%zu", i) },
                              &r, &e));
    }
}

static int64_t claimed(TestShop *s) {
    Outgoing o = { 0 };
    CHECK_OK(outbox_claim(s->db, s->arena, NOW + HOUR, NULL, &o, &e));
    return o.source_id;
}

static bool is_quiet(TestShop *s) {
    Outgoing o = { 0 };
    Due due;
    CHECK_OK(due_times(s->db, &due, &e)); /* a sender does not wake for what may not leave */
    return outbox_claim(s->db, s->arena, NOW + HOUR, NULL, &o, &e) == ERR_NOT_FOUND &&
           due.reply_at == 0;
}

static Halt halt(TestShop *s, HaltForm form) {
    Halt h = { 0 };
    Caller by = shop_person(s, NOW);
    form.reason = S("akun dibajak");
    CHECK_OK(halt_begin(s->db, s->arena, &by, &form, &h, &e));
    return h;
}

TEST(a_stop_of_one_account_lets_the_others_go) {
    TEST_SHOP(s);
    three_answers(&s);
    Halt h = halt(&s, (HaltForm){ .source_id = s.sources[0] });
    CHECK_STR(h.source_name, "instagram");
    CHECK_STR(h.made_name, "Rasti");
    CHECK(claimed(&s) == s.sources[1] && claimed(&s) == s.sources[2] && is_quiet(&s));
}

TEST(a_stop_of_a_channel_holds_its_accounts) {
    TEST_SHOP(s);
    three_answers(&s);
    (void)halt(&s, (HaltForm){ .channel = S("tiktok") });
    CHECK(claimed(&s) == s.sources[0] && claimed(&s) == s.sources[2] && is_quiet(&s));
}

TEST(a_stop_of_everything_holds_until_it_is_ended) {
    TEST_SHOP(s);
    three_answers(&s);
    Caller by = shop_person(&s, NOW);
    List list;
    Halt h = halt(&s, (HaltForm){ 0 });
    CHECK(is_quiet(&s));
    CHECK_ERR(ERR_CONFLICT,
              halt_begin(s.db, s.arena, &by, &(HaltForm){ .reason = S("x") }, &h, &e));
    CHECK_OK(halt_list(s.db, s.arena, s.brand_id, &list, &e));
    CHECK(list.count == 1);
    CHECK_OK(halt_end(s.db, s.arena, &by, h.id, &h, &e));
    CHECK(h.ended_by == s.staff_id && claimed(&s) == s.sources[0]);
    CHECK_ERR(ERR_CONFLICT, halt_end(s.db, s.arena, &by, h.id, &h, &e));
}

TEST(a_stop_names_its_reason_and_one_scope_and_holds_no_other_brand) {
    TEST_SHOP(s);
    three_answers(&s);
    Caller by = shop_person(&s, NOW), other = by;
    Halt h = { 0 };
    CHECK_ERR(ERR_INVALID, halt_begin(s.db, s.arena, &by, &(HaltForm){ .reason = S(" ") }, &h, &e));
    HaltForm both = { .reason = S("x"), .channel = S("tiktok"), .source_id = s.sources[0] };
    CHECK_ERR(ERR_INVALID, halt_begin(s.db, s.arena, &by, &both, &h, &e));
    both = (HaltForm){ .reason = S("x"), .channel = S("fax") };
    CHECK_ERR(ERR_INVALID, halt_begin(s.db, s.arena, &by, &both, &h, &e));
    other.brand_id = shop_other_brand(&s);
    CHECK_ERR(ERR_NOT_FOUND,
              halt_begin(s.db, s.arena, &other,
                         &(HaltForm){ .reason = S("x"), .source_id = s.sources[0] }, &h, &e));
    CHECK_OK(halt_begin(s.db, s.arena, &other, &(HaltForm){ .reason = S("x") }, &h, &e));
    CHECK(claimed(&s) == s.sources[0]);
    CHECK_ERR(ERR_NOT_FOUND, halt_end(s.db, s.arena, &by, h.id, &h, &e));
}
