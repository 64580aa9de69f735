/* item.h - one message as any source delivers it, before the desk has looked at it.
 *
 * Readers (files, feeds, mail, hooks) turn foreign bytes into Items and hand each to a sink;
 * they never see the store. Views live until the sink returns. */
#ifndef CONNECT_ITEM_H
#define CONNECT_ITEM_H

#include "base/err.h"
#include "base/model.h"

typedef struct Item {
    Str source;  /* name of the source, e.g. "instagram"; may come from the command line */
    Str id;      /* the source's own id; made from the content (SHA-256) when it has none */
    Str parent;  /* id of the message this one answers, or empty */
    Str author;  /* display name */
    Str handle;  /* what identifies the author at the source: @name, number, address */
    int64_t time; /* when it was written, seconds; 0 = unknown */
    Str title, text;
    Str link;    /* http or https, checked; else empty */
    int64_t reach; /* followers or likes when told, 0 = unknown */
    bool is_own;     /* written by the shop itself */
    bool is_deleted; /* the source says it is gone: leave a tombstone */
    bool is_direct;  /* private: chat, mail */
} Item;
/* id, parent, author, time, title, text, link, source, .. in the names of `import --json`. */
extern const Model item_model;

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
