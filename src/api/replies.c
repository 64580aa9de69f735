#include "api/bodies.h"
#include "api/serve.h"
#include "base/number.h"

/* If-Match: "v12": the version of the case the person had on the screen. */
static NODISCARD Err seen_version(const Request *r, int64_t *out, Error *e) {
    Str given;
    if (!r->header(r, "If-Match", &given))
        FAIL_FIELD(e, "If-Match", "is needed as a header: the version of the case you saw");
    if (given.n >= 2 && given.p[0] == '"' && given.p[given.n - 1] == '"')
        given = str_slice(given, 1, given.n - 1);
    if (!str_starts(given, S("v")) || !parse_i64(str_slice(given, 1, given.n), 1, INT64_MAX, out))
        FAIL_FIELD(e, "If-Match", "is not a version of a case: \"v\" and its number");
    return ERR_OK;
}

Err reply_post(Request *r, Error *e) {
    ReplyForm form = *(const ReplyForm *)r->body;
    Reply made = { 0 };
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    TRY(seen_version(r, &form.case_version, e));
    if (!r->header(r, "Idempotency-Key", &form.request_key))
        form.request_key = S("");
    if (reply_key_is_own(form.request_key))
        FAIL_FIELD(e, "Idempotency-Key", "is one of the program's own: make another one");
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(reply_create(x.db, r->arena, api_caller(r), id, &form, &made, e));
    TRY(api_commit(r, &x, e));
    r->status = 201;
    return reply_record(r, &made, e);
}

Err reply_list_page(Request *r, Error *e) {
    const StateQuery *q = r->query;
    List list;
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(reply_in_state(x.db, r->arena, api_caller(r), q->state, &list, e));
    return reply_list(r, &list, (Str){ 0 }, e);
}

Err reply_show(Request *r, Error *e) {
    Reply reply = { 0 };
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(reply_get(x.db, r->arena, api_caller(r)->brand_id, id, &reply, e));
    return reply_record(r, &reply, e);
}

Err reply_do(Request *r, Error *e) {
    Reply changed = { 0 };
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(reply_act(x.db, r->arena, api_caller(r), id, r->body, &changed, e));
    TRY(api_commit(r, &x, e));
    return reply_record(r, &changed, e);
}
