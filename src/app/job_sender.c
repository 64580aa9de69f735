/* Sends replies that are due: claimed and committed before the first byte leaves, so that a crash
 * never sends one twice unseen. A few threads, each with one reply of a source of its own at a
 * time: a way out that takes half a minute holds up only what leaves by it. */
#include "app/delivery.h"
#include "base/time.h"
#include "desk/due.h"

#include <pthread.h>

enum { LOOK_AGAIN_MS = 1000 };
static_assert((int)OUTBOX_SENDERS <= (int)JOB_THREADS_MOST, "a thread for each sender");

/* What one thread sends with; taken for a turn. */
typedef struct Lane {
    Fetcher *fetcher;
    bool is_taken;
    int64_t source_id; /* of the reply under way, else 0 */
} Lane;

typedef struct Senders {
    Program *program;
    pthread_mutex_t lock; /* the lanes, and from looking who is busy to the end of a claim */
    Lane lanes[OUTBOX_SENDERS];
} Senders;

static Err open_senders(Program *p, Arena *a, void **state, Error *e) {
    Senders *s = arena_make(a, Senders, 1);
    s->program = p;
    pthread_mutex_init(&s->lock, NULL);
    *state = s;
    for (size_t i = 0; i < OUTBOX_SENDERS; i++)
        TRY(program_fetcher(p, &s->lanes[i].fetcher, e));
    return ERR_OK;
}

static void close_senders(void *state) {
    Senders *s = state;
    for (size_t i = 0; i < OUTBOX_SENDERS; i++)
        fetcher_free(&s->lanes[i].fetcher);
    pthread_mutex_destroy(&s->lock);
}

static Lane *take_lane(Senders *s) {
    Lane *lane = s->lanes;
    pthread_mutex_lock(&s->lock);
    while (lane->is_taken) /* there are as many as threads */
        lane++;
    lane->is_taken = true;
    pthread_mutex_unlock(&s->lock);
    return lane;
}

static void give_lane(Senders *s, Lane *lane) {
    pthread_mutex_lock(&s->lock);
    lane->is_taken = false;
    pthread_mutex_unlock(&s->lock);
}

typedef struct Claim {
    Arena *arena;
    OutboxBusy busy;
    Outgoing out;
    bool found;
} Claim;

static Err claim(Db *db, void *ctx, Error *e) {
    Claim *c = ctx;
    c->out = (Outgoing){ 0 };
    Err code = outbox_claim(db, c->arena, clock_now(), &c->busy, &c->out, e);
    c->found = code == ERR_OK;
    return code == ERR_NOT_FOUND ? ERR_OK : code;
}

static Err claim_for(Senders *s, Lane *lane, Claim *c, Error *e) {
    size_t n = 0;
    pthread_mutex_lock(&s->lock);
    lane->source_id = 0;
    for (size_t i = 0; i < OUTBOX_SENDERS; i++)
        if (&s->lanes[i] != lane)
            c->busy.source_id[n++] = s->lanes[i].source_id;
    Err code = store_transact(s->program->store, claim, c, e);
    if (code == ERR_OK && c->found)
        lane->source_id = c->out.source_id;
    pthread_mutex_unlock(&s->lock);
    return code;
}

static void sent(Senders *s, Lane *lane) {
    pthread_mutex_lock(&s->lock);
    lane->source_id = 0;
    pthread_mutex_unlock(&s->lock);
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
static Err send_claimed(Senders *s, Lane *lane, const Claim *c, Error *e) {
    Program *p = s->program;
    program_publish(p, c->out.brand_id);
    TryEnd end = deliver(p, lane->fetcher, c->arena, &c->out);
    log_try(p, &c->out, &end);
    Err code = store_transact(p->store, finish, &(Finish){ c->arena, &c->out, &end }, e);
    program_publish(p, c->out.brand_id);
    return code;
}

static Err send_one(Senders *s, Lane *lane, Arena *a, bool *more, Error *e) {
    Claim c = { .arena = a };
    TRY(claim_for(s, lane, &c, e));
    *more = c.found;
    if (!c.found)
        return ERR_OK;
    Err code = send_claimed(s, lane, &c, e);
    sent(s, lane);
    return code;
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

static Err send_due(Senders *s, const Turn *turn, Error *e) {
    Lane *lane = take_lane(s);
    bool more = true;
    Err code = ERR_OK;
    while (code == ERR_OK && more && !atomic_load(turn->stopping)) {
        SCRATCH(a);
        code = send_one(s, lane, a, &more, e);
    }
    give_lane(s, lane);
    return code;
}

/* What is due and was not claimed belongs to a source that is busy: its sender goes on with it. */
static void sleep_until_due(const Program *p, Turn *turn, const Due *due) {
    int64_t now = clock_now();
    turn_sleep_until(p, turn, sooner(due->reply_at, due->reply_lease_at), now);
    if (is_due(due->reply_at, now))
        turn->sleep_ms = LOOK_AGAIN_MS;
}

static Err run(void *ctx, Turn *turn, Error *e) {
    Senders *s = ctx;
    Program *p = s->program;
    Due due;
    TRY(program_read(p, read_due, &due, e));
    if (is_due(due.reply_lease_at, clock_now())) {
        Recover r = { .arena = turn->arena };
        TRY(store_transact(p->store, recover, &r, e));
        if (r.count)
            log_event(p->log, LOG_WARN, "reply.recovered", LOG_I("count", r.count));
    }
    if (is_due(due.reply_at, clock_now()))
        TRY(send_due(s, turn, e));
    TRY(program_read(p, read_due, &due, e));
    sleep_until_due(p, turn, &due);
    return ERR_OK;
}

const Job job_sender = { "sender", PART_SEND, run, open_senders, close_senders, OUTBOX_SENDERS };
