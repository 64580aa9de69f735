#include "text/reading.h"

#include "base/limits.h"
#include "test.h"
#include "text/pipeline.h"

static bool same(const Reading *x, const Reading *y) {
    bool same = str_eq(x->normal, y->normal) && x->language == y->language &&
                x->mood == y->mood && x->signals == y->signals && x->class == y->class &&
                x->certainty == y->certainty && x->severity == y->severity &&
                x->word_hits == y->word_hits && x->signature == y->signature &&
                x->needs_answer == y->needs_answer && x->evidence_count == y->evidence_count;
    for (size_t i = 0; same && i < x->evidence_count; i++)
        same = x->evidence[i].stage == y->evidence[i].stage &&
               x->evidence[i].from == y->evidence[i].from &&
               x->evidence[i].to == y->evidence[i].to &&
               str_eq(x->evidence[i].says, y->evidence[i].says);
    return same;
}

static Reading read_text(Arena *a, Str text) {
    Reading r;
    reading_make(a, &(ReadingInput){ .text = text }, &r);
    return r;
}

TEST(arena_blocks_do_not_change_the_result) {
    static const char *const texts[] = {
        "Paketku pecaaah \xf0\x9f\x98\xa1, min kapan diganti? Kalau enggak saya lapor ke YLKI",
        "\xd1\x95l\xd0\xbet g4c0r", "", "\xff\xfe", "iya" };
    for (size_t i = 0; i < COUNT(texts); i++) {
        Arena *small CLEANUP(arena_free) = arena_new(16);
        Arena *large CLEANUP(arena_free) = arena_new(1 << 20);
        Reading x = read_text(small, str_c(texts[i])), y = read_text(large, str_c(texts[i]));
        CHECK(same(&x, &y));
    }
}

TEST(a_text_without_words_has_an_empty_normal_form_not_none) {
    SCRATCH(a);
    static const char *const texts[] = { ": ' )", "\xf0\x9f\x98\x80", "...", "", " " };
    for (size_t i = 0; i < COUNT(texts); i++) {
        Reading r = read_text(a, str_c(texts[i]));
        CHECK(r.normal.p != NULL);
        CHECK(r.normal.n == 0);
    }
}

TEST(evidence_lies_inside_the_text) {
    SCRATCH(a);
    Str text = S("PARAH!! \xf0\x9d\x90\x8arusaaak semua \xf0\x9f\x98\xad\xf0\x9f\x98\xad, "
                 "anak2 keracunan");
    Reading r = read_text(a, text);
    CHECK(r.evidence_count >= 4);
    bool sick = false;
    for (size_t i = 0; i < r.evidence_count; i++) {
        const Evidence *e = &r.evidence[i];
        CHECK(e->from >= 0 && e->from < e->to && e->to <= (int64_t)text.n);
        Str words = { text.p + e->from, (size_t)(e->to - e->from) };
        sick |= str_eq(e->says, S("health")) && str_eq(words, S("keracunan"));
    }
    CHECK(sick);
}

TEST(a_title_counts_but_has_no_positions) {
    SCRATCH(a);
    Reading r;
    ReadingInput in = { .text = S("sudah tiga hari"), .title = S("Barang rusak") };
    reading_make(a, &in, &r);
    CHECK(r.class == CLASS_COMPLAINT);
    CHECK_STR(r.normal, "barang rusak sudah tiga hari");
    for (size_t i = 0; i < r.evidence_count; i++)
        CHECK(r.evidence[i].to <= 15);
}

TEST(the_shops_own_posts_want_no_answer) {
    SCRATCH(a);
    Reading r;
    ReadingInput in = { .text = S("kak barang rusak bisa ditukar?"), .is_own = true };
    reading_make(a, &in, &r);
    CHECK(!r.needs_answer);
}

static int distance(const char *x, const char *y) {
    SCRATCH(a);
    uint64_t differ = read_text(a, str_c(x)).signature ^ read_text(a, str_c(y)).signature;
    return __builtin_popcountll(differ);
}

TEST(near_copies_have_near_signatures) {
    const char *text = "Hati-hati belanja di toko ini, barang yang dikirim palsu semua dan uang "
                       "saya tidak dikembalikan, admin kabur";
    CHECK(distance(text, "HATI HATI belanja di toko ini!!! barang yg dikirim palsu semua dan uang "
                         "saya gak dikembalikan, admin kabuuuur") == 0);
    CHECK(distance(text, "Hati-hati belanja di toko ini, barang yang dikirim palsu semua dan uang "
                         "saya tidak dikembalikan, admin kabur https://x.co/1 @teman 0812") == 0);
    CHECK(distance(text, "Hati-hati belanja di toko itu, barang yang dikirim palsu semua dan uang "
                         "saya tidak dikembalikan, admin kabur") <= 12);
    CHECK(distance(text, "kak besok buka jam berapa ya, mau pesan kue ulang tahun") > 16);
}

