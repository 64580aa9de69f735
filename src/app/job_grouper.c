/* Looks in every brand which new cases are about the same problem. */
#include "app/brands.h"
#include "base/crypto.h"
#include "desk/problem_group.h"

enum { EVERY_MS = 20 * 1000 };

typedef struct Look {
    Arena *arena;
    int64_t brand_id;
    ProblemLook *look; /* NULL: nothing new */
    bool changed;
} Look;

static Err look(Db *db, void *ctx, Error *e) {
    Look *l = ctx;
    return problem_look(db, l->arena, l->brand_id, clock_now(), &l->look, e);
}

static Err keep(Db *db, void *ctx, Error *e) {
    Look *l = ctx;
    return problem_keep(db, l->arena, l->look, &l->changed, e);
}

static Err group(Program *p, int64_t brand_id, Error *e) {
    Arena *a CLEANUP(arena_free) = arena_new(1 << 16);
    Look l = { .arena = a, .brand_id = brand_id };
    uint64_t seed;
    TRY(program_read(p, look, &l, e));
    if (l.look == NULL)
        return ERR_OK;
    crypto_random(&seed, sizeof seed);
    problem_think(a, l.look, seed);
    TRY(store_transact(p->store, keep, &l, e));
    if (l.changed)
        program_publish(p, brand_id);
    return ERR_OK;
}

static Err run(void *ctx, Turn *turn, Error *e) {
    turn->sleep_ms = EVERY_MS;
    return brands_each(ctx, turn, group, e);
}

const Job job_grouper = { "grouper", PART_WORK, run, open_program_only, NULL, 1 };
