#include "base/limits.h"
#include "base/time.h"
#include "http/server_part.h"
#include "http/stream_part.h"
#include "http_client.h"
#include "test.h"

#include <fcntl.h>
#include <pthread.h>
#include <sys/socket.h>
#include <unistd.h>

/* A log of events in memory, and counters of what the hub asked. */
typedef struct Events {
    pthread_mutex_t lock;
    int64_t newest, oldest; /* numbers in [oldest, newest] exist, of every topic */
    int64_t banned;         /* this caller may not listen */
    int reads, failing;     /* `failing` reads from now fail */
    StreamHub *hub;
    Log *log;
} Events;

static int reads_of(Events *ev) {
    pthread_mutex_lock(&ev->lock);
    int reads = ev->reads;
    pthread_mutex_unlock(&ev->lock);
    return reads;
}

static Err read_events(void *ctx, Arena *a, StreamRead *io, Error *e) {
    Events *ev = ctx;
    pthread_mutex_lock(&ev->lock);
    int64_t newest = ev->newest, oldest = ev->oldest;
    bool fails = ev->failing > 0 && ev->failing--;
    ev->reads++;
    pthread_mutex_unlock(&ev->lock);
    if (fails)
        FAIL(e, ERR_DB, "no database");
    io->newest = newest;
    io->cut = io->after >= 0 && io->after + 1 < oldest;
    if (io->cut || io->after < 0 || newest <= io->after)
        return ERR_OK;
    int64_t many = newest - io->after;
    io->count = (size_t)(many < LIMIT_STREAM_BACKLOG ? many : LIMIT_STREAM_BACKLOG);
    io->events = arena_make(a, StreamEvent, io->count);
    for (size_t i = 0; i < io->count; i++)
        io->events[i] = (StreamEvent){ .seq = io->after + 1 + (int64_t)i, .kind = S("case"),
                                       .data = str_fmt(a, "[%lld]", (long long)io->topic) };
    return ERR_OK;
}

static bool may_listen(void *ctx, int64_t topic UNUSED, int64_t caller) {
    Events *ev = ctx;
    pthread_mutex_lock(&ev->lock);
    bool ok = ev->banned != caller;
    pthread_mutex_unlock(&ev->lock);
    return ok;
}

static void append(Events *ev, int64_t topic) {
    pthread_mutex_lock(&ev->lock);
    ev->newest++;
    pthread_mutex_unlock(&ev->lock);
    stream_publish(ev->hub, topic);
}

/* /stream/{topic}/{caller} */
static Err open_stream(Request *r, Error *e) {
    Events *ev = r->app;
    int64_t topic, caller;
    TRY(param_id(r, 0, &topic, e));
    TRY(param_id(r, 1, &caller, e));
    return stream_open(r, ev->hub, topic, caller, e);
}
static const Route rows[] = {
    { "GET", "/stream/{topic}/{caller}", 0, ROUTE_PUBLIC | ROUTE_STREAM, open_stream, .doc = "" },
};
static const RouteRows all_rows = ROUTE_ROWS(rows), *const parts[] = { &all_rows };

typedef struct Place {
    Events events;
    Server *server;
} Place;

static void place_open(Place *p, int heartbeat_ms, size_t queue_bytes) {
    Error e = { 0 };
    *p = (Place){ .events = { .newest = 10, .oldest = 1, .banned = -1 } };
    Events *ev = &p->events;
    pthread_mutex_init(&ev->lock, NULL);
    ev->log = log_open(open("/dev/null", O_WRONLY | O_CLOEXEC), LOG_DEBUG, LOG_TEXT, clock_now);
    ServerOptions options = { .address = "127.0.0.1", .threads = 2, .log = ev->log, .app = ev,
                              .routes = { parts, COUNT(parts), NULL } };
    bool ok = stream_hub_start_tuned(&(StreamHubOptions){ read_events, may_listen, ev, ev->log },
                                     &(StreamTuning){ heartbeat_ms, queue_bytes }, &ev->hub,
                                     &e) == ERR_OK &&
              server_start(&options, &p->server, &e) == ERR_OK;
    if (!ok)
        printf("%s\n", e.msg);
    assert(ok);
}

