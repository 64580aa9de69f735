/* import_desk.h - the writing half of an import: messages from the queue into the desk, in
 * transactions that hold the write lock only shortly while a server runs. */
#ifndef APP_IMPORT_DESK_H
#define APP_IMPORT_DESK_H

#include "app/import_queue.h"
#include "base/map.h"
#include "desk/brand.h"
#include "desk/import_run.h"
#include "desk/intake.h"
#include "store/store.h"

#include <stdatomic.h>

/* Many rows at once write each page that rows in random order touch once for all of them. */
enum { IMPORT_ROWS_LEAST = 100, IMPORT_ROWS_FIRST = 1000, IMPORT_ROWS_MOST = 50000,
       IMPORT_LOCK_MS = 50, IMPORT_LOCK_ALONE_MS = 2000, IMPORT_SOURCES_MOST = 200 };

typedef struct ImportDesk {
    Store *store;
    Arena *arena;      /* as long as the import of this file */
    int64_t brand_id;
    int64_t lock_ms;   /* aim for the length of a transaction */
    ImportQueue *queue;
    const atomic_int_fast64_t *bad; /* of this reading */
    int64_t bad_before;             /* of those that this one goes on from */
    ImportRun run;
    IntakeCounts total;
    Map intakes;       /* source name -> OpenIntake */
    IntakeRows *rows;  /* what a transaction adds, of all its intakes; in `kept` */
    Arena *kept;       /* what lasts as long as the ImportDesk */
    struct ModelMemory *memory; /* of the words of its messages, in `kept` */
    IntakeSeen *seen;  /* ids of this import, in `kept`; NULL when somebody else writes as well */
    int64_t made_source_id; /* by import_desk_begin(), or 0 */
    int64_t rows_most; /* how many fit into a transaction, by how long the last one took */
    Chunk *window[QUEUE_CHUNKS]; /* taken from the queue, not yet all written */
    size_t held, used; /* chunks in the window; items written of the first */
} ImportDesk;

/* Finds or makes the source and the run; tells in run.at_byte where to go on. */
NODISCARD Err import_desk_begin(ImportDesk *d, Str source, Str file, Str print, Error *e);
/* One transaction. *more is false when all was written. ERR_BUSY after several tries. */
NODISCARD Err import_desk_step(ImportDesk *d, bool *more, Error *e);
void import_desk_close(ImportDesk *d);
/* Write down how it ended: "done" or "stopped". */
NODISCARD Err import_desk_end(ImportDesk *d, bool is_done, Error *e);

#endif
