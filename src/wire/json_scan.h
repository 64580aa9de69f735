/* json_scan.h - is this text one JSON value that has only one reading? Inside wire/ only.
 *
 * json-c is lenient in places and keeps the last of two equal keys without a word, where another
 * reader may keep the first. This looks before it parses: the whole grammar of RFC 8259, valid
 * UTF-8, depth at most LIMIT_JSON_DEPTH, no key twice in one object (after escapes), no NUL in a
 * key, and a bound on the number of values, because a tree of `[[],[],[]...` takes three hundred
 * times the memory of its text. */
#ifndef WIRE_JSON_SCAN_H
#define WIRE_JSON_SCAN_H

#include "base/err.h"
#include "base/str.h"

/* ERR_INVALID with the byte where it went wrong, or ERR_LIMIT. */
NODISCARD Err json_scan(Str text, Error *e);

/* The four digits of \uXXXX at p, or -1. For the readers of this folder. */
int32_t json_hex_four(const char *p, const char *end);

#endif