static void place_close(Place *p) {
    stream_hub_stop(&p->events.hub);
    server_stop(&p->server, 1000);
    log_close(&p->events.log);
    pthread_mutex_destroy(&p->events.lock);
}

static int listen_to(Arena *a, const Place *p, int topic, int caller, const char *more) {
    int fd = client_connect(server_port(p->server));
    CHECK(client_send(fd, str_fmt(a, "GET /stream/%d/%d%s\r\n\r\n", topic, caller, more)));
    return fd;
}

#define PLAIN " HTTP/1.1\r\nHost: a"
#define EVENT(n, topic) "id: " n "\nevent: case\ndata: [" topic "]\n\n"

/* Read until `until`; true when it came. */
static bool comes(int fd, const char *until, int wait_ms) {
    SCRATCH(a);
    bool closed;
    return str_find(client_read(a, fd, str_c(until), wait_ms, &closed), str_c(until)) >= 0;
}

static bool ends(int fd, int wait_ms) {
    SCRATCH(a);
    bool closed;
    Str got = client_read(a, fd, S("\r\n0\r\n\r\n"), wait_ms, &closed);
    return closed || str_ends(got, S("\r\n0\r\n\r\n"));
}

static void wait_streams(const Place *p, int64_t want, int wait_ms) {
    int64_t until = clock_monotonic_ms() + wait_ms;
    while (stream_count(p->events.hub) != want && clock_monotonic_ms() < until)
        sleep_ms(5);
}

/* The events 11 and 12 go to another topic, one after the other: the hub has been around since, and
 * whatever was due before has been read. */
static void await_rest(Arena *a, Place *p) {
    int fd CLEANUP(client_close) = listen_to(a, p, 9, 9, PLAIN);
    CHECK(comes(fd, "id: 10\n\n", PATIENCE_MS));
    append(&p->events, 9);
    CHECK(comes(fd, EVENT("11", "9"), PATIENCE_MS));
    append(&p->events, 9);
    CHECK(comes(fd, EVENT("12", "9"), PATIENCE_MS));
}

TEST(stream_begins_now_and_carries_events) {
    SCRATCH(a);
    Place p;
    place_open(&p, 5000, 1 << 20);
    int fd CLEANUP(client_close) = listen_to(a, &p, 1, 1, PLAIN);
    bool closed;
    Str head = client_read(a, fd, S("id: 10\n\n"), PATIENCE_MS, &closed);
    CHECK(str_starts(head, S("HTTP/1.1 200 ")) && str_find(head, S("retry: 2000\n")) > 0);
    CHECK(str_find(head, S("Content-Type: text/event-stream\r\n")) > 0);
    CHECK(str_find(head, S("X-Accel-Buffering: no\r\n")) > 0);
    CHECK(str_find(head, S("event:")) < 0);
    append(&p.events, 1);
    CHECK(comes(fd, EVENT("11", "1"), PATIENCE_MS));
    append(&p.events, 1);
    append(&p.events, 1);
    CHECK(comes(fd, EVENT("13", "1"), PATIENCE_MS));
    append(&p.events, 2); /* another topic */
    CHECK(!comes(fd, "event:", 200));
    ServerCounts counts;
    server_counts(p.server, &counts);
    CHECK(counts.streams == 1 && stream_count(p.events.hub) == 1);
    place_close(&p);
}

