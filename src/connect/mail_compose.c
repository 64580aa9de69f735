#include "base/crypto.h"
#include "base/limits.h"
#include "base/time.h"
#include "base/utf8.h"
#include "connect/send.h"

#include <string.h>

enum {
    ADDRESS_MOST = 254,
    REFERENCES_MOST = 20, /* the first and the newest; RFC 5322 lets us drop those between */
    WORD_BYTES = 39,      /* bytes in one encoded word: 64 characters, so that "Subject: " and
                             a word fit the 76 of RFC 2047 */
    QP_LINE = 72,
    MAIL_MOST = 8 * LIMIT_MESSAGE_TEXT,
};

static bool is_printable(Str s) {
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] < ' ' || s.p[i] > '~')
            return false;
    return true;
}

static bool has_control(Str s) {
    for (size_t i = 0; i < s.n; i++)
        if ((unsigned char)s.p[i] < ' ' || s.p[i] == 0x7F)
            return true;
    return false;
}

/* The plain form that every server takes; quoted local parts and literals are not worth it. */
static Err check_address(Str address, const char *field, Error *e) {
    ptrdiff_t at = str_find(address, S("@"));
    Str domain = str_slice(address, (size_t)at + 1, address.n);
    bool is_good = at > 0 && domain.n && address.n <= ADDRESS_MOST && is_printable(address) &&
                   str_find(domain, S("@")) < 0;
    for (size_t i = 0; i < address.n && is_good; i++)
        is_good = !strchr(" <>()[],;:\\\"", address.p[i]);
    if (!is_good)
        FAIL_FIELD(e, field, "must be an address like nama@toko.id");
    return ERR_OK;
}

static Err check_id(Str id, const char *field, Error *e) {
    bool is_good = id.n > 2 && id.n <= LIMIT_MESSAGE_ID && is_printable(id);
    for (size_t i = 0; i < id.n && is_good; i++)
        is_good = id.p[i] != ' ' && id.p[i] != '<' && id.p[i] != '>';
    if (!is_good)
        FAIL_FIELD(e, field, "is no message id");
    return ERR_OK;
}

static Err check_text(Str text, size_t most, const char *field, Error *e) {
    if (text.n > most)
        FAIL_FIELD(e, field, "must be at most %zu bytes", most);
    if (!utf8_is_valid(text))
        FAIL_FIELD(e, field, "is not UTF-8");
    return ERR_OK;
}

/* A name or subject is one line: a line break in it would start a header of its own. */
static Err check_line(Str text, size_t most, const char *field, Error *e) {
    TRY(check_text(text, most, field, e));
    if (has_control(text))
        FAIL_FIELD(e, field, "must not contain line breaks or control characters");
    return ERR_OK;
}

static Err check(const MailMessage *m, Error *e) {
    TRY(check_address(m->from, "from", e));
    TRY(check_address(m->to, "to", e));
    TRY(check_line(m->from_name, LIMIT_MESSAGE_AUTHOR, "from_name", e));
    TRY(check_line(m->to_name, LIMIT_MESSAGE_AUTHOR, "to_name", e));
    TRY(check_line(m->subject, LIMIT_MESSAGE_TITLE, "subject", e));
    TRY(check_text(m->text, LIMIT_MESSAGE_TEXT, "text", e));
    TRY(check_id(m->message_id, "message_id", e));
    if (m->in_reply_to.n)
        TRY(check_id(m->in_reply_to, "in_reply_to", e));
    Str rest = str_trim(m->references), one;
    while (rest.n && str_cut(&rest, ' ', &one))
        if (one.n)
            TRY(check_id(one, "references", e));
    return ERR_OK;
}

/* UTF-8 as encoded words of one line each, cut between characters. */
static void put_words(Buf *b, Str text) {
    for (bool is_first = true; text.n; is_first = false) {
        SCRATCH(tmp);
        Str piece = utf8_cut(text, WORD_BYTES);
        buf_printf(b, "%s=?UTF-8?B?" STR_FMT "?=", is_first ? "" : "\r\n ",
                   STR_ARG(base64(tmp, piece)));
        text = str_slice(text, piece.n, text.n);
    }
}

