#include "app/import.h"

#include "app/import_desk.h"
#include "app/import_progress.h"
#include "app/import_read.h"
#include "app/interrupt.h"
#include "app/print.h"
#include "base/time.h"

#include <pthread.h>
#include <string.h>
#include <unistd.h>

static const Field summary_fields[] = {
    FIELD(ImportSummary, file, .max = 4096),
    FIELD(ImportSummary, format),
    FIELD(ImportSummary, source),
    FIELD(ImportSummary, taken),
    FIELD(ImportSummary, known),
    FIELD(ImportSummary, edited),
    FIELD(ImportSummary, deleted),
    FIELD(ImportSummary, cases),
    FIELD(ImportSummary, bad),
    FIELD(ImportSummary, took_ms),
    FIELD(ImportSummary, is_done),
};
const Model import_summary_model = MODEL(ImportSummary, summary_fields);

enum { BAD_PLACES_MAX = 64 * 1024 * 1024 };

static ReadOptions read_options(Arena *a, const ImportOptions *o, const SourceFile *f) {
    return (ReadOptions){ .source = o->source.n ? o->source : import_source_name(a, f),
                          .zone = o->zone, .now = clock_now(), .own = o->own };
}

/* One file on its way. */
typedef struct Import {
    Call *call;
    const ImportOptions *options;
    Arena *arena;
    SourceFile file;
    ImportReader reader;
    ImportDesk desk;
    ImportQueue *queue;
    Buf bad_places;
    pthread_t thread;
    bool is_reading;
} Import;

static void import_end(Import *im) {
    if (im->is_reading) {
        import_queue_refuse(im->queue);
        pthread_join(im->thread, NULL);
    }
    import_desk_close(&im->desk);
    import_queue_free(&im->queue);
    import_file_close(&im->file);
    arena_free(&im->arena);
}

static Err start_reading(Import *im, int64_t from, Error *e) {
    ImportReader *r = &im->reader;
    r->file = &im->file;
    r->options = read_options(im->arena, im->options, &im->file);
    r->options.skip_to = from;
    r->queue = im->queue;
    r->err = im->call->err;
    r->is_quiet = im->options->is_quiet;
    r->clears_line = isatty(fileno(im->call->err));
    if (im->options->bad.n) {
        im->bad_places = buf_new(im->arena, BAD_PLACES_MAX);
        r->bad_places = &im->bad_places;
    }
    if (pthread_create(&im->thread, NULL, import_read_all, r) != 0)
        FAIL(e, ERR_LIMIT, "cannot start a thread");
    im->is_reading = true;
    return ERR_OK;
}

/* The arena of an Import is used by the reading thread from here on; the desk has its own. */
static Err write_all(Import *im, bool *is_done, Error *e) {
    ImportDesk *d = &im->desk;
    ImportProgress progress = import_progress(im->call->err, im->file.path, d->run.at_byte,
                                              im->file.size);
    bool more = true;
    while (more && !interrupt_seen()) {
        TRY(import_desk_step(d, &more, e));
        if (!im->options->is_quiet)
            import_progress_show(&progress, d->total.taken + d->total.known,
                                 atomic_load(&im->reader.read));
    }
    import_progress_clear(&progress);
    *is_done = !more;
    return ERR_OK;
}

static void sum_up(const Import *im, int64_t began_ms, bool is_done, ImportSummary *out) {
    const IntakeCounts *t = &im->desk.total;
    *out = (ImportSummary){ .file = str_c(im->file.path), .format = str_c(im->file.format->name),
                            .source = str_dup(im->call->arena, im->reader.options.source),
                            .taken = t->taken, .known = t->known, .edited = t->edited,
                            .deleted = t->deleted, .cases = t->cases,
                            .bad = atomic_load(&im->reader.bad), .is_done = is_done,
                            .took_ms = clock_monotonic_ms() - began_ms };
}

static Err save_bad(Import *im, Error *e) {
    if (im->options->bad.n == 0 || im->bad_places.n == 0)
        return ERR_OK;
    if (im->file.size < 0)
        FAIL(e, ERR_INVALID, "--bad needs a file that can be read twice, not a pipe");
    SCRATCH(a);
    bool is_table = strcmp(im->file.format->name, "csv") == 0;
    return import_save_bad(im->file.path, buf_str(&im->bad_places),
                           str_z(a, im->options->bad), is_table, e);
}

