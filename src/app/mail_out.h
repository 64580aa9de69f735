/* mail_out.h - the mail server of the configuration, for all that leaves by mail. */
#ifndef APP_MAIL_OUT_H
#define APP_MAIL_OUT_H

#include "app/config.h"
#include "connect/send.h"

#define MAIL_NOT_CONFIGURED "no mail server is configured: set smtp_url and smtp_from"

/* Of no use while c->smtp_url is empty. */
MailServer mail_server(const Config *c, int64_t timeout_ms);
/* Of an address, for Message-IDs. */
Str mail_domain(Str address);
/* What somebody typed, as mail_send() takes it for a header: one line of UTF-8. */
Str mail_line(Arena *a, Str text, size_t most);

/* One letter to one person. The row behind it makes its id, so a second try is the same letter. */
typedef struct MailLetter {
    const char *kind; /* with `id`: its Message-ID */
    int64_t id;
    Str from_name, to, to_name, subject, text;
    Str below; /* the Message-ID (mail_id()) of the letter it answers; none: it begins */
} MailLetter;
Str mail_id(Arena *a, const Config *c, const char *kind, int64_t id);
/* ERR_INVALID when no mail server is configured. *is_final, on failure: another try is useless. */
NODISCARD Err mail_post(const Config *c, Arena *a, const MailLetter *l, bool *is_final, Error *e);

#endif
