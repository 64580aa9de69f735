/* pool.h - connections of one kind, lent to one thread at a time. Private to store/.
 *
 * Connections are opened when first needed. Waiting is first come, first served, with a time
 * limit. Thread-safe. */
#ifndef STORE_POOL_H
#define STORE_POOL_H

#include "store/driver.h"

#include <pthread.h>

typedef struct PoolWaiter PoolWaiter;
typedef struct Pool {
    pthread_mutex_t mutex;
    pthread_cond_t changed;
    NODISCARD Err (*open)(void *ctx, Db **out, Error *e);
    void *ctx;
    Db **idle; /* [most], the newest used is lent first: its cache is warm */
    size_t idle_count, made, most;
    PoolWaiter *first;
} Pool;

void pool_start(Pool *p, Arena *a, size_t most, Err (*open)(void *ctx, Db **out, Error *e),
                void *ctx);
/* Waits until `deadline` (clock_monotonic_ms), then ERR_BUSY. */
NODISCARD Err pool_take(Pool *p, int64_t deadline, Db **out, Error *e);
void pool_give(Pool *p, Db **db);
void pool_end(Pool *p); /* every connection was given back */

#endif
