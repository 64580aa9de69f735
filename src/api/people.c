#include "api/bodies.h"
#include "api/serve.h"

Err people_list(Request *r, Error *e) {
    List list;
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(staff_list(x.db, r->arena, api_caller(r)->brand_id, &list, e));
    return reply_list(r, &list, (Str){ 0 }, e);
}

Err people_invite(Request *r, Error *e) {
    InviteReply out;
    Str token;
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(staff_invite(x.db, r->arena, api_caller(r), r->body, &token, e));
    TRY(api_commit(r, &x, e));
    out.link = str_fmt(r->arena, STR_FMT "/join?token=" STR_FMT, STR_ARG(api_of(r)->public_url),
                       STR_ARG(token));
    r->status = 201;
    return reply_record(r, &out, e);
}

Err people_role(Request *r, Error *e) {
    const RoleForm *form = r->body;
    Staff changed = { 0 };
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(staff_set_role(x.db, r->arena, api_caller(r), id, form->role, &changed, e));
    TRY(api_commit(r, &x, e));
    return reply_record(r, &changed, e);
}

Err people_end(Request *r, Error *e) {
    Role role;
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(member_role(x.db, api_caller(r)->brand_id, id, &role, e));
    if (role == ROLE_NONE)
        FAIL(e, ERR_NOT_FOUND, "no such person in this brand");
    TRY(staff_end(x.db, api_caller(r), id, e));
    TRY(api_commit(r, &x, e));
    return api_no_content(r);
}
