#include "text/name.h"

#include "base/utf8.h"

#include <utf8proc.h>

enum { BYTES_MOST = 40, WORDS_MOST = 4, DIGITS_MOST = 5, MARKS_MOST = 3 };

/* No name has them: small words that make a sentence, calls to act, verdicts. */
static const char *const no_names[] = {
    "yang", "ini",   "itu",      "jangan", "tidak",   "bukan",  "beli",    "klik", "hubungi",
    "cek",  "bohong", "transfer", "gratis", "promo",   "resmi",  "penipu",  "tipu", "www",
    "http", "https", "click",    "visit",  "contact", "scam",   "free",    "not",  "is",
};
/* What platforms take for a call to all. */
static const char *const calls[] = { "everyone", "everybody", "here", "channel", "all", "semua",
                                     "semuanya", "followers", "highlight", "pengikut", "sorotan" };

static bool is_one_of(Str word, const char *const *words, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (str_eq_nocase(word, str_c(words[i])))
            return true;
    return false;
}

typedef enum Kind { KIND_NONE, KIND_LETTER, KIND_MARK, KIND_DIGIT, KIND_LINE, KIND_JOIN, KIND_DOT,
                    KIND_SPACE } Kind;

/* Fillers are letters by their category, and cannot be seen. */
static Kind kind_of(uint32_t rune) {
    const utf8proc_property_t *p = utf8proc_get_property((utf8proc_int32_t)rune);
    if (p->ignorable)
        return KIND_NONE;
    switch (p->category) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
        return KIND_LETTER;
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
        return KIND_MARK;
    default:
        break;
    }
    if (rune >= '0' && rune <= '9')
        return KIND_DIGIT;
    return rune == '_'                                        ? KIND_LINE
           : rune == '-' || rune == '\'' || rune == 0x2019    ? KIND_JOIN
           : rune == '.'                                      ? KIND_DOT
           : rune == ' '                                      ? KIND_SPACE
                                                              : KIND_NONE;
}

/* What may follow what; a name begins as after a space and may end behind any of it but a join. */
static bool may_follow(Kind before, Kind next) {
    static const unsigned behind[] = {
        [KIND_LETTER] = 1 << KIND_LETTER | 1 << KIND_MARK | 1 << KIND_DIGIT | 1 << KIND_LINE |
                        1 << KIND_JOIN | 1 << KIND_SPACE,
        [KIND_MARK] = 1 << KIND_LETTER | 1 << KIND_MARK,
        [KIND_DIGIT] = 1 << KIND_LETTER | 1 << KIND_MARK | 1 << KIND_DIGIT | 1 << KIND_LINE |
                       1 << KIND_SPACE,
        [KIND_LINE] = 1 << KIND_LETTER | 1 << KIND_MARK | 1 << KIND_DIGIT | 1 << KIND_LINE |
                      1 << KIND_SPACE,
        [KIND_JOIN] = 1 << KIND_LETTER | 1 << KIND_MARK,
        [KIND_DOT] = 1 << KIND_LETTER | 1 << KIND_MARK,
        [KIND_SPACE] = 1 << KIND_LETTER | 1 << KIND_MARK | 1 << KIND_DIGIT | 1 << KIND_DOT |
                       1 << KIND_LINE,
    };
    return (behind[next] & 1u << before) != 0;
}

static bool has_form(Str name, unsigned without) {
    Kind before = KIND_SPACE;
    size_t letters = 0, digits = 0, marks = 0;
    if (name.n == 0 || name.n > BYTES_MOST || !utf8_is_valid(name))
        return false;
    for (size_t at = 0; at < name.n;) {
        Kind next = kind_of(utf8_next(name, &at));
        if (next == KIND_NONE || (without & 1u << next) || !may_follow(before, next))
            return false;
        letters += next == KIND_LETTER;
        digits += next == KIND_DIGIT;
        marks = next == KIND_MARK ? marks + 1 : 0;
        if (marks > MARKS_MOST)
            return false;
        before = next;
    }
    return letters > 0 && digits <= DIGITS_MOST && before != KIND_JOIN && before != KIND_SPACE;
}

/* Letters of ASCII between what is none, so that "Toko-ini" holds "ini". */
static bool has_words(Str name) {
    size_t words = 1;
    for (size_t i = 0; i < name.n; i++)
        words += name.p[i] == ' ';
    for (size_t i = 0, from = 0; i <= name.n; i++) {
        if (i < name.n && (ascii_is_alpha(name.p[i]) || (unsigned char)name.p[i] >= 0x80))
            continue;
        Str word = str_slice(name, from, i);
        if (is_one_of(word, no_names, COUNT(no_names)) || is_one_of(word, calls, COUNT(calls)))
            return false;
        from = i + 1;
    }
    return words <= WORDS_MOST;
}

bool name_is_signed(Str name) {
    return has_form(name, 1 << KIND_DIGIT | 1 << KIND_LINE) && has_words(name);
}

static bool is_account(Str handle) {
    if (handle.n < 2 || handle.n > BYTES_MOST || handle.p[0] != '@')
        return false;
    Str rest = str_slice(handle, 1, handle.n);
    for (size_t i = 0; i < rest.n; i++)
        if (!ascii_is_alpha(rest.p[i]) && !ascii_is_digit(rest.p[i]) && rest.p[i] != '_' &&
            rest.p[i] != '.' && rest.p[i] != '-')
            return false;
    return !is_one_of(rest, calls, COUNT(calls));
}

bool name_is_shown(Str name, Str handle) {
    if (handle.n && str_eq(name, handle) && is_account(handle))
        return true;
    return has_form(name, 0) && has_words(name);
}