static Err run(Import *im, ImportSummary *out, Error *e) {
    int64_t began = clock_monotonic_ms();
    ImportDesk *d = &im->desk;
    const ImportOptions *o = im->options;
    bool is_done = false;
    ReadOptions read = read_options(im->arena, o, &im->file);
    *d = (ImportDesk){ .store = o->store, .arena = im->call->arena, .brand_id = o->brand_id,
                       .lock_ms = o->lock_ms, .queue = im->queue, .bad = &im->reader.bad };
    TRY(import_desk_begin(d, read.source, im->file.name, im->file.print, e));
    bool resumes = im->file.format->is_resumable && d->run.at_byte > 0;
    if (resumes && !o->is_quiet)
        fprintf(im->call->err, "%s: goes on at byte %lld, where it was stopped\n", im->file.path,
                (long long)d->run.at_byte);
    TRY(start_reading(im, resumes ? d->run.at_byte : 0, e));
    Err code = write_all(im, &is_done, e);
    import_queue_refuse(im->queue);
    pthread_join(im->thread, NULL);
    im->is_reading = false;
    sum_up(im, began, is_done, out);
    Error second;
    Err ended = import_desk_end(d, is_done && code == ERR_OK, code == ERR_OK ? e : &second);
    TRY(code);
    TRY(ended);
    return save_bad(im, e);
}

Err import_file(Call *c, const ImportOptions *o, const char *path, ImportSummary *out, Error *e) {
    Import im CLEANUP(import_end) = { .call = c, .options = o, .arena = arena_new(64 * 1024),
                                      .file = { .fd = -1 }, .queue = import_queue_new() };
    TRY(import_file_open(im.arena, path, c->in, o->format, &im.file, e));
    return run(&im, out, e);
}

/* ---- dry run ---- */

typedef struct DryRun {
    ItemSink sink; /* first: the readers see only this */
    const Call *call;
    const ImportOptions *options;
    const char *path;
    int64_t items, bad;
} DryRun;

static void show_item(FILE *out, const Item *i) {
    SCRATCH(a);
    Str when = i->time ? time_local(a, i->time, ZONE_WIB) : S("-");
    Str who = print_safe(a, i->author.n ? i->author : i->handle);
    fprintf(out, STR_FMT "  " STR_FMT "  " STR_FMT ": " STR_FMT "\n", STR_ARG(when),
            STR_ARG(print_safe(a, i->source)), STR_ARG(who), STR_ARG(print_safe(a, i->text)));
}

static Err dry_item(ItemSink *s, const Item *item, Error *e) {
    DryRun *d = (DryRun *)s;
    if (interrupt_seen())
        FAIL(e, ERR_BUSY, "stopped");
    d->items++;
    if (d->options->is_json) {
        print_json_line(d->call->out, &item_model, item);
    } else {
        show_item(d->call->out, item);
    }
    if (ferror(d->call->out))
        FAIL(e, ERR_IO, "the output could not be written");
    return ERR_OK;
}

static void dry_bad(ItemSink *s, int64_t where, const Error *why) {
    DryRun *d = (DryRun *)s;
    SCRATCH(a);
    d->bad++;
    fprintf(d->call->err, "%s:%lld: %s%s" STR_FMT "\n", d->path, (long long)where, why->field,
            why->field[0] ? " " : "", STR_ARG(print_safe(a, str_c(why->msg))));
}

static void dry_note(ItemSink *s, Str what) {
    DryRun *d = (DryRun *)s;
    SCRATCH(a);
    fprintf(d->call->err, "%s: " STR_FMT "\n", d->path, STR_ARG(print_safe(a, what)));
}

Err import_dry_run(Call *c, const ImportOptions *o, const char *path, ImportSummary *out,
                   Error *e) {
    SCRATCH(a);
    int64_t began = clock_monotonic_ms();
    SourceFile f CLEANUP(import_file_close) = { .fd = -1 };
    TRY(import_file_open(a, path, c->in, o->format, &f, e));
    ReadOptions options = read_options(a, o, &f);
    DryRun d = { .sink = { dry_item, dry_bad, dry_note }, .call = c, .options = o, .path = path };
    TRY(f.format->read(&f.head.base, &options, &d.sink, e));
    *out = (ImportSummary){ .file = str_c(path), .format = str_c(f.format->name),
                            .source = str_dup(c->arena, options.source), .taken = d.items,
                            .bad = d.bad, .is_done = true,
                            .took_ms = clock_monotonic_ms() - began };
    return ERR_OK;
}
