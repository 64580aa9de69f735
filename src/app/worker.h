/* worker.h - one thread with one job: does what is due, sleeps until the next is due or somebody
 * wakes it, and ends when asked.
 *
 * The job is called again and again with an arena that is emptied between the calls. It never
 * sleeps itself: it sets turn->sleep_ms and returns. A wake during a call is not lost: the next
 * call follows at once. When the job fails, that is logged ("worker.failed") and it is tried
 * again after 1, 2, 4 .. 60 s; a wake shortens that to no less than a second. */
#ifndef APP_WORKER_H
#define APP_WORKER_H

#include "base/err.h"
#include "base/log.h"

#include <stdatomic.h>

typedef struct Turn {
    Arena *arena;
    int64_t sleep_ms; /* out: until the next call; starts as WORKER_SLEEP_MOST */
    const atomic_bool *stopping; /* long jobs look at it between their pieces */
} Turn;

typedef Err WorkerFn(void *ctx, Turn *turn, Error *e);

enum { WORKER_SLEEP_MOST = 60 * 1000 };

typedef struct WorkerOptions {
    const char *name; /* at most 15 characters; the thread's name too */
    WorkerFn *run;
    void *ctx;        /* used by this thread alone until worker_stop() returns */
    Log *log;
} WorkerOptions;

typedef struct Worker Worker;

NODISCARD Err worker_start(const WorkerOptions *options, Worker **out, Error *e);
void worker_wake(Worker *w); /* any thread; NULL is fine */
void worker_ask_to_stop(Worker *w); /* returns at once */
/* Asks and waits for the end of the running call. The worker stays: waking it does nothing. */
void worker_join(Worker *w);
void worker_stop(Worker **w); /* joins if need be and frees; NULL is fine */

#endif
