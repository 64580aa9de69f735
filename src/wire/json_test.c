#include "base/limits.h"
#include "base/utf8.h"
#include "test.h"
#include "wire/json.h"

typedef struct Place {
    Str city;
    double height;
} Place;
static const Field place_fields[] = {
    FIELD(Place, city, .flags = FIELD_REQUIRED, .max = 10),
    FIELD(Place, height),
};
static const Model place_model = MODEL(Place, place_fields);

typedef struct Thing {
    int64_t id, n, at;
    bool on;
    double weight;
    Str name, note, secret;
    int kind;
    Place place;
    List places, tags;
} Thing;
static const char *const kinds[] = { "red", "blue", NULL };
static const Field thing_fields[] = {
    FIELD(Thing, id, .flags = FIELD_READONLY),
    FIELD(Thing, n, .least = -5, .most = 100),
    FIELD_TIME_OF(Thing, at, .flags = FIELD_OPTIONAL),
    FIELD(Thing, on),
    FIELD(Thing, weight),
    FIELD(Thing, name, .flags = FIELD_REQUIRED, .max = 5),
    FIELD(Thing, note, .flags = FIELD_OPTIONAL, .doc = "Anything."),
    FIELD(Thing, secret, .flags = FIELD_SECRET),
    FIELD_ENUM_OF(Thing, kind, kinds),
    FIELD_RECORD_OF(Thing, place, &place_model),
    FIELD_LIST_OF(Thing, places, &place_model, .max = 2),
    FIELD_LIST_OF(Thing, tags, NULL, .max = 3, .flags = FIELD_OPTIONAL),
};
static const Model thing_model = MODEL(Thing, thing_fields);

static Str written(Arena *a, const Thing *t) {
    Buf b = buf_new(a, 100000);
    json_record(&b, &thing_model, t);
    return buf_str(&b);
}

TEST(json_round_trip_of_every_type) {
    SCRATCH(a);
    Error e;
    Thing t = { .id = 7 };
    CHECK(json_read(a, S(" {\"name\":\"a\\\"b\", \"on\":true,\"kind\":\"blue\",\"secret\":\"x\","
                         "\"at\":\"2026-11-22T19:05:09+07:00\",\"n\":-5,\"weight\":0.1,"
                         "\"place\":{\"city\":\"Solo\",\"height\":2},\"tags\":[\"x\",\"\"],"
                         "\"places\":[{\"city\":\"A\"},{\"city\":\"B\",\"height\":-1.5e3}]} "),
                    &thing_model, &t, &e) == ERR_OK);
    CHECK_STR(t.secret, "x");
    CHECK(t.at == 1795349109 && t.places.count == 2 && t.tags.count == 2);
    CHECK_STR(written(a, &t),
              "{\"id\":7,\"n\":-5,\"at\":\"2026-11-22T12:05:09Z\",\"on\":true,\"weight\":0.1,"
              "\"name\":\"a\\\"b\",\"note\":null,\"kind\":\"blue\","
              "\"place\":{\"city\":\"Solo\",\"height\":2},"
              "\"places\":[{\"city\":\"A\",\"height\":0},{\"city\":\"B\",\"height\":-1500}],"
              "\"tags\":[\"x\",\"\"]}");
}

