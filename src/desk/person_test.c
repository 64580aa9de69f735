#include "desk/person.h"

#include "desk/guard.h"
#include "desk/intake.h"
#include "desk/message.h"
#include "desk/outbox.h"
#include "desk/person_print.h"
#include "desk/reply.h"
#include "desk/rival.h"
#include "desk/staff.h"
#include "desk/strike.h"
#include "test_shop.h"

static Error e;
enum { NOW = SHOP_MONDAY + 10 * HOUR };

typedef struct Said {
    const char *id, *who, *name, *text, *parent;
    size_t source;
} Said;

/* Through the way in: one message, its case. */
static int64_t say(TestShop *s, const Said *m) {
    IntakeCounts counts = { 0 };
    Intake *in CLEANUP(intake_close) = NULL;
    Caller by = shop_person(s, NOW);
    CHECK_OK(intake_open(s->db, s->arena, &by, s->sources[m->source], &in, &e));
    CHECK_OK(intake_begin(in, &(IntakeBatch){ .db = s->db, .now = NOW, .live = true }, &e));
    CHECK_OK(intake_item(in,
                         &(Item){ .id = str_c(m->id), .handle = str_c(m->who),
                                  .author = str_c(m->name ? m->name : m->who), .time = NOW,
                                  .parent = str_c(m->parent), .text = str_c(m->text) },
                         &e));
    CHECK_OK(intake_end(in, &counts, &e));
    CHECK(counts.taken == 1);
    MessagePlace at = { 0 };
    CHECK_OK(message_place(s->db, s->sources[m->source], str_c(m->id), &at, &e));
    return at.case_id;
}

static Case the_case(TestShop *s, int64_t id) {
    Case c = { 0 };
    CHECK_OK(case_get(s->db, s->arena, s->brand_id, id, &c, &e));
    return c;
}

static PersonPage page_of(TestShop *s, int64_t case_id) {
    PersonPage p = { 0 };
    Caller by = shop_person(s, NOW + HOUR);
    CHECK_OK(person_page(s->db, s->arena, &by, case_id, &p, &e));
    return p;
}

static Err join(TestShop *s, int64_t case_id, int64_t other_case, PersonLink *out) {
    Caller by = shop_person(s, NOW);
    return person_link(s->db, s->arena, &by, case_id,
                       &(LinkForm){ .case_id = other_case, .evidence = LINK_PHONE }, out, &e);
}

static void look_for_prints(TestShop *s) {
    bool left = true;
    CHECK_OK(person_print_some(s->db, NOW + HOUR, &left, &e));
    CHECK(!left);
}

static const char asks[] = "min paket saya belum sampai, kecewa";

/* ---- links ---- */

TEST(a_link_joins_history_and_strikes_over_channels_and_can_be_taken_back) {
    TEST_SHOP(s);
    PersonLink link = { 0 };
    Caller by = shop_person(&s, NOW);
    int64_t here = say(&s, &(Said){ "1", "@a", NULL, asks, NULL, 0 });
    int64_t there = say(&s, &(Said){ "2", "@aa", NULL, asks, NULL, 1 });
    int64_t third = say(&s, &(Said){ "3", "@aaa", NULL, asks, NULL, 2 });
    CHECK(page_of(&s, here).cases.count == 0);
    CHECK_OK(join(&s, here, there, &link));
    CHECK_OK(join(&s, there, third, &link));
    PersonPage p = page_of(&s, here);
    CHECK(p.authors.count == 3 && p.cases.count == 2 && p.links.count == 2);
    CHECK(((PersonAuthor *)p.authors.items)->id == the_case(&s, here).author_id);
    CHECK(join(&s, here, third, &link) == ERR_INVALID); /* they are one already */
    CHECK(join(&s, here, here, &link) == ERR_INVALID);
    const PersonLink *links = p.links.items;
    CHECK_OK(person_unlink(s.db, s.arena, &by, links[0].id, &link, &e));
    CHECK(person_unlink(s.db, s.arena, &by, links[0].id, &link, &e) == ERR_CONFLICT);
    p = page_of(&s, here);
    CHECK(p.authors.count == 1 && p.cases.count == 0);
    CHECK_OK(join(&s, here, there, &link)); /* once more */
    CHECK(page_of(&s, here).authors.count == 3);
}

