#include "text/draft.h"

#include "test.h"
#include "text/model.h"

#include <string.h>

static Finding *check(Arena *a, DraftInput in, size_t *count) {
    Finding *out;
    draft_check(a, &in, &out, count);
    return out;
}

TEST(findings_point_at_the_words) {
    SCRATCH(a);
    size_t n;
    Str text = S("Kak, kami PASTI ganti. D\xce\xb1sar g0bl0k!");
    Finding *f = check(a, (DraftInput){ .text = text }, &n);
    CHECK(n == 2);
    CHECK(n == 2 && f[0].rule == DRAFT_PROMISE && f[0].level == FINDING_ASK);
    CHECK_STR(f[0].words, "kami PASTI ganti");
    CHECK(n == 2 && f[1].rule == DRAFT_INSULT && f[1].level == FINDING_BLOCK);
    CHECK_STR(f[1].words, "g0bl0k");
}

TEST(findings_are_sorted_by_position) {
    SCRATCH(a);
    size_t n;
    Finding *f = check(a, (DraftInput){ .text = S("{nama} goblok {jam} pasti bangsat maaf maaf maaf"
                                                  " dijamin {x} !!!"), .is_public = true }, &n);
    CHECK(n >= 8);
    for (size_t i = 1; i < n; i++)
        CHECK(f[i - 1].from <= f[i].from);
}

TEST(length_counts_characters_not_bytes) {
    SCRATCH(a);
    size_t n;
    Str text = S("kami cek \xf0\x9f\x99\x8f\xf0\x9f\x99\x8f\xf0\x9f\x99\x8f"); /* 12 characters */
    check(a, (DraftInput){ .text = text, .channel_max = 12 }, &n);
    CHECK(n == 0);
    Finding *f = check(a, (DraftInput){ .text = text, .channel_max = 11 }, &n);
    CHECK(n == 1);
    CHECK(n == 1 && f[0].rule == DRAFT_TOO_LONG && f[0].level == FINDING_BLOCK);
    CHECK(n == 1 && f[0].to - f[0].from == 4);
}

TEST(the_shops_own_number_may_stand_in_public) {
    SCRATCH(a);
    size_t n;
    const Str own[] = { S("+62 812-3456-7890"), S("Halo@Toko.id") };
    DraftInput in = { .text = S("Hubungi 081234567890 atau halo@toko.id ya kak"),
                      .is_public = true, .own_contacts = own, .own_contact_count = COUNT(own) };
    check(a, in, &n);
    CHECK(n == 0);
    in.own_contact_count = 0;
    check(a, in, &n);
    CHECK(n == 2);
}

TEST(hate_always_blocks) {
    SCRATCH(a);
    for (int i = 0; i < 4; i++) {
        size_t n;
        Finding *f = check(a, (DraftInput){ .text = S("dasar kafir"), .is_public = i & 1,
                                            .answers_complaint = i & 2 }, &n);
        bool blocked = false;
        for (size_t k = 0; k < n; k++)
            blocked |= f[k].rule == DRAFT_HATE && f[k].level == FINDING_BLOCK;
        CHECK(blocked);
    }
}

TEST(harm_the_model_finds_names_the_word_and_asks) {
    SCRATCH(a);
    size_t n;
    Finding *f = check(a, (DraftInput){ .text = S("Kontol lu, baca dulu") }, &n);
    bool found = false;
    for (size_t i = 0; i < n; i++)
        found = found || (f[i].rule == DRAFT_INSULT && str_eq(f[i].words, S("Kontol")));
    CHECK(found);
    f = check(a, (DraftInput){ .text = S("Tai lah pelanggan kayak gini") }, &n);
    CHECK(n >= 1);
    for (size_t i = 0; i < n; i++)
        CHECK(f[i].level != FINDING_BLOCK);
}

static size_t count_of(const Finding *f, size_t n, DraftRule rule) {
    size_t times = 0;
    for (size_t i = 0; i < n; i++)
        times += f[i].rule == rule;
    return times;
}

