/* The reader is a cursor: p stands before a value, or behind one. No token list, no tree. Most
 * of the time goes into strings, which are scanned sixteen or eight bytes a step. */
#include "wire/json_pull.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "wire/json_scan.h"

#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#else
#define ALL_BYTES(c) (UINT64_C(0x0101010101010101) * (c))
#endif

void json_pull_start(JsonPull *j, Arena *a, Str text) {
    const char *p = text.p ? text.p : "";
    *j = (JsonPull){ .p = p, .start = p, .end = p + text.n, .arena = a };
}

static bool fault(JsonPull *j, const char *why) {
    if (j->fault == NULL)
        j->fault = why;
    return false;
}

static void skip_space(JsonPull *j) {
    while (j->p < j->end && (*j->p == ' ' || *j->p == '\n' || *j->p == '\t' || *j->p == '\r'))
        j->p++;
}

/* What a value is, by its first byte. */
static const uint8_t kinds[256] = {
    ['{'] = PULL_OBJECT, ['['] = PULL_ARRAY, ['"'] = PULL_STRING, ['-'] = PULL_NUMBER,
    ['0' ... '9'] = PULL_NUMBER, ['t'] = PULL_TRUE, ['f'] = PULL_FALSE, ['n'] = PULL_NULL,
};

PullKind json_pull_kind(JsonPull *j) {
    if (j->fault != NULL)
        return PULL_NONE;
    skip_space(j);
    if (j->p == j->end) {
        fault(j, "it ends too early");
        return PULL_NONE;
    }
    PullKind kind = (PullKind)kinds[(unsigned char)*j->p];
    if (kind == PULL_NONE)
        fault(j, "a value is missing");
    return kind;
}

bool json_pull_enter(JsonPull *j) {
    PullKind kind = json_pull_kind(j);
    if (kind != PULL_OBJECT && kind != PULL_ARRAY)
        return false;
    if (j->depth == LIMIT_JSON_DEPTH)
        return fault(j, "it is nested too deeply");
    j->depth++;
    j->p++;
    j->is_first = true;
    return true;
}

/* Over the comma or the closing bracket; false at the bracket and on a fault. */
static bool step(JsonPull *j, char close) {
    if (j->fault != NULL)
        return false;
    skip_space(j);
    if (j->p == j->end)
        return fault(j, "it ends too early");
    if (*j->p == close) {
        j->p++;
        j->depth--;
        j->is_first = false;
        return false;
    }
    if (j->is_first) {
        j->is_first = false;
        return true;
    }
    if (*j->p != ',')
        return fault(j, close == '}' ? "a comma or } is missing" : "a comma or ] is missing");
    j->p++;
    return true;
}

bool json_pull_element(JsonPull *j) { return step(j, ']'); }

/* First quote, backslash or control character at or after p. *high gathers the top bits of the
 * bytes passed over, so that only text beyond ASCII is checked as UTF-8. */
static const char *scan_bytes(const char *p, const char *end, unsigned *high) {
    for (; p < end; p++) {
        if (*p == '"' || *p == '\\' || (unsigned char)*p < 0x20)
            break;
        *high |= (unsigned char)*p & 0x80u;
    }
    return p;
}

#ifdef __SSE2__
static const char *scan_plain(const char *p, const char *end, unsigned *high) {
    const __m128i quote = _mm_set1_epi8('"'), slash = _mm_set1_epi8('\\');
    const __m128i control = _mm_set1_epi8(0x1F);
    for (; end - p >= 16; p += 16) {
        __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)p);
        __m128i is_control = _mm_cmpeq_epi8(_mm_min_epu8(bytes, control), bytes);
        __m128i hit = _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(bytes, quote),
                                                _mm_cmpeq_epi8(bytes, slash)), is_control);
        unsigned hits = (unsigned)_mm_movemask_epi8(hit);
        unsigned tops = (unsigned)_mm_movemask_epi8(bytes);
        if (hits != 0) {
            int n = __builtin_ctz(hits);
            *high |= tops & ((1u << n) - 1);
            return p + n;
        }
        *high |= tops;
    }
    return scan_bytes(p, end, high);
}
#else
/* Eight bytes a step. A byte's top bit in `hit` is set when the byte is below 0x20, a quote or a
 * backslash; borrows can set it wrongly only above the first true one. */
