/* One thread per hub reads the log and hands out what it read; the threads of the server only copy
 * from queues.
 *
 *   stream_publish() marks the streams of the topic as due
 *   hub thread: take a sequence S at which due streams stand; read the log after S, once;
 *               ask who may still listen; append one shared Chunk to every stream at S; wake them
 *   stream_pull(): copy from the queue, or suspend the connection until there is something
 *
 * The lock of the hub guards everything. It is held while a connection is suspended or woken, so
 * that `suspended` is always what the library thinks; it is never held while the layer above is
 * called. A stream lives until the library frees its answer, which happens before its socket is
 * closed, so a descriptor in the list is never another's. */
#include "http/stream_part.h"

#include "base/limits.h"
#include "base/number.h"
#include "base/time.h"
#include "wire/form.h"

#include <poll.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>

enum { QUEUE_CHUNKS = 16, POLL_AT_ONCE = 256, RETRY_AFTER_MS = 1000 };

typedef struct Chunk {
    Arena *arena; /* holds this and its text */
    int refs;
    Str text;
} Chunk;

struct Stream {
    Arena *arena; /* holds this */
    StreamHub *hub;
    Stream *next, *prev;
    int64_t topic, caller, seq; /* everything up to seq is in the queue or sent */
    struct MHD_Connection *connection; /* NULL until attached */
    int fd;
    bool suspended;
    bool due;      /* the log may hold more than `seq` */
    bool reading;  /* what is being read now is for it; a publish meanwhile makes it due again */
    bool ended;    /* nothing more is added; pull says the end */
    int64_t moved; /* when something was last taken, or put into the empty queue; ms */
    Chunk *queue[QUEUE_CHUNKS];
    size_t first, count, at, bytes; /* `at` bytes of the first chunk are sent */
};

struct StreamHub {
    Arena *arena; /* holds this */
    StreamHubOptions options;
    StreamTuning tuning;
    pthread_t thread;
    pthread_mutex_t lock;
    pthread_cond_t changed;
    Stream *first;
    int64_t count;
    int refs; /* the owner and every stream: the last one frees */
    bool work, stopping;
};

/* ---- chunks and queues; the lock is held ---- */

static Chunk *chunk_new(size_t max, Buf *b) {
    Arena *a = arena_new(1024);
    Chunk *c = arena_make(a, Chunk, 1);
    c->arena = a;
    c->refs = 1;
    *b = buf_new(a, max);
    return c;
}

static void chunk_drop(Chunk **c) {
    if (*c != NULL && --(*c)->refs == 0) {
        Arena *a = (*c)->arena;
        arena_free(&a);
    }
    *c = NULL;
}

static void wake(Stream *s) {
    if (!s->suspended)
        return;
    s->suspended = false;
    MHD_resume_connection(s->connection);
}

static void forget_queue(Stream *s) {
    for (; s->count > 0; s->count--) {
        chunk_drop(&s->queue[s->first]);
        s->first = (s->first + 1) % QUEUE_CHUNKS;
    }
    s->at = s->bytes = 0;
}

/* At once: what is queued is not sent, and a write that hangs fails. */
static void cut(Stream *s) {
    s->ended = true;
    s->due = s->reading = false;
    forget_queue(s);
    if (s->connection != NULL)
        (void)shutdown(s->fd, SHUT_RDWR); /* ENOTCONN: the client went by itself */
    wake(s);
}

/* A stream without room stays where it is in the log and is read for again when its client has
 * caught up, then with more events at a time. */
static bool has_room(const Stream *s) {
    return s->count < QUEUE_CHUNKS / 2 && s->bytes < s->hub->tuning.queue_bytes;
}

static void push(Stream *s, Chunk *c) {
    if (s->ended)
        return;
    assert(s->count < QUEUE_CHUNKS);
    if (s->count == 0)
        s->moved = clock_monotonic_ms();
    c->refs++;
    s->queue[(s->first + s->count++) % QUEUE_CHUNKS] = c;
    s->bytes += c->text.n;
    wake(s);
}

static void push_text(Stream *s, Str text) {
    Buf b;
    Chunk *c CLEANUP(chunk_drop) = chunk_new(text.n, &b);
    buf_put(&b, text);
    c->text = buf_str(&b);
    push(s, c);
}

/* ---- the server's side ---- */

