#include "wire/url.h"

#include "base/crypto.h"

static bool is_unreserved(char c) {
    return ascii_is_alpha(c) || ascii_is_digit(c) || c == '-' || c == '.' || c == '_' || c == '~';
}

void url_encode(Buf *b, Str s) {
    static const char digits[] = "0123456789ABCDEF";
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        if (is_unreserved((char)c)) {
            buf_putc(b, (char)c);
            continue;
        }
        buf_putc(b, '%');
        buf_putc(b, digits[c >> 4]);
        buf_putc(b, digits[c & 15]);
    }
}

bool url_decode(Arena *a, Str s, bool plus_is_space, Str *out) {
    Buf b = buf_new(a, s.n);
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        if (c == '%') {
            if (!hex_read(str_slice(s, i + 1, i + 3), &c, 1))
                return false;
            i += 2;
        } else if (c == '+' && plus_is_space) {
            c = ' ';
        }
        buf_putc(&b, c);
    }
    *out = str_dup(a, buf_str(&b));
    return true;
}