static const char *scan_plain(const char *p, const char *end, unsigned *high) {
    for (; end - p >= 8; p += 8) {
        uint64_t w;
        memcpy(&w, p, sizeof w);
        uint64_t quote = w ^ ALL_BYTES('"'), slash = w ^ ALL_BYTES('\\');
        uint64_t hit = ((w - ALL_BYTES(0x20)) & ~w) | ((quote - ALL_BYTES(1)) & ~quote) |
                       ((slash - ALL_BYTES(1)) & ~slash);
        if ((hit & ALL_BYTES(0x80)) != 0)
            break;
        *high |= (w & ALL_BYTES(0x80)) != 0;
    }
    return scan_bytes(p, end, high);
}
#endif

static const char escape_letters[] = "\"\\/bfnrt";
static const char escape_values[] = "\"\\/\b\f\n\r\t";

/* Length of the escape at p, or 0 when it is none. */
static size_t escape_length(const char *p, const char *end) {
    if (end - p < 2)
        return 0;
    if (p[1] == 'u')
        return json_hex_four(p + 2, end) < 0 ? 0 : 6;
    return p[1] != '\0' && strchr(escape_letters, p[1]) != NULL ? 2 : 0;
}

/* Write the \u escape at p (two of them for a pair) and give the number of bytes read. */
static size_t put_unicode(Buf *out, const char *p, const char *end) {
    uint32_t rune = (uint32_t)json_hex_four(p + 2, end);
    size_t n = 6;
    if (rune >= 0xD800 && rune <= 0xDBFF && end - p >= 12 && p[6] == '\\' && p[7] == 'u') {
        uint32_t low = (uint32_t)json_hex_four(p + 8, end);
        if (low >= 0xDC00 && low <= 0xDFFF) {
            rune = 0x10000 + ((rune - 0xD800) << 10) + (low - 0xDC00);
            n = 12;
        }
    }
    bool is_text = rune != 0 && (rune < 0xD800 || rune > 0xDFFF);
    utf8_put(out, is_text ? rune : 0xFFFD);
    return n;
}

/* `raw` with its (checked) escapes resolved; never longer than before. */
static Str unescape(Arena *a, Str raw) {
    Buf out = buf_new(a, raw.n);
    const char *end = raw.p + raw.n;
    for (const char *p = raw.p; p < end;) {
        const char *slash = memchr(p, '\\', (size_t)(end - p));
        buf_put(&out, (Str){ p, (size_t)((slash ? slash : end) - p) });
        if (slash == NULL)
            break;
        if (slash[1] == 'u') {
            p = slash + put_unicode(&out, slash, end);
        } else {
            buf_putc(&out, escape_values[strchr(escape_letters, slash[1]) - escape_letters]);
            p = slash + 2;
        }
    }
    return buf_str(&out);
}

/* Take the string at p, of which the first character is known to be a quote. */
static bool take_string(JsonPull *j, Str *raw, bool *is_escaped) {
    const char *from = j->p + 1, *p = from;
    unsigned high = 0;
    *is_escaped = false;
    for (;;) {
        p = scan_plain(p, j->end, &high);
        if (p == j->end) {
            j->p = p;
            return fault(j, "a string does not end");
        }
        if (*p == '"')
            break;
        size_t n = *p == '\\' ? escape_length(p, j->end) : 0;
        if (n == 0) {
            bool is_escape = *p == '\\';
            j->p = p;
            return fault(j, is_escape ? "an unknown escape in a string"
                                      : "a control character in a string");
        }
        *is_escaped = true;
        p += n;
    }
    *raw = (Str){ from, (size_t)(p - from) };
    if (high != 0 && !utf8_is_valid(*raw))
        return fault(j, "a string is not UTF-8");
    j->p = p + 1;
    return true;
}