TEST(json_refusals_name_the_field) {
    static const struct {
        const char *in, *field;
    } t[] = {
        { "{\"name\":\"toolong\"}", "name" },
        { "{}", "name" },
        { "{\"name\":null}", "name" },
        { "{\"name\":\"a\",\"id\":1}", "id" },
        { "{\"name\":\"a\",\"zz\":1}", "zz" },
        { "{\"name\":1}", "name" },
        { "{\"name\":true}", "name" },
        { "{\"name\":{}}", "name" },
        { "{\"name\":[]}", "name" },
        { "{\"name\":\"a\",\"name\":\"b\"}", "name" },
        { "{\"name\":\"a\",\"n\\u0061me\":\"b\"}", "name" },
        { "{\"name\":\"a\\u0000\"}", "name" },
        { "{\"name\":\"a\",\"kind\":\"x\"}", "kind" },
        { "{\"name\":\"a\",\"kind\":1}", "kind" },
        { "{\"name\":\"a\",\"n\":101}", "n" },
        { "{\"name\":\"a\",\"n\":-6}", "n" },
        { "{\"name\":\"a\",\"n\":5.0}", "n" },
        { "{\"name\":\"a\",\"n\":5e0}", "n" },
        { "{\"name\":\"a\",\"n\":\"5\"}", "n" },
        { "{\"name\":\"a\",\"n\":null}", "n" },
        { "{\"name\":\"a\",\"n\":9223372036854775808}", "n" },
        { "{\"name\":\"a\",\"on\":1}", "on" },
        { "{\"name\":\"a\",\"on\":null}", "on" },
        { "{\"name\":\"a\",\"weight\":1e999}", "weight" },
        { "{\"name\":\"a\",\"weight\":\"1\"}", "weight" },
        { "{\"name\":\"a\",\"at\":\"2026-11-22\"}", "at" },
        { "{\"name\":\"a\",\"at\":\"2026-11-22T19:05:09\"}", "at" },
        { "{\"name\":\"a\",\"at\":\"2026-02-30T19:05:09Z\"}", "at" },
        { "{\"name\":\"a\",\"at\":1.5}", "at" },
        { "{\"name\":\"a\",\"at\":99999999999999}", "at" },
        { "{\"name\":\"a\",\"note\":7}", "note" },
        { "{\"name\":\"a\",\"place\":[]}", "place" },
        { "{\"name\":\"a\",\"place\":null}", "place" },
        { "{\"name\":\"a\",\"place\":{}}", "place.city" },
        { "{\"name\":\"a\",\"place\":{\"city\":\"x\",\"y\":1}}", "place.y" },
        { "{\"name\":\"a\",\"places\":{}}", "places" },
        { "{\"name\":\"a\",\"places\":[1]}", "places[0]" },
        { "{\"name\":\"a\",\"places\":[{\"city\":\"x\"},{\"city\":2}]}", "places[1].city" },
        { "{\"name\":\"a\",\"places\":[{\"city\":\"x\"},{\"city\":\"y\"},{\"city\":\"z\"}]}",
          "places" },
        { "{\"name\":\"a\",\"tags\":[\"x\",1]}", "tags[1]" },
        { "{\"name\":\"a\",\"tags\":[\"\\u0000\"]}", "tags[0]" },
        { "[]", "" }, { "", "" }, { "null", "" }, { "\"x\"", "" },
        { "{\"name\":\"a\"", "" }, { "{\"name\":\"a\" \"on\":true}", "" },
        { "{\"on\":tru", "" }, { "{\"name\":\"\\", "" }, { "{\"name\":\"a\"} x", "" },
    };
    for (size_t i = 0; i < COUNT(t); i++) {
        SCRATCH(a);
        Error e = { 0 };
        Thing th = { .n = 42, .note = S("old") };
        Err got = json_read(a, str_c(t[i].in), &thing_model, &th, &e);
        if (got != ERR_INVALID || strcmp(e.field, t[i].field) != 0) {
            printf("%s: %s, field %s: %s\n", t[i].in, err_name(got), e.field, e.msg);
            test_failures++;
        }
        CHECK(th.n == 42 && th.name.p == NULL); /* untouched on failure */
        CHECK_STR(th.note, "old");
    }
}

TEST(json_null_empties_optional_and_absent_keeps) {
    SCRATCH(a);
    Error e;
    Thing t = { .note = S("old"), .at = 5, .n = 9 };
    CHECK(json_read(a, S("{\"name\":\"a\",\"at\":null,\"tags\":null}"), &thing_model, &t, &e) ==
          ERR_OK);
    CHECK_STR(t.note, "old");
    CHECK(t.at == 0 && t.n == 9);
    CHECK(json_read(a, S("{\"name\":\"a\",\"note\":null,\"at\":12}"), &thing_model, &t, &e) ==
          ERR_OK);
    CHECK(t.note.p == NULL && t.at == 12);
}

