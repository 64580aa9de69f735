/* A tokeniser of our own instead of libxml2's HTML parser: that one builds a tree, closes
 * elements in quadratic time on hostile input and knows HTML 4. What is kept of it is its table
 * of named characters. */
#include "connect/html_text.h"

#include "base/model.h"
#include "base/utf8.h"

#include <libxml/HTMLparser.h>
#include <string.h>

enum { HREF_MOST = 2000, NAME_MOST = 16 };

typedef struct Tag {
    char name[NAME_MOST]; /* lower case; "" when longer than any we know */
    Str attributes;       /* between the name and the end */
    bool is_end;
} Tag;

typedef struct Text {
    Arena *arena;
    Buf out;
    int newlines;       /* wanted before the next character, 0 to 2 */
    bool wants_space;
    bool is_at_start;   /* nothing written in this line yet */
    int quote, pre;     /* how deep in <blockquote> and <pre> */
    Str href;           /* of the open <a>, or none */
    size_t link_from;   /* where its text starts in `out` */
    bool no_double_quote, no_single_quote; /* in the rest of the input */
    unsigned unclosed;  /* bit per hidden element whose end tag is nowhere in the rest */
} Text;

/* ---- character references ---- */

static uint32_t as_rune(int64_t value) {
    /* HTML reads 0x80-0x9F as Windows-1252. */
    static const uint16_t windows[32] = {
        0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039,
        0x152, 0x8D, 0x17D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
        0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0x9D, 0x17E, 0x178 };
    if (value >= 0x80 && value <= 0x9F)
        return windows[value - 0x80];
    bool is_text = value > 0 && value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF);
    return is_text ? (uint32_t)value : 0xFFFD;
}

/* &#39; or &#x27; at s; 0 when it is none. */
static size_t numeric_reference(Str s, uint32_t *rune) {
    bool is_hex = s.n > 2 && (s.p[2] == 'x' || s.p[2] == 'X');
    size_t at = is_hex ? 3 : 2, from = at;
    int64_t value = 0;
    for (; at < s.n; at++) {
        char c = ascii_lower(s.p[at]);
        int digit = ascii_is_digit(c)                       ? c - '0'
                    : is_hex && c >= 'a' && c <= 'f' ? c - 'a' + 10
                                                     : -1;
        if (digit < 0)
            break;
        if (value <= 0x10FFFF)
            value = value * (is_hex ? 16 : 10) + digit;
    }
    if (at == from)
        return 0;
    *rune = as_rune(value);
    return at + (at < s.n && s.p[at] == ';');
}

static size_t named_reference(Str s, uint32_t *rune) {
    char name[12];
    size_t n = 0;
    while (n + 1 < s.n && n < sizeof name - 1 &&
           (ascii_is_alpha(s.p[n + 1]) || ascii_is_digit(s.p[n + 1]))) {
        name[n] = s.p[n + 1];
        n++;
    }
    name[n] = '\0';
    bool is_closed = n + 1 < s.n && s.p[n + 1] == ';';
    if (n == 0 || !is_closed)
        return 0;
    const htmlEntityDesc *found = htmlEntityLookup((const xmlChar *)name);
    if (found == NULL && strcmp(name, "apos") != 0)
        return 0;
    *rune = found ? found->value : '\'';
    return n + 2;
}

/* Length of the reference at s (which starts with '&'), 0 when it is only an ampersand. */
static size_t reference(Str s, uint32_t *rune) {
    return s.n > 1 && s.p[1] == '#' ? numeric_reference(s, rune) : named_reference(s, rune);
}

static Str html_unescape(Arena *a, Str text) {
    if (text.n == 0 || memchr(text.p, '&', text.n) == NULL)
        return text;
    /* The shortest reference, "&#1", is as long as any UTF-8 sequence it can mean. */
    Buf b = buf_new(a, arena_mul_(text.n, 2));
    while (text.n) {
        const char *amp = memchr(text.p, '&', text.n);
        size_t plain = amp ? (size_t)(amp - text.p) : text.n;
        buf_put(&b, str_slice(text, 0, plain));
        text = str_slice(text, plain, text.n);
        if (text.n == 0)
            break;
        uint32_t rune = '&';
        size_t n = reference(text, &rune);
        utf8_put(&b, rune);
        text = str_slice(text, n ? n : 1, text.n);
    }
    return buf_str(&b);
}

/* ---- writing ---- */

