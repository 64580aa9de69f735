/* Where a crisis began and how it spread, and holds on its evidence. */
#include "api/spreads.h"
#include "crisis/hold.h"
#include "crisis/spread.h"

void trace_cover(const Request *r, bool is_named, Trace *t) {
    TraceStep *s = t->steps.items;
    for (size_t i = 0; i < t->steps.count; i++) {
        s[i].text = api_masked(r, s[i].text);
        if (!is_named)
            s[i].author_name = (Str){ 0 };
    }
}

Err crisis_spread_show(Request *r, Error *e) {
    Spread spread = { 0 };
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(spread_read(x.db, r->arena, api_caller(r), id, &spread, e));
    trace_cover(r, spread.is_named, &spread.trace);
    return reply_record(r, &spread, e);
}

/* It leaves a row in the log, so it is asked for by POST. */
Err crisis_spread_csv(Request *r, Error *e) {
    int64_t id, count;
    TRY(param_id(r, 1, &id, e));
    API_READ(x);
    API_WRITE(y);
    TRY(api_read(r, &x, e));
    TRY(spread_csv(x.db, r->arena, api_caller(r), id, &r->out, &count, e));
    TRY(api_write(r, &y, e));
    TRY(spread_csv_taken(y.db, r->arena, api_caller(r), id, count, e));
    TRY(api_commit(r, &y, e));
    r->content_type = "text/csv; charset=utf-8";
    request_header_out(
        r, "Content-Disposition",
        str_fmt(r->arena, "attachment; filename=\"jejak-krisis-%lld.csv\"", (long long)id));
    return ERR_OK;
}

Err crisis_hold_list(Request *r, Error *e) {
    List list;
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(hold_list(x.db, r->arena, api_caller(r), id, &list, e));
    return reply_list(r, &list, (Str){ 0 }, e);
}

Err crisis_hold_post(Request *r, Error *e) {
    LegalHold hold = { 0 };
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(hold_place(x.db, r->arena, api_caller(r), id, r->body, &hold, e));
    TRY(api_commit(r, &x, e));
    r->status = 201;
    return reply_record(r, &hold, e);
}

Err crisis_hold_lift(Request *r, Error *e) {
    LegalHold hold = { 0 };
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(hold_lift(x.db, r->arena, api_caller(r), id, r->body, &hold, e));
    TRY(api_commit(r, &x, e));
    return reply_record(r, &hold, e);
}