TEST(json_integers_are_exact) {
    static const char *const numbers[] = { "0", "9007199254740993", "-9007199254740993",
                                           "9223372036854775807", "-9223372036854775808" };
    for (size_t i = 0; i < COUNT(numbers); i++) {
        SCRATCH(a);
        Error e;
        JsonDoc *doc CLEANUP(json_free) = NULL;
        Str text;
        int64_t value;
        CHECK(json_parse(str_c(numbers[i]), &doc, &e) == ERR_OK);
        CHECK(json_get_i64(json_root(doc), &value));
        CHECK_STR(str_fmt(a, "%lld", (long long)value), numbers[i]);
        CHECK(json_get_text(a, json_root(doc), &text));
        CHECK_STR(text, numbers[i]);
    }
}

/* In the spirit of JSONTestSuite: y must be read, n refused. */
TEST(json_conformance) {
    static const struct {
        char want;
        Str text;
    } t[] = {
#define Y(s) { 'y', { s, sizeof(s) - 1 } }
#define N(s) { 'n', { s, sizeof(s) - 1 } }
        Y("null"), Y("true"), Y("false"), Y("0"), Y("-0"), Y("1"), Y("-1"), Y("1.5"), Y("1e5"),
        Y("1E+5"), Y("1e-5"), Y("0.1"), Y("0e1"), Y("-0.0"), Y("123456789012345678"),
        Y("\"\""), Y("\"a\""), Y("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\""), Y("\"\\u0041\\u00e9\""),
        Y("\"\\uD834\\uDD1E\""), Y("\"\\u0000\""), Y("\"\xC3\xA9\""), Y("\"\xF0\x9F\x98\x80\""),
        Y("\"\x7F\""), Y("\"\xE2\x80\xA8\""), Y("\"\xEF\xBF\xBF\""), Y("\"\\uFDD0\""),
        Y("\"\\uD800\""), Y("\"\\uDC00\\uD800\""), Y("\"\\uD800\\u0041\""),
        Y("[]"), Y("{}"), Y(" [ ] "), Y("\t{\r\n} "), Y("[1,2]"), Y("[[],[[]]]"), Y("[null]"),
        Y("[\"a\",1,true,null,{}]"), Y("{\"a\":1}"), Y("{\"\":0}"), Y("{\"a\":{\"a\":{}}}"),
        Y("{\"a\":1,\"b\":2}"), Y("{\"a\":[],\"A\":[]}"), Y("[{\"a\":1},{\"a\":1}]"),
        Y("{\"\\u00e9\":1,\"e\":2}"), Y("[1e-999]"), Y("{\"a\" : 1 , \"b\" : [ 1 , 2 ] }"),
        N(""), N(" "), N("nul"), N("nulll"), N("True"), N("TRUE"), N("NaN"), N("nan"),
        N("Infinity"),
        N("-Infinity"), N("+1"), N("01"), N("-01"), N("00"), N("1."), N(".5"), N("-.5"), N("-"),
        N("--1"), N("1e"), N("1e+"), N("1.e5"), N("1.5."), N("0x10"), N("1_000"), N("1 2"),
        N("1,"), N("\""), N("\"a"), N("a\""), N("'a'"), N("\"\\x41\""), N("\"\\u004\""),
        N("\"\\u004g\""), N("\"\\U0041\""), N("\"\\a\""), N("\"\\'\""), N("\"\\"), N("\"\\\""),
        N("\"\t\""), N("\"\n\""), N("\"a\0b\""), N("\"\x1F\""), N("\"\xC3\""), N("\"\xFF\""),
        N("\"\xC0\x80\""), N("\"\xED\xA0\x80\""), N("\"\xF4\x90\x80\x80\""), N("\xEF\xBB\xBF{}"),
        N("["), N("]"), N("[1"), N("[1,"), N("[1,]"), N("[,1]"), N("[1,,2]"), N("[,]"), N("[1 2]"),
        N("[1;2]"), N("[1}"), N("{1]"), N("[}"), N("{]"), N("[[]"), N("[]]"), N("{"), N("}"),
        N("{,}"), N("{\"a\"}"), N("{\"a\":}"), N("{\"a\":1,}"), N("{,\"a\":1}"), N("{\"a\" 1}"),
        N("{a:1}"), N("{'a':1}"), N("{1:1}"), N("{\"a\":1 \"b\":2}"), N("{\"a\":1,,\"b\":2}"),
        N("{\"a\":1;\"b\":2}"), N("{\"a\"::1}"), N("{\"a\":1}}"), N("{\"a\":1}{"), N("[] []"),
        N("{} {}"), N("[]\0"), N("\0"), N("/**/1"), N("1//"), N("[1/*x*/]"), N("#1"),
        N("{\"a\":1}x"),
        N("\v1"), N("\f1"), N("\xC2\xA0" "1"), N("undefined"), N("[undefined]"),
        N("\xE2\x81\xA0[]"),
        N("{\"a\":1,\"a\":2}"), N("{\"a\":1,\"b\":2,\"a\":1}"), N("{\"a\":1,\"\\u0061\":1}"),
        N("{\"\\/\":1,\"/\":1}"), N("{\"a\\u0000\":1}"), N("{\"b\":{\"a\":1,\"a\":2}}"),
        N("{\"\":1,\"\":2}"), N("{\"\\uD800\":1,\"\\uDBFF\":1}"), N("<null>"), N("[<null>]"),
        N("{\"a\":/*x*/1}"), N("99999999999999999999999999"), N("[-99999999999999999999]"),
#undef Y
#undef N
    };
    for (size_t i = 0; i < COUNT(t); i++) {
        JsonDoc *doc CLEANUP(json_free) = NULL;
        Error e = { 0 };
        Err got = json_parse(t[i].text, &doc, &e);
        if (got != (t[i].want == 'y' ? ERR_OK : ERR_INVALID)) {
            printf("%c: " STR_FMT ": %s %s\n", t[i].want, STR_ARG(t[i].text), err_name(got), e.msg);
            test_failures++;
        }
    }
}