static void fill(char *text, size_t size, const char *pattern) {
    size_t n = strlen(pattern);
    for (size_t i = 0; i < size; i++)
        text[i] = pattern[i % n];
}

/* Each of these was meant to hurt: squeezing, spaced letters, marks, phrases, links. With a
 * quadratic step the test would run for minutes. */
TEST(nasty_texts_take_linear_time) {
    static const char *const patterns[] = {
        "a", "ab", "1", "a ", "a.", "2", "ibu2", "\xcc\x81", "e\xcc\xa3\xcc\x81", "\xff", "@", "#",
        "@a", "tidak ", "belum juga ", "://", "http://", "a.b", "\xf0\x9f\x98\xad", "\xe2\x80\x8d",
        "a\xe2\x80\x8b", "\xd0\xb0", "$a", "'a", "?", "\n", "a@", "kalau tidak ", "gacor ", ":(",
        "\xf0\x9f\x85\xb0", "w", "0o", "\xef\xb7\xba" };
    static char text[LIMIT_MESSAGE_TEXT];
    for (size_t i = 0; i < COUNT(patterns); i++) {
        SCRATCH(a);
        fill(text, sizeof text, patterns[i]);
        Reading r = read_text(a, (Str){ text, sizeof text });
        CHECK(r.evidence_count <= LIMIT_EVIDENCE);
    }
}

TEST(an_address_with_spaces_begins_with_a_link) {
    SCRATCH(a);
    Pass p;
    Reading r;
    ReadingInput in = { .text = S("Cek www. slotgacor .com") };
    pass_begin(&p, a, &in, &r);
    pass_run(&p, STAGE_READ, STAGE_NORMALISE);
    CHECK(p.token_count == 4);
    CHECK(p.tokens[0].kind == TOKEN_WORD && p.tokens[1].kind == TOKEN_LINK);
    CHECK(p.tokens[1].from == 4 && p.tokens[1].to == 7);
}

TEST(one_letter_repeated_is_one_letter) {
    SCRATCH(a);
    static char text[LIMIT_MESSAGE_TEXT];
    fill(text, sizeof text, "A");
    Reading r = read_text(a, (Str){ text, sizeof text });
    CHECK(r.normal.n <= 2);
}

TEST(stages_run_in_the_order_of_their_enum) {
    for (int s = 0; s < STAGE__COUNT; s++) {
        CHECK((int)stage_table[s].stage == s);
        CHECK(stage_names[s] != NULL);
    }
    CHECK(stage_names[STAGE__COUNT] == NULL);
    for (int c = 0; c < CLASS__COUNT; c++)
        CHECK(class_names[c] != NULL);
    for (int s = 0; s < SIGNAL__COUNT; s++)
        CHECK(signal_names[s] != NULL);
}

static float share_of(const Reading *r, Language l) { return r->language_share[l]; }

TEST(shares_of_the_languages_make_one) {
    SCRATCH(a);
    static const char *const texts[] = { "barangnya bagus but the delivery was very late",
        "aku wis pesen wingi kok durung sampai ya kak", "Доставка 你好 tolong", "kanggo bae",
        "pesanan saya belum sampai" };
    for (size_t i = 0; i < COUNT(texts); i++) {
        Reading r;
        float sum = 0;
        reading_make(a, &(ReadingInput){ .text = str_c(texts[i]) }, &r);
        for (int l = 0; l < LANGUAGE__COUNT; l++) {
            CHECK(r.language_share[l] >= 0);
            sum += r.language_share[l];
        }
        CHECK(sum > 0.999f && sum < 1.001f);
        CHECK(share_of(&r, LANGUAGE_MIXED) == 0);
    }
}

TEST(shares_follow_the_words) {
    SCRATCH(a);
    Reading r;
    reading_make(a, &(ReadingInput){ .text = S("yang tidak the was") }, &r);
    CHECK(share_of(&r, LANGUAGE_ID) == 0.5f && share_of(&r, LANGUAGE_EN) == 0.5f);
    reading_make(a, &(ReadingInput){ .text = S("durung") }, &r);
    CHECK(share_of(&r, LANGUAGE_JV) == 1);
    reading_make(a, &(ReadingInput){ .text = S("123 \xf0\x9f\x98\xad xqzt") }, &r);
    for (int l = 0; l < LANGUAGE__COUNT; l++)
        CHECK(r.language_share[l] == 0);
}

/* More words than are looked up at once, of all lengths around the eight bytes measured at once. */
TEST(many_words_of_all_lengths_stay_as_they_are) {
    SCRATCH(a);
    static const char letters[] = "zqbcdfghjklmpqrstvwxzb";
    Buf b = buf_new(a, 4096);
    for (size_t i = 0; i < 200; i++) {
        buf_put(&b, (Str){ letters, 2 + i % 20 });
        if (i < 199)
            buf_putc(&b, ' ');
    }
    Reading r;
    reading_make(a, &(ReadingInput){ .text = buf_str(&b) }, &r);
    CHECK(str_eq(r.normal, buf_str(&b)));
}
