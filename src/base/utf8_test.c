#include "base/utf8.h"
#include "test.h"

TEST(the_valid_prefix_ends_before_the_first_bad_byte) {
    static const struct {
        const char *text;
        size_t good;
    } rows[] = {
        { "", 0 },
        { "plain", 5 },
        { "\x7F", 1 },
        { "\xC2\x80", 2 },             /* U+0080 */
        { "\xDF\xBF", 2 },             /* U+07FF */
        { "\xE0\xA0\x80", 3 },         /* U+0800 */
        { "\xED\x9F\xBF", 3 },         /* U+D7FF */
        { "\xEE\x80\x80", 3 },         /* U+E000 */
        { "\xEF\xBF\xBF", 3 },         /* U+FFFF */
        { "\xF0\x90\x80\x80", 4 },     /* U+10000 */
        { "\xF4\x8F\xBF\xBF", 4 },     /* U+10FFFF */
        { "\xC0\x80", 0 },             /* overlong NUL */
        { "\xC1\xBF", 0 },             /* overlong */
        { "\xE0\x9F\xBF", 0 },         /* overlong */
        { "\xF0\x8F\xBF\xBF", 0 },     /* overlong */
        { "\xED\xA0\x80", 0 },         /* surrogate U+D800 */
        { "\xED\xBF\xBF", 0 },         /* surrogate U+DFFF */
        { "\xF4\x90\x80\x80", 0 },     /* U+110000 */
        { "\xF5\x80\x80\x80", 0 },
        { "\xF8\x88\x80\x80\x80", 0 }, /* five bytes */
        { "\xFE", 0 },
        { "\xFF", 0 },
        { "\x80", 0 },                 /* continuation alone */
        { "a\xC3", 1 },                /* truncated */
        { "a\xE2\x98", 1 },
        { "a\xF0\x9F\x98", 1 },
        { "a\xE2\x28\xA1", 1 },
        { "a\xF0\x9F\x28\xA1", 1 },
        { "\xC3\xA9\xC3\xA9\xFFx", 4 },
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        CHECK(utf8_valid_prefix(str_c(rows[i].text)) == rows[i].good);
}

TEST(a_bad_byte_is_found_at_every_place) {
    char text[40];
    for (size_t at = 0; at < sizeof text; at++) {
        memset(text, 'a', sizeof text);
        CHECK(utf8_is_valid((Str){ text, sizeof text }));
        text[at] = (char)0x80;
        CHECK(utf8_valid_prefix((Str){ text, sizeof text }) == at);
    }
}

TEST(every_code_point_comes_back) {
    SCRATCH(a);
    for (uint32_t rune = 0; rune <= 0x10FFFF; rune += rune < 0x11000 ? 1 : 61) {
        if (rune >= 0xD800 && rune <= 0xDFFF)
            continue;
        Buf b = buf_new(a, 4);
        utf8_put(&b, rune);
        size_t at = 0;
        CHECK(utf8_is_valid(buf_str(&b)) && utf8_next(buf_str(&b), &at) == rune && at == b.n);
        arena_reset(a);
    }
}

TEST(repair_marks_bad_bytes_and_drops_nul) {
    SCRATCH(a);
    CHECK_STR(utf8_repair(a, S("caf\xC3\xA9")), "caf\xC3\xA9");
    CHECK_STR(utf8_repair(a, S("a\xFF" "b")), "a\xEF\xBF\xBD" "b");
    CHECK_STR(utf8_repair(a, S("\xC3")), "\xEF\xBF\xBD");
    CHECK_STR(utf8_repair(a, S("a\0b\0")), "ab");
    CHECK_STR(utf8_repair(a, S("\xED\xA0\x80")), "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
    CHECK(utf8_repair(a, S("")).p != NULL && utf8_repair(a, (Str){ 0 }).p == NULL);
}

TEST(cut_never_splits_a_character) {
    Str s = S("a\xE2\x98\x83" "b"); /* five bytes: a, snowman, b */
    static const size_t want[] = { 0, 1, 1, 1, 4, 5, 5 };
    for (size_t max = 0; max < COUNT(want); max++)
        CHECK(utf8_cut(s, max).n == want[max]);
}

TEST(count_counts_code_points) {
    CHECK(utf8_count(S("")) == 0);
    CHECK(utf8_count(S("a\xE2\x98\x83\xF0\x9F\x98\xA1")) == 3);
}

TEST(what_leaves_no_mark_is_blank) {
    static const char *const blank[] = {
        "", " ", "\r\n\t ", "\xC2\xA0", "\xE2\x80\x8B", "\xEF\xBB\xBF", "\xE3\x80\x80",
        "\xC2\xAD", "\xE2\x81\xA0 \xE2\x80\x8D", "\xE3\x85\xA4", "\xE2\xA0\x80",
        "\xE2\x80\xAE\xE2\x80\xAC", "\xEF\xB8\x8F", "\xF3\xA0\x80\xA0", "\xE2\x80\xA8", "\x7F",
    };
    static const char *const shown[] = { "x", " x ", "\xC2\xA0.", "\xC2\xA1", "\xE2\x80\x90",
                                         "\xE3\x80\x81", "\xF0\x9F\x99\x8F", "\xC3",
                                         "\xEF\xBF\xBD" };
    for (size_t i = 0; i < COUNT(blank); i++)
        CHECK(utf8_is_blank(str_c(blank[i])));
    for (size_t i = 0; i < COUNT(shown); i++)
        CHECK(!utf8_is_blank(str_c(shown[i])));
    CHECK(utf8_is_blank((Str){ 0 }));
}

TEST(a_line_has_no_controls_and_no_separators) {
    static const char *const lines[] = { "", "Bu Tini", "Jos\xC3\xA9", ("a\xC2\xA0" "b"),
                                         "\xF0\x9F\x99\x8F" };
    static const char *const others[] = { "a\nb", "a\r\nb", "a\tb", "a\x7F", "a\xC2\x85" "b",
                                          "a\xE2\x80\xA8" "b", "a\xE2\x80\xA9" "b", "\xC3" };
    for (size_t i = 0; i < COUNT(lines); i++)
        CHECK(utf8_is_line(str_c(lines[i])));
    for (size_t i = 0; i < COUNT(others); i++)
        CHECK(!utf8_is_line(str_c(others[i])));
}
