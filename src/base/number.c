#include "base/number.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

bool parse_i64(Str text, int64_t least, int64_t most, int64_t *out) {
    bool negative = text.n && text.p[0] == '-';
    size_t at = negative || (text.n && text.p[0] == '+');
    if (at == text.n)
        return false;
    int64_t value = 0; /* kept negative: the negative range is the larger one */
    for (; at < text.n; at++)
        if (!ascii_is_digit(text.p[at]) || __builtin_mul_overflow(value, 10, &value) ||
            __builtin_sub_overflow(value, text.p[at] - '0', &value))
            return false;
    if (!negative && __builtin_sub_overflow(0, value, &value))
        return false;
    if (value < least || value > most)
        return false;
    *out = value;
    return true;
}

static size_t digits(Str s, size_t at) {
    size_t from = at;
    while (at < s.n && ascii_is_digit(s.p[at]))
        at++;
    return at - from;
}

/* [+-] digits [. digits] [e [+-] digits]: what strtod() takes, less hex, inf and nan. */
static bool is_decimal(Str s) {
    size_t at = s.n && (s.p[0] == '-' || s.p[0] == '+');
    size_t whole = digits(s, at);
    at += whole;
    if (whole == 0)
        return false;
    if (at < s.n && s.p[at] == '.') {
        size_t part = digits(s, at + 1);
        if (part == 0)
            return false;
        at += 1 + part;
    }
    if (at < s.n && (s.p[at] == 'e' || s.p[at] == 'E')) {
        at++;
        at += at < s.n && (s.p[at] == '-' || s.p[at] == '+');
        size_t power = digits(s, at);
        if (power == 0)
            return false;
        at += power;
    }
    return at == s.n;
}

bool parse_f64(Str text, double *out) {
    char z[NUMBER_TEXT_MAX + 1];
    if (text.n > NUMBER_TEXT_MAX || !is_decimal(text))
        return false;
    memcpy(z, text.p, text.n);
    z[text.n] = '\0';
    double value = strtod(z, NULL);
    if (!isfinite(value))
        return false;
    *out = value;
    return true;
}

bool parse_bool(Str text, bool *out) {
    static const struct {
        Str word;
        bool value;
    } words[] = {
        { { "true", 4 }, true },   { { "1", 1 }, true },  { { "yes", 3 }, true },
        { { "on", 2 }, true },     { { "false", 5 }, false }, { { "0", 1 }, false },
        { { "no", 2 }, false },    { { "off", 3 }, false },
    };
    for (size_t i = 0; i < COUNT(words); i++)
        if (str_eq(words[i].word, text)) {
            *out = words[i].value;
            return true;
        }
    return false;
}
