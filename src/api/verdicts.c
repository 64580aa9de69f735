#include "api/spreads.h"
#include "desk/accuracy.h"
#include "desk/verdict_page.h"

Err verdict_list(Request *r, Error *e) {
    List list;
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(watch_history(x.db, r->arena, api_caller(r)->brand_id, &list, e));
    return reply_list(r, &list, (Str){ 0 }, e);
}

Err verdict_show(Request *r, Error *e) {
    VerdictPage page = { 0 };
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(verdict_page(x.db, r->arena, api_caller(r)->brand_id, id, r->now, &page, e));
    return reply_record(r, &page, e);
}

Err verdict_again(Request *r, Error *e) {
    VerdictAgain again = { 0 };
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(watch_again(x.db, r->arena, api_caller(r)->brand_id, id, &again, e));
    return reply_record(r, &again, e);
}

Err verdict_message_list(Request *r, Error *e) {
    List list;
    Str next;
    BehindOf of = { .brand_id = api_caller(r)->brand_id, .query = *(const BehindQuery *)r->query };
    TRY(param_id(r, 1, &of.verdict_id, e));
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(verdict_behind(x.db, r->arena, &of, &list, &next, e));
    BehindMessage *m = list.items;
    for (size_t i = 0; i < list.count; i++)
        m[i].text = api_masked(r, m[i].text);
    return reply_list(r, &list, next, e);
}

/* Who wrote first is for few: a trace is evidence, not a list to blame people by. */
Err verdict_trace(Request *r, Error *e) {
    Trace trace = { 0 };
    Policy policy = { 0 };
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(policy_get(x.db, r->arena, api_caller(r)->brand_id, &policy, e));
    TRY(trace_read(x.db, r->arena, api_caller(r)->brand_id, id, &trace, e));
    TRY(trace_may_show(&policy, trace.until, r->now, e));
    trace_cover(r, trace_is_named(&policy, api_caller(r)), &trace);
    return reply_record(r, &trace, e);
}

Err verdict_decide(Request *r, Error *e) {
    Decision made = { 0 };
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(decision_make(x.db, r->arena, api_caller(r), id, r->body, &made, e));
    TRY(api_commit(r, &x, e));
    r->status = 201;
    return reply_record(r, &made, e);
}

Err cause_put(Request *r, Error *e) {
    Cause cause = { 0 };
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(cause_write(x.db, r->arena, api_caller(r), r->body, &cause, e));
    TRY(api_commit(r, &x, e));
    return reply_record(r, &cause, e);
}

Err accuracy_show(Request *r, Error *e) {
    Accuracy accuracy = { 0 };
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(accuracy_read(x.db, r->arena, api_caller(r)->brand_id, r->now, &accuracy, e));
    return reply_record(r, &accuracy, e);
}
