/* mail_text.h - the words of a mail: what its writer typed, out of whatever parts carry it. */
#ifndef CONNECT_MAIL_TEXT_H
#define CONNECT_MAIL_TEXT_H

#include "connect/mime.h"

/* Plain text where there is one, else the HTML as text; forwarded mails with their sender and
 * subject; names of attachments in brackets. At most LIMIT_MIME_DEPTH deep and LIMIT_MIME_PARTS
 * parts; what lies beyond is left out. UTF-8. Of a reply the quoted mail behind its own words is
 * cut off, unless nothing would be left. */
Str mail_text(Arena *a, const MimeHead *head, Str body, bool is_reply);

#endif
