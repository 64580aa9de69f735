/* Lets the waiting messages of the sample shop arrive, each at its second. */
#include "app/program.h"
#include "app/sample_message.h"
#include "base/time.h"
#include "desk/due.h"
#include "desk/intake.h"
#include "desk/sample_line.h"

enum { LINES_AT_ONCE = 20 };

typedef struct Arrival {
    Arena *arena;
    const SampleLine *line;
} Arrival;

static Err arrive(Db *db, void *ctx, Error *e) {
    const Arrival *x = ctx;
    SampleMessage m;
    Source source = { 0 };
    Intake *in CLEANUP(intake_close) = NULL;
    IntakeCounts counts;
    int64_t now = clock_now();
    Caller by = { .brand_id = x->line->brand_id, .now = now };
    TRY(sample_line_done(db, x->line->id, e));
    TRY(sample_message_read(x->arena, x->line->line, &m, e));
    m.item.time = x->line->due_at;
    TRY(source_named(db, x->arena, &by, m.item.source, &source, e));
    TRY(intake_open(db, x->arena, &by, source.id, &in, e));
    TRY(intake_begin(in, &(IntakeBatch){ .db = db, .now = now, .live = true }, e));
    TRY(intake_item(in, &m.item, e));
    return intake_end(in, &counts, e);
}

typedef struct DueLines {
    Arena *arena;
    List lines;
    Due due;
} DueLines;

static Err read_due(Db *db, void *ctx, Error *e) {
    DueLines *d = ctx;
    TRY(due_times(db, &d->due, e));
    if (d->due.sample_at == 0)
        return ERR_OK;
    return sample_line_due(db, d->arena, clock_now(), LINES_AT_ONCE, &d->lines, e);
}

static Err run(void *ctx, Turn *turn, Error *e) {
    const Program *p = ctx;
    DueLines d = { .arena = turn->arena };
    TRY(program_read(p, read_due, &d, e));
    const SampleLine *lines = d.lines.items;
    for (size_t i = 0; i < d.lines.count && !atomic_load(turn->stopping); i++) {
        SCRATCH(a);
        Arrival x = { a, &lines[i] };
        Err code = store_transact(p->store, arrive, &x, e);
        if (code == ERR_CONFLICT) /* another process plays too */
            continue;
        TRY(code);
        program_publish(p, lines[i].brand_id);
    }
    if (d.lines.count)
        program_wake(p, JOB_WATCHER);
    TRY(program_read(p, read_due, &d, e));
    turn_sleep_until(p, turn, d.due.sample_at, clock_now());
    return ERR_OK;
}

const Job job_player = { "player", PART_INGEST, run, open_program_only, NULL, 1 };
