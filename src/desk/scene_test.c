#include "desk/scene.h"

#include "desk/intake.h"
#include "test_shop.h"
#include "text/heads.h"

enum { NOON = SHOP_MONDAY + 12 * HOUR };

static void angry(TestShop *s, int64_t at, const char *who) {
    shop_message(s, &(TestMessage){ .at = at, .who = who, .mood = MOOD_NEGATIVE,
                                    .class = CLASS_COMPLAINT });
}

static VerdictInput read_at(TestShop *s, int64_t now) {
    Error e;
    VerdictInput in = { .now = now };
    CHECK_OK(scene_read(s->db, s->arena, s->brand_id, &in, &e));
    return in;
}

static int64_t negative_since(const VerdictInput *in, int64_t from) {
    int64_t n = 0;
    for (size_t i = 0; i < in->bucket_count; i++)
        n += in->buckets[i].at >= from ? in->buckets[i].negative : 0;
    return n;
}

TEST(the_names_of_subjects_and_demands_stand_where_the_bits_say) {
    CHECK(head_table[HEAD_SUBJECT].count == SUBJECTS);
    CHECK(head_answer(HEAD_SUBJECT, S("packaging")) == SUBJECT_PACKAGING);
    CHECK(head_answer(HEAD_SUBJECT, S("place")) == SUBJECT_PLACE);
    CHECK(head_answer(HEAD_DEMAND, S("refund")) == DEMAND_REFUND);
    CHECK(head_answer(HEAD_DEMAND, S("compensation")) == DEMAND_COMPENSATION);
}

TEST(an_author_counts_once_in_two_hours) {
    TEST_SHOP(s);
    for (int64_t at = NOON; at < NOON + HOUR; at += 10 * MINUTE)
        angry(&s, at, "@sering");
    angry(&s, NOON + 20 * MINUTE, "@lain");
    VerdictInput in = read_at(&s, NOON + HOUR);
    CHECK(negative_since(&in, NOON) == 2);
    CHECK(in.near.negative_people == 2 && in.near.negative == 7);
    /* what is told of all messages loses the repeats as well */
    int64_t total = 0;
    for (size_t i = 0; i < in.bucket_count; i++)
        total += in.buckets[i].total;
    CHECK(total == 2);
    /* silent for two hours, heard again */
    angry(&s, NOON + 3 * HOUR, "@sering");
    in = read_at(&s, NOON + 3 * HOUR + MINUTE);
    CHECK(negative_since(&in, NOON) == 3);
}

TEST(the_same_text_by_others_counts_once) {
    TEST_SHOP(s);
    for (int i = 0; i < 5; i++)
        shop_message(&s, &(TestMessage){ .at = NOON + i * 60, .signature = 77,
                                         .who = str_z(s.arena, str_fmt(s.arena, "@a%d", i)),
                                         .mood = MOOD_NEGATIVE, .class = CLASS_COMPLAINT });
    VerdictInput in = read_at(&s, NOON + 10 * MINUTE);
    CHECK(negative_since(&in, NOON) == 1);
    CHECK(in.near.negative_people == 5);
}

/* The same messages in another order, settled in between or not: the same counts. */
TEST(counts_hang_on_the_times_of_messages_alone) {
    static const struct {
        int64_t at;
        const char *who;
    } said[] = { { 0, "@a" },     { 300, "@b" },  { 900, "@a" },   { 2400, "@c" },
                 { 4000, "@b" },  { 7300, "@a" }, { 9000, "@c" },  { 10700, "@b" },
                 { 10900, "@a" }, { 11000, "@d" } };
    TEST_SHOP(s);
    TEST_SHOP(t);
    for (size_t i = 0; i < COUNT(said); i++) {
        angry(&s, NOON + said[i].at, said[i].who);
        (void)read_at(&s, NOON + said[i].at + 1);
    }
    for (size_t i = COUNT(said); i-- > 0;) {
        angry(&t, NOON + said[i].at, said[i].who);
        if (i % 3 == 0)
            (void)read_at(&t, NOON + 12000);
    }
    VerdictInput a = read_at(&s, NOON + 12000), b = read_at(&t, NOON + 12000);
    CHECK(a.bucket_count == b.bucket_count);
    for (size_t i = 0; i < a.bucket_count && i < b.bucket_count; i++)
        CHECK(a.buckets[i].at == b.buckets[i].at && a.buckets[i].total == b.buckets[i].total &&
              a.buckets[i].negative == b.buckets[i].negative);
    CHECK(negative_since(&a, NOON) == 4);
}

