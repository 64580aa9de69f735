/* url.h - percent-encoding (RFC 3986). Taking whole addresses apart is libcurl's work. */
#ifndef WIRE_URL_H
#define WIRE_URL_H

#include "base/str.h"

/* Everything but unreserved characters is encoded, so the result fits any part of a URL. */
void url_encode(Buf *b, Str s);
/* False for a `%` without two hexadecimal digits. With `plus_is_space` as in forms. */
bool url_decode(Arena *a, Str s, bool plus_is_space, Str *out);

#endif
