/* matrix.h - the handling matrix: for a class of message on a channel the first move, the tone,
 * who answers and by when.
 *
 * It is data, shown beside the answer. The program brings a row for every class (starter.h); a
 * shop changes them, and may have another one for a single channel. What holds for a case: the
 * shop's row of that channel, else its row of every channel, else the program's. */
#ifndef CRISIS_MATRIX_H
#define CRISIS_MATRIX_H

#include "crisis/starter.h"
#include "desk/source.h"

enum { MATRIX_TEXT_MOST = 500, MATRIX_MINUTES_MOST = 7 * 24 * 60 };

typedef struct MatrixRow {
    int64_t id; /* 0: the program's own */
    MessageClass class;
    Str channel; /* none: every channel without a row of its own */
    Str move, tone;
    Role role;       /* the least that answers */
    int64_t minutes; /* until the first word */
    int64_t version; /* of what the person saw; 0: the program's, or a new one */
} MatrixRow;
extern const Model matrix_row_model;

/* By class; below the row of every channel those of single ones. The program's rows are in the
 * language asked for. */
NODISCARD Err matrix_list(Db *db, Arena *a, int64_t brand_id, PreparedLanguage language, List *out,
                          Error *e);
NODISCARD Err matrix_put(Db *db, Arena *a, const Caller *by, const MatrixRow *in, MatrixRow *out,
                         Error *e);

typedef struct MatrixKey {
    MessageClass class;
    Str channel;
} MatrixKey;
extern const Model matrix_key_model;
/* From here on what the program brings, or what holds for every channel, is in its place. */
NODISCARD Err matrix_remove(Db *db, Arena *a, const Caller *by, const MatrixKey *key, Error *e);

typedef struct MatrixOf {
    int64_t case_id;
    PreparedLanguage language;
} MatrixOf;
/* What holds for a case. */
NODISCARD Err matrix_for_case(Db *db, Arena *a, const Caller *by, const MatrixOf *of,
                              MatrixRow *out, Error *e);

#endif
