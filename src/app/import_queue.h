/* import_queue.h - from the thread that reads a file to the one that writes the desk: messages in
 * chunks, a bounded number of them, so that reading and writing overlap in bounded memory. */
#ifndef APP_IMPORT_QUEUE_H
#define APP_IMPORT_QUEUE_H

#include "base/err.h"
#include "base/item.h"

enum { CHUNK_ITEMS = 500, CHUNK_BYTES = 1024 * 1024, QUEUE_CHUNKS = 208 };

typedef struct QueuedItem {
    Item item;     /* text in the chunk's arena */
    int64_t after; /* offset in the file behind it: where to go on */
} QueuedItem;

typedef struct Chunk Chunk;
struct Chunk {
    Arena *arena;
    size_t count, bytes;
    QueuedItem items[CHUNK_ITEMS];
    Chunk *next;
};

typedef struct ImportQueue ImportQueue;
ImportQueue *import_queue_new(void);
void import_queue_free(ImportQueue **q); /* both threads are done with it */

/* The reader: an empty chunk, waited for; NULL when the writer wants no more. */
Chunk *import_queue_empty(ImportQueue *q);
void import_queue_put(ImportQueue *q, Chunk *full);
/* Nothing more comes; with `why` because reading failed. */
void import_queue_end(ImportQueue *q, const Error *why);

/* The writer: the next full chunk; NULL when there is none (yet, unless `wait`). */
Chunk *import_queue_take(ImportQueue *q, bool wait);
void import_queue_give_back(ImportQueue *q, Chunk *used);
void import_queue_refuse(ImportQueue *q); /* the reader stops at its next chunk */
/* After import_queue_take() gave NULL for good: how reading ended. */
NODISCARD Err import_queue_result(ImportQueue *q, Error *e);

#endif
