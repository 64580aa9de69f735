#include "connect/mail_text.h"

#include "base/limits.h"
#include "connect/charset.h"
#include "connect/html_text.h"

#include <string.h>

enum { MAIL_TEXT_MOST = 4 * LIMIT_MESSAGE_TEXT, ATTACHMENTS_NAMED = 10 };

typedef struct Walk {
    Arena *arena;
    Buf out;
    int parts, attachments;
    bool is_reply;
} Walk;

static bool cut_line(Str *rest, Str *line) {
    if (!str_cut(rest, '\n', line))
        return false;
    if (line->n && line->p[line->n - 1] == '\r')
        line->n--;
    return true;
}

static size_t quote_depth(Str line) {
    size_t n = 0;
    while (n < line.n && line.p[n] == '>')
        n++;
    return n;
}

/* RFC 3676: lines that end in a space go on in the next. */
static Str unflow(Arena *a, Str text, bool delete_space) {
    Buf out = buf_new(a, text.n + 1);
    Str rest = text, line;
    size_t depth_before = 0;
    bool goes_on = false, is_first = true;
    while (cut_line(&rest, &line)) {
        size_t depth = quote_depth(line);
        Str words = str_slice(line, depth, line.n);
        if (words.n && words.p[0] == ' ') /* space-stuffed */
            words = str_slice(words, 1, words.n);
        bool joins = goes_on && depth == depth_before && !str_eq(words, S("-- "));
        if (!joins) {
            if (!is_first)
                buf_putc(&out, '\n');
            buf_put(&out, str_slice(line, 0, depth));
            if (depth && words.n)
                buf_putc(&out, ' ');
        }
        goes_on = words.n && words.p[words.n - 1] == ' ' && !str_eq(words, S("-- "));
        if (goes_on && delete_space)
            words = str_slice(words, 0, words.n - 1);
        buf_put(&out, words);
        depth_before = depth;
        is_first = false;
    }
    return buf_str(&out);
}

/* "On .. wrote:", "Pada .. menulis:", "-----Original Message-----" and the header block that
 * Outlook puts above what it quotes. */
static bool is_quote_heading(Str line, Str next) {
    line = str_trim(line);
    next = str_trim(next);
    if (str_starts(line, S("-----Original Message")) || str_starts(line, S("-----Pesan Asli")) ||
        str_starts(line, S("________________________________")))
        return true;
    bool is_english = str_starts(line, S("From: ")) &&
                      (str_starts(next, S("Sent: ")) || str_starts(next, S("Date: ")));
    bool is_indonesian = str_starts(line, S("Dari: ")) && (str_starts(next, S("Dikirim: ")) ||
                                                           str_starts(next, S("Tanggal: ")));
    if (is_english || is_indonesian)
        return true;
    bool is_opening = str_starts(line, S("On ")) || str_starts(line, S("Pada ")) ||
                      str_starts(line, S("Tanggal "));
    return is_opening &&
           (str_ends(line, S("wrote:")) || str_ends(line, S("menulis:")) ||
            str_ends(next, S("wrote:")) || str_ends(next, S("menulis:")));
}

static Str own_words(Str text) {
    Str rest = text, line;
    const char *end = NULL;      /* where the quoted mail starts */
    const char *only_quote = NULL; /* start of the quoted lines that reach to the end */
    while (end == NULL && str_cut(&rest, '\n', &line)) {
        Str after = rest, next = { 0 };
        (void)str_cut(&after, '\n', &next); /* none behind the last line */
        bool is_quoted = str_starts(line, S(">"));
        if (is_quoted && only_quote == NULL)
            only_quote = line.p;
        else if (!is_quoted && str_trim(line).n)
            only_quote = NULL;
        if (is_quote_heading(line, next))
            end = line.p;
    }
    if (end == NULL)
        end = only_quote;
    Str own = end ? str_trim(str_slice(text, 0, (size_t)(end - text.p))) : text;
    return own.n ? own : text;
}

static void put_block(Walk *w, Str text) {
    text = str_trim(text);
    if (text.n == 0)
        return;
    if (w->out.n)
        buf_put(&w->out, S("\n\n"));
    size_t room = w->out.max - w->out.n;
    buf_put(&w->out, text.n <= room ? text : str_slice(text, 0, room));
}

static void put_words(Walk *w, Str text) { put_block(w, w->is_reply ? own_words(text) : text); }

