/* utf8.h - UTF-8 checked the strict way (RFC 3629: no surrogates, no overlong forms, up to
 * U+10FFFF). */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include "base/str.h"

/* Length of the longest valid prefix; s.n when all of it is valid. */
size_t utf8_valid_prefix(Str s);
static inline bool utf8_is_valid(Str s) { return utf8_valid_prefix(s) == s.n; }
/* Decode the character at s.p + *at (which must be valid UTF-8) and step over it. */
uint32_t utf8_next(Str s, size_t *at);
/* Append one code point. */
void utf8_put(Buf *b, uint32_t rune);
/* A copy in which each bad byte became U+FFFD and NUL bytes are dropped. */
Str utf8_repair(Arena *a, Str s);
/* The longest prefix of valid text that is at most `max` bytes and ends at a character. */
Str utf8_cut(Str s, size_t max);
/* Number of code points in valid text. */
size_t utf8_count(Str s);

/* Whether nothing of it shows: white space of any script, no-break spaces, characters without a
 * width and controls alone; or no text at all. */
bool utf8_is_blank(Str s);
/* One line of valid text, as a name is: no controls, no line or paragraph separators. */
bool utf8_is_line(Str s);

#endif
