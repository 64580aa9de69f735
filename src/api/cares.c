#include "api/cares.h"
#include "desk/care.h"

static void mask_promises(const Request *r, const List *promises) {
    Promise *p = promises->items;
    for (size_t i = 0; i < promises->count; i++)
        p[i].text = api_masked(r, p[i].text);
}

static void mask_follow_ups(const Request *r, const List *follow_ups) {
    FollowUp *f = follow_ups->items;
    for (size_t i = 0; i < follow_ups->count; i++)
        f[i].excerpt = api_masked(r, f[i].excerpt);
}

Err care_show(Request *r, Error *e) {
    Care care = { 0 };
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(db_begin(x.db, e)); /* one state of things for all parts */
    TRY(care_get(x.db, r->arena, api_caller(r), id, &care, e));
    mask_promises(r, &care.promises);
    mask_follow_ups(r, &care.follow_ups);
    if (care.closing.attempts.n)
        care.closing.attempts = api_masked(r, care.closing.attempts);
    return reply_record(r, &care, e);
}

Err care_mine_show(Request *r, Error *e) {
    CareMine mine = { 0 };
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(care_mine(x.db, r->arena, api_caller(r), &mine, e));
    mask_promises(r, &mine.promises);
    mask_follow_ups(r, &mine.follow_ups);
    return reply_record(r, &mine, e);
}

Err promise_list_page(Request *r, Error *e) {
    List list;
    Str next;
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(promise_list(x.db, r->arena, api_caller(r), r->query, &list, &next, e));
    mask_promises(r, &list);
    return reply_list(r, &list, next, e);
}

Err promise_rate_list(Request *r, Error *e) {
    List list;
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(promise_rates(x.db, r->arena, api_caller(r), r->query, &list, e));
    return reply_list(r, &list, (Str){ 0 }, e);
}

Err promise_post(Request *r, Error *e) {
    Promise made = { 0 };
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(promise_add(x.db, r->arena, api_caller(r), id, r->body, &made, e));
    TRY(api_commit(r, &x, e));
    r->status = 201;
    return reply_record(r, &made, e);
}

Err promise_do(Request *r, Error *e) {
    Promise changed = { 0 };
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(promise_act(x.db, r->arena, api_caller(r), id, r->body, &changed, e));
    TRY(api_commit(r, &x, e));
    return reply_record(r, &changed, e);
}

Err follow_list_due(Request *r, Error *e) {
    List list;
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(follow_list(x.db, r->arena, api_caller(r), r->query, &list, e));
    mask_follow_ups(r, &list);
    return reply_list(r, &list, (Str){ 0 }, e);
}

Err follow_do(Request *r, Error *e) {
    FollowUp changed = { 0 };
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(follow_act(x.db, r->arena, api_caller(r), id, r->body, &changed, e));
    TRY(api_commit(r, &x, e));
    return reply_record(r, &changed, e);
}

Err case_close_post(Request *r, Error *e) {
    Case closed = { 0 };
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(case_close(x.db, r->arena, api_caller(r), id, r->body, &closed, e));
    TRY(api_commit(r, &x, e));
    return reply_record(r, &closed, e);
}

Err handoff_put_one(Request *r, Error *e) {
    Handoff h = { 0 };
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(handoff_put(x.db, r->arena, api_caller(r), id, r->body, &h, e));
    TRY(api_commit(r, &x, e));
    return reply_record(r, &h, e);
}
