/* Sends replies that are due, one at a time: claimed and committed before the first byte leaves,
 * so that a crash never sends one twice unseen. */
#include "app/delivery.h"
#include "base/time.h"
#include "desk/due.h"

typedef struct Sender {
    Program *program;
    Fetcher *fetcher;
} Sender;

static Err open_sender(Program *p, Arena *a, void **state, Error *e) {
    Sender *s = arena_make(a, Sender, 1);
    s->program = p;
    *state = s;
    return program_fetcher(p, &s->fetcher, e);
}

static void close_sender(void *state) {
    Sender *s = state;
    fetcher_free(&s->fetcher);
}

typedef struct Claim {
    Arena *arena;
    Outgoing out;
    bool found;
} Claim;

static Err claim(Db *db, void *ctx, Error *e) {
    Claim *c = ctx;
    c->out = (Outgoing){ 0 };
    Err code = outbox_claim(db, c->arena, clock_now(), &c->out, e);
    c->found = code == ERR_OK;
    return code == ERR_NOT_FOUND ? ERR_OK : code;
}

typedef struct Finish {
    Arena *arena;
    const Outgoing *out;
    const TryEnd *end;
} Finish;

static Err finish(Db *db, void *ctx, Error *e) {
    const Finish *f = ctx;
    return outbox_finish(db, f->arena, f->out, f->end, e);
}

static void log_try(const Program *p, const Outgoing *o, const TryEnd *end) {
    bool is_well = end->outcome == TRY_SENT || end->outcome == TRY_FOUND;
    log_event(p->log, is_well ? LOG_INFO : LOG_WARN, "reply.tried",
              LOG_I("reply", o->reply_id), LOG_S("way", str_c(way_names[o->way])),
              LOG_S("outcome", str_c(try_outcome_names[end->outcome])),
              LOG_S("detail", end->detail));
}

/* When the end cannot be written, the lease runs out and the reply becomes `unknown`: a person
 * or a look-up decides. */
static Err send_one(Sender *s, Arena *a, bool *more, Error *e) {
    Program *p = s->program;
    Claim c = { .arena = a };
    TRY(store_transact(p->store, claim, &c, e));
    *more = c.found;
    if (!c.found)
        return ERR_OK;
    program_publish(p, c.out.brand_id);
    TryEnd end = deliver(p, s->fetcher, a, &c.out);
    log_try(p, &c.out, &end);
    TRY(store_transact(p->store, finish, &(Finish){ a, &c.out, &end }, e));
    program_publish(p, c.out.brand_id);
    return ERR_OK;
}

typedef struct Recover {
    Arena *arena;
    int64_t count;
} Recover;

static Err recover(Db *db, void *ctx, Error *e) {
    Recover *r = ctx;
    return outbox_recover(db, r->arena, clock_now(), &r->count, e);
}

static Err read_due(Db *db, void *ctx, Error *e) { return due_times(db, ctx, e); }

static bool is_due(int64_t at, int64_t now) { return at != 0 && at <= now; }

static int64_t sooner(int64_t a, int64_t b) { return a == 0 || (b != 0 && b < a) ? b : a; }

static Err run(void *ctx, Turn *turn, Error *e) {
    Sender *s = ctx;
    Program *p = s->program;
    Due due;
    TRY(program_read(p, read_due, &due, e));
    if (is_due(due.reply_lease_at, clock_now())) {
        Recover r = { .arena = turn->arena };
        TRY(store_transact(p->store, recover, &r, e));
        if (r.count)
            log_event(p->log, LOG_WARN, "reply.recovered", LOG_I("count", r.count));
    }
    bool more = is_due(due.reply_at, clock_now());
    while (more && !atomic_load(turn->stopping)) {
        SCRATCH(a);
        TRY(send_one(s, a, &more, e));
    }
    TRY(program_read(p, read_due, &due, e));
    turn_sleep_until(p, turn, sooner(due.reply_at, due.reply_lease_at), clock_now());
    return ERR_OK;
}

const Job job_sender = { "sender", PART_SEND, run, open_sender, close_sender };
