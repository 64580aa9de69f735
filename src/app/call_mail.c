#include "app/call_out.h"
#include "base/time.h"
#include "connect/send.h"

enum { MAIL_TIMEOUT_MS = 20 * 1000 };

Err call_by_mail(AlarmCaller *s, Arena *a, const CallOut *c, CallLeft *left, Error *e) {
    const Config *config = s->program->config;
    MailAnswer answer = { 0 };
    AlarmText text = call_text(s, a, c);
    if (config->smtp_url.n == 0)
        FAIL(e, ERR_INVALID, "no mail server is configured: set smtp_url and smtp_from");
    MailServer server = { .url = config->smtp_url,
                          .user = config->smtp_user,
                          .password = config->smtp_password,
                          .require_tls = config->smtp_tls,
                          .allow = config->allow,
                          .timeout_ms = MAIL_TIMEOUT_MS };
    Str from = config->smtp_from, domain = from;
    ptrdiff_t at = str_find(from, S("@"));
    domain = str_slice(from, at < 0 ? 0 : (size_t)at + 1, from.n);
    /* Later mails stand below the first one about the same incident. */
    MailMessage m = { .from = from,
                      .from_name = S("Tanggap"),
                      .to = c->address,
                      .to_name = c->name,
                      .subject = text.subject,
                      .text = text.body,
                      .message_id = str_fmt(a, "alarm-%lld-%lld@" STR_FMT, (long long)c->id,
                                            (long long)c->opened_at, STR_ARG(domain)),
                      .in_reply_to = c->posted,
                      .references = c->posted,
                      .now = clock_now() };
    TRY(mail_send(&server, a, &m, &answer, e));
    left->posted = c->posted.n ? c->posted : m.message_id;
    return ERR_OK;
}
