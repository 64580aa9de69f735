/* mail_item.h - one mail (RFC 5322) as an Item.
 *
 * The id is the Message-ID without its brackets, made from the content when missing; the parent
 * is In-Reply-To, else the last of References. The quoted mail behind a reply is cut off: it is
 * the parent. Mails written by machines in answer to a mail (absence notices, delivery reports)
 * are refused with the reason, so that no loop can start; what platforms send about new comments
 * (Auto-Submitted: auto-generated, Precedence: bulk) is taken. */
#ifndef CONNECT_MAIL_ITEM_H
#define CONNECT_MAIL_ITEM_H

#include "connect/item.h"

/* Text lives in `a`. ERR_INVALID: no mail; ERR_DENIED: an automatic answer, the message says
 * which kind. */
NODISCARD Err mail_item(Arena *a, Str raw, const ReadOptions *o, Item *out, Error *e);

#endif
