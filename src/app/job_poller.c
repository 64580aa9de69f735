/* Asks feeds that are due, takes in what is new, and plans the next time. */
#include "app/program.h"
#include "base/crypto.h"
#include "base/limits.h"
#include "base/time.h"
#include "connect/feed.h"
#include "desk/due.h"
#include "desk/intake.h"

enum { EVERY = 5 * MINUTE, LONGEST = 6 * HOUR };

typedef struct Poller {
    Program *program;
    Fetcher *fetcher;
} Poller;

static Err open_poller(Program *p, Arena *a, void **state, Error *e) {
    Poller *s = arena_make(a, Poller, 1);
    s->program = p;
    *state = s;
    return program_fetcher(p, &s->fetcher, e);
}

static void close_poller(void *state) {
    Poller *s = state;
    fetcher_free(&s->fetcher);
}

/* ---- what a feed holds, kept until the transaction ---- */

typedef struct Items {
    ItemSink sink; /* first: feed_read() sees only this */
    Arena *arena;
    Item *items;
    size_t count;
    int64_t bad;
} Items;

static Err keep_item(ItemSink *s, const Item *i, Error *e) {
    Items *x = (Items *)s;
    if (x->count == LIMIT_FEED_ITEMS)
        FAIL(e, ERR_LIMIT, "more than %d items in one feed", LIMIT_FEED_ITEMS);
    Arena *a = x->arena;
    Item *to = &x->items[x->count++];
    *to = *i;
    to->source = str_dup(a, i->source);
    to->id = str_dup(a, i->id);
    to->parent = str_dup(a, i->parent);
    to->author = str_dup(a, i->author);
    to->handle = str_dup(a, i->handle);
    to->title = str_dup(a, i->title);
    to->text = str_dup(a, i->text);
    to->link = str_dup(a, i->link);
    return ERR_OK;
}

static void count_bad(ItemSink *s, int64_t where, const Error *why) {
    (void)where;
    (void)why;
    ((Items *)s)->bad++;
}

/* One poll from the answer to what is written. */
typedef struct Poll {
    Arena *arena;
    const SourceKeys *source;
    Items items;
    PollResult result;
    IntakeCounts counts;
} Poll;

static double random_part(void) {
    uint32_t bits;
    crypto_random(&bits, sizeof bits);
    return bits / 4294967296.0;
}

static Err read_feed(Poll *x, const FetchAnswer *answer, Error *e) {
    const SourceKeys *s = x->source;
    FeedAbout about = { 0 };
    ReadOptions options = { .source = s->name, .zone = (int)s->zone, .now = x->result.now,
                            .own = s->own_handle };
    x->items = (Items){ .sink = { .item = keep_item, .bad = count_bad }, .arena = x->arena,
                        .items = arena_make(x->arena, Item, LIMIT_FEED_ITEMS) };
    return feed_read(x->arena, answer->body, answer->url, &options, &x->items.sink, &about, e);
}

static Str failure_text(Arena *a, const FetchAnswer *answer, const Error *e) {
    if (e->code != ERR_OK)
        return str_dup(a, str_c(e->msg));
    if (answer->status == 410)
        return S("the feed says it is gone for good (410)");
    return str_fmt(a, "the feed answered with status %d", answer->status);
}

static void ask(Poller *s, Poll *x) {
    const SourceKeys *source = x->source;
    FeedState before = { .url = source->url, .etag = source->etag,
                         .last_modified = source->last_modified, .failures = source->failures };
    FetchAnswer answer = { 0 };
    Error e = { 0 };
    x->result = (PollResult){ .id = source->id, .now = clock_now() };
    Err code = feed_fetch(s->fetcher, x->arena, &before, &answer, &e);
    bool is_new = code == ERR_OK && answer.status == 200;
    if (is_new)
        code = read_feed(x, &answer, &e);
    bool is_well = code == ERR_OK && (answer.status == 200 || answer.status == 304);
    if (is_new && !is_well) /* an answer that is no feed is a failure: ask again, whole */
        answer.status = 0;
    FeedRhythm rhythm = { .every = EVERY, .longest = LONGEST, .now = x->result.now,
                          .jitter = random_part() };
    FeedState after = feed_schedule(x->arena, &before, &answer, &rhythm);
    x->result.next_at = after.is_gone ? 0 : after.next;
    x->result.failures = after.failures;
    x->result.etag = after.etag;
    x->result.last_modified = after.last_modified;
    if (!str_eq(after.url, source->url))
        x->result.url = after.url;
    if (!is_well)
        x->result.error = failure_text(x->arena, &answer, &e);
}

