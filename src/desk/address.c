#include "desk/address.h"

static bool is_printable(Str s) {
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] <= ' ' || s.p[i] > '~')
            return false;
    return s.n > 0;
}

bool address_is_mail(Str s) {
    ptrdiff_t at = str_find(s, S("@"));
    return is_printable(s) && s.n <= 254 && at > 0 && (size_t)at + 1 < s.n &&
           str_find(s, S(",")) < 0 && str_find(s, S("<")) < 0;
}

bool address_is_hook(Str s) {
    return is_printable(s) && (str_starts(s, S("https://")) || str_starts(s, S("http://")));
}

Str address_masked(Arena *a, Str address) {
    if (str_ends(address, S("***"))) /* it was before */
        return address;
    ptrdiff_t scheme = str_find(address, S("://"));
    Str shown = scheme < 0 ? address : str_slice(address, (size_t)scheme + 3, address.n);
    return str_fmt(a, STR_FMT "***", STR_ARG(str_slice(shown, 0, 3)));
}
