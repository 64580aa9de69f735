/* link.h - what may stand as a link on a page or in an answer: as a browser shows it. */
#ifndef BASE_LINK_H
#define BASE_LINK_H

#include "base/str.h"

/* http:// or https:// in small letters, a host name (a port may follow), and behind it printable
 * ASCII without quotes, angle brackets and backslashes: no blank, no line, no control character, no
 * user name before the host. At most LIMIT_MESSAGE_LINK bytes. */
bool link_is_web(Str link);

#endif
