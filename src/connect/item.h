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
};

typedef struct ReadOptions {
    Str source;       /* default source name */
    int zone;         /* for times without a zone, seconds east of UTC */
    int64_t now;      /* replaces times in the future beyond a day */
    Str own;          /* author name or address that is the shop itself; may be empty */
    int64_t skip_to;  /* resume: byte offset (lines formats) already taken */
} ReadOptions;

#endif
