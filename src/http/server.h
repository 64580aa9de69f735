/* server.h - the HTTP server: libmicrohttpd behind limits, deadlines and one headers policy.
 *
 * Its threads call route_serve() with an arena of their own. Absolute deadlines for head and
 * body and a least body rate are enforced by a timer of ours (the library's timeout only knows
 * idleness). Ambiguous framing (Content-Length with Transfer-Encoding, two Content-Lengths, NUL or
 * space before the colon in a header) is refused with 400 and the connection closed. */
#ifndef HTTP_SERVER_H
#define HTTP_SERVER_H

#include "base/log.h"
#include "http/route.h"

/* A file that the program carries; see tools/embed.py. */
typedef struct Asset {
    const char *path; /* "/assets/app-3f2a.js" */
    const char *type;
    const char *etag;
    const unsigned char *plain, *gzip;
    size_t plain_size, gzip_size; /* gzip_size 0: none */
    bool immutable; /* the name holds a hash of the content */
} Asset;

typedef struct ServerOptions {
    const char *address; /* "127.0.0.1" or "::" */
    int port;            /* 0: any free one */
    int threads;         /* 1..64 */
    RouteTable routes;
    const Asset *assets; /* sorted by path */
    size_t asset_count;
    /* Answers a page path (GET, no route and no asset matched); NULL: 404. */
    RouteFn *page;
    const FailWords *fail_words; /* NULL: errors are told plainly */
    void *app;
    Log *log;
    bool secure;         /* behind TLS: adds Strict-Transport-Security */
    Str trusted_proxy;   /* address whose X-Forwarded-For is believed; empty: none */
} ServerOptions;

typedef struct Server Server;

NODISCARD Err server_start(const ServerOptions *options, Server **out, Error *e);
int  server_port(const Server *s);
/* Stop accepting, let running requests end (at most `grace_ms`), close streams, free. */
void server_stop(Server **s, int grace_ms);

typedef struct ServerCounts {
    int64_t requests, refused, cut, connections, streams;
    int64_t by_status[6];        /* index = status / 100 */
    int64_t took_ms_bucket[8];   /* <=1 <=5 <=20 <=50 <=100 <=500 <=1000 more */
} ServerCounts;
void server_counts(const Server *s, ServerCounts *out);

#endif
