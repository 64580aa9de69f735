#include "desk/search_words.h"

#include "text/reading.h"

#include <string.h>

enum { ROWS = 2000, ALL_MADE = -1 };

typedef struct Said {
    int64_t id, brand_id;
    Str title, text;
} Said;
static const Field said_fields[] = { FIELD(Said, id), FIELD(Said, brand_id), FIELD(Said, title),
                                     FIELD(Said, text) };
static const Model said_model = MODEL(Said, said_fields);

typedef struct SearchState {
    Str reader;      /* whose words these are */
    int64_t done_id; /* words of messages up to this one are made; ALL_MADE */
} SearchState;
static const Field state_fields[] = { FIELD(SearchState, reader), FIELD(SearchState, done_id) };
static const Model state_model = MODEL(SearchState, state_fields);

Str search_normal(Arena *a, Str title, Str text) {
    Reading r;
    reading_make(a, &(ReadingInput){ .text = text, .title = title }, &r);
    return r.normal;
}

/* The query once for each row, with the words it holds. */
static NODISCARD Err write_words(Db *db, Arena *a, Query q, const List *rows, Error *e) {
    const Said *said = rows->items;
    typedef DbVal Row[3];
    Row *values = arena_make(a, Row, rows->count);
    DbArgs *args = arena_make(a, DbArgs, rows->count);
    for (size_t i = 0; i < rows->count; i++) {
        Str normal = search_normal(a, said[i].title, said[i].text);
        memcpy(values[i], (Row){ DB_V(said[i].id), DB_V(normal), DB_V(said[i].brand_id) },
               sizeof(Row));
        args[i] = (DbArgs){ values[i], 3 };
    }
    return db_many(db, q, &(DbMany){ .rows = args, .count = rows->count }, NULL, e);
}

Err search_words_forget(Db *db, int64_t brand_id, Error *e) {
    int64_t after = 0;
    for (;;) {
        SCRATCH(a);
        List rows;
        TRY(db_list(db, a, Q_MESSAGE_SAID_OF_BRAND,
                    DB_ARGS(DB_V(brand_id), DB_V(after), DB_V((int64_t)ROWS)), &said_model, &rows,
                    e));
        if (rows.count == 0)
            return ERR_OK;
        TRY(write_words(db, a, Q_MESSAGE_WORDS_DELETE, &rows, e));
        after = ((const Said *)rows.items)[rows.count - 1].id;
    }
}

Err search_words_stale(Db *db, bool *is_stale, Error *e) {
    SCRATCH(a);
    SearchState state;
    TRY(db_one(db, a, Q_SEARCH_STATE_GET, DB_NO_ARGS, &state_model, &state, e));
    *is_stale = state.done_id != ALL_MADE || !str_eq(state.reader, reading_version(a));
    return ERR_OK;
}

Err search_words_renew(Db *db, bool *more, Error *e) {
    SCRATCH(a);
    SearchState state;
    List rows;
    Str reader = reading_version(a);
    TRY(db_one(db, a, Q_SEARCH_STATE_LOCK, DB_NO_ARGS, &state_model, &state, e));
    if (!str_eq(state.reader, reader)) {
        TRY(db_run(db, Q_MESSAGE_WORDS_EMPTY, DB_NO_ARGS, NULL, e));
        state.done_id = 0;
    }
    TRY(db_list(db, a, Q_MESSAGE_SAID_AFTER, DB_ARGS(DB_V(state.done_id), DB_V((int64_t)ROWS)),
                &said_model, &rows, e));
    *more = rows.count == ROWS;
    if (rows.count)
        TRY(write_words(db, a, Q_MESSAGE_WORDS_INSERT, &rows, e));
    int64_t last = *more ? ((const Said *)rows.items)[rows.count - 1].id : ALL_MADE;
    return db_run(db, Q_SEARCH_STATE_SET, DB_ARGS(DB_V(reader), DB_V(last)), NULL, e);
}

static bool is_letter(char c) {
    return ascii_is_alpha(c) || ascii_is_digit(c) || (unsigned char)c >= 0x80;
}

bool search_holds(Str text, Str words) {
    for (Str rest = text; words.n > 0;) {
        ptrdiff_t at = str_find(rest, words);
        if (at < 0)
            return false;
        size_t from = (size_t)(rest.p - text.p) + (size_t)at, to = from + words.n;
        if ((from == 0 || !is_letter(text.p[from - 1])) &&
            (to == text.n || !is_letter(text.p[to])))
            return true;
        rest = str_slice(text, from + 1, text.n);
    }
    return false;
}
