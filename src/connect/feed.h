/* feed.h - RSS 2.0, RSS 1.0 (RDF), Atom 1.0 and JSON Feed into Items, and when to ask a feed
 * again.
 *
 * No network, no external files, no entities but the predefined and HTML's: a document that
 * declares its own is refused. Comment feeds carry their parents (thr:in-reply-to); an item
 * without a guid gets an id made of link and title; content:encoded is preferred to the
 * description, because WordPress turns emoji in the latter into pictures. */
#ifndef CONNECT_FEED_H
#define CONNECT_FEED_H

#include "connect/fetch.h"
#include "connect/item.h"

typedef struct FeedAbout {
    Str title, link;
    size_t items; /* given to the sink */
} FeedAbout;

/* Read one document whole. `base` is the address it came from, for relative links; may be empty.
 * ERR_INVALID: no feed, with the reason. At most LIMIT_FEED_ITEMS items are given. */
NODISCARD Err feed_read(Arena *a, Str document, Str base, const ReadOptions *o, ItemSink *sink,
                        FeedAbout *about, Error *e);

/* What is remembered of a feed between two polls. */
typedef struct FeedState {
    Str url, etag, last_modified;
    int64_t next;     /* do not ask before */
    int64_t failures; /* in a row */
    bool is_gone;     /* 410: do not ask again */
} FeedState;

/* One conditional GET. ERR_OK whenever an answer came (see answer->status); a 304 has no body. */
NODISCARD Err feed_fetch(Fetcher *f, Arena *a, const FeedState *s, FetchAnswer *answer, Error *e);

typedef struct FeedRhythm {
    int64_t every;       /* seconds between polls when all is well */
    int64_t longest;     /* and at most, after many failures */
    int64_t now;
    double jitter;       /* 0..1, from the caller's random source */
} FeedRhythm;
/* The state after a poll, pure. answer NULL: no answer at all. 200 and 304 reset the failures,
 * 429 and 503 obey Retry-After, 301 and 308 move the address, 410 ends it, everything else
 * doubles the wait up to `longest`. Text of the result lives in `a`. */
FeedState feed_schedule(Arena *a, const FeedState *before, const FetchAnswer *answer,
                        const FeedRhythm *rhythm);

#endif
