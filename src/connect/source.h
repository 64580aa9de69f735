/* source.h - the byte sources there are, and what stands between one and a reader: a look at
 * the first bytes, and the change of UTF-16 (spreadsheet and app store exports) to UTF-8. */
#ifndef CONNECT_SOURCE_H
#define CONNECT_SOURCE_H

#include "connect/format.h"

typedef struct MemorySource {
    ByteSource base;
    Str data;
    size_t used;
} MemorySource;
MemorySource source_memory(Str data);

typedef struct FdSource {
    ByteSource base;
    int fd; /* not closed here */
} FdSource;
FdSource source_fd(int fd, int64_t size);

/* Read once through `s` and count the bytes in s->at. */
NODISCARD Err source_read(ByteSource *s, void *buf, size_t n, size_t *got, Error *e);
/* Read all of it into `a`; more than `max` bytes is ERR_LIMIT. */
NODISCARD Err source_all(ByteSource *s, Arena *a, size_t max, Str *out, Error *e);

/* A source that gives `in` again from its start, whose first bytes (up to `max`, in UTF-8) can
 * be looked at before. Bytes taken are counted in in->at. */
typedef struct HeadSource {
    ByteSource base;
    ByteSource *in;
    Str head; /* valid while the arena is */
    size_t used;
    bool is_utf16, is_big_endian, is_ended;
    uint16_t high;      /* first half of a surrogate pair, or 0 */
    unsigned char odd;  /* a byte whose other half has not come yet */
    bool has_odd;
} HeadSource;
NODISCARD Err source_head(HeadSource *h, Arena *a, ByteSource *in, size_t max, Error *e);

#endif
