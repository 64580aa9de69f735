#include "desk/intake_words.h"

#include <stdlib.h>
#include <string.h>

enum { CHANGES_FIRST = 64, TOGETHER = 256 };

static void put(IntakeWords *w, WordsChange change) {
    if (w->count == w->cap) {
        size_t cap = w->cap ? w->cap * 2 : CHANGES_FIRST;
        WordsChange *more = arena_make(w->arena, WordsChange, cap);
        if (w->count)
            memcpy(more, w->changes, w->count * sizeof *more);
        w->changes = more;
        w->cap = cap;
    }
    change.order = w->count;
    w->changes[w->count++] = change;
}

void intake_words_add(IntakeWords *w, int64_t message_id, Str normal) {
    put(w, (WordsChange){ .message_id = message_id, .normal = normal });
}

void intake_words_remove(IntakeWords *w, int64_t message_id, Str normal) {
    put(w, (WordsChange){ .message_id = message_id, .normal = normal, .is_removal = true });
}

static int by_message(const void *one, const void *other) {
    const WordsChange *x = one, *y = other;
    if (x->message_id != y->message_id)
        return x->message_id < y->message_id ? -1 : 1;
    return x->order < y->order ? -1 : x->order > y->order;
}

/* As they are when nothing was edited. */
static bool is_sorted(const IntakeWords *w) {
    for (size_t i = 1; i < w->count; i++)
        if (by_message(&w->changes[i - 1], &w->changes[i]) > 0)
            return false;
    return true;
}

typedef struct WordsRows {
    DbVal values[TOGETHER][3];
    DbArgs rows[TOGETHER];
} WordsRows;

/* As many as are of one kind and fit. */
static size_t take_rows(WordsRows *to, const WordsChange *from, size_t most, int64_t brand_id) {
    size_t n = 0;
    for (; n < most && n < TOGETHER && from[n].is_removal == from->is_removal; n++) {
        to->values[n][0] = DB_V(from[n].message_id);
        to->values[n][1] = DB_V(from[n].normal);
        to->values[n][2] = DB_V(brand_id);
        to->rows[n] = (DbArgs){ to->values[n], 3 };
    }
    return n;
}

Err intake_words_write(IntakeWords *w, Db *db, int64_t brand_id, Error *e) {
    WordsRows *rows = arena_make(w->arena, WordsRows, 1);
    if (!is_sorted(w))
        qsort(w->changes, w->count, sizeof *w->changes, by_message);
    for (size_t at = 0; at < w->count;) {
        const WordsChange *c = &w->changes[at];
        DbMany many = { .rows = rows->rows,
                        .count = take_rows(rows, c, w->count - at, brand_id) };
        Query q = c->is_removal ? Q_MESSAGE_WORDS_DELETE : Q_MESSAGE_WORDS_INSERT;
        TRY(db_many(db, q, &many, NULL, e));
        at += many.count;
    }
    w->count = 0;
    return ERR_OK;
}
