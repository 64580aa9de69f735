/* examples.h - the labelled messages of a recipe. Private to learn/. */
#ifndef LEARN_EXAMPLES_H
#define LEARN_EXAMPLES_H

#include "learn/learn.h"
#include "learn/recipe.h"

enum { LABEL_UNKNOWN = -1, LABEL_NO = 0, LABEL_YES = 1 };

typedef struct Example {
    Str text;
    int8_t label[MODEL_OUTPUTS_MOST];
    uint8_t set; /* of the recipe */
    bool calibrates;
    uint8_t times; /* how often it counts when weights are learnt */
} Example;

typedef struct Examples {
    Example *items;
    size_t count, cap;
    Arena *arena;
} Examples;

/* Reads all sets, drops what is near to the recipe's `apart` files, tells what it read. */
NODISCARD Err examples_load(const LearnWorld *w, const Recipe *r, Arena *a, Examples *out,
                            Error *e);

/* A table cut into columns: a line at a time for tsv, quoted cells for csv. */
typedef struct Table {
    Str *names; /* of the first line */
    size_t columns, rows;
    Str **cells; /* [row][column]; short rows are filled with "" */
} Table;
NODISCARD Err table_read(Arena *a, Str text, bool is_csv, Table *out, Error *e);
/* By name or number from 0; -1 when there is none. *has_names: by name, so the first line holds no
 * message. */
int table_column(const Table *t, Str name, bool *has_names);

#endif
