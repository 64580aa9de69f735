/* statement_reading.h - a statement comes into force over answers that were written before it.
 *
 * What has not left yet and says otherwise goes back to its author with a remark, in the same
 * transaction. What left in the last STATEMENT_LOOK_BACK is read again in batches by a job
 * (app/job_statement.c); the place reached is kept, so it goes on after a stop. What was on its way
 * meanwhile is looked at when its try ends. */
#ifndef DESK_STATEMENT_READING_H
#define DESK_STATEMENT_READING_H

#include "desk/reply_core.h"
#include "desk/statement.h"

enum { STATEMENT_LOOK_BACK = 30 * DAY, STATEMENT_BATCH = 200, STATEMENT_COUNT_MOST = 100000 };

/* Of the version that has just come into force. */
NODISCARD Err statement_start_reading(Db *db, Arena *a, const Caller *by,
                                      const StatementVersion *v, Error *e);

typedef struct StatementWork {
    int64_t brand_id, statement_id, number;
} StatementWork;
/* What is to be done now, of all brands, at most 50: a planned version is due, or is reading. */
NODISCARD Err statement_work(Db *db, Arena *a, int64_t now, List *out, Error *e);
/* One step of it, inside a write transaction. */
NODISCARD Err statement_work_some(Db *db, Arena *a, const StatementWork *work, int64_t now,
                                  Error *e);

/* An answer has left: corrections that were begun for its case are done; one that contradicts is
 * listed. */
NODISCARD Err statement_answer_left(Db *db, Arena *a, const Caller *by, const ReplyCore *r,
                                    Error *e);
/* A try ended and the answer would be sent again: back to its author when a statement came into
 * force since it was written and it says otherwise. Changes *r, which the caller stores. */
NODISCARD Err statement_answer_again(Db *db, Arena *a, const Caller *by, ReplyCore *r, Error *e);

#endif
