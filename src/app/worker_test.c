#include "app/worker.h"

#include "base/time.h"
#include "test.h"

#include <unistd.h>

typedef struct Probe {
    atomic_int runs;
    int64_t first_at, latest_at; /* when a run began, on the monotonic clock */
    int64_t sleep_ms;
    int fail_first; /* this many runs fail */
    atomic_bool hold; /* run() waits while set */
} Probe;

static Err probe_run(void *ctx, Turn *turn, Error *e) {
    Probe *p = ctx;
    p->latest_at = clock_monotonic_ms();
    if (p->first_at == 0)
        p->first_at = p->latest_at;
    int n = atomic_fetch_add(&p->runs, 1) + 1;
    while (atomic_load(&p->hold) && !atomic_load(turn->stopping))
        usleep(1000);
    CHECK(arena_used(turn->arena) == 0);
    arena_make(turn->arena, int64_t, 100);
    turn->sleep_ms = p->sleep_ms;
    if (n <= p->fail_first)
        FAIL(e, ERR_IO, "not this time");
    return ERR_OK;
}

static bool reaches(Probe *p, int runs, int within_ms) {
    int64_t until = clock_monotonic_ms() + within_ms;
    while (atomic_load(&p->runs) < runs && clock_monotonic_ms() < until)
        usleep(1000);
    return atomic_load(&p->runs) >= runs;
}

static Worker *start(Probe *p, Log *log) {
    Worker *w = NULL;
    Error e;
    CHECK(worker_start(&(WorkerOptions){ "probe", probe_run, p, log }, &w, &e) == ERR_OK);
    return w;
}

TEST(a_worker_runs_at_once_and_sleeps_until_woken) {
    Probe p = { .sleep_ms = WORKER_SLEEP_MOST };
    Worker *w = start(&p, NULL);
    CHECK(reaches(&p, 1, PATIENCE_MS));
    usleep(30000);
    CHECK(atomic_load(&p.runs) == 1);
    worker_wake(w);
    CHECK(reaches(&p, 2, PATIENCE_MS));
    worker_stop(&w);
    CHECK(w == NULL);
}

TEST(a_worker_comes_back_after_its_sleep) {
    Probe p = { .sleep_ms = 5 };
    Worker *w = start(&p, NULL);
    CHECK(reaches(&p, 4, PATIENCE_MS));
    worker_stop(&w);
}

TEST(a_wake_during_a_run_is_not_lost) {
    Probe p = { .sleep_ms = WORKER_SLEEP_MOST, .hold = true };
    Worker *w = start(&p, NULL);
    CHECK(reaches(&p, 1, PATIENCE_MS));
    worker_wake(w);
    worker_wake(w);
    atomic_store(&p.hold, false);
    CHECK(reaches(&p, 2, PATIENCE_MS));
    usleep(30000);
    CHECK(atomic_load(&p.runs) == 2); /* two wakes, one more run */
    worker_stop(&w);
}

TEST(a_sleeping_worker_stops_at_once) {
    Probe p = { .sleep_ms = WORKER_SLEEP_MOST };
    Worker *w = start(&p, NULL);
    CHECK(reaches(&p, 1, PATIENCE_MS));
    int64_t began = clock_monotonic_ms();
    worker_stop(&w);
    CHECK(clock_monotonic_ms() - began < 1000);
}

TEST(a_long_run_sees_that_it_should_stop) {
    Probe p = { .sleep_ms = WORKER_SLEEP_MOST, .hold = true };
    Worker *w = start(&p, NULL);
    CHECK(reaches(&p, 1, PATIENCE_MS));
    worker_stop(&w); /* would never return if the run did not look */
    CHECK(atomic_load(&p.runs) == 1);
}

TEST(a_failing_worker_waits_even_when_woken_and_goes_on) {
    int fds[2];
    CHECK(pipe(fds) == 0);
    Log *log = log_open(fds[1], LOG_INFO, LOG_TEXT, clock_now);
    Probe p = { .sleep_ms = WORKER_SLEEP_MOST, .fail_first = 1 };
    Worker *w = start(&p, log);
    CHECK(reaches(&p, 1, PATIENCE_MS));
    worker_wake(w);
    CHECK(reaches(&p, 2, PATIENCE_MS));
    worker_stop(&w);
    CHECK(p.latest_at - p.first_at >= 900); /* a second; the wake did not shorten it */
    char line[500];
    ssize_t n = read(fds[0], line, sizeof line);
    Str text = { line, n > 0 ? (size_t)n : 0 };
    CHECK(str_find(text, S("worker.failed worker=\"probe\" why=\"not this time\"")) > 0);
    log_close(&log);
    close(fds[0]);
    close(fds[1]);
}
