/* The bulk path: one pass over each line with wire/json_pull.h. The lines of one file name their
 * members in the same order nearly always, so what the n-th member meant in the line before is
 * tried first and saves the search by name. */
#include "base/limits.h"
#include "connect/json_item.h"
#include "connect/line.h"
#include "connect/readers.h"

static int jsonl_guess(Str head, Str file_name) {
    head = str_trim(head);
    if (str_starts(head, S("\xEF\xBB\xBF")))
        head = str_trim(str_slice(head, 3, head.n));
    if (head.n == 0 || (head.p[0] != '{' && head.p[0] != '['))
        return 0;
    if (head.p[0] == '{' && str_find(str_slice(head, 0, 200), S("jsonfeed.org")) >= 0)
        return 0;
    return str_ends(file_name, S(".jsonl")) || str_ends(file_name, S(".ndjson")) ? 95
           : str_ends(file_name, S(".json"))                                    ? 90
                                                                                : 80;
}

static Err read_lines(LineReader *r, const ReadOptions *o, ItemSink *sink, Error *e) {
    Arena *item_arena CLEANUP(arena_free) = arena_new(16 * 1024);
    JsonNames names = json_names(r->arena);
    Line line;
    for (bool more;;) {
        TRY(line_next(r, &line, &more, e));
        if (!more)
            return ERR_OK;
        Error why;
        Item item;
        Str text = str_trim(line.text);
        if (text.n == 0 && !line.is_too_long)
            continue;
        arena_reset(item_arena);
        if (line.is_too_long) {
            (void)err_set_(&why, ERR_LIMIT, "", __func__, __LINE__,
                           "the line is longer than %d MB", LIMIT_LINE >> 20);
            sink->bad(sink, line.number, &why);
        } else if (item_from_json(item_arena, &names, text, o->zone, &item, &why) != ERR_OK) {
            sink->bad(sink, line.number, &why);
        } else {
            TRY(item_give(item_arena, o, &item, sink, line.number, e));
        }
    }
}

static Err jsonl_read(ByteSource *in, const ReadOptions *o, ItemSink *sink, Error *e) {
    Arena *a CLEANUP(arena_free) = arena_new(16 * 1024);
    LineReader r;
    TRY(line_start(&r, a, in, o->skip_to, e));
    if (o->skip_to == 0 && json_array_starts(r.buf + r.from, r.to - r.from))
        return json_array_read(&r, o, sink, e);
    return read_lines(&r, o, sink, e);
}

const Format format_jsonl = {
    .name = "jsonl",
    .doc = "One JSON object a line (or one array of objects): id, text, author, time, ...",
    .is_resumable = true,
    .guess = jsonl_guess,
    .read = jsonl_read,
};
