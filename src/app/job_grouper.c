/* Looks in every brand where something happened which new cases are about the same problem. */
#include "app/brands.h"
#include "base/crypto.h"
#include "base/map.h"
#include "desk/problem_group.h"

enum { EVERY_MS = 20 * 1000 };

typedef struct Grouper {
    Program *program;
    Arena *arena;
    Map seen; /* of ProblemTurn, by brand */
} Grouper;

static Err open_grouper(Program *p, Arena *a, void **state, Error *e) {
    (void)e;
    Grouper *g = arena_make(a, Grouper, 1);
    *g = (Grouper){ .program = p, .arena = a, .seen = map_new(a, 1) };
    *state = g;
    return ERR_OK;
}

typedef struct Look {
    Arena *arena;
    ProblemTurn *turn;
    ProblemLook *look; /* NULL: nothing new */
    bool changed;
} Look;

static Err look(Db *db, void *ctx, Error *e) {
    Look *l = ctx;
    return problem_look(db, l->arena, l->turn, &l->look, e);
}

static Err keep(Db *db, void *ctx, Error *e) {
    Look *l = ctx;
    return problem_keep(db, l->arena, l->look, &l->changed, e);
}

static ProblemTurn *turn_of(Grouper *g, int64_t brand_id) {
    Str key = { (const char *)&brand_id, sizeof brand_id };
    ProblemTurn *turn = map_get(&g->seen, key);
    if (turn == NULL) {
        turn = arena_make(g->arena, ProblemTurn, 1);
        turn->brand_id = brand_id;
        key.p = (const char *)&turn->brand_id;
        *map_at(&g->seen, key) = turn;
    }
    turn->now = clock_now();
    return turn;
}

static Err look_and_keep(const Program *p, Look *l, Error *e) {
    uint64_t seed;
    TRY(program_read(p, look, l, e));
    if (l->look == NULL)
        return ERR_OK;
    crypto_random(&seed, sizeof seed);
    problem_think(l->arena, l->look, seed);
    TRY(store_transact(p->store, keep, l, e));
    if (l->changed)
        program_publish(p, l->turn->brand_id);
    return ERR_OK;
}

static Err group(void *ctx, int64_t brand_id, Error *e) {
    Grouper *g = ctx;
    Arena *a CLEANUP(arena_free) = arena_new(1 << 16);
    Look l = { .arena = a, .turn = turn_of(g, brand_id) };
    Err code = look_and_keep(g->program, &l, e);
    if (code != ERR_OK)
        l.turn->seen = 0; /* once more */
    return code;
}

static Err run(void *ctx, Turn *turn, Error *e) {
    Grouper *g = ctx;
    turn->sleep_ms = EVERY_MS;
    return brands_each(g->program, turn, group, g, e);
}

const Job job_grouper = { "grouper", PART_WORK, run, open_grouper, NULL, 1 };
