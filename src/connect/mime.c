#include "connect/mime.h"

#include "base/crypto.h"
#include "base/utf8.h"
#include "connect/charset.h"

#include <string.h>

enum { FIELDS_MOST = 500, VALUE_MOST = 16 * 1024, PIECES_MOST = 50 };

/* ---- header fields ---- */

/* One line off the front, without its end. */
static bool cut_line(Str *rest, Str *line) {
    if (!str_cut(rest, '\n', line))
        return false;
    if (line->n && line->p[line->n - 1] == '\r')
        line->n--;
    return true;
}

/* A folded value as one line: each line end goes, the white space behind it stays. */
static Str unfold(Arena *a, Str raw) {
    raw = str_slice(str_trim(raw), 0, VALUE_MOST);
    if (raw.n == 0 || !memchr(raw.p, '\n', raw.n))
        return raw;
    char *p = arena_alloc_raw(a, raw.n, 1);
    size_t n = 0;
    for (size_t i = 0; i < raw.n; i++)
        if (raw.p[i] != '\n' && raw.p[i] != '\r')
            p[n++] = raw.p[i];
    return (Str){ p, n };
}

static size_t name_length(Str line) {
    size_t n = 0;
    while (n < line.n && line.p[n] > ' ' && line.p[n] < 0x7F && line.p[n] != ':')
        n++;
    size_t end = n;
    while (end < line.n && (line.p[end] == ' ' || line.p[end] == '\t'))
        end++;
    return end < line.n && line.p[end] == ':' ? n : 0;
}

MimeHead mime_head(Arena *a, Str *rest) {
    MimeHead h = { .fields = arena_make(a, MimeField, FIELDS_MOST) };
    Str line;
    const char *from = NULL; /* of the value being gathered */
    for (Str before = *rest; cut_line(rest, &line); before = *rest) {
        bool is_folded = line.n && (line.p[0] == ' ' || line.p[0] == '\t') && from != NULL;
        if (is_folded)
            continue;
        if (from != NULL)
            h.fields[h.count - 1].value = unfold(a, (Str){ from, (size_t)(line.p - from) });
        from = NULL;
        if (line.n == 0)
            return h;
        size_t n = name_length(line);
        if (n == 0 && !str_starts(line, S("From ")) && !str_starts(line, S(">From "))) {
            *rest = before; /* no header line: the body starts without an empty line */
            return h;
        }
        if (n == 0 || h.count == FIELDS_MOST)
            continue;
        h.fields[h.count++].name = str_slice(line, 0, n);
        from = memchr(line.p, ':', line.n);
        from++;
        if (rest->p == NULL)
            break;
    }
    if (from != NULL && h.fields[h.count - 1].value.p == NULL)
        h.fields[h.count - 1].value = unfold(a, (Str){ from, (size_t)(line.p + line.n - from) });
    *rest = S("");
    return h;
}

Str mime_field(const MimeHead *h, const char *name) {
    for (size_t i = 0; i < h->count; i++)
        if (str_eq_nocase(h->fields[i].name, str_c(name)))
            return h->fields[i].value;
    return (Str){ 0 };
}

/* ---- transfer encodings ---- */

static bool is_base64(char c) {
    return ascii_is_alpha(c) || ascii_is_digit(c) || c == '+' || c == '/' || c == '-' || c == '_';
}

/* Whatever is no digit is passed over; padding ends a run, so that encoded pieces put one
 * behind the other are read too. */
static Str base64_bytes(Arena *a, Str body) {
    Buf out = buf_new(a, body.n + 4);
    char *digits = arena_alloc_raw(a, body.n + 1, 1);
    size_t n = 0;
    for (size_t i = 0; i <= body.n; i++) {
        bool is_end = i == body.n || body.p[i] == '=';
        if (!is_end && is_base64(body.p[i]))
            digits[n++] = body.p[i];
        if (!is_end || n == 0)
            continue;
        Str bytes;
        n -= n % 4 == 1;
        if (base64_read(a, (Str){ digits, n }, &bytes))
            buf_put(&out, bytes);
        n = 0;
    }
    return buf_str(&out);
}

