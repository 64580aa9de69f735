/* Housekeeping: every few minutes the write-ahead log is moved into the database, once an hour
 * what is old goes and the heads of the log are sealed. After an upgrade, old messages are read
 * again; what authors of several channels may have in common is looked for. */
#include "app/paths.h"
#include "app/program.h"
#include "app/seal_file.h"
#include "app/seal_letter.h"
#include "app/serve.h"
#include "base/time.h"
#include "desk/person_print.h"
#include "desk/reread.h"
#include "desk/sweep.h"

enum { EVERY_MS = 60 * 1000, CHECKPOINT_EVERY = 5 * MINUTE, SWEEP_EVERY = HOUR,
       REREAD_EVERY_MS = 200 };

typedef struct Keeper {
    Program *program;
    int64_t swept_ms, checked_ms; /* monotonic; 0 = not yet */
    bool has_reread;
} Keeper;

static Err open_keeper(Program *p, Arena *a, void **state, Error *e) {
    (void)e;
    Keeper *k = arena_make(a, Keeper, 1);
    k->program = p;
    *state = k;
    return ERR_OK;
}

static Err sweep_now(Db *db, void *ctx, Error *e) {
    (void)ctx;
    return sweep(db, clock_now(), e);
}

typedef struct Heads {
    Arena *arena;
    List seals;
} Heads;

static Err read_seals(Db *db, void *ctx, Error *e) {
    Heads *h = ctx;
    return seal_heads(db, h->arena, &h->seals, e);
}

/* In the database, for evidence files and mails. */
static Err seal_rows(Db *db, void *ctx, Error *e) {
    SCRATCH(a);
    const Program *p = ctx;
    SealPair pair = seal_pair_of(&p->key);
    return seal_all(db, a, &pair, clock_now(), e);
}

/* The same seals in the file. */
Err program_seal(Program *p, Error *e) {
    SCRATCH(a);
    Heads h = { .arena = a };
    TRY(store_transact(p->store, seal_rows, p, e));
    TRY(program_read(p, read_seals, &h, e));
    return seal_append(str_z(a, seal_file(a, p->config)), &p->key, &h.seals, clock_now(),
                       e);
}

/* To whom today's goes. */
static Err plan_mail(Db *db, void *ctx, Error *e) {
    (void)ctx;
    return seal_mail_plan(db, clock_now(), e);
}

static bool is_time(int64_t *last_ms, int64_t every) {
    int64_t now = clock_monotonic_ms();
    if (*last_ms && now - *last_ms < every * 1000)
        return false;
    *last_ms = now;
    return true;
}

static Err ask_left(Db *db, void *left, Error *e) { return reread_left(db, left, e); }

static Err read_some(Db *db, void *left, Error *e) { return reread_some(db, clock_now(), left, e); }

/* Old messages are read again a little at a time, between what others write. */
static Err reread_old(Keeper *k, Turn *turn, Error *e) {
    bool left = false;
    if (k->has_reread)
        return ERR_OK;
    TRY(program_read(k->program, ask_left, &left, e));
    if (left) {
        TRY(store_transact(k->program->store, read_some, &left, e));
        turn->sleep_ms = REREAD_EVERY_MS;
    }
    k->has_reread = !left;
    return ERR_OK;
}

static Err ask_prints(Db *db, void *left, Error *e) {
    return person_print_left(db, clock_now(), left, e);
}

static Err make_prints(Db *db, void *left, Error *e) {
    return person_print_some(db, clock_now(), left, e);
}

/* What authors may have in common, behind what comes in. */
static Err look_for_persons(const Keeper *k, Turn *turn, Error *e) {
    bool left = false;
    TRY(program_read(k->program, ask_prints, &left, e));
    if (left)
        TRY(store_transact(k->program->store, make_prints, &left, e));
    if (left)
        turn->sleep_ms = REREAD_EVERY_MS;
    return ERR_OK;
}

/* One a turn: a mail server that hangs holds up nobody for longer. */
static Err send_seal(const Keeper *k, Turn *turn, Error *e) {
    bool more;
    TRY(seal_letter_send(k->program, &more, e));
    if (more)
        turn->sleep_ms = REREAD_EVERY_MS;
    return ERR_OK;
}

static Err run(void *ctx, Turn *turn, Error *e) {
    Keeper *k = ctx;
    Program *p = k->program;
    turn->sleep_ms = EVERY_MS;
    if (is_time(&k->swept_ms, SWEEP_EVERY)) {
        TRY(store_transact(p->store, sweep_now, NULL, e));
        TRY(program_seal(p, e));
        TRY(store_transact(p->store, plan_mail, NULL, e));
    }
    if (is_time(&k->checked_ms, CHECKPOINT_EVERY))
        TRY(store_checkpoint(p->store, e));
    TRY(send_seal(k, turn, e));
    TRY(reread_old(k, turn, e));
    return look_for_persons(k, turn, e);
}

const Job job_keeper = { "keeper", PART_WORK, run, open_keeper, NULL, 1 };
