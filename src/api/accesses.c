/* Akun resmi: the shop's own accounts and their sign-ins. */
#include "api/accesses.h"
#include "desk/access.h"

Err access_show(Request *r, Error *e) {
    AccessPage page = { 0 };
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(access_read(x.db, r->arena, api_caller(r), &page, e));
    return reply_record(r, &page, e);
}

Err account_show(Request *r, Error *e) {
    OfficialAccount one = { 0 };
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(account_get(x.db, r->arena, api_caller(r), id, &one, e));
    return reply_record(r, &one, e);
}

static NODISCARD Err write_account(Request *r, int64_t id, Error *e) {
    OfficialAccount one = { 0 };
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(account_put(x.db, r->arena, api_caller(r), id, r->body, &one, e));
    TRY(api_commit(r, &x, e));
    r->status = id ? 200 : 201;
    return reply_record(r, &one, e);
}

Err account_post(Request *r, Error *e) { return write_account(r, 0, e); }

Err account_put_one(Request *r, Error *e) {
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    return write_account(r, id, e);
}

Err account_do(Request *r, Error *e) {
    OfficialAccount one = { 0 };
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(account_act(x.db, r->arena, api_caller(r), id, r->body, &one, e));
    TRY(api_commit(r, &x, e));
    return reply_record(r, &one, e);
}

Err sign_in_post(Request *r, Error *e) {
    SignIn one = { 0 };
    int64_t account_id;
    TRY(param_id(r, 1, &account_id, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(sign_in_add(x.db, r->arena, api_caller(r), account_id, r->body, &one, e));
    TRY(api_commit(r, &x, e));
    r->status = 201;
    return reply_record(r, &one, e);
}

Err sign_in_put_one(Request *r, Error *e) {
    SignIn one = { 0 };
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(sign_in_change(x.db, r->arena, api_caller(r), id, r->body, &one, e));
    TRY(api_commit(r, &x, e));
    return reply_record(r, &one, e);
}

Err sign_in_do(Request *r, Error *e) {
    SignIn one = { 0 };
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(sign_in_act(x.db, r->arena, api_caller(r), id, r->body, &one, e));
    TRY(api_commit(r, &x, e));
    return reply_record(r, &one, e);
}
