/* feed_item.h - one entry of a feed, whatever the dialect, on its way to an Item. */
#ifndef CONNECT_FEED_ITEM_H
#define CONNECT_FEED_ITEM_H

#include "connect/item.h"

typedef struct FeedEntry {
    Str id, parent, title, link, author, handle;
    Str published, updated;
    Str content, summary;   /* HTML, unless is_plain; content wins */
    bool is_content_plain, is_title_plain;
    bool is_id_link;        /* the id may serve as the link */
} FeedEntry;

NODISCARD Err feed_entry_give(Arena *a, const FeedEntry *entry, Str base, const ReadOptions *o,
                              ItemSink *sink, int64_t where, Error *e);

/* feed_json.c: JSON Feed 1 and 1.1. */
NODISCARD Err feed_json_read(Arena *a, Str document, Str base, const ReadOptions *o,
                             ItemSink *sink, size_t *items, Error *e);

#endif
