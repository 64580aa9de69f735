/* framing.h - does this request head have only one reading? Inside http/ only.
 *
 * A proxy in front and the library behind may read an odd head differently, and what one takes
 * for a body the other takes for the next request. libmicrohttpd 0.9.75 is lenient: it takes
 * Content-Length beside Transfer-Encoding and twice, blanks before a colon, folded lines (which it
 * joins to the header's name, hiding it) and cuts a value at NUL. All of these are refused here.
 *
 * The library parses the head in place: it lies in memory from the method on, line ends and first
 * colons turned into NUL. So the raw bytes can be checked against what the library made of them.
 * Later versions (0.9.77 on) refuse these shapes themselves and lay the head out otherwise; there
 * the raw check is left out. */
#ifndef HTTP_FRAMING_H
#define HTTP_FRAMING_H

#include "http/route.h"

enum { HEADERS_MAX = 64 };

typedef struct HeaderIn {
    Str name, value;
} HeaderIn;

typedef struct Head {
    Str method, version;
    Str target;           /* as sent, "/a%20b?x=1" or absolute */
    const char *target_at; /* where the library has it; target is a copy */
    Str raw;              /* from the method to the empty line; "none": not known */
    /* out */
    Str path, query;      /* path percent-decoded */
    Method verb;
    bool has_body;
    int64_t length;       /* of the body; -1: chunked */
    /* in */
    bool too_many;
    size_t count;
    HeaderIn headers[HEADERS_MAX]; /* last: not cleared between requests */
} Head;

bool head_find(const Head *h, const char *name, Str *out);
/* Fills the outputs, or fails and sets the HTTP status to answer before closing. */
NODISCARD Err head_check(Arena *a, Head *h, int *status, Error *e);

#endif
