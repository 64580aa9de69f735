/* charset.h - text in the character sets of mail and old feeds to UTF-8. */
#ifndef CONNECT_CHARSET_H
#define CONNECT_CHARSET_H

#include "base/str.h"

/* Always valid UTF-8 without NUL; the bytes themselves when they are that already. An unknown or
 * untrue name falls back to UTF-8 when the bytes are valid UTF-8 and to Windows-1252 when they
 * are not; bad bytes become U+FFFD. */
Str charset_to_utf8(Arena *a, Str bytes, Str charset);

#endif
