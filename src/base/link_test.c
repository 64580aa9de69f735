#include "base/link.h"
#include "base/limits.h"
#include "test.h"

TEST(links_as_a_browser_gives_them_are_links) {
    static const char *const links[] = {
        "https://ig.example/p/1", "http://toko.example", "https://toko.example:8443/a?b=c&d=(e)#f",
        "https://www.tiktok.com/@toko/video/7", "https://toko.example?x=1",
        "https://toko.example#x",
        "https://toko.example/caf%C3%A9", "https://xn--bcher-kva.example/",
    };
    for (size_t i = 0; i < COUNT(links); i++)
        CHECK(link_is_web(str_c(links[i])));
}

TEST(what_only_begins_like_a_link_is_none) {
    static const char *const others[] = {
        "", "https://", "http:///x", "toko.example", "HTTPS://toko.example", "javascript:alert(1)",
        "https://x/p1\n\nKami tutup", "https://x/p1 Kami tutup", "https://x/p1\tx", "https://x\n",
        "https://toko.example@jahat.example/", "https://a:b@jahat.example/", "https://.x/",
        "https://a..b/", "https://-a/", "https://a-/", "https://x:/", "https://x:123456/",
        "https://x\\y", "https://x/\"", "https://x/<b>", "https://x/\x7F", "https://x/caf\xC3\xA9",
        "https://x/\xE2\x80\xAE", "https://t\xC3\xB6ko.example/", " https://x/", "https://x/ ",
    };
    for (size_t i = 0; i < COUNT(others); i++)
        CHECK(!link_is_web(str_c(others[i])));
    char longest[LIMIT_MESSAGE_LINK + 1] = "https://x/";
    memset(longest + 10, 'a', sizeof longest - 10);
    CHECK(link_is_web((Str){ longest, LIMIT_MESSAGE_LINK }));
    CHECK(!link_is_web((Str){ longest, LIMIT_MESSAGE_LINK + 1 }));
    CHECK(!link_is_web((Str){ "https://x/\0y", 12 }));
}
