#include "wire/html.h"

#include "base/utf8.h"

static void put_rune(Buf *b, uint32_t c) {
    switch (c) {
    case '&':  buf_put(b, S("&amp;")); return;
    case '<':  buf_put(b, S("&lt;")); return;
    case '>':  buf_put(b, S("&gt;")); return;
    case '"':  buf_put(b, S("&quot;")); return;
    case '\'': buf_put(b, S("&#39;")); return;
    default:   break;
    }
    bool control = (c < 0x20 && c != '\n' && c != '\r' && c != '\t') || (c >= 0x7F && c <= 0x9F);
    if (!control)
        utf8_put(b, c);
}

void html_text(Buf *b, Str s) {
    SCRATCH(a);
    s = utf8_repair(a, s);
    for (size_t at = 0; at < s.n;)
        put_rune(b, utf8_next(s, &at));
}

static bool is_link(Str name) {
    return str_eq(name, S("href")) || str_eq(name, S("src")) || str_eq(name, S("action")) ||
           str_eq(name, S("formaction"));
}

/* Browsers skip control characters and blanks inside a scheme, so any of them is refused. */
static bool is_safe_link(Str link) {
    for (size_t i = 0; i < link.n; i++)
        if ((unsigned char)link.p[i] <= ' ')
            return false;
    if (link.n && link.p[0] == '#')
        return true;
    if (link.n && link.p[0] == '/')
        return link.n == 1 || (link.p[1] != '/' && link.p[1] != '\\');
    static const Str schemes[] = { { "https://", 8 }, { "http://", 7 }, { "mailto:", 7 },
                                   { "tel:", 4 } };
    for (size_t i = 0; i < COUNT(schemes); i++)
        if (str_eq_nocase(str_slice(link, 0, schemes[i].n), schemes[i]))
            return true;
    return false;
}

void html_attr(Buf *b, const char *name, Str value) {
    if (is_link(str_c(name)) && !is_safe_link(value))
        value = S("#");
    buf_printf(b, " %s=\"", name);
    html_text(b, value);
    buf_putc(b, '"');
}