void stream_attach(Stream *s, struct MHD_Connection *connection, int fd) {
    pthread_mutex_lock(&s->hub->lock);
    s->connection = connection;
    s->fd = fd;
    pthread_mutex_unlock(&s->hub->lock);
}

static ssize_t copy_out(Stream *s, char *out, size_t max) {
    size_t n = 0;
    while (s->count > 0 && n < max) {
        Str text = s->queue[s->first]->text;
        size_t piece = text.n - s->at < max - n ? text.n - s->at : max - n;
        memcpy(out + n, text.p + s->at, piece);
        n += piece;
        s->at += piece;
        if (s->at < text.n)
            break;
        s->bytes -= text.n;
        s->at = 0;
        chunk_drop(&s->queue[s->first]);
        s->first = (s->first + 1) % QUEUE_CHUNKS;
        s->count--;
    }
    s->moved = clock_monotonic_ms();
    if (s->due && has_room(s) && !s->hub->work) {
        s->hub->work = true;
        pthread_cond_broadcast(&s->hub->changed);
    }
    return (ssize_t)n;
}

ssize_t stream_pull(void *stream, uint64_t at UNUSED, char *out, size_t max) {
    Stream *s = stream;
    ssize_t n = 0;
    pthread_mutex_lock(&s->hub->lock);
    if (s->count > 0) {
        n = copy_out(s, out, max);
    } else if (s->ended) {
        n = MHD_CONTENT_READER_END_OF_STREAM;
    } else { /* returning 0 without this would make the library ask again and again */
        s->suspended = true;
        MHD_suspend_connection(s->connection);
    }
    pthread_mutex_unlock(&s->hub->lock);
    return n;
}

/* Unlocks. */
static void hub_release(StreamHub *hub) {
    bool last = --hub->refs == 0;
    pthread_mutex_unlock(&hub->lock);
    if (!last)
        return;
    pthread_cond_destroy(&hub->changed);
    pthread_mutex_destroy(&hub->lock);
    Arena *a = hub->arena;
    arena_free(&a);
}

void stream_end(void *stream) {
    Stream *s = stream;
    StreamHub *hub = s->hub;
    pthread_mutex_lock(&hub->lock);
    if (s->prev != NULL)
        s->prev->next = s->next;
    else
        hub->first = s->next;
    if (s->next != NULL)
        s->next->prev = s->prev;
    forget_queue(s);
    hub->count--;
    pthread_cond_broadcast(&hub->changed); /* stream_hub_stop() may wait for it */
    hub_release(hub);
    Arena *a = s->arena;
    arena_free(&a);
}

/* ---- the hub's thread ---- */

typedef struct Ask { /* a caller on a topic, and whether it may listen */
    int64_t topic, caller;
    bool allowed;
} Ask;

static int by_topic_and_caller(const void *a, const void *b) {
    const Ask *x = a, *y = b;
    if (x->topic != y->topic)
        return x->topic < y->topic ? -1 : 1;
    return (x->caller > y->caller) - (x->caller < y->caller);
}

typedef struct Asks {
    Ask *all;
    size_t count;
} Asks;

/* Who listens to this topic, or (any) to any; each once. Locks. */
static Asks collect(StreamHub *hub, Arena *a, bool any, int64_t topic) {
    Asks out = { 0 };
    pthread_mutex_lock(&hub->lock);
    out.all = arena_make(a, Ask, (size_t)hub->count);
    for (Stream *s = hub->first; s != NULL; s = s->next)
        if (any || s->topic == topic)
            out.all[out.count++] = (Ask){ .topic = s->topic, .caller = s->caller };
    pthread_mutex_unlock(&hub->lock);
    qsort(out.all, out.count, sizeof *out.all, by_topic_and_caller);
    size_t kept = 0;
    for (size_t i = 0; i < out.count; i++)
        if (kept == 0 || by_topic_and_caller(&out.all[kept - 1], &out.all[i]) != 0)
            out.all[kept++] = out.all[i];
    out.count = kept;
    return out;
}

static void ask(const StreamHub *hub, Asks *asks) {
    const StreamHubOptions *o = &hub->options;
    for (size_t i = 0; i < asks->count; i++)
        asks->all[i].allowed =
            o->allowed == NULL || o->allowed(o->ctx, asks->all[i].topic, asks->all[i].caller);
}