TEST(stream_resumes_after_the_last_id) {
    static const struct {
        const char *more, *first, *last;
    } t[] = {
        { PLAIN "\r\nLast-Event-ID: 7", EVENT("8", "1"), EVENT("10", "1") },
        { "?since=7" PLAIN, EVENT("8", "1"), EVENT("10", "1") },
        { "?since=2" PLAIN "\r\nLast-Event-ID: 8", EVENT("9", "1"), EVENT("10", "1") },
        { "?since=10" PLAIN, "id: 10\n\n", "id: 10\n\n" },
        { "?since=3" PLAIN, "id: 10\nevent: reset\ndata: {}\n\n", "id: 10\nevent: reset\n" },
    };
    for (size_t i = 0; i < COUNT(t); i++) {
        SCRATCH(a);
        Place p;
        bool closed;
        place_open(&p, 5000, 1 << 20);
        p.events.oldest = 6;
        int fd CLEANUP(client_close) = listen_to(a, &p, 1, 1, t[i].more);
        Str got = client_read(a, fd, str_c(t[i].last), PATIENCE_MS, &closed);
        ptrdiff_t first = str_find(got, str_c(t[i].first));
        CHECK(first > 0 && str_find(str_slice(got, 0, (size_t)first), S("event:")) < 0);
        append(&p.events, 1); /* whatever came before, the next one follows */
        CHECK(comes(fd, EVENT("11", "1"), PATIENCE_MS));
        place_close(&p);
    }
    SCRATCH(a);
    Place p;
    place_open(&p, 5000, 1 << 20);
    int fd CLEANUP(client_close) = listen_to(a, &p, 1, 1, "?since=x" PLAIN);
    CHECK(client_answer(a, fd, PATIENCE_MS).status == 422);
    place_close(&p);
}

TEST(stream_long_backlog_comes_whole_and_in_order) {
    SCRATCH(a);
    Place p;
    bool closed;
    place_open(&p, 5000, 1 << 20);
    p.events.newest = 2 * LIMIT_STREAM_BACKLOG + 5;
    int fd CLEANUP(client_close) = listen_to(a, &p, 1, 1, "?since=1 HTTP/1.0");
    Str got = client_read(a, fd, S(EVENT("1005", "1")), PATIENCE_MS, &closed), line;
    int64_t next = 2;
    while (str_cut(&got, '\n', &line))
        if (str_starts(line, S("id: ")) && !str_eq(line, S("id: 1")))
            CHECK_STR(line, str_z(a, str_fmt(a, "id: %lld", (long long)next++)));
    CHECK(next == 1006);
    place_close(&p);
}

TEST(stream_fifty_share_one_read) {
    enum { MANY = 50 };
    SCRATCH(a);
    Place p;
    int fds[MANY], got = 0;
    place_open(&p, 5000, 1 << 20);
    for (int i = 0; i < MANY; i++)
        fds[i] = listen_to(a, &p, 1, 1 + i % 5, PLAIN);
    for (int i = 0; i < MANY; i++)
        CHECK(comes(fds[i], "id: 10\n\n", PATIENCE_MS));
    await_rest(a, &p); /* each is read for once when it joins */
    int before = reads_of(&p.events);
    append(&p.events, 1);
    for (int i = 0; i < MANY; i++)
        got += comes(fds[i], EVENT("13", "1"), PATIENCE_MS);
    CHECK(got == MANY);
    CHECK(reads_of(&p.events) - before <= 2);
    for (int i = 0; i < MANY; i++)
        client_close(&fds[i]);
    place_close(&p);
}

TEST(stream_failed_read_is_tried_again) {
    SCRATCH(a);
    Place p;
    place_open(&p, 5000, 1 << 20);
    int fd CLEANUP(client_close) = listen_to(a, &p, 1, 1, PLAIN);
    CHECK(comes(fd, "id: 10\n\n", PATIENCE_MS));
    await_rest(a, &p);
    pthread_mutex_lock(&p.events.lock);
    p.events.failing = 1;
    pthread_mutex_unlock(&p.events.lock);
    append(&p.events, 1);
    CHECK(comes(fd, EVENT("13", "1"), PATIENCE_MS));
    CHECK(log_warnings(p.events.log) == 1);
    place_close(&p);
}

TEST(stream_heartbeat_and_rights) {
    SCRATCH(a);
    Place p;
    place_open(&p, 150, 1 << 20);
    int one CLEANUP(client_close) = listen_to(a, &p, 1, 1, PLAIN);
    int two CLEANUP(client_close) = listen_to(a, &p, 1, 2, PLAIN);
    CHECK(comes(one, "\n:\n\n", PATIENCE_MS) || comes(one, ":\n\n", PATIENCE_MS));
    pthread_mutex_lock(&p.events.lock);
    p.events.banned = 2;
    pthread_mutex_unlock(&p.events.lock);
    append(&p.events, 1);
    CHECK(comes(one, EVENT("11", "1"), PATIENCE_MS));
    CHECK(!comes(two, EVENT("11", "1"), 400));
    wait_streams(&p, 1, PATIENCE_MS);
    CHECK(stream_count(p.events.hub) == 1);
    pthread_mutex_lock(&p.events.lock);
    p.events.banned = 1;
    pthread_mutex_unlock(&p.events.lock);
    CHECK(ends(one, PATIENCE_MS)); /* found by the heartbeat alone */
    place_close(&p);
}

