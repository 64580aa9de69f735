#include "base/limits.h"
#include "test.h"
#include "wire/json.h"
#include "wire/json_pull.h"

static bool pull_accepts(Str text) {
    SCRATCH(a);
    Error e;
    JsonPull j;
    json_pull_start(&j, a, text);
    json_pull_skip(&j);
    return json_pull_end(&j, &e) == ERR_OK;
}

static bool parse_accepts(Str text) {
    Error e;
    JsonDoc *doc CLEANUP(json_free) = NULL;
    return json_parse(text, &doc, &e) == ERR_OK;
}

#define T(text) { { (text), sizeof(text) - 1 } }
typedef struct Case {
    Str text;
} Case;

/* After the JSONTestSuite: everything here is JSON, ... */
static const Case good[] = {
    T("[]"), T("{}"), T("0"), T("-0"), T("1"), T("-1.5"), T("1e5"), T("1E+5"), T("1.0e-5"),
    T("\"\""), T("null"), T("true"), T("false"), T(" [] "), T("\t\r\n[\n]\n"), T("[[],[[]]]"),
    T("{\"a\":{}}"), T("{\"a\":1,\"b\":[1,2,{\"c\":null}]}"), T("{\"\":0}"), T("[1,2 , 3]"),
    T("\"\\u0000\""), T("\"\\uD83D\\uDE00\""), T("\"\\uD83D\""), T("\"\\uDE00\\uD83D\""),
    T("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\""), T("\"\\u00e9\""), T("\"\xC3\xA9\""), T("\"\x7F\""),
    T("\"\xF0\x9F\x98\x80\""), T("\"\xEF\xBF\xBF\""), T("\"\xE2\x80\xA8\""), T("\"/*\""),
    T("[1e-400]"), T("123456789012345678"), T("[\"a\",\n4\n,1,1 ]"), T("\"\xF4\x8F\xBF\xBF\""),
    T("{\"a\":[],\"b\":[{}],\"c\":\"d\"}"), T("[null, 1, \"1\", {}]"), T("\"asdfghij\\\"klmno\""),
};

/* ... and nothing here is. */
static const Case bad[] = {
    T(""), T(" "), T("["), T("]"), T("{"), T("}"), T("[}"), T("{]"), T("[1,]"), T("[,1]"),
    T("[1,,2]"), T("[1 2]"), T("[1]x"), T("[1]]"), T("{\"a\"}"), T("{\"a\":}"), T("{\"a\":1,}"),
    T("{,\"a\":1}"), T("{\"a\" 1}"), T("{a:1}"), T("{'a':1}"), T("{\"a\":1 \"b\":2}"), T("{1:1}"),
    T("{\"a\":1}}"), T("01"), T("-01"), T("-"), T("+1"), T("1."), T(".5"), T("1.e5"), T("1e"),
    T("1e+"), T("1eE2"), T("0x1"), T("1_000"), T("--1"), T("- 1"), T("1 e5"), T("Infinity"),
    T("-Infinity"), T("NaN"), T("nul"), T("nulll"), T("True"), T("tru"), T("falsee"), T("n"),
    T("\""), T("\"a"), T("'a'"), T("\"\\\""), T("\"\\x\""), T("\"\\a\""), T("\"\\u\""),
    T("\"\\u00\""), T("\"\\u00G0\""), T("\"\\uD83D\\u\""), T("\"\\ u0000\""), T("\"\n\""),
    T("\"\x01\""), T("\"\x1F\""), T("\"\t\""), T("\"a\0b\""), T("\"\\\0\""), T("\"\\\""),
    T("\"\x80\""), T("\"\xFF\""), T("\"\xC3\""), T("\"\xC0\x80\""), T("\"\xE0\x80\x80\""),
    T("\"\xED\xA0\x80\""), T("\"\xF4\x90\x80\x80\""), T("\"\xF8\x88\x80\x80\x80\""),
    T("\"\xE2\x82\""), T("\xEF\xBB\xBF[]"), T("\xC2\xA0[]"), T("[]\x0B"), T("\x0C[]"),
    T("[\x00]"), T("[1]//c"), T("/**/[]"), T("#\n[]"), T("[\"a\":1]"), T("{\"a\",1}"), T("[1:2]"),
    T("a"), T("[a]"), T("\xE9"), T("{\"a\":\"b\"}#"), T("[\"\\u123\"]"), T("2@"), T("[-]"),
    T("{\"a\":tru}"), T("[.]"), T("*"), T("<null>"), T("[0e]"), T("[0e+]"), T("[1.0e]"),
    T("[2.e3]"), T("[-.1]"), T("[\"\\uqqqq\"]"), T("{\"x\"::\"b\"}"), T("{\"a\":1,,\"b\":2}"),
    T("[\"a"), T("[\"a\","), T("{\"a\":\""), T("{\"a"), T("{\"a\":["), T("[[[[\""),
};

