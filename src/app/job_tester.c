/* Tests the alarm path by itself, month by month, and has the owners told of what failed. */
#include "app/brands.h"
#include "base/time.h"
#include "desk/alarm_monthly.h"

enum { EVERY_MS = 60 * 1000 };

typedef struct Monthly {
    int64_t brand_id;
    bool due, begun;
    size_t judged;
} Monthly;

static Err read_monthly(Db *db, void *ctx, Error *e) {
    Monthly *m = ctx;
    return alarm_monthly_due(db, m->brand_id, clock_now(), &m->due, e);
}

static Err begin(Db *db, void *ctx, Error *e) {
    Monthly *m = ctx;
    return alarm_monthly_begin(db, m->brand_id, clock_now(), &m->begun, e);
}

static Err test_one(void *ctx, int64_t brand_id, Error *e) {
    const Program *p = ctx;
    Monthly m = { .brand_id = brand_id };
    TRY(program_read(p, read_monthly, &m, e));
    if (!m.due)
        return ERR_OK;
    TRY(store_transact(p->store, begin, &m, e));
    if (m.begun) {
        log_event(p->log, LOG_INFO, "alarm.tested", LOG_I("brand", brand_id));
        program_publish(p, brand_id);
        program_wake(p, JOB_CALLER);
    }
    return ERR_OK;
}

static Err judge(Db *db, void *ctx, Error *e) {
    Monthly *m = ctx;
    return alarm_monthly_judge(db, clock_now(), &m->judged, e);
}

static Err read_ripe(Db *db, void *ctx, Error *e) {
    Monthly *m = ctx;
    return alarm_monthly_ripe(db, &m->due, e);
}

static Err judge_all(Program *p, Error *e) {
    Monthly m = { 0 };
    TRY(program_read(p, read_ripe, &m, e));
    if (!m.due)
        return ERR_OK;
    TRY(store_transact(p->store, judge, &m, e));
    log_event(p->log, LOG_INFO, "alarm.tested", LOG_I("judged", (int64_t)m.judged));
    program_wake(p, JOB_CALLER);
    return ERR_OK;
}

static Err run(void *ctx, Turn *turn, Error *e) {
    turn->sleep_ms = EVERY_MS;
    TRY(judge_all(ctx, e));
    return brands_each(ctx, turn, test_one, ctx, e);
}

const Job job_tester = { "tester", PART_WORK, run, open_program_only, NULL, 1 };
