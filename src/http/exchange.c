#include "base/limits.h"
#include "base/time.h"
#include "http/assets.h"
#include "http/headers.h"
#include "http/server_part.h"
#include "http/stream_part.h"

#include <string.h>

enum {
    EXCHANGE_ARENA = 4 * 1024,
    EXCHANGE_KEEP = 128 * 1024,         /* a larger arena is freed, not kept for the next */
    STREAM_BLOCK = 1024,
};

Exchange *exchange_take(Server *s) {
    pthread_mutex_lock(&s->lock);
    Exchange *x = s->unused;
    if (x != NULL)
        s->unused = x->next;
    else
        x = arena_make(s->arena, Exchange, 1);
    pthread_mutex_unlock(&s->lock);
    Arena *kept = x->arena;
    memset(x, 0, offsetof(Exchange, head.headers));
    x->arena = kept ? kept : arena_new(EXCHANGE_ARENA);
    x->server = s;
    x->began = clock_monotonic_ms();
    return x;
}

static void exchange_give_back(Exchange *x) {
    Server *s = x->server;
    if (arena_used(x->arena) > EXCHANGE_KEEP)
        arena_free(&x->arena);
    else
        arena_reset(x->arena);
    pthread_mutex_lock(&s->lock);
    x->next = s->unused;
    s->unused = x;
    pthread_mutex_unlock(&s->lock);
}

static void count_answer(Exchange *x) {
    static const int bounds[] = { 1, 5, 20, 50, 100, 500, 1000 };
    Server *s = x->server;
    size_t bucket = 0;
    x->took = clock_monotonic_ms() - x->began;
    while (bucket < COUNT(bounds) && x->took > bounds[bucket])
        bucket++;
    atomic_fetch_add(&s->took_ms_bucket[bucket], 1);
    atomic_fetch_add(&s->requests, 1);
    int hundred = x->request.status / 100;
    if (hundred >= 1 && hundred <= 5)
        atomic_fetch_add(&s->by_status[hundred], 1);
}

static void log_failure(const Exchange *x) {
    const Request *r = &x->request;
    if (r->status < 500)
        return;
    SCRATCH(a);
    log_event(x->server->options.log, r->status == 500 ? LOG_ERROR : LOG_WARN, "http.failed",
              LOG_I("request", r->id), LOG_S("route", str_c(r->route ? r->route->path : "-")),
              LOG_I("status", r->status), LOG_S("why", str_c(r->error.msg)),
              LOG_S("at", str_fmt(a, "%s:%d", r->error.func ? r->error.func : "-",
                                  r->error.line)));
}

/* The pattern of the route, not the path: paths hold ids and queries hold names. */
static void log_request(const Exchange *x) {
    const Request *r = &x->request;
    log_event(x->server->options.log, LOG_DEBUG, "http.request", LOG_I("request", r->id),
              LOG_S("method", str_c(method_names[r->method])),
              LOG_S("route", str_c(r->route ? r->route->path : "-")), LOG_I("status", r->status),
              LOG_I("ms", x->took), LOG_I("bytes", (int64_t)x->answer_size));
}

static int64_t answer_deadline(const Exchange *x) {
    const ServerTuning *t = &x->server->tuning;
    return clock_monotonic_ms() + t->answer_ms +
           (int64_t)x->answer_size * 1000 / t->answer_rate;
}

static void set_running(Server *s, int by) {
    pthread_mutex_lock(&s->lock);
    s->running += by;
    if (s->running == 0)
        pthread_cond_broadcast(&s->idle);
    pthread_mutex_unlock(&s->lock);
}

static enum MHD_Result queue(Exchange *x, struct MHD_Response *out) {
    if (out == NULL)
        return MHD_NO;
    if (atomic_load(&x->server->stopping))
        MHD_add_response_header(out, "Connection", "close");
    enum MHD_Result ok = MHD_queue_response(x->connection, (unsigned)x->request.status, out);
    MHD_destroy_response(out);
    return ok;
}