/* NULL: came after the question was put. */
static const Ask *answer_for(const Asks *asks, const Stream *s) {
    Ask key = { .topic = s->topic, .caller = s->caller };
    return asks->count ? bsearch(&key, asks->all, asks->count, sizeof key, by_topic_and_caller)
                       : NULL;
}

static void put_lines(Buf *b, Str data) {
    Str line;
    while (str_cut(&data, '\n', &line)) { /* one line by contract; never two fields by accident */
        buf_put(b, S("data: "));
        buf_put(b, str_ends(line, S("\r")) ? str_slice(line, 0, line.n - 1) : line);
        buf_putc(b, '\n');
    }
}

static Chunk *chunk_of(StreamRead *io) {
    Buf b;
    Chunk *c = chunk_new(LIMIT_HTTP_ANSWER, &b);
    for (size_t i = 0; !io->cut && i < io->count; i++) {
        buf_printf(&b, "id: %lld\nevent: " STR_FMT "\n", (long long)io->events[i].seq,
                   STR_ARG(io->events[i].kind));
        put_lines(&b, io->events[i].data);
        buf_putc(&b, '\n');
    }
    if (b.full)
        io->cut = true;
    if (io->cut) {
        b = buf_new(c->arena, 200);
        buf_printf(&b, "id: %lld\nevent: reset\ndata: {}\n\n", (long long)io->newest);
    }
    c->text = buf_str(&b);
    return c;
}

/* Append what was read to every stream that stood where the reading began. */
static void hand_out(StreamHub *hub, const StreamRead *io, const Asks *asks, Chunk *c) {
    int64_t reached = io->cut ? io->newest : io->count ? io->events[io->count - 1].seq : io->after;
    bool more = !io->cut && io->count >= LIMIT_STREAM_BACKLOG;
    pthread_mutex_lock(&hub->lock);
    for (Stream *s = hub->first; s != NULL; s = s->next) {
        if (!s->reading)
            continue;
        s->reading = false;
        const Ask *a = answer_for(asks, s);
        if (a == NULL || !a->allowed) {
            cut(s);
            continue;
        }
        s->due = s->due || more;
        s->seq = reached;
        if (c->text.n)
            push(s, c);
    }
    pthread_mutex_unlock(&hub->lock);
}

/* Pick a sequence at which due streams stand, and all of these. Locks. */
static bool find_due(StreamHub *hub, StreamRead *io) {
    bool found = false;
    pthread_mutex_lock(&hub->lock);
    for (Stream *s = hub->first; s != NULL; s = s->next) {
        if (!s->due || !has_room(s) || (found && (s->topic != io->topic || s->seq != io->after)))
            continue;
        if (!found)
            *io = (StreamRead){ .topic = s->topic, .after = s->seq };
        found = true;
        s->due = false;
        s->reading = true;
    }
    if (!found)
        hub->work = false;
    pthread_mutex_unlock(&hub->lock);
    return found;
}

static void put_back(StreamHub *hub) {
    pthread_mutex_lock(&hub->lock);
    for (Stream *s = hub->first; s != NULL; s = s->next)
        if (s->reading) {
            s->reading = false;
            s->due = true;
        }
    pthread_mutex_unlock(&hub->lock);
}

/* False when reading failed: it is tried again in a while. */
static bool deliver(StreamHub *hub, StreamRead *io) {
    SCRATCH(a);
    Error e = { 0 };
    if (hub->options.read(hub->options.ctx, a, io, &e) != ERR_OK) {
        log_event(hub->options.log, LOG_WARN, "http.failed", LOG_S("route", S("stream")),
                  LOG_S("why", str_c(e.msg)));
        put_back(hub);
        return false;
    }
    Asks asks = collect(hub, a, false, io->topic);
    ask(hub, &asks);
    Chunk *c = chunk_of(io);
    hand_out(hub, io, &asks, c);
    pthread_mutex_lock(&hub->lock);
    chunk_drop(&c);
    pthread_mutex_unlock(&hub->lock);
    return true;
}

/* Suspended connections notice nothing, so their sockets are asked here. */
static void cut_vanished(StreamHub *hub) {
    struct pollfd fds[POLL_AT_ONCE];
    Stream *which[POLL_AT_ONCE];
    Stream *s = hub->first;
    while (s != NULL) {
        nfds_t n = 0;
        for (; s != NULL && n < POLL_AT_ONCE; s = s->next) {
            if (s->connection == NULL || s->ended)
                continue;
            fds[n] = (struct pollfd){ .fd = s->fd, .events = POLLRDHUP };
            which[n++] = s;
        }
        if (n == 0 || poll(fds, n, 0) <= 0)
            continue;
        for (nfds_t i = 0; i < n; i++)
            if (fds[i].revents)
                cut(which[i]);
    }
}