static int hex_value(char c) {
    c = ascii_lower(c);
    return ascii_is_digit(c) ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Length of a soft line break at s ("=" and the line end, white space between), else 0. */
static size_t soft_break(Str s) {
    size_t n = 1;
    while (n < s.n && (s.p[n] == ' ' || s.p[n] == '\t'))
        n++;
    if (n < s.n && s.p[n] == '\r')
        n++;
    return n == s.n ? n : s.p[n] == '\n' ? n + 1 : 0;
}

static Str quoted_printable(Arena *a, Str body, bool is_word) {
    char *out = arena_alloc_raw(a, body.n + 1, 1);
    size_t n = 0;
    for (size_t i = 0; i < body.n;) {
        char c = body.p[i];
        if (c == '_' && is_word)
            c = ' ';
        if (body.p[i] != '=') {
            out[n++] = c;
            i++;
            continue;
        }
        int high = i + 1 < body.n ? hex_value(body.p[i + 1]) : -1;
        int low = i + 2 < body.n ? hex_value(body.p[i + 2]) : -1;
        size_t soft = is_word ? 0 : soft_break(str_slice(body, i, body.n));
        if (high >= 0 && low >= 0) {
            out[n++] = (char)(high * 16 + low);
            i += 3;
        } else if (soft) {
            i += soft;
        } else {
            out[n++] = '=';
            i++;
        }
    }
    return (Str){ out, n };
}

Str mime_decode(Arena *a, Str body, Str encoding) {
    encoding = str_trim(encoding);
    if (str_eq_nocase(encoding, S("base64")))
        return base64_bytes(a, body);
    if (str_eq_nocase(encoding, S("quoted-printable")))
        return quoted_printable(a, body, false);
    return body;
}

/* ---- encoded words ---- */

typedef struct Word {
    Str charset, bytes;
    size_t length; /* as written; 0 = no encoded word */
} Word;

/* =?charset*language?B?text?= at the start of s. */
static Word read_word(Arena *a, Str s) {
    enum { WORD_MOST = 2000 }; /* RFC 2047 says 75; mailers exceed it */
    Word w = { 0 };
    Str rest = str_slice(s, 2, WORD_MOST), charset, kind, text;
    if (!str_starts(s, S("=?")) || !str_cut(&rest, '?', &charset) ||
        !str_cut(&rest, '?', &kind) || rest.p == NULL || kind.n != 1)
        return w;
    ptrdiff_t end = str_find(rest, S("?="));
    if (end < 0)
        return w;
    text = str_slice(rest, 0, (size_t)end);
    char letter = ascii_lower(kind.p[0]);
    if (letter != 'b' && letter != 'q')
        return w;
    Str language = charset;
    (void)str_cut(&language, '*', &w.charset); /* always true for a view that is not "none" */
    w.bytes = letter == 'b' ? base64_bytes(a, text) : quoted_printable(a, text, true);
    w.length = (size_t)(text.p - s.p) + text.n + 2;
    return w;
}

static size_t blanks(Str s) {
    size_t n = 0;
    while (n < s.n && ascii_is_space(s.p[n]))
        n++;
    return n;
}

/* Words that follow each other are one text: the blanks between them do not count, and a
 * character may be cut in two by them. */
static size_t put_words(Arena *a, Str s, Buf *out) {
    Word w = read_word(a, s);
    if (w.length == 0)
        return 0;
    Buf bytes = buf_new(a, s.n);
    Str charset = w.charset;
    size_t at = 0;
    for (;;) {
        buf_put(&bytes, w.bytes);
        at += w.length;
        size_t gap = blanks(str_slice(s, at, s.n));
        w = read_word(a, str_slice(s, at + gap, s.n));
        if (w.length == 0)
            break;
        at += gap;
        if (!str_eq_nocase(w.charset, charset)) {
            buf_put(out, charset_to_utf8(a, buf_str(&bytes), charset));
            bytes = buf_new(a, s.n);
            charset = w.charset;
        }
    }
    buf_put(out, charset_to_utf8(a, buf_str(&bytes), charset));
    return at;
}

Str mime_words(Arena *a, Str raw) {
    enum { HEADER_MOST = 16 * 1024 };
    raw = str_slice(str_trim(raw), 0, HEADER_MOST);
    if (str_find(raw, S("=?")) < 0)
        return charset_to_utf8(a, raw, (Str){ 0 });
    Buf out = buf_new(a, 8 * HEADER_MOST);
    while (raw.n) {
        ptrdiff_t start = str_find(raw, S("=?"));
        Str plain = str_slice(raw, 0, start < 0 ? raw.n : (size_t)start);
        buf_put(&out, charset_to_utf8(a, plain, (Str){ 0 }));
        raw = str_slice(raw, plain.n, raw.n);
        size_t n = raw.n ? put_words(a, raw, &out) : 0;
        if (raw.n && n == 0) {
            buf_put(&out, S("=?"));
            n = 2;
        }
        raw = str_slice(raw, n, raw.n);
    }
    return buf_str(&out);
}

/* ---- parameters ---- */

typedef struct Param {
    Str name, value; /* value without quotes */
} Param;

static Str unquote(Arena *a, Str *rest) {
    size_t n = 0, i = 1, end = 1;
    while (end < rest->n && rest->p[end] != '"')
        end += rest->p[end] == '\\' ? 2 : 1;
    char *p = arena_alloc_raw(a, end, 1);
    for (; i < rest->n && rest->p[i] != '"'; i++) {
        if (rest->p[i] == '\\' && i + 1 < rest->n)
            i++;
        p[n++] = rest->p[i];
    }
    *rest = str_slice(*rest, i + 1, rest->n);
    return (Str){ p, n };
}

static bool next_param(Arena *a, Str *rest, Param *out) {
    size_t at = 0;
    while (at < rest->n && (ascii_is_space(rest->p[at]) || rest->p[at] == ';'))
        at++;
    *rest = str_slice(*rest, at, rest->n);
    size_t n = 0;
    while (n < rest->n && rest->p[n] != '=' && rest->p[n] != ';')
        n++;
    if (rest->n == 0)
        return false;
    out->name = str_trim(str_slice(*rest, 0, n));
    out->value = S("");
    if (n == rest->n || rest->p[n] == ';') {
        *rest = str_slice(*rest, n, rest->n);
        return true;
    }
    *rest = str_slice(*rest, n + 1, rest->n);
    size_t gap = blanks(*rest);
    *rest = str_slice(*rest, gap, rest->n);
    if (rest->n && rest->p[0] == '"') {
        out->value = unquote(a, rest);
        return true;
    }
    for (n = 0; n < rest->n && rest->p[n] != ';';)
        n++;
    out->value = str_trim(str_slice(*rest, 0, n));
    *rest = str_slice(*rest, n, rest->n);
    return true;
}

static Str percent_decode(Arena *a, Str s) {
    char *p = arena_alloc_raw(a, s.n + 1, 1);
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++) {
        int high = s.p[i] == '%' && i + 2 < s.n ? hex_value(s.p[i + 1]) : -1;
        int low = high >= 0 ? hex_value(s.p[i + 2]) : -1;
        p[n++] = low >= 0 ? (char)(high * 16 + low) : s.p[i];
        i += low >= 0 ? 2 : 0;
    }
    return (Str){ p, n };
}

