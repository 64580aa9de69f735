#include "desk/intake_author.h"

#include "base/crypto.h"

#include <stdlib.h>
#include <string.h>

enum { CACHED_MOST = 100000, FIRST_CAP = 64, TOGETHER = 256, VALUES = 5 };

static void renew(IntakeAuthors *as) {
    uint64_t seed;
    arena_reset(as->kept);
    crypto_random(&seed, sizeof seed);
    for (size_t i = 0; i < COUNT(as->known); i++)
        as->known[i] = map_new(as->kept, seed);
    as->count = 0;
}

IntakeAuthors intake_authors(Arena *kept) {
    IntakeAuthors as = { .kept = kept };
    renew(&as);
    return as;
}

void intake_authors_begin(IntakeAuthors *as) {
    if (as->count >= CACHED_MOST)
        renew(as);
    as->unasked = NULL;
    as->unasked_count = as->unasked_cap = 0;
}

void intake_authors_forget(IntakeAuthors *as) {
    renew(as);
    intake_authors_begin(as);
}

static void ask_later(IntakeAuthors *as, Arena *batch, IntakeAuthor *author) {
    if (as->unasked_count == as->unasked_cap) {
        size_t cap = as->unasked_cap ? as->unasked_cap * 2 : FIRST_CAP;
        IntakeAuthor **more = arena_make(batch, IntakeAuthor *, cap);
        if (as->unasked_count)
            memcpy(more, as->unasked, as->unasked_count * sizeof(IntakeAuthor *));
        as->unasked = more;
        as->unasked_cap = cap;
    }
    as->unasked[as->unasked_count++] = author;
}

Str intake_author_handle(const Item *item) {
    return item->handle.n ? item->handle : item->author;
}

IntakeAuthor *intake_author_of(IntakeAuthors *as, Arena *batch, Channel channel,
                               const Item *item) {
    Str handle = intake_author_handle(item);
    if (handle.n == 0)
        return NULL;
    Map *known = &as->known[channel];
    IntakeAuthor *found = map_get(known, handle);
    if (found)
        return found;
    IntakeAuthor *author = arena_make(as->kept, IntakeAuthor, 1);
    *author = (IntakeAuthor){ .channel = channel,
                              .handle = str_dup(as->kept, handle),
                              .name = item->author.n ? item->author : handle,
                              .first_at = item->time };
    *map_at(known, author->handle) = author;
    as->count++;
    ask_later(as, batch, author);
    return author;
}

typedef struct KnownAuthor {
    int64_t id;
    Str name;
} KnownAuthor;
static const Field known_author_fields[] = { FIELD(KnownAuthor, id), FIELD(KnownAuthor, name) };
static const Model known_author_model = MODEL(KnownAuthor, known_author_fields);

/* Who was there already may have another name by now. */
static NODISCARD Err look_up(Db *db, int64_t brand_id, IntakeAuthor *author, Error *e) {
    SCRATCH(a);
    KnownAuthor known = { 0 };
    TRY(db_one(db, a, Q_AUTHOR_FIND,
               DB_ARGS(DB_V(brand_id), db_name(channel_names, (int)author->channel),
                       DB_V(author->handle)),
               &known_author_model, &known, e));
    author->id = known.id;
    return str_eq(known.name, author->name)
               ? ERR_OK
               : db_run(db, Q_AUTHOR_RENAME,
                        DB_ARGS(DB_V(brand_id), DB_V(known.id), DB_V(author->name)), NULL, e);
}

/* Most whom no cache knows are new: added first, looked for when they were there. */
static NODISCARD Err ask(Db *db, int64_t brand_id, IntakeAuthor *const *authors, size_t n,
                         int64_t *added, Error *e) {
    DbVal values[TOGETHER][VALUES] UNSET; /* most calls fill one row */
    DbArgs rows[TOGETHER] UNSET;
    int64_t ids[TOGETHER] UNSET;
    for (size_t i = 0; i < n; i++) {
        const IntakeAuthor *x = authors[i];
        memcpy(values[i],
               (DbVal[VALUES]){ DB_V(brand_id), db_name(channel_names, (int)x->channel),
                                DB_V(x->handle), DB_V(x->name), DB_V(x->first_at) },
               sizeof values[i]);
        rows[i] = (DbArgs){ values[i], VALUES };
    }
    DbMany many = { .rows = rows, .count = n, .firsts = ids };
    TRY(db_many(db, Q_AUTHOR_INSERT, &many, added, e));
    for (size_t i = 0; i < n; i++) {
        authors[i]->id = ids[i];
        if (ids[i] == 0)
            TRY(look_up(db, brand_id, authors[i], e));
    }
    return ERR_OK;
}

Err intake_author_ask(Db *db, int64_t brand_id, IntakeAuthor *author, bool *is_new, Error *e) {
    int64_t added = 0;
    if (author->id == 0)
        TRY(ask(db, brand_id, &author, 1, &added, e));
    *is_new = added > 0;
    return ERR_OK;
}

static int by_handle(const void *one, const void *other) {
    const IntakeAuthor *x = *(IntakeAuthor *const *)one, *y = *(IntakeAuthor *const *)other;
    size_t common = x->handle.n < y->handle.n ? x->handle.n : y->handle.n;
    int order = memcmp(x->handle.p, y->handle.p, common);
    if (order == 0)
        order = (x->handle.n > common) - (y->handle.n > common);
    return order ? order : (int)x->channel - (int)y->channel;
}

Err intake_authors_write(IntakeAuthors *as, Db *db, int64_t brand_id, Error *e) {
    size_t n = 0;
    int64_t added;
    for (size_t i = 0; i < as->unasked_count; i++)
        if (as->unasked[i]->id == 0)
            as->unasked[n++] = as->unasked[i];
    as->unasked_count = 0;
    if (n)
        qsort(as->unasked, n, sizeof(IntakeAuthor *), by_handle);
    for (size_t at = 0; at < n; at += TOGETHER)
        TRY(ask(db, brand_id, as->unasked + at, n - at < TOGETHER ? n - at : TOGETHER,
                &added, e));
    return ERR_OK;
}
