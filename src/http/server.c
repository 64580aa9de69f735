#include "base/limits.h"
#include "base/number.h"
#include "base/time.h"
#include "http/assets.h"
#include "http/server_part.h"

#include <errno.h>
#include <netdb.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum {
    BACKLOG = 1024,
    POOL = LIMIT_HTTP_HEAD + 8 * 1024, /* the head, the library's list of it, our headers */
    STRICT_FROM = 77, /* libmicrohttpd 0.9.77 refuses odd heads itself, see framing.h */
};

ServerTuning server_tuning(const ServerOptions *options) {
    return (ServerTuning){
        .head_ms = LIMIT_HTTP_HEAD_TIME * 1000,
        .body_ms = LIMIT_HTTP_BODY_TIME * 1000,
        .body_grace_ms = 5000,
        .idle_ms = LIMIT_HTTP_IDLE_TIME * 1000,
        .answer_ms = LIMIT_HTTP_BODY_TIME * 1000,
        .answer_rate = 32 * 1024,
        .body_rate = LIMIT_HTTP_BODY_RATE,
        .scan_ms = 250,
        .connections = LIMIT_HTTP_CONNECTIONS,
        /* Behind a proxy all connections come from one address. */
        .per_address = options->trusted_proxy.n ? 0 : LIMIT_HTTP_PER_ADDRESS,
        .bodies = LIMIT_HTTP_BODIES,
        .pool = POOL,
    };
}

/* MHD_quiesce_daemon() would stop the listening itself, but its workers can take the socket out of
 * their epoll set at the same moment, and then it ends the process. */
static enum MHD_Result may_connect(void *cls, const struct sockaddr *from UNUSED,
                                   socklen_t size UNUSED) {
    const Server *s = cls;
    return atomic_load(&s->stopping) ? MHD_NO : MHD_YES;
}

static Peer *peer_of(struct MHD_Connection *connection) {
    const union MHD_ConnectionInfo *context =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
    return context->socket_context;
}

static void on_connection(void *cls, struct MHD_Connection *connection, void **context,
                          enum MHD_ConnectionNotificationCode code) {
    Server *s = cls;
    if (code == MHD_CONNECTION_NOTIFY_STARTED) {
        const union MHD_ConnectionInfo *fd =
            MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
        *context = deadlines_add(s->deadlines, fd->connect_fd,
                                 clock_monotonic_ms() + s->tuning.head_ms);
    } else if (*context != NULL) {
        deadlines_remove(s->deadlines, *context);
        *context = NULL;
    }
}

/* The library keeps a note of each field of a query before anybody is asked. Without room for all
 * of them, 0.9.75 stands still, or reads on as if a request began with the next line and forgets
 * what on_target() made before: such a connection is ended. */
enum { FIELDS_MOST = 256 };

static int field_count(const char *target) {
    int count = 0;
    for (; *target && count <= FIELDS_MOST; target++)
        count += *target == '&';
    return count;
}

/* The request line is complete. A first head is timed from the connection on, a later one from
 * here; both are bounded, because between requests the time of idleness runs. */
static void *on_target(void *cls, const char *target, struct MHD_Connection *connection) {
    Server *s = cls;
    Exchange *x = exchange_take(s);
    x->connection = connection;
    x->peer = peer_of(connection);
    if (x->peer->unread != NULL)
        exchange_end(x->peer->unread);
    x->misread = x->peer->unread != NULL || field_count(target) > FIELDS_MOST;
    if (x->misread)
        peer_deadline(x->peer, 0);
    x->peer->unread = x;
    x->head.target = str_dup(x->arena, str_slice(str_c(target), 0, LIMIT_HTTP_URL + 1));
    x->head.target_at = target;
    if (x->peer->served && !x->misread)
        peer_deadline(x->peer, x->began + s->tuning.head_ms);
    return x;
}