/* Number of the piece in "name*3*" or "name*3"; 0 for "name*"; -1 when it is another name. */
static int piece_of(Str full, Str name, bool *is_encoded) {
    if (full.n <= name.n || full.p[name.n] != '*' ||
        !str_eq_nocase(str_slice(full, 0, name.n), name))
        return -1;
    Str tail = str_slice(full, name.n + 1, full.n);
    *is_encoded = tail.n == 0 || str_ends(tail, S("*"));
    int number = 0;
    for (size_t i = 0; i < tail.n && tail.p[i] != '*'; i++) {
        if (!ascii_is_digit(tail.p[i]) || number > PIECES_MOST)
            return -1;
        number = number * 10 + tail.p[i] - '0';
    }
    return number < PIECES_MOST ? number : -1;
}

/* The first encoded piece starts with charset'language'. */
static Str cut_charset(Str *value) {
    Str rest = *value, charset, language;
    if (!str_cut(&rest, '\'', &charset) || !str_cut(&rest, '\'', &language) || rest.p == NULL)
        return (Str){ 0 };
    *value = rest;
    return charset;
}

Str mime_param(Arena *a, Str value, const char *name) {
    Str pieces[PIECES_MOST] = { { 0 } }, charset = { 0 }, wanted = str_c(name), plain = { 0 };
    int most = -1;
    Param p;
    if (value.p == NULL)
        return value;
    for (int i = 0; i < 4 * PIECES_MOST && next_param(a, &value, &p); i++) {
        bool is_encoded = false;
        if (str_eq_nocase(p.name, wanted) && plain.p == NULL)
            plain = p.value;
        int number = piece_of(p.name, wanted, &is_encoded);
        if (number < 0)
            continue;
        if (is_encoded && number == 0)
            charset = cut_charset(&p.value);
        pieces[number] = is_encoded ? percent_decode(a, p.value) : p.value;
        most = number > most ? number : most;
    }
    if (most < 0)
        return plain.p ? mime_words(a, plain) : plain;
    return charset_to_utf8(a, str_join(a, pieces, (size_t)most + 1, S("")), charset);
}

