#include "connect/reader_fuzz.h"

#include "base/limits.h"
#include "base/map.h"
#include "base/utf8.h"
#include "connect/source.h"

#include <string.h>

typedef struct Count {
    ItemSink sink;
    uint64_t items, bads, print;
} Count;

static void check_text(Str s, size_t most) {
    if (s.n > most || !utf8_is_valid(s) || (s.n && memchr(s.p, 0, s.n)))
        __builtin_trap();
}

void item_fuzz_check(const Item *it) {
    check_text(it->source, 64);
    check_text(it->id, LIMIT_MESSAGE_ID);
    check_text(it->parent, LIMIT_MESSAGE_ID);
    check_text(it->author, LIMIT_MESSAGE_AUTHOR);
    check_text(it->handle, LIMIT_MESSAGE_AUTHOR);
    check_text(it->title, LIMIT_MESSAGE_TITLE);
    check_text(it->text, LIMIT_MESSAGE_TEXT);
    check_text(it->link, LIMIT_MESSAGE_LINK);
    bool is_web = str_starts(it->link, S("http://")) || str_starts(it->link, S("https://"));
    bool has_words = it->text.n || it->title.n || it->is_deleted;
    if ((it->link.n && !is_web) || it->id.n == 0 || !has_words || it->reach < 0)
        __builtin_trap();
}

static Err on_item(ItemSink *s, const Item *it, Error *e) {
    (void)e; /* never refuses */
    Count *c = (Count *)s;
    item_fuzz_check(it);
    c->items++;
    c->print = hash_bytes(it->id, hash_bytes(it->text, c->print));
    return ERR_OK;
}

static void on_bad(ItemSink *s, int64_t where, const Error *why) {
    ((Count *)s)->bads++;
    if (where < 0 || why->code == ERR_OK || why->msg[0] == '\0' || strchr(why->msg, '\n'))
        __builtin_trap();
}

typedef struct Drip {
    ByteSource base;
    Str rest;
    size_t piece;
} Drip;

static Err drip_read(ByteSource *s, void *buf, size_t n, size_t *got, Error *e) {
    (void)e; /* never fails */
    Drip *d = (Drip *)s;
    *got = n < d->piece ? n : d->piece;
    if (*got > d->rest.n)
        *got = d->rest.n;
    if (*got)
        memcpy(buf, d->rest.p, *got);
    d->rest = str_slice(d->rest, *got, d->rest.n);
    return ERR_OK;
}

static Count run(const Format *f, Str input, size_t piece) {
    Count c = { .sink = { .item = on_item, .bad = on_bad } };
    Drip d = { .base = { .read = drip_read, .size = -1 }, .rest = input, .piece = piece };
    ReadOptions o = { .source = S("fuzz"), .zone = 25200, .now = 1795392000, .own = S("Ani") };
    Error e;
    Err err = f->read(&d.base, &o, &c.sink, &e);
    c.print = c.print * 31 + (uint64_t)err;
    return c;
}

void reader_fuzz(const Format *f, Str input) {
    Count whole = run(f, input, SIZE_MAX);
    (void)f->guess(str_slice(input, 0, 1000), S("x")); /* only for what it may read */
    if (input.n > 4096)
        return;
    Count pieces = run(f, input, 1 + input.n % 5);
    if (whole.items != pieces.items || whole.bads != pieces.bads || whole.print != pieces.print)
        __builtin_trap();
}
