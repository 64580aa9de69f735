/* Trusted people: vetting, the quiz about the policy, pauses of the right to send alone. */
#include "api/trusts.h"
#include "base/crypto.h"
#include "crisis/quiz.h"
#include "crisis/vetting.h"
#include "desk/rights_pause.h"

Err vetting_list_page(Request *r, Error *e) {
    List list;
    Str next;
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(vetting_list(x.db, r->arena, api_caller(r), r->query, &list, &next, e));
    return reply_list(r, &list, next, e);
}

Err vetting_post(Request *r, Error *e) {
    Vetting made = { 0 };
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(vetting_add(x.db, r->arena, api_caller(r), r->body, &made, e));
    TRY(api_commit(r, &x, e));
    r->status = 201;
    return reply_record(r, &made, e);
}

Err vetting_show(Request *r, Error *e) {
    Vetting one = { 0 };
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(vetting_get(x.db, r->arena, api_caller(r), id, &one, e));
    return reply_record(r, &one, e);
}

Err vetting_put(Request *r, Error *e) {
    Vetting one = { 0 };
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(vetting_change(x.db, r->arena, api_caller(r), id, r->body, &one, e));
    TRY(api_commit(r, &x, e));
    return reply_record(r, &one, e);
}

Err vetting_remove(Request *r, Error *e) {
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(vetting_delete(x.db, api_caller(r), id, e));
    TRY(api_commit(r, &x, e));
    return api_no_content(r);
}

Err quiz_show(Request *r, Error *e) {
    Quiz quiz = { 0 };
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(quiz_get(x.db, r->arena, api_caller(r), &quiz, e));
    return reply_record(r, &quiz, e);
}

Err quiz_post(Request *r, Error *e) {
    Quiz quiz = { 0 };
    int64_t seed;
    API_WRITE(x);
    crypto_random(&seed, sizeof seed);
    TRY(api_write(r, &x, e));
    TRY(quiz_begin(x.db, r->arena, api_caller(r), seed & INT64_MAX, &quiz, e));
    TRY(api_commit(r, &x, e));
    return reply_record(r, &quiz, e);
}

Err quiz_answer_post(Request *r, Error *e) {
    QuizResult result = { 0 };
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(quiz_answer(x.db, r->arena, api_caller(r), id, r->body, &result, e));
    TRY(api_commit(r, &x, e));
    return reply_record(r, &result, e);
}

Err quiz_result_list(Request *r, Error *e) {
    List list;
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(quiz_results(x.db, r->arena, api_caller(r)->brand_id, &list, e));
    return reply_list(r, &list, (Str){ 0 }, e);
}

Err rights_pause_list_page(Request *r, Error *e) {
    List list;
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(rights_pause_list(x.db, r->arena, api_caller(r)->brand_id, &list, e));
    return reply_list(r, &list, (Str){ 0 }, e);
}

Err rights_lift_post(Request *r, Error *e) {
    RightsPause one = { 0 };
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(rights_pause_lift(x.db, r->arena, api_caller(r), id, r->body, &one, e));
    TRY(api_commit(r, &x, e));
    return reply_record(r, &one, e);
}
