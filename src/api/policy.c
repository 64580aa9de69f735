#include "api/serve.h"
#include "desk/clause.h"

Err policy_show(Request *r, Error *e) {
    Policy policy = { 0 };
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(policy_get(x.db, r->arena, api_caller(r)->brand_id, &policy, e));
    return reply_record(r, &policy, e);
}

Err policy_put(Request *r, Error *e) {
    Policy changed = { 0 };
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(policy_set(x.db, r->arena, api_caller(r), r->body, &changed, e));
    TRY(api_commit(r, &x, e));
    return reply_record(r, &changed, e);
}

Err policy_clauses(Request *r, Error *e) {
    List list;
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(clause_list(x.db, r->arena, api_caller(r)->brand_id, r->now, &list, e));
    return reply_list(r, &list, (Str){ 0 }, e);
}

Err policy_version_list(Request *r, Error *e) {
    List list;
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(policy_versions(x.db, r->arena, api_caller(r)->brand_id, &list, e));
    return reply_list(r, &list, (Str){ 0 }, e);
}

Err policy_version_show(Request *r, Error *e) {
    Policy policy = { 0 };
    int64_t version;
    TRY(param_id(r, 1, &version, e));
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(policy_at(x.db, r->arena, api_caller(r)->brand_id, version, &policy, e));
    return reply_record(r, &policy, e);
}

Err policy_signer_list(Request *r, Error *e) {
    List list;
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(policy_signers(x.db, r->arena, api_caller(r)->brand_id, &list, e));
    return reply_list(r, &list, (Str){ 0 }, e);
}

Err policy_sign_post(Request *r, Error *e) {
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(policy_sign(x.db, api_caller(r), r->body, e));
    TRY(api_commit(r, &x, e));
    return api_no_content(r);
}
