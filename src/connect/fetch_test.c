#include "connect/fetch.h"
#include "base/crypto.h"
#include "connect/feed.h"
#include "connect/peer_test.h"
#include "connect/send.h"
#include "test.h"

#include <stdlib.h>

typedef struct Net {
    Peer peer;
    Arena *a;
    Fetcher *fetcher;
    FetchAnswer answer;
    Error e;
} Net;

static Net net_start(int64_t timeout_ms) {
    Net n = { .peer = peer_start(), .a = arena_new(4096) };
    FetchRules rules = { .allow = peer_allow(n.a, &n.peer), .max_body = 1 << 20,
                         .timeout_ms = timeout_ms };
    CHECK(fetcher_new(&rules, &n.fetcher, &n.e) == ERR_OK);
    return n;
}

static void net_stop(Net *n) {
    fetcher_free(&n->fetcher);
    peer_stop(&n->peer);
    arena_free(&n->a);
}

static Str url(Net *n, const char *path) {
    return str_fmt(n->a, "http://127.0.0.1:%lld%s", (long long)n->peer.http, path);
}

static Err get_url(Net *n, Str address) {
    FetchRequest r = { .method = "GET", .url = address, .follow = true };
    return fetch(n->fetcher, n->a, &r, &n->answer, &n->e);
}

static Err get(Net *n, const char *path) { return get_url(n, url(n, path)); }

static Err post(Net *n, Str address) {
    FetchRequest r = { .method = "POST", .url = address, .body = S("{}") };
    return fetch(n->fetcher, n->a, &r, &n->answer, &n->e);
}

TEST(fetch_reads_an_answer) {
    Net n = net_start(PATIENCE_MS);
    setenv("http_proxy", "http://127.0.0.1:1/", 1);
    setenv("ALL_PROXY", "socks5://127.0.0.1:1/", 1);
    CHECK(get(&n, "/ok") == ERR_OK);
    unsetenv("http_proxy");
    unsetenv("ALL_PROXY");
    CHECK(n.answer.phase == FETCH_ANSWERED && n.answer.status == 200);
    CHECK_STR(n.answer.body, "halo");
    CHECK_STR(n.answer.etag, "\"e1\"");
    CHECK_STR(n.answer.content_type, "text/plain");
    CHECK_STR(n.answer.last_modified, "Sun, 22 Nov 2026 09:00:00 GMT");
    CHECK(n.answer.retry_after == -1 && n.answer.moved_to.n == 0);
    CHECK(get(&n, "/gzip") == ERR_OK);
    CHECK_STR(n.answer.body, "terkompresi");
    CHECK(get(&n, "/status?code=500") == ERR_OK && n.answer.status == 500);
    net_stop(&n);
}

TEST(fetch_tells_how_far_a_request_got) {
    static const struct {
        const char *path;
        FetchPhase phase;
    } t[] = {
        { "/drop", FETCH_UNKNOWN },   { "/close", FETCH_UNKNOWN },    { "/half", FETCH_UNKNOWN },
        { "/half-head", FETCH_UNKNOWN }, { "/slow", FETCH_UNKNOWN },  { "/garbage", FETCH_UNKNOWN },
        { "/status?code=200", FETCH_ANSWERED }, { "/status?code=500", FETCH_ANSWERED },
        { "/status?code=404", FETCH_ANSWERED }, { "/redirect?to=/ok", FETCH_ANSWERED },
    };
    Net n = net_start(PATIENCE_MS);
    Fetcher *patient = n.fetcher, *hasty;
    FetchRules rules = { .allow = peer_allow(n.a, &n.peer), .max_body = 1 << 20,
                         .timeout_ms = 700 };
    CHECK(fetcher_new(&rules, &hasty, &n.e) == ERR_OK);
    for (size_t i = 0; i < COUNT(t); i++) {
        n.fetcher = strcmp(t[i].path, "/slow") == 0 ? hasty : patient;
        Err err = post(&n, url(&n, t[i].path));
        if (n.answer.phase != t[i].phase)
            printf("%s: phase %d\n", t[i].path, n.answer.phase);
        CHECK(n.answer.phase == t[i].phase);
        CHECK((err == ERR_OK) == (t[i].phase == FETCH_ANSWERED));
    }
    n.fetcher = patient;
    fetcher_free(&hasty);
    /* Not one of them was sent twice behind our back. */
    CHECK(get(&n, "/posts") == ERR_OK);
    CHECK_STR(n.answer.body, "10");
    net_stop(&n);
}