TEST(counts_without_messages_stay_what_they_are) {
    TEST_SHOP(s);
    shop_history(&s, NOON, 10);
    VerdictInput in = read_at(&s, NOON);
    int64_t before = negative_since(&in, 0);
    CHECK(before > 100);
    in = read_at(&s, NOON + 20 * MINUTE);
    CHECK(negative_since(&in, 0) == before);
}

TEST(circumstances_are_those_of_two_hours_and_the_two_before) {
    TEST_SHOP(s);
    shop_message(&s, &(TestMessage){ .at = NOON - 3 * HOUR, .who = "@lama", .reach = 500,
                                     .mood = MOOD_NEGATIVE, .class = CLASS_COMPLAINT });
    shop_message(&s, &(TestMessage){ .at = NOON - 60, .who = "@a", .reach = 100, .source = 1,
                                     .demands = 1 << DEMAND_REFUND, .mood = MOOD_NEGATIVE,
                                     .class = CLASS_COMPLAINT });
    shop_message(&s, &(TestMessage){ .at = NOON - 50, .who = "@a", .reach = 300, .source = 1,
                                     .subjects = 1 << SUBJECT_QUALITY, .mood = MOOD_NEGATIVE,
                                     .class = CLASS_COMPLAINT });
    shop_message(&s, &(TestMessage){ .at = NOON - 40, .who = "@b", .signals = 1 << SIGNAL_LEGAL,
                                     .mood = MOOD_NEGATIVE, .class = CLASS_COMPLAINT });
    shop_message(&s, &(TestMessage){ .at = NOON - 30, .who = "@c", .class = CLASS_RUMOUR });
    shop_message(&s, &(TestMessage){ .at = NOON - 20, .who = "@toko", .mood = MOOD_NEGATIVE,
                                     .class = CLASS_COMPLAINT, .is_own = true });
    VerdictInput in = read_at(&s, NOON);
    CHECK(in.near.negative == 3 && in.near.negative_people == 2 && in.near.channels == 2);
    CHECK(in.near.reach == 300 && in.near.rumours == 1);
    CHECK(in.near.business == 2 && in.near.own_doing == 1 && in.near.people >= 3);
    CHECK(in.earlier.negative == 1 && in.earlier.reach == 500 && in.earlier.rumours == 0);
}

TEST(high_before_the_eyes_of_many_is_grave) {
    TEST_SHOP(s);
    shop_message(&s, &(TestMessage){ .at = NOON - 60, .who = "@kecil", .reach = 9999,
                                     .mood = MOOD_NEGATIVE, .class = CLASS_COMPLAINT,
                                     .severity = SEVERITY_HIGH });
    CHECK(read_at(&s, NOON).grave == 0);
    shop_message(&s, &(TestMessage){ .at = NOON - 60, .who = "@besar", .reach = 10000,
                                     .mood = MOOD_NEGATIVE, .class = CLASS_COMPLAINT,
                                     .severity = SEVERITY_HIGH });
    CHECK(read_at(&s, NOON).grave == 1);
}

/* ---- through the way in ---- */

static void take(TestShop *s, int64_t now, const Item *items, size_t n) {
    Error e;
    Intake *in CLEANUP(intake_close) = NULL;
    IntakeCounts counts;
    Caller by = { .brand_id = s->brand_id, .now = now };
    CHECK_OK(intake_open(s->db, s->arena, &by, s->sources[0], &in, &e));
    CHECK_OK(intake_begin(in, &(IntakeBatch){ .db = s->db, .now = now }, &e));
    for (size_t i = 0; i < n; i++)
        CHECK_OK(intake_item(in, &items[i], &e));
    CHECK_OK(intake_end(in, &counts, &e));
}

