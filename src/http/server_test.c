#include "base/limits.h"
#include "base/time.h"
#include "http/assets.h"
#include "http/server_part.h"
#include "http_client.h"
#include "test.h"

#include <fcntl.h>
#include <pthread.h>
#include <unistd.h>

typedef struct Note {
    Str text;
} Note;
static const Field note_fields[] = { FIELD(Note, text, .max = 100, .flags = FIELD_REQUIRED) };
static const Model note_model = MODEL(Note, note_fields);

static Err echo(Request *r, Error *e) { return reply_record(r, r->body, e); }
static Err hello(Request *r, Error *e) {
    Str cookie = S("none");
    (void)r->cookie(r, "session", &cookie);
    return reply_record(r, &(Note){ str_fmt(r->arena, STR_FMT "|" STR_FMT "|" STR_FMT,
                                            STR_ARG(r->params[0]), STR_ARG(r->remote),
                                            STR_ARG(cookie)) }, e);
}
static Err slow(Request *r, Error *e) {
    sleep_ms(300);
    return reply_record(r, &(Note){ S("late") }, e);
}
static Err size(Request *r, Error *e) {
    return reply_record(r, &(Note){ str_fmt(r->arena, "%zu", r->raw_body.n) }, e);
}
static Err large(Request *r, Error *e UNUSED) {
    for (int i = 0; i < 3 << 18; i++)
        buf_put(&r->out, S("abcd"));
    return ERR_OK;
}
static Err fail(Request *r UNUSED, Error *e) { FAIL(e, ERR_DB, "the disk said secret things"); }
static Err gone(Request *r, Error *e UNUSED) {
    r->status = 204;
    return ERR_OK;
}
static Err app_page(Request *r, Error *e) {
    if (str_eq(r->path, S("/kasus/404")))
        FAIL(e, ERR_NOT_FOUND, "no such case");
    buf_put(&r->out, S("<!doctype html><title>app</title>"));
    return ERR_OK;
}

static const Route rows[] = {
    { "GET", "/api/fail", 0, ROUTE_PUBLIC, fail, .doc = "" },
    { "DELETE", "/api/hello/{x}", 0, ROUTE_PUBLIC, gone, .doc = "" },
    { "GET", "/api/hello/{x}", 0, ROUTE_PUBLIC, hello, .reply = &note_model },
    { "GET", "/api/large", 0, ROUTE_PUBLIC, large, .doc = "" },
    { "POST", "/api/note", 0, ROUTE_PUBLIC, echo, .body = &note_model, .reply = &note_model },
    { "POST", "/api/size", 0, ROUTE_PUBLIC | ROUTE_RAW, size, .reply = &note_model },
    { "GET", "/api/slow", 0, ROUTE_PUBLIC, slow, .reply = &note_model },
};
static const RouteRows all_rows = ROUTE_ROWS(rows), *const parts[] = { &all_rows };
static const unsigned char zipped[] = "ZIPPED";
static const Asset assets[] = {
    { "/assets/app-ABCD2345.js", "text/javascript", "\"aaa\"", (const unsigned char *)"plain js",
      zipped, 8, 6, true },
    { "/favicon.ico", "image/x-icon", "\"bbb\"", (const unsigned char *)"ICO", NULL, 3, 0, false },
};

static Server *start(ServerTuning *tuning, bool secure, Str proxy) {
    Error e = { 0 };
    Server *s = NULL;
    ServerOptions options = {
        .address = "127.0.0.1", .threads = 2, .routes = { parts, COUNT(parts), NULL },
        .assets = assets, .asset_count = COUNT(assets), .page = app_page, .secure = secure,
        .log = log_open(open("/dev/null", O_WRONLY | O_CLOEXEC), LOG_DEBUG, LOG_JSON, clock_now),
        .trusted_proxy = proxy,
    };
    ServerTuning usual = server_tuning(&options);
    if (server_start_tuned(&options, tuning ? tuning : &usual, &s, &e) != ERR_OK)
        printf("server: %s\n", e.msg);
    assert(s != NULL);
    return s;
}

static void stop(Server **s) {
    Log *log = (*s)->options.log;
    server_stop(s, 2000);
    log_close(&log);
}

static ServerTuning short_times(void) {
    ServerTuning t = server_tuning(&(ServerOptions){ 0 });
    t.head_ms = 400;
    t.body_ms = 900;
    t.body_grace_ms = 300;
    t.idle_ms = 500;
    t.answer_ms = 500;
    t.answer_rate = 64 * 1024 * 1024;
    t.scan_ms = 20;
    return t;
}

#define HOST "Host: localhost\r\n"

