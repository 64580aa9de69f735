#include "text/fold.h"

#include "test.h"

#include <stdlib.h>
#include <utf8proc.h>

static const utf8proc_option_t options = UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT |
                                         UTF8PROC_CASEFOLD | UTF8PROC_IGNORE;

/* Whether our folding gives what utf8proc gives for the whole text. */
static bool folds_alike(Str text) {
    SCRATCH(a);
    Fold f;
    fold_text(&f, a, text);
    utf8proc_uint8_t *want = NULL;
    utf8proc_ssize_t n = utf8proc_map((const utf8proc_uint8_t *)text.p,
                                      (utf8proc_ssize_t)text.n, &want, options);
    bool same = n >= 0 && (size_t)n == f.n && memcmp(want, f.p, f.n) == 0;
    free(want);
    return same;
}

static size_t put(char *out, int32_t rune) {
    return (size_t)utf8proc_encode_char(rune, (utf8proc_uint8_t *)out);
}

static bool is_scalar(int32_t c) { return c > 0 && (c < 0xD800 || c > 0xDFFF); }

TEST(every_code_point_folds_as_in_utf8proc) {
    int wrong = 0;
    for (int32_t c = 1; c <= 0x10FFFF; c += c < 0x3200 || (c >= 0x1D000 && c < 0x20000) ? 1 : 7) {
        if (!is_scalar(c))
            continue;
        char text[16] = "E";
        size_t n = 1 + put(text + 1, c);
        text[n++] = 'x';
        if (!folds_alike((Str){ text, n }) && wrong++ < 5)
            printf("U+%04X\n", (unsigned)c);
    }
    CHECK(wrong == 0);
}

/* A small linear generator: the same sequences on every machine. */
static uint32_t draw(uint64_t *state) {
    *state = *state * UINT64_C(6364136223846793005) + 1442695040888963407;
    return (uint32_t)(*state >> 33);
}

TEST(mixed_sequences_fold_as_in_utf8proc) {
    static const int32_t nasty[] = { 'a', 'E', ' ', '9', 0x301, 0x323, 0x200D, 0xFE0F, 0x1F600,
        0x1F1EE, 0xC9, 0x3B1, 0x345, 0x1100, 0x1161, 0x11A8, 0x2026, 0xFDFA, 0x1D400, 0xFF21,
        0x3099, 0x304B, 0xAD, 0x130, 0xDF, 0x9BE, 0x9C7, 0x200B, 0x430, 0x2019, 0x24B6, 0x202E,
        0x1E9B, 0x20E3 };
    uint64_t state = 42;
    int wrong = 0;
    for (int round = 0; round < 40000; round++) {
        char text[128];
        size_t n = 0, count = 1 + draw(&state) % 12;
        for (size_t i = 0; i < count; i++)
            n += put(text + n, nasty[draw(&state) % COUNT(nasty)]);
        wrong += !folds_alike((Str){ text, n });
    }
    CHECK(wrong == 0);
}

TEST(folding_leads_back_to_the_original) {
    SCRATCH(a);
    Fold f;
    Str text = S("HALO \xf0\x9d\x90\x80\xe2\x80\xa6 e\xcc\x81 akhir");
    fold_text(&f, a, text);
    Str folded = { f.p, f.n };
    CHECK_STR(folded, "halo a... \xc3\xa9 akhir");
    size_t run = 0;
    CHECK(fold_origin(&f, 0, false, &run) == 0);
    CHECK(fold_origin(&f, 4, true, &run) == 4);
    CHECK(fold_origin(&f, 5, false, &run) == 5); /* the mathematical A */
    CHECK(fold_origin(&f, 6, true, &run) == 9);
    CHECK(fold_origin(&f, 10, false, &run) == 13); /* e with a mark */
    CHECK(fold_origin(&f, 12, true, &run) == 16);
    CHECK(fold_origin(&f, (uint32_t)f.n, true, &run) == text.n);
    CHECK(f.styled == 1 && f.styled_from == 5 && f.styled_to == 9);
}

TEST(bad_bytes_become_replacement_characters) {
    SCRATCH(a);
    Fold f;
    fold_text(&f, a, S("a\xff" "b\xc3"));
    Str folded = { f.p, f.n };
    CHECK_STR(folded, "a\xef\xbf\xbd" "b\xef\xbf\xbd");
    size_t run = 0;
    CHECK(fold_origin(&f, 4, false, &run) == 2);
}