static Err take_in(Db *db, void *ctx, Error *e) {
    Poll *x = ctx;
    Caller by = { .brand_id = x->source->brand_id, .now = x->result.now };
    x->counts = (IntakeCounts){ 0 };
    if (x->items.count) {
        Intake *in CLEANUP(intake_close) = NULL;
        TRY(intake_open(db, x->arena, &by, x->source->id, &in, e));
        TRY(intake_begin(in, &(IntakeBatch){ .db = db, .now = x->result.now, .live = true }, e));
        for (size_t i = 0; i < x->items.count; i++)
            TRY(intake_item(in, &x->items.items[i], e));
        TRY(intake_end(in, &x->counts, e));
    }
    return source_polled(db, &x->result, e);
}

/* What cannot be taken in is a fault of this feed: it waits like after any other, and the others do
 * not wait for it. */
static void give_up(Poll *x, const Error *why) {
    FeedState before = { .url = x->source->url, .failures = x->source->failures };
    FetchAnswer none = { .retry_after = -1 };
    FeedRhythm rhythm = { .every = EVERY, .longest = LONGEST, .now = x->result.now,
                          .jitter = random_part() };
    FeedState after = feed_schedule(x->arena, &before, &none, &rhythm);
    x->items.count = 0;
    x->result = (PollResult){ .id = x->source->id, .now = x->result.now, .next_at = after.next,
                              .failures = after.failures,
                              .error = str_dup(x->arena, str_c(why->msg)) };
}

static Err write_down(Poller *s, Poll *x, Error *e) {
    Store *store = s->program->store;
    Err code = store_transact(store, take_in, x, e);
    if (code == ERR_OK || code == ERR_BUSY || code == ERR_IO)
        return code;
    give_up(x, e);
    return store_transact(store, take_in, x, e);
}

static Err poll_one(Poller *s, const SourceKeys *source, Error *e) {
    SCRATCH(a);
    Program *p = s->program;
    Poll x = { .arena = a, .source = source };
    ask(s, &x);
    TRY(write_down(s, &x, e));
    int64_t changed = x.counts.taken + x.counts.edited + x.counts.deleted;
    if (x.result.error.p)
        log_event(p->log, LOG_WARN, "feed.failed", LOG_I("source", source->id),
                  LOG_S("why", x.result.error), LOG_I("failures", x.result.failures));
    else
        log_event(p->log, changed ? LOG_INFO : LOG_DEBUG, "feed.polled",
                  LOG_I("source", source->id), LOG_I("new", x.counts.taken),
                  LOG_I("bad", x.items.bad));
    program_publish(p, source->brand_id);
    if (changed)
        program_wake(p, JOB_WATCHER);
    return ERR_OK;
}

typedef struct DueSources {
    Arena *arena;
    List list;
    Due due;
} DueSources;

static Err read_due(Db *db, void *ctx, Error *e) {
    DueSources *d = ctx;
    TRY(source_due(db, d->arena, clock_now(), &d->list, e));
    return due_times(db, &d->due, e);
}

static Err run(void *ctx, Turn *turn, Error *e) {
    Poller *s = ctx;
    DueSources d = { .arena = turn->arena };
    TRY(program_read(s->program, read_due, &d, e));
    const SourceKeys *sources = d.list.items;
    for (size_t i = 0; i < d.list.count && !atomic_load(turn->stopping); i++)
        TRY(poll_one(s, &sources[i], e));
    turn_sleep_until(s->program, turn, d.list.count ? clock_now() : d.due.poll_at, clock_now());
    return ERR_OK;
}

const Job job_poller = { "poller", PART_INGEST, run, open_poller, close_poller, 1 };
