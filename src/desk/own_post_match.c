#include "desk/own_post_match.h"

enum { PART_LEAST = 20 }; /* letters that are no chance */

static bool is_kept(char c) {
    return (unsigned char)c >= 0x80 || ascii_is_alpha(c) || ascii_is_digit(c);
}

Str own_post_fold(Arena *a, Str text) {
    static const Str ellipsis = { "…", sizeof("…") - 1 };
    Buf b = buf_new(a, text.n + 1);
    for (size_t i = 0; i < text.n; i++) {
        if (str_starts(str_slice(text, i, text.n), ellipsis))
            i += ellipsis.n - 1;
        else if (is_kept(text.p[i]))
            buf_putc(&b, text.p[i]);
    }
    return str_lower_ascii(a, buf_str(&b));
}

bool own_post_matches(Str seen, Str written) {
    bool is_shorter = seen.n < written.n;
    Str part = is_shorter ? seen : written, whole = is_shorter ? written : seen;
    if (part.n == 0)
        return false;
    if (part.n == whole.n)
        return str_eq(part, whole);
    return part.n >= PART_LEAST && part.n * 2 >= whole.n && str_find(whole, part) >= 0;
}