static void start_line(Text *t) {
    for (int i = 0; i < t->quote && i < 5; i++)
        buf_put(&t->out, S("> "));
    t->is_at_start = true;
}

static void before_character(Text *t) {
    bool is_first = t->out.n == 0;
    if (is_first || t->newlines) {
        for (int i = 0; i < t->newlines && !is_first; i++)
            buf_putc(&t->out, '\n');
        start_line(t);
    } else if (t->wants_space && !t->is_at_start) {
        buf_putc(&t->out, ' ');
    }
    t->newlines = 0;
    t->wants_space = false;
    t->is_at_start = false;
}

static void want_lines(Text *t, int n) {
    if (n > t->newlines)
        t->newlines = n;
    t->wants_space = false;
}

static void put_text(Text *t, Str s) {
    size_t from = 0;
    for (size_t i = 0; i <= s.n; i++) {
        if (i < s.n && !ascii_is_space(s.p[i]))
            continue;
        if (i > from) {
            before_character(t);
            buf_put(&t->out, str_slice(s, from, i));
        }
        from = i + 1;
        if (i == s.n)
            break;
        if (t->pre && s.p[i] == '\n')
            want_lines(t, t->newlines < 2 ? t->newlines + 1 : 2);
        else
            t->wants_space = true;
    }
}

static void put_rune(Text *t, uint32_t rune) {
    if (rune == 0xA0 || rune == ' ' || rune == '\n' || rune == '\t' || rune == '\r') {
        t->wants_space = true;
        return;
    }
    if (rune == 0xAD || rune == 0x200B || rune < ' ') /* soft hyphen, zero width space */
        return;
    before_character(t);
    utf8_put(&t->out, rune);
}

static void put_escaped(Text *t, Str s) {
    while (s.n) {
        const char *amp = memchr(s.p, '&', s.n);
        size_t plain = amp ? (size_t)(amp - s.p) : s.n;
        put_text(t, str_slice(s, 0, plain));
        s = str_slice(s, plain, s.n);
        if (s.n == 0)
            return;
        uint32_t rune = '&';
        size_t n = reference(s, &rune);
        put_rune(t, rune);
        s = str_slice(s, n ? n : 1, s.n);
    }
}

/* ---- tags ---- */

static Str skip_space(Str s) {
    size_t n = 0;
    while (n < s.n && ascii_is_space(s.p[n]))
        n++;
    return str_slice(s, n, s.n);
}

/* Value of one attribute; quotes and references resolved. */
static bool attribute(Arena *a, Str list, const char *name, Str *out) {
    Str want = str_c(name);
    while ((list = skip_space(list)).n) {
        size_t n = 0;
        while (n < list.n && !ascii_is_space(list.p[n]) && list.p[n] != '=' &&
               !(list.p[n] == '/' && n == 0))
            n++;
        Str key = str_slice(list, 0, n), value = { 0 };
        list = skip_space(str_slice(list, n ? n : 1, list.n));
        if (n && list.n && list.p[0] == '=') {
            list = skip_space(str_slice(list, 1, list.n));
            char quote = list.n && (list.p[0] == '"' || list.p[0] == '\'') ? list.p[0] : 0;
            size_t from = quote != 0, to = from;
            while (to < list.n && (quote ? list.p[to] != quote : !ascii_is_space(list.p[to])))
                to++;
            value = str_slice(list, from, to);
            list = str_slice(list, to + (quote != 0), list.n);
        }
        if (str_eq_nocase(key, want)) {
            *out = html_unescape(a, value);
            return true;
        }
    }
    return false;
}

typedef enum TagKind { TAG_INLINE, TAG_LINE, TAG_PARAGRAPH, TAG_PRE, TAG_QUOTE, TAG_ITEM, TAG_CELL,
                       TAG_BREAK, TAG_IMAGE, TAG_LINK } TagKind;