static enum MHD_Result on_request(void *cls UNUSED, struct MHD_Connection *connection UNUSED,
                                  const char *url UNUSED, const char *method, const char *version,
                                  const char *upload, size_t *upload_size, void **context) {
    Exchange *x = *context;
    bool keep = true;
    if (x->misread)
        return MHD_NO;
    x->peer->unread = NULL;
    if (!x->begun)
        return exchange_begin(x, method, version);
    if (*upload_size > 0) {
        exchange_feed(x, (Str){ upload, *upload_size });
        *upload_size = 0;
        /* Too long: read on for a while, so that the client gets to read its 413. */
        return x->received > 8 * (int64_t)LIMIT_HTTP_BODY ? MHD_NO : MHD_YES;
    }
    enum MHD_Result ok = exchange_answer(x, &keep);
    if (!keep)
        *context = NULL;
    return ok;
}

static void on_completed(void *cls, struct MHD_Connection *connection, void **context,
                         enum MHD_RequestTerminationCode code UNUSED) {
    Server *s = cls;
    Exchange *x = *context;
    Peer *peer = peer_of(connection);
    *context = NULL;
    if (x != NULL)
        exchange_end(x);
    if (peer != NULL) {
        peer->unread = NULL;
        if (peer->stream)
            atomic_fetch_sub(&s->streams, 1);
        peer->stream = false;
        peer->served = true;
        peer_deadline(peer, clock_monotonic_ms() + s->tuning.idle_ms);
    }
}

/* The target is decoded by framing.c, which refuses what the library would let pass. */
static size_t keep_escaped(void *cls UNUSED, struct MHD_Connection *connection UNUSED, char *text) {
    return strlen(text);
}

static void free_addresses(struct addrinfo **list) {
    if (*list != NULL)
        freeaddrinfo(*list);
}

static void close_socket(const int *fd) {
    if (*fd >= 0)
        close(*fd);
}

static Err listen_at(const ServerOptions *o, int *out, int *port, Error *e) {
    SCRATCH(a);
    int yes = 1, no = 0;
    struct addrinfo *at CLEANUP(free_addresses) = NULL;
    struct addrinfo hints = { .ai_flags = AI_NUMERICHOST | AI_PASSIVE | AI_NUMERICSERV,
                              .ai_socktype = SOCK_STREAM };
    if (getaddrinfo(o->address, str_z(a, str_fmt(a, "%d", o->port)), &hints, &at) != 0)
        FAIL(e, ERR_INVALID, "'%s' is not an address to listen at", o->address);
    int fd CLEANUP(close_socket) =
        socket(at->ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (fd < 0)
        FAIL(e, ERR_IO, "no socket: %s", strerrordesc_np(errno));
    (void)setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    if (at->ai_family == AF_INET6) /* "::" takes IPv4 too */
        (void)setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, &no, sizeof no);
    if (bind(fd, at->ai_addr, at->ai_addrlen) != 0 || listen(fd, BACKLOG) != 0)
        FAIL(e, ERR_IO, "cannot listen at %s port %d: %s", o->address, o->port,
             strerrordesc_np(errno));
    struct sockaddr_storage name = { 0 };
    socklen_t size = sizeof name;
    (void)getsockname(fd, (struct sockaddr *)(void *)&name, &size);
    *port = ntohs(name.ss_family == AF_INET6
                      ? ((struct sockaddr_in6 *)(void *)&name)->sin6_port
                      : ((struct sockaddr_in *)(void *)&name)->sin_port);
    *out = fd;
    fd = -1;
    return ERR_OK;
}

static struct MHD_Daemon *start_daemon(Server *s) {
    const ServerTuning *t = &s->tuning;
    unsigned threads = s->options.threads > 1 ? (unsigned)s->options.threads : 0;
    unsigned connections = t->connections > threads ? t->connections : threads + 1;
    return MHD_start_daemon(
        MHD_USE_EPOLL_INTERNAL_THREAD | MHD_USE_ITC | MHD_ALLOW_SUSPEND_RESUME, 0,
        may_connect, s, on_request, s,
        MHD_OPTION_LISTEN_SOCKET, s->listen_fd,
        MHD_OPTION_THREAD_POOL_SIZE, threads,
        MHD_OPTION_CONNECTION_LIMIT, connections,
        MHD_OPTION_PER_IP_CONNECTION_LIMIT, t->per_address,
        MHD_OPTION_CONNECTION_MEMORY_LIMIT, t->pool,
        MHD_OPTION_CONNECTION_TIMEOUT, 0u, /* deadline.h does it */
        MHD_OPTION_NOTIFY_CONNECTION, on_connection, s,
        MHD_OPTION_NOTIFY_COMPLETED, on_completed, s,
        MHD_OPTION_URI_LOG_CALLBACK, on_target, s,
        MHD_OPTION_UNESCAPE_CALLBACK, keep_escaped, s,
        MHD_OPTION_END);
}

