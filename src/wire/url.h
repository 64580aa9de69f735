/* url.h - percent-decoding (RFC 3986). Building and taking apart addresses is libcurl's work. */
#ifndef WIRE_URL_H
#define WIRE_URL_H

#include "base/str.h"

/* False for a `%` without two hexadecimal digits. With `plus_is_space` as in forms. */
bool url_decode(Arena *a, Str s, bool plus_is_space, Str *out);

#endif
