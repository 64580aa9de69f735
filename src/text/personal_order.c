/* Order, invoice and parcel numbers: by a shape that nothing else has (INV/.., SPXID.., JP..), or
 * behind the words for one (no pesanan, resi). */
#include "text/personal_part.h"

#include <string.h>

enum {
    CODE_MOST = 48, CODE_LEAST = 6, BARE_DIGITS = 9, CODE_DIGITS = 4,
    BETWEEN_MOST = 3, GAP_MOST = 4, DATE_DIGITS = 6, SHOP_ID = 14,
};

typedef struct Code {
    Str text;
    size_t digits, letters, groups; /* groups of letters and digits between / and - */
    size_t first_digits;            /* it begins with */
} Code;

static char at(Str t, size_t i) { return i < t.n ? t.p[i] : '\0'; }
static bool is_part(char c) { return ascii_is_alpha(c) || ascii_is_digit(c); }

/* Letters, digits, and / - _ between them. */
static Code code_at(Str t, size_t i) {
    Code c = { .groups = 1 };
    size_t end = i;
    while (end - i < CODE_MOST) {
        char x = at(t, end);
        bool joins = (x == '/' || x == '-' || x == '_') && end > i && is_part(at(t, end + 1));
        if (!is_part(x) && !joins)
            break;
        c.digits += ascii_is_digit(x);
        c.letters += ascii_is_alpha(x);
        c.groups += joins;
        end++;
    }
    c.text = str_slice(t, i, end);
    while (c.first_digits < c.text.n && ascii_is_digit(c.text.p[c.first_digits]))
        c.first_digits++;
    return c;
}

static bool starts_nocase(Str t, size_t i, Str with) {
    return ascii_lower(at(t, i)) == ascii_lower(with.p[0]) && /* most end here */
           str_eq_nocase(str_slice(t, i, i + with.n), with);
}

/* What couriers and shops begin their numbers with, and how many digits follow at least. */
static const struct Shape {
    Str prefix;
    uint8_t digits_least, digits_most;
} shapes[] = {
    { S("SPXID"), 9, 20 }, { S("JNAP"), 8, 14 }, { S("JP"), 10, 12 },  { S("JX"), 10, 12 },
    { S("JD"), 10, 14 },   { S("JT"), 10, 14 },  { S("CM"), 11, 13 },  { S("TLJ"), 8, 14 },
    { S("IDE"), 10, 18 },  { S("NLID"), 8, 16 }, { S("LX"), 8, 16 },   { S("NVID"), 8, 18 },
    { S("INV"), 5, 40 },   { S("TKP"), 8, 20 },  { S("SHP"), 8, 20 },  { S("F-"), 8, 12 },
    { S("GK-"), 8, 14 },   { S("AWB"), 8, 16 },  { S("ORD"), 5, 30 },
};

static bool has_shape(const Code *c) {
    for (size_t i = 0; i < COUNT(shapes); i++)
        if (starts_nocase(c->text, 0, shapes[i].prefix) && c->digits >= shapes[i].digits_least &&
            c->digits <= shapes[i].digits_most &&
            !ascii_is_digit(at(c->text, shapes[i].prefix.n - 1)))
            return true;
    return false;
}

static int two(const char *p) { return (p[0] - '0') * 10 + (p[1] - '0'); }

