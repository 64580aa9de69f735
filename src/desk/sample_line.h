/* sample_line.h - messages of the sample shop that arrive while one watches. */
#ifndef DESK_SAMPLE_LINE_H
#define DESK_SAMPLE_LINE_H

#include "store/db.h"

typedef struct SampleLine {
    int64_t id, brand_id, due_at;
    Str line; /* as in sample/messages.jsonl */
} SampleLine;

NODISCARD Err sample_line_add(Db *db, const SampleLine *in, Error *e);
/* Those due, in order, at most `limit`; taken away by sample_line_done() in the transaction in
 * which the message is taken in. */
NODISCARD Err sample_line_due(Db *db, Arena *a, int64_t now, int64_t limit, List *out, Error *e);
/* ERR_CONFLICT when another thread had it first. */
NODISCARD Err sample_line_done(Db *db, int64_t id, Error *e);

#endif