static void free_server(Server **s) {
    if (*s == NULL)
        return;
    for (Exchange *x = (*s)->unused; x != NULL; x = x->next)
        arena_free(&x->arena);
    deadlines_stop(&(*s)->deadlines);
    pthread_cond_destroy(&(*s)->idle);
    pthread_mutex_destroy(&(*s)->lock);
    Arena *a = (*s)->arena;
    *s = NULL;
    arena_free(&a);
}

static bool library_is_lenient(void) {
    Str version = str_c(MHD_get_version());
    int64_t patch;
    return str_starts(version, S("0.9.")) &&
           parse_i64(str_slice(version, 4, version.n), 0, STRICT_FROM - 1, &patch);
}

static Server *new_server(const ServerOptions *options, const ServerTuning *tuning) {
    Arena *a = arena_new(64 * 1024);
    Server *s = arena_make(a, Server, 1);
    s->arena = a;
    s->options = *options;
    s->tuning = *tuning;
    s->raw_head = library_is_lenient();
    pthread_mutex_init(&s->lock, NULL);
    pthread_condattr_t attributes;
    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    pthread_cond_init(&s->idle, &attributes);
    pthread_condattr_destroy(&attributes);
    /* Numbers do not repeat after a restart, and fit a JavaScript number. */
    atomic_store(&s->next_id, clock_now() * 100000);
    return s;
}

Err server_start_tuned(const ServerOptions *options, const ServerTuning *tuning, Server **out,
                       Error *e) {
    if (options->threads < 1 || options->threads > 64)
        FAIL(e, ERR_INVALID, "the server takes 1 to 64 threads");
    TRY(route_check(&options->routes, e));
    TRY(assets_check(options->assets, options->asset_count, e));
    Server *s CLEANUP(free_server) = new_server(options, tuning);
    TRY(deadlines_start(tuning->scan_ms, &s->deadlines, e));
    TRY(listen_at(options, &s->listen_fd, &s->port, e));
    s->daemon = start_daemon(s);
    if (s->daemon == NULL) /* the library has closed the socket */
        FAIL(e, ERR_IO, "cannot start the HTTP server");
    log_event(options->log, LOG_INFO, "http.listening", LOG_S("address", str_c(options->address)),
              LOG_I("port", s->port));
    *out = s;
    s = NULL;
    return ERR_OK;
}

Err server_start(const ServerOptions *options, Server **out, Error *e) {
    ServerTuning tuning = server_tuning(options);
    return server_start_tuned(options, &tuning, out, e);
}

int server_port(const Server *s) { return s->port; }

static void wait_until_idle(Server *s, int grace_ms) {
    struct timespec until;
    clock_after(grace_ms, &until);
    pthread_mutex_lock(&s->lock);
    while (s->running > 0 && pthread_cond_timedwait(&s->idle, &s->lock, &until) == 0)
        continue;
    pthread_mutex_unlock(&s->lock);
}

void server_stop(Server **s, int grace_ms) {
    if (*s == NULL)
        return;
    atomic_store(&(*s)->stopping, true);
    wait_until_idle(*s, grace_ms);
    MHD_stop_daemon((*s)->daemon);
    free_server(s);
}

void server_counts(const Server *s, ServerCounts *out) {
    *out = (ServerCounts){
        .requests = atomic_load(&s->requests),
        .refused = atomic_load(&s->refused),
        .cut = deadlines_cut(s->deadlines),
        .connections = deadlines_count(s->deadlines),
        .streams = atomic_load(&s->streams),
    };
    for (size_t i = 0; i < COUNT(out->by_status); i++)
        out->by_status[i] = atomic_load(&s->by_status[i]);
    for (size_t i = 0; i < COUNT(out->took_ms_bucket); i++)
        out->took_ms_bucket[i] = atomic_load(&s->took_ms_bucket[i]);
}
