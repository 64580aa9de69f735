#include "base/utf8.h"

#include <string.h>

/* Length of the valid sequence at p (n bytes left), 0 when there is none. The second byte
 * alone tells overlong forms, surrogates and what lies above U+10FFFF (RFC 3629, 4). */
static size_t sequence(const unsigned char *p, size_t n) {
    unsigned char c = p[0], low = 0x80, high = 0xBF;
    size_t len;
    if (c < 0x80)
        return 1;
    if (c >= 0xC2 && c <= 0xDF)
        len = 2;
    else if ((c & 0xF0) == 0xE0)
        len = 3;
    else if (c >= 0xF0 && c <= 0xF4)
        len = 4;
    else
        return 0;
    if (c == 0xE0)
        low = 0xA0;
    else if (c == 0xED)
        high = 0x9F;
    else if (c == 0xF0)
        low = 0x90;
    else if (c == 0xF4)
        high = 0x8F;
    if (n < len || p[1] < low || p[1] > high)
        return 0;
    for (size_t i = 2; i < len; i++)
        if ((p[i] & 0xC0) != 0x80)
            return 0;
    return len;
}

/* First place at or after `at` that may hold a byte above 0x7F, eight bytes a step. */
static size_t skip_ascii(Str s, size_t at) {
    uint64_t eight;
    while (s.n - at >= sizeof eight) {
        memcpy(&eight, s.p + at, sizeof eight);
        if (eight & UINT64_C(0x8080808080808080))
            break;
        at += sizeof eight;
    }
    return at;
}

size_t utf8_valid_prefix(Str s) {
    size_t at = 0;
    while ((at = skip_ascii(s, at)) < s.n) {
        size_t stop = s.n - at > 8 ? at + 8 : s.n;
        while (at < stop) {
            size_t len = sequence((const unsigned char *)s.p + at, s.n - at);
            if (len == 0)
                return at;
            at += len;
        }
    }
    return at;
}

uint32_t utf8_next(Str s, size_t *at) {
    const unsigned char *p = (const unsigned char *)s.p + *at;
    uint32_t c = p[0];
    if (c < 0x80) {
        *at += 1;
        return c;
    }
    size_t len = c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
    assert(len <= s.n - *at);
    c &= 0x7Fu >> len;
    for (size_t i = 1; i < len; i++)
        c = c << 6 | (p[i] & 0x3Fu);
    *at += len;
    return c;
}

void utf8_put(Buf *b, uint32_t rune) {
    assert(rune <= 0x10FFFF && (rune < 0xD800 || rune > 0xDFFF));
    char out[4];
    size_t n;
    if (rune < 0x80) {
        buf_putc(b, (char)rune);
        return;
    }
    if (rune < 0x800) {
        n = 2;
        out[0] = (char)(0xC0 | rune >> 6);
    } else if (rune < 0x10000) {
        n = 3;
        out[0] = (char)(0xE0 | rune >> 12);
    } else {
        n = 4;
        out[0] = (char)(0xF0 | rune >> 18);
    }
    for (size_t i = n - 1; i > 0; i--, rune >>= 6)
        out[i] = (char)(0x80 | (rune & 0x3F));
    buf_put(b, (Str){ out, n });
}

Str utf8_repair(Arena *a, Str s) {
    if (s.p == NULL)
        return s;
    /* U+FFFD is three bytes, so no text grows more than threefold. */
    Buf b = buf_new(a, arena_mul_(s.n, 3));
    while (s.n) {
        size_t good = utf8_valid_prefix(s);
        const char *nul = good ? memchr(s.p, 0, good) : NULL;
        if (nul != NULL)
            good = (size_t)(nul - s.p);
        buf_put(&b, str_slice(s, 0, good));
        s = str_slice(s, good, s.n);
        if (s.n == 0)
            break;
        if (s.p[0] != '\0')
            buf_put(&b, S("\xEF\xBF\xBD"));
        s = str_slice(s, 1, s.n);
    }
    return str_dup(a, buf_str(&b));
}

Str utf8_cut(Str s, size_t max) {
    if (s.n <= max)
        return s;
    while (max > 0 && ((unsigned char)s.p[max] & 0xC0) == 0x80)
        max--;
    return str_slice(s, 0, max);
}

size_t utf8_count(Str s) {
    size_t count = 0;
    for (size_t i = 0; i < s.n; i++)
        count += ((unsigned char)s.p[i] & 0xC0) != 0x80;
    return count;
}

/* Code points that leave no mark (Unicode 15: White_Space, Default_Ignorable_Code_Point, controls,
 * and the blanks that are letters or symbols by name: Hangul fillers, the empty Braille cell). */
static const struct {
    uint32_t from, to;
} blanks[] = {
    { 0x00, 0x20 },     { 0x7F, 0xA0 },     { 0xAD, 0xAD },     { 0x34F, 0x34F },
    { 0x61C, 0x61C },   { 0x115F, 0x1160 }, { 0x1680, 0x1680 }, { 0x17B4, 0x17B5 },
    { 0x180B, 0x180F }, { 0x2000, 0x200F }, { 0x2028, 0x202F }, { 0x205F, 0x206F },
    { 0x2800, 0x2800 }, { 0x3000, 0x3000 }, { 0x3164, 0x3164 }, { 0xFE00, 0xFE0F },
    { 0xFEFF, 0xFEFF }, { 0xFFA0, 0xFFA0 }, { 0xFFF0, 0xFFFB }, { 0x1BCA0, 0x1BCA3 },
    { 0x1D173, 0x1D17A }, { 0xE0000, 0xE0FFF },
};

static bool is_blank(uint32_t rune) {
    for (size_t i = 0; i < COUNT(blanks) && blanks[i].from <= rune; i++)
        if (rune <= blanks[i].to)
            return true;
    return false;
}

bool utf8_is_blank(Str s) {
    size_t at = 0, valid = utf8_valid_prefix(s);
    while (at < valid)
        if (!is_blank(utf8_next(s, &at)))
            return false;
    return valid == s.n;
}

bool utf8_is_line(Str s) {
    size_t at = 0;
    if (!utf8_is_valid(s))
        return false;
    while (at < s.n) {
        uint32_t rune = utf8_next(s, &at);
        if (rune < 0x20 || (rune >= 0x7F && rune <= 0x9F) || rune == 0x2028 || rune == 0x2029)
            return false;
    }
    return true;
}