TEST(length_follows_the_channel) {
    SCRATCH(a);
    size_t n;
    char text[300] = { 0 };
    memset(text, 'a', 257);
    memcpy(text + 257, " https://toko.id/sebuah-alamat-panjang", 38);
    DraftInput in = { .text = str_c(text), .channel_max = 280 };
    Finding *f = check(a, in, &n);
    CHECK(count_of(f, n, DRAFT_TOO_LONG) == 1);
    in.length_rule = LENGTH_X; /* 257 + 1 + 23 */
    f = check(a, in, &n);
    CHECK(count_of(f, n, DRAFT_TOO_LONG) == 1);
    in.text.p++;
    in.text.n--;
    f = check(a, in, &n);
    CHECK(count_of(f, n, DRAFT_TOO_LONG) == 0);
}

TEST(lengths_are_counted_by_their_rule) {
    size_t cut;
    CHECK(length_of(S("caf\xc3\xa9"), LENGTH_RUNES, 9, &cut) == 4 && cut == 5);
    CHECK(length_of(S("caf\xc3\xa9"), LENGTH_BYTES, 4, &cut) == 5 && cut == 3);
    CHECK(length_of(S("a\xf0\x9f\x99\x8f\xf0\x9f\x8f\xbd b"), LENGTH_X, 9, &cut) == 5);
    CHECK(length_of(S("\xe4\xb8\xad"), LENGTH_X, 1, &cut) == 2 && cut == 0);
    CHECK(length_of(S("lihat https://toko.id/a, ya"), LENGTH_X, 99, NULL) == 6 + 23 + 4);
    CHECK(length_of(S(""), LENGTH_X, 0, &cut) == 0 && cut == 0);
}

TEST(policy_changes_levels_but_never_weakens_hate_and_personal_data) {
    SCRATCH(a);
    size_t n;
    uint8_t levels[DRAFT_RULE__COUNT];
    DraftInput in = { .text = S("dasar kafir, WA 081234567890. Pasti kami ganti baru!!!"),
                      .is_public = true, .levels = levels };
    memset(levels, DRAFT_LEVEL_OFF, sizeof levels);
    Finding *f = check(a, in, &n);
    CHECK(n == 2 && f[0].rule == DRAFT_HATE && f[0].level == FINDING_BLOCK);
    CHECK(n == 2 && f[1].rule == DRAFT_PERSONAL_DATA && f[1].level == FINDING_BLOCK);
    memset(levels, DRAFT_LEVEL_HINT, sizeof levels);
    levels[DRAFT_PROMISE] = DRAFT_LEVEL_BLOCK;
    levels[DRAFT_SHOUTING] = DRAFT_LEVEL_DEFAULT;
    f = check(a, in, &n);
    for (size_t i = 0; i < n; i++)
        CHECK((f[i].level == FINDING_HINT) == (f[i].rule == DRAFT_SHOUTING));
    CHECK(count_of(f, n, DRAFT_PROMISE) > 0);
}

TEST(an_empty_reply_blocks_in_a_crisis_only) {
    SCRATCH(a);
    size_t n;
    DraftInput in = { .text = S("Terima kasih atas masukannya, Kak."), .answers_complaint = true };
    Finding *f = check(a, in, &n);
    CHECK(n == 1 && f[0].rule == DRAFT_EMPTY && f[0].level == FINDING_ASK);
    in.is_crisis = true;
    f = check(a, in, &n);
    CHECK(n == 1 && f[0].rule == DRAFT_EMPTY && f[0].level == FINDING_BLOCK);
}

TEST(the_same_text_to_others_is_found_whatever_the_name_and_number) {
    SCRATCH(a);
    size_t n;
    const Str earlier[] = {
        S("Baik Kak, terima kasih."),
        S("Halo Kak Rina, paket nomor 8812 masih di gudang kurir. Kami minta diprioritaskan dan "
          "kabari lagi pukul 15.00 ya."),
    };
    DraftInput in = { .earlier = earlier, .earlier_count = COUNT(earlier) };
    in.text = S("Halo Kak Susanto, paket nomor 77123 masih di gudang kurir. Kami minta "
                "diprioritaskan dan kabari lagi pukul 17.30 ya.");
    Finding *f = check(a, in, &n);
    CHECK(count_of(f, n, DRAFT_NEAR_IDENTICAL) == 1);
    in.text = S("Halo Kak Susanto, sepatunya sudah kami terima. Solnya memang lepas, jadi "
                "kami tukar; ukuran 41 atau 42 yang dikirim?");
    f = check(a, in, &n);
    CHECK(count_of(f, n, DRAFT_NEAR_IDENTICAL) == 0);
    in.text = S("Baik Kak, terima kasih."); /* short courtesies may be alike */
    f = check(a, in, &n);
    CHECK(count_of(f, n, DRAFT_NEAR_IDENTICAL) == 0);
}