Str mime_value(Arena *a, Str value) {
    Str rest = value, head = value;
    (void)str_cut(&rest, ';', &head); /* none stays none */
    return str_lower_ascii(a, str_trim(head));
}

/* ---- parts ---- */

/* Offset of the next line that starts with the boundary, or -1. */
static ptrdiff_t find_boundary(Str s, Str boundary) {
    for (size_t from = 0; from < s.n;) {
        ptrdiff_t at = str_find(str_slice(s, from, s.n), S("--"));
        if (at < 0)
            return -1;
        from += (size_t)at;
        bool is_at_start = from == 0 || s.p[from - 1] == '\n';
        if (is_at_start && str_starts(str_slice(s, from + 2, s.n), boundary))
            return (ptrdiff_t)from;
        from += is_at_start ? 2 : 1;
    }
    return -1;
}

static size_t line_length(Str s) {
    const char *end = s.n ? memchr(s.p, '\n', s.n) : NULL;
    return end ? (size_t)(end - s.p) + 1 : s.n;
}

bool mime_next_part(Str *rest, Str boundary, Str *part) {
    ptrdiff_t open = boundary.n ? find_boundary(*rest, boundary) : -1;
    if (open < 0)
        return false;
    Str s = str_slice(*rest, (size_t)open, rest->n);
    if (str_starts(str_slice(s, 2 + boundary.n, s.n), S("--")))
        return false;
    s = str_slice(s, line_length(s), s.n);
    ptrdiff_t close = find_boundary(s, boundary);
    size_t end = close < 0 ? s.n : (size_t)close;
    *rest = str_slice(s, end, s.n);
    /* The line end before a boundary belongs to the boundary. */
    if (close > 0)
        end -= s.p[end - 1] == '\n' && end > 1 && s.p[end - 2] == '\r' ? 2 : 1;
    *part = str_slice(s, 0, end);
    return true;
}

/* ---- addresses ---- */

static bool looks_like_address(Str s) {
    ptrdiff_t at = str_find(s, S("@"));
    if (at <= 0 || (size_t)at + 1 >= s.n)
        return false;
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] <= ' ' || strchr("<>(),;:\"", s.p[i]))
            return false;
    return true;
}

/* Up to the comma that ends the first mailbox; quotes, comments and <> may hold commas. */
static Str first_mailbox(Str raw) {
    bool is_quoted = false;
    int depth = 0;
    for (size_t i = 0; i < raw.n; i++) {
        char c = raw.p[i];
        if (c == '\\' && is_quoted)
            i++;
        else if (c == '"' && depth == 0)
            is_quoted = !is_quoted;
        else if (!is_quoted && (c == '(' || c == '<'))
            depth++;
        else if (!is_quoted && (c == ')' || c == '>') && depth)
            depth--;
        else if (!is_quoted && depth == 0 && (c == ',' || c == ';') && i)
            return str_slice(raw, 0, i);
    }
    return raw;
}

MimeAddress mime_address(Arena *a, Str raw) {
    MimeAddress out = { S(""), S("") };
    enum { ADDRESS_MOST = 2000 };
    Str box = str_trim(first_mailbox(str_slice(raw, 0, ADDRESS_MOST)));
    ptrdiff_t open = str_find(box, S("<")), close = str_find(box, S(">"));
    Str name = box, address = box;
    if (open >= 0 && close > open) {
        address = str_trim(str_slice(box, (size_t)open + 1, (size_t)close));
        name = str_trim(str_slice(box, 0, (size_t)open));
    } else if ((open = str_find(box, S("("))) > 0) { /* budi@toko.test (Budi) */
        address = str_trim(str_slice(box, 0, (size_t)open));
        name = str_slice(box, (size_t)open + 1, box.n - str_ends(box, S(")")));
    }
    if (name.n > 1 && name.p[0] == '"')
        name = unquote(a, &name);
    if (looks_like_address(address))
        out.address = str_lower_ascii(a, charset_to_utf8(a, address, (Str){ 0 }));
    out.name = str_trim(mime_words(a, name));
    if (looks_like_address(out.name))
        out.name = S("");
    return out;
}
