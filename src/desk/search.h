/* search.h - what a person types becomes the engine's full-text query: all words must occur.
 * Normalised like the messages themselves. */
#ifndef DESK_SEARCH_H
#define DESK_SEARCH_H

#include "store/db.h"

typedef struct SearchWords {
    int64_t brand_id;
    Str words;
    /* Words that begin like these count too. Costs time with every message that has one, however
     * few are asked for; whole words cost only with those that are returned. */
    bool beginnings;
} SearchWords;

/* ERR_INVALID when no searchable word is in it. */
NODISCARD Err search_query(const Db *db, Arena *a, const SearchWords *w, Str *out, Error *e);

#endif
