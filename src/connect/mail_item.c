#include "connect/mail_item.h"

#include "base/time.h"
#include "connect/line.h"
#include "connect/mail_text.h"
#include "connect/mime.h"

/* "<a@b>" or the first such in a list; none when there is none. */
static Str message_id(Str value) {
    ptrdiff_t open = str_find(value, S("<"));
    if (open < 0) {
        Str bare = str_trim(value);
        return str_find(bare, S("@")) > 0 && str_find(bare, S(" ")) < 0 ? bare : (Str){ 0 };
    }
    Str rest = str_slice(value, (size_t)open + 1, value.n), id;
    if (!str_cut(&rest, '>', &id) || rest.p == NULL)
        return (Str){ 0 };
    return str_trim(id);
}

static Str last_message_id(Str references) {
    Str last = { 0 };
    for (;;) {
        ptrdiff_t open = str_find(references, S("<"));
        Str id = open < 0 ? (Str){ 0 } : message_id(references);
        if (id.n == 0)
            return last;
        last = id;
        references = (Str){ id.p + id.n, references.n - (size_t)(id.p + id.n - references.p) };
    }
}

/* Why a mail must not be answered, or NULL. */
static const char *automatic(Arena *a, const MimeHead *h, MimeAddress from) {
    Str submitted = mime_value(a, mime_field(h, "Auto-Submitted"));
    Str precedence = mime_value(a, mime_field(h, "Precedence"));
    Str type = mime_field(h, "Content-Type");
    Str user = from.address, name;
    (void)str_cut(&user, '@', &name); /* never "none" */
    if (str_eq(submitted, S("auto-replied")))
        return "an automatic answer (Auto-Submitted)";
    if (mime_field(h, "X-Autoreply").p || mime_field(h, "X-Autorespond").p ||
        str_eq(precedence, S("auto_reply")) || str_eq(precedence, S("junk")))
        return "an automatic answer (Precedence or X-Autoreply)";
    if (str_eq(mime_value(a, type), S("multipart/report")))
        return "a delivery or reading report";
    if (str_eq(name, S("mailer-daemon")) || str_eq(name, S("postmaster")))
        return "a bounce (from the mail system)";
    if (str_eq(str_trim(mime_field(h, "Return-Path")), S("<>")))
        return "a bounce (empty Return-Path)";
    return NULL;
}

static int64_t mail_time(const MimeHead *h) {
    int64_t at = 0;
    if (time_parse_mail(mime_field(h, "Date"), &at))
        return at;
    Str received = mime_field(h, "Received");
    for (size_t i = received.n; i > 0; i--)
        if (received.p[i - 1] == ';')
            return time_parse_mail(str_slice(received, i, received.n), &at) ? at : 0;
    return 0;
}

/* Forms on a web site send in the shop's own name and put the visitor into Reply-To. */
static MimeAddress writer(Arena *a, const MimeHead *h, const ReadOptions *o) {
    MimeAddress from = mime_address(a, mime_field(h, "From"));
    MimeAddress reply = mime_address(a, mime_field(h, "Reply-To"));
    bool is_own = o->own.n && (str_eq_nocase(from.address, o->own) ||
                               str_eq_nocase(from.name, o->own));
    return is_own && reply.address.n && !str_eq(reply.address, from.address) ? reply : from;
}

static bool is_forward(Str title) {
    return str_eq_nocase(str_slice(title, 0, 4), S("Fwd:")) ||
           str_eq_nocase(str_slice(title, 0, 3), S("Fw:")) ||
           str_eq_nocase(str_slice(title, 0, 5), S("Trs: "));
}

Err mail_item(Arena *a, Str raw, const ReadOptions *o, Item *out, Error *e) {
    Str body = raw;
    MimeHead h = mime_head(a, &body);
    if (h.count == 0 || (mime_field(&h, "From").n == 0 && mime_field(&h, "Message-ID").n == 0 &&
                         mime_field(&h, "Subject").n == 0))
        FAIL(e, ERR_INVALID, "this is no mail: it has neither From, Subject nor Message-ID");
    MimeAddress from = writer(a, &h, o);
    const char *why = automatic(a, &h, from);
    if (why != NULL)
        FAIL(e, ERR_DENIED, "left out: %s", why);
    Item it = { .author = from.name.n ? from.name : from.address, .handle = from.address,
                .time = mail_time(&h), .is_direct = true };
    it.title = mime_words(a, mime_field(&h, "Subject"));
    it.id = line_clean(a, message_id(mime_field(&h, "Message-ID")));
    it.parent = message_id(mime_field(&h, "In-Reply-To"));
    if (it.parent.n == 0)
        it.parent = last_message_id(mime_field(&h, "References"));
    it.parent = line_clean(a, it.parent);
    it.text = mail_text(a, &h, body, it.parent.n && !is_forward(it.title));
    *out = it;
    return ERR_OK;
}
