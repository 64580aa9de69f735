#include "api/bodies.h"
#include "api/serve.h"
#include "api/session_page.h"
#include "desk/brand.h"
#include "desk/duty.h"
#include "wire/json.h"

/* An invented colleague of the sample shop sees that shop alone, with their own role. */
static NODISCARD Err take_part(const Request *r, Db *db, int64_t acts_as, SessionPage *out,
                               Error *e) {
    Str language = out->staff.language;
    List brands;
    TRY(brands_now(db, r->arena, acts_as, r->now, &brands, e));
    if (brands.count == 0)
        return ERR_OK;
    out->acts_as = acts_as;
    out->brands = brands;
    TRY(staff_get(db, r->arena, acts_as, &out->staff, e));
    out->staff.language = language;
    return ERR_OK;
}

Err session_page_make(const Request *r, Db *db, const ApiCaller *c, SessionPage *out, Error *e) {
    *out = (SessionPage){ .csrf = session_csrf(r->arena, c->token),
                          .version = S(API_VERSION),
                          .now = r->now };
    TRY(staff_get(db, r->arena, c->session.staff_id, &out->staff, e));
    TRY(brands_now(db, r->arena, c->session.staff_id, r->now, &out->brands, e));
    return c->session.acts_as ? take_part(r, db, c->session.acts_as, out, e) : ERR_OK;
}

Err session_show_own(Request *r, Error *e) {
    SessionPage page;
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(session_page_make(r, x.db, r->caller, &page, e));
    return reply_record(r, &page, e);
}

Err session_begin(Request *r, Error *e) {
    Session made = { 0 };
    Str token;
    TRY(api_login(r, r->body, &token, e));
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(session_find(x.db, r->arena, token, r->now, &made, e));
    api_set_cookie(r, token);
    r->status = 201;
    return reply_record(r, &made, e);
}

static NODISCARD Err end(Request *r, int64_t id, Error *e) {
    const ApiCaller *c = r->caller;
    Caller self = c->caller;
    self.staff_id = c->session.staff_id;
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(session_end(x.db, &self, id, e));
    TRY(api_commit(r, &x, e));
    if (api_of(r)->hub)
        stream_drop(api_of(r)->hub, id);
    return api_no_content(r);
}

Err session_leave(Request *r, Error *e) {
    const ApiCaller *c = r->caller;
    TRY(end(r, c->session.id, e));
    api_clear_cookie(r);
    return ERR_OK;
}

Err session_list_own(Request *r, Error *e) {
    List list;
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(session_list(x.db, r->arena, api_caller(r), &list, e));
    return reply_list(r, &list, (Str){ 0 }, e);
}

Err session_end_own(Request *r, Error *e) {
    int64_t id;
    TRY(param_id(r, 0, &id, e));
    return end(r, id, e);
}

Err session_password(Request *r, Error *e) {
    API_HASHING(slot);
    TRY(api_hashing(api_of(r), &slot, e));
    TRY(staff_set_password(api_of(r)->store, r->arena, api_caller(r), r->body, e));
    return api_no_content(r);
}

Err session_language(Request *r, Error *e) {
    const LanguageForm *form = r->body;
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(staff_set_language(x.db, api_caller(r), form->language, e));
    TRY(api_commit(r, &x, e));
    return api_no_content(r);
}

Err session_sign_name(Request *r, Error *e) {
    const SignForm *form = r->body;
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(staff_set_sign_name(x.db, api_caller(r), form->sign_name, e));
    TRY(api_commit(r, &x, e));
    return api_no_content(r);
}

/* ---- brands ---- */

Err brand_list_own(Request *r, Error *e) {
    List list;
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(brands_now(x.db, r->arena, api_caller(r)->staff_id, r->now, &list, e));
    return reply_list(r, &list, (Str){ 0 }, e);
}

Err brand_add(Request *r, Error *e) {
    const Brand *form = r->body;
    Brand made = { 0 };
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(brand_add_by(x.db, r->arena, api_caller(r), form->name, form->zone, &made, e));
    TRY(api_commit(r, &x, e));
    r->status = 201;
    return reply_record(r, &made, e);
}

Err sample_act_as(Request *r, Error *e) {
    const PersonaForm *form = r->body;
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(session_act_as(x.db, api_caller(r), form->staff_id, e));
    TRY(api_commit(r, &x, e));
    return api_no_content(r);
}

Err sample_remove(Request *r, Error *e) {
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(brand_remove_sample(x.db, api_caller(r), e));
    TRY(api_commit(r, &x, e));
    return api_no_content(r);
}
