/* line.h - lines out of a ByteSource in bounded memory.
 *
 * A line ends with LF, CRLF, a lone CR or the end of the source; a byte order mark at the very
 * start is dropped. A line longer than LIMIT_LINE is thrown away while it is read and reported
 * as too long. Bytes are given as they are; line_clean() repairs text. */
#ifndef CONNECT_LINE_H
#define CONNECT_LINE_H

#include "connect/format.h"

typedef struct Line {
    Str text;        /* without its end; good until the next line_next() */
    int64_t number;  /* from 1 */
    int64_t at;      /* offset of its first byte */
    int64_t next;    /* offset behind its end: where to go on after a stop */
    bool is_too_long;
} Line;

typedef struct LineReader {
    Arena *arena;
    ByteSource *in;
    char *buf;
    size_t cap, from, to, scanned;
    int64_t base;    /* offset of buf[0] in the source */
    int64_t number;
    bool is_ended;
} LineReader;

/* Reading starts at in->at; bytes before skip_to are read and thrown away. */
NODISCARD Err line_start(LineReader *r, Arena *a, ByteSource *in, int64_t skip_to, Error *e);
/* *more is false at the end. Sets in->at to line->next. */
NODISCARD Err line_next(LineReader *r, Line *line, bool *more, Error *e);

/* `s` itself when it is valid UTF-8 without NUL, else a repaired copy in `a`. */
Str line_clean(Arena *a, Str s);
/* A short piece of foreign text for an error message: one line, valid UTF-8, at most `max`. */
Str line_shown(Arena *a, Str s, size_t max);

#endif
