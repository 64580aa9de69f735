/* The one gate: every request of every route passes here before anything else looks at it. */
#include "api/serve.h"
#include "base/crypto.h"
#include "base/number.h"
#include "desk/brand.h"
#include "desk/duty.h"
#include "desk/secrecy.h"

static bool changes_something(const Request *r) {
    return r->method != METHOD_GET && r->method != METHOD_HEAD;
}

static NODISCARD Err check_token(const Request *r, const ApiCaller *c, Error *e) {
    Str given;
    TRY(api_same_site(r, e));
    if (!r->header(r, "X-CSRF-Token", &given) ||
        !equal_in_constant_time(given, session_csrf(r->arena, c->token)))
        FAIL(e, ERR_DENIED, "the X-CSRF-Token header is missing or not of this session");
    return ERR_OK;
}

/* What the interface says of the device; what says nothing counts as a desktop. */
static bool is_phone(const Request *r) {
    Str device = { 0 };
    return r->header(r, "X-Device", &device) && str_eq(device, S("phone"));
}

Err api_find_session(const Request *r, Db *db, ApiCaller *c, Error *e) {
    Str token = { 0 };
    if (!r->cookie(r, api_cookie_name(api_of(r)), &token))
        FAIL(e, ERR_DENIED, "sign in first");
    TRY(session_find(db, r->arena, token, r->now, &c->session, e));
    c->token = token;
    c->caller = (Caller){ .staff_id = c->session.staff_id,
                          .session_id = c->session.id,
                          .rights = RIGHT_SELF,
                          .now = r->now,
                          .is_phone = is_phone(r) };
    return ERR_OK;
}

/* In the sample shop one may go on as an invented colleague; nowhere else. Reading, writing and
 * approving are theirs; running the shop stays with those who may do that as themselves. */
static NODISCARD Err act_as(const Request *r, Db *db, ApiCaller *c, Error *e) {
    Brand brand = { 0 };
    Role role;
    if (c->session.acts_as == 0)
        return ERR_OK;
    TRY(brand_get(db, r->arena, c->caller.brand_id, &brand, e));
    if (!brand.is_sample)
        return ERR_OK;
    TRY(role_now(db, brand.id, c->session.acts_as, r->now, &role, e));
    if (role == ROLE_NONE)
        return ERR_OK;
    c->caller.staff_id = c->session.acts_as;
    c->caller.role = role;
    c->caller.rights = role_rights(role) & (c->caller.rights | role_rights(ROLE_APPROVER));
    return ERR_OK;
}

static NODISCARD Err enter_brand(const Request *r, Db *db, ApiCaller *c, Error *e) {
    int64_t brand_id;
    if (!parse_i64(r->params[0], 1, INT64_MAX, &brand_id))
        FAIL(e, ERR_NOT_FOUND, "no such brand");
    TRY(role_now(db, brand_id, c->caller.staff_id, r->now, &c->caller.role, e));
    if (c->caller.role == ROLE_NONE)
        FAIL(e, ERR_NOT_FOUND, "no such brand");
    c->caller.brand_id = brand_id;
    c->caller.rights = role_rights(c->caller.role);
    return act_as(r, db, c, e);
}

static bool is_of_brand(const Request *r) {
    return str_starts(str_c(r->route->path), S("/api/brands/{brand}"));
}

/* Pages and acts of one case, by whatever id they name it: a row for each kind of thing that hangs
 * on one. */
static NODISCARD Err check_secrecy(const Request *r, Db *db, const Caller *c, Error *e) {
    static const struct {
        const char *path; /* and what follows */
        SecretOf what;
        size_t param; /* which part of the path is the id */
    } guarded[] = { { "/api/brands/{brand}/cases/{id}", SECRET_CASE, 1 },
                    { "/api/brands/{brand}/messages/{id}", SECRET_MESSAGE, 1 },
                    { "/api/brands/{brand}/replies/{id}", SECRET_REPLY, 1 },
                    { "/api/brands/{brand}/referrals/{id}", SECRET_REFERRAL, 1 },
                    { "/api/brands/{brand}/demands/{id}", SECRET_DEMAND, 1 },
                    { "/api/brands/{brand}/guards/{id}", SECRET_GUARD, 1 },
                    { "/api/brands/{brand}/strikes/{id}", SECRET_STRIKE, 1 },
                    { "/api/brands/{brand}/contradictions/{id}", SECRET_CONTRADICTION, 1 },
                    { "/api/brands/{brand}/promises/{id}", SECRET_PROMISE, 1 },
                    { "/api/brands/{brand}/follow-ups/{id}", SECRET_FOLLOW_UP, 1 },
                    { "/api/brands/{brand}/links/{id}", SECRET_LINK, 1 },
                    { "/api/brands/{brand}/mass/{id}/items/{item}", SECRET_MASS_ITEM, 2 },
                    { "/api/brands/{brand}/own-posts/{id}", SECRET_OWN_POST, 1 } };
    static_assert(COUNT(guarded) == SECRET_OF__COUNT, "one row for each kind");
    int64_t id;
    for (size_t i = 0; i < COUNT(guarded); i++)
        if (str_starts(str_c(r->route->path), str_c(guarded[i].path)) &&
            parse_i64(r->params[guarded[i].param], 1, INT64_MAX, &id))
            return secrecy_check(db, c, guarded[i].what, id, e);
    return ERR_OK;
}

static NODISCARD Err identify(Request *r, ApiCaller *c, Error *e) {
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(api_find_session(r, x.db, c, e));
    r->caller = c;
    if (is_of_brand(r))
        TRY(enter_brand(r, x.db, c, e));
    if (!(c->caller.rights & r->route->permission))
        FAIL(e, ERR_DENIED, "your role does not have this right");
    return is_of_brand(r) ? check_secrecy(r, x.db, &c->caller, e) : ERR_OK;
}

Err api_gate(Request *r, Error *e) {
    Error ignored;
    if (r->route->flags & ROUTE_PUBLIC)
        return changes_something(r) && !(r->route->flags & ROUTE_NO_TOKEN) ? api_same_site(r, e)
                                                                           : ERR_OK;
    ApiCaller *c = arena_make(r->arena, ApiCaller, 1);
    TRY(identify(r, c, e));
    if (changes_something(r))
        TRY(check_token(r, c, e));
    /* Best effort: a busy writer must not refuse a reader. */
    Err touched = session_touch(api_of(r)->store, &c->session, r->now, &ignored);
    (void)touched;
    return ERR_OK;
}
