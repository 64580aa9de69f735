#include "desk/alarm.h"
#include "desk/fill.h"
#include "desk/holding.h"
#include "desk/policy.h"
#include "desk/reply.h"
#include "desk/staff.h"
#include "test_shop.h"

static Error e;
enum { NOW = SHOP_MONDAY + 10 * HOUR };

static const char other[] = "Halo Kak Sari, maaf paketnya terlambat. Boleh kirim nomor pesanannya "
                            "lewat DM? Kami bantu cek sekarang. - Rasti";
static const char holding[] = "the shop's own holding answer, filled in for the case";

/* A shop whose answers leave by hook. */
static TestShop shop_make(bool has_second) {
    TestShop s = test_shop_make();
    Staff second = { 0 };
    Source changed = { 0 };
    Caller by = shop_person(&s, NOW);
    if (has_second)
        CHECK_OK(staff_create(s.db, s.arena,
                              &(NewStaff){ .email = S("dimas@toko.example"), .name = S("Dimas"),
                                           .password_hash = S("-"), .brand_id = s.brand_id,
                                           .role = ROLE_APPROVER, .now = 1000 },
                              &second, &e));
    CHECK_OK(source_update(s.db, s.arena, &by, s.sources[0],
                           &(Source){ .name = S("instagram"), .channel = CHANNEL_INSTAGRAM,
                                      .kind = SOURCE_FILE, .way_out = WAY_HOOK,
                                      .out_url = S("https://contoh.example/out"),
                                      .out_secret = S("sealed") },
                           &changed, &e));
    return s;
}
#define SHOP(name, has_second) TestShop name CLEANUP(test_shop_end) = shop_make(has_second)

static void set_policy(TestShop *s, PhoneRule phone, bool four_eyes) {
    Policy p = { 0 };
    Caller by = shop_person(s, NOW);
    CHECK_OK(policy_get(s->db, s->arena, s->brand_id, &p, &e));
    p.phone = phone;
    p.four_eyes = four_eyes;
    CHECK_OK(policy_set(s->db, s->arena, &by, &p, &p, &e));
}

static Str holding_for(TestShop *s, const Caller *by, int64_t case_id) {
    HoldingText prepared = { 0 };
    Case c = { 0 };
    Fill fill = { 0 };
    CHECK_OK(holding_get(s->db, s->arena, s->brand_id, &prepared, &e));
    CHECK_OK(case_get(s->db, s->arena, s->brand_id, case_id, &c, &e));
    CHECK_OK(fill_for_case(s->db, s->arena, by, &c, &fill, &e));
    return fill_text(s->arena, prepared.own, &fill);
}

/* A public answer to a new complaint. */
static Err hand_in(TestShop *s, bool is_phone, const char *text, Reply *out) {
    Caller by = shop_person(s, NOW);
    static int key;
    int64_t id = shop_message(s, &(TestMessage){ .at = NOW, .who = "@sari", .text = "belum sampai",
                                                 .class = CLASS_COMPLAINT });
    by.is_phone = is_phone;
    Str said = text == holding ? holding_for(s, &by, id) : str_c(text);
    return reply_create(s->db, s->arena, &by, id,
                        &(ReplyForm){ .case_version = 1, .text = said, .is_public = true,
                                      .request_key = str_fmt(s->arena, "kunci-hp-%d", ++key) },
                        out, &e);
}

TEST(what_leaves_from_a_phone_is_what_the_policy_says) {
    enum { REFUSED = -1 };
    static const struct {
        PhoneRule rule;
        bool is_phone;
        const char *text;
        int want, want_alone; /* ReplyState, without four eyes; with nobody else to read it */
    } t[] = {
        { PHONE_FREE, true, other, REPLY_HELD, REPLY_HELD },
        { PHONE_APPROVED, true, other, REPLY_WAITING, REPLY_HELD },
        { PHONE_APPROVED, true, holding, REPLY_HELD, REPLY_HELD }, /* free of a second person */
        { PHONE_HOLDING, true, holding, REPLY_HELD, REPLY_HELD },
        { PHONE_HOLDING, true, other, REPLY_WAITING, REFUSED },
        { PHONE_DRAFTS, true, holding, REFUSED, REFUSED },
        { PHONE_DRAFTS, true, other, REFUSED, REFUSED },
        { PHONE_APPROVED, false, other, REPLY_HELD, REPLY_HELD },
        { PHONE_HOLDING, false, other, REPLY_HELD, REPLY_HELD },
        { PHONE_DRAFTS, false, other, REPLY_HELD, REPLY_HELD },
    };
    for (int alone = 0; alone < 2; alone++) {
        SHOP(s, !alone);
        for (size_t i = 0; i < COUNT(t); i++) {
            Reply r = { 0 };
            int want = alone ? t[i].want_alone : t[i].want;
            set_policy(&s, t[i].rule, false);
            Err got = hand_in(&s, t[i].is_phone, t[i].text, &r);
            if (want == REFUSED)
                CHECK(got == ERR_DENIED && str_eq(str_c(e.clause.name), S("phone")));
            else
                CHECK(got == ERR_OK && (int)r.state == want);
        }
    }
}

TEST(who_is_alone_with_a_phone_waits_as_with_four_eyes) {
    SHOP(s, false);
    Reply r = { 0 };
    set_policy(&s, PHONE_APPROVED, false);
    CHECK_OK(hand_in(&s, true, other, &r));
    CHECK(r.send_at == NOW + 2 * MINUTE); /* policy.solo_delay */
    CHECK_OK(hand_in(&s, false, other, &r));
    CHECK(r.send_at == NOW + 30);
}

TEST(nobody_approves_from_a_phone_what_may_not_leave_from_one) {
    static const bool may[PHONE_RULE__COUNT] = { [PHONE_FREE] = true, [PHONE_APPROVED] = true };
    SHOP(s, true);
    for (PhoneRule rule = 0; rule < PHONE_RULE__COUNT; rule++) {
        Reply r = { 0 };
        Caller by = shop_person(&s, NOW);
        set_policy(&s, rule, true);
        CHECK_OK(hand_in(&s, false, other, &r));
        CHECK(r.state == REPLY_WAITING);
        by.staff_id++; /* Dimas */
        by.is_phone = true;
        ReplyChange yes = { .act = REPLY_ACT_APPROVE, .version = r.version, .text = str_c(other) };
        CHECK(reply_act(s.db, s.arena, &by, r.id, &yes, &r, &e) ==
              (may[rule] ? ERR_OK : ERR_DENIED));
    }
}
