#include "app/worker.h"

#include "base/time.h"

#include <pthread.h>
#include <time.h>

struct Worker {
    WorkerOptions options;
    Arena *home, *arena; /* home holds the Worker itself */
    pthread_t thread;
    pthread_mutex_t lock;
    pthread_cond_t changed;
    bool is_woken; /* under lock */
    atomic_bool is_stopping;
    bool is_joined; /* of the thread that stops it */
    int failures;
};

enum { FAILED_LEAST_MS = 1000, FAILED_MOST_MS = 60 * 1000 };

/* Until `ms` have passed, a stop, or (when it may) a wake. */
static void sleep_for(Worker *w, int64_t ms, bool may_wake) {
    struct timespec until;
    clock_after(ms, &until);
    pthread_mutex_lock(&w->lock);
    int rc = 0;
    while (rc == 0 && !atomic_load(&w->is_stopping) && !(may_wake && w->is_woken))
        rc = pthread_cond_timedwait(&w->changed, &w->lock, &until);
    if (may_wake)
        w->is_woken = false;
    pthread_mutex_unlock(&w->lock);
}

static int64_t failed(Worker *w, const Error *why) {
    int64_t ms = FAILED_LEAST_MS << (w->failures < 6 ? w->failures : 6);
    w->failures++;
    log_event(w->options.log, why->code == ERR_BUSY ? LOG_INFO : LOG_WARN, "worker.failed",
              LOG_S("worker", str_c(w->options.name)), LOG_S("why", str_c(why->msg)),
              LOG_I("failures", w->failures));
    return ms < FAILED_MOST_MS ? ms : FAILED_MOST_MS;
}

static void *loop(void *ctx) {
    Worker *w = ctx;
    while (!atomic_load(&w->is_stopping)) {
        Turn turn = { .arena = w->arena, .sleep_ms = WORKER_SLEEP_MOST,
                      .stopping = &w->is_stopping };
        Error e = { 0 };
        if (w->options.run(w->options.ctx, &turn, &e) == ERR_OK) {
            w->failures = 0;
        } else {
            turn.sleep_ms = failed(w, &e) - FAILED_LEAST_MS;
            sleep_for(w, FAILED_LEAST_MS, false);
        }
        arena_reset(w->arena);
        if (turn.sleep_ms > WORKER_SLEEP_MOST)
            turn.sleep_ms = WORKER_SLEEP_MOST;
        if (turn.sleep_ms > 0)
            sleep_for(w, turn.sleep_ms, true);
    }
    return NULL;
}

static void lock_init(Worker *w) {
    pthread_condattr_t monotonic;
    pthread_condattr_init(&monotonic);
    pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
    pthread_cond_init(&w->changed, &monotonic);
    pthread_condattr_destroy(&monotonic);
    pthread_mutex_init(&w->lock, NULL);
}

static void worker_free(Worker *w) {
    Arena *home = w->home;
    pthread_cond_destroy(&w->changed);
    pthread_mutex_destroy(&w->lock);
    arena_free(&w->arena);
    arena_free(&home);
}

Err worker_start(const WorkerOptions *options, Worker **out, Error *e) {
    Arena *home = arena_new(1024);
    Worker *w = arena_make(home, Worker, 1);
    w->home = home;
    w->arena = arena_new(64 * 1024);
    w->options = *options;
    lock_init(w);
    int rc = pthread_create(&w->thread, NULL, loop, w);
    if (rc != 0) {
        worker_free(w);
        FAIL(e, ERR_LIMIT, "cannot start the thread %s", options->name);
    }
    pthread_setname_np(w->thread, options->name);
    *out = w;
    return ERR_OK;
}

void worker_wake(Worker *w) {
    if (w == NULL)
        return;
    pthread_mutex_lock(&w->lock);
    w->is_woken = true;
    pthread_cond_signal(&w->changed);
    pthread_mutex_unlock(&w->lock);
}

void worker_ask_to_stop(Worker *w) {
    if (w == NULL)
        return;
    pthread_mutex_lock(&w->lock);
    atomic_store(&w->is_stopping, true);
    pthread_cond_signal(&w->changed);
    pthread_mutex_unlock(&w->lock);
}

void worker_join(Worker *w) {
    if (w == NULL || w->is_joined)
        return;
    worker_ask_to_stop(w);
    pthread_join(w->thread, NULL);
    w->is_joined = true;
}

void worker_stop(Worker **w) {
    if (*w == NULL)
        return;
    worker_join(*w);
    worker_free(*w);
    *w = NULL;
}