TEST(strikes_of_linked_authors_count_together) {
    TEST_SHOP(s);
    PersonLink link = { 0 };
    Strike k = { 0 };
    MessagePlace at = { 0 };
    Caller by = shop_person(&s, NOW);
    int64_t cases[3];
    static const char *const who[] = { "@x", "@y", "@z" };
    for (size_t i = 0; i < 3; i++) {
        cases[i] = say(&s, &(Said){ who[i], who[i], NULL,
                                    "slot gacor maxwin daftar https://judi.example", NULL, i });
        CHECK_OK(message_place(s.db, s.sources[i], str_c(who[i]), &at, &e));
        CHECK_OK(strike_give(s.db, s.arena, &by, at.id, &(StrikeForm){ GUARD_SPAM }, &k, &e));
        CHECK(page_of(&s, cases[i]).live_strikes == 1);
    }
    CHECK_OK(join(&s, cases[0], cases[1], &link));
    CHECK(page_of(&s, cases[0]).live_strikes == 2);
    CHECK_OK(join(&s, cases[1], cases[2], &link));
    PersonPage p = page_of(&s, cases[2]);
    CHECK(p.live_strikes == 3 && p.strikes.count == 3 && p.strikes_needed == 3);
    GuardRequest g = { 0 };
    GuardForm ban = { .kind = GUARD_BAN, .reason = GUARD_SPAM };
    CHECK_OK(guard_ask(s.db, s.arena, &by, at.id, &ban, &g, &e));
    CHECK(g.strikes == 3 && !g.is_short);
}

static Str recipient(TestShop *s, int64_t case_id, const char *key) {
    Reply r = { 0 };
    Outgoing out = { 0 };
    Caller by = shop_person(s, NOW);
    CHECK_OK(reply_create(s->db, s->arena, &by, case_id,
                          &(ReplyForm){ .case_version = the_case(s, case_id).version,
                                        .text = S("Halo Kak, maaf ya. Boleh kirim nomor "
                                                  "pesanannya? Kami bantu cek sekarang."),
                                        .request_key = str_c(key) },
                          &r, &e));
    CHECK_OK(outbox_claim(s->db, s->arena, NOW + DAY, &(OutboxBusy){ { 0 } }, &out, &e));
    CHECK(out.reply_id == r.id && out.case_id == case_id);
    return out.to_address;
}

TEST(a_link_never_changes_to_whom_an_answer_goes) {
    TEST_SHOP(s);
    PersonLink link = { 0 };
    Source changed = { 0 };
    Caller by = shop_person(&s, NOW);
    for (size_t i = 0; i < 2; i++)
        CHECK_OK(source_update(s.db, s.arena, &by, s.sources[i],
                               &(Source){ .name = i ? S("tiktok") : S("instagram"),
                                          .channel = i ? CHANNEL_TIKTOK : CHANNEL_INSTAGRAM,
                                          .kind = SOURCE_FILE, .way_out = WAY_HOOK,
                                          .out_url = S("https://contoh.example/out"),
                                          .out_secret = S("sealed") },
                               &changed, &e));
    int64_t here = say(&s, &(Said){ "1", "@milik_sini", NULL, asks, NULL, 0 });
    int64_t there = say(&s, &(Said){ "2", "@milik_sana", NULL, asks, NULL, 1 });
    CHECK_OK(join(&s, here, there, &link));
    CHECK_STR(recipient(&s, here, "kunci-1-sini"), "@milik_sini");
    CHECK_STR(recipient(&s, there, "kunci-2-sana"), "@milik_sana");
    CHECK_STR(the_case(&s, here).author_handle, "@milik_sini");
    /* and the other's next words do not come to this one's case */
    int64_t next = say(&s, &(Said){ "3", "@milik_sana", NULL, asks, NULL, 1 });
    CHECK(next != here);
}

