/* item.h - how readers hand over the messages they find (Item itself: base/item.h).
 *
 * Readers (files, feeds, mail, hooks) turn foreign bytes into Items and hand each to a sink;
 * they never see the store. Views live until the sink returns. */
#ifndef CONNECT_ITEM_H
#define CONNECT_ITEM_H

#include "base/err.h"
#include "base/item.h" /* Item and item_model (defined in base/item.c) */

typedef struct ItemSink ItemSink;
struct ItemSink {
    /* ERR_OK to go on; any error stops the reader and is passed up. */
    Err (*item)(ItemSink *s, const Item *item, Error *e);
    /* A line or part that could not be read; `where` is a line number or byte offset. */
    void (*bad)(ItemSink *s, int64_t where, const Error *why);
    /* Optional: how the file was understood ("text = Komentar, time = Tanggal (day first)"). */
    void (*note)(ItemSink *s, Str what);
};

typedef struct ReadOptions {
    Str source;       /* default source name */
    int zone;         /* for times without a zone, seconds east of UTC */
    int64_t now;      /* replaces times in the future beyond a day */
    Str own;          /* author name or address that is the shop itself; may be empty */
    int64_t skip_to;  /* resume: byte offset (lines formats) already taken */
} ReadOptions;

/* The last step of every reader: default source, bounds of limits.h (text is cut and marked),
 * control characters, unchecked links, times to come, is_own, and an id made from the content.
 * Hands the item to the sink, or says on sink->bad that there is nothing to read in it. */
NODISCARD Err item_give(Arena *a, const ReadOptions *o, Item *item, ItemSink *sink, int64_t where,
                        Error *e);
/* 32 hexadecimal digits of the SHA-256 over the parts and their lengths. */
Str item_hash(Arena *a, const Str *parts, size_t count);

#endif
