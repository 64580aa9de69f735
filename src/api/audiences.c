#include "api/staff_told.h"
#include "crisis/audience.h"

Err audience_list_all(Request *r, Error *e) {
    List list;
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(audience_list(x.db, r->arena, api_caller(r)->brand_id, &list, e));
    return reply_list(r, &list, (Str){ 0 }, e);
}

Err audience_post(Request *r, Error *e) {
    Audience made = { 0 };
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(audience_add(x.db, r->arena, api_caller(r), r->body, &made, e));
    TRY(api_commit(r, &x, e));
    r->status = 201;
    return reply_record(r, &made, e);
}

Err audience_put_one(Request *r, Error *e) {
    Audience changed = { 0 };
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(audience_change(x.db, r->arena, api_caller(r), id, r->body, &changed, e));
    TRY(api_commit(r, &x, e));
    return reply_record(r, &changed, e);
}

Err audience_delete(Request *r, Error *e) {
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(audience_remove(x.db, r->arena, api_caller(r), id, e));
    TRY(api_commit(r, &x, e));
    return api_no_content(r);
}

Err audience_start_post(Request *r, Error *e) {
    List list;
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(audience_start(x.db, r->arena, api_caller(r), r->body, &list, e));
    TRY(api_commit(r, &x, e));
    r->status = 201;
    return reply_list(r, &list, (Str){ 0 }, e);
}

Err crisis_audience_list(Request *r, Error *e) {
    List list;
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(audience_of_crisis(x.db, r->arena, api_caller(r), id, &list, e));
    return reply_list(r, &list, (Str){ 0 }, e);
}

Err crisis_audience_post(Request *r, Error *e) {
    AudienceTold told = { 0 };
    AudienceAt at;
    TRY(param_id(r, 1, &at.crisis_id, e));
    TRY(param_id(r, 2, &at.audience_id, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(audience_tell(x.db, r->arena, api_caller(r), at, r->body, &told, e));
    TRY(api_commit(r, &x, e));
    return reply_record(r, &told, e);
}
