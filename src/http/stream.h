/* stream.h - server-sent events with a durable sequence.
 *
 * The events live in the database; this only carries them. A ROUTE_STREAM handler calls
 * stream_open() with the topic (a brand), the caller's key and the sequence to go on from. The
 * layer above announces new events with stream_publish() after its commit; every stream of the
 * topic then gets what `read` returns for it. When the log was cut below a client's sequence,
 * `read` says so and the client gets an `event: reset` and goes on from the newest.
 * A heartbeat comment every 15 s notices dead clients. A slow client gets what it missed when it
 * has caught up; one that takes nothing for a heartbeat's time is cut.
 *
 * `read` with after < 0 is asked for `newest` alone. It and `allowed` are called from the hub's own
 * thread and from the server's threads, never with a lock of the hub held. */
#ifndef HTTP_STREAM_H
#define HTTP_STREAM_H

#include "http/server.h"

typedef struct StreamEvent {
    int64_t seq;
    Str kind; /* the event's name on the wire, e.g. "case" */
    Str data; /* JSON, one line */
} StreamEvent;

typedef struct StreamRead {
    int64_t topic, after;
    StreamEvent *events; /* out, oldest first, at most LIMIT_STREAM_BACKLOG */
    size_t count;
    bool cut;       /* out: events after `after` are gone, or too many */
    int64_t newest; /* out */
} StreamRead;

typedef struct StreamHub StreamHub;
typedef Err StreamReadFn(void *ctx, Arena *a, StreamRead *io, Error *e);
/* Asked on every delivery and heartbeat: may this caller still listen? */
typedef bool StreamAllowedFn(void *ctx, int64_t topic, int64_t caller);

typedef struct StreamHubOptions {
    StreamReadFn *read;
    StreamAllowedFn *allowed;
    void *ctx;
    Log *log;
} StreamHubOptions;

NODISCARD Err stream_hub_start(const StreamHubOptions *options, StreamHub **out, Error *e);
/* Ends all streams and takes no more; before server_stop(). Handlers that still run may go on
 * publishing into it: to nobody. */
void stream_hub_close(StreamHub *hub);
void stream_hub_stop(StreamHub **hub); /* closes it if need be and frees; after server_stop() */
/* Something new in this topic; cheap, any thread. */
void stream_publish(StreamHub *hub, int64_t topic);
/* End at once every stream of this caller (a person was ended, a session closed). */
void stream_drop(StreamHub *hub, int64_t caller);
int64_t stream_count(const StreamHub *hub);

/* For a ROUTE_STREAM handler: from Last-Event-ID, `?since=`, or 0 = from now. */
NODISCARD Err stream_open(Request *r, StreamHub *hub, int64_t topic, int64_t caller, Error *e);

#endif
