#include "store/pool.h"

#include "base/time.h"

#include <errno.h>
#include <time.h>

struct PoolWaiter {
    PoolWaiter *next;
    Db *given;
};

void pool_start(Pool *p, Arena *a, size_t most, Err (*open)(void *ctx, Db **out, Error *e),
                void *ctx) {
    pthread_condattr_t attr;
    pthread_condattr_init(&attr);
    pthread_condattr_setclock(&attr, CLOCK_MONOTONIC);
    pthread_cond_init(&p->changed, &attr);
    pthread_condattr_destroy(&attr);
    pthread_mutex_init(&p->mutex, NULL);
    p->open = open;
    p->ctx = ctx;
    p->idle = arena_make(a, Db *, most);
    p->most = most;
}

static void add(Pool *p, PoolWaiter *w) {
    PoolWaiter **at = &p->first;
    while (*at)
        at = &(*at)->next;
    *at = w;
}

static void drop(Pool *p, const PoolWaiter *w) {
    for (PoolWaiter **at = &p->first; *at; at = &(*at)->next)
        if (*at == w) {
            *at = w->next;
            return;
        }
}

/* Holds the mutex. A connection is handed straight to the first in the queue, so nobody who
 * comes later can take it. */
static Db *wait_for_one(Pool *p, int64_t deadline) {
    PoolWaiter w = { 0 };
    struct timespec until = { .tv_sec = deadline / 1000, .tv_nsec = deadline % 1000 * 1000000 };
    int rc = 0;
    add(p, &w);
    while (w.given == NULL && rc != ETIMEDOUT)
        rc = pthread_cond_timedwait(&p->changed, &p->mutex, &until);
    drop(p, &w);
    return w.given;
}

static NODISCARD Err open_one(Pool *p, Db **out, Error *e) {
    Err err = p->open(p->ctx, out, e);
    if (err != ERR_OK) {
        pthread_mutex_lock(&p->mutex);
        p->made--;
        pthread_mutex_unlock(&p->mutex);
    }
    return err;
}

Err pool_take(Pool *p, int64_t deadline, Db **out, Error *e) {
    Db *db = NULL;
    pthread_mutex_lock(&p->mutex);
    bool is_new = p->idle_count == 0 && p->made < p->most;
    if (is_new)
        p->made++;
    else if (p->idle_count > 0)
        db = p->idle[--p->idle_count];
    else
        db = wait_for_one(p, deadline);
    pthread_mutex_unlock(&p->mutex);
    if (is_new)
        return open_one(p, out, e);
    if (db == NULL)
        FAIL(e, ERR_BUSY, "all connections to the database are in use");
    *out = db;
    return ERR_OK;
}

void pool_give(Pool *p, Db **db) {
    pthread_mutex_lock(&p->mutex);
    if (p->first) {
        p->first->given = *db;
        drop(p, p->first);
        pthread_cond_broadcast(&p->changed);
    } else
        p->idle[p->idle_count++] = *db;
    pthread_mutex_unlock(&p->mutex);
    *db = NULL;
}

void pool_end(Pool *p) {
    assert(p->idle_count == p->made);
    while (p->idle_count > 0)
        db_free(&p->idle[--p->idle_count]);
    pthread_mutex_destroy(&p->mutex);
    pthread_cond_destroy(&p->changed);
}