TEST(a_link_needs_a_known_person_of_this_brand) {
    TEST_SHOP(s);
    PersonLink link = { 0 };
    Caller by = shop_person(&s, NOW), other = by;
    int64_t here = say(&s, &(Said){ "1", "@a", NULL, asks, NULL, 0 });
    int64_t there = say(&s, &(Said){ "2", "@b", NULL, asks, NULL, 1 });
    const struct {
        LinkForm form;
        const char *field;
    } t[] = {
        { { .evidence = LINK_NAME }, "author_id" },
        { { .author_id = 999999, .evidence = LINK_NAME }, "author_id" },
        { { .case_id = 999999, .evidence = LINK_NAME }, "case_id" },
        { { .case_id = there, .evidence = LINK_OTHER }, "note" },
    };
    for (size_t i = 0; i < COUNT(t); i++) {
        CHECK(person_link(s.db, s.arena, &by, here, &t[i].form, &link, &e) == ERR_INVALID);
        CHECK_STR(str_c(e.field), t[i].field);
    }
    CHECK_OK(join(&s, here, there, &link));
    other.brand_id = shop_other_brand(&s);
    CHECK(person_unlink(s.db, s.arena, &other, link.id, &link, &e) == ERR_NOT_FOUND);
    PersonPage p = { 0 };
    CHECK(person_page(s.db, s.arena, &other, here, &p, &e) == ERR_NOT_FOUND);
}

/* ---- who may be the same ---- */

TEST(the_same_number_mail_order_or_name_is_noticed_however_it_is_written) {
    static const struct {
        const char *one, *other, *name, *other_name;
        LinkEvidence kind;
    } t[] = {
        { "hubungi 0812-3456-7890 ya", "WA saya +62 812 3456 7890", NULL, NULL, LINK_PHONE },
        { "email Sari@Contoh.example", "balas ke sari@contoh.example", NULL, NULL, LINK_MAIL },
        { "pesanan INV/20261102/77123 belum", "no invoice INV/20261102/77123", NULL, NULL,
          LINK_ORDER },
        { "halo", "halo juga", "Sari Wulandari", "sari  wulandari", LINK_NAME },
    };
    for (size_t i = 0; i < COUNT(t); i++) {
        TEST_SHOP(s);
        int64_t here = say(&s, &(Said){ "1", "@a", t[i].name, t[i].one, NULL, 0 });
        (void)say(&s, &(Said){ "2", "@b", t[i].other_name, t[i].other, NULL, 1 });
        (void)say(&s, &(Said){ "3", "@c", NULL, "saya orang lain", NULL, 1 });
        look_for_prints(&s);
        PersonPage p = page_of(&s, here);
        const PersonHint *hint = p.hints.items;
        CHECK(p.hints.count == 1 && hint->kind == t[i].kind);
        if (p.hints.count)
            CHECK_STR(hint->handle, "@b");
    }
}

TEST(a_number_that_many_give_tells_nothing_and_who_is_linked_is_not_proposed) {
    TEST_SHOP(s);
    PersonLink link = { 0 };
    static const char *const many[] = { "@1", "@2", "@3", "@4", "@5", "@6" };
    int64_t first = 0;
    for (size_t i = 0; i < COUNT(many); i++) {
        int64_t id = say(&s, &(Said){ many[i], many[i], NULL, "CS bilang ke 0812-3456-7890", NULL,
                                      0 });
        first = first ? first : id;
    }
    look_for_prints(&s);
    CHECK(page_of(&s, first).hints.count == 0);
    int64_t here = say(&s, &(Said){ "a", "@a", NULL, "WA 0813-1111-2222", NULL, 0 });
    int64_t there = say(&s, &(Said){ "b", "@b", NULL, "WA 0813-1111-2222", NULL, 1 });
    look_for_prints(&s);
    CHECK(page_of(&s, here).hints.count == 1);
    CHECK_OK(join(&s, here, there, &link));
    CHECK(page_of(&s, here).hints.count == 0);
}

TEST(messages_that_may_still_be_written_beside_are_looked_at_later) {
    TEST_SHOP(s);
    bool left = true;
    (void)say(&s, &(Said){ "1", "@a", NULL, "WA 0813-1111-2222", NULL, 0 });
    CHECK_OK(person_print_left(s.db, NOW + 10, &left, &e));
    CHECK(!left);
    CHECK_OK(person_print_left(s.db, NOW + HOUR, &left, &e));
    CHECK(left);
    look_for_prints(&s);
    CHECK_OK(person_print_left(s.db, NOW + HOUR, &left, &e));
    CHECK(!left);
}

/* ---- competitors ---- */

static void add_rival(TestShop *s, Channel channel, const char *handle) {
    Rival out = { 0 };
    Caller by = shop_person(s, NOW);
    CHECK_OK(rival_add(s->db, s->arena, &by,
                       &(Rival){ .channel = channel, .handle = str_c(handle),
                                 .name = S("Toko Sebelah") },
                       &out, &e));
}