/* Every shape alone on a connection: the status, and whether the connection must end. */
    static const struct {
        int status;
        bool closes;
        Str bytes;
    } shapes[] = {
#define R(status, closes, s) { status, closes, { s, sizeof(s) - 1 } }
        R(200, false, "GET /api/hello/x HTTP/1.1\r\n" HOST "\r\n"),
        R(200, true, "GET /api/hello/x HTTP/1.0\r\n\r\n"),
        R(200, true, "GET /api/hello/x HTTP/1.1\r\n" HOST "Connection: close\r\n\r\n"),
        R(200, false, "GET /api/hello/x HTTP/1.1\r\nhost:localhost:80\r\nX-A:\r\n"
                      "X-B: \t b \r\n\r\n"),
        R(200, false, "GET http://localhost/api/hello/x HTTP/1.1\r\n" HOST "\r\n"),
        R(200, false, "POST /api/size HTTP/1.1\r\n" HOST "Content-Length: 3\r\n\r\nabc"),
        R(200, false, "POST /api/size HTTP/1.1\r\n" HOST "Transfer-Encoding: chunked\r\n\r\n"
                      "3\r\nabc\r\n0\r\n\r\n"),
        R(200, false, "POST /api/size HTTP/1.1\r\n" HOST "Content-Length: 0\r\n\r\n"),
        /* two lengths of the body */
        R(400, true, "POST /api/size HTTP/1.1\r\n" HOST "Content-Length: 3\r\n"
                     "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n"),
        R(400, true, "POST /api/size HTTP/1.1\r\n" HOST "Transfer-Encoding: chunked\r\n"
                     "Content-Length: 3\r\n\r\n3\r\nabc\r\n0\r\n\r\n"),
        R(400, true, "POST /api/size HTTP/1.1\r\n" HOST "Content-Length: 3\r\n"
                     "Content-Length: 4\r\n\r\nabcd"),
        R(400, true, "POST /api/size HTTP/1.1\r\n" HOST "Content-Length: 3\r\n"
                     "Content-Length: 3\r\n\r\nabc"),
        R(400, true, "POST /api/size HTTP/1.1\r\n" HOST "Content-Length: 3, 3\r\n\r\nabc"),
        R(400, true, "POST /api/size HTTP/1.1\r\n" HOST "Content-Length: +3\r\n\r\nabc"),
        R(400, true, "POST /api/size HTTP/1.1\r\n" HOST "Content-Length: -3\r\n\r\nabc"),
        R(400, true, "POST /api/size HTTP/1.1\r\n" HOST "Content-Length: 0x3\r\n\r\nabc"),
        R(400, true, "POST /api/size HTTP/1.1\r\n" HOST "Content-Length: 3 3\r\n\r\nabc"),
        R(400, true, "POST /api/size HTTP/1.1\r\n" HOST "Content-Length:\r\n\r\nabc"),
        R(400, true, "POST /api/size HTTP/1.1\r\n" HOST "Content-Length : 3\r\n\r\nabc"),
        R(400, true, "POST /api/size HTTP/1.1\r\n" HOST "Content-Length\t: 3\r\n\r\nabc"),
        R(400, true, "POST /api/size HTTP/1.1\r\n" HOST "Content-Length: 3\r\n x\r\n\r\nabc"),
        R(400, true, "POST /api/size HTTP/1.1\r\n" HOST "X-A: b\r\n Content-Length: 3\r\n\r\nabc"),
        R(400, true, "POST /api/size HTTP/1.1\r\n" HOST "X-A: b\0c\r\n"
                     "Content-Length: 3\r\n\r\nabc"),
        R(400, true, "POST /api/size HTTP/1.1\r\n" HOST "Content-Length: 3\0 3\r\n\r\nabc"),
        R(400, true, "POST /api/size HTTP/1.1\r\n" HOST "Content-Length: 3\0\r\n\r\nabc"),
        R(400, true, "POST /api/size HTTP/1.1\r\n" HOST "Content\0-Length: 3\r\n\r\nabc"),
        R(400, true, "POST /api/size HTTP/1.1\r\n" HOST "X: a\0\r\n\0Y: b\r\n\r\nabc"),
        R(400, true, "POST /api/size HTTP/1.1\r\n" HOST "X: a\nContent-Length: 3\r\n\r\nabc"),
        R(400, true, "GET /api/hello/x HTTP/1.1\n" HOST "\r\n"),
        R(400, true, "GET /api/hello/x HTTP/1.1\r\n" HOST "X: a\rb\r\n\r\n"),
        R(400, true, "GET /api/hello/x HTTP/1.1\r\n" HOST "X: a\x01\r\n\r\n"),
        R(400, true, "GET /api/hello/x HTTP/1.1\r\n" HOST "X(a): b\r\n\r\n"),
        R(400, true, "GET /api/hello/x HTTP/1.1\r\n" HOST ": b\r\n\r\n"),
        R(400, true, "GET /api/hello/x HTTP/1.1\r\n" HOST "nocolon\r\n\r\n"),
        R(400, true, "POST /api/size HTTP/1.1\r\n" HOST "Transfer-Encoding: gzip, chunked\r\n\r\n"
                     "3\r\nabc\r\n0\r\n\r\n"),
        R(400, true, "POST /api/size HTTP/1.1\r\n" HOST "Transfer-Encoding: identity\r\n\r\n"),
        R(400, true, "POST /api/size HTTP/1.1\r\n" HOST "Transfer-Encoding: xchunked\r\n\r\n"),
        R(400, true, "POST /api/size HTTP/1.1\r\n" HOST "Transfer-Encoding: chunked\r\n"
                     "Transfer-Encoding: identity\r\n\r\n3\r\nabc\r\n0\r\n\r\n"),
        R(400, true, "POST /api/size HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
        R(400, true, "POST /api/size HTTP/1.1\r\n" HOST "Transfer-Encoding: chunked\r\n\r\n"
                     "zz\r\nabc\r\n0\r\n\r\n"),
        R(400, true, "POST /api/size HTTP/1.1\r\n" HOST "Transfer-Encoding: chunked\r\n\r\n"
                     "3\r\nabcXX0\r\n\r\n"),
        R(400, true, "GET /api/hello/x HTTP/1.1\r\n" HOST "Content-Length: 3\r\n\r\nabc"),
        /* hosts and targets */
        R(400, true, "GET /api/hello/x HTTP/1.1\r\n\r\n"),
        R(400, true, "GET /api/hello/x HTTP/1.1\r\nHost:\r\n\r\n"),
        R(400, true, "GET /api/hello/x HTTP/1.1\r\n" HOST "Host: other\r\n\r\n"),
        R(400, true, "GET /api/hello/x HTTP/1.1\r\nHost: a b\r\n\r\n"),
        R(400, true, "GET /api/hello/x HTTP/1.1\r\nHost: a/b@c\r\n\r\n"),
        R(400, true, "GET http://other/api/hello/x HTTP/1.1\r\n" HOST "\r\n"),
        R(400, true, "GET localhost HTTP/1.1\r\n" HOST "\r\n"),
        R(400, true, "GET * HTTP/1.1\r\n" HOST "\r\n"),
        R(501, true, "CONNECT localhost:80 HTTP/1.1\r\n" HOST "\r\n"),
        R(400, true, "GET /api/hello/%00 HTTP/1.1\r\n" HOST "\r\n"),
        R(400, true, "GET /api/hello/a%5Cb HTTP/1.1\r\n" HOST "\r\n"),
        R(400, true, "GET /api/hello/.. HTTP/1.1\r\n" HOST "\r\n"),
        R(400, true, "GET /api/hello/%2e%2E HTTP/1.1\r\n" HOST "\r\n"),
        R(400, true, "GET /api/hello/x%2F..%2Fy HTTP/1.1\r\n" HOST "\r\n"),
        R(400, true, "GET /api/hello/%zz HTTP/1.1\r\n" HOST "\r\n"),
        R(400, true, "GET /api/hello/%FF HTTP/1.1\r\n" HOST "\r\n"),
        R(400, true, "GET /api/hello/%0D%0Ax HTTP/1.1\r\n" HOST "\r\n"),
        R(400, true, "GET /api/hello/a\xC3\xA9 HTTP/1.1\r\n" HOST "\r\n"),
        R(400, true, "GET /api/hello/x#y HTTP/1.1\r\n" HOST "\r\n"),
        R(400, true, "GET /api/hello/x y HTTP/1.1\r\n" HOST "\r\n"),
        R(400, true, "GET /api/hello/x\0y HTTP/1.1\r\n" HOST "\r\n"),
        /* methods, versions, expectations, sizes */
        R(405, false, "OPTIONS /api/hello/x HTTP/1.1\r\n" HOST "\r\n"),
        R(405, false, "TRACE /api/hello/x HTTP/1.1\r\n" HOST "\r\n"),
        R(405, false, "PUT /api/hello/x HTTP/1.1\r\n" HOST "\r\n"),
        R(501, true, "BREW /api/hello/x HTTP/1.1\r\n" HOST "\r\n"),
        R(501, true, "get /api/hello/x HTTP/1.1\r\n" HOST "\r\n"),
        R(417, true, "POST /api/size HTTP/1.1\r\n" HOST "Expect: magic\r\n"
                     "Content-Length: 1\r\n\r\na"),
        R(413, true, "POST /api/size HTTP/1.1\r\n" HOST "Content-Length: 1048577\r\n\r\n"),
        R(413, true, "POST /api/size HTTP/1.1\r\n" HOST
                     "Content-Length: 99999999999999999999999999\r\n\r\n"),
#undef R
    };

TEST(framing_shapes) {
    Server *s = start(NULL, false, S(""));
    for (size_t i = 0; i < COUNT(shapes); i++) {
        SCRATCH(a);
        Answer got = client_ask(a, server_port(s), shapes[i].bytes);
        if (got.status != shapes[i].status || got.closed != shapes[i].closes) {
            printf("shape %zu: %d%s instead of %d%s: " STR_FMT "\n", i, got.status,
                   got.closed ? " closed" : "", shapes[i].status, shapes[i].closes ? " closed" : "",
                   STR_ARG(str_slice(shapes[i].bytes, 0, 120)));
            test_failures++;
        }
    }
    stop(&s);
}

TEST(framing_refuses_odd_request_lines) {
    static const char *const t[] = {
        "GET /api/hello/x HTTP/2.0\r\nHost: a\r\n\r\n", "GET /api/hello/x\r\n\r\n", "GET\r\n\r\n",
        "GET /api/hello/x HTTP/1.2\r\nHost: a\r\n\r\n", "\x16\x03\x01\x02\r\n\r\n",
        "GET  /api/hello/x HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /api/hello/x  HTTP/1.1\r\nHost: a\r\n\r\n",
    };
    Server *s = start(NULL, false, S(""));
    for (size_t i = 0; i < COUNT(t); i++) {
        SCRATCH(a);
        Answer got = client_ask(a, server_port(s), str_c(t[i]));
        CHECK(got.status != 200 && got.closed);
    }
    stop(&s);
}

TEST(server_head_limits) {
    SCRATCH(a);
    Server *s = start(NULL, false, S(""));
    Buf b = buf_new(a, 1 << 20);
    buf_put(&b, S("GET /api/hello/x HTTP/1.1\r\n" HOST));
    for (int i = 0; i < 40; i++)
        buf_printf(&b, "X-Header-%d: %0200d\r\n", i, i);
    buf_put(&b, S("\r\n"));
    CHECK(client_ask(a, server_port(s), buf_str(&b)).status == 200); /* 9 KiB, 41 headers */
    b.n = 0;
    buf_put(&b, S("GET /api/hello/x HTTP/1.1\r\n" HOST));
    for (int i = 0; i < 80; i++)
        buf_printf(&b, "A%d: 1\r\n", i);
    buf_put(&b, S("\r\n"));
    CHECK(client_ask(a, server_port(s), buf_str(&b)).status == 431);
    b.n = 0;
    buf_printf(&b, "GET /api/hello/x HTTP/1.1\r\n" HOST "X: %065536d\r\n\r\n", 1);
    Answer got = client_ask(a, server_port(s), buf_str(&b));
    CHECK(got.status == 431 || (got.status == 0 && got.closed)); /* reset while we still sent */
    b.n = 0;
    buf_printf(&b, "GET /api/hello/x HTTP/1.1\r\n" HOST "X: %017000d\r\n\r\n", 1);
    CHECK(client_ask(a, server_port(s), buf_str(&b)).status == 431);
    b.n = 0;
    buf_printf(&b, "GET /api/hello/%05000d HTTP/1.1\r\n" HOST "\r\n", 1);
    CHECK(client_ask(a, server_port(s), buf_str(&b)).status == 414);
    stop(&s);
}

/* The raw check of the head must hold when the head comes in pieces. */
TEST(server_head_in_pieces) {
    SCRATCH(a);
    Server *s = start(NULL, false, S(""));
    int fd CLEANUP(client_close) = client_connect(server_port(s));
    Buf b = buf_new(a, 1 << 20);
    buf_put(&b, S("\r\nGET /api/hello/x?q=%41&b=+ HTTP/1.1\r\n" HOST));
    for (int i = 0; i < 50; i++)
        buf_printf(&b, "X-%d: %0150d\r\n", i, i);
    buf_put(&b, S("Cookie: a=1; session=abc; b=\r\n\r\n"));
    Str head = buf_str(&b);
    for (size_t at = 0; at < head.n; at += 700) {
        CHECK(client_send(fd, str_slice(head, at, at + 700)));
        sleep_ms(5);
    }
    CHECK(client_answer(a, fd, PATIENCE_MS).status == 422); /* the route takes no query */
    CHECK(client_send(fd, S("GET /api/hello/y%20z HTTP/1.1\r\n" HOST
                            "Cookie: a=1; session=abc; b=\r\n\r\n")));
    Answer got = client_answer(a, fd, PATIENCE_MS);
    CHECK_STR(got.body, "{\"text\":\"y z|127.0.0.1|abc\"}");
    CHECK(client_send(fd, S("GET /api/hello/y HTTP/1.1\r\n" HOST
                            "Cookie: session=abc; session=def\r\n\r\n")));
    got = client_answer(a, fd, PATIENCE_MS);
    CHECK_STR(got.body, "{\"text\":\"y|127.0.0.1|none\"}");
    stop(&s);
}

TEST(server_pipelined_requests_are_answered_in_order) {
    SCRATCH(a);
    bool closed;
    Server *s = start(NULL, false, S(""));
    int fd CLEANUP(client_close) = client_connect(server_port(s));
    CHECK(client_send(fd, S("GET /api/hello/1 HTTP/1.1\r\n" HOST "\r\n"
                            "POST /api/size HTTP/1.1\r\n" HOST "Content-Length: 4\r\n\r\nGET "
                            "GET /api/hello/3 HTTP/1.1\r\n" HOST "Connection: close\r\n\r\n")));
    Str all = client_read(a, fd, S(""), PATIENCE_MS, &closed);
    ptrdiff_t one = str_find(all, S("\"1|")), two = str_find(all, S("\"text\":\"4\"")),
              three = str_find(all, S("\"3|"));
    CHECK(closed && 0 < one && one < two && two < three);
    stop(&s);
}

TEST(server_bodies) {
    SCRATCH(a);
    Server *s = start(NULL, false, S(""));
    Answer got = client_ask(a, server_port(s),
                            S("POST /api/note HTTP/1.1\r\n" HOST
                              "Content-Type: application/json\r\nContent-Length: 14\r\n\r\n"
                              "{\"text\":\"halo\"}"));
    CHECK(got.status == 422); /* one byte short of the object */
    got = client_ask(a, server_port(s),
                     S("POST /api/note HTTP/1.1\r\n" HOST "Content-Type: application/json\r\n"
                       "Content-Length: 15\r\n\r\n{\"text\":\"halo\"}"));
    CHECK(got.status == 200);
    CHECK_STR(got.body, "{\"text\":\"halo\"}");
    Buf b = buf_new(a, 16 << 20);
    buf_printf(&b, "POST /api/size HTTP/1.1\r\n" HOST "Content-Length: %d\r\n\r\n%0*d",
               LIMIT_HTTP_BODY, LIMIT_HTTP_BODY, 1);
    got = client_ask(a, server_port(s), buf_str(&b));
    CHECK(got.status == 200);
    CHECK_STR(got.body, "{\"text\":\"1048576\"}");
    b.n = 0;
    buf_put(&b, S("POST /api/size HTTP/1.1\r\n" HOST "Transfer-Encoding: chunked\r\n\r\n"));
    for (int i = 0; i < 33; i++)
        buf_printf(&b, "8000\r\n%032768d\r\n", 1);
    buf_put(&b, S("0\r\n\r\n"));
    CHECK(client_ask(a, server_port(s), buf_str(&b)).status == 413);
    stop(&s);
}

TEST(server_expect_continue) {
    SCRATCH(a);
    bool closed;
    Server *s = start(NULL, false, S(""));
    int fd CLEANUP(client_close) = client_connect(server_port(s));
    CHECK(client_send(fd, S("POST /api/size HTTP/1.1\r\n" HOST "Expect: 100-continue\r\n"
                            "Content-Length: 3\r\n\r\n")));
    Str first = client_read(a, fd, S("\r\n\r\n"), PATIENCE_MS, &closed);
    CHECK(str_starts(first, S("HTTP/1.1 100 ")));
    CHECK(client_send(fd, S("abc")));
    CHECK(client_answer(a, fd, PATIENCE_MS).status == 200);
    Answer got = client_ask(a, server_port(s),
                            S("POST /api/size HTTP/1.1\r\n" HOST "Expect: 100-continue\r\n"
                              "Content-Length: 3000000\r\n\r\n"));
    CHECK(got.status == 413 && got.closed);
    stop(&s);
}

TEST(server_headers_are_on_every_answer) {
    static const char *const asks[] = { "GET /api/hello/x", "GET /api/fail", "GET /api/none",
                                        "GET /kasus/1", "GET /kasus/404", "PUT /api/fail",
                                        "DELETE /api/hello/x", "GET /assets/app-ABCD2345.js",
                                        "GET /api/%00" };
    static const char *const headers[] = {
        "Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy",
        "Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy", "Permissions-Policy",
        "Cache-Control", "X-Request-Id", "Strict-Transport-Security", "Date" };
    Server *s = start(NULL, true, S(""));
    for (size_t i = 0; i < COUNT(asks); i++) {
        SCRATCH(a);
        Str value;
        Answer got = client_ask(a, server_port(s),
                                str_fmt(a, "%s HTTP/1.1\r\n" HOST "\r\n", asks[i]));
        for (size_t k = 0; k < COUNT(headers); k++)
            if (!answer_header(&got, headers[k], &value) || value.n == 0) {
                printf("%s: %d without %s\n", asks[i], got.status, headers[k]);
                test_failures++;
            }
        CHECK(answer_header(&got, "Content-Security-Policy", &value) &&
              str_find(value, S("default-src 'none'; script-src 'self';")) == 0);
        CHECK(answer_header(&got, "Cache-Control", &value));
        CHECK_STR(value, str_find(str_c(asks[i]), S("assets")) >= 0
                             ? "public, max-age=31536000, immutable"
                             : "no-store");
        CHECK(str_find(got.body, S("secret")) < 0);
    }
    stop(&s);
}

TEST(server_assets) {
    static const struct {
        const char *path, *more;
        int status;
        const char *body, *encoding;
    } t[] = {
        { "/favicon.ico", "", 200, "ICO", NULL },
        { "/favicon.ico", "Accept-Encoding: gzip\r\n", 200, "ICO", NULL },
        { "/favicon.ico", "If-None-Match: \"bbb\"\r\n", 304, "", NULL },
        { "/assets/app-ABCD2345.js", "", 200, "plain js", NULL },
        { "/assets/app-ABCD2345.js", "Accept-Encoding: br, gzip\r\n", 200, "ZIPPED", "gzip" },
        { "/assets/app-ABCD2345.js", "Accept-Encoding: gzip;q=0, br\r\n", 200, "plain js", NULL },
        { "/assets/app-ABCD2345.js", "Accept-Encoding: GZIP ; Q=0.5\r\n", 200, "ZIPPED", "gzip" },
        { "/assets/app-ABCD2345.js", "Accept-Encoding: *\r\n", 200, "ZIPPED", "gzip" },
        { "/assets/app-ABCD2345.js", "Accept-Encoding: *;q=0.0\r\n", 200, "plain js", NULL },
        { "/assets/app-ABCD2345.js", "If-None-Match: \"x\", W/\"aaa\"\r\n", 304, "", NULL },
        { "/assets/none.js", "", 200, "<!doctype html><title>app</title>", NULL },
    };
    Server *s = start(NULL, false, S(""));
    for (size_t i = 0; i < COUNT(t); i++) {
        SCRATCH(a);
        Str value = { 0 };
        Answer got = client_ask(a, server_port(s), str_fmt(a, "GET %s HTTP/1.1\r\n" HOST "%s\r\n",
                                                           t[i].path, t[i].more));
        CHECK(got.status == t[i].status);
        CHECK_STR(got.body, t[i].body);
        CHECK(answer_header(&got, "Content-Encoding", &value) == (t[i].encoding != NULL));
    }
    SCRATCH(a);
    Answer got = client_ask(a, server_port(s), S("HEAD /favicon.ico HTTP/1.1\r\n" HOST
                                                 "Connection: close\r\n\r\n"));
    CHECK(got.status == 200 && got.body.n == 0);
    stop(&s);
}

TEST(server_believes_the_proxy_only) {
    static const struct {
        const char *proxy, *header, *want;
    } t[] = {
        { "", "X-Forwarded-For: 10.0.0.9\r\n", "x|127.0.0.1|none" },
        { "127.0.0.9", "X-Forwarded-For: 10.0.0.9\r\n", "x|127.0.0.1|none" },
        { "127.0.0.1", "X-Forwarded-For: 10.0.0.9\r\n", "x|10.0.0.9|none" },
        { "127.0.0.1", "X-Forwarded-For: 6.6.6.6, 10.0.0.9\r\n", "x|10.0.0.9|none" },
        { "127.0.0.1", "X-Forwarded-For: 6.6.6.6\r\nX-Forwarded-For: 10.0.0.9\r\n",
          "x|10.0.0.9|none" },
        { "127.0.0.1", "X-Forwarded-For: 2001:db8::1\r\n", "x|2001:db8::1|none" },
        { "127.0.0.1", "X-Forwarded-For: <script>\r\n", "x|127.0.0.1|none" },
        { "127.0.0.1", "", "x|127.0.0.1|none" },
    };
    for (size_t i = 0; i < COUNT(t); i++) {
        SCRATCH(a);
        Server *s = start(NULL, false, str_c(t[i].proxy));
        Answer got = client_ask(a, server_port(s),
                                str_fmt(a, "GET /api/hello/x HTTP/1.1\r\n" HOST "%s\r\n",
                                        t[i].header));
        CHECK_STR(got.body, str_z(a, str_fmt(a, "{\"text\":\"%s\"}", t[i].want)));
        stop(&s);
    }
}

/* How long until the server closes this connection, sending `bytes` one after another every
 * `every_ms`. */
static int64_t held_ms(int port, Str at_once, Str bytes, int every_ms) {
    SCRATCH(a);
    bool closed = false;
    int fd CLEANUP(client_close) = client_connect(port);
    int64_t began = clock_monotonic_ms();
    (void)client_send(fd, at_once); /* a close shows in what is read */
    for (size_t i = 0; !closed && clock_monotonic_ms() - began < 8000; i++) {
        if (bytes.n)
            (void)client_send(fd, (Str){ bytes.p + i % bytes.n, 1 });
        (void)client_read(a, fd, S(""), every_ms, &closed);
    }
    return clock_monotonic_ms() - began;
}

TEST(server_cuts_the_slow_in_time) {
    ServerTuning t = short_times();
    Server *s = start(&t, false, S(""));
    int port = server_port(s);
    static const struct {
        const char *what, *at_once, *drip;
        int least, most; /* milliseconds; the machine may be busy */
    } cases[] = {
        { "silent", "", "", 350, 4000 },
        { "request line", "", "GET /", 350, 4000 },
        { "header", "GET /api/hello/x HTTP/1.1\r\n", "X: y\r\n", 350, 4000 },
        { "body not begun", "POST /api/size HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n",
          "", 250, 4000 },
        { "body below the rate",
          "POST /api/size HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n", "x", 250, 4000 },
        { "chunk",
          "POST /api/size HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n",
          "1\r\nx\r\n", 250, 4000 },
        { "idle after an answer", "GET /api/hello/x HTTP/1.1\r\nHost: a\r\n\r\n", "", 450, 4000 },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        int64_t ms = held_ms(port, str_c(cases[i].at_once), str_c(cases[i].drip), 40);
        if (ms < cases[i].least || ms > cases[i].most) {
            printf("%s: closed after %lld ms\n", cases[i].what, (long long)ms);
            test_failures++;
        }
    }
    ServerCounts counts;
    server_counts(s, &counts);
    CHECK(counts.cut == (int64_t)COUNT(cases));
    stop(&s);
}

/* Fast enough, but too long altogether: the absolute bound of the body ends it. */
TEST(server_cuts_an_endless_body) {
    ServerTuning t = short_times();
    t.body_rate = 10;
    Server *s = start(&t, false, S(""));
    int64_t ms = held_ms(server_port(s), S("POST /api/size HTTP/1.1\r\nHost: a\r\n"
                                           "Content-Length: 100000\r\n\r\n"), S("x"), 30);
    CHECK(ms >= 850 && ms < 5000);
    stop(&s);
}

/* Until so many connections were cut. */
static void await_cut(Server *s, int64_t want, ServerCounts *counts) {
    for (int i = 0; i < PATIENCE_MS / 10; i++, sleep_ms(10)) {
        server_counts(s, counts);
        if (counts->cut >= want)
            return;
    }
}

TEST(server_cuts_who_does_not_read) {
    SCRATCH(a);
    bool closed = false;
    ServerTuning t = short_times();
    Server *s = start(&t, false, S(""));
    int fd CLEANUP(client_close) = client_connect(server_port(s));
    for (int i = 0; i < 8; i++) /* 24 MB of answers: more than the sockets hold */
        CHECK(client_send(fd, S("GET /api/large HTTP/1.1\r\nHost: a\r\n\r\n")));
    ServerCounts counts = { 0 };
    await_cut(s, 1, &counts);
    CHECK(counts.cut == 1);
    Str got = client_read(a, fd, S(""), PATIENCE_MS, &closed);
    CHECK(closed && got.n < 8 * (3 << 20));
    stop(&s);
}

/* 300 connections that drip a header, and honest clients in between. */
TEST(server_stays_quick_beside_slow_clients) {
    enum { SLOW = 300, HONEST = 60 };
    ServerTuning t = server_tuning(&(ServerOptions){ 0 });
    t.head_ms = 2500;
    t.scan_ms = 50;
    Server *s = start(&t, false, S(""));
    int fds[SLOW], closed_count = 0;
    int quick = 0;
    for (int i = 0; i < SLOW; i++) {
        fds[i] = client_connect(server_port(s));
        CHECK(fds[i] >= 0 && client_send(fds[i], S("GET /api/hello/x HTTP/1.1\r\nX: ")));
    }
    for (int i = 0; i < HONEST; i++) {
        SCRATCH(a);
        int fd CLEANUP(client_close) = client_connect(server_port(s));
        int64_t from = clock_monotonic_ms();
        bool closed;
        CHECK(client_send(fd, S("GET /api/hello/x HTTP/1.1\r\n" HOST "\r\n")));
        Str got = client_read(a, fd, S("none\"}"), PATIENCE_MS, &closed);
        CHECK(str_starts(got, S("HTTP/1.1 200 ")));
        quick += clock_monotonic_ms() - from < 1000;
        for (int k = i % 10; k < SLOW; k += 10)
            (void)client_send(fds[k], S("y"));
        sleep_ms(10);
    }
    /* Behind the slow ones all would wait; on a busy machine a few do anyway. */
    CHECK(quick > HONEST / 2);
    ServerCounts counts;
    await_cut(s, SLOW, &counts);
    for (int i = 0; i < SLOW; i++) {
        SCRATCH(a);
        bool closed;
        (void)client_read(a, fds[i], S(""), PATIENCE_MS, &closed);
        closed_count += closed;
        client_close(&fds[i]);
    }
    CHECK(closed_count == SLOW);
    server_counts(s, &counts);
    CHECK(counts.cut == SLOW && counts.requests == HONEST);
    stop(&s);
}

/* Until the server holds so much of large bodies. */
static void await_held(Server *s, int64_t bytes) {
    for (int i = 0; i < PATIENCE_MS / 5 && atomic_load(&s->held) != bytes; i++)
        sleep_ms(5);
}

/* Two large bodies that hang use the bound up: a third is refused, a small one is not. */
TEST(server_bounds_what_it_receives_at_once) {
    SCRATCH(a);
    enum { LARGE = 200 * 1024 };
    ServerTuning t = server_tuning(&(ServerOptions){ 0 });
    t.bodies = LARGE + LARGE / 2;
    Server *s = start(&t, false, S(""));
    int fds[3];
    Buf b = buf_new(a, 4 * LARGE);
    for (int i = 0; i < (int)COUNT(fds); i++) {
        b.n = 0;
        buf_printf(&b, "POST /api/size HTTP/1.1\r\n" HOST "Content-Length: %d\r\n\r\n%0*d",
                   i < 2 ? LARGE + 1 : LARGE, LARGE, 1);
        fds[i] = client_connect(server_port(s));
        (void)client_send(fds[i], buf_str(&b));
        if (i < 2)
            await_held(s, (i + 1) * (LARGE - BODY_SMALL));
    }
    CHECK(client_answer(a, fds[2], PATIENCE_MS).status == 503);
    CHECK(client_ask(a, server_port(s),
                     S("POST /api/size HTTP/1.1\r\n" HOST "Content-Length: 2\r\n\r\nxx"))
              .status == 200);
    (void)client_send(fds[0], S("x"));
    CHECK(client_answer(a, fds[0], PATIENCE_MS).status == 200);
    for (size_t i = 0; i < COUNT(fds); i++)
        client_close(&fds[i]);
    await_held(s, 0);
    CHECK(client_ask(a, server_port(s), buf_str(&b)).status == 200); /* room again */
    stop(&s);
}

TEST(server_bounds_one_address) {
    SCRATCH(a);
    ServerTuning t = server_tuning(&(ServerOptions){ 0 });
    t.per_address = 3;
    Server *s = start(&t, false, S(""));
    int fds[4], answered = 0;
    for (int i = 0; i < 4; i++)
        fds[i] = client_connect(server_port(s));
    for (int i = 0; i < 4; i++) {
        (void)client_send(fds[i], S("GET /api/hello/x HTTP/1.1\r\n" HOST "\r\n"));
        answered += client_answer(a, fds[i], PATIENCE_MS).status == 200;
        if (i < 3)
            continue;
        for (int k = 0; k < 4; k++)
            client_close(&fds[k]);
    }
    CHECK(answered == 3);
    stop(&s);
}

static void *ask_slow(void *arg) {
    Server *s = arg;
    SCRATCH(a);
    Answer got = client_ask(a, server_port(s), S("GET /api/slow HTTP/1.1\r\n" HOST "\r\n"));
    return got.status == 200 ? arg : NULL;
}

TEST(server_stop_lets_running_requests_end) {
    Server *s = start(NULL, false, S(""));
    pthread_t threads[2];
    void *ok[2] = { 0 };
    int idle CLEANUP(client_close) = client_connect(server_port(s));
    CHECK(idle >= 0);
    for (int i = 0; i < 2; i++)
        pthread_create(&threads[i], NULL, ask_slow, s);
    for (int i = 0; i < PATIENCE_MS / 5; i++) { /* until both have begun */
        pthread_mutex_lock(&s->lock);
        int64_t running = s->running;
        pthread_mutex_unlock(&s->lock);
        if (running == 2)
            break;
        sleep_ms(5);
    }
    int64_t from = clock_monotonic_ms();
    stop(&s);
    CHECK(clock_monotonic_ms() - from < 1900); /* the idle one was not waited for */
    for (int i = 0; i < 2; i++)
        pthread_join(threads[i], &ok[i]);
    CHECK(ok[0] && ok[1]);
}

TEST(server_counts_what_it_did) {
    SCRATCH(a);
    Server *s = start(NULL, false, S(""));
    static const char *const asks[] = { "GET /api/hello/x", "GET /api/fail", "GET /api/none",
                                        "GET /api/%00" };
    for (size_t i = 0; i < COUNT(asks); i++)
        (void)client_ask(a, server_port(s), str_fmt(a, "%s HTTP/1.1\r\n" HOST "\r\n", asks[i]));
    ServerCounts c;
    server_counts(s, &c);
    CHECK(c.requests == 4 && c.by_status[2] == 1 && c.by_status[5] == 1 && c.by_status[4] == 2);
    CHECK(c.refused == 1 && log_warnings(s->options.log) == 1);
    stop(&s);
}

TEST(server_refuses_bad_options) {
    Error e;
    Server *s = NULL;
    static const Route bad[] = { { "GET", "/b", 0, ROUTE_PUBLIC, fail, .doc = "" },
                                 { "GET", "/a", 0, ROUTE_PUBLIC, fail, .doc = "" } };
    static const RouteRows all_bad = ROUTE_ROWS(bad), *const bad_parts[] = { &all_bad };
    CHECK(server_start(&(ServerOptions){ .address = "127.0.0.1", .threads = 1,
                                         .routes = { bad_parts, 1, NULL } }, &s, &e) ==
          ERR_INTERNAL);
    CHECK(server_start(&(ServerOptions){ .address = "nowhere", .threads = 1 }, &s, &e) ==
          ERR_INVALID);
    CHECK(server_start(&(ServerOptions){ .address = "127.0.0.1", .threads = 0 }, &s, &e) ==
          ERR_INVALID);
    Server *first = start(NULL, false, S(""));
    CHECK(server_start(&(ServerOptions){ .address = "127.0.0.1", .threads = 1,
                                         .port = server_port(first) }, &s, &e) == ERR_IO);
    CHECK(s == NULL);
    stop(&first);
}
