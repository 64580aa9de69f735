#include "learn/classes.h"

#include "base/number.h"
#include "learn/examples.h"
#include "text/features.h"

#include <string.h>

enum { WORD_MOST = 64 };

static uint32_t feature_of(Str word) {
    char text[WORD_MOST + LEX_SLACK] = { 0 };
    memcpy(text, word.p, word.n);
    return feature_number(lex_hash(text, word.n), SPACE_WORD);
}

/* Numbers the classes of one column behind `before`; *highest becomes the last one. */
static Err read_column(const Table *t, size_t column, int64_t before, WordClasses *out,
                       int64_t *highest, Error *e) {
    for (size_t i = 1; i < t->rows; i++) {
        Str word = t->cells[i][0];
        int64_t class;
        if (!parse_i64(t->cells[i][column + 1], 0, CLASSES_MOST - 1 - before, &class))
            FAIL(e, ERR_INVALID, "row %zu: a class is a number, and there are at most %d", i + 1,
                 CLASSES_MOST);
        if (word.n == 0 || word.n > WORD_MOST)
            FAIL(e, ERR_INVALID, "row %zu: a word has 1 to %d bytes", i + 1, WORD_MOST);
        class += before + 1;
        out->of[feature_of(word) * out->columns + column] = (uint16_t)class;
        *highest = class > *highest ? class : *highest;
    }
    return ERR_OK;
}

Err classes_read(const LearnWorld *w, Arena *a, Str path, WordClasses *out, Error *e) {
    Str content;
    Table t;
    int64_t before = 0, highest = 0;
    *out = (WordClasses){ 0 };
    if (path.n == 0)
        return ERR_OK;
    TRY(w->read(w->ctx, a, path, &content, e));
    TRY(table_read(a, content, false, &t, e));
    if (t.columns < 2 || t.columns > CLASS_COLUMNS_MOST + 1)
        FAIL(e, ERR_INVALID, STR_FMT ": a word and 1 to %d classes in each line", STR_ARG(path),
             CLASS_COLUMNS_MOST);
    out->columns = t.columns - 1;
    out->of = arena_make(a, uint16_t, (size_t)(1 << FEATURE_BITS) * out->columns);
    for (size_t c = 0; c < out->columns; c++, before = highest)
        if (read_column(&t, c, before, out, &highest, e) != ERR_OK)
            return err_wrap(e, str_z(a, path));
    return ERR_OK;
}
