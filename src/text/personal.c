#include "text/personal.h"

#include "text/personal_part.h"

#include <string.h>

const char *const personal_kind_names[] = { "phone", "mail", "nik", "card", "account", "plate",
                                            "order", "address", NULL };
static_assert(COUNT(personal_kind_names) == PERSONAL_KIND__COUNT + 1, "one name for each kind");

enum {
    DIGITS_MAX = 24,  /* digits read as one number, groups and all */
    LOOK_BACK = 40,   /* bytes in which a hint (bank, plat) may stand */
    MAIL_NAME_MAX = 64,
    HOST_MAX = 253,
};

/* Digits that belong together: 0812-3456-7890. ends[i] is the byte after digit i. */
typedef struct Number {
    char digits[DIGITS_MAX];
    size_t ends[DIGITS_MAX];
    bool closes[DIGITS_MAX]; /* a group ends after digit i */
    size_t count, from;
    bool has_plus, has_bracket, has_dot, has_gap;
} Number;

typedef struct Finder {
    Arena *arena;
    Str text;
    PersonalSpan *spans;
    size_t count, cap;
    size_t done; /* everything before is decided */
} Finder;

static bool is_digit(char c) { return c >= '0' && c <= '9'; }
static char lower(char c) { return (char)(c >= 'A' && c <= 'Z' ? c + 32 : c); }
static bool is_letter(char c) { return lower(c) >= 'a' && lower(c) <= 'z'; }

static char at(const Finder *f, size_t i) { return i < f->text.n ? f->text.p[i] : '\0'; }

static void span_add(Finder *f, PersonalKind kind, size_t from, size_t to) {
    if (f->count == f->cap) {
        size_t cap = f->cap ? f->cap * 2 : 8;
        PersonalSpan *spans = arena_make(f->arena, PersonalSpan, cap);
        if (f->count)
            memcpy(spans, f->spans, f->count * sizeof *spans);
        f->spans = spans;
        f->cap = cap;
    }
    f->spans[f->count++] = (PersonalSpan){ kind, from, to };
    f->done = to;
}

/* Whether one of the words stands shortly before `at`, on the same line. */
static bool hinted(const Finder *f, size_t before, const char *const *words, size_t count) {
    size_t from = before > LOOK_BACK ? before - LOOK_BACK : 0;
    for (size_t i = from; i < before; i++) {
        if (i > 0 && is_letter(f->text.p[i - 1]))
            continue;
        for (size_t w = 0; w < count; w++) {
            size_t n = strlen(words[w]), k = 0;
            while (k < n && i + k < before && lower(f->text.p[i + k]) == words[w][k])
                k++;
            if (k == n && !is_letter(at(f, i + n)))
                return true;
        }
    }
    return false;
}

/* Up to two separators may stand between groups: "(021) 555", "0812 - 34". */
static size_t gap_size(const Finder *f, size_t i) {
    size_t n = 0;
    while (n < 3 && at(f, i + n) != '\0' && strchr(" -.()", at(f, i + n)) != NULL)
        n++;
    return n <= 3 && is_digit(at(f, i + n)) ? n : 0;
}

static Number number_read(const Finder *f, size_t i) {
    Number n = { .from = i };
    if (at(f, i) == '(') {
        n.has_bracket = true;
        i++;
    }
    if (at(f, i) == '+') {
        n.has_plus = true;
        i++;
    }
    while (n.count < DIGITS_MAX && is_digit(at(f, i))) {
        n.digits[n.count] = at(f, i);
        n.ends[n.count] = ++i;
        if (!is_digit(at(f, i))) {
            size_t gap = gap_size(f, i);
            n.closes[n.count] = true;
            n.has_gap |= gap > 0;
            for (size_t k = 0; k < gap; k++) {
                n.has_dot |= at(f, i + k) == '.';
                n.has_bracket |= at(f, i + k) == ')';
            }
            i += gap;
        }
        n.count++;
    }
    return n;
}

static int two(const char *digits) { return (digits[0] - '0') * 10 + (digits[1] - '0'); }

static bool is_nik(const Number *n, size_t count) {
    static const char provinces[] = "11121314151617181921313233343536515253616263646571727374"
                                    "7576818291929394959697";
    if (count != 16)
        return false;
    bool known = false;
    for (size_t i = 0; provinces[i] && !known; i += 2)
        known = memcmp(provinces + i, n->digits, 2) == 0;
    int day = two(n->digits + 6), month = two(n->digits + 8);
    if (day > 40) /* women's days of birth are written plus 40 */
        day -= 40;
    return known && day >= 1 && day <= 31 && month >= 1 && month <= 12;
}

static bool is_card(const Number *n, size_t count) {
    if (count < 14 || count > 19 || n->digits[0] < '2' || n->digits[0] > '6')
        return false;
    int sum = 0;
    for (size_t i = 0; i < count; i++) {
        int digit = n->digits[count - 1 - i] - '0';
        if (i % 2 == 1)
            digit = digit > 4 ? digit * 2 - 9 : digit * 2;
        sum += digit;
    }
    return sum % 10 == 0;
}

