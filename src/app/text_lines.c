#include "app/text_lines.h"

#include "app/file.h"
#include "app/zone.h"
#include "base/limits.h"
#include "base/model.h"
#include "base/time.h"
#include "base/utf8.h"
#include "connect/line.h"
#include "connect/source.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>

/* A line is a message as it is, or an object with its text and perhaps when and where it was
 * written. Views of *doc, which the caller ends. */
static NODISCARD Err line_read(Arena *a, const Line *line, Str text, JsonDoc **doc, TextLine *out,
                               Error *e) {
    Error ignored;
    Str value;
    out->text = text;
    if (!str_starts(text, S("{")) || json_parse(text, doc, &ignored) != ERR_OK)
        return ERR_OK;
    out->object = json_root(*doc);
    if (!json_get_str(json_member(out->object, "text"), &out->text))
        FAIL(e, ERR_INVALID, "line %lld: the object has no `text`, which is the message",
             (long long)line->number);
    if (json_get_str(json_member(out->object, "zone"), &value)) {
        if (names_find(zone_names, value) < 0)
            FAIL(e, ERR_INVALID, "line %lld: `zone` is one of WIB, WITA, WIT, UTC",
                 (long long)line->number);
        out->frame.zone = zone_seconds(value, out->frame.zone);
    }
    if (json_get_text(a, json_member(out->object, "time"), &value) &&
        !time_parse(value, out->frame.zone, &out->frame.written))
        FAIL(e, ERR_INVALID,
             "line %lld: `time` is neither like 2026-11-30T08:15:00+07:00 nor seconds since 1970",
             (long long)line->number);
    return ERR_OK;
}

Err text_lines(ByteSource *in, int zone, TextLineFn fn, void *ctx, Error *e) {
    Arena *lines CLEANUP(arena_free) = arena_new(1 << 16);
    Arena *a CLEANUP(arena_free) = arena_new(1 << 16);
    LineReader reader;
    Line line;
    bool more;
    TRY(line_start(&reader, lines, in, 0, e));
    for (;;) {
        JsonDoc *doc CLEANUP(json_free) = NULL;
        TextLine out = { .frame = { .zone = zone } };
        TRY(line_next(&reader, &line, &more, e));
        if (!more)
            return ERR_OK;
        arena_reset(a);
        Str text = line_clean(a, line.text);
        if (line.is_too_long)
            FAIL(e, ERR_LIMIT, "line %lld is longer than %d bytes", (long long)line.number,
                 LIMIT_LINE);
        if (text.n == 0)
            continue;
        TRY(line_read(a, &line, text, &doc, &out, e));
        out.text = utf8_cut(out.text, LIMIT_MESSAGE_TEXT);
        out.number = line.number;
        TRY(fn(ctx, a, &out, e));
    }
}

Err text_lines_of(const char *path, int standard, int zone, TextLineFn fn, void *ctx, Error *e) {
    int fd CLEANUP(fd_close) = -1;
    bool is_standard = path == NULL || strcmp(path, "-") == 0;
    if (!is_standard && (fd = open(path, O_RDONLY | O_CLOEXEC)) < 0)
        FAIL(e, ERR_NOT_FOUND, "%s: %s", path, errno_text(errno));
    FdSource source = source_fd(is_standard ? standard : fd, -1);
    return text_lines(&source.base, zone, fn, ctx, e);
}
