/* mime.h - the pieces of RFC 5322 and MIME: header fields, parameters, encoded words, transfer
 * encodings, parts. Reads what real mailers write, not only what the RFCs allow; every loop is
 * bounded by the input's length or by limits.h. */
#ifndef CONNECT_MIME_H
#define CONNECT_MIME_H

#include "base/str.h"

typedef struct MimeField {
    Str name, value; /* unfolded, raw */
} MimeField;

typedef struct MimeHead {
    MimeField *fields;
    size_t count;
} MimeHead;

/* Take the header block and the empty line behind it off `rest`. */
MimeHead mime_head(Arena *a, Str *rest);
/* The first field of that name, or none. */
Str mime_field(const MimeHead *h, const char *name);

/* Encoded words (RFC 2047) and raw 8-bit text as UTF-8. */
Str mime_words(Arena *a, Str raw);
/* A parameter of Content-Type or Content-Disposition, RFC 2231 forms included, as UTF-8. */
Str mime_param(Arena *a, Str value, const char *name);
/* "text/html; charset=x" as "text/html" */
Str mime_value(Arena *a, Str value);

/* Undo a Content-Transfer-Encoding; unknown ones are taken as they are. */
Str mime_decode(Arena *a, Str body, Str encoding);

/* Next part between boundary lines; start with *rest the body. False behind the last. */
bool mime_next_part(Str *rest, Str boundary, Str *part);

typedef struct MimeAddress {
    Str name, address; /* UTF-8; the address in lower case, "" when there is none */
} MimeAddress;
/* The first mailbox of an address list. */
MimeAddress mime_address(Arena *a, Str raw);

#endif
