#include "desk/own_post_match.h"

enum {
    PART_LEAST = 20,  /* letters that are no chance */
    FRAME_MOST = 250, /* of number, stage, headings, time of the next word and address */
};

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

static size_t same_begin(Str x, Str y) {
    size_t n = 0;
    while (n < x.n && n < y.n && x.p[n] == y.p[n])
        n++;
    return n;
}

bool own_post_tells(Str seen, const ToldParts *p) {
    size_t told = p->known.n + p->unknown.n + p->doing.n, begins = same_begin(seen, p->known);
    if (p->known.n && seen.n <= told + FRAME_MOST && str_find(seen, p->known) >= 0 &&
        str_find(seen, p->unknown) >= 0 && str_find(seen, p->doing) >= 0)
        return true;
    return begins >= PART_LEAST && begins * 2 >= seen.n;
}
