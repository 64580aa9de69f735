#include "api/guards.h"

#include "desk/erasure.h"
#include "desk/guard.h"
#include "desk/own_post.h"
#include "desk/person.h"
#include "desk/rival.h"
#include "desk/strike.h"

/* ---- what a message said is for those who answer ---- */

static void mask_copy(const Request *r, SealedCopy *c) {
    c->title = c->title.p ? api_masked(r, c->title) : c->title;
    c->text = api_masked(r, c->text);
}

static void mask_requests(const Request *r, const List *list) {
    GuardRequest *g = list->items;
    for (size_t i = 0; i < list->count; i++)
        mask_copy(r, &g[i].copy);
}

static void mask_strikes(const Request *r, const List *list) {
    Strike *k = list->items;
    for (size_t i = 0; i < list->count; i++)
        mask_copy(r, &k[i].copy);
}

/* ---- who wrote a case ---- */

Err person_show(Request *r, Error *e) {
    PersonPage page = { 0 };
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(db_begin(x.db, e)); /* one state of things for all parts of the page */
    TRY(person_page(x.db, r->arena, api_caller(r), id, &page, e));
    api_mask_rows(r, &page.cases);
    mask_strikes(r, &page.strikes);
    mask_requests(r, &page.requests);
    return reply_record(r, &page, e);
}

Err person_link_post(Request *r, Error *e) {
    PersonLink link = { 0 };
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(person_link(x.db, r->arena, api_caller(r), id, r->body, &link, e));
    TRY(api_commit(r, &x, e));
    r->status = 201;
    return reply_record(r, &link, e);
}

Err person_unlink_post(Request *r, Error *e) {
    PersonLink link = { 0 };
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(person_unlink(x.db, r->arena, api_caller(r), id, &link, e));
    TRY(api_commit(r, &x, e));
    return reply_record(r, &link, e);
}

/* ---- strikes ---- */

Err strike_post(Request *r, Error *e) {
    Strike strike = { 0 };
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(strike_give(x.db, r->arena, api_caller(r), id, r->body, &strike, e));
    TRY(api_commit(r, &x, e));
    r->status = 201;
    return reply_record(r, &strike, e);
}

Err strike_do(Request *r, Error *e) {
    Strike strike = { 0 };
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(strike_act(x.db, r->arena, api_caller(r), id, r->body, &strike, e));
    TRY(api_commit(r, &x, e));
    return reply_record(r, &strike, e);
}

/* ---- requests ---- */

Err guard_post(Request *r, Error *e) {
    GuardRequest made = { 0 };
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(guard_ask(x.db, r->arena, api_caller(r), id, r->body, &made, e));
    TRY(api_commit(r, &x, e));
    r->status = 201;
    return reply_record(r, &made, e);
}

Err guard_list_page(Request *r, Error *e) {
    List list;
    Str next;
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(guard_list(x.db, r->arena, api_caller(r), r->query, &list, &next, e));
    mask_requests(r, &list);
    return reply_list(r, &list, next, e);
}

Err guard_month_show(Request *r, Error *e) {
    const GuardMonthQuery *q = r->query;
    GuardMonth month = { 0 };
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(guard_month(x.db, r->arena, api_caller(r), q->month, &month, e));
    return reply_record(r, &month, e);
}

Err guard_show(Request *r, Error *e) {
    GuardRequest one = { 0 };
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(guard_get(x.db, r->arena, api_caller(r), id, &one, e));
    mask_copy(r, &one.copy);
    return reply_record(r, &one, e);
}

Err guard_do(Request *r, Error *e) {
    GuardRequest changed = { 0 };
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(guard_act(x.db, r->arena, api_caller(r), id, r->body, &changed, e));
    TRY(api_commit(r, &x, e));
    return reply_record(r, &changed, e);
}

/* ---- what stands on our own accounts ---- */

static void mask_post(const Request *r, OwnPost *p) {
    p->title = p->title.p ? api_masked(r, p->title) : p->title;
    p->text = api_masked(r, p->text);
}

Err own_post_list_page(Request *r, Error *e) {
    List list;
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(own_post_list(x.db, r->arena, api_caller(r), r->query, &list, e));
    OwnPost *rows = list.items;
    for (size_t i = 0; i < list.count; i++)
        mask_post(r, &rows[i]);
    return reply_list(r, &list, (Str){ 0 }, e);
}

Err own_post_ours_post(Request *r, Error *e) {
    OwnPost changed = { 0 };
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(own_post_ours(x.db, r->arena, api_caller(r), id, r->body, &changed, e));
    TRY(api_commit(r, &x, e));
    mask_post(r, &changed);
    return reply_record(r, &changed, e);
}

/* ---- competitors ---- */

Err rival_list_all(Request *r, Error *e) {
    List list;
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(rival_list(x.db, r->arena, api_caller(r)->brand_id, &list, e));
    return reply_list(r, &list, (Str){ 0 }, e);
}

Err rival_post(Request *r, Error *e) {
    Rival made = { 0 };
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(rival_add(x.db, r->arena, api_caller(r), r->body, &made, e));
    TRY(api_commit(r, &x, e));
    r->status = 201;
    return reply_record(r, &made, e);
}

Err rival_delete(Request *r, Error *e) {
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(rival_remove(x.db, api_caller(r), id, e));
    TRY(api_commit(r, &x, e));
    return api_no_content(r);
}

Err author_erase_post(Request *r, Error *e) {
    Erasure done = { 0 };
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(erasure_of_author(x.db, r->arena, api_caller(r), id, r->body, &done, e));
    TRY(api_commit(r, &x, e));
    return reply_record(r, &done, e);
}