TEST(stream_drop_ends_one_caller) {
    SCRATCH(a);
    Place p;
    place_open(&p, 5000, 1 << 20);
    int one CLEANUP(client_close) = listen_to(a, &p, 1, 1, PLAIN);
    int two CLEANUP(client_close) = listen_to(a, &p, 1, 2, PLAIN);
    int again CLEANUP(client_close) = listen_to(a, &p, 3, 1, PLAIN);
    CHECK(comes(one, "id: 10\n\n", PATIENCE_MS) && comes(two, "id: 10\n\n", PATIENCE_MS));
    CHECK(comes(again, "id: 10\n\n", PATIENCE_MS));
    stream_drop(p.events.hub, 1);
    CHECK(ends(one, PATIENCE_MS) && ends(again, PATIENCE_MS));
    append(&p.events, 1);
    CHECK(comes(two, EVENT("11", "1"), PATIENCE_MS));
    wait_streams(&p, 1, PATIENCE_MS);
    CHECK(stream_count(p.events.hub) == 1);
    place_close(&p);
}

TEST(stream_bound_per_caller) {
    SCRATCH(a);
    Place p;
    int fds[LIMIT_STREAMS_PER_USER];
    place_open(&p, 5000, 1 << 20);
    for (int i = 0; i < LIMIT_STREAMS_PER_USER; i++) {
        fds[i] = listen_to(a, &p, 1, 1, PLAIN);
        CHECK(comes(fds[i], "id: 10\n\n", PATIENCE_MS));
    }
    int over CLEANUP(client_close) = listen_to(a, &p, 1, 1, PLAIN);
    CHECK(client_answer(a, over, PATIENCE_MS).status == 429);
    int other CLEANUP(client_close) = listen_to(a, &p, 1, 2, PLAIN);
    CHECK(comes(other, "id: 10\n\n", PATIENCE_MS));
    for (int i = 0; i < LIMIT_STREAMS_PER_USER; i++)
        client_close(&fds[i]);
    place_close(&p);
}

TEST(stream_vanished_clients_free_their_sockets) {
    enum { MANY = 20 };
    SCRATCH(a);
    Place p;
    int fds[MANY];
    ServerCounts counts;
    place_open(&p, 200, 1 << 20);
    for (int i = 0; i < MANY; i++) {
        fds[i] = listen_to(a, &p, 1, 1, PLAIN);
        CHECK(comes(fds[i], "id: 10\n\n", PATIENCE_MS));
    }
    for (int i = 0; i < MANY; i += 2) /* politely and by reset */
        client_close(&fds[i]);
    struct linger reset = { .l_onoff = 1 };
    for (int i = 1; i < MANY; i += 4) {
        (void)setsockopt(fds[i], SOL_SOCKET, SO_LINGER, &reset, sizeof reset);
        client_close(&fds[i]);
    }
    wait_streams(&p, MANY / 4, PATIENCE_MS);
    CHECK(stream_count(p.events.hub) == MANY / 4);
    for (int i = 0; i < PATIENCE_MS / 10; i++) {
        server_counts(p.server, &counts);
        if (counts.connections == MANY / 4)
            break;
        sleep_ms(10);
    }
    CHECK(counts.connections == MANY / 4 && counts.streams == MANY / 4);
    for (int i = 0; i < MANY; i++)
        client_close(&fds[i]);
    place_close(&p);
}

