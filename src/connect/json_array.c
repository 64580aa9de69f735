/* An array of objects is cut into its elements by counting brackets outside strings; each
 * element is then checked in full by item_from_json(). The file is never held as a whole. */
#include "base/limits.h"
#include "base/str.h"
#include "connect/json_item.h"

#include <string.h>

typedef struct ArrayReader {
    LineReader *in; /* only as a reader of bytes: its lines have no meaning here */
    const ReadOptions *o;
    ItemSink *sink;
    Arena *element_arena, *item_arena;
    Buf element;
    JsonNames names;
    int64_t number; /* of the element, from 1 */
    int depth;
    bool is_in_string, is_escaped, is_too_long, has_ended;
} ArrayReader;

bool json_array_starts(const char *p, size_t n) {
    Str head = str_trim((Str){ p, n });
    return head.n && head.p[0] == '[';
}

static Err element_done(ArrayReader *r, Error *e) {
    Str text = str_trim(buf_str(&r->element));
    Error why = { 0 };
    Item item;
    Err err = ERR_OK;
    if (text.n || r->is_too_long) {
        r->number++;
        arena_reset(r->item_arena);
        if (r->is_too_long || r->element.full) {
            (void)err_set_(&why, ERR_LIMIT, "", __func__, __LINE__,
                           "the element is longer than %d MB", LIMIT_LINE >> 20);
            r->sink->bad(r->sink, r->number, &why);
        } else if (item_from_json(r->item_arena, &r->names, text, r->o->zone, &item, &why) !=
                   ERR_OK) {
            r->sink->bad(r->sink, r->number, &why);
        } else {
            err = item_give(r->item_arena, r->o, &item, r->sink, r->number, e);
        }
    }
    arena_reset(r->element_arena);
    r->element = buf_new(r->element_arena, LIMIT_LINE);
    r->is_too_long = false;
    return err;
}

/* Whether `c` ends an element or the array; keeps the state of strings and brackets. */
static bool is_border(ArrayReader *r, char c) {
    if (r->is_in_string) {
        if (r->is_escaped)
            r->is_escaped = false;
        else if (c == '\\')
            r->is_escaped = true;
        else if (c == '"')
            r->is_in_string = false;
        return false;
    }
    if (c == '"')
        r->is_in_string = true;
    else if (c == '{' || c == '[')
        r->depth++;
    else if (c == '}' || (c == ']' && r->depth > 0))
        r->depth -= r->depth > 0;
    else if (c == ']')
        return r->has_ended = true;
    return c == ',' && r->depth == 0;
}

static Err take_bytes(ArrayReader *r, Str s, Error *e) {
    size_t from = 0;
    for (size_t i = 0; i < s.n && !r->has_ended; i++) {
        if (!is_border(r, s.p[i]))
            continue;
        buf_put(&r->element, str_slice(s, from, i));
        TRY(element_done(r, e));
        from = i + 1;
    }
    if (!r->has_ended)
        buf_put(&r->element, str_slice(s, from, s.n));
    r->is_too_long = r->is_too_long || r->element.full;
    return ERR_OK;
}

static Err read_all(ArrayReader *r, Error *e) {
    LineReader *in = r->in;
    Str head = { in->buf + in->from, in->to - in->from };
    const char *open = memchr(head.p, '[', head.n);
    TRY(take_bytes(r, str_slice(head, (size_t)(open + 1 - head.p), head.n), e));
    in->in->at = in->base + (int64_t)in->to;
    while (!r->has_ended) {
        size_t got;
        TRY(in->in->read(in->in, in->buf, in->cap, &got, e));
        if (got == 0)
            break;
        in->in->at += (int64_t)got;
        TRY(take_bytes(r, (Str){ in->buf, got }, e));
    }
    if (r->has_ended)
        return ERR_OK;
    Error why;
    TRY(element_done(r, e));
    (void)err_set_(&why, ERR_INVALID, "", __func__, __LINE__,
                   "the file ends before the closing ]: a part of it is missing");
    r->sink->bad(r->sink, r->number + 1, &why);
    return ERR_OK;
}

Err json_array_read(LineReader *in, const ReadOptions *o, ItemSink *sink, Error *e) {
    Arena *names CLEANUP(arena_free) = arena_new(4096);
    Arena *element CLEANUP(arena_free) = arena_new(64 * 1024);
    Arena *item CLEANUP(arena_free) = arena_new(16 * 1024);
    ArrayReader r = { .in = in, .o = o, .sink = sink, .element_arena = element,
                      .item_arena = item, .element = buf_new(element, LIMIT_LINE),
                      .names = json_names(names) };
    return read_all(&r, e);
}
