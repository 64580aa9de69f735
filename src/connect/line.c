#include "connect/line.h"

#include "base/limits.h"
#include "base/utf8.h"

#include <string.h>

enum { CHUNK = 64 * 1024, BUFFER_MOST = LIMIT_LINE + 2 * CHUNK };

/* Make room behind `to` and read once. The bytes before `from` have been given out. */
static Err fill(LineReader *r, Error *e) {
    if (r->from > 0) {
        memmove(r->buf, r->buf + r->from, r->to - r->from);
        r->base += (int64_t)r->from;
        r->scanned -= r->from;
        r->to -= r->from;
        r->from = 0;
    }
    if (r->cap - r->to < CHUNK && r->cap < BUFFER_MOST) {
        size_t cap = r->cap * 4 < BUFFER_MOST ? r->cap * 4 : BUFFER_MOST;
        char *wider = arena_alloc_raw(r->arena, cap, 1);
        memcpy(wider, r->buf, r->to);
        r->buf = wider;
        r->cap = cap;
    }
    size_t got;
    TRY(r->in->read(r->in, r->buf + r->to, r->cap - r->to, &got, e));
    r->is_ended = got == 0;
    r->to += got;
    return ERR_OK;
}

static bool starts_with_mark(const LineReader *r) {
    return r->to >= 3 && memcmp(r->buf, "\xEF\xBB\xBF", 3) == 0;
}

/* A byte that is no blank behind the mark: what a reader looks at to tell what this is. */
static bool has_begun(const LineReader *r) {
    size_t from = starts_with_mark(r) ? 3 : 0;
    return r->to >= CHUNK || (r->to >= 3 && str_trim((Str){ r->buf + from, r->to - from }).n > 0);
}

Err line_start(LineReader *r, Arena *a, ByteSource *in, int64_t skip_to, Error *e) {
    *r = (LineReader){ .arena = a, .in = in, .cap = 2 * CHUNK, .base = in->at };
    r->buf = arena_alloc_raw(a, r->cap, 1);
    while (r->base + (int64_t)r->to < skip_to && !r->is_ended) {
        r->base += (int64_t)r->to;
        r->to = 0;
        TRY(fill(r, e));
    }
    while (!has_begun(r) && !r->is_ended)
        TRY(fill(r, e));
    if (skip_to > r->base) {
        size_t skip = (size_t)(skip_to - r->base);
        r->from = skip < r->to ? skip : r->to;
    } else if (r->base == 0 && starts_with_mark(r)) {
        r->from = 3;
    }
    r->scanned = r->from;
    return ERR_OK;
}

/* Length of the line end at `at`: 0 when there is none in the buffer yet. */
static bool find_end(LineReader *r, size_t *at, size_t *length) {
    const char *from = r->buf + r->scanned, *stop = r->buf + r->to;
    const char *lf = memchr(from, '\n', (size_t)(stop - from));
    const char *cr = memchr(from, '\r', (size_t)((lf ? lf : stop) - from));
    /* A CR that is the last byte so far may be half of a CRLF. */
    if (cr != NULL && cr + 1 == stop && !r->is_ended) {
        r->scanned = (size_t)(cr - r->buf);
        return false;
    }
    if (cr == NULL && lf == NULL) {
        r->scanned = r->to;
        return false;
    }
    *at = (size_t)((cr ? cr : lf) - r->buf);
    *length = cr != NULL && cr + 1 == lf ? 2 : 1;
    return true;
}

static void give(LineReader *r, Line *line, size_t end, size_t end_length) {
    size_t from = r->from;
    line->text = (Str){ r->buf + from, end - from };
    line->next = r->base + (int64_t)(end + end_length);
    if (line->text.n > LIMIT_LINE)
        line->is_too_long = true;
    if (line->is_too_long)
        line->text = S("");
    r->from = r->scanned = end + end_length;
    r->in->at = line->next;
}

Err line_next(LineReader *r, Line *line, bool *more, Error *e) {
    *line = (Line){ .at = r->base + (int64_t)r->from };
    size_t end, end_length;
    while (!find_end(r, &end, &end_length)) {
        if (r->is_ended) {
            *more = r->to > r->from || line->is_too_long;
            if (*more) {
                line->number = ++r->number;
                give(r, line, r->to, 0);
            }
            return ERR_OK;
        }
        if (r->to - r->from > LIMIT_LINE + 1) {
            line->is_too_long = true;
            r->from = r->scanned;
        }
        TRY(fill(r, e));
    }
    *more = true;
    line->number = ++r->number;
    give(r, line, end, end_length);
    return ERR_OK;
}

Str line_clean(Arena *a, Str s) {
    bool is_good = utf8_is_valid(s) && (s.n == 0 || memchr(s.p, 0, s.n) == NULL);
    return is_good ? s : utf8_repair(a, s);
}

Str line_shown(Arena *a, Str s, size_t max) {
    Str cut = utf8_cut(line_clean(a, str_slice(s, 0, max + 4)), max);
    char *p = arena_alloc_raw(a, cut.n + 1, 1);
    for (size_t i = 0; i < cut.n; i++)
        p[i] = (unsigned char)cut.p[i] < ' ' || cut.p[i] == 0x7F ? ' ' : cut.p[i];
    return (Str){ p, cut.n };
}
