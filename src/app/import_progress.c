#include "app/import_progress.h"

#include "app/print.h"
#include "base/time.h"

#include <unistd.h>

enum { TERMINAL_MS = 200, LINE_MS = 10 * 1000 };

ImportProgress import_progress(FILE *out, const char *name, int64_t from, int64_t size) {
    int64_t now = clock_monotonic_ms();
    return (ImportProgress){ .out = out, .is_terminal = isatty(fileno(out)), .name = name,
                             .began_ms = now, .shown_ms = now, .from = from, .size = size };
}

static Str rest_text(Arena *a, int64_t seconds) {
    if (seconds >= 3600)
        return str_fmt(a, "%lld h %02lld min left", (long long)(seconds / 3600),
                       (long long)(seconds % 3600 / 60));
    return str_fmt(a, "%lld:%02lld left", (long long)(seconds / 60), (long long)(seconds % 60));
}

void import_progress_show(ImportProgress *p, int64_t rows, int64_t at_byte) {
    int64_t now = clock_monotonic_ms(), took = now - p->began_ms;
    if (now - p->shown_ms < (p->is_terminal ? TERMINAL_MS : LINE_MS) || took == 0)
        return;
    p->shown_ms = now;
    SCRATCH(a);
    Buf b = buf_new(a, 300);
    buf_printf(&b, "%.60s: " STR_FMT " messages, " STR_FMT "/s", p->name,
               STR_ARG(print_count(a, rows)), STR_ARG(print_count(a, rows * 1000 / took)));
    int64_t done = at_byte - p->from, all = p->size - p->from;
    if (p->size > 0 && done > 0 && done <= all)
        buf_printf(&b, ", %lld %%, " STR_FMT, (long long)(at_byte * 100 / p->size),
                   STR_ARG(rest_text(a, took * (all - done) / done / 1000)));
    fprintf(p->out, p->is_terminal ? "\r" STR_FMT "\033[K" : STR_FMT "\n", STR_ARG(buf_str(&b)));
    fflush(p->out);
}

void import_progress_clear(ImportProgress *p) {
    if (p->is_terminal)
        fputs("\r\033[K", p->out);
}
