#include "api/bodies.h"
#include "api/case_work.h"
#include "base/crypto.h"
#include "desk/contact.h"
#include "desk/referral.h"

Err contact_list_all(Request *r, Error *e) {
    List list;
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(contact_list(x.db, r->arena, api_caller(r), &list, e));
    Contact *c = list.items;
    for (size_t i = 0; i < list.count; i++) {
        c[i].address = api_masked(r, c[i].address);
        c[i].mail = api_masked(r, c[i].mail);
    }
    return reply_list(r, &list, (Str){ 0 }, e);
}

Err contact_put(Request *r, Error *e) {
    Contact changed = { 0 };
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(contact_set(x.db, r->arena, api_caller(r), r->body, &changed, e));
    TRY(api_commit(r, &x, e));
    return reply_record(r, &changed, e);
}

Err case_referral_list(Request *r, Error *e) {
    int64_t id;
    List list;
    TRY(param_id(r, 1, &id, e));
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(referral_of_case(x.db, r->arena, api_caller(r)->brand_id, id, &list, e));
    return reply_list(r, &list, (Str){ 0 }, e);
}

static NODISCARD Err make(Request *r, NewReferral in, Error *e) {
    Referral made = { 0 };
    Str token = crypto_token(r->arena);
    in.form = r->body;
    in.link = (ReferralToken){ token, secret_seal(r->arena, api_of(r)->key, token) };
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(referral_make(x.db, r->arena, api_caller(r), &in, &made, e));
    TRY(api_commit(r, &x, e));
    r->status = 201;
    return reply_record(r, &made, e);
}

Err case_referral_post(Request *r, Error *e) {
    NewReferral in = { 0 };
    TRY(param_id(r, 1, &in.case_id, e));
    return make(r, in, e);
}

Err problem_referral_post(Request *r, Error *e) {
    NewReferral in = { 0 };
    TRY(param_id(r, 1, &in.problem_id, e));
    return make(r, in, e);
}

Err referral_list_page(Request *r, Error *e) {
    List list;
    Str next;
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(referral_list(x.db, r->arena, api_caller(r)->brand_id, r->query, &list, &next, e));
    return reply_list(r, &list, next, e);
}

Err referral_do(Request *r, Error *e) {
    Referral changed = { 0 };
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(referral_act(x.db, r->arena, api_caller(r), id, r->body, &changed, e));
    TRY(api_commit(r, &x, e));
    return reply_record(r, &changed, e);
}

Err referral_link_show(Request *r, Error *e) {
    int64_t id;
    Str sealed, token;
    TRY(param_id(r, 1, &id, e));
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(referral_sealed(x.db, r->arena, api_caller(r), id, &sealed, e));
    TRY(secret_open(r->arena, api_of(r)->key, sealed, &token, e));
    return reply_record(r,
                        &(ReferralLink){ str_fmt(r->arena, STR_FMT "/bagian/" STR_FMT,
                                                 STR_ARG(api_of(r)->public_url), STR_ARG(token)) },
                        e);
}
