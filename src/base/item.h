/* item.h - one message as any source delivers it, before the desk has looked at it.
 *
 * Readers (connect/) make Items, the desk (desk/intake.h) keeps them. All text is UTF-8, checked
 * and cut to the limits by the reader; views live as long as the reader says. */
#ifndef BASE_ITEM_H
#define BASE_ITEM_H

#include "base/model.h"

enum { RATING_MOST = 5 };

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
    int64_t rating; /* stars of a review, 1 to 5; 0 = none told */
    bool is_own;     /* written by the shop itself */
    bool is_deleted; /* the source says it is gone: leave a tombstone */
    bool is_direct;  /* private: chat, mail */
} Item;
/* Names and types of `tanggap import --dry-run --json`, of the hook body and of JSON lines. */
extern const Model item_model;

/* Stars without a word are a judgement too, so readers put them where the title is: "Keripik
 * (★ 2)". `rating` as its source wrote it; a title that ends like this stays as it is. Ids made
 * from the content hold this form: do not change it. */
#define ITEM_STAR "\xE2\x98\x85"
Str item_title_rated(Arena *a, Str title, Str rating);

/* A copy whose texts live in the arena; the length of the texts is added to *bytes, unless NULL. */
Item item_dup(Arena *a, const Item *in, size_t *bytes);

#endif
