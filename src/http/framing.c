#include "http/framing.h"

#include "base/limits.h"
#include "base/number.h"
#include "base/utf8.h"
#include "wire/url.h"

#include <string.h>

bool head_find(const Head *h, const char *name, Str *out) {
    for (size_t i = 0; i < h->count; i++)
        if (str_eq_nocase(h->headers[i].name, str_c(name))) {
            *out = h->headers[i].value;
            return true;
        }
    return false;
}

static Err refuse(int *status, int as, const char *why, Error *e) {
    *status = as;
    FAIL(e, ERR_INVALID, "%s", why);
}

static bool is_token(Str s) {
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        if (!ascii_is_alpha(c) && !ascii_is_digit(c) &&
            (c == '\0' || memchr("!#$%&'*+-.^_`|~", c, 15) == NULL))
            return false;
    }
    return s.n > 0;
}

static bool is_clean_value(Str s) {
    for (size_t i = 0; i < s.n; i++)
        if (((unsigned char)s.p[i] < 0x20 && s.p[i] != '\t') || s.p[i] == 0x7F)
            return false;
    return true;
}

/* Step over a text up to its NUL; false at the end of the head. */
static bool take_text(const char **p, const char *end, Str *out) {
    const char *nul = *p < end ? memchr(*p, '\0', (size_t)(end - *p)) : NULL;
    if (nul == NULL)
        return false;
    *out = (Str){ *p, (size_t)(nul - *p) };
    *p = nul + 1;
    return true;
}

/* The raw head, line by line, must be what the library made of it and nothing else. The request
 * line: method, target and version with one byte between. A header: name NUL blanks value NUL NUL
 * (colon, CR, LF). One NUL more, a folded line or a bare LF breaks it. */
static bool raw_head_agrees(const Head *h) {
    const char *p = h->version.p + h->version.n, *end = h->raw.p + h->raw.n;
    if (h->target_at != h->method.p + h->method.n + 1 ||
        h->version.p != h->target_at + h->target.n + 1 || p + 2 > end || p[0] != '\0' ||
        p[1] != '\0')
        return false;
    p += 2;
    for (size_t i = 0; i < h->count; i++) {
        Str name, value;
        if (!take_text(&p, end, &name) || name.p != h->headers[i].name.p)
            return false;
        while (p < end && (*p == ' ' || *p == '\t'))
            p++;
        if (!take_text(&p, end, &value) || value.p != h->headers[i].value.p ||
            value.n != h->headers[i].value.n || p == end || *p++ != '\0')
            return false;
    }
    return end - p == 2 && p[0] == '\0' && p[1] == '\0';
}

/* Headers that mean something here and must not be given twice. */
static const char *const single[] = {
    "Host", "Content-Length", "Transfer-Encoding", "Content-Type", "Authorization", "Cookie",
    "Origin", "Expect", "Last-Event-ID", "Idempotency-Key", "If-Match", "Sec-Fetch-Site",
};

static Err check_headers(const Head *h, int *status, Error *e) {
    if (h->too_many || h->raw.n > LIMIT_HTTP_HEAD)
        return refuse(status, 431, "the header is too large", e);
    for (size_t i = 0; i < h->count; i++) {
        if (!is_token(h->headers[i].name))
            return refuse(status, 400, "a header has a bad name", e);
        if (!is_clean_value(h->headers[i].value))
            return refuse(status, 400, "a header holds control characters", e);
    }
    if (h->raw.p != NULL && !raw_head_agrees(h))
        return refuse(status, 400, "the header is malformed", e);
    for (size_t k = 0; k < COUNT(single); k++) {
        size_t count = 0;
        for (size_t i = 0; i < h->count; i++)
            count += str_eq_nocase(h->headers[i].name, str_c(single[k]));
        if (count > 1)
            return refuse(status, 400, "a header is given twice", e);
    }
    return ERR_OK;
}

static Err check_body(Head *h, int *status, Error *e) {
    Str length, encoding, expect;
    bool has_length = head_find(h, "Content-Length", &length);
    bool has_encoding = head_find(h, "Transfer-Encoding", &encoding);
    if (has_length && has_encoding)
        return refuse(status, 400, "Content-Length and Transfer-Encoding", e);
    if (has_encoding) {
        if (!str_eq(h->version, S("HTTP/1.1")) || !str_eq_nocase(encoding, S("chunked")))
            return refuse(status, 400, "only the chunked transfer encoding is taken", e);
        h->length = -1;
        h->has_body = true;
    } else if (has_length) {
        bool digits = length.n > 0;
        for (size_t i = 0; i < length.n; i++)
            digits = digits && ascii_is_digit(length.p[i]);
        if (!digits)
            return refuse(status, 400, "Content-Length is not a number", e);
        if (!parse_i64(length, 0, LIMIT_HTTP_BODY, &h->length))
            return refuse(status, 413, "the body is too large", e);
        h->has_body = h->length > 0;
    }
    if (h->has_body && (h->verb == METHOD_GET || h->verb == METHOD_HEAD))
        return refuse(status, 400, "GET and HEAD take no body", e);
    if (head_find(h, "Expect", &expect) && !str_eq_nocase(expect, S("100-continue")))
        return refuse(status, 417, "only 100-continue can be expected", e);
    return ERR_OK;
}

