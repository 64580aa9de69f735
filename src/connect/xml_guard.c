#include "connect/xml_guard.h"

#include <string.h>

enum { ATTRIBUTES_MOST = 100 };

static size_t behind(Str s, Str mark) {
    ptrdiff_t at = str_find(s, mark);
    return at < 0 ? s.n : (size_t)at + mark.n;
}

/* Length of the tag at s; counts what could be attributes. */
static size_t tag_length(Str s, size_t *attributes) {
    char quote = 0;
    *attributes = 0;
    for (size_t i = 1; i < s.n; i++) {
        char c = s.p[i];
        if (quote) {
            if (c == quote)
                quote = 0;
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (c == '=') {
            ++*attributes;
        } else if (c == '>') {
            return i + 1;
        }
    }
    return s.n;
}

/* A DOCTYPE may name an outside file, which is never read; an inner part in brackets is where
 * entities are declared, and is refused. Quotes as in the grammar: [28], [75] of XML 1.0. */
static Err declaration(Str s, size_t *n, Error *e) {
    char quote = 0;
    for (*n = 2; *n < s.n; ++*n) {
        char c = s.p[*n];
        if (quote)
            quote = c == quote ? 0 : quote;
        else if (c == '"' || c == '\'')
            quote = c;
        else if (c == '[')
            FAIL(e, ERR_INVALID, "the document declares its own entities, which no feed needs");
        else if (c == '>')
            break;
    }
    return ERR_OK;
}

Err xml_guard(Str document, Error *e) {
    Str s = document;
    while (s.n) {
        const char *open = memchr(s.p, '<', s.n);
        if (open == NULL)
            return ERR_OK;
        s = str_slice(s, (size_t)(open - s.p), s.n);
        size_t n, attributes = 0;
        if (str_starts(s, S("<!--")))
            n = behind(s, S("-->"));
        else if (str_starts(s, S("<![CDATA[")))
            n = behind(s, S("]]>"));
        else if (str_starts(s, S("<?")))
            n = behind(s, S("?>"));
        else if (str_starts(s, S("<!")))
            TRY(declaration(s, &n, e));
        else
            n = tag_length(s, &attributes);
        if (attributes > ATTRIBUTES_MOST)
            FAIL(e, ERR_LIMIT, "an element has more than %d attributes", ATTRIBUTES_MOST);
        s = str_slice(s, n, s.n);
    }
    return ERR_OK;
}