/* 260312ABCD1234: the day, then capitals and digits. */
static bool is_shop_id(const Code *c) {
    if (c->text.n != SHOP_ID || c->groups > 1 || c->first_digits < DATE_DIGITS || c->letters < 2)
        return false;
    for (size_t i = 0; i < c->text.n; i++)
        if (c->text.p[i] >= 'a' && c->text.p[i] <= 'z')
            return false;
    int month = two(c->text.p + 2), day = two(c->text.p + 4);
    return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

/* RA123456789ID, as the post offices of the world agreed. */
static bool is_post_id(const Code *c) {
    const char *p = c->text.p;
    return c->text.n == 13 && c->digits == 9 && c->groups == 1 && ascii_is_alpha(p[0]) &&
           ascii_is_alpha(p[1]) && ascii_is_alpha(p[11]) && ascii_is_alpha(p[12]);
}

/* Twelve digits that begin with two zeros are no telephone number. */
static bool is_zero_number(const Code *c) {
    return c->text.n == 12 && c->digits == 12 && c->text.p[0] == '0' && c->text.p[1] == '0';
}

/* 2026-03-12 and 12/3/2026 are days, 08.. and 62.. of that length telephones. */
static bool is_something_else(const Code *c) {
    bool bare = c->letters == 0;
    if (bare && c->groups == 3 && c->text.n <= 10)
        return true;
    return bare && c->groups == 1 && c->digits >= 10 && c->digits <= 14 &&
           (str_starts(c->text, S("08")) || str_starts(c->text, S("628")));
}

/* Words for such a number. After the weak ones a number alone must be a long one. */
static const struct Hint {
    Str text;
    bool is_strong;
} hints[] = {
    { S("no pesanan"), true },    { S("nomor pesanan"), true },  { S("no. pesanan"), true },
    { S("nomer pesanan"), true }, { S("id pesanan"), true },     { S("kode pesanan"), true },
    { S("no order"), true },      { S("nomor order"), true },    { S("no. order"), true },
    { S("order id"), true },      { S("order number"), true },   { S("order no"), true },
    { S("id order"), true },      { S("kode booking"), true },   { S("booking id"), true },
    { S("no transaksi"), true },  { S("nomor transaksi"), true }, { S("id transaksi"), true },
    { S("kode transaksi"), true }, { S("no invoice"), true },    { S("invoice"), true },
    { S("nota"), true },          { S("resi"), true },           { S("awb"), true },
    { S("tracking number"), true }, { S("no tracking"), true },  { S("tiket"), true },
    { S("ticket"), true },        { S("pesanan"), false },       { S("orderan"), false },
    { S("order"), false },        { S("transaksi"), false },     { S("inv"), false },
    { S("booking"), false },      { S("reservasi"), false },     { S("reservation"), false },
    { S("kode reservasi"), true }, { S("no booking"), true },    { S("paspor"), true },
    { S("passport"), true },      { S("member id"), true },      { S("no member"), true },
    { S("pnr"), true },
};

static const struct Hint *hint_at(Str t, size_t i, size_t *end) {
    const struct Hint *best = NULL;
    for (size_t k = 0; k < COUNT(hints); k++) {
        size_t n = hints[k].text.n;
        if ((best == NULL || n > best->text.n) && starts_nocase(t, i, hints[k].text))
            best = &hints[k];
    }
    if (best == NULL)
        return NULL;
    *end = i + best->text.n;
    if (starts_nocase(t, *end, S("nya")) || starts_nocase(t, *end, S("ku ")))
        *end += at(t, *end) == 'n' || at(t, *end) == 'N' ? 3 : 2;
    return is_part(at(t, *end)) ? NULL : best;
}

static size_t skip_gap(Str t, size_t i) {
    size_t n = 0;
    while (n < GAP_MOST && at(t, i + n) != '\0' && strchr(" :.#=-\"'(", at(t, i + n)) != NULL)
        n++;
    return i + n;
}

/* "nomor resi saya: ..": words that may stand before the number. */
static size_t skip_between(Str t, size_t i) {
    static const Str words[] = { S("no"), S("nomor"), S("nomer"), S("id"), S("saya"), S("sy"),
        S("aku"), S("gue"), S("nya"), S("adalah"), S("ini"), S("kode"), S("kak"), S("is"),
        S("number"), S("jne"), S("jnt"), S("sicepat"), S("anteraja"), S("shopee"), S("spx") };
    for (int n = 0; n < BETWEEN_MOST; n++) {
        size_t end = i;
        for (size_t k = 0; k < COUNT(words) && end == i; k++)
            if (starts_nocase(t, i, words[k]) && !is_part(at(t, i + words[k].n)))
                end = i + words[k].n;
        if (end == i)
            break;
        i = skip_gap(t, end);
    }
    return i;
}

static bool fits_hint(const Code *c, const struct Hint *hint, bool has_hash) {
    if (c->text.n < CODE_LEAST || c->digits < CODE_DIGITS || is_something_else(c))
        return false;
    if (c->letters > 0 && c->digits * 2 < c->letters)
        return false;
    return hint->is_strong || has_hash || c->digits >= BARE_DIGITS ||
           (c->letters > 0 && c->first_digits == 0 && c->digits > c->letters);
}

static bool behind_hint(Str t, size_t i, size_t *from, size_t *to) {
    size_t end = i;
    const struct Hint *hint = hint_at(t, i, &end);
    if (hint == NULL)
        return false;
    size_t start = skip_between(t, skip_gap(t, end));
    if (start == end)
        return false;
    Code c = code_at(t, start);
    bool has_hash = t.p[start - 1] == '#';
    if (!fits_hint(&c, hint, has_hash))
        return false;
    *from = start;
    *to = start + c.text.n;
    return true;
}

bool personal_order(Str text, size_t i, size_t *from, size_t *to) {
    Code c = code_at(text, i);
    bool ends = c.digits >= CODE_DIGITS && !is_part(at(text, i + c.text.n));
    if (ends && (has_shape(&c) || is_shop_id(&c) || is_post_id(&c) || is_zero_number(&c))) {
        *from = i;
        *to = i + c.text.n;
        return true;
    }
    return behind_hint(text, i, from, to);
}
