#include "app/call_out.h"
#include "app/mail_out.h"
#include "base/time.h"

enum { MAIL_TIMEOUT_MS = 20 * 1000 };

Err call_by_mail(AlarmCaller *s, Arena *a, const CallOut *c, CallLeft *left, Error *e) {
    const Config *config = s->program->config;
    MailAnswer answer = { 0 };
    AlarmText text = call_text(s, a, c);
    if (config->smtp_url.n == 0)
        FAIL(e, ERR_INVALID, MAIL_NOT_CONFIGURED);
    MailServer server = mail_server(config, MAIL_TIMEOUT_MS);
    Str from = config->smtp_from, domain = mail_domain(from);
    /* Later mails stand below the first one about the same incident. */
    MailMessage m = { .from = from,
                      .from_name = S("Tanggap"),
                      .to = c->address,
                      .to_name = c->name,
                      .subject = text.subject,
                      .text = text.body,
                      .message_id = str_fmt(a, "%s-%lld-%lld@" STR_FMT,
                                            c->notice ? "notice" : "alarm", (long long)c->id,
                                            (long long)c->opened_at, STR_ARG(domain)),
                      .in_reply_to = c->posted,
                      .references = c->posted,
                      .now = clock_now() };
    TRY(mail_send(&server, a, &m, &answer, e));
    left->posted = c->posted.n ? c->posted : m.message_id;
    return ERR_OK;
}
