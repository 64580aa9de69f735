#include "store/writer_lock.h"

#include "base/time.h"

#include "test_store.h"

#include <pthread.h>
#include <stdatomic.h>
#include <time.h>
#include <unistd.h>

static Error e;

typedef struct Lock {
    char path[100];
    int one, two; /* two open files stand for two processes */
} Lock;

static void lock_end(Lock *l) {
    writer_lock_close(&l->one);
    writer_lock_close(&l->two);
    unlink(l->path);
}

static Lock lock_make(void) {
    Lock l = { .one = -1, .two = -1 };
    snprintf(l.path, sizeof l.path, "/tmp/test-%ld.lock", (long)getpid());
    CHECK_OK(writer_lock_open(l.path, &l.one, &e));
    CHECK_OK(writer_lock_open(l.path, &l.two, &e));
    return l;
}

static Err take(int fd, int ms) { return writer_lock_take(fd, clock_monotonic_ms() + ms, &e); }

TEST(one_holds_the_lock_until_it_gives_it_or_ends) {
    Lock l CLEANUP(lock_end) = lock_make();
    CHECK_OK(take(l.one, 0));
    CHECK_ERR(ERR_BUSY, take(l.two, 20));
    writer_lock_give(l.one);
    CHECK_OK(take(l.two, 0));
    CHECK_ERR(ERR_BUSY, take(l.one, 20));
    writer_lock_close(&l.two); /* as the end of a process does */
    CHECK_OK(take(l.one, 0));
}

typedef struct Greedy {
    int fd;
    atomic_bool stop;
    atomic_int held; /* times */
} Greedy;

static void rest(long ms) { nanosleep(&(struct timespec){ .tv_nsec = ms * 1000000 }, NULL); }

static void *hold_again_and_again(void *ctx) {
    Greedy *g = ctx;
    Error ignored;
    while (!atomic_load(&g->stop))
        if (writer_lock_take(g->fd, clock_monotonic_ms() + 1000, &ignored) == ERR_OK) {
            atomic_fetch_add(&g->held, 1);
            rest(3);
            writer_lock_give(g->fd); /* and takes it back at once */
        }
    return NULL;
}

TEST(who_holds_it_again_and_again_does_not_starve_another) {
    Lock l CLEANUP(lock_end) = lock_make();
    Greedy g = { .fd = l.one };
    pthread_t thread;
    pthread_create(&thread, NULL, hold_again_and_again, &g);
    int prompt = 0;
    for (int i = 0; i < 20; i++) {
        for (int before = atomic_load(&g.held); atomic_load(&g.held) == before;)
            rest(1); /* until it holds the lock again */
        int before = atomic_load(&g.held);
        CHECK_OK(take(l.two, PATIENCE_MS));
        prompt += atomic_load(&g.held) - before <= 1;
        writer_lock_give(l.two);
    }
    /* Nobody gets it in between, unless this thread was kept from asking. Without the gate each
     * wait would have to hit a gap of microseconds. */
    CHECK(prompt > 10);
    atomic_store(&g.stop, true);
    pthread_join(thread, NULL);
}
