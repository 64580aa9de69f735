/* search.h - what a person types becomes the engine's full-text query: all words must occur, the
 * last one may be unfinished. Normalised like the messages themselves. */
#ifndef DESK_SEARCH_H
#define DESK_SEARCH_H

#include "store/db.h"

/* ERR_INVALID when no searchable word is in it. */
NODISCARD Err search_query(const Db *db, Arena *a, int64_t brand_id, Str words, Str *out, Error *e);

#endif
