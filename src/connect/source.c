#include "connect/source.h"

#include "base/utf8.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

static Err memory_read(ByteSource *s, void *buf, size_t n, size_t *got, Error *e) {
    (void)e; /* memory does not fail */
    MemorySource *m = (MemorySource *)s;
    size_t left = m->data.n - m->used;
    *got = n < left ? n : left;
    if (*got)
        memcpy(buf, m->data.p + m->used, *got);
    m->used += *got;
    return ERR_OK;
}

MemorySource source_memory(Str data) {
    return (MemorySource){ .base = { .read = memory_read, .size = (int64_t)data.n },
                           .data = data };
}

static Err fd_read(ByteSource *s, void *buf, size_t n, size_t *got, Error *e) {
    FdSource *f = (FdSource *)s;
    ssize_t r;
    do
        r = read(f->fd, buf, n);
    while (r < 0 && errno == EINTR);
    if (r < 0)
        FAIL(e, ERR_IO, "cannot read the file: %s", strerrordesc_np(errno));
    *got = (size_t)r;
    return ERR_OK;
}

FdSource source_fd(int fd, int64_t size) {
    return (FdSource){ .base = { .read = fd_read, .size = size }, .fd = fd };
}

Err source_read(ByteSource *s, void *buf, size_t n, size_t *got, Error *e) {
    TRY(s->read(s, buf, n, got, e));
    assert(*got <= n);
    s->at += (int64_t)*got;
    return ERR_OK;
}

Err source_all(ByteSource *s, Arena *a, size_t max, Str *out, Error *e) {
    Buf b = buf_new(a, max);
    char piece[16 * 1024];
    for (;;) {
        size_t got;
        TRY(source_read(s, piece, sizeof piece, &got, e));
        if (got == 0)
            break;
        buf_put(&b, (Str){ piece, got });
        if (b.full)
            FAIL(e, ERR_LIMIT, "longer than %zu bytes", max);
    }
    *out = buf_str(&b);
    return ERR_OK;
}

/* One UTF-16 unit; halves of pairs that stand alone become U+FFFD, as RFC 2781 allows. */
static void utf16_unit(HeadSource *h, uint16_t unit, Buf *out) {
    bool is_low = unit >= 0xDC00 && unit <= 0xDFFF;
    if (h->high && is_low) {
        utf8_put(out, 0x10000u + ((uint32_t)(h->high - 0xD800) << 10) + (unit - 0xDC00u));
        h->high = 0;
        return;
    }
    if (h->high)
        utf8_put(out, 0xFFFD);
    h->high = unit >= 0xD800 && unit <= 0xDBFF ? unit : 0;
    if (h->high == 0)
        utf8_put(out, is_low ? 0xFFFD : unit);
}

static void utf16_bytes(HeadSource *h, const unsigned char *p, size_t n, Buf *out) {
    for (size_t i = 0; i < n; i++) {
        if (!h->has_odd) {
            h->odd = p[i];
            h->has_odd = true;
            continue;
        }
        h->has_odd = false;
        utf16_unit(h, h->is_big_endian ? (uint16_t)(h->odd << 8 | p[i])
                                       : (uint16_t)(p[i] << 8 | h->odd), out);
    }
}

/* Fill `buf` with UTF-8 from the source below; 0 bytes only at its end. */
static Err pull(HeadSource *h, char *buf, size_t n, size_t *got, Error *e) {
    if (!h->is_utf16)
        return source_read(h->in, buf, n, got, e);
    *got = 0;
    while (*got == 0 && !h->is_ended) {
        unsigned char raw[4096];
        size_t want = n / 3 < sizeof raw ? n / 3 : sizeof raw, have; /* 2 bytes give 3 at most */
        SCRATCH(tmp);
        Buf out = buf_new(tmp, n);
        TRY(source_read(h->in, raw, want > 8 ? want - 8 : 1, &have, e));
        h->is_ended = have == 0;
        utf16_bytes(h, raw, have, &out);
        if (h->is_ended && (h->high || h->has_odd))
            utf8_put(&out, 0xFFFD);
        assert(!out.full);
        if (out.n)
            memcpy(buf, out.p, out.n);
        *got = out.n;
    }
    return ERR_OK;
}

static Err head_read(ByteSource *s, void *buf, size_t n, size_t *got, Error *e) {
    HeadSource *h = (HeadSource *)s;
    size_t left = h->head.n - h->used;
    if (left == 0)
        return pull(h, buf, n, got, e);
    *got = n < left ? n : left;
    memcpy(buf, h->head.p + h->used, *got);
    h->used += *got;
    return ERR_OK;
}

Err source_head(HeadSource *h, Arena *a, ByteSource *in, size_t max, Error *e) {
    *h = (HeadSource){ .base = { .read = head_read, .size = -1 }, .in = in };
    enum { PIECE = 64 * 1024 };
    char *piece = arena_alloc_raw(a, PIECE, 1);
    Buf b = buf_new(a, max + PIECE);
    size_t got = 0, first = 0;
    while (first < 2) { /* enough to know the byte order mark */
        TRY(source_read(in, piece + first, PIECE - first, &got, e));
        if (got == 0)
            break;
        first += got;
    }
    const unsigned char *mark = (const unsigned char *)piece;
    if (first >= 2 && ((mark[0] == 0xFF && mark[1] == 0xFE) ||
                       (mark[0] == 0xFE && mark[1] == 0xFF))) {
        h->is_utf16 = true;
        h->is_big_endian = mark[0] == 0xFE;
        Buf wide = buf_new(a, 2 * PIECE);
        utf16_bytes(h, mark + 2, first - 2, &wide);
        buf_put(&b, buf_str(&wide));
    } else {
        buf_put(&b, (Str){ piece, first });
    }
    while (first && b.n < max) {
        TRY(pull(h, piece, PIECE, &got, e));
        if (got == 0)
            break;
        buf_put(&b, (Str){ piece, got });
    }
    h->head = buf_str(&b);
    return ERR_OK;
}
