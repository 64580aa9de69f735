#include "api/case_work.h"
#include "desk/knowledge.h"

Err knowledge_list_all(Request *r, Error *e) {
    List list;
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(knowledge_find(x.db, r->arena, api_caller(r), r->query, &list, e));
    return reply_list(r, &list, (Str){ 0 }, e);
}

static NODISCARD Err put(Request *r, int64_t id, Error *e) {
    Knowledge out = { 0 };
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(knowledge_put(x.db, r->arena, api_caller(r), id, r->body, &out, e));
    TRY(api_commit(r, &x, e));
    r->status = id ? 200 : 201;
    return reply_record(r, &out, e);
}

Err knowledge_post(Request *r, Error *e) { return put(r, 0, e); }

Err knowledge_put_one(Request *r, Error *e) {
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    return put(r, id, e);
}

Err knowledge_delete(Request *r, Error *e) {
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(knowledge_remove(x.db, api_caller(r), id, e));
    TRY(api_commit(r, &x, e));
    return api_no_content(r);
}
