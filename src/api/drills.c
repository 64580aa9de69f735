#include "api/drills.h"

#include "base/crypto.h"
#include "crisis/drill_debrief.h"

Err drill_list_page(Request *r, Error *e) {
    List list;
    Str next;
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(drill_list(x.db, r->arena, api_caller(r), r->query, &list, &next, e));
    return reply_list(r, &list, next, e);
}

Err drill_post(Request *r, Error *e) {
    Drill made = { 0 };
    DrillForm form = *(const DrillForm *)r->body;
    crypto_random(&form.seed, sizeof form.seed);
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(drill_start(x.db, r->arena, api_caller(r), &form, &made, e));
    TRY(api_commit(r, &x, e));
    r->status = 201;
    return reply_record(r, &made, e);
}

Err drill_here_show(Request *r, Error *e) {
    DrillHere here = { 0 };
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(drill_here(x.db, r->arena, api_caller(r), &here, e));
    return reply_record(r, &here, e);
}

Err drill_pack_list(Request *r, Error *e) {
    List list;
    TRY(drill_packs(r->arena, &list, e));
    return reply_list(r, &list, (Str){ 0 }, e);
}

Err drill_standing_show(Request *r, Error *e) {
    DrillStanding s = { 0 };
    const Caller *by = api_caller(r);
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(drill_last(x.db, by->brand_id, &s.last_at, e));
    TRY(drill_passed(x.db, by->brand_id, by->staff_id, by->now, &s.is_passed, e));
    return reply_record(r, &s, e);
}

Err drill_show(Request *r, Error *e) {
    Drill one = { 0 };
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(drill_get(x.db, r->arena, api_caller(r), id, &one, e));
    return reply_record(r, &one, e);
}

Err drill_do(Request *r, Error *e) {
    Drill one = { 0 };
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(drill_change(x.db, r->arena, api_caller(r), id, r->body, &one, e));
    TRY(api_commit(r, &x, e));
    return reply_record(r, &one, e);
}

Err drill_debrief_show(Request *r, Error *e) {
    DrillDebrief all;
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(drill_debrief(x.db, r->arena, api_caller(r), id, &all, e));
    return reply_record(r, &all, e);
}

Err drill_told_put(Request *r, Error *e) {
    Drill one = { 0 };
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(drill_tell(x.db, r->arena, api_caller(r), id, r->body, &one, e));
    TRY(api_commit(r, &x, e));
    return reply_record(r, &one, e);
}
