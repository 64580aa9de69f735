/* Telephone numbers that hide: spelled in words ("nol delapan satu dua"), or with letters for
 * digits ("o8l2 3456 7890"). Units of both kinds and plain digits may follow each other. */
#include "text/personal_part.h"

enum { DIGITS_LEAST = 9, DIGITS_MOST = 15, GAP_MOST = 3, UNITS_MOST = 20 };

static const struct DigitWord {
    Str text;
    char digit;
} digit_words[] = {
    { S("nol"), '0' },   { S("kosong"), '0' }, { S("zero"), '0' },   { S("oh"), '0' },
    { S("satu"), '1' },  { S("one"), '1' },    { S("dua"), '2' },    { S("two"), '2' },
    { S("tiga"), '3' },  { S("three"), '3' },  { S("empat"), '4' },  { S("four"), '4' },
    { S("lima"), '5' },  { S("five"), '5' },   { S("enam"), '6' },   { S("six"), '6' },
    { S("tujuh"), '7' }, { S("seven"), '7' },  { S("delapan"), '8' }, { S("eight"), '8' },
    { S("sembilan"), '9' }, { S("nine"), '9' },
};

typedef struct Hidden {
    char digits[DIGITS_MOST];
    size_t count;
    bool is_hidden; /* a word or a letter stood for a digit */
} Hidden;

static char at(Str t, size_t i) { return i < t.n ? t.p[i] : '\0'; }
static bool is_part(char c) { return ascii_is_alpha(c) || ascii_is_digit(c); }

static size_t unit_end(Str t, size_t i) {
    while (is_part(at(t, i)))
        i++;
    return i;
}

static bool put(Hidden *h, char digit) {
    if (h->count == DIGITS_MOST)
        return false;
    h->digits[h->count++] = digit;
    return true;
}

static char digit_of(char c) {
    if (ascii_is_digit(c))
        return c;
    return c == 'o' || c == 'O' ? '0' : c == 'l' || c == 'I' || c == 'i' ? '1' : '\0';
}

/* A word for a digit, or digits with letters among them; false for any other word. */
static bool put_unit(Hidden *h, Str unit) {
    bool has_digit = false, has_letter = false;
    for (size_t i = 0; i < COUNT(digit_words); i++)
        if (str_eq_nocase(unit, digit_words[i].text)) {
            h->is_hidden = true;
            return put(h, digit_words[i].digit);
        }
    for (size_t i = 0; i < unit.n; i++) {
        if (digit_of(unit.p[i]) == '\0')
            return false;
        has_digit = has_digit || ascii_is_digit(unit.p[i]);
        has_letter = has_letter || ascii_is_alpha(unit.p[i]);
    }
    h->is_hidden = h->is_hidden || has_letter;
    for (size_t i = 0; has_digit && i < unit.n; i++)
        if (!put(h, digit_of(unit.p[i])))
            return false;
    return has_digit;
}

static bool is_number(const Hidden *h) {
    bool begins = h->count > 2 && (h->digits[0] == '0' ||
                                   (h->digits[0] == '6' && h->digits[1] == '2'));
    return begins && h->is_hidden && h->count >= DIGITS_LEAST;
}

bool personal_spelled(Str text, size_t i, size_t *to) {
    Hidden h = { .count = 0 };
    size_t end = i;
    for (int n = 0; n < UNITS_MOST; n++) {
        size_t unit = unit_end(text, i), gap = 0;
        if (unit == i || !put_unit(&h, str_slice(text, i, unit)))
            break;
        end = unit;
        while (gap < GAP_MOST && (at(text, end + gap) == ' ' || at(text, end + gap) == ',' ||
                                  at(text, end + gap) == '-' || at(text, end + gap) == '.'))
            gap++;
        i = end + gap;
        if (gap == 0)
            break;
    }
    *to = end;
    return is_number(&h);
}