static Str part_text(Arena *a, const MimeHead *head, Str body, bool is_html) {
    Str type = mime_field(head, "Content-Type");
    Str bytes = mime_decode(a, body, mime_field(head, "Content-Transfer-Encoding"));
    Str text = charset_to_utf8(a, str_slice(bytes, 0, 4 * MAIL_TEXT_MOST),
                               mime_param(a, type, "charset"));
    if (is_html)
        return html_to_text(a, text);
    if (str_eq_nocase(mime_param(a, type, "format"), S("flowed")))
        return unflow(a, text, str_eq_nocase(mime_param(a, type, "delsp"), S("yes")));
    return text;
}

static void put_attachment(Walk *w, const MimeHead *head) {
    Str name = mime_param(w->arena, mime_field(head, "Content-Disposition"), "filename");
    if (name.n == 0)
        name = mime_param(w->arena, mime_field(head, "Content-Type"), "name");
    if (name.n == 0 || ++w->attachments > ATTACHMENTS_NAMED)
        return;
    put_block(w, str_fmt(w->arena, "[lampiran: " STR_FMT "]", STR_ARG(str_slice(name, 0, 200))));
}

static void walk(Walk *w, const MimeHead *head, Str body, int depth);

static void walk_forwarded(Walk *w, Str body, int depth) {
    MimeHead inner = mime_head(w->arena, &body);
    MimeAddress from = mime_address(w->arena, mime_field(&inner, "From"));
    Str subject = mime_words(w->arena, mime_field(&inner, "Subject"));
    put_block(w, str_fmt(w->arena, "---------- " STR_FMT " <" STR_FMT ">: " STR_FMT,
                         STR_ARG(from.name), STR_ARG(from.address), STR_ARG(subject)));
    walk(w, &inner, body, depth + 1);
}

/* Of several forms of the same text the plain one is taken, unless it is empty: then the last,
 * which is the richest. */
static void walk_alternatives(Walk *w, Str body, Str boundary, int depth) {
    Str part, last = { 0 };
    size_t before = w->out.n;
    while (w->parts++ < LIMIT_MIME_PARTS && mime_next_part(&body, boundary, &part)) {
        last = part;
        Str inside = part;
        MimeHead head = mime_head(w->arena, &inside);
        Str type = mime_value(w->arena, mime_field(&head, "Content-Type"));
        if (type.n && !str_eq(type, S("text/plain")))
            continue;
        walk(w, &head, inside, depth + 1);
        if (w->out.n > before)
            return;
    }
    if (last.p == NULL)
        return;
    MimeHead head = mime_head(w->arena, &last);
    walk(w, &head, last, depth + 1);
}

static void walk_parts(Walk *w, Str body, Str boundary, bool only_first, int depth) {
    Str part;
    while (w->parts++ < LIMIT_MIME_PARTS && mime_next_part(&body, boundary, &part)) {
        MimeHead head = mime_head(w->arena, &part);
        walk(w, &head, part, depth + 1);
        if (only_first)
            return;
    }
}

static void walk(Walk *w, const MimeHead *head, Str body, int depth) {
    Str content_type = mime_field(head, "Content-Type");
    Str type = mime_value(w->arena, content_type);
    if (depth > LIMIT_MIME_DEPTH || w->out.full)
        return;
    Str boundary = mime_param(w->arena, content_type, "boundary");
    Str whole = body, first;
    bool has_parts = str_starts(type, S("multipart/")) && mime_next_part(&whole, boundary, &first);
    if (has_parts) {
        if (str_eq(type, S("multipart/alternative")))
            walk_alternatives(w, body, boundary, depth);
        else
            walk_parts(w, body, boundary, str_eq(type, S("multipart/related")), depth);
        return;
    }
    Str disposition = mime_value(w->arena, mime_field(head, "Content-Disposition"));
    if (str_eq(type, S("message/rfc822"))) {
        Str encoding = mime_field(head, "Content-Transfer-Encoding");
        walk_forwarded(w, mime_decode(w->arena, body, encoding), depth);
    } else if (str_eq(disposition, S("attachment"))) {
        put_attachment(w, head);
    } else if (type.n == 0 || str_eq(type, S("text/plain")) || str_eq(type, S("text")) ||
               str_starts(type, S("multipart/"))) { /* without its parts: as it is */
        put_words(w, part_text(w->arena, head, body, false));
    } else if (str_eq(type, S("text/html"))) {
        put_words(w, part_text(w->arena, head, body, true));
    } else {
        put_attachment(w, head);
    }
}

Str mail_text(Arena *a, const MimeHead *head, Str body, bool is_reply) {
    Walk w = { .arena = a, .out = buf_new(a, MAIL_TEXT_MOST), .is_reply = is_reply };
    walk(&w, head, body, 0);
    return charset_to_utf8(a, buf_str(&w.out), S("utf-8"));
}
