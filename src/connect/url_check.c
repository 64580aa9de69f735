/* Addresses of the web through libcurl's URL parser, the one that also connects. */
#include "base/limits.h"
#include "connect/fetch.h"

#include <curl/curl.h>
#include <string.h>

static void url_free(CURLU **u) { curl_url_cleanup(*u); }

static void part_free(char **part) { curl_free(*part); }

static bool has_odd_bytes(Str s) {
    for (size_t i = 0; i < s.n; i++)
        if ((unsigned char)s.p[i] <= ' ' || s.p[i] == 0x7F || s.p[i] == '\\')
            return true;
    return false;
}

static Str part(Arena *a, CURLU *u, CURLUPart what, unsigned flags) {
    char *text CLEANUP(part_free) = NULL;
    if (curl_url_get(u, what, &text, flags) != CURLUE_OK || text == NULL)
        return (Str){ 0 };
    return str_dup(a, str_c(text));
}

/* Names, dotted numbers and bracketed IPv6. Names outside ASCII must come as xn--: libidn2 would
 * read them by the locale, which the program does not set. */
static bool host_is_sane(Str host) {
    if (host.n == 0 || host.n > 255)
        return false;
    for (size_t i = 0; i < host.n; i++) {
        char c = host.p[i];
        bool is_name = ascii_is_alpha(c) || ascii_is_digit(c) || c == '-' || c == '.' || c == '_';
        bool is_six = (c == '[' && i == 0) || (c == ']' && i == host.n - 1) ||
                      (c == ':' && host.p[0] == '[');
        if (!is_name && !is_six)
            return false;
    }
    return true;
}

/* Outside ASCII, and in quotes and brackets, bytes are percent-encoded: what a browser does. */
static Str encode_odd(Arena *a, Str url) {
    Buf b = buf_new(a, arena_mul_(url.n, 3));
    for (size_t i = 0; i < url.n; i++) {
        unsigned char c = (unsigned char)url.p[i];
        if (c >= 0x80 || strchr("\"<>`{}|^", (char)c))
            buf_printf(&b, "%%%02X", c);
        else
            buf_putc(&b, (char)c);
    }
    return buf_str(&b);
}

static Err normalise(Arena *a, CURLU *u, Str *out, Error *e) {
    Str scheme = part(a, u, CURLUPART_SCHEME, 0);
    if (!str_eq_nocase(scheme, S("http")) && !str_eq_nocase(scheme, S("https")))
        FAIL_FIELD(e, "url", "must start with http:// or https://");
    if (part(a, u, CURLUPART_USER, 0).p != NULL || part(a, u, CURLUPART_PASSWORD, 0).p != NULL)
        FAIL_FIELD(e, "url", "must not contain a user name or password");
    Str host = part(a, u, CURLUPART_HOST, 0);
    bool has_zone = part(a, u, CURLUPART_ZONEID, 0).p != NULL;
    if (!host_is_sane(host) || has_zone || str_eq(part(a, u, CURLUPART_PORT, 0), S("0")))
        FAIL_FIELD(e, "url", "has no usable host name");
    SCRATCH(tmp);
    if (curl_url_set(u, CURLUPART_HOST, str_z(tmp, str_lower_ascii(tmp, host)), 0) != CURLUE_OK)
        FAIL_FIELD(e, "url", "has no usable host name");
    Str whole = encode_odd(a, part(a, u, CURLUPART_URL, CURLU_NO_DEFAULT_PORT));
    if (whole.n == 0 || whole.n > LIMIT_HTTP_URL)
        FAIL_FIELD(e, "url", "must be at most %d bytes", LIMIT_HTTP_URL);
    *out = whole;
    return ERR_OK;
}

static Err set_url(CURLU *u, Str url, Error *e) {
    SCRATCH(tmp);
    url = str_trim(url);
    ptrdiff_t slashes = str_find(url, S("://"));
    bool is_hostless = slashes >= 0 && str_find(url, S(":///")) == slashes; /* http:///x */
    if (url.n == 0 || url.n > LIMIT_HTTP_URL || has_odd_bytes(url) || is_hostless)
        FAIL_FIELD(e, "url", "must be a web address of at most %d bytes without spaces",
                   LIMIT_HTTP_URL);
    if (curl_url_set(u, CURLUPART_URL, str_z(tmp, url), 0) != CURLUE_OK)
        FAIL_FIELD(e, "url", "is not a web address: http://.. or https://..");
    return ERR_OK;
}

Err url_check(Arena *a, Str url, Str *out, Error *e) {
    CURLU *u CLEANUP(url_free) = curl_url();
    TRY(set_url(u, url, e));
    return normalise(a, u, out, e);
}

Err url_join(Arena *a, Str base, Str link, Str *out, Error *e) {
    CURLU *u CLEANUP(url_free) = curl_url();
    if (base.n)
        TRY(set_url(u, base, e));
    if (base.n && str_starts(link, S("#"))) { /* libcurl would drop the page's name */
        Str page = base, rest = base;
        (void)str_cut(&rest, '#', &page); /* always true: base is not "none" */
        link = str_fmt(a, STR_FMT STR_FMT, STR_ARG(page), STR_ARG(link));
    }
    TRY(set_url(u, link, e));
    return normalise(a, u, out, e);
}
