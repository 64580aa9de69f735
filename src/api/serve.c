#include "api/serve.h"

#include "base/limits.h"
#include "base/log.h"
#include "base/time.h"

#include <errno.h>

void api_init(Api *api) {
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

ApiHashing api_hashing(Api *api) {
    while (sem_wait(&api->hashing) != 0 && errno == EINTR)
        continue;
    return (ApiHashing){ &api->hashing };
}

void api_hashing_end(ApiHashing *x) { sem_post(x->slot); }

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
    API_HASHING(slot, api);
    Err err = staff_login(api->store, r->arena, form, &v, token, e);
    if (err == ERR_OK)
        log_event(api->log, LOG_INFO, "login.ok", LOG_S("address", v.address));
    else if (err == ERR_DENIED || err == ERR_LIMIT)
        log_event(api->log, LOG_WARN, "login.failed", LOG_S("address", v.address));
    return err;
}

/* ---- whose page is asking ---- */

/* "https://host:port" names the same host and port as the Host header. */
static bool is_own_origin(Str origin, Str host) {
    ptrdiff_t at = str_find(origin, S("://"));
    return at > 0 && str_eq_nocase(str_slice(origin, (size_t)at + 3, origin.n), host);
}

/* Browsers send Origin: null with forms of pages that keep their address to themselves, as ours
 * do; then only Sec-Fetch-Site tells whose page it was. */
Err api_same_site(const Request *r, Error *e) {
    Str site = { 0 }, origin, host;
    bool told = r->header(r, "Sec-Fetch-Site", &site);
    bool own_page = told && (str_eq(site, S("same-origin")) || str_eq(site, S("none")));
    if (told && !own_page)
        FAIL(e, ERR_DENIED, "this came from another site");
    if (!r->header(r, "Origin", &origin) || (own_page && str_eq(origin, S("null"))))
        return ERR_OK;
    if (!r->header(r, "Host", &host) || !is_own_origin(origin, host))
        FAIL(e, ERR_DENIED, "this came from another site");
    return ERR_OK;
}

bool api_is_local(const Request *r) {
    Str forwarded;
    if (r->header(r, "X-Forwarded-For", &forwarded) || r->header(r, "Forwarded", &forwarded))
        return false;
    return str_starts(r->remote, S("127.")) || str_eq(r->remote, S("::1")) ||
           str_starts(r->remote, S("::ffff:127."));
}

Err api_no_content(Request *r) {
    r->status = 204;
    return ERR_OK;
}