static void beat(StreamHub *hub) {
    SCRATCH(a);
    Buf b;
    int64_t stuck_since = clock_monotonic_ms() - hub->tuning.heartbeat_ms;
    Asks asks = collect(hub, a, true, 0);
    ask(hub, &asks);
    pthread_mutex_lock(&hub->lock);
    cut_vanished(hub);
    Chunk *c = chunk_new(16, &b);
    buf_put(&b, S(":\n\n"));
    c->text = buf_str(&b);
    for (Stream *s = hub->first; s != NULL; s = s->next) {
        const Ask *answer = answer_for(&asks, s);
        bool stuck = s->count > 0 && s->moved <= stuck_since;
        if (stuck || (answer != NULL && !answer->allowed))
            cut(s);
        else if (s->count == 0)
            push(s, c);
    }
    chunk_drop(&c);
    pthread_mutex_unlock(&hub->lock);
}

/* Until there is work or `until` (monotonic milliseconds); true when stopping. Locks. */
static bool wait_for_work(StreamHub *hub, int64_t until, bool even_with_work) {
    struct timespec at = { .tv_sec = until / 1000, .tv_nsec = until % 1000 * 1000000 };
    pthread_mutex_lock(&hub->lock);
    while (!hub->stopping && (even_with_work || !hub->work) && clock_monotonic_ms() < until)
        pthread_cond_timedwait(&hub->changed, &hub->lock, &at);
    bool stopping = hub->stopping;
    pthread_mutex_unlock(&hub->lock);
    return stopping;
}

static void *run(void *arg) {
    StreamHub *hub = arg;
    int64_t next_beat = clock_monotonic_ms() + hub->tuning.heartbeat_ms;
    while (!wait_for_work(hub, next_beat, false)) {
        StreamRead io;
        while (clock_monotonic_ms() < next_beat && find_due(hub, &io))
            if (!deliver(hub, &io) &&
                wait_for_work(hub, clock_monotonic_ms() + RETRY_AFTER_MS, true))
                return NULL;
        if (clock_monotonic_ms() < next_beat)
            continue;
        beat(hub);
        next_beat = clock_monotonic_ms() + hub->tuning.heartbeat_ms;
    }
    return NULL;
}

/* ---- for the layer above ---- */

Err stream_hub_start_tuned(const StreamHubOptions *options, const StreamTuning *tuning,
                           StreamHub **out, Error *e) {
    Arena *a = arena_new(sizeof(StreamHub) + 64);
    StreamHub *hub = arena_make(a, StreamHub, 1);
    hub->arena = a;
    hub->options = *options;
    hub->tuning = *tuning;
    hub->refs = 1;
    pthread_mutex_init(&hub->lock, NULL);
    pthread_condattr_t attributes;
    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    pthread_cond_init(&hub->changed, &attributes);
    pthread_condattr_destroy(&attributes);
    if (pthread_create(&hub->thread, NULL, run, hub) != 0) {
        arena_free(&a);
        FAIL(e, ERR_IO, "cannot start a thread for the event streams");
    }
    *out = hub;
    return ERR_OK;
}

Err stream_hub_start(const StreamHubOptions *options, StreamHub **out, Error *e) {
    static const StreamTuning usual = { .heartbeat_ms = 15000, .queue_bytes = 1024 * 1024 };
    return stream_hub_start_tuned(options, &usual, out, e);
}

/* Streams say their end first, so that clients come back at once; what still hangs is cut. */
static void end_all(StreamHub *hub, bool at_once) {
    for (Stream *s = hub->first; s != NULL; s = s->next) {
        s->ended = true;
        if (at_once)
            cut(s);
        else
            wake(s);
    }
}

void stream_hub_close(StreamHub *h) {
    pthread_mutex_lock(&h->lock);
    bool is_closed = h->stopping;
    h->stopping = true;
    pthread_cond_broadcast(&h->changed);
    pthread_mutex_unlock(&h->lock);
    if (is_closed)
        return;
    pthread_join(h->thread, NULL);
    pthread_mutex_lock(&h->lock);
    for (int turn = 0; turn < 2 && h->count > 0; turn++) {
        end_all(h, turn > 0);
        struct timespec at;
        clock_after(1000, &at);
        while (h->count > 0 && pthread_cond_timedwait(&h->changed, &h->lock, &at) == 0)
            continue;
    }
    pthread_mutex_unlock(&h->lock);
}