static TagKind kind_of(const char *name) {
    static const struct {
        char name[NAME_MOST];
        TagKind kind;
    } tags[] = {
        { "a", TAG_LINK },           { "address", TAG_LINE },  { "article", TAG_LINE },
        { "aside", TAG_LINE },       { "blockquote", TAG_QUOTE }, { "br", TAG_BREAK },
        { "dd", TAG_LINE },          { "div", TAG_LINE },      { "dl", TAG_PARAGRAPH },
        { "dt", TAG_LINE },          { "figure", TAG_PARAGRAPH }, { "footer", TAG_LINE },
        { "form", TAG_LINE },        { "h1", TAG_PARAGRAPH },  { "h2", TAG_PARAGRAPH },
        { "h3", TAG_PARAGRAPH },     { "h4", TAG_PARAGRAPH },  { "h5", TAG_PARAGRAPH },
        { "h6", TAG_PARAGRAPH },     { "header", TAG_LINE },   { "hr", TAG_LINE },
        { "img", TAG_IMAGE },        { "li", TAG_ITEM },       { "main", TAG_LINE },
        { "nav", TAG_LINE },         { "ol", TAG_PARAGRAPH },  { "option", TAG_LINE },
        { "p", TAG_PARAGRAPH },      { "pre", TAG_PRE },       { "section", TAG_LINE },
        { "table", TAG_PARAGRAPH },  { "td", TAG_CELL },       { "th", TAG_CELL },
        { "tr", TAG_LINE },          { "ul", TAG_PARAGRAPH },
    };
    for (size_t i = 0; i < COUNT(tags); i++)
        if (tags[i].name[0] == name[0] && strcmp(tags[i].name, name) == 0)
            return tags[i].kind;
    return TAG_INLINE;
}

static void link_start(Text *t, const Tag *tag) {
    Str href;
    t->href = (Str){ 0 };
    if (!attribute(t->arena, tag->attributes, "href", &href))
        return;
    href = str_trim(href);
    bool is_web = str_eq_nocase(str_slice(href, 0, 7), S("http://")) ||
                  str_eq_nocase(str_slice(href, 0, 8), S("https://"));
    if (!is_web || href.n > HREF_MOST)
        return;
    t->href = href;
    t->link_from = t->out.n;
}

static void link_end(Text *t) {
    if (t->href.n == 0)
        return;
    Str shown = str_trim(str_slice(buf_str(&t->out), t->link_from, t->out.n));
    Str href = t->href;
    t->href = (Str){ 0 };
    bool is_shown = str_find(shown, href) >= 0 ||
                    (shown.n && str_ends(href, shown)); /* "toko.id" for https://toko.id */
    if (is_shown)
        return;
    t->wants_space = shown.n > 0;
    put_text(t, S("("));
    buf_put(&t->out, href);
    buf_putc(&t->out, ')');
}

static void quote_tag(Text *t, bool is_end) {
    want_lines(t, 2);
    t->quote += is_end ? -(t->quote > 0) : t->quote < HTML_DEPTH_MOST;
}

static void item_tag(Text *t, bool is_end) {
    want_lines(t, 1);
    if (is_end)
        return;
    put_text(t, S("-"));
    t->wants_space = true;
}

static void link_tag(Text *t, const Tag *tag) {
    link_end(t);
    if (!tag->is_end)
        link_start(t, tag);
}

static void image_tag(Text *t, const Tag *tag) {
    Str alt;
    if (attribute(t->arena, tag->attributes, "alt", &alt))
        put_text(t, alt);
}

static void on_tag(Text *t, const Tag *tag) {
    switch (kind_of(tag->name)) {
    case TAG_INLINE:
        return;
    case TAG_LINE:
        want_lines(t, 1);
        return;
    case TAG_PRE:
        t->pre = !tag->is_end;
        want_lines(t, 2);
        return;
    case TAG_PARAGRAPH:
        want_lines(t, 2);
        return;
    case TAG_QUOTE:
        quote_tag(t, tag->is_end);
        return;
    case TAG_ITEM:
        item_tag(t, tag->is_end);
        return;
    case TAG_CELL:
        t->wants_space = true;
        return;
    case TAG_BREAK:
        want_lines(t, t->newlines < 2 ? t->newlines + 1 : 2);
        return;
    case TAG_IMAGE:
        image_tag(t, tag);
        return;
    case TAG_LINK:
        link_tag(t, tag);
        return;
    }
}

/* ---- reading ---- */

/* Where the quote that opened at `from` closes, or `from` when it never does within a sane
 * length, so that one stray quote does not swallow the page. */
static size_t quote_end(Text *t, Str s, size_t from) {
    enum { VALUE_MOST = 64 * 1024 };
    bool *is_absent = s.p[from] == '"' ? &t->no_double_quote : &t->no_single_quote;
    if (*is_absent)
        return from;
    const char *close = memchr(s.p + from + 1, s.p[from], s.n - from - 1);
    *is_absent = close == NULL; /* none here, so none later: searched for only once */
    size_t to = close ? (size_t)(close - s.p) : from;
    return to - from > VALUE_MOST ? from : to;
}

