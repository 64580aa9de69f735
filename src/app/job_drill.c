/* Plays the rehearsals that run, each beat at its time. Nothing leaves the machine here: what the
 * team sends ends in the desk itself (crisis/drill_run.h). */
#include "app/program.h"
#include "base/time.h"
#include "crisis/drill_run.h"
#include "desk/due.h"

typedef struct Beat {
    Arena *arena;
    const DrillDue *of;
    int64_t stage_id;
} Beat;

static Err beat(Db *db, void *ctx, Error *e) {
    Beat *b = ctx;
    return drill_beat(db, b->arena, b->of, clock_now(), &b->stage_id, e);
}

typedef struct Playing {
    Arena *arena;
    List drills; /* of DrillDue */
    Due due;
    bool is_untidy; /* a stage that nobody needs is still there */
} Playing;

static Err read_due(Db *db, void *ctx, Error *e) {
    Playing *p = ctx;
    TRY(due_times(db, &p->due, e));
    if (p->due.drill_at == 0)
        return drill_is_untidy(db, p->arena, clock_now(), &p->is_untidy, e);
    return drill_due(db, p->arena, clock_now(), &p->drills, e);
}

static Err tidy(Db *db, void *ctx, Error *e) {
    const Playing *p = ctx;
    return drill_tidy(db, p->arena, clock_now(), e);
}

static Err run(void *ctx, Turn *turn, Error *e) {
    const Program *p = ctx;
    Playing now = { .arena = turn->arena };
    TRY(program_read(p, read_due, &now, e));
    const DrillDue *of = now.drills.items;
    for (size_t i = 0; i < now.drills.count && !atomic_load(turn->stopping); i++) {
        SCRATCH(a);
        Beat b = { .arena = a, .of = &of[i] };
        TRY(store_transact(p->store, beat, &b, e));
        program_publish(p, of[i].brand_id);
        if (b.stage_id)
            program_publish(p, b.stage_id);
    }
    if (now.drills.count)
        program_wake(p, JOB_WATCHER);
    else if (now.is_untidy) /* every commit wakes this thread: mostly there is nothing to write */
        TRY(store_transact(p->store, tidy, &now, e));
    TRY(program_read(p, read_due, &now, e));
    turn_sleep_until(p, turn, now.due.drill_at, clock_now());
    return ERR_OK;
}

const Job job_drill = { "drill", PART_INGEST, run, open_program_only, NULL, 1 };
