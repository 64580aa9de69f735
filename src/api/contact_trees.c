#include "api/staff_told.h"
#include "crisis/contact_tree.h"

static const Field joined_fields[] = { FIELD(TreeJoined, added) };
const Model tree_joined_model = MODEL(TreeJoined, joined_fields);

Err tree_list_all(Request *r, Error *e) {
    List list;
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(tree_list(x.db, r->arena, api_caller(r), &list, e));
    return reply_list(r, &list, (Str){ 0 }, e);
}

Err tree_post(Request *r, Error *e) {
    TreeContact made = { 0 };
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(tree_add(x.db, r->arena, api_caller(r), r->body, &made, e));
    TRY(api_commit(r, &x, e));
    r->status = 201;
    return reply_record(r, &made, e);
}

Err tree_put_one(Request *r, Error *e) {
    TreeContact changed = { 0 };
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(tree_change(x.db, r->arena, api_caller(r), id, r->body, &changed, e));
    TRY(api_commit(r, &x, e));
    return reply_record(r, &changed, e);
}

Err tree_delete(Request *r, Error *e) {
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(tree_remove(x.db, r->arena, api_caller(r), id, e));
    TRY(api_commit(r, &x, e));
    return api_no_content(r);
}

Err tree_csv_show(Request *r, Error *e) {
    API_READ(x);
    TRY(api_read(r, &x, e));
    r->content_type = "text/csv; charset=utf-8";
    request_header_out(r, "Content-Disposition", S("attachment; filename=\"pohon-kontak.csv\""));
    return tree_csv(x.db, r->arena, api_caller(r), &r->out, e);
}

Err tree_csv_post(Request *r, Error *e) {
    TreeTaken taken;
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(tree_import(x.db, r->arena, api_caller(r), r->body, &taken, e));
    TRY(api_commit(r, &x, e));
    return reply_record(r, &taken, e);
}

Err tree_join_post(Request *r, Error *e) {
    TreeJoined joined;
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(tree_join(x.db, r->arena, api_caller(r), &joined.added, e));
    TRY(api_commit(r, &x, e));
    return reply_record(r, &joined, e);
}
