#include "api/serve.h"
#include "desk/brand.h"
#include "desk/department.h"
#include "desk/import_run.h"
#include "desk/source.h"
#include "desk/word.h"

enum { SECRET_LEAST = 16 };

Err source_list_all(Request *r, Error *e) {
    List list;
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(source_list(x.db, r->arena, api_caller(r)->brand_id, &list, e));
    return reply_list(r, &list, (Str){ 0 }, e);
}

static NODISCARD Err seal(const Request *r, const char *field, Str *secret, Error *e) {
    if (secret->n == 0) {
        *secret = (Str){ 0 };
        return ERR_OK;
    }
    if (secret->n < SECRET_LEAST)
        FAIL_FIELD(e, field, "is too short: at least %d characters, best made by a program",
                   SECRET_LEAST);
    *secret = secret_seal(r->arena, api_of(r)->key, *secret);
    return ERR_OK;
}

static NODISCARD Err sealed_source(const Request *r, Source *out, Error *e) {
    *out = *(const Source *)r->body;
    TRY(seal(r, "secret", &out->secret, e));
    return seal(r, "out_secret", &out->out_secret, e);
}

Err source_post(Request *r, Error *e) {
    Source in, made = { 0 };
    TRY(sealed_source(r, &in, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(source_create(x.db, r->arena, api_caller(r), &in, &made, e));
    TRY(api_commit(r, &x, e));
    r->status = 201;
    return reply_record(r, &made, e);
}

Err source_show(Request *r, Error *e) {
    Source source = { 0 };
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(source_get(x.db, r->arena, api_caller(r)->brand_id, id, &source, e));
    return reply_record(r, &source, e);
}

Err source_put(Request *r, Error *e) {
    Source in, changed = { 0 };
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    TRY(sealed_source(r, &in, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(source_update(x.db, r->arena, api_caller(r), id, &in, &changed, e));
    TRY(api_commit(r, &x, e));
    return reply_record(r, &changed, e);
}

Err word_list_all(Request *r, Error *e) {
    List list;
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(word_list(x.db, r->arena, api_caller(r)->brand_id, &list, e));
    return reply_list(r, &list, (Str){ 0 }, e);
}

Err word_post(Request *r, Error *e) {
    BrandWord made = { 0 };
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(word_add(x.db, r->arena, api_caller(r), r->body, &made, e));
    TRY(api_commit(r, &x, e));
    r->status = 201;
    return reply_record(r, &made, e);
}

Err word_delete(Request *r, Error *e) {
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(word_remove(x.db, api_caller(r), id, e));
    TRY(api_commit(r, &x, e));
    return api_no_content(r);
}

Err department_show(Request *r, Error *e) {
    DepartmentTable table = { 0 };
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(department_list(x.db, r->arena, api_caller(r)->brand_id, &table.subjects, e));
    return reply_record(r, &table, e);
}

Err department_put(Request *r, Error *e) {
    DepartmentTable changed = { 0 };
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(department_set(x.db, r->arena, api_caller(r), r->body, &changed.subjects, e));
    TRY(api_commit(r, &x, e));
    return reply_record(r, &changed, e);
}

Err import_list_all(Request *r, Error *e) {
    List list;
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(import_list(x.db, r->arena, api_caller(r)->brand_id, &list, e));
    return reply_list(r, &list, (Str){ 0 }, e);
}
