#include "text/personal.h"

#include "test.h"

static void masks(const char *text, const char *want) {
    SCRATCH(a);
    CHECK_STR(personal_mask(a, str_c(text)), want);
}

TEST(masking_keeps_a_hint_and_the_length) {
    masks("WA 0812-3456-7890 ya", "WA 0812-****-*890 ya");
    masks("budi@mail.com", "b***@mail.com");
    masks("kartu 4111 1111 1111 1111", "kartu **** **** **** 1111");
    masks("NIK 3273014505900001", "NIK ****************");
    masks("rek BCA 1234567890", "rek BCA *******890");
    masks("B 1234 XYZ", "* **** ***");
    masks("INV/20260312/MPL/3456", "***/********/***/3456");
    masks("resi JP1234567890", "resi ********7890");
    masks("ke Jl. Melati No. 12, Malang 65147", "ke Jl. ****** **. **, ****** *****");
    masks("tidak ada apa-apa", "tidak ada apa-apa");
    masks("", "");
}

TEST(a_masked_text_holds_no_more_personal_data) {
    SCRATCH(a);
    static const char *const texts[] = { "081234567890 dan 3273014505900001",
                                         "4111111111111111 x@y.com rek BRI 123456789012345",
                                         "SPXID012345678901, resi 001234567890",
                                         "order id 88123456 ke Jl. Melati No. 12 RT 03 RW 05" };
    for (size_t i = 0; i < COUNT(texts); i++) {
        PersonalSpan *spans;
        size_t count, left = 0;
        personal_find(a, personal_mask(a, str_c(texts[i])), &spans, &count);
        for (size_t k = 0; k < count; k++)
            left += spans[k].kind != PERSONAL_MAIL;
        CHECK(left == 0);
    }
}

TEST(digits_without_end_take_linear_time) {
    SCRATCH(a);
    enum { SIZE = 1 << 20 };
    char *text = arena_make(a, char, SIZE);
    static const char *const patterns[] = { "1", "1 ", "0812 ", "a@", "B 1", "rek 1 ",
                                            "@.", "+1(", "jl a ", "RT 1 ", "jl. No 1, ",
                                            "inv/", "order no ", "a/", "resi 1-", "Kel. A, " };
    for (size_t i = 0; i < COUNT(patterns); i++) {
        size_t n = strlen(patterns[i]);
        for (size_t k = 0; k < SIZE; k++)
            text[k] = patterns[i][k % n];
        PersonalSpan *spans;
        size_t count;
        personal_find(a, (Str){ text, SIZE }, &spans, &count);
        CHECK(count <= SIZE / 8);
    }
}