TEST(json_half_surrogates_read_as_replacement) {
    Error e;
    JsonDoc *doc CLEANUP(json_free) = NULL;
    Str s = { 0 };
    CHECK(json_parse(S("\"x\\uD83Dy\\uD83D\\uDE00\\uDE00\""), &doc, &e) == ERR_OK);
    CHECK(json_get_str(json_root(doc), &s));
    CHECK_STR(s, "x\xEF\xBF\xBDy\xF0\x9F\x98\x80\xEF\xBF\xBD");
}

static Str repeated(Arena *a, const char *piece, size_t times, const char *last) {
    Buf b = buf_new(a, 64 << 20);
    for (size_t i = 0; i < times; i++)
        buf_put(&b, str_c(piece));
    buf_put(&b, str_c(last));
    return buf_str(&b);
}

TEST(json_depth_is_bounded) {
    for (size_t depth = LIMIT_JSON_DEPTH - 1; depth <= LIMIT_JSON_DEPTH + 1; depth++) {
        SCRATCH(a);
        Error e;
        JsonDoc *doc CLEANUP(json_free) = NULL;
        Str text = str_fmt(a, STR_FMT "1" STR_FMT, STR_ARG(repeated(a, "[", depth, "")),
                           STR_ARG(repeated(a, "]", depth, "")));
        CHECK(json_parse(text, &doc, &e) == (depth <= LIMIT_JSON_DEPTH ? ERR_OK : ERR_INVALID));
    }
    SCRATCH(a);
    Error e;
    JsonDoc *doc = NULL;
    CHECK(json_parse(repeated(a, "[", 1 << 20, ""), &doc, &e) == ERR_INVALID);
    CHECK(json_parse(repeated(a, "{\"a\":", 1 << 18, ""), &doc, &e) == ERR_INVALID);
}

TEST(json_bombs_are_refused_before_they_are_built) {
    static const struct {
        const char *first, *piece, *last;
        size_t times;
        Err want;
    } t[] = {
        { "[", "[],", "[]]", 340000, ERR_LIMIT }, { "[", "{},", "{}]", 340000, ERR_LIMIT },
        { "[", "0,", "0]", 500000, ERR_LIMIT },   { "[", "0,", "0]", 100000, ERR_OK },
        { "", "-", "1", 1000000, ERR_INVALID },   { "1", "0", "", 1000000, ERR_INVALID },
    };
    for (size_t i = 0; i < COUNT(t); i++) {
        SCRATCH(a);
        Error e;
        JsonDoc *doc CLEANUP(json_free) = NULL;
        Str text = str_fmt(a, "%s" STR_FMT, t[i].first,
                           STR_ARG(repeated(a, t[i].piece, t[i].times, t[i].last)));
        CHECK(json_parse(text, &doc, &e) == t[i].want);
    }
}

