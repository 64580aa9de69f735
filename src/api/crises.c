#include "api/crises.h"

#include "crisis/room.h"

Err crisis_list_page(Request *r, Error *e) {
    List list;
    Str next;
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(crisis_list(x.db, r->arena, api_caller(r), r->query, &list, &next, e));
    return reply_list(r, &list, next, e);
}

Err crisis_post(Request *r, Error *e) {
    Crisis made = { 0 };
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(crisis_open(x.db, r->arena, api_caller(r), r->body, &made, e));
    TRY(api_commit(r, &x, e));
    r->status = 201;
    return reply_record(r, &made, e);
}

Err crisis_show(Request *r, Error *e) {
    Crisis one = { 0 };
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(crisis_get(x.db, r->arena, api_caller(r)->brand_id, id, &one, e));
    return reply_record(r, &one, e);
}
