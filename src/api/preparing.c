#include "api/preparing.h"

#include "crisis/plan_file.h"
#include "crisis/readiness.h"
#include "crisis/threat_sign.h"

/* ---- threats ---- */

Err threat_list_all(Request *r, Error *e) {
    const ThreatFilter *f = r->query;
    List list;
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(threat_list(x.db, r->arena, api_caller(r)->brand_id, f->is_retired, &list, e));
    return reply_list(r, &list, (Str){ 0 }, e);
}

static NODISCARD Err put_threat(Request *r, int64_t id, Error *e) {
    Threat out = { 0 };
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(threat_put(x.db, r->arena, api_caller(r), id, r->body, &out, e));
    TRY(api_commit(r, &x, e));
    r->status = id ? 200 : 201;
    return reply_record(r, &out, e);
}

Err threat_post(Request *r, Error *e) { return put_threat(r, 0, e); }

Err threat_put_one(Request *r, Error *e) {
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    return put_threat(r, id, e);
}

Err threat_do(Request *r, Error *e) {
    const PrepareStep *step = r->body;
    Threat out = { 0 };
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(threat_act(x.db, r->arena, api_caller(r), id, step->act, &out, e));
    TRY(api_commit(r, &x, e));
    return reply_record(r, &out, e);
}

Err starter_list_all(Request *r, Error *e) {
    const LanguageQuery *q = r->query;
    List list;
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(starter_list(x.db, r->arena, api_caller(r), q->language, &list, e));
    return reply_list(r, &list, (Str){ 0 }, e);
}

Err starter_post(Request *r, Error *e) {
    List list;
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(starter_take(x.db, r->arena, api_caller(r), r->body, &list, e));
    TRY(api_commit(r, &x, e));
    return reply_list(r, &list, (Str){ 0 }, e);
}

static NODISCARD Err list_signs(Request *r,
                                Err (*find)(Db *, Arena *, const Caller *, int64_t, List *,
                                            Error *),
                                Error *e) {
    List list;
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(find(x.db, r->arena, api_caller(r), id, &list, e));
    return reply_list(r, &list, (Str){ 0 }, e);
}

Err case_threat_list(Request *r, Error *e) { return list_signs(r, threat_signs_of_case, e); }

Err verdict_threat_list(Request *r, Error *e) { return list_signs(r, threat_signs_of_verdict, e); }

/* ---- playbooks ---- */

Err playbook_list_all(Request *r, Error *e) {
    const ThreatFilter *f = r->query;
    List list;
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(playbook_list(x.db, r->arena, api_caller(r)->brand_id, f->is_retired, &list, e));
    return reply_list(r, &list, (Str){ 0 }, e);
}

Err playbook_show(Request *r, Error *e) {
    PlaybookPage page = { 0 };
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(playbook_page(x.db, r->arena, api_caller(r), id, &page, e));
    return reply_record(r, &page, e);
}

static NODISCARD Err put_playbook(Request *r, int64_t id, Error *e) {
    PlaybookPage out = { 0 };
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(playbook_put(x.db, r->arena, api_caller(r), id, r->body, &out, e));
    TRY(api_commit(r, &x, e));
    r->status = id ? 200 : 201;
    return reply_record(r, &out, e);
}

Err playbook_post(Request *r, Error *e) { return put_playbook(r, 0, e); }

Err playbook_put_one(Request *r, Error *e) {
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    return put_playbook(r, id, e);
}

Err playbook_do(Request *r, Error *e) {
    const PrepareStep *step = r->body;
    PlaybookPage out = { 0 };
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(playbook_act(x.db, r->arena, api_caller(r), id, step->act, &out, e));
    TRY(api_commit(r, &x, e));
    return reply_record(r, &out, e);
}

/* ---- the handling matrix ---- */

Err matrix_list_all(Request *r, Error *e) {
    const LanguageQuery *q = r->query;
    List list;
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(matrix_list(x.db, r->arena, api_caller(r)->brand_id, q->language, &list, e));
    return reply_list(r, &list, (Str){ 0 }, e);
}

Err matrix_put_one(Request *r, Error *e) {
    MatrixRow out = { 0 };
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(matrix_put(x.db, r->arena, api_caller(r), r->body, &out, e));
    TRY(api_commit(r, &x, e));
    return reply_record(r, &out, e);
}

Err matrix_reset_post(Request *r, Error *e) {
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(matrix_remove(x.db, r->arena, api_caller(r), r->body, e));
    TRY(api_commit(r, &x, e));
    return api_no_content(r);
}

Err case_handling_show(Request *r, Error *e) {
    MatrixRow row = { 0 };
    MatrixOf of = { .language = ((const LanguageQuery *)r->query)->language };
    TRY(param_id(r, 1, &of.case_id, e));
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(matrix_for_case(x.db, r->arena, api_caller(r), &of, &row, e));
    return reply_record(r, &row, e);
}

/* ---- the escalation ladder ---- */

Err escalation_list_all(Request *r, Error *e) {
    const LanguageQuery *q = r->query;
    List list;
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(escalation_list(x.db, r->arena, api_caller(r)->brand_id, q->language, &list, e));
    return reply_list(r, &list, (Str){ 0 }, e);
}

Err escalation_put_one(Request *r, Error *e) {
    EscalationRow out = { 0 };
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(escalation_put(x.db, r->arena, api_caller(r), r->body, &out, e));
    TRY(api_commit(r, &x, e));
    return reply_record(r, &out, e);
}

Err escalation_reset_post(Request *r, Error *e) {
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(escalation_remove(x.db, r->arena, api_caller(r), r->body, e));
    TRY(api_commit(r, &x, e));
    return api_no_content(r);
}

/* ---- the whole ---- */

Err plan_show(Request *r, Error *e) {
    PlanFile plan = { 0 };
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(plan_export(x.db, r->arena, api_caller(r), &plan, e));
    return reply_record(r, &plan, e);
}

Err plan_post(Request *r, Error *e) {
    PlanTaken taken = { 0 };
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(plan_import(x.db, r->arena, api_caller(r), r->body, &taken, e));
    TRY(api_commit(r, &x, e));
    return reply_record(r, &taken, e);
}

Err readiness_show(Request *r, Error *e) {
    Readiness out = { 0 };
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(readiness_read(x.db, r->arena, api_caller(r), &out, e));
    return reply_record(r, &out, e);
}

Err readiness_vouch_post(Request *r, Error *e) {
    Readiness out = { 0 };
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(readiness_vouch(x.db, r->arena, api_caller(r), r->body, &out, e));
    TRY(api_commit(r, &x, e));
    return reply_record(r, &out, e);
}