void stream_hub_stop(StreamHub **hub) {
    StreamHub *h = *hub;
    if (h == NULL)
        return;
    *hub = NULL;
    stream_hub_close(h);
    pthread_mutex_lock(&h->lock);
    hub_release(h);
}

void stream_publish(StreamHub *hub, int64_t topic) {
    pthread_mutex_lock(&hub->lock);
    bool found = false;
    for (Stream *s = hub->first; s != NULL; s = s->next)
        if (s->topic == topic && !s->ended)
            s->due = found = true;
    if (found) {
        hub->work = true;
        pthread_cond_broadcast(&hub->changed);
    }
    pthread_mutex_unlock(&hub->lock);
}

void stream_drop(StreamHub *hub, int64_t caller) {
    pthread_mutex_lock(&hub->lock);
    for (Stream *s = hub->first; s != NULL; s = s->next)
        if (s->caller == caller)
            cut(s);
    pthread_mutex_unlock(&hub->lock);
}

int64_t stream_count(const StreamHub *hub) {
    StreamHub *h = (StreamHub *)(uintptr_t)hub; /* only the lock changes */
    pthread_mutex_lock(&h->lock);
    int64_t count = h->count;
    pthread_mutex_unlock(&h->lock);
    return count;
}

/* Where the client stands: Last-Event-ID (a returning EventSource), ?since= (a new one that has
 * read up to there), or 0. */
static Err read_since(const Request *r, int64_t *out, Error *e) {
    Str text;
    *out = 0;
    if (!r->header(r, "Last-Event-ID", &text) && !form_find(r->arena, r->raw_query, "since", &text))
        return ERR_OK;
    if (!parse_i64(text, 0, INT64_MAX, out))
        FAIL_FIELD(e, "since", "must be the number of an event");
    return ERR_OK;
}

static Stream *stream_new(StreamHub *hub, int64_t topic, int64_t caller, int64_t seq) {
    Arena *a = arena_new(sizeof(Stream) + 64);
    Stream *s = arena_make(a, Stream, 1);
    *s = (Stream){ .arena = a, .hub = hub, .topic = topic, .caller = caller, .seq = seq,
                   .fd = -1, .due = true };
    return s;
}

/* Locks. Due from the start: what was published before it joined is read once more. */
static Err join(StreamHub *hub, Stream *s, Error *e) {
    int64_t mine = 0;
    pthread_mutex_lock(&hub->lock);
    for (Stream *other = hub->first; other != NULL; other = other->next)
        mine += other->caller == s->caller && !other->ended;
    bool refused = hub->stopping || mine >= LIMIT_STREAMS_PER_USER;
    bool stopping = hub->stopping;
    if (!refused) {
        s->next = hub->first;
        if (s->next != NULL)
            s->next->prev = s;
        hub->first = s;
        hub->count++;
        hub->refs++;
        hub->work = true;
        SCRATCH(a);
        /* The id makes a client that loses its line before the first event come back to here. */
        push_text(s, str_fmt(a, "retry: 2000\nid: %lld\n\n", (long long)s->seq));
        pthread_cond_broadcast(&hub->changed);
    }
    pthread_mutex_unlock(&hub->lock);
    if (stopping)
        FAIL(e, ERR_BUSY, "the program is about to stop");
    if (refused)
        FAIL(e, ERR_LIMIT, "at most %d event streams at a time", LIMIT_STREAMS_PER_USER);
    return ERR_OK;
}

Err stream_open(Request *r, StreamHub *hub, int64_t topic, int64_t caller, Error *e) {
    StreamRead io = { .topic = topic, .after = -1 };
    TRY(read_since(r, &io.newest, e));
    if (io.newest == 0) /* from now: only the newest number is wanted */
        TRY(hub->options.read(hub->options.ctx, r->arena, &io, e));
    Stream *s = stream_new(hub, topic, caller, io.newest);
    Err err = join(hub, s, e);
    if (err != ERR_OK) {
        Arena *a = s->arena;
        arena_free(&a);
        return err;
    }
    r->stream = s;
    return ERR_OK;
}