TEST(json_many_keys_find_a_late_double) {
    for (int twice = 0; twice < 2; twice++) {
        SCRATCH(a);
        Error e;
        JsonDoc *doc CLEANUP(json_free) = NULL;
        Buf b = buf_new(a, 4 << 20);
        buf_putc(&b, '{');
        for (int i = 0; i < 50000; i++)
            buf_printf(&b, "\"k%d\":0,", i);
        buf_printf(&b, "\"k%d\":0}", twice ? 777 : 50000);
        CHECK(json_parse(buf_str(&b), &doc, &e) == (twice ? ERR_INVALID : ERR_OK));
        if (twice)
            CHECK_STR(str_c(e.field), "k777");
    }
}

TEST(json_output_is_safe_inside_a_script_block) {
    SCRATCH(a);
    Buf b = buf_new(a, 1000);
    json_str(&b, S("</script><!--<b>\xE2\x80\xA8\xE2\x80\xA9\xE2\x80\xA6/&'\"\\\n\x01\x7F"));
    CHECK_STR(buf_str(&b), "\"\\u003c/script>\\u003c!--\\u003cb>\\u2028\\u2029\xE2\x80\xA6/&'"
                           "\\\"\\\\\\n\\u0001\x7F\"");
    JsonDoc *doc CLEANUP(json_free) = NULL;
    Error e;
    Str back = { 0 };
    CHECK(json_parse(buf_str(&b), &doc, &e) == ERR_OK && json_get_str(json_root(doc), &back));
    CHECK_STR(back, "</script><!--<b>\xE2\x80\xA8\xE2\x80\xA9\xE2\x80\xA6/&'\"\\\n\x01\x7F");
}

TEST(json_output_is_always_utf8_and_keeps_nul) {
    SCRATCH(a);
    Buf b = buf_new(a, 1000);
    json_str(&b, S("a\xFF\xE2\x80"));
    CHECK(utf8_is_valid(buf_str(&b)));
    b.n = 0;
    json_str(&b, S("a\0b"));
    CHECK_STR(buf_str(&b), "\"a\\u0000b\"");
}

TEST(json_numbers_are_short_and_read_back) {
    static const struct {
        double value;
        const char *text;
    } t[] = { { 0.1, "0.1" }, { 0, "0" }, { 1e300, "1e+300" }, { 1.0 / 3, "0.3333333333333333" },
              { -2.5, "-2.5" }, { 5e-324, "4.94065645841247e-324" } };
    for (size_t i = 0; i < COUNT(t); i++) {
        SCRATCH(a);
        Buf b = buf_new(a, 1000);
        json_record(&b, &place_model, &(Place){ .height = t[i].value });
        CHECK_STR(buf_str(&b), str_z(a, str_fmt(a, "{\"city\":\"\",\"height\":%s}", t[i].text)));
    }
}

TEST(json_page_and_list) {
    SCRATCH(a);
    Buf b = buf_new(a, 1000);
    Str tags[] = { S("x"), S("y\"") };
    json_page(&b, NULL, &(List){ tags, 2 }, (Str){ 0 });
    CHECK_STR(buf_str(&b), "{\"items\":[\"x\",\"y\\\"\"],\"next\":null}");
    b.n = 0;
    json_page(&b, &place_model, &(List){ 0 }, S("c"));
    CHECK_STR(buf_str(&b), "{\"items\":[],\"next\":\"c\"}");
    List back;
    Error e;
    CHECK(json_read_list(a, S("[\"x\",\"y\"]"), NULL, &back, &e) == ERR_OK && back.count == 2);
    CHECK_STR(((Str *)back.items)[1], "y");
    CHECK(json_read_list(a, S("{}"), NULL, &back, &e) == ERR_INVALID);
    CHECK(json_read_list(a, S("[\"x\",2]"), NULL, &back, &e) == ERR_INVALID);
    CHECK_STR(str_c(e.field), "[1]");
}

