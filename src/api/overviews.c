#include "api/bodies.h"
#include "api/serve.h"
#include "desk/overview.h"

enum { HOURS_DEFAULT = 24 };

Err overview_show(Request *r, Error *e) {
    Overview o = { 0 };
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(overview_get(x.db, r->arena, api_caller(r)->brand_id, r->now, &o, e));
    return reply_record(r, &o, e);
}

Err pulse_show(Request *r, Error *e) {
    const HoursQuery *q = r->query;
    List list;
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(watch_pulse(x.db, r->arena, api_caller(r)->brand_id, r->now,
                    q->hours ? q->hours : HOURS_DEFAULT, &list, e));
    return reply_list(r, &list, (Str){ 0 }, e);
}
