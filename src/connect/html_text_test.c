#include "connect/html_text.h"
#include "base/utf8.h"
#include "test.h"

TEST(html_becomes_readable_text) {
    static const struct {
        const char *html, *text;
    } t[] = {
        { "", "" },
        { "polos", "polos" },
        { "a  b\n\nc", "a b c" },
        { "<p>satu</p><p>dua</p>", "satu\n\ndua" },
        { "satu<br>dua<br/><br />tiga<BR><br><br>empat", "satu\ndua\n\ntiga\n\nempat" },
        { "<div>a</div><div>b</div>", "a\nb" },
        { "<ul><li>x</li><li>y</li></ul>z", "- x\n- y\n\nz" },
        { "&lt;b&gt; &amp;amp; &quot;q&quot; &#39;a&#x27; &eacute;&nbsp;&euro;",
          "<b> &amp; \"q\" 'a' \xC3\xA9 \xE2\x82\xAC" },
        { "&#128545;&#x1F621;", "\xF0\x9F\x98\xA1\xF0\x9F\x98\xA1" },
        { "&#0;&#xD800;&#x110000;&#99999999999;&#150;",
          "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xE2\x80\x93" },
        { "AT&T & R&D; &unknown; &#; &#x;", "AT&T & R&D; &unknown; &#; &#x;" },
        { "x<script>alert('<p>')</script>y<style>p{}</style>z", "xyz" },
        { "x<SCRIPT type='a>b'>var a='</p>'</script >y", "xy" },
        { "a<script>tak tertutup <p>b</p>", "a" },
        { "a<svg><text>gambar</text></svg>b<svg>tak tertutup", "abtak tertutup" },
        { "<!-- komentar --> a <!-- <p>x</p> -->b<!-- tak tertutup", "a b" },
        { "<![CDATA[data <x>]]>", "data <x>" },
        { "<!DOCTYPE html><?php x ?>a", "a" },
        { "1 < 2 > 1 <3", "1 < 2 > 1 <3" },
        { "<a href=\"https://x.id/1\">lihat</a>", "lihat (https://x.id/1)" },
        { "<a href='https://x.id/1'>https://x.id/1</a>", "https://x.id/1" },
        { "<a href=https://x.id>x.id</a>", "x.id" },
        { "<a href=\"javascript:alert(1)\">klik</a>", "klik" },
        { "<a href=\"/relatif\">klik</a> <a name=x>y</a>", "klik y" },
        { "<a href=\"https://a.id/?x=1&amp;y=2\"><b>te</b>bal</a>!",
          "tebal (https://a.id/?x=1&y=2)!" },
        { "<blockquote>kutip<br>dua</blockquote>jawab", "> kutip\n> dua\n\njawab" },
        { "<blockquote><blockquote>dalam</blockquote>luar</blockquote>", "> > dalam\n\n> luar" },
        { "</blockquote></blockquote>a", "a" },
        { "<img src=x alt=\"\xF0\x9F\x99\x81\"> <img src=y> <img alt='a &gt; b'>",
          "\xF0\x9F\x99\x81 a > b" },
        { "<pre>a\n  b\nc</pre>", "a\nb\nc" },
        { "<td>1</td><td>2</td>", "1 2" },
        { "<p title='a > b'>isi</p>", "isi" },
        { "<p title=\"tak tertutup>isi</p>", "isi" },
        { "<title>judul</title><body>isi", "isi" },
        { "zero\xE2\x80\x8Bwidth&#8203;x&shy;y", "zero\xE2\x80\x8Bwidthxy" },
        { "<", "<" }, { "<p", "" }, { "</", "" }, { "<a href=", "" }, { "&", "&" }, { "&#", "&#" },
        { "bad \xFF byte", "bad \xEF\xBF\xBD byte" },
        { "<o:p>kantor</o:p>", "kantor" },
    };
    for (size_t i = 0; i < COUNT(t); i++) {
        SCRATCH(a);
        CHECK_STR(html_to_text(a, str_c(t[i].html)), t[i].text);
    }
}

static Str repeated(Arena *a, const char *piece, size_t bytes) {
    Buf b = buf_new(a, bytes + 100);
    while (b.n < bytes)
        buf_put(&b, str_c(piece));
    return buf_str(&b);
}

/* Each of these is quadratic in one naive way of reading HTML; here a megabyte takes
 * milliseconds, and a test that takes minutes is a failed one. */
TEST(hostile_html_takes_linear_time) {
    static const char *const pieces[] = { "<a ='", "<a =\"", "<svg>", "<!--", "<", "<![CDATA[", "&",
        "<blockquote>", "<a href=\"http://x.id/\">y", "<p a a a a a a a a a a a a  >", "</b>",
        "<div><b><i>", "<a = =\"x\" '", "<select><object>", "&#", "<img alt=", "<li>" };
    for (size_t i = 0; i < COUNT(pieces); i++) {
        SCRATCH(a);
        Str text = html_to_text(a, repeated(a, pieces[i], 1 << 20));
        CHECK(text.n <= HTML_TEXT_MOST && utf8_is_valid(text));
    }
}
