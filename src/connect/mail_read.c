/* Mail from files: one message (.eml), or a mailbox of many (mbox). */
#include "base/limits.h"
#include "connect/line.h"
#include "connect/mail_item.h"
#include "connect/mime.h"
#include "connect/readers.h"
#include "connect/source.h"

static bool is_from_line(Str line) {
    /* "From budi@cust.test Sun Nov 22 09:44:40 2026": a word, then a clock somewhere. */
    if (!str_starts(line, S("From ")) || line.n > 300)
        return false;
    ptrdiff_t clock = str_find(line, S(":"));
    return clock > 6 && (size_t)clock + 3 < line.n && ascii_is_digit(line.p[clock - 1]) &&
           ascii_is_digit(line.p[clock + 1]);
}

static int mbox_guess(Str head, Str file_name) {
    (void)file_name;
    Str line = head;
    (void)str_cut(&head, '\n', &line); /* never "none" */
    return is_from_line(str_trim(line)) ? 95 : 0;
}

static int eml_guess(Str head, Str file_name) {
    SCRATCH(tmp);
    Str body = head;
    if (head.n == 0 || str_starts(head, S("From ")))
        return 0;
    MimeHead h = mime_head(tmp, &body);
    int found = (mime_field(&h, "From").n > 0) + (mime_field(&h, "Date").n > 0) +
                (mime_field(&h, "Received").n > 0) + (mime_field(&h, "Message-ID").n > 0) +
                (mime_field(&h, "Subject").n > 0);
    bool is_named = str_ends(file_name, S(".eml"));
    return found < 2 ? is_named * 40 : is_named ? 98 : 80;
}

static Err give_mail(Arena *a, Str raw, int64_t where, const ReadOptions *o, ItemSink *sink,
                     Error *e) {
    Item item;
    Error why;
    if (mail_item(a, raw, o, &item, &why) != ERR_OK) {
        sink->bad(sink, where, &why);
        return ERR_OK;
    }
    return item_give(a, o, &item, sink, where, e);
}

static Err eml_read(ByteSource *in, const ReadOptions *o, ItemSink *sink, Error *e) {
    Arena *a CLEANUP(arena_free) = arena_new(64 * 1024);
    Str raw;
    TRY(source_all(in, a, LIMIT_MAIL_SIZE, &raw, e));
    return give_mail(a, raw, 0, o, sink, e);
}

typedef struct Mbox {
    const ReadOptions *o;
    ItemSink *sink;
    Arena *mail_arena, *item_arena;
    Buf mail;
    int64_t at; /* offset of the mail's first line */
    bool is_open, was_blank;
} Mbox;

static Err end_mail(Mbox *m, Error *e) {
    Err err = ERR_OK;
    if (m->is_open && m->mail.full) {
        Error why;
        (void)err_set_(&why, ERR_LIMIT, "", __func__, __LINE__, "the mail is longer than %d MB",
                       LIMIT_MAIL_SIZE >> 20);
        m->sink->bad(m->sink, m->at, &why);
    } else if (m->is_open) {
        arena_reset(m->item_arena);
        err = give_mail(m->item_arena, buf_str(&m->mail), m->at, m->o, m->sink, e);
    }
    m->is_open = false;
    return err;
}

/* mboxrd quotes ">From " once more, mboxo only "From "; taking one '>' off undoes both. */
static Str unquote_from(Str line) {
    size_t n = 0;
    while (n < line.n && line.p[n] == '>')
        n++;
    return n && str_starts(str_slice(line, n, line.n), S("From ")) ? str_slice(line, 1, line.n)
                                                                  : line;
}

static Err take_line(Mbox *m, const Line *line, Error *e) {
    bool is_border = m->was_blank && is_from_line(line->text);
    m->was_blank = line->text.n == 0;
    if (is_border) {
        TRY(end_mail(m, e));
        arena_reset(m->mail_arena);
        m->mail = buf_new(m->mail_arena, LIMIT_MAIL_SIZE);
        m->at = line->at;
        m->is_open = true;
        return ERR_OK;
    }
    if (m->is_open) {
        m->mail.full = m->mail.full || line->is_too_long;
        buf_put(&m->mail, unquote_from(line->text));
        buf_putc(&m->mail, '\n');
    }
    return ERR_OK;
}

static Err mbox_read(ByteSource *in, const ReadOptions *o, ItemSink *sink, Error *e) {
    Arena *a CLEANUP(arena_free) = arena_new(64 * 1024);
    Arena *mail CLEANUP(arena_free) = arena_new(64 * 1024);
    Arena *item CLEANUP(arena_free) = arena_new(64 * 1024);
    Mbox m = { .o = o, .sink = sink, .mail_arena = mail, .item_arena = item, .was_blank = true };
    LineReader r;
    Line line;
    TRY(line_start(&r, a, in, 0, e));
    for (bool more;;) {
        TRY(line_next(&r, &line, &more, e));
        if (!more)
            break;
        if (r.number == 1 && !is_from_line(line.text))
            FAIL(e, ERR_INVALID, "this is no mbox: its first line does not start with \"From \"");
        TRY(take_line(&m, &line, e));
    }
    return end_mail(&m, e);
}

const Format format_eml = {
    .name = "eml",
    .doc = "One mail (RFC 5322 with MIME)",
    .guess = eml_guess,
    .read = eml_read,
};

const Format format_mbox = {
    .name = "mbox",
    .doc = "A mailbox file with many mails",
    .guess = mbox_guess,
    .read = mbox_read,
};
