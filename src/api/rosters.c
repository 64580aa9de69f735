#include "api/serve.h"
#include "desk/roster.h"

Err roster_show(Request *r, Error *e) {
    Roster roster = { 0 };
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(roster_get(x.db, r->arena, api_caller(r)->brand_id, r->now, &roster, e));
    return reply_record(r, &roster, e);
}

Err roster_put(Request *r, Error *e) {
    Roster out = { 0 };
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(roster_set(x.db, r->arena, api_caller(r), r->body, &out, e));
    TRY(api_commit(r, &x, e));
    return reply_record(r, &out, e);
}
