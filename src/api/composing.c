#include "api/bodies.h"
#include "api/serve.h"

Err draft_put(Request *r, Error *e) {
    Draft in = *(const Draft *)r->body, saved = { 0 };
    TRY(param_id(r, 1, &in.case_id, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(draft_save(x.db, r->arena, api_caller(r), &in, &saved, e));
    TRY(api_commit(r, &x, e));
    return reply_record(r, &saved, e);
}

Err presence_list(Request *r, Error *e) {
    List list;
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(presence_all(x.db, r->arena, api_caller(r), &list, e));
    return reply_list(r, &list, (Str){ 0 }, e);
}

Err presence_put(Request *r, Error *e) {
    const PresenceForm *form = r->body;
    List others;
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(presence_mark(x.db, r->arena, api_caller(r), id, form->is_typing, &others, e));
    TRY(api_commit(r, &x, e));
    return reply_list(r, &others, (Str){ 0 }, e);
}

Err draft_check_post(Request *r, Error *e) {
    CheckForm in = *(const CheckForm *)r->body;
    List found;
    in.now = api_caller(r)->now;
    TRY(param_id(r, 1, &in.case_id, e));
    in.now = api_caller(r)->now;
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(compose_check(x.db, r->arena, api_caller(r)->brand_id, &in, &found, e));
    return reply_list(r, &found, (Str){ 0 }, e);
}
