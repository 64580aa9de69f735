#include "test.h"
#include "wire/form.h"
#include "wire/html.h"
#include "wire/url.h"

typedef struct Query {
    Str q, state;
    int64_t limit, since;
    bool mine;
    double least;
    int order;
    List tags;
} Query;
static const char *const orders[] = { "new", "old", NULL };
static const Field fields[] = {
    FIELD(Query, q, .flags = FIELD_REQUIRED, .max = 20),
    FIELD(Query, state, .flags = FIELD_OPTIONAL),
    FIELD(Query, limit, .least = 1, .most = 200, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(Query, since, .flags = FIELD_OPTIONAL),
    FIELD(Query, mine),
    FIELD(Query, least),
    FIELD_ENUM_OF(Query, order, orders),
    FIELD_LIST_OF(Query, tags, NULL, .max = 5),
};
static const Model model = MODEL(Query, fields);

TEST(form_reads_every_type) {
    SCRATCH(a);
    Error e;
    Query q = { 0 };
    CHECK(form_read(a, S("q=kopi+susu%21&limit=20&mine=on&least=-1.5&order=old&&tags=a&tags=b&"
                         "tags=&since=2026-11-22T12:05:09Z&state="),
                    &model, &q, &e) == ERR_OK);
    CHECK_STR(q.q, "kopi susu!");
    CHECK(q.limit == 20 && q.mine && q.least == -1.5 && q.order == 1 && q.state.p == NULL);
    CHECK(q.since == 1795349109 && q.tags.count == 3);
    CHECK_STR(((Str *)q.tags.items)[1], "b");
}

TEST(form_empty_text_keeps_defaults) {
    SCRATCH(a);
    Error e;
    Query q = { .limit = 50 };
    CHECK(form_read(a, S("q=x"), &model, &q, &e) == ERR_OK);
    CHECK(q.limit == 50);
}

TEST(form_refusals_name_the_field) {
    static const struct {
        const char *in, *field;
    } t[] = {
        { "", "q" }, { "limit=1", "q" }, { "q=a&q=b", "q" }, { "q=a&limit=0", "limit" },
        { "q=a&limit=201", "limit" }, { "q=a&limit=x", "limit" }, { "q=a&limit=1.0", "limit" },
        { "q=a&mine=maybe", "mine" }, { "q=a&mine=", "mine" }, { "q=a&least=nan", "least" },
        { "q=a&order=up", "order" }, { "q=a&since=yesterday", "since" }, { "q=a&zz=1", "zz" },
        { "q=123456789012345678901", "q" }, { "q=%00", "q" }, { "q=%FF", "q" },
        { "q=a&tags=1&tags=2&tags=3&tags=4&tags=5&tags=6", "tags" },
        { "q=a&tags=%00", "tags[0]" }, { "q=%", "" }, { "q=%4", "" }, { "q=%GG", "" },
        { "=1&q=a", "" }, { "%=1&q=a", "" },
    };
    for (size_t i = 0; i < COUNT(t); i++) {
        SCRATCH(a);
        Error e = { 0 };
        Query q = { .limit = 7 };
        Err got = form_read(a, str_c(t[i].in), &model, &q, &e);
        if (got != ERR_INVALID || strcmp(e.field, t[i].field) != 0) {
            printf("%s: %s, field %s: %s\n", t[i].in, err_name(got), e.field, e.msg);
            test_failures++;
        }
        CHECK(q.limit == 7 && q.q.p == NULL);
    }
}

TEST(form_find_takes_the_first) {
    SCRATCH(a);
    Str v;
    CHECK(form_find(a, S("a=1&since=5&since=6"), "since", &v));
    CHECK_STR(v, "5");
    CHECK(!form_find(a, S("a=1&since%00=5"), "since", &v));
}

TEST(url_decodes) {
    static const struct {
        const char *in, *plain, *form; /* NULL: refused */
    } t[] = { { "a%20b+c", "a b+c", "a b c" }, { "%2b%2F%c3%A9", "+/\xC3\xA9", "+/\xC3\xA9" },
              { "", "", "" }, { "%", NULL, NULL }, { "%2", NULL, NULL }, { "%%41", NULL, NULL },
              { "%g1", NULL, NULL }, { "a%", NULL, NULL } };
    for (size_t i = 0; i < COUNT(t); i++) {
        SCRATCH(a);
        Str back;
        CHECK(url_decode(a, str_c(t[i].in), false, &back) == (t[i].plain != NULL));
        if (t[i].plain == NULL)
            continue;
        CHECK_STR(back, t[i].plain);
        CHECK(url_decode(a, str_c(t[i].in), true, &back));
        CHECK_STR(back, t[i].form);
    }
}

TEST(html_is_escaped) {
    SCRATCH(a);
    Buf b = buf_new(a, 1000);
    html_text(&b, S("<script>&\"'\x01\xC2\x80\xFF\n"));
    CHECK_STR(buf_str(&b), "&lt;script&gt;&amp;&quot;&#39;\xEF\xBF\xBD\n");
    b.n = 0;
    html_attr(&b, "value", S("a\" onclick=\"x"));
    CHECK_STR(buf_str(&b), " value=\"a&quot; onclick=&quot;x\"");
}

TEST(html_links_cannot_run) {
    static const struct {
        const char *link, *want;
    } t[] = {
        { "https://a.id/?x=1&y", " href=\"https://a.id/?x=1&amp;y\"" },
        { "HTTP://a.id", " href=\"HTTP://a.id\"" }, { "/kasus/1", " href=\"/kasus/1\"" },
        { "#top", " href=\"#top\"" }, { "tel:+62811", " href=\"tel:+62811\"" },
        { "javascript:alert(1)", " href=\"#\"" }, { " javascript:alert(1)", " href=\"#\"" },
        { "java\tscript:alert(1)", " href=\"#\"" }, { "data:text/html,x", " href=\"#\"" },
        { "//evil.example", " href=\"#\"" }, { "/\\evil.example", " href=\"#\"" },
        { "relative", " href=\"#\"" }, { "", " href=\"#\"" },
    };
    for (size_t i = 0; i < COUNT(t); i++) {
        SCRATCH(a);
        Buf b = buf_new(a, 1000);
        html_attr(&b, "href", str_c(t[i].link));
        CHECK_STR(buf_str(&b), t[i].want);
    }
}
