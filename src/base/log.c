#include "base/log.h"

#include "base/time.h"
#include "base/utf8.h"

#include <errno.h>
#include <stdatomic.h>
#include <unistd.h>

enum { LINE_MAX_BYTES = 16 * 1024, VALUE_MAX_BYTES = 2 * 1024 };

const char *const log_level_names[] = { "debug", "info", "warn", "error", NULL };
static_assert(COUNT(log_level_names) == LOG_LEVEL__COUNT + 1, "one name per level");
const char *const log_format_names[] = { "text", "json", NULL };
static_assert(COUNT(log_format_names) == LOG_FORMAT__COUNT + 1, "one name per format");

struct Log {
    Arena *arena; /* holds the Log itself */
    int fd;
    atomic_int least;
    LogFormat format;
    int64_t (*now)(void);
    atomic_int_fast64_t warnings;
};

Log *log_open(int fd, LogLevel least, LogFormat format, int64_t (*now)(void)) {
    Arena *a = arena_new(sizeof(Log) + _Alignof(Log));
    Log *log = arena_make(a, Log, 1);
    log->arena = a;
    log->fd = fd;
    atomic_init(&log->least, (int)least);
    log->format = format;
    log->now = now;
    return log;
}

void log_close(Log **log) {
    if (*log == NULL)
        return;
    Arena *a = (*log)->arena;
    *log = NULL;
    arena_free(&a);
}

void log_set_level(Log *log, LogLevel least) { atomic_store(&log->least, (int)least); }

int64_t log_warnings(const Log *log) { return atomic_load(&log->warnings); }

/* One character of a quoted value. The escapes are those of JSON, so that both formats can be
 * read by the same habit and neither a line break nor a terminal sequence gets out. */
static void put_escaped(Buf *b, uint32_t c) {
    if (c == '"' || c == '\\') {
        buf_putc(b, '\\');
        buf_putc(b, (char)c);
    } else if (c == '\n') {
        buf_put(b, S("\\n"));
    } else if (c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x2028 || c == 0x2029) {
        buf_printf(b, "\\u%04x", (unsigned)c);
    } else {
        utf8_put(b, c);
    }
}

static void put_quoted(Buf *b, Arena *scratch, Str s) {
    s = utf8_repair(scratch, str_slice(s, 0, VALUE_MAX_BYTES));
    buf_putc(b, '"');
    for (size_t at = 0; at < s.n;)
        put_escaped(b, utf8_next(s, &at));
    buf_putc(b, '"');
}

static void put_field(Buf *b, Arena *scratch, const LogField *f) {
    switch (f->kind) {
    case LOG_FIELD_STR: put_quoted(b, scratch, f->s); break;
    case LOG_FIELD_I64: buf_printf(b, "%lld", (long long)f->i); break;
    }
}

static void put_json(Buf *b, Arena *a, const char *head[3], const LogField *fields, size_t n) {
    static const char *const keys[3] = { "time", "level", "event" };
    for (size_t i = 0; i < 3; i++)
        buf_printf(b, "%s\"%s\":\"%s\"", i ? "," : "{", keys[i], head[i]);
    for (size_t i = 0; i < n; i++) {
        buf_putc(b, ',');
        put_quoted(b, a, str_c(fields[i].name));
        buf_putc(b, ':');
        put_field(b, a, &fields[i]);
    }
    buf_putc(b, '}');
}

static void put_text(Buf *b, Arena *a, const char *head[3], const LogField *fields, size_t n) {
    buf_printf(b, "%s %-5s %s", head[0], head[1], head[2]);
    for (size_t i = 0; i < n; i++) {
        buf_printf(b, " %s=", fields[i].name);
        put_field(b, a, &fields[i]);
    }
}

/* One write per event, so that lines of several threads do not mix. */
static void write_line(int fd, Str line) {
    while (write(fd, line.p, line.n) < 0 && errno == EINTR)
        continue;
}

void log_event_(Log *log, LogLevel level, const char *event, const LogField *fields, size_t n) {
    if (log == NULL)
        return;
    if (level >= LOG_WARN)
        atomic_fetch_add(&log->warnings, 1);
    if ((int)level < atomic_load(&log->least))
        return;
    SCRATCH(a);
    const char *head[3] = { str_z(a, time_rfc3339(a, log->now())), log_level_names[level], event };
    size_t fits = n;
    for (;;) { /* a line that is too long loses its last fields, never its shape */
        Buf b = buf_new(a, LINE_MAX_BYTES);
        if (log->format == LOG_JSON)
            put_json(&b, a, head, fields, fits);
        else
            put_text(&b, a, head, fields, fits);
        buf_putc(&b, '\n');
        if (!b.full || fits == 0) {
            write_line(log->fd, buf_str(&b));
            return;
        }
        fits--;
    }
}
