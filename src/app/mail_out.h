/* mail_out.h - the mail server of the configuration, for all that leaves by mail. */
#ifndef APP_MAIL_OUT_H
#define APP_MAIL_OUT_H

#include "app/config.h"
#include "connect/send.h"

/* Of no use while c->smtp_url is empty. */
MailServer mail_server(const Config *c, int64_t timeout_ms);
/* Of an address, for Message-IDs. */
Str mail_domain(Str address);
/* What somebody typed, as mail_send() takes it for a header: one line of UTF-8. */
Str mail_line(Arena *a, Str text, size_t most);

#endif