static Item complaint(const char *id, const char *parent, int64_t at) {
    return (Item){ .id = str_c(id), .parent = parent ? str_c(parent) : (Str){ 0 },
                   .author = str_c(id), .time = at,
                   .text = S("Paket saya belum sampai juga, kurir lambat, saya kecewa sekali") };
}

TEST(answers_late_ones_and_subjects_are_counted_on_the_way_in) {
    TEST_SHOP(s);
    Error e;
    Source source = { 0 };
    Item first[] = { complaint("a", NULL, NOON), complaint("b", "a", NOON + 30) };
    Item late[] = { complaint("c", NULL, NOON - 3 * HOUR), complaint("d", NULL, NOON - 3 * DAY) };
    take(&s, NOON + 60, first, 2);
    take(&s, NOON + 90, late, 2);
    VerdictInput in = read_at(&s, NOON + 2 * MINUTE);
    const VerdictBucket *last = &in.buckets[in.bucket_count - 1];
    CHECK(last->at == NOON && last->total == 1 && last->replies == 1); /* one text: folded */
    CHECK(in.late == 1); /* three days ago is history, not late */
    CHECK(in.subject_count == SUBJECTS);
    CHECK(in.subjects[SUBJECT_DELIVERY].now == 2 && in.subjects[SUBJECT_DELIVERY].usual < 0);
    CHECK_OK(source_get(s.db, s.arena, s.brand_id, s.sources[0], &source, &e));
    CHECK(source.last_message_at == NOON + 30 && source.last_own_at == 0);
}

TEST(what_comes_half_an_hour_after_it_was_written_is_late) {
    TEST_SHOP(s);
    Item items[] = { complaint("a", NULL, NOON - 40 * MINUTE),
                     complaint("b", NULL, NOON - 20 * MINUTE) };
    take(&s, NOON, items, 2);
    CHECK(read_at(&s, NOON + MINUTE).late == 1);
}

TEST(a_subject_is_compared_with_the_same_hours_of_past_days) {
    TEST_SHOP(s);
    for (int d = 1; d <= 10; d++) {
        Item day[] = { complaint(str_z(s.arena, str_fmt(s.arena, "x%d", d)), NULL,
                                 NOON - d * (int64_t)DAY - 30 * MINUTE) };
        take(&s, NOON, day, 1);
    }
    VerdictInput in = read_at(&s, NOON);
    double usual = in.subjects[SUBJECT_DELIVERY].usual;
    CHECK(usual > 0.8 && usual < 1.2);
    CHECK(in.subjects[SUBJECT_PRICE].usual == 0);
}

TEST(what_was_kept_of_a_scene_gives_it_back) {
    TEST_SHOP(s);
    Error e;
    SceneKept kept;
    shop_history(&s, NOON, 20);
    for (int i = 0; i < 9; i++)
        angry(&s, NOON + i * MINUTE, str_z(s.arena, str_fmt(s.arena, "@k%d", i)));
    VerdictInput in = read_at(&s, NOON + 10 * MINUTE + 7);
    Str text = scene_keep(s.arena, &in);
    CHECK(text.n > 100 && text.n < 16 * 1024);
    angry(&s, NOON + 11 * MINUTE, "@nanti"); /* of the bucket that ran then */
    CHECK_OK(scene_open(s.db, s.arena, s.brand_id, text, &kept, &e));
    CHECK(!kept.counts_moved && kept.input.bucket_count == in.bucket_count);
    for (size_t i = 0; i < in.bucket_count && i < kept.input.bucket_count; i++)
        CHECK(kept.input.buckets[i].negative == in.buckets[i].negative &&
              kept.input.buckets[i].total == in.buckets[i].total);
    CHECK(kept.input.near.negative_people == in.near.negative_people);
    CHECK(kept.input.subject_count == in.subject_count && kept.input.now == in.now);
    angry(&s, NOON - 5 * HOUR, "@telat");
    CHECK_OK(scene_open(s.db, s.arena, s.brand_id, text, &kept, &e));
    CHECK(kept.counts_moved);
}
