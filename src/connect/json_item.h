/* json_item.h - one foreign JSON object as an Item, and the objects of one big array. */
#ifndef CONNECT_JSON_ITEM_H
#define CONNECT_JSON_ITEM_H

#include "connect/line.h"
#include "connect/role.h"

enum { JSON_NAMES_KEPT = 64 };

/* What the n-th member of the object before was called and meant; start with only .arena set. */
typedef struct JsonNames {
    Arena *arena;
    struct {
        Str name;
        RoleMatch match;
    } at[JSON_NAMES_KEPT];
    size_t learned; /* bytes copied so far: files whose names never repeat stop learning */
} JsonNames;

/* Views in the item point into `text` and `a`. */
NODISCARD Err item_from_json(Arena *a, JsonNames *names, Str text, int zone, Item *out, Error *e);

/* Text as a list of pieces, as in Google Takeout: {"text":"a "},{"text":"@b","mention":{}}. */
bool json_pieces(Arena *a, Str text, Str *out);

/* Whether the first bytes open an array. */
bool json_array_starts(const char *p, size_t n);
/* Every object of an array; `where` of a bad one is its number in the array. One element takes
 * at most LIMIT_LINE bytes. */
NODISCARD Err json_array_read(LineReader *r, const ReadOptions *o, ItemSink *sink, Error *e);

#endif
