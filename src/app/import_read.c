#include "app/import_read.h"

#include "app/file.h"
#include "app/print.h"
#include "base/crypto.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { HEAD_BYTES = 64 * 1024, BAD_SHOWN_MOST = 20 };

static Str base_name(Str path) {
    for (size_t n = path.n; n > 0; n--)
        if (path.p[n - 1] == '/')
            return str_slice(path, n, path.n);
    return path;
}

static Err open_file(const char *path, int *fd, int64_t *size, Error *e) {
    struct stat info;
    *fd = open(path, O_RDONLY | O_CLOEXEC);
    if (*fd < 0)
        FAIL(e, errno == ENOENT ? ERR_NOT_FOUND : ERR_IO, "cannot open %.120s: %s", path,
             errno_text(errno));
    if (fstat(*fd, &info) != 0)
        FAIL(e, ERR_IO, "cannot read %.120s: %s", path, errno_text(errno));
    if (S_ISDIR(info.st_mode))
        FAIL(e, ERR_INVALID, "%.120s is a folder; name the files in it", path);
    *size = S_ISREG(info.st_mode) ? info.st_size : -1;
    posix_fadvise(*fd, 0, 0, POSIX_FADV_SEQUENTIAL);
    return ERR_OK;
}

static Err choose_format(SourceFile *f, Str name, Error *e) {
    f->format = name.n ? format_find(name) : format_guess(f->head.head, f->name);
    if (f->format != NULL)
        return ERR_OK;
    SCRATCH(a);
    Buf list = buf_new(a, 100);
    for (const Format *const *t = format_table; *t; t++)
        buf_printf(&list, "%s%s", t == format_table ? "" : ", ", (*t)->name);
    if (name.n == 0 && str_starts(f->head.head, S("PK\003\004")))
        FAIL(e, ERR_INVALID, "%.120s is an Excel workbook or a ZIP archive: save its table as CSV, "
             "or unpack it, and give that file", f->path);
    if (name.n)
        FAIL(e, ERR_INVALID, "the formats are: " STR_FMT, STR_ARG(buf_str(&list)));
    FAIL(e, ERR_INVALID, "%.60s: the format is not recognised; say it with --format: " STR_FMT,
         f->path, STR_ARG(buf_str(&list)));
}

static Str fingerprint(Arena *a, const SourceFile *f) {
    uint8_t digest[SHA256_BYTES];
    sha256(f->head.head, digest);
    return str_fmt(a, "%lld-" STR_FMT, (long long)f->size, STR_ARG(hex(a, digest, 16)));
}

Err import_file_open(Arena *a, const char *path, int standard_input, Str format, SourceFile *out,
                     Error *e) {
    bool is_input = strcmp(path, "-") == 0;
    *out = (SourceFile){ .path = path, .fd = standard_input, .size = -1,
                         .name = is_input ? S("stdin") : base_name(str_c(path)) };
    if (!is_input)
        TRY(open_file(path, &out->fd, &out->size, e));
    out->raw = source_fd(out->fd, out->size);
    TRY(source_head(&out->head, a, &out->raw.base, HEAD_BYTES, e));
    TRY(choose_format(out, format, e));
    out->print = fingerprint(a, out);
    return ERR_OK;
}

void import_file_close(SourceFile *f) {
    if (f->fd != STDIN_FILENO)
        fd_close(&f->fd);
}

Str import_source_name(Arena *a, const SourceFile *f) {
    Str stem = f->name, part;
    if (strcmp(f->path, "-") == 0)
        return str_c(f->format->name);
    (void)str_cut(&stem, '.', &part);
    return str_dup(a, part.n ? part : str_c(f->format->name));
}

/* ---- the sink ---- */

static ImportReader *reader_of(ItemSink *s) { return (ImportReader *)s; }

static Err take_item(ItemSink *s, const Item *item, Error *e) {
    ImportReader *r = reader_of(s);
    if (r->chunk == NULL)
        r->chunk = import_queue_empty(r->queue);
    if (r->chunk == NULL)
        FAIL(e, ERR_BUSY, "stopped");
    Chunk *c = r->chunk;
    int64_t after = r->file->head.base.at;
    c->items[c->count++] = (QueuedItem){ item_dup(c->arena, item, &c->bytes), after };
    atomic_store(&r->read, after);
    if (c->count == CHUNK_ITEMS || c->bytes >= CHUNK_BYTES) {
        import_queue_put(r->queue, c);
        r->chunk = NULL;
    }
    return ERR_OK;
}

static void take_bad(ItemSink *s, int64_t where, const Error *why) {
    ImportReader *r = reader_of(s);
    int64_t before = atomic_fetch_add(&r->bad, 1);
    if (r->bad_places)
        buf_printf(r->bad_places, "%lld\n", (long long)where);
    if (r->is_quiet || before > BAD_SHOWN_MOST)
        return;
    if (before == BAD_SHOWN_MOST) {
        fprintf(r->err, "%s%s: further lines that cannot be read are only counted; --bad=FILE "
                        "saves them\n", r->clears_line ? "\r\033[K" : "", r->file->path);
        return;
    }
    SCRATCH(a);
    Str text = print_safe(a, str_c(why->msg));
    fprintf(r->err, "%s%s:%lld: %s%s" STR_FMT "\n", r->clears_line ? "\r\033[K" : "",
            r->file->path, (long long)where, why->field, why->field[0] ? " " : "", STR_ARG(text));
}

static void take_note(ItemSink *s, Str what) {
    ImportReader *r = reader_of(s);
    if (r->is_quiet)
        return;
    SCRATCH(a);
    Str text = print_safe(a, what);
    fprintf(r->err, "%s%s: " STR_FMT "\n", r->clears_line ? "\r\033[K" : "", r->file->path,
            STR_ARG(text));
}

void *import_read_all(void *reader) {
    ImportReader *r = reader;
    Error e = { 0 };
    r->sink = (ItemSink){ .item = take_item, .bad = take_bad, .note = take_note };
    Err code = r->file->format->read(&r->file->head.base, &r->options, &r->sink, &e);
    if (r->chunk != NULL) {
        if (code == ERR_OK && r->chunk->count)
            import_queue_put(r->queue, r->chunk);
        else
            import_queue_give_back(r->queue, r->chunk);
        r->chunk = NULL;
    }
    import_queue_end(r->queue, code == ERR_OK ? NULL : &e);
    return NULL;
}
