/* import_read.h - a file to import: opened, recognised, and read by a thread of its own. */
#ifndef APP_IMPORT_READ_H
#define APP_IMPORT_READ_H

#include "app/import_queue.h"
#include "connect/format.h"
#include "connect/source.h"

#include <stdatomic.h>
#include <stdio.h>

typedef struct SourceFile {
    const char *path; /* "-": standard input */
    Str name;         /* without folders; "stdin" */
    int fd;
    int64_t size;     /* -1: unknown */
    Str print;        /* the same for the same file: size and hash of its beginning */
    const Format *format;
    FdSource raw;
    HeadSource head;
} SourceFile;

/* `format` empty: recognised. Close with import_file_close(). */
NODISCARD Err import_file_open(Arena *a, const char *path, int standard_input, Str format,
                               SourceFile *out, Error *e);
void import_file_close(SourceFile *f); /* for CLEANUP() */
/* "instagram" of "instagram.csv"; the format's name where the file has none. */
Str import_source_name(Arena *a, const SourceFile *f);

typedef struct ImportReader {
    ItemSink sink;
    SourceFile *file;
    ReadOptions options;
    ImportQueue *queue;
    Chunk *chunk;    /* being filled */
    FILE *err;       /* each bad line */
    bool is_quiet;   /* only count them */
    bool clears_line; /* a progress line stands on the terminal */
    Buf *bad_places; /* line numbers, one a line, for --bad; or NULL */
    atomic_int_fast64_t read, bad; /* bytes and lines so far; other threads look at them */
} ImportReader;

/* Reads all of it into the queue and ends the queue. The function of the reading thread. */
void *import_read_all(void *reader);

#endif
