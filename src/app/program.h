/* program.h - what a running server consists of, and the jobs its threads do.
 *
 * Made and ended by serve.c; the threads see it const but for what is thread-safe itself (Store,
 * Log, StreamHub, Server, Worker). */
#ifndef APP_PROGRAM_H
#define APP_PROGRAM_H

#include "app/config.h"
#include "app/parts.h"
#include "app/worker.h"
#include "base/p256.h"
#include "connect/fetch.h"
#include "desk/role.h"
#include "desk/secret.h"
#include "http/stream.h"
#include "store/store.h"

enum { JOB_SENDER, JOB_POLLER, JOB_WATCHER, JOB_CALLER, JOB_PLAYER, JOB_KEEPER, JOB_FOLLOWER,
       JOB_GROUPER, JOB_LINKER, JOB_STATEMENT, JOB_TESTER, JOB_ANSWERER, JOB_REFERRER,
       JOB_BROADCASTER, JOB_DRILL, JOB__COUNT };
enum { JOB_THREADS_MOST = 4 };

typedef struct Program {
    const Config *config;
    unsigned parts;
    Log *log;
    Store *store;
    SecretKey key;
    P256Pair push; /* by which browsers know this installation; from the key */
    StreamHub *hub; /* NULL without PART_WEB */
    Worker *workers[JOB__COUNT][JOB_THREADS_MOST];
} Program;

/* A job and what it needs for itself: `state` is made before its threads start, used by them
 * alone, ended after they stopped. */
typedef struct Job {
    const char *name;
    unsigned parts; /* runs when one of these does */
    WorkerFn *run;
    NODISCARD Err (*open)(Program *p, Arena *a, void **state, Error *e);
    void (*close)(void *state); /* NULL: nothing to end */
    int threads; /* several share `state` */
} Job;

extern const Job job_sender, job_poller, job_watcher, job_caller, job_player, job_keeper,
    job_follower, job_grouper, job_linker, job_statement, job_tester, job_answerer, job_referrer,
    job_broadcaster, job_drill;

/* A read of one function on a borrowed connection. */
NODISCARD Err program_read(const Program *p, StoreFn *fn, void *ctx, Error *e);
/* Something of this brand was committed: tell its screens. */
void program_publish(const Program *p, int64_t brand_id);
/* Something was committed that other jobs may have to act on. */
void program_wake(const Program *p, int job);
void program_wake_all(void *program);
/* Sleep until `due` (0 = nothing due), but look again soon when other processes may add work. */
void turn_sleep_until(const Program *p, Turn *turn, int64_t due, int64_t now);
/* A fetcher under the rules of the configuration. */
NODISCARD Err program_fetcher(const Program *p, Fetcher **out, Error *e);
NODISCARD Err open_program_only(Program *p, Arena *a, void **state, Error *e);

#endif
