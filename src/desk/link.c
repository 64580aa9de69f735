#include "desk/link.h"

#include <string.h>

static bool has_bad_byte(Str link) {
    for (size_t i = 0; i < link.n; i++)
        if ((unsigned char)link.p[i] <= ' ' || strchr("\"'<>\\`{}|^", link.p[i]) ||
            (unsigned char)link.p[i] >= 0x7F)
            return true;
    return false;
}

static Str host_of(Str link) {
    size_t from = (size_t)str_find(link, S("://")) + 3, to = from;
    while (to < link.n && !strchr("/?#", link.p[to]))
        to++;
    return str_slice(link, from, to);
}

Err link_check(Str link, const char *field, Error *e) {
    if ((!str_starts(link, S("https://")) && !str_starts(link, S("http://"))) || has_bad_byte(link))
        FAIL_FIELD(e, field, "is no link: copy it from the browser");
    Str host = host_of(link);
    if (str_find(host, S("@")) >= 0 || str_find(host, S(".")) < 1)
        FAIL_FIELD(e, field, "is no link: copy it from the browser");
    return ERR_OK;
}