static void put_text_header(Buf *b, const char *name, Str text) {
    buf_printf(b, "%s: ", name);
    if (text.n <= QP_LINE - 12 && is_printable(text) && str_find(text, S("=?")) < 0)
        buf_put(b, text);
    else
        put_words(b, text);
    buf_put(b, S("\r\n"));
}

static void put_mailbox(Buf *b, const char *header, Str name, Str address) {
    buf_printf(b, "%s: ", header);
    if (name.n && name.n < WORD_BYTES && is_printable(name) && str_find(name, S("=?")) < 0) {
        buf_putc(b, '"');
        for (size_t i = 0; i < name.n; i++) {
            if (name.p[i] == '"' || name.p[i] == '\\')
                buf_putc(b, '\\');
            buf_putc(b, name.p[i]);
        }
        buf_put(b, S("\"\r\n "));
    } else if (name.n) {
        put_words(b, name);
        buf_put(b, S("\r\n "));
    }
    buf_printf(b, "<" STR_FMT ">\r\n", STR_ARG(address));
}

static void put_references(Buf *b, Str references) {
    Str list[REFERENCES_MOST], rest = str_trim(references), one;
    size_t count = 0;
    while (rest.n && str_cut(&rest, ' ', &one)) {
        if (one.n == 0)
            continue;
        if (count == REFERENCES_MOST) {
            memmove(list + 1, list + 2, (REFERENCES_MOST - 2) * sizeof *list);
            count--;
        }
        list[count++] = one;
    }
    for (size_t i = 0; i < count; i++)
        buf_printf(b, "%s<" STR_FMT ">%s", i ? " " : "References: ", STR_ARG(list[i]), "\r\n");
}

/* RFC 2045, 6.7. Spaces before a line end are encoded, because servers may strip them; so is the
 * F of "From " and a leading point. */
static void put_quoted_printable(Buf *b, Str text) {
    size_t column = 0;
    for (size_t i = 0; i < text.n; i++) {
        unsigned char c = (unsigned char)text.p[i];
        bool is_last = i + 1 == text.n || text.p[i + 1] == '\n' || text.p[i + 1] == '\r';
        if (c == '\r' && i + 1 < text.n && text.p[i + 1] == '\n')
            continue;
        if (c == '\n' || c == '\r') {
            buf_put(b, S("\r\n"));
            column = 0;
            continue;
        }
        bool is_plain = (c >= '!' && c <= '~' && c != '=') || ((c == ' ' || c == '\t') && !is_last);
        bool is_from = c == 'F' && str_starts(str_slice(text, i, text.n), S("From "));
        if (column == 0 && (c == '.' || is_from))
            is_plain = false;
        size_t width = is_plain ? 1 : 3;
        if (column + width > QP_LINE) {
            buf_put(b, S("=\r\n"));
            column = 0;
        }
        if (is_plain)
            buf_putc(b, (char)c);
        else
            buf_printf(b, "=%02X", c);
        column += width;
    }
    buf_put(b, S("\r\n"));
}

Err mail_compose(Arena *a, const MailMessage *m, Str *out, Error *e) {
    SCRATCH(tmp);
    TRY(check(m, e));
    Buf b = buf_new(a, MAIL_MOST);
    put_mailbox(&b, "From", m->from_name, m->from);
    put_mailbox(&b, "To", m->to_name, m->to);
    put_text_header(&b, "Subject", m->subject);
    buf_printf(&b, "Date: " STR_FMT "\r\n", STR_ARG(time_mail(tmp, m->now)));
    buf_printf(&b, "Message-ID: <" STR_FMT ">\r\n", STR_ARG(m->message_id));
    if (m->in_reply_to.n)
        buf_printf(&b, "In-Reply-To: <" STR_FMT ">\r\n", STR_ARG(m->in_reply_to));
    put_references(&b, m->references);
    buf_put(&b, S("MIME-Version: 1.0\r\n"
                  "Content-Type: text/plain; charset=UTF-8\r\n"
                  "Content-Transfer-Encoding: quoted-printable\r\n\r\n"));
    put_quoted_printable(&b, m->text);
    if (b.full)
        FAIL(e, ERR_LIMIT, "the mail is too long");
    *out = buf_str(&b);
    return ERR_OK;
}