/* 08..., 628..., +628..., (021) 5551234, +65 6123 4567 */
static bool is_phone(const Number *n, size_t count) {
    const char *d = n->digits;
    bool is_spaced = count > 2 && n->closes[0] && n->closes[1]; /* 0 8 1 2 .. */
    if (count > 1 && n->closes[count - 2] && !is_spaced)
        return false; /* "0812 3456 7890 2 pcs" */
    if (count > 2 && d[0] == '6' && d[1] == '2') {
        if (d[2] == '8')
            return count >= 11 && count <= 15;
        return n->has_plus && d[2] != '0' && count >= 9 && count <= 13;
    }
    if (n->has_plus)
        return count >= 9 && count <= 15;
    if (d[0] != '0' || count < 9 || count > 13)
        return false;
    if (d[1] == '8')
        return count >= 10;
    return d[1] >= '2' && d[1] <= '7' && !n->has_dot && (n->has_gap || n->has_bracket) &&
           count <= 12;
}

static bool is_account(const Finder *f, const Number *n, size_t count) {
    static const char *const banks[] = { "rek", "rekening", "norek", "bca", "bri", "bni",
        "mandiri", "bsi", "btn", "cimb", "niaga", "danamon", "permata", "mega", "ocbc", "panin",
        "maybank", "jago", "seabank", "jenius", "btpn", "muamalat", "bjb", "dki", "account",
        "akun bank", "transfer ke", "tf ke", "virtual account", "va" };
    return count >= 8 && count <= 16 && hinted(f, n->from, banks, COUNT(banks));
}

/* The kind of the first `count` digits, or PERSONAL_KIND__COUNT. */
static PersonalKind number_kind(const Finder *f, const Number *n, size_t count) {
    if (is_phone(n, count))
        return PERSONAL_PHONE;
    if (is_nik(n, count))
        return PERSONAL_NIK;
    if (is_card(n, count))
        return PERSONAL_CARD;
    if (is_account(f, n, count))
        return PERSONAL_ACCOUNT;
    return PERSONAL_KIND__COUNT;
}

/* Takes the longest run of whole groups that is something; returns where to go on. */
static size_t find_number(Finder *f, size_t i) {
    Number n = number_read(f, i);
    if (n.count == 0)
        return i + 1;
    size_t first_end = 0;
    for (size_t count = n.count; count > 0; count--) {
        if (!n.closes[count - 1] || is_letter(at(f, n.ends[count - 1])))
            continue;
        first_end = n.ends[count - 1];
        PersonalKind kind = number_kind(f, &n, count);
        if (kind != PERSONAL_KIND__COUNT) {
            span_add(f, kind, n.from, n.ends[count - 1]);
            return n.ends[count - 1];
        }
    }
    /* Nothing: go on behind the first group, its followers may be something by themselves. */
    size_t end = first_end ? first_end : n.ends[n.count - 1];
    while (is_digit(at(f, end)))
        end++;
    return end;
}

static bool is_name_byte(char c) {
    return is_letter(c) || is_digit(c) || (c != '\0' && strchr("._%+-", c) != NULL);
}

static bool is_host_byte(char c) { return is_letter(c) || is_digit(c) || c == '.' || c == '-'; }

static size_t find_mail(Finder *f, size_t i) {
    size_t from = i, to = i + 1, dot = 0;
    while (from > f->done && i - from < MAIL_NAME_MAX && is_name_byte(f->text.p[from - 1]))
        from--;
    while (from < i && f->text.p[from] == '.')
        from++;
    while (to - i < HOST_MAX && is_host_byte(at(f, to))) {
        if (at(f, to) == '.' && is_letter(at(f, to + 1)) && is_letter(at(f, to + 2)))
            dot = to;
        to++;
    }
    while (to > i + 1 && !is_letter(f->text.p[to - 1]) && !is_digit(f->text.p[to - 1]))
        to--;
    if (from == i || dot <= i + 1 || dot >= to)
        return i + 1;
    /* A number found inside the name (0812...@mail.com) gives way to the address. */
    while (f->count > 0 && f->spans[f->count - 1].to > from)
        f->count--;
    span_add(f, PERSONAL_MAIL, from, to);
    return to;
}

static bool is_area(const char *p, size_t n) {
    static const char two_letters[] = "AAABADAEAGBABBBDBEBGBHBKBLBMBNBPDADBDCDDDEDGDHDKDLDMDNDPDR"
                                      "DTDWEAEBEDKBKHKTKUPAPB";
    char c = (char)(lower(p[0]) - 32);
    if (n == 1)
        return strchr("ABDEFGHKLMNPRSTWZ", c) != NULL;
    char d = (char)(lower(p[1]) - 32);
    for (size_t i = 0; n == 2 && two_letters[i]; i += 2)
        if (two_letters[i] == c && two_letters[i + 1] == d)
            return true;
    return false;
}

