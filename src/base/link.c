#include "base/link.h"

#include "base/limits.h"

#include <string.h>

enum { HOST_MOST = 253, PORT_DIGITS = 5 };

static bool is_host(char c) {
    return ascii_is_alpha(c) || ascii_is_digit(c) || c == '-' || c == '.';
}

/* Where the host name that begins at `at` ends; `at` itself: there is none. */
static size_t host_end(Str s, size_t at) {
    size_t end = at;
    while (end < s.n && is_host(s.p[end]))
        end++;
    bool is_name = end > at && end - at <= HOST_MOST && s.p[at] != '.' && s.p[at] != '-' &&
                   s.p[end - 1] != '-';
    return is_name && str_find(str_slice(s, at, end), S("..")) < 0 ? end : at;
}

static size_t port_end(Str s, size_t at) {
    size_t end = at + 1;
    if (at >= s.n || s.p[at] != ':')
        return at;
    while (end < s.n && ascii_is_digit(s.p[end]))
        end++;
    return end > at + 1 && end <= at + 1 + PORT_DIGITS ? end : at;
}

bool link_is_web(Str link) {
    size_t at = str_starts(link, S("https://")) ? 8 : str_starts(link, S("http://")) ? 7 : 0;
    size_t host = at;
    if (at == 0 || link.n > LIMIT_MESSAGE_LINK || (at = host_end(link, host)) == host)
        return false;
    at = port_end(link, at);
    if (at < link.n && link.p[at] != '/' && link.p[at] != '?' && link.p[at] != '#')
        return false;
    for (; at < link.n; at++)
        if (link.p[at] <= ' ' || link.p[at] > '~' || strchr("\"<>\\`", link.p[at]) != NULL)
            return false;
    return true;
}
