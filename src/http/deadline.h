/* deadline.h - absolute deadlines for connections. Inside http/ only.
 *
 * libmicrohttpd's timeout only knows idleness: a header line every two seconds keeps a connection
 * for ever. Here every connection has a Peer with the moment it must have got further; a thread
 * looks at all of them and shuts the socket of the late ones, upon which the library closes it.
 *
 * The library tells of a closed connection before it closes the descriptor, and both that and the
 * shutdown happen under one lock, so a number that the system has given to another connection is
 * never shut. */
#ifndef HTTP_DEADLINE_H
#define HTTP_DEADLINE_H

#include "base/err.h"
#include "base/mem.h"

#include <stdatomic.h>

#define DEADLINE_NONE INT64_MAX

typedef struct Peer Peer;
struct Peer {
    atomic_int_fast64_t deadline; /* clock_monotonic_ms(); DEADLINE_NONE: no hurry */
    int fd;
    bool served; /* has had an answer: the next request begins a new head */
    bool stream; /* carries server-sent events */
    void *unread; /* the exchange whose request line is known and whose head is not yet */
    Peer *next, *prev;
};

typedef struct Deadlines Deadlines;

/* Looks every `every_ms`, and not at all while there are no connections. */
NODISCARD Err deadlines_start(int every_ms, Deadlines **out, Error *e);
void deadlines_stop(Deadlines **d); /* after the last peer has gone */
Peer *deadlines_add(Deadlines *d, int fd, int64_t deadline);
void deadlines_remove(Deadlines *d, Peer *peer);
int64_t deadlines_count(Deadlines *d); /* connections now */
int64_t deadlines_cut(Deadlines *d);   /* connections ended for being late, since the start */

static inline void peer_deadline(Peer *peer, int64_t at) { atomic_store(&peer->deadline, at); }

#endif
