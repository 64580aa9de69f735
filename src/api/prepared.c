#include "api/prepared.h"

#include "desk/greeting.h"
#include "desk/prepared.h"
#include "desk/word.h"

/* A brand from before there was a first set is given it when somebody asks. */
static NODISCARD Err give_first_set(const Request *r, Error *e) {
    Caller program = { .brand_id = api_caller(r)->brand_id, .now = r->now };
    bool has;
    {
        API_READ(x);
        TRY(api_read(r, &x, e));
        TRY(prepared_has_started(x.db, program.brand_id, &has, e));
    }
    if (has)
        return ERR_OK;
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(prepared_start(x.db, &program, e));
    return api_commit(r, &x, e);
}

Err prepared_list_all(Request *r, Error *e) {
    List list;
    TRY(give_first_set(r, e));
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(prepared_list(x.db, r->arena, api_caller(r)->brand_id, r->now, &list, e));
    return reply_list(r, &list, (Str){ 0 }, e);
}

Err prepared_post(Request *r, Error *e) {
    Prepared made = { 0 };
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(prepared_create(x.db, r->arena, api_caller(r), r->body, &made, e));
    TRY(api_commit(r, &x, e));
    r->status = 201;
    return reply_record(r, &made, e);
}

Err prepared_put(Request *r, Error *e) {
    Prepared changed = { 0 };
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(prepared_update(x.db, r->arena, api_caller(r), id, r->body, &changed, e));
    TRY(api_commit(r, &x, e));
    return reply_record(r, &changed, e);
}

Err prepared_delete(Request *r, Error *e) {
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(prepared_remove(x.db, api_caller(r), id, e));
    TRY(api_commit(r, &x, e));
    return api_no_content(r);
}

Err prepared_restore_post(Request *r, Error *e) {
    Prepared back = { 0 };
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(prepared_restore(x.db, r->arena, api_caller(r), id, &back, e));
    TRY(api_commit(r, &x, e));
    return reply_record(r, &back, e);
}

Err prepared_preview_post(Request *r, Error *e) {
    PreparedPreview preview;
    PreparedWith with = { .now = r->now };
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(word_contacts(x.db, r->arena, api_caller(r)->brand_id, &with.contacts, e));
    prepared_preview(r->arena, r->body, &with, &preview);
    return reply_record(r, &preview, e);
}

/* ---- for a case ---- */

Err case_prepared_list(Request *r, Error *e) {
    List list;
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    TRY(give_first_set(r, e));
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(prepared_for_case(x.db, r->arena, api_caller(r), id, &list, e));
    return reply_list(r, &list, (Str){ 0 }, e);
}

Err greeting_show(Request *r, Error *e) {
    Greeting greeting = { 0 };
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(greeting_get(x.db, r->arena, api_caller(r)->brand_id, id, &greeting, e));
    return reply_record(r, &greeting, e);
}

Err greeting_put(Request *r, Error *e) {
    const GreetingForm *form = r->body;
    Greeting greeting = { 0 };
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(greeting_set(x.db, r->arena, api_caller(r), id, form->honorific, &greeting, e));
    TRY(api_commit(r, &x, e));
    return reply_record(r, &greeting, e);
}
