/* api.h - the HTTP API: its table of routes, the context its handlers get, the gate. */
#ifndef API_API_H
#define API_API_H

#include "desk/role.h"
#include "http/route.h"
#include "http/server.h"
#include "http/stream.h"
#include "store/store.h"

typedef struct Api {
    Store *store;
    StreamHub *hub;
    Log *log;
    Server *server;        /* for /metrics; NULL in tests */
    int64_t (*now)(void);
    const Asset *app_page; /* index.html of the web interface */
    bool allow_plain;      /* cookies without Secure, for plain HTTP on a trusted network */
    Str setup_code;        /* for a first run from elsewhere */
    /* Something was committed that the poller, sender or watcher should look at now. */
    void (*wake)(void *ctx);
    void *wake_ctx;
    int64_t started_at;
} Api;

extern const Route api_routes[];
extern const size_t api_route_count;

/* Who is it (session cookie or hook signature), may they (right of the row, role in the brand of
 * the path), is it their own page asking (CSRF token, Origin, Sec-Fetch-Site). A brand one does
 * not belong to is answered like one that does not exist. */
Err api_gate(Request *r, Error *e);
/* Pages of the interface: the app for the signed in, else sign-in or first run. */
Err api_page(Request *r, Error *e);

#endif
