/* json_item.h - one foreign JSON object as an Item, and the objects of one big array. */
#ifndef CONNECT_JSON_ITEM_H
#define CONNECT_JSON_ITEM_H

#include "base/map.h"
#include "connect/line.h"
#include "connect/role.h"

enum { JSON_NAMES_KEPT = 64 };

/* What members are called and mean: the n-th of the object before, which is nearly always the
 * n-th of this one too, and all names seen so far. */
typedef struct JsonName {
    Str name;
    RoleMatch match;
} JsonName;
typedef struct JsonNames {
    const JsonName *at[JSON_NAMES_KEPT];
    Map known;
    size_t learned; /* bytes copied so far: files whose names never repeat stop learning */
} JsonNames;
JsonNames json_names(Arena *a);

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
