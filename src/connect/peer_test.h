/* peer_test.h - the misbehaving server of testdata/peer.py, for tests of what goes out. */
#ifndef CONNECT_PEER_TEST_H
#define CONNECT_PEER_TEST_H

#include "base/str.h"

typedef struct Peer {
    int in; /* closing it ends the server */
    int pid;
    int64_t http, sentinel, smtp;
} Peer;

Peer peer_start(void);
void peer_stop(Peer *p);
/* "127.0.0.1:80 127.0.0.1:25", without the sentinel. */
Str peer_allow(Arena *a, const Peer *p);

#endif
