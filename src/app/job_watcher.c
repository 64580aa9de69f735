/* Judges every brand once a minute, and at once when something came in; brings back the cases
 * whose review time has come, reminds of promises and of customers to be asked again, and calls
 * somebody when the next word of a crisis is overdue. */
#include "app/brands.h"
#include "crisis/update.h"
#include "desk/care.h"
#include "desk/case.h"
#include "desk/watch.h"

enum { EVERY_MS = 60 * 1000 };

typedef struct Judge {
    Arena *arena;
    int64_t brand_id;
    bool changed;
} Judge;

static Err judge(Db *db, void *ctx, Error *e) {
    Judge *j = ctx;
    int64_t now = clock_now(), woken;
    bool cared, called = false;
    TRY(case_wake_due(db, j->brand_id, now, &woken, e));
    TRY(care_watch(db, j->brand_id, now, &cared, e));
    TRY(update_watch(db, j->brand_id, now, &called, e));
    TRY(watch_judge(db, j->arena, j->brand_id, now, &j->changed, e));
    j->changed = j->changed || woken > 0 || cared || called;
    return ERR_OK;
}

static Err judge_one(void *ctx, int64_t brand_id, Error *e) {
    const Program *p = ctx;
    SCRATCH(a);
    Judge j = { .arena = a, .brand_id = brand_id };
    TRY(store_transact(p->store, judge, &j, e));
    if (j.changed) {
        log_event(p->log, LOG_INFO, "watch.changed", LOG_I("brand", brand_id));
        program_publish(p, brand_id);
        program_wake(p, JOB_CALLER);
    }
    return ERR_OK;
}

static Err run(void *ctx, Turn *turn, Error *e) {
    turn->sleep_ms = EVERY_MS;
    return brands_each(ctx, turn, judge_one, ctx, e);
}

const Job job_watcher = { "watcher", PART_WORK, run, open_program_only, NULL, 1 };
