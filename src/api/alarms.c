#include "api/serve.h"
#include "desk/alarm.h"
#include "desk/notice.h"

enum { SECRET_LEAST = 16 };

Err ladder_show(Request *r, Error *e) {
    AlarmLadder ladder = { 0 };
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(alarm_steps(x.db, r->arena, api_caller(r)->brand_id, &ladder.steps, e));
    return reply_record(r, &ladder, e);
}

/* Into a copy: a request whose writing collided is handled once more, from the body as it came. */
static NODISCARD Err seal_steps(const Request *r, AlarmLadder *ladder, Error *e) {
    const AlarmStep *given = ladder->steps.items;
    AlarmStep *steps = arena_make(r->arena, AlarmStep, ladder->steps.count + 1);
    ladder->steps.items = steps;
    for (size_t i = 0; i < ladder->steps.count; i++) {
        Str *secret = &steps[i].secret;
        steps[i] = given[i];
        if (secret->n && secret->n < SECRET_LEAST)
            FAIL_FIELD(e, "steps.secret", "is too short: at least %d characters", SECRET_LEAST);
        *secret = secret->n ? secret_seal(r->arena, api_of(r)->key, *secret) : (Str){ 0 };
    }
    return ERR_OK;
}

Err ladder_put(Request *r, Error *e) {
    AlarmLadder in = *(const AlarmLadder *)r->body, out = { 0 };
    TRY(seal_steps(r, &in, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(alarm_set(x.db, r->arena, api_caller(r), &in, &out.steps, e));
    TRY(api_commit(r, &x, e));
    return reply_record(r, &out, e);
}

Err alarm_test_post(Request *r, Error *e) {
    Incident made = { 0 };
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(alarm_test(x.db, r->arena, api_caller(r), &made, e));
    TRY(api_commit(r, &x, e));
    r->status = 201;
    return reply_record(r, &made, e);
}

Err incident_show(Request *r, Error *e) {
    Incident incident = { 0 };
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(incident_get(x.db, r->arena, api_caller(r)->brand_id, id, &incident, e));
    return reply_record(r, &incident, e);
}

Err incident_calls(Request *r, Error *e) {
    List list;
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(alarm_calls(x.db, r->arena, api_caller(r)->brand_id, id, &list, e));
    return reply_list(r, &list, (Str){ 0 }, e);
}

Err incident_do(Request *r, Error *e) {
    Incident changed = { 0 };
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(incident_act(x.db, r->arena, api_caller(r), id, r->body, &changed, e));
    TRY(api_commit(r, &x, e));
    return reply_record(r, &changed, e);
}

Err alarm_test_list(Request *r, Error *e) {
    List list;
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(alarm_tests(x.db, r->arena, api_caller(r)->brand_id, &list, e));
    return reply_list(r, &list, (Str){ 0 }, e);
}

Err holding_show(Request *r, Error *e) {
    HoldingText text = { 0 };
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(holding_get(x.db, r->arena, api_caller(r)->brand_id, &text, e));
    return reply_record(r, &text, e);
}

Err holding_put(Request *r, Error *e) {
    const HoldingText *in = r->body;
    HoldingText out = { 0 };
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(holding_set(x.db, r->arena, api_caller(r), in->text, &out, e));
    TRY(api_commit(r, &x, e));
    return reply_record(r, &out, e);
}

Err notice_list_all(Request *r, Error *e) {
    List list;
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(notice_list(x.db, r->arena, api_caller(r)->brand_id, &list, e));
    return reply_list(r, &list, (Str){ 0 }, e);
}
