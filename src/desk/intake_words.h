/* intake_words.h - the words of a batch, gathered for the full text and written together at its
 * end, in the order of the messages.
 *
 * SQLite's full text keeps what it is given in memory until a savepoint, an id out of order or
 * the commit: written in one go a batch costs a tenth of message by message. PostgreSQL is spared
 * a round trip for each. */
#ifndef DESK_INTAKE_WORDS_H
#define DESK_INTAKE_WORDS_H

#include "store/db.h"

typedef struct WordsChange {
    int64_t message_id;
    Str normal;
    size_t order; /* as it came: an edit first takes out what stood there */
    bool is_removal;
} WordsChange;

typedef struct IntakeWords {
    Arena *arena; /* of the batch */
    WordsChange *changes;
    size_t count, cap;
} IntakeWords;

/* `normal` lasts as long as the batch. */
void intake_words_add(IntakeWords *w, int64_t message_id, Str normal);
/* `normal` as it was added. */
void intake_words_remove(IntakeWords *w, int64_t message_id, Str normal);
NODISCARD Err intake_words_write(IntakeWords *w, Db *db, int64_t brand_id, Error *e);

#endif
