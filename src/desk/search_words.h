/* search_words.h - the words of messages in the full text.
 *
 * Neither engine keeps the normal text of a message: it is what text/ makes of title and text,
 * so it can be made again when a message leaves the full text. That holds only while text/ reads
 * as it did: the database remembers which reader made its words, and when the program brings
 * another one, all words are made anew before anything else happens. */
#ifndef DESK_SEARCH_WORDS_H
#define DESK_SEARCH_WORDS_H

#include "store/db.h"

/* What the full text holds of a message. */
Str search_normal(Arena *a, Str title, Str text);
/* Whether `words` stand in `text` as whole words, both normal. */
bool search_holds(Str text, Str words);
/* Takes the words of all messages of a brand out, before the brand goes. */
NODISCARD Err search_words_forget(Db *db, int64_t brand_id, Error *e);

/* Another reader made the words, or they are half made anew. */
NODISCARD Err search_words_stale(Db *db, bool *is_stale, Error *e);
/* Makes some thousand messages' words anew, oldest first, inside a write transaction; call it
 * until *more is false. Interrupted, it goes on where it was. */
NODISCARD Err search_words_renew(Db *db, bool *more, Error *e);

#endif
