#include "app/program.h"

#include "base/limits.h"
#include "base/time.h"

enum { LOOK_AGAIN_MS = 2000, LEAST_MS = 100 };

Err program_read(const Program *p, StoreFn *fn, void *ctx, Error *e) {
    Db *db = NULL;
    TRY(store_read(p->store, &db, e));
    Err code = fn(db, ctx, e);
    store_done(p->store, &db);
    return code;
}

void program_publish(const Program *p, int64_t brand_id) {
    if (p->hub)
        stream_publish(p->hub, brand_id);
}

void program_wake(const Program *p, int job) {
    for (size_t i = 0; i < JOB_THREADS_MOST; i++)
        worker_wake(p->workers[job][i]);
}

void program_wake_all(void *program) {
    const Program *p = program;
    for (size_t i = 0; i < JOB__COUNT; i++)
        program_wake(p, (int)i);
}

void turn_sleep_until(const Program *p, Turn *turn, int64_t due, int64_t now) {
    int64_t most = p->parts == PART_ALL ? WORKER_SLEEP_MOST : LOOK_AGAIN_MS;
    int64_t ms = due ? (due - now) * 1000 : most;
    turn->sleep_ms = ms < LEAST_MS ? LEAST_MS : ms < most ? ms : most;
}

Err program_fetcher(const Program *p, Fetcher **out, Error *e) {
    FetchRules rules = { .allow = p->config->allow, .max_body = LIMIT_FETCH_BODY,
                         .timeout_ms = LIMIT_FETCH_TIME * 1000 };
    return fetcher_new(&rules, out, e);
}

Err open_program_only(Program *p, Arena *a, void **state, Error *e) {
    (void)a;
    (void)e;
    *state = p;
    return ERR_OK;
}