bool json_pull_string(JsonPull *j, Str *out) {
    Str raw;
    bool is_escaped;
    if (json_pull_kind(j) != PULL_STRING || !take_string(j, &raw, &is_escaped))
        return false;
    *out = is_escaped ? unescape(j->arena, raw) : raw;
    return true;
}

bool json_pull_member(JsonPull *j, Str *name) {
    if (!step(j, '}'))
        return false;
    skip_space(j);
    Str raw;
    bool is_escaped;
    if (j->p == j->end || *j->p != '"')
        return fault(j, "a member's name is missing");
    if (!take_string(j, &raw, &is_escaped))
        return false;
    skip_space(j);
    if (j->p == j->end || *j->p != ':')
        return fault(j, "a colon is missing");
    j->p++;
    *name = is_escaped ? unescape(j->arena, raw) : raw;
    return true;
}

static const char *skip_digits(const char *p, const char *end) {
    while (p < end && ascii_is_digit(*p))
        p++;
    return p;
}

/* RFC 8259, 6: no leading zero, no bare point, no bare e. NULL when it is no number. */
static const char *number_end(const char *p, const char *end) {
    if (p < end && *p == '-')
        p++;
    if (p == end || !ascii_is_digit(*p))
        return NULL;
    p = *p == '0' ? p + 1 : skip_digits(p, end);
    if (p < end && *p == '.') {
        const char *part = skip_digits(p + 1, end);
        if (part == p + 1)
            return NULL;
        p = part;
    }
    if (p < end && (*p == 'e' || *p == 'E')) {
        p += end - p > 1 && (p[1] == '+' || p[1] == '-') ? 2 : 1;
        const char *power = skip_digits(p, end);
        if (power == p)
            return NULL;
        p = power;
    }
    return p;
}

bool json_pull_number(JsonPull *j, Str *out) {
    if (json_pull_kind(j) != PULL_NUMBER)
        return false;
    const char *end = number_end(j->p, j->end);
    if (end == NULL)
        return fault(j, "a number is written wrongly");
    *out = (Str){ j->p, (size_t)(end - j->p) };
    j->p = end;
    return true;
}

static void skip_word(JsonPull *j, Str word) {
    if ((size_t)(j->end - j->p) >= word.n && memcmp(j->p, word.p, word.n) == 0)
        j->p += word.n;
    else
        fault(j, "a value is missing");
}

/* Recursion is bounded by LIMIT_JSON_DEPTH in json_pull_enter(). */
void json_pull_skip(JsonPull *j) {
    Str view;
    bool is_escaped;
    switch (json_pull_kind(j)) {
    case PULL_NONE:
        break;
    case PULL_OBJECT:
        if (json_pull_enter(j))
            while (json_pull_member(j, &view))
                json_pull_skip(j);
        break;
    case PULL_ARRAY:
        if (json_pull_enter(j))
            while (json_pull_element(j))
                json_pull_skip(j);
        break;
    case PULL_STRING:
        (void)take_string(j, &view, &is_escaped); /* a fault stays in j */
        break;
    case PULL_NUMBER:
        (void)json_pull_number(j, &view); /* a fault stays in j */
        break;
    case PULL_TRUE:
        skip_word(j, S("true"));
        break;
    case PULL_FALSE:
        skip_word(j, S("false"));
        break;
    case PULL_NULL:
        skip_word(j, S("null"));
        break;
    }
}

Err json_pull_end(JsonPull *j, Error *e) {
    if (j->fault == NULL) {
        skip_space(j);
        if (j->depth == 0 && j->p == j->end && j->p > j->start)
            return ERR_OK;
        fault(j, j->depth ? "it ends too early" : "there is more behind the value");
    }
    FAIL(e, ERR_INVALID, "not JSON: %s (byte %td)", j->fault, j->p - j->start + 1);
}