TEST(a_competitor_in_a_complaint_raises_it_and_the_page_says_why) {
    TEST_SHOP(s);
    add_rival(&s, CHANNEL_INSTAGRAM, "@Toko.Sebelah");
    int64_t id = say(&s, &(Said){ "1", "@a", NULL, "kurir lambat sekali, kecewa", NULL, 0 });
    Case was = the_case(&s, id);
    CHECK(say(&s, &(Said){ "2", "@toko.sebelah", NULL, "pindah ke kami saja kak", "1", 0 }) == id);
    Case is = the_case(&s, id);
    CHECK(was.severity < SEVERITY_HIGH && is.severity == SEVERITY_HIGH);
    CHECK(is.queue == QUEUE_WAITING && is.deadline_at < was.deadline_at);
    PersonPage p = page_of(&s, id);
    const RivalSighting *why = p.rivals.items;
    CHECK(p.rivals.count == 1 && why->kind == RIVAL_WROTE && why->message_id > 0);
    if (p.rivals.count)
        CHECK_STR(why->name, "Toko Sebelah");
}

TEST(a_complaint_that_names_a_competitor_is_raised_and_talk_is_not) {
    TEST_SHOP(s);
    add_rival(&s, CHANNEL_INSTAGRAM, "toko.sebelah");
    static const struct {
        const char *text;
        bool raises;
    } t[] = {
        { "kurir lambat sekali, kecewa, mending ke @toko.sebelah.", true },
        { "kurir lambat sekali, kecewa, mending ke @TOKO.SEBELAH saja", true },
        { "kurir lambat sekali, kecewa, bukan seperti @toko.sebelahnya", false },
        { "selamat pagi @toko.sebelah semoga sukses", false },
        { "kurir lambat sekali, kecewa sama toko.sebelah", false },
    };
    for (size_t i = 0; i < COUNT(t); i++) {
        const char *key = str_z(s.arena, str_fmt(s.arena, "k%zu", i));
        int64_t id = say(&s, &(Said){ key, key, NULL, t[i].text, NULL, 1 });
        CHECK((page_of(&s, id).rivals.count == 1) == t[i].raises);
        CHECK((the_case(&s, id).severity >= SEVERITY_HIGH) == t[i].raises);
    }
}

TEST(a_competitor_elsewhere_or_alone_raises_nothing) {
    TEST_SHOP(s);
    add_rival(&s, CHANNEL_INSTAGRAM, "toko.sebelah");
    int64_t own = say(&s, &(Said){ "1", "@toko.sebelah", NULL, "promo kami kak, kecewa? sini",
                                   NULL, 0 });
    CHECK(page_of(&s, own).rivals.count == 0);
    int64_t other = say(&s, &(Said){ "2", "@b", NULL, "kurir lambat, kecewa", NULL, 1 });
    (void)say(&s, &(Said){ "3", "@toko.sebelah", NULL, "halo", "2", 1 }); /* not on tiktok */
    CHECK(page_of(&s, other).rivals.count == 0);
}

TEST(a_competitor_is_one_account_of_a_channel) {
    TEST_SHOP(s);
    Rival out = { 0 };
    List list;
    Caller by = shop_person(&s, NOW);
    add_rival(&s, CHANNEL_INSTAGRAM, " @Toko.Sebelah ");
    Rival again = { .channel = CHANNEL_INSTAGRAM, .handle = S("toko.sebelah") };
    CHECK(rival_add(s.db, s.arena, &by, &again, &out, &e) == ERR_INVALID);
    again.channel = CHANNEL_TIKTOK;
    CHECK_OK(rival_add(s.db, s.arena, &by, &again, &out, &e));
    CHECK_STR(out.name, "toko.sebelah");
    again.handle = S("dua kata");
    CHECK(rival_add(s.db, s.arena, &by, &again, &out, &e) == ERR_INVALID);
    again.handle = S(" @ ");
    CHECK(rival_add(s.db, s.arena, &by, &again, &out, &e) == ERR_INVALID);
    CHECK_OK(rival_remove(s.db, &by, out.id, &e));
    CHECK(rival_remove(s.db, &by, out.id, &e) == ERR_NOT_FOUND);
    CHECK_OK(rival_list(s.db, s.arena, s.brand_id, &list, &e));
    CHECK(list.count == 1);
}