TEST(json_pull_accepts_what_is_json) {
    for (size_t i = 0; i < COUNT(good); i++) {
        if (!pull_accepts(good[i].text))
            printf("refused: " STR_FMT "\n", STR_ARG(good[i].text));
        CHECK(pull_accepts(good[i].text));
        CHECK(parse_accepts(good[i].text));
    }
}

TEST(json_pull_refuses_what_is_not) {
    for (size_t i = 0; i < COUNT(bad); i++) {
        if (pull_accepts(bad[i].text))
            printf("accepted: " STR_FMT "\n", STR_ARG(bad[i].text));
        CHECK(!pull_accepts(bad[i].text));
        CHECK(!parse_accepts(bad[i].text));
    }
}

/* A special byte at each place of the eight-byte steps, with each length behind it. */
TEST(json_pull_sees_every_byte_of_a_string) {
    static const char specials[] = "\"\\\n\x1F\x80";
    for (size_t length = 1; length < 40; length++)
        for (size_t at = 0; at < length; at++)
            for (size_t s = 0; s < sizeof specials - 1; s++) {
                SCRATCH(a);
                Buf b = buf_new(a, 100);
                buf_putc(&b, '"');
                for (size_t i = 0; i < length; i++)
                    buf_putc(&b, i == at ? specials[s] : 'x');
                buf_putc(&b, '"');
                CHECK(!pull_accepts(buf_str(&b)));
            }
}

static Str nested(Arena *a, int depth) {
    Buf b = buf_new(a, 1000);
    for (int i = 0; i < depth; i++)
        buf_put(&b, i % 2 ? S("{\"a\":") : S("["));
    buf_putc(&b, '1');
    for (int i = depth; i-- > 0;)
        buf_putc(&b, i % 2 ? '}' : ']');
    return buf_str(&b);
}

TEST(json_pull_bounds_depth_as_json_parse_does) {
    for (int depth = 1; depth < LIMIT_JSON_DEPTH + 4; depth++) {
        SCRATCH(a);
        CHECK(pull_accepts(nested(a, depth)) == (depth <= LIMIT_JSON_DEPTH));
        CHECK(parse_accepts(nested(a, depth)) == (depth <= LIMIT_JSON_DEPTH));
    }
}

TEST(json_pull_gives_members_in_order) {
    SCRATCH(a);
    JsonPull j;
    Str name, text, number;
    Error e;
    json_pull_start(&j, a, S("{\"a\\u0062\":\"x\\ud83d\\ude21\\u0000\\n\",\"n\":-1.50e2,"
                             "\"l\":[{},[1]],\"z\":null}"));
    CHECK(json_pull_kind(&j) == PULL_OBJECT && json_pull_enter(&j));
    CHECK(json_pull_member(&j, &name) && str_eq(name, S("ab")));
    CHECK(!json_pull_number(&j, &number));
    CHECK(json_pull_string(&j, &text));
    CHECK_STR(text, "x\xF0\x9F\x98\xA1\xEF\xBF\xBD\n");
    CHECK(json_pull_member(&j, &name) && !json_pull_string(&j, &text));
    CHECK(json_pull_number(&j, &number));
    CHECK_STR(number, "-1.50e2");
    CHECK(json_pull_member(&j, &name) && json_pull_enter(&j));
    int elements = 0;
    while (json_pull_element(&j)) {
        json_pull_skip(&j);
        elements++;
    }
    CHECK(elements == 2 && json_pull_member(&j, &name) && str_eq(name, S("z")));
    CHECK(json_pull_kind(&j) == PULL_NULL);
    json_pull_skip(&j);
    CHECK(!json_pull_member(&j, &name) && json_pull_end(&j, &e) == ERR_OK);
}

TEST(json_pull_tells_the_first_fault) {
    SCRATCH(a);
    JsonPull j;
    Str name;
    Error e;
    json_pull_start(&j, a, S("{\"a\":1,\"b\":tru,\"c\":\"\\q\"}"));
    CHECK(json_pull_enter(&j));
    while (json_pull_member(&j, &name))
        json_pull_skip(&j);
    CHECK(json_pull_kind(&j) == PULL_NONE && !json_pull_enter(&j));
    CHECK(json_pull_end(&j, &e) == ERR_INVALID);
    CHECK_STR(str_c(e.msg), "not JSON: a value is missing (byte 12)");
}
