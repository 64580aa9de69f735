#include "api/serve.h"
#include "base/crypto.h"

#include "base/limits.h"
#include "base/log.h"
#include "base/time.h"

#include <errno.h>

/* So many requests may stand and wait for a slot; each keeps a thread of the server from others. */
enum { HASHES_WAITING = 2 };

void api_init(Api *api) {
    crypto_random(&api->public_rate.seed, sizeof api->public_rate.seed);
    int made = sem_init(&api->hashing, 0, LIMIT_HASHES_AT_ONCE);
    assert(made == 0);
    (void)made;
}

const Caller *api_caller(const Request *r) {
    const ApiCaller *c = r->caller;
    assert(c != NULL);
    return &c->caller;
}

Err api_read(const Request *r, ApiRead *out, Error *e) {
    out->store = api_of(r)->store;
    return store_read(out->store, &out->db, e);
}

void api_read_end(ApiRead *x) {
    if (x->db)
        store_done(x->store, &x->db);
}

Err api_write(const Request *r, ApiWrite *out, Error *e) {
    out->store = api_of(r)->store;
    return store_write(out->store, &out->db, e);
}

void api_write_end(ApiWrite *x) {
    if (x->db)
        store_abort(x->store, &x->db);
}

Err api_commit(const Request *r, ApiWrite *x, Error *e) {
    const Api *api = api_of(r);
    const ApiCaller *c = r->caller;
    TRY(store_commit(x->store, &x->db, e));
    if (api->hub && c && c->caller.brand_id)
        stream_publish(api->hub, c->caller.brand_id);
    if (api->wake)
        api->wake(api->wake_ctx);
    return ERR_OK;
}

Err api_hashing(Api *api, ApiHashing *out, Error *e) {
    bool may_wait = atomic_fetch_add(&api->waiting, 1) < HASHES_WAITING;
    int got = may_wait ? sem_wait(&api->hashing) : sem_trywait(&api->hashing);
    while (got != 0 && may_wait && errno == EINTR)
        got = sem_wait(&api->hashing);
    atomic_fetch_sub(&api->waiting, 1);
    if (got != 0)
        FAIL(e, ERR_LIMIT, "many people sign in at this moment: try again in a minute");
    out->slot = &api->hashing;
    return ERR_OK;
}

void api_hashing_end(ApiHashing *x) {
    if (x->slot)
        sem_post(x->slot);
}

/* ---- cookies ---- */

const char *api_cookie_name(const Api *api) {
    return api->allow_plain ? "tanggap" : "__Host-tanggap";
}

void api_set_cookie(Request *r, Str token) {
    const Api *api = api_of(r);
    request_header_out(r, "Set-Cookie",
                       str_fmt(r->arena,
                               "%s=" STR_FMT "; Path=/; HttpOnly; SameSite=Strict; Max-Age=%d%s",
                               api_cookie_name(api), STR_ARG(token), LIMIT_SESSION_AGE,
                               api->allow_plain ? "" : "; Secure"));
}

void api_clear_cookie(Request *r) {
    const Api *api = api_of(r);
    request_header_out(r, "Set-Cookie",
                       str_fmt(r->arena, "%s=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0%s",
                               api_cookie_name(api), api->allow_plain ? "" : "; Secure"));
    request_header_out(r, "Clear-Site-Data", S("\"cache\""));
}

Visitor api_visitor(const Request *r) {
    Visitor v = { .address = r->remote, .now = r->now };
    if (!r->header(r, "User-Agent", &v.agent))
        v.agent = S("");
    return v;
}

Err api_login(const Request *r, const LoginForm *form, Str *token, Error *e) {
    Api *api = api_of(r);
    Visitor v = api_visitor(r);
    API_HASHING(slot);
    TRY(api_hashing(api, &slot, e));
    Err err = staff_login(api->store, r->arena, form, &v, token, e);
    if (err == ERR_OK)
        log_event(api->log, LOG_INFO, "login.ok", LOG_S("address", v.address));
    else if (err == ERR_DENIED || err == ERR_LIMIT)
        log_event(api->log, LOG_WARN, "login.failed", LOG_S("address", v.address));
    return err;
}

/* ---- whose page is asking ---- */

/* "https://host:port" names the same host and port as the Host header, or is the address that
 * people use, where a proxy before the desk writes its own Host. */
static bool is_own_origin(const Request *r, Str origin) {
    Str host, own = api_of(r)->public_url;
    ptrdiff_t at = str_find(origin, S("://"));
    if (own.n && str_eq_nocase(origin, str_ends(own, S("/")) ? str_slice(own, 0, own.n - 1) : own))
        return true;
    return at > 0 && r->header(r, "Host", &host) &&
           str_eq_nocase(str_slice(origin, (size_t)at + 3, origin.n), host);
}

/* Browsers send Origin: null with forms of pages that keep their address to themselves, as ours
 * do; then only Sec-Fetch-Site tells whose page it was. */
Err api_same_site(const Request *r, Error *e) {
    Str site = { 0 }, origin;
    bool told = r->header(r, "Sec-Fetch-Site", &site);
    bool own_page = told && (str_eq(site, S("same-origin")) || str_eq(site, S("none")));
    if (told && !own_page)
        FAIL(e, ERR_DENIED, "this came from another site");
    if (!r->header(r, "Origin", &origin) || (own_page && str_eq(origin, S("null"))))
        return ERR_OK;
    if (!is_own_origin(r, origin))
        FAIL(e, ERR_DENIED, "this came from another site");
    return ERR_OK;
}

/* "localhost", "127.0.0.1" or "[::1]", with a port or not. A page elsewhere whose name was made
 * to point at this machine has its own name here, and so has a proxy that passes names on. */
static bool names_this_machine(Str host) {
    Str name = host, rest = host;
    if (str_starts(host, S("[::1]")))
        return host.n == 5 || host.p[5] == ':';
    (void)str_cut(&rest, ':', &name);
    return str_eq_nocase(name, S("localhost")) || str_eq(name, S("127.0.0.1"));
}

bool api_is_local(const Request *r) {
    static const char *const of_proxies[] = { "X-Forwarded-For", "X-Forwarded-Host",
                                              "X-Forwarded-Proto", "X-Real-IP", "Forwarded",
                                              "Via" };
    Str value, host;
    for (size_t i = 0; i < COUNT(of_proxies); i++)
        if (r->header(r, of_proxies[i], &value))
            return false;
    if (!r->header(r, "Host", &host) || !names_this_machine(str_trim(host)))
        return false;
    return str_starts(r->remote, S("127.")) || str_eq(r->remote, S("::1"));
}

Err api_no_content(Request *r) {
    r->status = 204;
    return ERR_OK;
}