TEST(json_stored_lists_hold_readonly_fields) {
    SCRATCH(a);
    Error e;
    Buf b = buf_new(a, 10000);
    Thing t = { .id = 3, .name = S("n"), .place.city = S("c") };
    json_list(&b, &thing_model, &(List){ &t, 1 });
    List back;
    CHECK(json_read_list(a, buf_str(&b), &thing_model, &back, &e) == ERR_OK);
    CHECK(back.count == 1 && ((Thing *)back.items)->id == 3);
}

TEST(json_documents_are_views) {
    SCRATCH(a);
    Error e;
    JsonDoc *doc CLEANUP(json_free) = NULL;
    CHECK(json_parse(S("{\"a\":[1,\"two\",3.50,null,true],\"big\":18446744073709551615}"), &doc,
                     &e) == ERR_OK);
    JsonValue *list = json_member(json_root(doc), "a");
    Str s;
    int64_t n;
    bool flag;
    double x;
    CHECK(json_length(list) == 5 && json_length(json_root(doc)) == 2);
    CHECK(json_get_i64(json_item(list, 0), &n) && n == 1);
    CHECK(!json_get_str(json_item(list, 0), &s) && json_get_str(json_item(list, 1), &s));
    CHECK(!json_get_i64(json_item(list, 2), &n) && json_get_f64(json_item(list, 2), &x));
    CHECK(json_get_text(a, json_item(list, 2), &s));
    CHECK_STR(s, "3.50");
    CHECK(json_item(list, 3) == NULL && json_item(list, 9) == NULL);
    CHECK(json_get_bool(json_item(list, 4), &flag) && flag);
    CHECK(json_member(list, "a") == NULL && json_member(json_root(doc), "zz") == NULL);
    CHECK(!json_get_i64(json_member(json_root(doc), "big"), &n));
    CHECK(json_get_text(a, json_member(json_root(doc), "big"), &s));
    CHECK_STR(s, "18446744073709551615");
}

TEST(json_schema_shows_what_is_asked) {
    SCRATCH(a);
    Buf b = buf_new(a, 10000);
    JsonNode *root CLEANUP(json_node_free) = json_new_object();
    json_add_schema(root, "in", &place_model, true);
    json_node_write(&b, root);
    CHECK_STR(buf_str(&b),
              "{\"in\":{\"type\":\"object\",\"additionalProperties\":false,\"required\":[\"city\"],"
              "\"properties\":{\"city\":{\"type\":\"string\",\"maxLength\":10},"
              "\"height\":{\"type\":\"number\",\"format\":\"double\"}}}}");
    b.n = 0;
    json_add_schema(root, "out", &thing_model, false);
    json_node_write(&b, root);
    JsonDoc *doc CLEANUP(json_free) = NULL;
    Error e;
    CHECK(json_parse(buf_str(&b), &doc, &e) == ERR_OK);
    JsonValue *properties = json_member(json_member(json_root(doc), "out"), "properties");
    CHECK(json_member(properties, "secret") == NULL && json_member(properties, "id") != NULL);
    CHECK(json_length(json_member(json_member(properties, "kind"), "enum")) == 2);
    bool nullable = false;
    CHECK(json_get_bool(json_member(json_member(properties, "note"), "nullable"), &nullable) &&
          nullable);
}

TEST(json_node_builds_a_document) {
    SCRATCH(a);
    Buf b = buf_new(a, 1000);
    JsonNode *root CLEANUP(json_node_free) = json_new_object();
    json_add_str(root, "a", S("x"));
    JsonNode *list = json_add_list(root, "b");
    json_add_i64(list, NULL, -1);
    json_add_bool(json_add_object(list, NULL), "c", true);
    json_add_str(root, "d", (Str){ 0 });
    json_node_write(&b, root);
    CHECK_STR(buf_str(&b), "{\"a\":\"x\",\"b\":[-1,{\"c\":true}],\"d\":null}");
}
