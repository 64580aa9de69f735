/* Goes on with answers to many: begins them when their undo minute is over, makes their replies at
 * the pace of each account, and looks after latecomers. Each batch is one transaction; the replies
 * themselves leave by the sender. */
#include "app/program.h"
#include "base/time.h"
#include "desk/due.h"
#include "desk/mass_run.h"

typedef struct Batch {
    Arena *arena;
    MassTurn turn;
} Batch;

static Err read_due(Db *db, void *ctx, Error *e) { return due_times(db, ctx, e); }

static Err run_batch(Db *db, void *ctx, Error *e) {
    Batch *b = ctx;
    return mass_run(db, b->arena, clock_now(), &b->turn, e);
}

static void log_batch(const Program *p, const MassTurn *t) {
    if (t->made + t->posted + t->skipped == 0)
        return;
    log_event(p->log, LOG_INFO, "mass.batch", LOG_I("mass", t->mass_id), LOG_I("made", t->made),
              LOG_I("posted", t->posted), LOG_I("skipped", t->skipped));
}

static Err run(void *ctx, Turn *turn, Error *e) {
    Program *p = ctx;
    Due due;
    TRY(program_read(p, read_due, &due, e));
    while (due.mass_at && due.mass_at <= clock_now() && !atomic_load(turn->stopping)) {
        SCRATCH(a);
        Batch b = { .arena = a };
        TRY(store_transact(p->store, run_batch, &b, e));
        if (b.turn.mass_id == 0) /* another process was here first */
            break;
        log_batch(p, &b.turn);
        program_publish(p, b.turn.brand_id);
        if (b.turn.made)
            program_wake(p, JOB_SENDER);
        TRY(program_read(p, read_due, &due, e));
    }
    turn_sleep_until(p, turn, due.mass_at, clock_now());
    return ERR_OK;
}

const Job job_answerer = { "answerer", PART_WORK, run, open_program_only, NULL, 1 };
