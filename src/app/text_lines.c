#include "app/text_lines.h"

#include "app/zone.h"
#include "base/limits.h"
#include "base/time.h"
#include "base/utf8.h"
#include "connect/line.h"
#include "wire/json.h"

/* A line is a message as it is, or an object with its text and perhaps when and where it was
 * written. */
static Str line_read(Arena *a, Str line, ClassifyFrame *frame) {
    JsonDoc *doc CLEANUP(json_free) = NULL;
    Error ignored;
    Str text, value;
    if (!str_starts(line, S("{")) || json_parse(line, &doc, &ignored) != ERR_OK ||
        !json_get_str(json_member(json_root(doc), "text"), &text))
        return line;
    if (json_get_str(json_member(json_root(doc), "zone"), &value))
        frame->zone = zone_seconds(value, frame->zone);
    if (json_get_text(a, json_member(json_root(doc), "time"), &value))
        (void)time_parse(value, frame->zone, &frame->written); /* else it stays unknown */
    return str_dup(a, text);
}

Err text_lines(ByteSource *in, int zone, TextLineFn fn, void *ctx, Error *e) {
    Arena *lines CLEANUP(arena_free) = arena_new(1 << 16);
    Arena *a CLEANUP(arena_free) = arena_new(1 << 16);
    LineReader reader;
    Line line;
    bool more;
    TRY(line_start(&reader, lines, in, 0, e));
    for (;;) {
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
        out.text = utf8_cut(line_read(a, text, &out.frame), LIMIT_MESSAGE_TEXT);
        out.number = line.number;
        TRY(fn(ctx, a, &out, e));
    }
}
