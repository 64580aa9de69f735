/* Posts that are planned, and days without any. */
#include "api/crises.h"
#include "crisis/planned_post.h"

Err planned_post_list(Request *r, Error *e) {
    List list;
    Str next;
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(post_list(x.db, r->arena, api_caller(r), r->query, &list, &next, e));
    return reply_list(r, &list, next, e);
}

Err planned_post_post(Request *r, Error *e) {
    PlannedPost out = { 0 };
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(post_add(x.db, r->arena, api_caller(r), r->body, &out, e));
    TRY(api_commit(r, &x, e));
    r->status = 201;
    return reply_record(r, &out, e);
}

Err planned_post_put(Request *r, Error *e) {
    PlannedPost out = { 0 };
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(post_edit(x.db, r->arena, api_caller(r), id, r->body, &out, e));
    TRY(api_commit(r, &x, e));
    return reply_record(r, &out, e);
}

Err planned_post_do(Request *r, Error *e) {
    PlannedPost out = { 0 };
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(post_act(x.db, r->arena, api_caller(r), id, r->body, &out, e));
    TRY(api_commit(r, &x, e));
    return reply_record(r, &out, e);
}

Err planned_post_agree(Request *r, Error *e) {
    PlannedPost out = { 0 };
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(post_agree(x.db, r->arena, api_caller(r), id, r->body, &out, e));
    TRY(api_commit(r, &x, e));
    return reply_record(r, &out, e);
}

Err quiet_day_list(Request *r, Error *e) {
    List list;
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(quiet_list(x.db, r->arena, api_caller(r), &list, e));
    return reply_list(r, &list, (Str){ 0 }, e);
}

Err quiet_day_post(Request *r, Error *e) {
    int64_t id;
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(quiet_add(x.db, r->arena, api_caller(r), r->body, &id, e));
    TRY(api_commit(r, &x, e));
    return api_no_content(r);
}

Err quiet_day_delete(Request *r, Error *e) {
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(quiet_remove(x.db, api_caller(r), id, e));
    TRY(api_commit(r, &x, e));
    return api_no_content(r);
}