/* The answer in request->out. Its bytes live in the exchange's arena until exchange_end(). */
static enum MHD_Result queue_request(Exchange *x) {
    Request *r = &x->request;
    Str body = buf_str(&r->out);
    x->answer_size = body.n;
    struct MHD_Response *out =
        MHD_create_response_from_buffer(body.n, (void *)(uintptr_t)body.p, MHD_RESPMEM_PERSISTENT);
    if (out != NULL)
        headers_add_answer(out, r, x->server->options.secure);
    count_answer(x);
    log_failure(x);
    peer_deadline(x->peer, answer_deadline(x));
    return queue(x, out);
}

/* Refused before its body is read; the library closes the connection after the answer. */
static enum MHD_Result refuse(Exchange *x, int status, const Error *e) {
    atomic_fetch_add(&x->server->refused, 1);
    route_fail(&x->request, status, e);
    x->answered = true;
    return queue_request(x);
}

static enum MHD_Result collect(void *cls, enum MHD_ValueKind kind UNUSED, const char *name,
                               size_t name_size, const char *value, size_t value_size) {
    Head *h = cls;
    if (h->count == HEADERS_MAX) {
        h->too_many = true;
        return MHD_NO;
    }
    h->headers[h->count++] = (HeaderIn){ { name, name_size }, { value ? value : "", value_size } };
    return MHD_YES;
}

static void read_head(Exchange *x, const char *method, const char *version) {
    Head *h = &x->head;
    h->method = str_c(method);
    h->version = str_c(version);
    (void)MHD_get_connection_values_n(x->connection, MHD_HEADER_KIND, collect, h);
    const union MHD_ConnectionInfo *size =
        x->server->raw_head
            ? MHD_get_connection_info(x->connection, MHD_CONNECTION_INFO_REQUEST_HEADER_SIZE)
            : NULL;
    if (size != NULL)
        h->raw = (Str){ method, size->header_size };
}

enum MHD_Result exchange_begin(Exchange *x, const char *method, const char *version) {
    Error e = { 0 };
    int status = 400;
    x->begun = true;
    set_running(x->server, 1);
    read_head(x, method, version);
    Err err = head_check(x->arena, &x->head, &status, &e);
    exchange_fill_request(x);
    if (err != ERR_OK)
        return refuse(x, status, &e);
    int64_t now = clock_monotonic_ms();
    x->body_began = now;
    x->body = buf_new(x->arena, LIMIT_HTTP_BODY);
    if (x->head.has_body)
        peer_deadline(x->peer, now + x->server->tuning.body_grace_ms);
    return MHD_YES;
}

/* Who sends a body is not known before it is complete, so anybody may send as many at once as there
 * are connections: what is large stays within a bound together. Small ones do not count, so that
 * a few large ones that hang keep nobody from signing in or answering. */
static void keep_piece(Exchange *x, Str piece) {
    Server *s = x->server;
    int64_t large = x->received - BODY_SMALL - x->held;
    if (x->crowded || x->body.full)
        return;
    if (large > 0) {
        x->held += large;
        x->crowded = atomic_fetch_add(&s->held, large) + large > s->tuning.bodies;
    }
    if (!x->crowded)
        buf_put(&x->body, piece);
}

static void drop_body(Exchange *x) {
    atomic_fetch_sub(&x->server->held, x->held);
    x->held = 0;
}

void exchange_feed(Exchange *x, Str piece) {
    const ServerTuning *t = &x->server->tuning;
    x->received += (int64_t)piece.n;
    keep_piece(x, piece);
    int64_t fast_enough = x->body_began + t->body_grace_ms + x->received * 1000 / t->body_rate;
    int64_t latest = x->body_began + t->body_ms;
    peer_deadline(x->peer, fast_enough < latest ? fast_enough : latest);
}

