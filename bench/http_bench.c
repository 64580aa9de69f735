/* http_bench.c - a server with one JSON route, one file and one event stream, to load from outside.
 *
 *   http_bench PORT [THREADS]     then: wrk -t1 -c64 -d5s http://127.0.0.1:PORT/api/note/7
 *
 * Ends with its input; prints the processor time and memory it took, so that two servers can be
 * compared by what they cost and not by what is left of the machine for the client. */
#include "base/limits.h"
#include "base/number.h"
#include "base/time.h"
#include "http/server_part.h"
#include "http/stream.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/resource.h>
#include <unistd.h>

typedef struct Note {
    int64_t id;
    Str text, author;
    bool is_public;
} Note;
static const Field note_fields[] = { FIELD(Note, id), FIELD(Note, text), FIELD(Note, author),
                                     FIELD(Note, is_public) };
static const Model note_model = MODEL(Note, note_fields);

static Err one_note(Request *r, Error *e) {
    int64_t id;
    TRY(param_id(r, 0, &id, e));
    return reply_record(r, &(Note){ .id = id, .text = S("Pesanan saya belum sampai, kak"),
                                    .author = S("plg 1"), .is_public = true }, e);
}

static Err open_stream(Request *r, Error *e) {
    StreamHub **hub = r->app;
    return stream_open(r, *hub, 1, r->id, e);
}

static Err read_events(void *ctx, Arena *a, StreamRead *io, Error *e UNUSED) {
    atomic_int_fast64_t *newest = ctx;
    io->newest = atomic_load(newest);
    if (io->after < 0 || io->after >= io->newest)
        return ERR_OK;
    io->count = 1;
    io->events = arena_make(a, StreamEvent, 1);
    io->events[0] = (StreamEvent){ io->newest, S("case"), S("{\"id\":7,\"state\":\"open\"}") };
    return ERR_OK;
}

static const Route rows[] = {
    { "GET", "/api/note/{id}", 0, ROUTE_PUBLIC, one_note, .reply = &note_model },
    { "GET", "/api/stream", 0, ROUTE_PUBLIC | ROUTE_STREAM, open_stream, .doc = "" },
};
static const RouteRows all_rows = ROUTE_ROWS(rows), *const parts[] = { &all_rows };
static const Asset assets[] = {
    { .path = "/app.js", .type = "text/javascript", .etag = "\"1\"", .immutable = true,
      .plain = (const unsigned char *)"export {}\n", .plain_size = 10 },
};

static double cpu_seconds(void) {
    struct rusage u;
    getrusage(RUSAGE_SELF, &u);
    return (double)u.ru_utime.tv_sec + (double)u.ru_stime.tv_sec +
           (double)(u.ru_utime.tv_usec + u.ru_stime.tv_usec) / 1e6;
}

static void report(const Server *s) {
    struct rusage u;
    ServerCounts c;
    server_counts(s, &c);
    getrusage(RUSAGE_SELF, &u);
    printf("%lld requests, %.2f us of CPU each, %.1f MiB, %lld connections, %lld streams\n",
           (long long)c.requests, c.requests ? cpu_seconds() * 1e6 / (double)c.requests : 0,
           (double)u.ru_maxrss / 1024, (long long)c.connections, (long long)c.streams);
    fflush(stdout);
}

/* Each line on standard input publishes an event and prints the figures. */
int main(int argc, char **argv) {
    int64_t port = 8099, threads = 1;
    Error e = { 0 };
    StreamHub *hub = NULL;
    Server *s = NULL;
    atomic_int_fast64_t newest = 1;
    if ((argc > 1 && !parse_i64(str_c(argv[1]), 0, 65535, &port)) ||
        (argc > 2 && !parse_i64(str_c(argv[2]), 1, 64, &threads)))
        return 2;
    Log *log = log_open(STDERR_FILENO, LOG_WARN, LOG_TEXT, clock_now);
    ServerOptions options = { .address = "127.0.0.1", .port = (int)port, .threads = (int)threads,
                              .routes = { parts, COUNT(parts), NULL }, .assets = assets,
                              .asset_count = COUNT(assets), .log = log, .app = &hub };
    ServerTuning tuning = server_tuning(&options);
    tuning.per_address = 0; /* the load comes from one address */
    tuning.connections = 20000;
    if (stream_hub_start(&(StreamHubOptions){ .read = read_events, .ctx = &newest, .log = log },
                         &hub, &e) != ERR_OK ||
        server_start_tuned(&options, &tuning, &s, &e) != ERR_OK) {
        fprintf(stderr, "%s\n", e.msg);
        return 1;
    }
    for (int c; (c = getchar()) != EOF;)
        if (c == '\n') {
            atomic_fetch_add(&newest, 1);
            stream_publish(hub, 1);
            report(s);
        }
    report(s);
    stream_hub_stop(&hub);
    server_stop(&s, 1000);
    log_close(&log);
    return 0;
}
