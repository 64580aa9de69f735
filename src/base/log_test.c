#include "base/log.h"
#include "base/log_events.h"
#include "test.h"

#include <fcntl.h>
#include <pthread.h>
#include <unistd.h>

static int64_t fixed_now(void) { return 1795374309; }

typedef struct Pipe {
    int in, out;
} Pipe;

static Pipe pipe_open(void) {
    int fd[2] = { -1, -1 };
    CHECK(pipe2(fd, O_NONBLOCK) == 0);
    return (Pipe){ fd[0], fd[1] };
}

static Str pipe_take(Arena *a, const Pipe *p) {
    enum { ROOM = 64 * 1024 };
    char *text = arena_alloc_raw(a, ROOM, 1);
    ssize_t n = read(p->in, text, ROOM);
    return (Str){ text, n > 0 ? (size_t)n : 0 };
}

static void pipe_close(Pipe *p) {
    close(p->in);
    close(p->out);
}

TEST(one_line_of_text_per_event) {
    SCRATCH(a);
    Pipe p CLEANUP(pipe_close) = pipe_open();
    Log *log CLEANUP(log_close) = log_open(p.out, LOG_INFO, LOG_TEXT, fixed_now);
    log_event(log, LOG_WARN, "feed.failed", LOG_S("source", S("toko")), LOG_I("tries", -3));
    CHECK_STR(pipe_take(a, &p),
              "2026-11-22T19:05:09Z warn  feed.failed source=\"toko\" tries=-3\n");
    log_event(log, LOG_DEBUG, "feed.read");
    CHECK(pipe_take(a, &p).n == 0);
    log_event(log, LOG_INFO, "program.started");
    CHECK_STR(pipe_take(a, &p), "2026-11-22T19:05:09Z info  program.started\n");
}

TEST(one_object_of_json_per_event) {
    SCRATCH(a);
    Pipe p CLEANUP(pipe_close) = pipe_open();
    Log *log CLEANUP(log_close) = log_open(p.out, LOG_DEBUG, LOG_JSON, fixed_now);
    log_event(log, LOG_ERROR, "x.y", LOG_S("why", S("a \"b\" \\ c\n\x1b[2J")), LOG_I("n", 7));
    CHECK_STR(pipe_take(a, &p), "{\"time\":\"2026-11-22T19:05:09Z\",\"level\":\"error\",\"event\":"
                                "\"x.y\",\"why\":\"a \\\"b\\\" \\\\ c\\n\\u001b[2J\",\"n\":7}\n");
    log_event(log, LOG_DEBUG, "x.z");
    CHECK_STR(pipe_take(a, &p),
              "{\"time\":\"2026-11-22T19:05:09Z\",\"level\":\"debug\",\"event\":\"x.z\"}\n");
}

TEST(control_characters_and_bad_bytes_never_get_out) {
    for (int format = 0; format < LOG_FORMAT__COUNT; format++) {
        SCRATCH(a);
        Pipe p CLEANUP(pipe_close) = pipe_open();
        Log *log CLEANUP(log_close) = log_open(p.out, LOG_DEBUG, (LogFormat)format, fixed_now);
        char all[256];
        for (int i = 0; i < 256; i++)
            all[i] = (char)i;
        log_event(log, LOG_INFO, "x", LOG_S("v", ((Str){ all, sizeof all })),
                  LOG_S("w", S("\xC2\x80\xC2\x9F\xE2\x80\xA8\xE2\x80\xA9\xC3\xA9")));
        Str line = pipe_take(a, &p);
        CHECK(line.n && line.p[line.n - 1] == '\n');
        for (size_t i = 0; i + 1 < line.n; i++)
            CHECK((unsigned char)line.p[i] >= 0x20 && line.p[i] != 0x7F);
        CHECK(str_find(line, S("\\u0080\\u009f\\u2028\\u2029\xC3\xA9")) > 0);
        CHECK(str_find(line, S("\xEF\xBF\xBD")) > 0);
    }
}

TEST(a_long_line_loses_fields_not_its_shape) {
    SCRATCH(a);
    Pipe p CLEANUP(pipe_close) = pipe_open();
    Log *log CLEANUP(log_close) = log_open(p.out, LOG_DEBUG, LOG_JSON, fixed_now);
    char *text = arena_alloc_raw(a, 8192, 1);
    memset(text, '"', 8192);
    Str big = { text, 8192 };
    log_event(log, LOG_INFO, "x", LOG_I("first", 1), LOG_S("a", big), LOG_S("b", big),
              LOG_S("c", big), LOG_S("d", big), LOG_S("e", big), LOG_S("f", big));
    Str line = pipe_take(a, &p);
    CHECK(line.n > 4096 && line.n <= 16 * 1024);
    CHECK(str_ends(line, S("\"}\n")) && str_find(line, S("\"first\":1,")) > 0);
    CHECK(str_find(line, S("\"f\":")) < 0);
}

TEST(warnings_are_counted_even_when_not_written) {
    Log *log CLEANUP(log_close) = log_open(-1, LOG_ERROR, LOG_TEXT, fixed_now);
    log_event(log, LOG_INFO, "a");
    log_event(log, LOG_WARN, "a");
    log_event(log, LOG_ERROR, "a"); /* the write fails: no matter */
    CHECK(log_warnings(log) == 2);
    Log *none = NULL;
    log_event(none, LOG_ERROR, "a");
    log_close(&none);
}

enum { WRITERS = 4, EVENTS_EACH = 50 };

static void *write_events(void *log) {
    for (int i = 0; i < EVENTS_EACH; i++)
        log_event(log, LOG_WARN, "x.y", LOG_S("v", S("some text that takes its time")));
    return NULL;
}

TEST(lines_of_several_threads_do_not_mix) {
    SCRATCH(a);
    Pipe p CLEANUP(pipe_close) = pipe_open();
    Log *log CLEANUP(log_close) = log_open(p.out, LOG_INFO, LOG_TEXT, fixed_now);
    pthread_t threads[WRITERS];
    for (int i = 0; i < WRITERS; i++)
        CHECK(pthread_create(&threads[i], NULL, write_events, log) == 0);
    for (int i = 0; i < WRITERS; i++)
        CHECK(pthread_join(threads[i], NULL) == 0);
    Str rest = pipe_take(a, &p), line;
    int lines = 0;
    for (; str_cut(&rest, '\n', &line) && line.n; lines++)
        CHECK_STR(line, "2026-11-22T19:05:09Z warn  x.y v=\"some text that takes its time\"");
    CHECK(lines == WRITERS * EVENTS_EACH && log_warnings(log) == lines);
}

TEST(event_names_are_in_order_and_documented) {
    for (const LogEvent *event = log_events; event->name; event++) {
        CHECK(event->doc && strchr(event->name, '.'));
        CHECK(event == log_events || strcmp(event[-1].name, event->name) < 0);
    }
}