/* Neither a block more nor one less for what a head guesses: says_nothing is of rules alone. */
TEST(no_guess_of_a_head_makes_an_answer_empty_or_full) {
    SCRATCH(a);
    static const struct {
        const char *text;
        FindingLevel level; /* of "empty"; FINDING_LEVEL__COUNT: it is not */
    } said[] = {
        { "Hi,\n\nSorry if that's how it came across. The invoice is attached again.\n\nThanks",
          FINDING_LEVEL__COUNT },
        { "Terima kasih atas ceramah subuhnya", FINDING_BLOCK },
    };
    for (size_t i = 0; i < COUNT(said); i++) {
        size_t n, blocks = 0;
        DraftInput in = { .text = str_c(said[i].text), .is_public = true, .is_crisis = true,
                          .answers_complaint = true };
        const Finding *f = check(a, in, &n);
        for (size_t k = 0; k < n; k++) {
            blocks += f[k].level == FINDING_BLOCK;
            CHECK(!f[k].is_guess || f[k].level < FINDING_BLOCK);
        }
        CHECK(blocks == (said[i].level == FINDING_BLOCK));
    }
}

TEST(a_rude_word_is_beyond_the_doubt_of_heads) {
    SCRATCH(a);
    size_t n;
    Str text = S("Terima kasih Kak goblok, pesanan Kakak kami kirim besok pagi lewat kurir");
    Finding *f = check(a, (DraftInput){ .text = text }, &n);
    bool blocks = false;
    for (size_t i = 0; i < n; i++)
        blocks = blocks || (f[i].rule == DRAFT_INSULT && f[i].level == FINDING_BLOCK);
    CHECK(blocks);
    check(a, (DraftInput){ .text = S("Nanti sore saya lihat lagi rekamannya, Kak") }, &n);
    CHECK(n == 0);
}

extern const char text_drafts_bytes[]; /* made by tools/unpack_model.py, built in unchecked */

TEST(the_heads_of_drafts_are_those_the_program_asks_for) {
    TextModel read;
    Error e;
    const TextModel *m = model_of_drafts();
    Str bytes = { text_drafts_bytes, (size_t)m->header->size };
    CHECK(model_open(bytes, &read, &e) == ERR_OK);
    CHECK(read.kind == FEATURES_DRAFTS && m->kind == FEATURES_DRAFTS && !read.is_standard);
    CHECK(read.header->output_count == m->header->output_count && m->header->output_count == 14);
}

TEST(what_a_head_alone_finds_asks_whatever_the_policy) {
    SCRATCH(a);
    size_t n;
    uint8_t levels[DRAFT_RULE__COUNT];
    memset(levels, DRAFT_LEVEL_BLOCK, sizeof levels);
    DraftInput in = { .text = S("Petugasnya kami terima karena kasihan, kerjanya separuh manusia."),
                      .is_public = true };
    Finding *f = check(a, in, &n);
    CHECK(n == 1 && f[0].rule == DRAFT_HATE && f[0].level == FINDING_ASK);
    in.levels = levels;
    f = check(a, in, &n);
    CHECK(n == 1 && f[0].rule == DRAFT_HATE && f[0].level == FINDING_ASK);
    in.text = S("Kata \"kami terima karena kasihan, separuh manusia\" bukan dari kami.");
    f = check(a, in, &n);
    CHECK(count_of(f, n, DRAFT_HATE) == 0);
}

/* The rule spoke in the first sentence; the second one breaks it in words that no list has. */
TEST(a_sure_head_marks_another_sentence_than_the_phrase) {
    SCRATCH(a);
    size_t n;
    Finding *f = check(a, (DraftInput){ .text = S("Kakak pelit. Percuma menjelaskan ke orang yang "
                                                  "hobinya pura-pura paham.") }, &n);
    CHECK(n == 2 && f[0].level == FINDING_BLOCK && f[1].level == FINDING_ASK);
    CHECK(count_of(f, n, DRAFT_INSULT) == 2);
    f = check(a, (DraftInput){ .text = S("Kakak pelit. Boleh difoto labelnya?") }, &n);
    CHECK(count_of(f, n, DRAFT_INSULT) == 1);
}
