/* server_part.h - what the files of the server share. Inside http/ and its tests only. */
#ifndef HTTP_SERVER_PART_H
#define HTTP_SERVER_PART_H

#include "http/deadline.h"
#include "http/framing.h"
#include "http/server.h"

#include <microhttpd.h>
#include <pthread.h>
#include <stdatomic.h>

enum { BODY_SMALL = 64 * 1024 }; /* so much of every body does not count in Server.held */

/* The limits of base/limits.h in the units used here; tests shorten them. */
typedef struct ServerTuning {
    int head_ms, body_ms, body_grace_ms, idle_ms;
    int answer_ms;   /* for a client to take an answer, plus its size over answer_rate */
    int answer_rate; /* bytes per second */
    int body_rate;
    int scan_ms;     /* how often the deadlines are looked at */
    unsigned connections, per_address; /* per_address 0: no bound */
    int64_t bodies;  /* bytes of large bodies that are received at one moment */
    size_t pool;     /* memory of the library per connection: the head and our headers fit */
} ServerTuning;
ServerTuning server_tuning(const ServerOptions *options);
NODISCARD Err server_start_tuned(const ServerOptions *options, const ServerTuning *tuning,
                                 Server **out, Error *e);

/* One request from its first line to the end of its answer. Taken from and given back to a list
 * of the server; its arena is reset in between. */
typedef struct Exchange Exchange;
struct Exchange {
    Arena *arena;
    Server *server;
    Peer *peer;
    struct MHD_Connection *connection;
    Exchange *next;      /* in the list of unused ones */
    Request request;
    Buf body;
    int64_t received, body_began; /* bytes of the body; milliseconds */
    int64_t held;                 /* bytes of the body that count in Server.held */
    int64_t began, took;          /* milliseconds */
    size_t answer_size;
    bool begun, answered;
    bool misread;        /* the library took a header line for a request line */
    bool crowded;        /* its body was dropped: too many came at once */
    Head head;           /* last: its list of headers is not cleared between requests */
};

struct Server {
    Arena *arena;        /* holds this and all exchanges */
    ServerOptions options;
    ServerTuning tuning;
    struct MHD_Daemon *daemon;
    int listen_fd, port;
    Deadlines *deadlines;
    bool raw_head;       /* the library lays the head out as framing.c knows it */
    pthread_mutex_t lock;
    pthread_cond_t idle;
    Exchange *unused;
    int64_t running;     /* exchanges with a complete head and no complete answer */
    atomic_bool stopping;
    atomic_int_fast64_t next_id, requests, refused, streams;
    atomic_int_fast64_t held; /* bytes of bodies of all exchanges */
    atomic_int_fast64_t by_status[6], took_ms_bucket[8];
};

Exchange *exchange_take(Server *s);
/* The three callbacks of the library for one request. */
enum MHD_Result exchange_begin(Exchange *x, const char *method, const char *version);
void exchange_feed(Exchange *x, Str piece);
/* *keep is set to false when the exchange has ended already (a stream has taken over). */
enum MHD_Result exchange_answer(Exchange *x, bool *keep);
void exchange_end(Exchange *x);

/* exchange_request.c: fill the transport's part of the request from the head. */
void exchange_fill_request(Exchange *x);

#endif
