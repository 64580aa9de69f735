/* Notices what other processes wrote (an import, a part of the program elsewhere) and tells the
 * screens. Reads one small table a second, and only while somebody watches. */
#include "app/program.h"
#include "desk/event.h"

enum { EVERY_MS = 1000, BRANDS_MAX = 1000 };

typedef struct Follower {
    Program *program;
    EventHead heads[BRANDS_MAX];
    size_t count;
} Follower;

static Err open_follower(Program *p, Arena *a, void **state, Error *e) {
    (void)e;
    Follower *f = arena_make(a, Follower, 1);
    f->program = p;
    *state = f;
    return ERR_OK;
}

typedef struct Heads {
    Arena *arena;
    List list;
} Heads;

static Err read_heads(Db *db, void *ctx, Error *e) {
    Heads *h = ctx;
    return event_heads(db, h->arena, &h->list, e);
}

static int64_t known_head(const Follower *f, int64_t brand_id) {
    for (size_t i = 0; i < f->count; i++)
        if (f->heads[i].brand_id == brand_id)
            return f->heads[i].seq;
    return 0;
}

static Err run(void *ctx, Turn *turn, Error *e) {
    Follower *f = ctx;
    turn->sleep_ms = EVERY_MS;
    if (stream_count(f->program->hub) == 0)
        return ERR_OK;
    Heads h = { .arena = turn->arena };
    TRY(program_read(f->program, read_heads, &h, e));
    const EventHead *heads = h.list.items;
    for (size_t i = 0; i < h.list.count; i++)
        if (heads[i].seq != known_head(f, heads[i].brand_id))
            program_publish(f->program, heads[i].brand_id);
    f->count = h.list.count < BRANDS_MAX ? h.list.count : BRANDS_MAX;
    for (size_t i = 0; i < f->count; i++)
        f->heads[i] = heads[i];
    return ERR_OK;
}

const Job job_follower = { "follower", PART_WEB, run, open_follower, NULL, 1 };
