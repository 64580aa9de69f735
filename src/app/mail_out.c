#include "app/mail_out.h"

#include "base/time.h"
#include "base/utf8.h"

enum { LETTER_MOST_MS = 30 * 1000, NAME_MOST = 120 };

MailServer mail_server(const Config *c, int64_t timeout_ms) {
    return (MailServer){ .url = c->smtp_url,
                         .user = c->smtp_user,
                         .password = c->smtp_password,
                         .require_tls = c->smtp_tls,
                         .allow = c->allow,
                         .timeout_ms = timeout_ms };
}

Str mail_domain(Str address) {
    ptrdiff_t at = str_find(address, S("@"));
    return at < 0 ? S("tanggap.invalid") : str_slice(address, (size_t)at + 1, address.n);
}

Str mail_line(Arena *a, Str text, size_t most) {
    Str clean = utf8_cut(utf8_repair(a, text), most);
    Buf b = buf_new(a, most + 1);
    for (size_t i = 0; i < clean.n; i++) {
        bool is_control = (unsigned char)clean.p[i] < ' ' || clean.p[i] == 0x7F;
        buf_putc(&b, is_control ? ' ' : clean.p[i]);
    }
    return str_trim(buf_str(&b));
}

Str mail_id(Arena *a, const Config *c, const char *kind, int64_t id) {
    return str_fmt(a, "%s-%lld@" STR_FMT, kind, (long long)id, STR_ARG(mail_domain(c->smtp_from)));
}

Err mail_post(const Config *c, Arena *a, const MailLetter *l, bool *is_final, Error *e) {
    MailAnswer answer = { 0 };
    MailServer server = mail_server(c, LETTER_MOST_MS);
    *is_final = true;
    if (c->smtp_url.n == 0)
        FAIL(e, ERR_INVALID, MAIL_NOT_CONFIGURED);
    MailMessage m = { .from = c->smtp_from,
                      .from_name = mail_line(a, l->from_name, NAME_MOST),
                      .to = l->to,
                      .to_name = mail_line(a, l->to_name, NAME_MOST),
                      .subject = l->subject,
                      .text = l->text,
                      .message_id = mail_id(a, c, l->kind, l->id),
                      .in_reply_to = l->below,
                      .references = l->below,
                      .now = clock_now() };
    Err code = mail_send(&server, a, &m, &answer, e);
    *is_final = answer.permanent || code == ERR_INVALID;
    return code;
}