TEST(fetch_knows_when_nothing_was_sent) {
    Net n = net_start(1500);
    Str closed = S("http://127.0.0.1:1/"), plain = url(&n, "/ok");
    Str tls = str_fmt(n.a, "https" STR_FMT, STR_ARG(str_slice(plain, 4, plain.n)));
    Str unknown = S("http://tidak-ada.invalid/");
    const Str addresses[] = { closed, tls, unknown };
    for (size_t i = 0; i < COUNT(addresses); i++) {
        CHECK(post(&n, addresses[i]) == ERR_IO);
        CHECK(n.answer.phase == FETCH_NOT_SENT && n.answer.status == 0);
        CHECK_STR(str_c(n.e.msg), "this address could not be reached");
    }
    net_stop(&n);
}

TEST(fetch_never_reaches_what_is_not_public) {
    Net n = net_start(PATIENCE_MS);
    long long trap = n.peer.sentinel, web = n.peer.http;
    static const char *const hosts[] = { "127.0.0.1", "localhost", "0.0.0.0", "127.1", "0x7f000001",
        "2130706433", "017700000001", "[::1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::]",
        "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "127.0.0.1.nip.invalid" };
    for (size_t i = 0; i < COUNT(hosts); i++) {
        n.e = (Error){ 0 };
        CHECK(get_url(&n, str_fmt(n.a, "http://%s:%lld/", hosts[i], trap)) == ERR_IO);
        CHECK_STR(str_c(n.e.msg), "this address could not be reached");
    }
    static const char *const targets[] = { "http://127.0.0.1:%lld/", "//localhost:%lld/x",
        "http://[::1]:%lld/", "http://0:%lld/", "http://169.254.169.254:%lld/latest",
        "http://192.0.0.192:%lld/", "file:///etc/passwd?%lld", "gopher://127.0.0.1:%lld/",
        "http://user@127.0.0.1:%lld/" };
    for (size_t i = 0; i < COUNT(targets); i++) {
        static const int codes[] = { 301, 302, 303, 307, 308 };
        Buf to = buf_new(n.a, 500);
        Str target = str_c(targets[i]), head;
        (void)str_cut(&target, '%', &head);
        buf_put(&to, head);
        buf_printf(&to, "%lld", trap);
        buf_put(&to, str_slice(target, 3, target.n));
        n.e = (Error){ 0 };
        CHECK(get_url(&n, str_fmt(n.a, "http://127.0.0.1:%lld/redirect?code=%d&to=" STR_FMT, web,
                                  codes[i % 5], STR_ARG(buf_str(&to)))) == ERR_IO);
        CHECK_STR(str_c(n.e.msg), "this address could not be reached");
    }
    CHECK(get(&n, "/hits") == ERR_OK);
    CHECK_STR(n.answer.body, "0");
    net_stop(&n);
}

TEST(fetch_allows_exact_pairs_only) {
    Net n = net_start(PATIENCE_MS);
    FetchRules none = { .max_body = 1000, .timeout_ms = 2000 };
    Fetcher *strict;
    CHECK(fetcher_new(&none, &strict, &n.e) == ERR_OK);
    FetchRequest r = { .method = "GET", .url = url(&n, "/ok") };
    CHECK(fetch(strict, n.a, &r, &n.answer, &n.e) == ERR_IO);
    fetcher_free(&strict);
    /* A name that leads to an allowed pair is as good as the pair. */
    CHECK(get_url(&n, str_fmt(n.a, "http://localhost:%lld/ok", (long long)n.peer.http)) == ERR_OK);
    net_stop(&n);
}

TEST(fetch_follows_redirects_within_bounds) {
    Net n = net_start(PATIENCE_MS);
    CHECK(get(&n, "/redirect?code=301&to=/redirect?code=308%26to=/ok") == ERR_OK);
    CHECK_STR(n.answer.body, "halo");
    CHECK(str_eq(n.answer.url, url(&n, "/ok")) && str_eq(n.answer.moved_to, url(&n, "/ok")));
    CHECK(get(&n, "/redirect?code=301&to=/redirect?code=302%26to=/ok") == ERR_OK);
    CHECK(str_eq(n.answer.moved_to, url(&n, "/redirect?code=302&to=/ok")));
    CHECK(get(&n, "/redirect?code=302&to=/ok") == ERR_OK && n.answer.moved_to.n == 0);
    CHECK(get(&n, "/loop") == ERR_IO);
    FetchRequest r = { .method = "GET", .url = url(&n, "/redirect?to=/ok") };
    CHECK(fetch(n.fetcher, n.a, &r, &n.answer, &n.e) == ERR_OK && n.answer.status == 302);
    net_stop(&n);
}

TEST(fetch_keeps_credentials_with_their_host) {
    Net n = net_start(PATIENCE_MS);
    const FetchHeader headers[] = { { S("Authorization"), S("Bearer rahasia") },
                                    { S("Accept"), S("text/x") }, { S("X-Key"), S("kunci") },
                                    { S("X-Empty"), S("") } };
    FetchRequest r = { .method = "GET", .url = url(&n, "/redirect?to=/echo"), .headers = headers,
                       .header_count = COUNT(headers), .follow = true };
    CHECK(fetch(n.fetcher, n.a, &r, &n.answer, &n.e) == ERR_OK);
    CHECK(str_find(n.answer.body, S("rahasia")) > 0 && str_find(n.answer.body, S("kunci")) > 0);
    CHECK(str_find(n.answer.body, S("x-empty:")) > 0);
    r.url = str_fmt(n.a, "http://localhost:%lld/redirect?to=" STR_FMT, (long long)n.peer.http,
                    STR_ARG(url(&n, "/echo")));
    CHECK(fetch(n.fetcher, n.a, &r, &n.answer, &n.e) == ERR_OK);
    CHECK(str_find(n.answer.body, S("text/x")) > 0);
    CHECK(str_find(n.answer.body, S("rahasia")) < 0 && str_find(n.answer.body, S("kunci")) < 0);
    const FetchHeader split[] = { { S("X-A"), S("b\r\nX-C: d") } };
    r.headers = split;
    r.header_count = 1;
    CHECK(fetch(n.fetcher, n.a, &r, &n.answer, &n.e) == ERR_INVALID);
    net_stop(&n);
}

TEST(fetch_bounds_what_comes_back) {
    static const char *const t[] = { "/bomb", "/endless", "/endless-head", "/endless-continue" };
    Net n = net_start(PATIENCE_MS);
    for (size_t i = 0; i < COUNT(t); i++) {
        size_t before = arena_used(n.a);
        CHECK(get(&n, t[i]) == ERR_LIMIT);
        CHECK(n.answer.phase == FETCH_UNKNOWN);
        CHECK(arena_used(n.a) - before < 4 << 20);
    }
    net_stop(&n);
}

TEST(fetch_reads_every_retry_after) {
    static const struct {
        const char *path;
        int64_t seconds;
    } t[] = {
        { "/status?code=429&header=Retry-After:%20120", 120 },
        { "/status?code=429&header=Retry-After:%200.35", 1 },
        { "/status?code=503&header=Retry-After:%20Sun,%2022%20Nov%202026%2010:00:00%20GMT%0D%0A"
          "Date:%20Sun,%2022%20Nov%202026%2009:59:00%20GMT", 60 },
        { "/status?code=503&header=Retry-After:%20besok", -1 },
        { "/status?code=503&header=Retry-After:%20-5", -1 },
        { "/status?code=503", -1 },
    };
    Net n = net_start(PATIENCE_MS);
    for (size_t i = 0; i < COUNT(t); i++) {
        CHECK(get(&n, t[i].path) == ERR_OK);
        CHECK(n.answer.retry_after == t[i].seconds);
    }
    net_stop(&n);
}

TEST(feeds_are_asked_with_what_is_known) {
    Net n = net_start(PATIENCE_MS);
    FeedState s = { .url = url(&n, "/etag"), .etag = S("\"e1\"") };
    CHECK(feed_fetch(n.fetcher, n.a, &s, &n.answer, &n.e) == ERR_OK && n.answer.status == 304);
    s.etag = S("");
    CHECK(feed_fetch(n.fetcher, n.a, &s, &n.answer, &n.e) == ERR_OK && n.answer.status == 200);
    net_stop(&n);
}

TEST(hooks_are_signed_so_that_the_other_side_can_tell) {
    Net n = net_start(PATIENCE_MS);
    HookMessage m = { .url = url(&n, "/echo"), .secret = S("kunci rahasia"), .key = S("reply-7"),
                      .body = S("[\"\xF0\x9F\x98\xA1\"]"), .now = 1795340680 };
    CHECK(crypto_start(&n.e) == ERR_OK);
    CHECK(hook_send(n.fetcher, n.a, &m, &n.answer, &n.e) == ERR_OK);
    Str echo = n.answer.body;
    CHECK(str_starts(echo, S("POST /echo\n")) && str_find(echo, m.body) > 0);
    CHECK(str_find(echo, S("idempotency-key: reply-7\n")) > 0);
    CHECK(str_find(echo, S("content-type: application/json\n")) > 0);
    CHECK(str_find(echo, S("x-tanggap-timestamp: 1795340680\n")) > 0);
    Str mark = S("x-tanggap-signature: "), signature;
    ptrdiff_t at = str_find(echo, mark);
    CHECK(at > 0);
    Str rest = str_slice(echo, (size_t)at + mark.n, echo.n);
    CHECK(str_cut(&rest, '\n', &signature));
    CHECK(hook_verify(m.secret, S("1795340680"), signature, m.body, m.now + 10, &n.e) == ERR_OK);
    net_stop(&n);
}
