#include "wire/json_scan.h"

#include "base/limits.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

/* Keys of all open objects lie on one stack; each open container remembers where its own
 * begin. When an object closes, its keys are compared and dropped. */
typedef struct Open {
    char kind; /* '{' or '[' */
    size_t first_key;
} Open;

typedef struct Scan {
    const char *start, *p, *end;
    Arena *arena;
    Str *keys;
    size_t key_count, key_cap;
    Open open[LIMIT_JSON_DEPTH];
    size_t depth, values, containers;
} Scan;

static Err bad(const Scan *s, const char *what, Error *e) {
    FAIL(e, ERR_INVALID, "is not valid JSON: %s at byte %td", what, s->p - s->start);
}

static void skip_space(Scan *s) {
    while (s->p < s->end && (*s->p == ' ' || *s->p == '\t' || *s->p == '\n' || *s->p == '\r'))
        s->p++;
}

static bool peek(const Scan *s, char c) { return s->p < s->end && *s->p == c; }

static bool take(Scan *s, char c) {
    if (!peek(s, c))
        return false;
    s->p++;
    return true;
}

static bool take_digits(Scan *s) {
    const char *from = s->p;
    while (s->p < s->end && ascii_is_digit(*s->p))
        s->p++;
    return s->p > from;
}

/* json-c makes the nearest 64-bit number of a larger one without a word. JSON writes no leading
 * zeros, so of two whole numbers the longer one is larger. */
static bool fits_64_bits(Str digits, bool negative) {
    Str most = negative ? S("9223372036854775808") : S("18446744073709551615");
    return digits.n < most.n || (digits.n == most.n && str_compare(digits, most) <= 0);
}

static Err scan_number(Scan *s, Error *e) {
    bool negative = take(s, '-');
    const char *from = s->p;
    if (!take(s, '0') && !take_digits(s))
        return bad(s, "expected a value", e);
    bool whole = !peek(s, '.') && !peek(s, 'e') && !peek(s, 'E');
    if (whole && !fits_64_bits((Str){ from, (size_t)(s->p - from) }, negative))
        return bad(s, "number of more than 64 bits", e);
    if (take(s, '.') && !take_digits(s))
        return bad(s, "expected a digit", e);
    if (take(s, 'e') || take(s, 'E')) {
        (void)(take(s, '+') || take(s, '-'));
        if (!take_digits(s))
            return bad(s, "expected a digit", e);
    }
    return ERR_OK;
}

static Err scan_word(Scan *s, Str word, Error *e) {
    if (!str_starts((Str){ s->p, (size_t)(s->end - s->p) }, word))
        return bad(s, "expected a value", e);
    s->p += word.n;
    return ERR_OK;
}

