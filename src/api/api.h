/* api.h - the HTTP API: its table of routes, the context its handlers get, the gate. */
#ifndef API_API_H
#define API_API_H

#include "api/public_rate.h"
#include "desk/role.h"
#include "desk/secret.h"
#include "http/route.h"
#include "http/server.h"
#include "http/stream.h"
#include "store/store.h"

#include <semaphore.h>
#include <stdatomic.h>

typedef struct Api {
    Store *store;
    StreamHub *hub; /* NULL in tests: nothing is streamed */
    Log *log;
    Server *server;       /* for /metrics; NULL in tests */
    const SecretKey *key; /* opens and seals secrets of sources and alarm steps */
    const Asset *assets;  /* the web interface; sorted by path */
    size_t asset_count;
    bool allow_plain; /* cookies without Secure, for plain HTTP on a trusted network */
    Str public_url;   /* for links in invitations; empty: relative */
    Str telegram_bot; /* its name, for links; empty: people look for it themselves */
    bool has_telegram;
    Str push_key;     /* public half, as browsers take it */
    Str verifier;     /* source of the checker that evidence files show */
    Str setup_code;   /* for a first run from elsewhere; empty: only from this machine */
    /* Something was committed that the poller, sender or watcher should look at now. */
    void (*wake)(void *ctx);
    void *wake_ctx;
    int64_t started_at;
    int64_t (*resident_bytes)(void); /* memory of the process, for /metrics; NULL in tests */
    sem_t hashing;                   /* LIMIT_HASHES_AT_ONCE slots for argon2id */
    atomic_int waiting;              /* requests that want one */
    PublicRate public_rate;
} Api;

void api_init(Api *api); /* the semaphore; before anything is served */

/* The table with its gate, for server_start() and tests. */
RouteTable api_table(void);

/* Who is it (session cookie), may they (right of the row, role in the brand of the path), is it
 * their own page asking (CSRF token, Origin, Sec-Fetch-Site). A brand one does not belong to is
 * answered like one that does not exist. */
NODISCARD Err api_gate(Request *r, Error *e);
/* Pages of the interface: the app for the signed in, else sign-in or first run. */
NODISCARD Err api_page(Request *r, Error *e);
/* Errors of pages in the reader's language and the look of the other pages; errors of inputs by a
 * word that stays and in Indonesian. */
extern const FailWords api_fail_words;

#endif