/* A client that does not read while thousands of events come: cut, the others go on. */
TEST(stream_slow_client_is_cut) {
    SCRATCH(a);
    Place p;
    /* Long beside the pauses of a busy machine, or the keen one would be cut as well. */
    place_open(&p, 1500, 20000);
    int lazy CLEANUP(client_close) = listen_to(a, &p, 1, 1, PLAIN);
    int keen CLEANUP(client_close) = listen_to(a, &p, 1, 2, PLAIN);
    CHECK(comes(lazy, "id: 10\n\n", PATIENCE_MS) && comes(keen, "id: 10\n\n", PATIENCE_MS));
    int small = 1;
    (void)setsockopt(lazy, SOL_SOCKET, SO_RCVBUF, &small, sizeof small);
    int64_t until = clock_monotonic_ms() + PATIENCE_MS;
    while (stream_count(p.events.hub) > 1 && clock_monotonic_ms() < until) {
        for (int i = 0; i < 400; i++)
            append(&p.events, 1);
        pthread_mutex_lock(&p.events.lock);
        long long newest = p.events.newest;
        pthread_mutex_unlock(&p.events.lock);
        CHECK(comes(keen, str_z(a, str_fmt(a, "id: %lld\n", newest)), PATIENCE_MS));
    }
    CHECK(stream_count(p.events.hub) == 1);
    ServerCounts counts = { .connections = 2 };
    for (int i = 0; i < PATIENCE_MS / 10 && counts.connections != 1; i++, sleep_ms(10))
        server_counts(p.server, &counts);
    CHECK(counts.connections == 1);
    append(&p.events, 1);
    CHECK(comes(keen, "event: case\n", PATIENCE_MS));
    place_close(&p);
}

/* Hundreds of events before the server gets to send any: nobody is cut, nothing is missing. */
TEST(stream_bursts_lose_nothing) {
    SCRATCH(a);
    Place p;
    bool closed;
    place_open(&p, 5000, 3000);
    int fd CLEANUP(client_close) = listen_to(a, &p, 1, 1, " HTTP/1.0");
    CHECK(comes(fd, "id: 10\n\n", PATIENCE_MS));
    for (int i = 0; i < 3000; i++)
        append(&p.events, 1);
    Str got = client_read(a, fd, S(EVENT("3010", "1")), PATIENCE_MS, &closed), line;
    int64_t next = 11;
    while (str_cut(&got, '\n', &line))
        if (str_starts(line, S("id: ")))
            CHECK_STR(line, str_z(a, str_fmt(a, "id: %lld", (long long)next++)));
    CHECK(next == 3011);
    place_close(&p);
}

static void *publish_all_the_time(void *arg) {
    Events *ev = arg;
    for (int i = 0; i < 300; i++) {
        append(ev, 1 + i % 3);
        sleep_ms(1);
    }
    return NULL;
}

/* Publishing, opening, closing and dropping at once, and then the end in the middle of it. */
TEST(stream_stop_while_busy) {
    enum { MANY = 24 };
    SCRATCH(a);
    Place p;
    int fds[MANY];
    pthread_t publisher;
    place_open(&p, 20, 1 << 20);
    for (int i = 0; i < MANY; i++)
        fds[i] = listen_to(a, &p, 1 + i % 3, 1 + i % 4, PLAIN);
    pthread_create(&publisher, NULL, publish_all_the_time, &p.events);
    for (int i = 0; i < 60; i++) {
        client_close(&fds[i % MANY]);
        if (i % 10 == 0)
            stream_drop(p.events.hub, 1 + i % 4);
        fds[i % MANY] = listen_to(a, &p, 1 + i % 3, 1 + i % 4, PLAIN);
        sleep_ms(3);
    }
    pthread_join(publisher, NULL);
    int64_t from = clock_monotonic_ms();
    place_close(&p);
    CHECK(clock_monotonic_ms() - from < 2500);
    for (int i = 0; i < MANY; i++)
        client_close(&fds[i]);
}

TEST(stream_stop_says_the_end) {
    SCRATCH(a);
    Place p;
    bool closed;
    place_open(&p, 5000, 1 << 20);
    int fd CLEANUP(client_close) = listen_to(a, &p, 1, 1, PLAIN);
    CHECK(comes(fd, "id: 10\n\n", PATIENCE_MS));
    place_close(&p);
    Str rest = client_read(a, fd, S(""), PATIENCE_MS, &closed);
    CHECK(closed && str_ends(rest, S("0\r\n\r\n")));
}