/* B 1234 XYZ: three or four digits and capitals, or fewer when the text speaks of a plate. */
static size_t find_plate(Finder *f, size_t i) {
    static const char *const hints[] = { "plat", "plat nomor", "nopol", "nomor polisi", "mobil",
                                         "motor", "driver", "kendaraan", "dr" };
    size_t area = 0, digits = 0, tail = 0, k = i;
    bool capitals = true;
    for (; area < 3 && is_letter(at(f, k)); k++, area++)
        capitals &= at(f, k) == (char)(lower(at(f, k)) - 32);
    k += at(f, k) == ' ';
    for (; digits < 5 && is_digit(at(f, k)); k++)
        digits++;
    k += at(f, k) == ' ';
    for (; tail < 4 && is_letter(at(f, k)); k++, tail++)
        capitals &= at(f, k) == (char)(lower(at(f, k)) - 32);
    if (area < 1 || area > 2 || digits < 1 || digits > 4 || tail < 1 || tail > 3 ||
        is_digit(at(f, k)) || !is_area(f->text.p + i, area))
        return i;
    if (!(capitals && digits >= 3) && !hinted(f, i, hints, COUNT(hints)))
        return i;
    span_add(f, PERSONAL_PLATE, i, k);
    return k;
}

static bool starts_number(const Finder *f, size_t i) {
    char c = at(f, i);
    char before = i > f->done ? f->text.p[i - 1] : ' ';
    if (is_digit(before) || is_letter(before))
        return false;
    return is_digit(c) || (c == '+' && is_digit(at(f, i + 1))) ||
           (c == '(' && (at(f, i + 1) == '0' || at(f, i + 1) == '+'));
}

/* An order number, an address or a number in words that begins at i; returns its end, or i. */
static size_t find_part(Finder *f, size_t i) {
    size_t from = i, to;
    if (personal_order(f->text, i, &from, &to))
        span_add(f, PERSONAL_ORDER, from, to);
    else if (personal_address(f->text, i, &to))
        span_add(f, PERSONAL_ADDRESS, from, to);
    else if (personal_spelled(f->text, i, &to))
        span_add(f, PERSONAL_PHONE, from, to);
    else
        return i;
    return to;
}

static bool starts_word(const Finder *f, size_t i) {
    char before = i > f->done ? f->text.p[i - 1] : ' ';
    return (is_letter(f->text.p[i]) || is_digit(f->text.p[i])) && !is_letter(before) &&
           !is_digit(before);
}

void personal_find(Arena *a, Str text, PersonalSpan **out, size_t *count) {
    Finder f = { .arena = a, .text = text };
    for (size_t i = 0; i < text.n;) {
        char c = text.p[i];
        size_t part = starts_word(&f, i) ? find_part(&f, i) : i;
        if (part > i) {
            i = part;
        } else if (c == '@') {
            i = find_mail(&f, i);
        } else if (starts_number(&f, i)) {
            i = find_number(&f, i);
        } else if (is_letter(c) && (i == f.done || !is_letter(text.p[i - 1])) &&
                   (i == 0 || !is_digit(text.p[i - 1]))) {
            size_t end = find_plate(&f, i);
            i = end > i ? end : i + 1;
        } else {
            i++;
        }
    }
    *out = f.spans;
    *count = f.count;
}

typedef struct Kept { /* characters left readable */
    size_t first, last;
} Kept;

static const Kept kept[PERSONAL_KIND__COUNT] = {
    [PERSONAL_PHONE] = { 4, 3 }, [PERSONAL_MAIL] = { 1, 0 },    [PERSONAL_NIK] = { 0, 0 },
    [PERSONAL_CARD] = { 0, 4 },  [PERSONAL_ACCOUNT] = { 0, 3 }, [PERSONAL_PLATE] = { 0, 0 },
    [PERSONAL_ORDER] = { 0, 4 }, [PERSONAL_ADDRESS] = { 2, 0 },
};

static void mask_span(char *p, const PersonalSpan *s) {
    size_t from = s->from, to = s->to;
    if (s->kind == PERSONAL_MAIL) {
        const char *host = memchr(p + from, '@', to - from);
        to = (size_t)(host - p);
    }
    size_t total = 0, seen = 0;
    for (size_t i = from; i < to; i++)
        total += is_digit(p[i]) || is_letter(p[i]);
    for (size_t i = from; i < to; i++) {
        bool counts = is_digit(p[i]) || is_letter(p[i]);
        if (counts && seen >= kept[s->kind].first && seen + kept[s->kind].last < total)
            p[i] = '*';
        seen += counts;
    }
}

Str personal_mask(Arena *a, Str text) {
    PersonalSpan *spans;
    size_t count;
    personal_find(a, text, &spans, &count);
    if (count == 0)
        return text;
    char *p = arena_make(a, char, text.n);
    memcpy(p, text.p, text.n);
    for (size_t i = 0; i < count; i++)
        mask_span(p, &spans[i]);
    return (Str){ p, text.n };
}