/* A host name or address with an optional port; nothing that could be taken for more. */
static bool is_host(Str host) {
    for (size_t i = 0; i < host.n; i++) {
        char c = host.p[i];
        if (!ascii_is_alpha(c) && !ascii_is_digit(c) &&
            (c == '\0' || memchr("-._:[]", c, 6) == NULL))
            return false;
    }
    return host.n > 0 && host.n <= 260;
}

static Err check_host(const Head *h, Str *target, int *status, Error *e) {
    Str host = { 0 }, scheme = { 0 };
    bool given = head_find(h, "Host", &host);
    if (given ? !is_host(str_trim(host)) : str_eq(h->version, S("HTTP/1.1")))
        return refuse(status, 400, "Host is missing or malformed", e);
    if (str_eq_nocase(str_slice(*target, 0, 7), S("http://")))
        scheme = str_slice(*target, 0, 7);
    else if (str_eq_nocase(str_slice(*target, 0, 8), S("https://")))
        scheme = str_slice(*target, 0, 8);
    if (scheme.n == 0)
        return ERR_OK;
    Str rest = str_slice(*target, scheme.n, target->n);
    size_t slash = 0;
    while (slash < rest.n && rest.p[slash] != '/' && rest.p[slash] != '?')
        slash++;
    if (!str_eq_nocase(str_slice(rest, 0, slash), str_trim(host)))
        return refuse(status, 400, "the target names another host", e);
    *target = slash < rest.n && rest.p[slash] == '/' ? str_slice(rest, slash, rest.n) : S("/");
    return ERR_OK;
}

static bool has_dot_part(Str path) {
    Str part;
    while (str_cut(&path, '/', &part))
        if (str_eq(part, S("..")) || str_eq(part, S(".")))
            return true;
    return false;
}

static bool is_visible(Str s) {
    for (size_t i = 0; i < s.n; i++)
        if ((unsigned char)s.p[i] <= ' ' || (unsigned char)s.p[i] >= 0x7F || s.p[i] == '#')
            return false;
    return true;
}

static Err check_target(Arena *a, Head *h, Str target, int *status, Error *e) {
    Str raw;
    if (target.n == 0 || target.p[0] != '/' || !is_visible(target))
        return refuse(status, 400, "the path is malformed", e);
    h->query = target;
    (void)str_cut(&h->query, '?', &raw);
    if (!url_decode(a, raw, false, &h->path) || !utf8_is_valid(h->path) ||
        !is_clean_value(h->path) || memchr(h->path.p, '\t', h->path.n) ||
        memchr(h->path.p, '\\', h->path.n) || has_dot_part(h->path))
        return refuse(status, 400, "the path is malformed", e);
    return ERR_OK;
}

/* The routes answer OPTIONS and TRACE with 405 and what they take instead. */
static Err check_method(Head *h, int *status, Error *e) {
    int found = names_find(method_names, h->method);
    h->verb = METHOD_OTHER;
    if (found >= 0 && found != METHOD_OTHER)
        h->verb = (Method)found;
    else if (!is_token(h->method))
        return refuse(status, 400, "the method is malformed", e);
    else if (!str_eq(h->method, S("OPTIONS")) && !str_eq(h->method, S("TRACE")))
        return refuse(status, 501, "unknown method", e);
    return ERR_OK;
}

Err head_check(Arena *a, Head *h, int *status, Error *e) {
    Str target = h->target;
    if (!str_eq(h->version, S("HTTP/1.1")) && !str_eq(h->version, S("HTTP/1.0")))
        return refuse(status, 505, "only HTTP/1.0 and HTTP/1.1 are spoken", e);
    if (target.n > LIMIT_HTTP_URL)
        return refuse(status, 414, "the address is too long", e);
    TRY(check_headers(h, status, e));
    TRY(check_host(h, &target, status, e));
    TRY(check_method(h, status, e));
    TRY(check_body(h, status, e));
    return check_target(a, h, target, status, e);
}
