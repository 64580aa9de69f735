#include "api/mass_serve.h"
#include "desk/halt.h"

Err halt_list_open(Request *r, Error *e) {
    List list;
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(halt_list(x.db, r->arena, api_caller(r)->brand_id, &list, e));
    return reply_list(r, &list, (Str){ 0 }, e);
}

Err halt_post(Request *r, Error *e) {
    Halt made = { 0 };
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(halt_begin(x.db, r->arena, api_caller(r), r->body, &made, e));
    TRY(api_commit(r, &x, e));
    r->status = 201;
    return reply_record(r, &made, e);
}

Err halt_end_post(Request *r, Error *e) {
    Halt ended = { 0 };
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(halt_end(x.db, r->arena, api_caller(r), id, &ended, e));
    TRY(api_commit(r, &x, e));
    return reply_record(r, &ended, e);
}
