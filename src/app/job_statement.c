/* Brings planned statements into force when their moment comes, and reads earlier answers against
 * new ones, a batch at a time between what others write (desk/statement_reading.h). */
#include "app/program.h"
#include "base/time.h"
#include "desk/statement_reading.h"

enum { EVERY_MS = 5 * 1000, NEXT_MS = 50 };

static Err open_reader(Program *p, Arena *a, void **state, Error *e) {
    (void)a;
    (void)e;
    *state = p;
    return ERR_OK;
}

typedef struct Look {
    Arena *arena;
    List work; /* of StatementWork */
} Look;

static Err look(Db *db, void *ctx, Error *e) {
    Look *l = ctx;
    return statement_work(db, l->arena, clock_now(), &l->work, e);
}

static Err work_some(Db *db, void *ctx, Error *e) {
    Arena *a CLEANUP(arena_free) = arena_new(1 << 16);
    return statement_work_some(db, a, ctx, clock_now(), e);
}

static Err run(void *ctx, Turn *turn, Error *e) {
    Program *p = ctx;
    Look l = { .arena = turn->arena };
    Err first = ERR_OK; /* one statement's fault keeps nothing from another */
    TRY(program_read(p, look, &l, e));
    StatementWork *work = l.work.items;
    turn->sleep_ms = l.work.count ? NEXT_MS : EVERY_MS;
    for (size_t i = 0; i < l.work.count && !atomic_load(turn->stopping); i++) {
        Error mine;
        Err code = store_transact(p->store, work_some, &work[i], &mine);
        if (code == ERR_OK)
            program_publish(p, work[i].brand_id);
        else if (first == ERR_OK)
            *e = mine;
        first = first == ERR_OK ? code : first;
    }
    if (first != ERR_OK)
        turn->sleep_ms = EVERY_MS;
    return first;
}

const Job job_statement = { "statement", PART_WORK, run, open_reader, NULL, 1 };