/* No route took it: a file, a page of the application, or the error. */
static enum MHD_Result answer_unrouted(Exchange *x, const ServerOptions *o) {
    Request *r = &x->request;
    const Asset *asset = assets_find(o->assets, o->asset_count, r->path);
    if (asset != NULL) {
        struct MHD_Response *out = assets_answer(asset, r, o->secure);
        x->answer_size = r->status == 200 ? asset->plain_size : 0;
        count_answer(x);
        peer_deadline(x->peer, answer_deadline(x));
        return queue(x, out);
    }
    static const Route any = { .method = "GET", .path = "/*", .flags = ROUTE_PAGE | ROUTE_PUBLIC };
    Error e = { 0 };
    if (o->page == NULL || str_starts(r->path, S("/api/"))) {
        err_set_(&e, ERR_NOT_FOUND, "", __func__, __LINE__, "there is nothing here");
        route_fail(r, 404, &e);
        return queue_request(x);
    }
    r->route = &any;
    r->content_type = "text/html; charset=utf-8";
    Err err = o->page(r, &e);
    if (err == ERR_OK && r->out.full)
        err = err_set_(&e, ERR_INTERNAL, "", __func__, __LINE__, "the page is too large");
    if (err != ERR_OK)
        route_fail(r, http_status(err), &e);
    else if (r->status == 0)
        r->status = 200;
    return queue_request(x);
}

static enum MHD_Result answer_stream(Exchange *x, bool *keep) {
    Request *r = &x->request;
    const union MHD_ConnectionInfo *fd =
        MHD_get_connection_info(x->connection, MHD_CONNECTION_INFO_CONNECTION_FD);
    stream_attach(r->stream, x->connection, fd->connect_fd);
    struct MHD_Response *out = MHD_create_response_from_callback(
        MHD_SIZE_UNKNOWN, STREAM_BLOCK, stream_pull, r->stream, stream_end);
    if (out == NULL) {
        stream_end(r->stream);
        return MHD_NO;
    }
    r->content_type = "text/event-stream";
    request_header_out(r, "X-Accel-Buffering", S("no")); /* nginx would hold events back */
    headers_add_answer(out, r, x->server->options.secure);
    count_answer(x);
    log_request(x);
    atomic_fetch_add(&x->server->streams, 1);
    x->peer->stream = true;
    peer_deadline(x->peer, DEADLINE_NONE); /* the hub looks after it from here */
    enum MHD_Result ok = queue(x, out);
    /* A stream may last for days: it does not keep the memory of its request. */
    *keep = false;
    set_running(x->server, -1);
    exchange_give_back(x);
    return ok;
}

enum MHD_Result exchange_answer(Exchange *x, bool *keep) {
    Request *r = &x->request;
    const ServerOptions *o = &x->server->options;
    const Route *row = NULL;
    Str params[ROUTE_PARAMS_MAX];
    *keep = true;
    x->answered = true;
    peer_deadline(x->peer, DEADLINE_NONE); /* now it is we who are waited for */
    if (x->body.full) {
        atomic_fetch_add(&x->server->refused, 1);
        route_fail(r, 413, NULL);
        return queue_request(x);
    }
    if (x->crowded) {
        Error e = { 0 };
        err_set_(&e, ERR_BUSY, "", __func__, __LINE__, "too many requests are being received");
        route_fail(r, 503, &e);
        return queue_request(x);
    }
    r->raw_body = buf_str(&x->body);
    bool get = r->method == METHOD_GET || r->method == METHOD_HEAD;
    if (get && route_find(&o->routes, S("GET"), r->path, params, &row) == ROUTE_NONE)
        return answer_unrouted(x, o);
    route_serve(&o->routes, r);
    if (r->stream != NULL && r->status == 200)
        return answer_stream(x, keep);
    if (r->stream != NULL)
        stream_end(r->stream);
    return queue_request(x);
}

void exchange_end(Exchange *x) {
    drop_body(x);
    if (x->answered)
        log_request(x);
    if (x->begun)
        set_running(x->server, -1);
    exchange_give_back(x);
}
