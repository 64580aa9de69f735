#include "desk/own_post.h"

#include "desk/guard.h"
#include "desk/intake.h"
#include "desk/notice.h"
#include "desk/own_post_match.h"
#include "desk/reply.h"
#include "test_shop.h"

static Error e;
enum { NOW = SHOP_MONDAY + 10 * HOUR };

TEST(what_a_platform_makes_of_a_text_is_still_that_text) {
    static const struct {
        const char *seen, *written;
        bool is_same;
    } t[] = {
        { "Halo Kak, paketnya kami cek.", "halo kak paketnya kami cek", true },
        { "@budi Halo Kak Budi, paketnya sedang kami cek ya", "Halo Kak Budi, paketnya sedang kami "
                                                             "cek ya 🙏", false },
        { "@budi Halo Kak Budi, paketnya sedang kami cek ya", "Halo Kak Budi, paketnya sedang kami "
                                                             "cek ya", true },
        { "Kami mohon maaf atas keterlambatan pengiriman minggu…",
          "Kami mohon maaf atas keterlambatan pengiriman minggu ini. Semua sudah jalan.", true },
        { "Halo Kak", "Halo Kak, paketnya sedang kami cek ya, mohon ditunggu", false },
        { "liburan bareng keluarga seru banget", "Halo Kak, paketnya kami cek", false },
        { "", "", false },
    };
    SCRATCH(a);
    for (size_t i = 0; i < COUNT(t); i++)
        CHECK(own_post_matches(own_post_fold(a, str_c(t[i].seen)),
                               own_post_fold(a, str_c(t[i].written))) == t[i].is_same);
}

TEST(an_update_is_known_by_its_parts_or_by_how_it_begins) {
    static const char known[] = "Batch 12 kemasannya bocor dan sudah kami tahan di gudang.";
    static const char doing[] = "Semua pesanan batch itu kami ganti mulai besok.";
    static const struct {
        const char *seen;
        bool is_told;
    } t[] = {
        { "Kabar 1: Sedang diperiksa\n\nYang kami ketahui: Batch 12 kemasannya bocor dan sudah "
          "kami tahan di gudang.\n\nYang sedang kami kerjakan: Semua pesanan "
          "batch itu kami ganti mulai "
          "besok.", true },
        { "Batch 12 kemasannya bocor dan sudah kami… Kabar berikutnya: 16.00.", true },
        { "Batch 12 kemasannya bocor dan sudah kami tahan di gudang.", true },
        { "Batch 12 kemasannya aman kok, jangan percaya yang lain", false },
        { "Promo akhir pekan!", false },
    };
    SCRATCH(a);
    for (size_t i = 0; i < COUNT(t); i++)
        CHECK(own_post_tells(own_post_fold(a, str_c(t[i].seen)),
                             &(ToldParts){ .known = own_post_fold(a, str_c(known)),
                                           .unknown = S(""),
                                           .doing = own_post_fold(a, str_c(doing)) }) ==
              t[i].is_told);
}

static int number;

static void come_in(TestShop *s, const char *text, bool is_direct, int64_t at) {
    IntakeCounts counts = { 0 };
    Intake *in CLEANUP(intake_close) = NULL;
    Caller by = shop_person(s, at);
    Item item = { .id = str_fmt(s->arena, "own-%d", ++number), .text = str_c(text), .time = at,
                  .handle = S("@toko"), .is_own = true, .is_direct = is_direct };
    CHECK_OK(intake_open(s->db, s->arena, &by, s->sources[0], &in, &e));
    CHECK_OK(intake_begin(in, &(IntakeBatch){ .db = s->db, .now = at, .live = true }, &e));
    CHECK_OK(intake_item(in, &item, &e));
    CHECK_OK(intake_end(in, &counts, &e));
}

static int64_t watch(TestShop *s, int64_t now) {
    int64_t found = 0;
    CHECK_OK(own_post_watch(s->db, s->brand_id, now, &found, &e));
    return found;
}

static List open_ones(TestShop *s, bool past) {
    List list;
    Caller by = shop_person(s, NOW);
    CHECK_OK(own_post_list(s->db, s->arena, &by, &(OwnPostFilter){ past }, &list, &e));
    return list;
}

static void set_rule(TestShop *s, OwnPostRule rule) {
    Policy p = { 0 };
    Caller by = shop_person(s, NOW - HOUR);
    CHECK_OK(policy_get(s->db, s->arena, s->brand_id, &p, &e));
    p.own_posts = rule;
    CHECK_OK(policy_set(s->db, s->arena, &by, &p, &p, &e));
}

static void hand_in(TestShop *s, const char *text) {
    Caller by = shop_person(s, NOW - HOUR);
    Reply made = { 0 };
    int64_t id = shop_message(s, &(TestMessage){ .at = NOW - 2 * HOUR, .who = "@budi",
                                                 .class = CLASS_QUESTION });
    ReplyForm form = { .text = str_c(text), .is_public = true, .case_version = 1,
                       .overrides = true, .request_key = S("satu-dua-tiga") };
    CHECK_OK(reply_create(s->db, s->arena, &by, id, &form, &made, &e));
    CHECK(made.state == REPLY_BY_HAND);
}

