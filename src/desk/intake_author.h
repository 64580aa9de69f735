/* intake_author.h - who wrote the messages that come in: known by a cache, looked for in the
 * database, or added there. Private to desk/. */
#ifndef DESK_INTAKE_AUTHOR_H
#define DESK_INTAKE_AUTHOR_H

#include "base/item.h"
#include "base/map.h"
#include "desk/source.h"

struct IntakeCase;

typedef struct IntakeAuthor {
    int64_t id;       /* 0: not asked for yet, see intake_authors_write() */
    Channel channel;
    Str handle;
    Str name;         /* until the id is known; as long as the batch */
    int64_t first_at; /* the same */
    /* The newest case of this author, or NULL, where `latest_part` is the part of the rows that is
     * being gathered; else nobody knows. */
    struct IntakeCase *latest;
    int64_t latest_part;
} IntakeAuthor;

typedef struct IntakeAuthors {
    Arena *kept; /* lasts over batches; renewed when it holds too many */
    Map known[CHANNEL__COUNT];
    size_t count;
    IntakeAuthor **unasked; /* in the batch's arena */
    size_t unasked_count, unasked_cap;
} IntakeAuthors;

/* `kept` is the caller's to free, and of these authors alone. */
IntakeAuthors intake_authors(Arena *kept);
/* A batch begins: drops what is too much. */
void intake_authors_begin(IntakeAuthors *as);
/* After a roll-back: ids that were new do not exist. */
void intake_authors_forget(IntakeAuthors *as);

/* What an author is known by; empty when the item tells nobody. */
Str intake_author_handle(const Item *item);
/* Who wrote the item; NULL when it tells nobody. `batch` is the arena of the batch. */
IntakeAuthor *intake_author_of(IntakeAuthors *as, Arena *batch, Channel channel,
                               const Item *item);
/* Asks for the id of one, now, when it is not known. *is_new: nobody knew this author before. */
NODISCARD Err intake_author_ask(Db *db, int64_t brand_id, IntakeAuthor *author, bool *is_new,
                                Error *e);
/* All that were not asked for, in the order of their handles: rows that lie beside each other in
 * the index are written after each other. */
NODISCARD Err intake_authors_write(IntakeAuthors *as, Db *db, int64_t brand_id, Error *e);

#endif
