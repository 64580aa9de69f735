#include "wire/url.h"

#include "base/crypto.h"

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
