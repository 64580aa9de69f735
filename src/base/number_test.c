#include "base/number.h"
#include "test.h"

TEST(whole_numbers) {
    static const struct {
        const char *text;
        bool ok;
        int64_t value;
    } rows[] = {
        { "0", true, 0 },
        { "-0", true, 0 },
        { "+7", true, 7 },
        { "007", true, 7 },
        { "-42", true, -42 },
        { "9223372036854775807", true, INT64_MAX },
        { "-9223372036854775808", true, INT64_MIN },
        { "9223372036854775808", false, 0 },
        { "-9223372036854775809", false, 0 },
        { "92233720368547758070", false, 0 },
        { "", false, 0 },
        { "-", false, 0 },
        { "+", false, 0 },
        { "+-1", false, 0 },
        { " 1", false, 0 },
        { "1 ", false, 0 },
        { "1.0", false, 0 },
        { "0x10", false, 0 },
        { "1e3", false, 0 },
        { "\xD9\xA1", false, 0 }, /* an Arabic digit */
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        int64_t value = 99;
        CHECK(parse_i64(str_c(rows[i].text), INT64_MIN, INT64_MAX, &value) == rows[i].ok);
        CHECK(value == (rows[i].ok ? rows[i].value : 99));
    }
}

TEST(whole_numbers_keep_to_their_range) {
    int64_t value = 99;
    CHECK(parse_i64(S("5"), 5, 5, &value) && value == 5);
    value = 99;
    CHECK(!parse_i64(S("4"), 5, 9, &value) && !parse_i64(S("10"), 5, 9, &value) && value == 99);
    CHECK(!parse_i64((Str){ 0 }, 0, 9, &value));
    CHECK(!parse_i64(S("1\0"), 0, 9, &value));
}

TEST(floating_numbers) {
    static const struct {
        const char *text;
        bool ok;
        double value;
    } rows[] = {
        { "0", true, 0 },          { "-1.5", true, -1.5 },  { "+0.25", true, 0.25 },
        { "1e3", true, 1000 },     { "2.5E-1", true, 0.25 }, { "1e308", true, 1e308 },
        { "1e309", false, 0 },     { "1e-999", true, 0 },   { "", false, 0 },
        { ".5", false, 0 },        { "5.", false, 0 },      { "1e", false, 0 },
        { "1e+", false, 0 },       { "inf", false, 0 },     { "nan", false, 0 },
        { "0x1p3", false, 0 },     { "1,5", false, 0 },     { " 1", false, 0 },
        { "1 ", false, 0 },        { "--1", false, 0 },     { "1e5.0", false, 0 },
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        double value = 99;
        CHECK(parse_f64(str_c(rows[i].text), &value) == rows[i].ok);
        double want = rows[i].ok ? rows[i].value : 99;
        CHECK(!(value < want) && !(value > want));
    }
}

TEST(a_floating_number_has_a_longest_text) {
    SCRATCH(a);
    char *zeros = arena_alloc_raw(a, NUMBER_TEXT_MAX + 1, 1);
    memset(zeros, '0', NUMBER_TEXT_MAX + 1);
    double value;
    CHECK(parse_f64((Str){ zeros, NUMBER_TEXT_MAX }, &value));
    CHECK(!parse_f64((Str){ zeros, NUMBER_TEXT_MAX + 1 }, &value));
}

TEST(booleans) {
    static const char *const yes[] = { "true", "1", "yes", "on" };
    static const char *const no[] = { "false", "0", "no", "off" };
    static const char *const neither[] = { "", "TRUE", "2", "y", "truely" };
    bool value;
    for (size_t i = 0; i < COUNT(yes); i++)
        CHECK(parse_bool(str_c(yes[i]), &value) && value);
    for (size_t i = 0; i < COUNT(no); i++)
        CHECK(parse_bool(str_c(no[i]), &value) && !value);
    for (size_t i = 0; i < COUNT(neither); i++)
        CHECK(!parse_bool(str_c(neither[i]), &value));
}