static int hex_digit(char c) {
    if (ascii_is_digit(c))
        return c - '0';
    c = ascii_lower(c);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

int32_t json_hex_four(const char *p, const char *end) {
    int32_t value = 0;
    if (end - p < 4)
        return -1;
    for (int i = 0; i < 4; i++) {
        int digit = hex_digit(p[i]);
        if (digit < 0)
            return -1;
        value = value << 4 | digit;
    }
    return value;
}

/* The inside of a string, escapes checked but kept. */
static Err scan_string(Scan *s, Str *raw, bool *has_escape, Error *e) {
    if (!take(s, '"'))
        return bad(s, "expected a string", e);
    const char *from = s->p;
    *has_escape = false;
    while (s->p < s->end && *s->p != '"') {
        if ((unsigned char)*s->p < 0x20)
            return bad(s, "control character in a string", e);
        if (*s->p++ != '\\')
            continue;
        *has_escape = true;
        if (s->p == s->end || memchr("\"\\/bfnrtu", *s->p, 9) == NULL)
            return bad(s, "unknown escape", e);
        if (*s->p++ == 'u') {
            if (json_hex_four(s->p, s->end) < 0)
                return bad(s, "expected four hexadecimal digits", e);
            s->p += 4;
        }
    }
    *raw = (Str){ from, (size_t)(s->p - from) };
    return take(s, '"') ? ERR_OK : bad(s, "string without an end", e);
}

/* One escape after its backslash, as json-c reads it: half a surrogate pair is U+FFFD. */
static void put_escape(Buf *b, const char **p, const char *end) {
    static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
    char c = *(*p)++;
    if (c != 'u') {
        buf_putc(b, to[(const char *)memchr(from, c, sizeof from - 1) - from]);
        return;
    }
    uint32_t rune = (uint32_t)json_hex_four(*p, end);
    *p += 4;
    if (rune >= 0xD800 && rune <= 0xDBFF && end - *p >= 6 && (*p)[0] == '\\' && (*p)[1] == 'u') {
        uint32_t low = (uint32_t)json_hex_four(*p + 2, end);
        if (low >= 0xDC00 && low <= 0xDFFF) {
            *p += 6;
            rune = 0x10000 + ((rune - 0xD800) << 10) + (low - 0xDC00);
        }
    }
    utf8_put(b, rune >= 0xD800 && rune <= 0xDFFF ? 0xFFFD : rune);
}

static Str unescape(Arena *a, Str raw) {
    Buf b = buf_new(a, raw.n); /* no escape is shorter than what it stands for */
    const char *p = raw.p, *end = raw.p + raw.n;
    while (p < end) {
        char c = *p++;
        if (c == '\\')
            put_escape(&b, &p, end);
        else
            buf_putc(&b, c);
    }
    return str_dup(a, buf_str(&b));
}

static void push_key(Scan *s, Str key) {
    if (s->key_count == s->key_cap) {
        size_t cap = s->key_cap ? s->key_cap * 2 : 64;
        Str *keys = arena_make(s->arena, Str, cap);
        if (s->key_count)
            memcpy(keys, s->keys, s->key_count * sizeof *keys);
        s->keys = keys;
        s->key_cap = cap;
    }
    s->keys[s->key_count++] = key;
}

static Err scan_key(Scan *s, Error *e) {
    Str key;
    bool has_escape;
    skip_space(s);
    TRY(scan_string(s, &key, &has_escape, e));
    if (has_escape)
        key = unescape(s->arena, key);
    if (key.n && memchr(key.p, '\0', key.n))
        return bad(s, "NUL in a name", e);
    push_key(s, key);
    skip_space(s);
    return take(s, ':') ? ERR_OK : bad(s, "expected a colon", e);
}

static int by_text(const void *a, const void *b) {
    return str_compare(*(const Str *)a, *(const Str *)b);
}

enum { FEW_KEYS = 12 };

/* qsort() of the C library is a merge sort: no order of keys makes it slow. */
static const Str *find_twice(Str *keys, size_t count) {
    if (count <= FEW_KEYS) {
        for (size_t i = 1; i < count; i++)
            for (size_t j = 0; j < i; j++)
                if (str_eq(keys[i], keys[j]))
                    return &keys[i];
        return NULL;
    }
    qsort(keys, count, sizeof *keys, by_text);
    for (size_t i = 1; i < count; i++)
        if (str_eq(keys[i], keys[i - 1]))
            return &keys[i];
    return NULL;
}

static Err open_container(Scan *s, char kind, Error *e) {
    if (s->depth == COUNT(s->open))
        FAIL(e, ERR_INVALID, "is nested more than %d deep", LIMIT_JSON_DEPTH);
    if (++s->containers > LIMIT_JSON_CONTAINERS)
        FAIL(e, ERR_LIMIT, "holds more than %d objects and lists", LIMIT_JSON_CONTAINERS);
    s->open[s->depth++] = (Open){ kind, s->key_count };
    s->p++;
    return ERR_OK;
}

static Err close_container(Scan *s, Error *e) {
    const Open *o = &s->open[s->depth - 1];
    if (o->kind == '{' && s->key_count > o->first_key) {
        const Str *twice = find_twice(s->keys + o->first_key, s->key_count - o->first_key);
        if (twice != NULL) {
            Str shown = utf8_cut(*twice, 30);
            FAIL_FIELD(e, str_z(s->arena, shown), "is given twice in one object");
        }
    }
    s->key_count = o->first_key;
    s->depth--;
    s->p++;
    return ERR_OK;
}

/* One value; a container is only opened. */
static Err scan_value(Scan *s, Error *e) {
    Str text;
    bool has_escape;
    skip_space(s);
    if (++s->values > LIMIT_JSON_VALUES)
        FAIL(e, ERR_LIMIT, "holds more than %d values", LIMIT_JSON_VALUES);
    switch (s->p < s->end ? *s->p : '\0') {
    case '{':
    case '[': return open_container(s, *s->p, e);
    case '"': return scan_string(s, &text, &has_escape, e);
    case 't': return scan_word(s, S("true"), e);
    case 'f': return scan_word(s, S("false"), e);
    case 'n': return scan_word(s, S("null"), e);
    default:  return scan_number(s, e);
    }
}

/* After a value or an opening bracket: close what ends here; stop where a value must follow.
 * `fresh`: the innermost container has just been opened. */
static Err scan_between(Scan *s, bool fresh, Error *e) {
    while (s->depth) {
        char kind = s->open[s->depth - 1].kind;
        skip_space(s);
        if (peek(s, kind == '{' ? '}' : ']')) {
            TRY(close_container(s, e));
            fresh = false;
            continue;
        }
        if (!fresh && !take(s, ','))
            return bad(s, "expected a comma or the end", e);
        return kind == '{' ? scan_key(s, e) : ERR_OK;
    }
    return ERR_OK;
}

Err json_scan(Str text, Error *e) {
    if (!utf8_is_valid(text))
        FAIL(e, ERR_INVALID, "is not valid UTF-8 at byte %zu", utf8_valid_prefix(text));
    SCRATCH(a);
    Scan s = { .start = text.p, .p = text.p, .end = text.p + text.n, .arena = a };
    do {
        size_t depth = s.depth;
        TRY(scan_value(&s, e));
        TRY(scan_between(&s, s.depth > depth, e));
    } while (s.depth);
    skip_space(&s);
    return s.p == s.end ? ERR_OK : bad(&s, "something follows the value", e);
}
