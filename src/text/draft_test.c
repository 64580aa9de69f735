#include "text/draft.h"

#include "test.h"

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
    CHECK(f[0].rule == DRAFT_PROMISE && f[0].level == FINDING_ASK);
    CHECK_STR(f[0].words, "PASTI");
    CHECK(f[1].rule == DRAFT_INSULT && f[1].level == FINDING_BLOCK);
    CHECK_STR(f[1].words, "D\xce\xb1sar g0bl0k");
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
    f = check(a, (DraftInput){ .text = S("Muka lu kayak pantat, mana nomor pesanannya") }, &n);
    CHECK(n >= 1);
    for (size_t i = 0; i < n; i++)
        CHECK(f[i].level != FINDING_BLOCK);
}
