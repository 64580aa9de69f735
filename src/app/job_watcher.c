/* Judges every brand once a minute, and at once when something came in; looks for posts of our own
 * accounts that nobody here sent; brings back the cases whose review time has come, and reminds of
 * promises, of customers to be asked again, of deadlines, of late steps of a crisis and of its next
 * word. */
#include "app/brands.h"
#include "crisis/step.h"
#include "crisis/update.h"
#include "desk/care.h"
#include "desk/case.h"
#include "desk/notice.h"
#include "desk/own_post.h"
#include "desk/watch.h"

enum { EVERY_MS = 60 * 1000 };

typedef struct Judge {
    Arena *arena;
    int64_t brand_id;
    bool changed;
} Judge;

static Err judge(Db *db, void *ctx, Error *e) {
    Judge *j = ctx;
    int64_t now = clock_now(), woken, posts;
    bool cared, late, told, called = false;
    TRY(case_wake_due(db, j->brand_id, now, &woken, e));
    TRY(care_watch(db, j->brand_id, now, &cared, e));
    TRY(step_watch(db, j->brand_id, now, &late, e));
    TRY(update_watch(db, j->brand_id, now, &called, e));
    TRY(own_post_watch(db, j->brand_id, now, &posts, e));
    TRY(notice_plan(db, j->brand_id, now, &told, e));
    TRY(watch_judge(db, j->arena, j->brand_id, now, &j->changed, e));
    j->changed |= woken > 0 || posts > 0 || cared || late || told || called;
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