/* Where a tag that starts at s ends: at the first '>' outside quoted values. */
static size_t tag_end(Text *t, Str s) {
    for (size_t i = 1; i < s.n; i++) {
        if (s.p[i] == '>')
            return i;
        if ((s.p[i] == '"' || s.p[i] == '\'') && s.p[i - 1] == '=')
            i = quote_end(t, s, i);
    }
    return s.n;
}

static Tag read_tag(Str s, size_t end) {
    Tag tag = { .is_end = s.n > 1 && s.p[1] == '/' };
    size_t from = tag.is_end ? 2 : 1, to = from;
    while (to < end && (ascii_is_alpha(s.p[to]) || ascii_is_digit(s.p[to])))
        to++;
    if (to - from < NAME_MOST)
        for (size_t i = from; i < to; i++)
            tag.name[i - from] = ascii_lower(s.p[i]);
    tag.attributes = str_slice(s, to, end);
    return tag;
}

/* Elements whose content is not for reading. Without an end tag the first three hide all the
 * rest, as in a browser; the others then hide nothing. */
static const char *const hidden[] = { "script", "style", "title", "template", "noscript", "svg",
                                      "math", "object", "iframe", "textarea", "select", NULL };
enum { HIDDEN_TO_THE_END = 3 };

/* How much of s belongs to the hidden element that was just opened. */
static size_t hidden_length(Text *t, Str s, const char *name) {
    int which = name[0] && strchr("stnmoi", name[0]) ? names_find(hidden, str_c(name)) : -1;
    if (which < 0 || (t->unclosed & 1u << which) != 0)
        return 0;
    size_t n = strlen(name);
    for (size_t i = 0; i + n + 2 <= s.n; i++) {
        const char *open = memchr(s.p + i, '<', s.n - i);
        if (open == NULL)
            break;
        i = (size_t)(open - s.p);
        if (i + n + 2 <= s.n && s.p[i + 1] == '/' &&
            str_eq_nocase(str_slice(s, i + 2, i + 2 + n), str_c(name)))
            return i;
    }
    t->unclosed |= 1u << which;
    return which < HIDDEN_TO_THE_END ? s.n : 0;
}

/* Behind `mark` in s, or all of it. */
static size_t behind(Str s, Str mark) {
    ptrdiff_t at = str_find(s, mark);
    return at < 0 ? s.n : (size_t)at + mark.n;
}

/* Take what starts with '<'; gives its length. */
static size_t take_markup(Text *t, Str s) {
    if (str_starts(s, S("<!--")))
        return behind(s, S("-->"));
    if (str_starts(s, S("<![CDATA["))) {
        ptrdiff_t end = str_find(s, S("]]>"));
        put_text(t, str_slice(s, 9, end < 0 ? s.n : (size_t)end));
        return end < 0 ? s.n : (size_t)end + 3;
    }
    char next = s.n > 1 ? s.p[1] : 0;
    if (!ascii_is_alpha(next) && next != '/' && next != '!' && next != '?') {
        put_text(t, S("<"));
        return 1;
    }
    size_t end = tag_end(t, s);
    size_t length = end < s.n ? end + 1 : s.n;
    if (next == '!' || next == '?')
        return length;
    Tag tag = read_tag(s, end);
    size_t hides = tag.is_end ? 0 : hidden_length(t, str_slice(s, length, s.n), tag.name);
    if (hides == 0)
        on_tag(t, &tag);
    return length + hides;
}

Str html_to_text(Arena *a, Str html) {
    if (!utf8_is_valid(html) || (html.n && memchr(html.p, 0, html.n)))
        html = utf8_repair(a, html);
    Text t = { .arena = a, .out = buf_new(a, HTML_TEXT_MOST), .is_at_start = true };
    while (html.n && !t.out.full) {
        const char *open = memchr(html.p, '<', html.n);
        size_t plain = open ? (size_t)(open - html.p) : html.n;
        put_escaped(&t, str_slice(html, 0, plain));
        html = str_slice(html, plain, html.n);
        if (html.n)
            html = str_slice(html, take_markup(&t, html), html.n);
    }
    link_end(&t);
    return utf8_cut(buf_str(&t.out), t.out.n);
}
