#include "connect/fetch.h"
#include "base/limits.h"
#include "test.h"

TEST(urls_are_normalised) {
    static const struct {
        const char *in, *out;
    } t[] = {
        { "http://toko.id", "http://toko.id/" },
        { "HTTPS://Toko.ID:443/A?b=c#d", "https://toko.id/A?b=c#d" },
        { "http://toko.id:8080/x", "http://toko.id:8080/x" },
        { "  https://toko.id/a/../b ", "https://toko.id/b" },
        { "http://0x7f.1/", "http://127.0.0.1/" },
        { "http://2130706433/", "http://127.0.0.1/" },
        { "http://[2606:4700::1111]/", "http://[2606:4700::1111]/" },
        { "https://toko.id/caf\xC3\xA9?q=\"x\"", "https://toko.id/caf%C3%A9?q=%22x%22" },
        { "https://xn--bcher-kva.example/", "https://xn--bcher-kva.example/" },
    };
    for (size_t i = 0; i < COUNT(t); i++) {
        SCRATCH(a);
        Str out = S("");
        Error e;
        CHECK(url_check(a, str_c(t[i].in), &out, &e) == ERR_OK);
        CHECK_STR(out, t[i].out);
        Str again = S("");
        CHECK(url_check(a, out, &again, &e) == ERR_OK && str_eq(again, out));
    }
}

TEST(urls_that_are_no_web_address_are_refused) {
    static const char *const t[] = {
        "", " ", "toko.id", "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd",
        "ftp://toko.id/", "gopher://toko.id/", "http://", "http:///x", "https://user@toko.id/",
        "https://user:pass@toko.id/", "http://to ko.id/", "http://toko.id/a b", "http://toko.id:0/",
        "http://toko.id:99999/", "http://toko.id\\@evil.id/", "http://toko.id/a\nb", "//toko.id/",
        "https://m\xC3\xBCnchen.example/",
        "http://[fe80::1%25eth0]/", "http://[::1", "http://tok%6f.id%00/", "http://a<b>/",
        "mailto:a@b.id", "dict://x.id:1/", "http://toko.id/\x7F",
    };
    for (size_t i = 0; i < COUNT(t); i++) {
        SCRATCH(a);
        Str out;
        Error e;
        if (url_check(a, str_c(t[i]), &out, &e) == ERR_OK)
            printf("accepted %s as " STR_FMT "\n", t[i], STR_ARG(out));
        CHECK(url_check(a, str_c(t[i]), &out, &e) == ERR_INVALID);
        CHECK(str_eq(str_c(e.field), S("url")));
    }
    SCRATCH(a);
    Str out;
    Error e;
    Buf b = buf_new(a, 2 * LIMIT_HTTP_URL);
    buf_put(&b, S("http://toko.id/"));
    while (b.n <= LIMIT_HTTP_URL)
        buf_putc(&b, 'x');
    CHECK(url_check(a, buf_str(&b), &out, &e) == ERR_INVALID);
}

TEST(links_are_joined_to_their_page) {
    static const struct {
        const char *base, *link, *out;
    } t[] = {
        { "https://toko.id/blog/", "post/1", "https://toko.id/blog/post/1" },
        { "https://toko.id/blog/x", "/post?a=1", "https://toko.id/post?a=1" },
        { "https://toko.id/blog/x", "//lain.id/y", "https://lain.id/y" },
        { "https://toko.id/", "http://lain.id/z", "http://lain.id/z" },
        { "https://toko.id/a", "#komentar", "https://toko.id/a#komentar" },
    };
    for (size_t i = 0; i < COUNT(t); i++) {
        SCRATCH(a);
        Str out = S("");
        Error e;
        CHECK(url_join(a, str_c(t[i].base), str_c(t[i].link), &out, &e) == ERR_OK);
        CHECK_STR(out, t[i].out);
    }
    SCRATCH(a);
    Str out;
    Error e;
    CHECK(url_join(a, S("https://toko.id/"), S("javascript:alert(1)"), &out, &e) == ERR_INVALID);
    CHECK(url_join(a, S(""), S("relatif"), &out, &e) == ERR_INVALID);
}
