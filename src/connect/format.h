/* format.h - the table of import formats.
 *
 * A reader pulls bytes through a ByteSource (a file, a pipe, a request body), so that a file of
 * any size takes bounded memory. */
#ifndef CONNECT_FORMAT_H
#define CONNECT_FORMAT_H

#include "connect/item.h"

typedef struct ByteSource ByteSource;
struct ByteSource {
    /* Up to n bytes into buf; *got 0 at the end. */
    Err (*read)(ByteSource *s, void *buf, size_t n, size_t *got, Error *e);
    /* Bytes taken so far; kept by the reader. While the sink looks at an item of a resumable
     * format, it is the offset behind that item's line: where to go on once it is kept. */
    int64_t at;
    int64_t size; /* -1 when unknown */
};

typedef struct Format {
    const char *name;  /* "jsonl", "csv", "whatsapp", "mbox", "eml", "feed" */
    const char *doc;
    bool is_resumable; /* skip_to works: one line, one item */
    /* How sure the first bytes are of this format, 0..100. */
    int (*guess)(Str head, Str file_name);
    Err (*read)(ByteSource *in, const ReadOptions *o, ItemSink *sink, Error *e);
} Format;

extern const Format *const format_table[]; /* NULL-terminated */
const Format *format_find(Str name);
const Format *format_guess(Str head, Str file_name); /* NULL when nothing fits */

#endif
