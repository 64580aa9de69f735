#include "connect/capture_test.h"

#include "base/time.h"

static void put_field(Buf *b, const char *name, Str value) {
    if (value.n == 0)
        return;
    buf_printf(b, " %s=\"", name);
    for (size_t i = 0; i < value.n; i++) {
        char c = value.p[i];
        if (c == '\n')
            buf_put(b, S("\\n"));
        else if (c == '"' || c == '\\')
            buf_printf(b, "\\%c", c);
        else if ((unsigned char)c < ' ')
            buf_printf(b, "\\x%02x", (unsigned)c);
        else
            buf_putc(b, c);
    }
    buf_putc(b, '"');
}

static Err on_item(ItemSink *s, const Item *it, Error *e) {
    Capture *c = (Capture *)s;
    if (c->stop_after && c->items == c->stop_after)
        FAIL(e, ERR_BUSY, "the sink is full");
    c->items++;
    if (c->counts_only)
        return ERR_OK;
    SCRATCH(tmp);
    buf_put(&c->log, S("item"));
    put_field(&c->log, "source", str_eq(it->source, S("uji")) ? S("") : it->source);
    put_field(&c->log, "id", it->id);
    put_field(&c->log, "parent", it->parent);
    put_field(&c->log, "author", it->author);
    put_field(&c->log, "handle", it->handle);
    if (it->time)
        put_field(&c->log, "time", time_rfc3339(tmp, it->time));
    put_field(&c->log, "title", it->title);
    put_field(&c->log, "text", it->text);
    put_field(&c->log, "link", it->link);
    if (it->reach)
        buf_printf(&c->log, " reach=%lld", (long long)it->reach);
    if (it->rating)
        buf_printf(&c->log, " rating=%lld", (long long)it->rating);
    buf_printf(&c->log, "%s%s%s\n", it->is_own ? " own" : "", it->is_deleted ? " deleted" : "",
               it->is_direct ? " direct" : "");
    return ERR_OK;
}

static void on_bad(ItemSink *s, int64_t where, const Error *why) {
    Capture *c = (Capture *)s;
    c->bads++;
    if (!c->counts_only)
        buf_printf(&c->log, "bad %lld: %s%s%s\n", (long long)where, why->field,
                   why->field[0] ? ": " : "", why->msg);
}

static void on_note(ItemSink *s, Str what) {
    Capture *c = (Capture *)s;
    if (!c->counts_only)
        buf_printf(&c->log, "note " STR_FMT "\n", STR_ARG(what));
}

Capture capture(Arena *a) {
    return (Capture){ .sink = { .item = on_item, .bad = on_bad, .note = on_note },
                      .log = buf_new(a, 64 << 20) };
}

ReadOptions capture_options(void) {
    return (ReadOptions){ .source = S("uji"), .zone = ZONE_WIB, .now = 1795392000,
                          .own = S("Toko Ani") };
}
