#include "text/length.h"

#include <string.h>
#include <utf8proc.h>

/* How X counts: the configuration (version 3) of its library twitter-text, as described at
 * https://developer.x.com/en/docs/counting-characters. Code points of these ranges weigh one, all
 * others two; an emoji weighs two with all that is joined to it; a link weighs 23. Bare domains
 * without http or www are counted as they are written, and text is taken as composed already. */
enum { X_LINK = 23, X_HEAVY = 2 };

static const struct Range {
    int32_t first, last;
} x_light[] = { { 0, 4351 }, { 8192, 8205 }, { 8208, 8223 }, { 8242, 8247 } };

enum { JOINER = 0x200D, KEYCAP = 0x20E3 };

typedef struct Rune {
    int32_t code;
    size_t bytes;
} Rune;

static Rune rune_at(Str text, size_t i) {
    Rune r = { 0xFFFD, 1 };
    int32_t code;
    utf8proc_ssize_t n = utf8proc_iterate((const uint8_t *)text.p + i,
                                          (utf8proc_ssize_t)(text.n - i), &code);
    return n > 0 ? (Rune){ code, (size_t)n } : r;
}

static bool is_between(int32_t c, int32_t first, int32_t last) { return c >= first && c <= last; }

static bool is_emoji(int32_t c) {
    return is_between(c, 0x1F000, 0x1FAFF) || is_between(c, 0x2600, 0x27BF) ||
           is_between(c, 0x2B05, 0x2B55);
}

static bool is_flag(int32_t c) { return is_between(c, 0x1F1E6, 0x1F1FF); }

/* What changes the emoji before it: variation, skin, keycap. */
static bool is_modifier(int32_t c) {
    return is_between(c, 0xFE00, 0xFE0F) || is_between(c, 0x1F3FB, 0x1F3FF) || c == KEYCAP;
}

/* The byte behind the emoji that begins with `first` at i. */
static size_t emoji_end(Str text, size_t i, Rune first) {
    size_t end = i + first.bytes;
    bool wants_flag = is_flag(first.code);
    while (end < text.n) {
        Rune next = rune_at(text, end);
        bool second_flag = wants_flag && is_flag(next.code);
        if (!second_flag && !is_modifier(next.code) && next.code != JOINER)
            break;
        end += next.bytes;
        wants_flag = false;
        if (next.code == JOINER && end < text.n && is_emoji(rune_at(text, end).code))
            end += rune_at(text, end).bytes;
    }
    return end;
}

static bool is_link(Str text, size_t i) {
    static const Str beginnings[] = { S("http://"), S("https://"), S("www.") };
    bool inside = i > 0 && (ascii_is_alpha(text.p[i - 1]) || ascii_is_digit(text.p[i - 1]));
    for (size_t k = 0; k < COUNT(beginnings) && !inside; k++)
        if (str_eq_nocase(str_slice(text, i, i + beginnings[k].n), beginnings[k]))
            return true;
    return false;
}

static size_t link_end(Str text, size_t i) {
    while (i < text.n && !ascii_is_space(text.p[i]))
        i++;
    while (i > 0 && strchr(".,;:!?)", text.p[i - 1]) != NULL)
        i--;
    return i;
}

/* The weight of what begins at i, and the byte behind it. */
static size_t x_weight(Str text, size_t i, size_t *end) {
    Rune r = rune_at(text, i);
    *end = i + r.bytes;
    if (is_link(text, i)) {
        *end = link_end(text, i);
        return X_LINK;
    }
    if (is_emoji(r.code)) {
        *end = emoji_end(text, i, r);
        return X_HEAVY;
    }
    for (size_t k = 0; k < COUNT(x_light); k++)
        if (is_between(r.code, x_light[k].first, x_light[k].last))
            return 1;
    return X_HEAVY;
}

static size_t weight_at(Str text, size_t i, LengthRule rule, size_t *end) {
    switch (rule) {
    case LENGTH_X: return x_weight(text, i, end);
    case LENGTH_BYTES:
        *end = i + rune_at(text, i).bytes;
        return *end - i;
    case LENGTH_RUNES: break;
    }
    *end = i + rune_at(text, i).bytes;
    return 1;
}

size_t length_of(Str text, LengthRule rule, size_t most, size_t *cut) {
    size_t length = 0, first_too_many = text.n;
    for (size_t i = 0, end; i < text.n; i = end) {
        length += weight_at(text, i, rule, &end);
        if (length > most && first_too_many == text.n)
            first_too_many = i;
    }
    if (cut != NULL)
        *cut = first_too_many;
    return length;
}
