#include "api/case_work.h"
#include "desk/demand.h"

Err case_demand_list(Request *r, Error *e) {
    int64_t id;
    List list;
    TRY(param_id(r, 1, &id, e));
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(demand_of_case(x.db, r->arena, api_caller(r), id, &list, e));
    return reply_list(r, &list, (Str){ 0 }, e);
}

Err case_demand_post(Request *r, Error *e) {
    DemandRow row = { 0 };
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(demand_decide(x.db, r->arena, api_caller(r), id, r->body, &row, e));
    TRY(api_commit(r, &x, e));
    return reply_record(r, &row, e);
}

Err demand_list_page(Request *r, Error *e) {
    List list;
    Str next;
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(demand_list(x.db, r->arena, api_caller(r), r->query, &list, &next, e));
    return reply_list(r, &list, next, e);
}

Err demand_count_show(Request *r, Error *e) {
    DemandCounts counts = { 0 };
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(demand_counts(x.db, r->arena, api_caller(r), &counts, e));
    return reply_record(r, &counts, e);
}

Err demand_do(Request *r, Error *e) {
    DemandRow row = { 0 };
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(demand_act(x.db, r->arena, api_caller(r), id, r->body, &row, e));
    TRY(api_commit(r, &x, e));
    return reply_record(r, &row, e);
}

Err solution_list_all(Request *r, Error *e) {
    List list;
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(solution_list(x.db, r->arena, api_caller(r)->brand_id, &list, e));
    return reply_list(r, &list, (Str){ 0 }, e);
}

static NODISCARD Err put(Request *r, int64_t id, Error *e) {
    Solution out = { 0 };
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(solution_put(x.db, r->arena, api_caller(r), id, r->body, &out, e));
    TRY(api_commit(r, &x, e));
    r->status = id ? 200 : 201;
    return reply_record(r, &out, e);
}

Err solution_post(Request *r, Error *e) { return put(r, 0, e); }

Err solution_put_one(Request *r, Error *e) {
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    return put(r, id, e);
}

Err solution_delete(Request *r, Error *e) {
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(solution_remove(x.db, api_caller(r), id, e));
    TRY(api_commit(r, &x, e));
    return api_no_content(r);
}