TEST(a_post_nobody_here_sent_is_shown_once_and_told) {
    TEST_SHOP(s);
    NoticeOut n = { 0 };
    bool planned;
    int64_t count;
    come_in(&s, "liburan bareng keluarga, seru banget!", false, NOW);
    CHECK(watch(&s, NOW) == 1 && watch(&s, NOW + MINUTE) == 0);
    List list = open_ones(&s, false);
    const OwnPost *p = list.items;
    CHECK(list.count == 1 && !p->is_grave && p->channel == CHANNEL_INSTAGRAM);
    CHECK_STR(p->text, "liburan bareng keluarga, seru banget!");
    CHECK_OK(own_post_count(s.db, s.brand_id, &count, &e));
    CHECK(count == 1);
    CHECK_OK(notice_plan(s.db, s.brand_id, NOW, &planned, &e));
    CHECK_OK(notice_claim(s.db, s.arena, NOW, &n, &e));
    CHECK(planned && n.posts == 1 && n.past == 0 && n.staff_id == s.staff_id);
    Caller by = shop_person(&s, NOW + MINUTE);
    OwnPost out = { 0 };
    OwnPostChange why = { S("diunggah Rasti dari HP") };
    CHECK_OK(own_post_ours(s.db, s.arena, &by, p->id, &why, &out, &e));
    CHECK(out.state == OWN_POST_OURS && str_eq(out.remark, why.remark));
    CHECK(own_post_ours(s.db, s.arena, &by, p->id, &why, &out, &e) == ERR_CONFLICT);
    CHECK(open_ones(&s, false).count == 0 && open_ones(&s, true).count == 1);
}

TEST(what_the_desk_wrote_is_no_stranger) {
    TEST_SHOP(s);
    hand_in(&s, "Halo Kak Budi, pesanan Kakak sudah dikirim pagi ini. Ada yang bisa kami bantu?");
    come_in(&s, "@budi Halo Kak Budi, pesanan Kakak sudah dikirim pagi ini. Ada yang bisa kami "
                "bantu?",
            false, NOW);
    CHECK(watch(&s, NOW) == 0 && open_ones(&s, false).count == 0);
    come_in(&s, "Halo Kak Ani, stoknya habis", false, NOW);
    CHECK(watch(&s, NOW) == 1);
}

TEST(a_post_that_was_deleted_tells_nobody) {
    TEST_SHOP(s);
    bool planned;
    come_in(&s, "liburan bareng keluarga, seru banget!", false, NOW);
    CHECK(watch(&s, NOW) == 1);
    CHECK_OK(store_commit(s.store, &s.db, &e));
    test_db_sql(&s.files, "UPDATE message SET state = 'deleted' WHERE is_own = 1");
    CHECK_OK(store_write(s.store, &s.db, &e));
    CHECK_OK(notice_plan(s.db, s.brand_id, NOW, &planned, &e));
    CHECK(!planned);
}

TEST(the_policy_says_which_posts_are_looked_for) {
    TEST_SHOP(s);
    come_in(&s, "chat dari HP", true, NOW);
    CHECK(watch(&s, NOW) == 0);
    set_rule(&s, OWN_POSTS_ALL);
    CHECK(watch(&s, NOW) == 1);
    set_rule(&s, OWN_POSTS_OFF);
    come_in(&s, "unggahan umum", false, NOW);
    CHECK(watch(&s, NOW) == 0);
}

TEST(old_posts_and_those_from_before_the_source_are_no_news) {
    TEST_SHOP(s);
    come_in(&s, "kemarin dulu", false, NOW - 2 * DAY);
    CHECK(watch(&s, NOW) == 0);
}

TEST(hate_on_our_own_account_is_grave_and_taken_down) {
    TEST_SHOP(s);
    GuardRequest g = { 0 };
    come_in(&s, "Dasar kalian cina pelit semua!", false, NOW);
    CHECK(watch(&s, NOW) == 1);
    List list = open_ones(&s, false);
    const OwnPost *p = list.items;
    CHECK(list.count == 1 && p->is_grave);
    Caller by = shop_person(&s, NOW);
    GuardForm form = { .kind = GUARD_TAKEDOWN, .reason = GUARD_HATE, .has_warning = true,
                       .correction = S("Unggahan tadi menyakiti banyak orang dan sudah kami "
                                       "tarik. Kami menyesal.") };
    CHECK_OK(guard_ask(s.db, s.arena, &by, p->message_id, &form, &g, &e));
    list = open_ones(&s, false);
    CHECK(((const OwnPost *)list.items)->guard_id == g.id);
    CHECK_OK(guard_act(s.db, s.arena, &by, g.id,
                       &(GuardChange){ .act = GUARD_ACT_APPROVE, .version = g.version }, &g, &e));
    CHECK_OK(guard_act(s.db, s.arena, &by, g.id,
                       &(GuardChange){ .act = GUARD_ACT_DONE, .version = g.version }, &g, &e));
    CHECK(open_ones(&s, false).count == 0);
    list = open_ones(&s, true);
    CHECK(list.count == 1 && ((const OwnPost *)list.items)->state == OWN_POST_TAKEN_DOWN);
    come_in(&s, "Unggahan tadi menyakiti banyak orang dan sudah kami tarik. Kami menyesal.", false,
            NOW);
    CHECK(watch(&s, NOW) == 0); /* the honest sentence in its place */
}
