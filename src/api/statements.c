#include "api/statements.h"

#include "desk/contradiction.h"
#include "desk/statement.h"
#include "desk/statement_check.h"

Err statement_list_page(Request *r, Error *e) {
    List list;
    Str next;
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(statement_list(x.db, r->arena, api_caller(r), r->query, &list, &next, e));
    return reply_list(r, &list, next, e);
}

Err statement_post(Request *r, Error *e) {
    Statement made = { 0 };
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(statement_create(x.db, r->arena, api_caller(r), r->body, &made, e));
    TRY(api_commit(r, &x, e));
    r->status = 201;
    return reply_record(r, &made, e);
}

Err statement_try_post(Request *r, Error *e) {
    List found;
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(statement_try(x.db, r->arena, api_caller(r), r->body, &found, e));
    return reply_list(r, &found, (Str){ 0 }, e);
}

Err statement_show(Request *r, Error *e) {
    StatementPage page = { 0 };
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(statement_page(x.db, r->arena, api_caller(r), id, &page, e));
    return reply_record(r, &page, e);
}

Err statement_put(Request *r, Error *e) {
    Statement changed = { 0 };
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(statement_change(x.db, r->arena, api_caller(r), id, r->body, &changed, e));
    TRY(api_commit(r, &x, e));
    return reply_record(r, &changed, e);
}

Err statement_version_post(Request *r, Error *e) {
    StatementVersion begun = { 0 };
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(statement_begin(x.db, r->arena, api_caller(r), id, &begun, e));
    TRY(api_commit(r, &x, e));
    r->status = 201;
    return reply_record(r, &begun, e);
}

Err statement_version_put(Request *r, Error *e) {
    StatementEdit in = *(const StatementEdit *)r->body;
    StatementVersion saved = { 0 };
    TRY(param_id(r, 1, &in.statement_id, e));
    TRY(param_id(r, 2, &in.number, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(statement_edit(x.db, r->arena, api_caller(r), &in, &saved, e));
    TRY(api_commit(r, &x, e));
    return reply_record(r, &saved, e);
}

Err statement_version_do(Request *r, Error *e) {
    StatementStep step = *(const StatementStep *)r->body;
    StatementVersion changed = { 0 };
    TRY(param_id(r, 1, &step.statement_id, e));
    TRY(param_id(r, 2, &step.number, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(statement_act(x.db, r->arena, api_caller(r), &step, &changed, e));
    TRY(api_commit(r, &x, e));
    return reply_record(r, &changed, e);
}

Err case_statement_list(Request *r, Error *e) {
    Case c = { 0 };
    List list;
    int64_t id, brand = api_caller(r)->brand_id;
    TRY(param_id(r, 1, &id, e));
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(case_get(x.db, r->arena, brand, id, &c, e));
    TRY(statement_of_case(x.db, r->arena, brand, id, &list, e));
    return reply_list(r, &list, (Str){ 0 }, e);
}

Err contradiction_list_page(Request *r, Error *e) {
    ContradictionsOf of = { .filter = *(const ContradictionFilter *)r->query };
    Statement statement = { 0 };
    List list;
    Str next;
    TRY(param_id(r, 1, &of.statement_id, e));
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(statement_get(x.db, r->arena, api_caller(r)->brand_id, of.statement_id, &statement, e));
    TRY(contradiction_list(x.db, r->arena, api_caller(r), &of, &list, &next, e));
    return reply_list(r, &list, next, e);
}

Err contradiction_correct_post(Request *r, Error *e) {
    CorrectionDraft draft = { 0 };
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(contradiction_correct(x.db, r->arena, api_caller(r), id, &draft, e));
    TRY(api_commit(r, &x, e));
    return reply_record(r, &draft, e);
}

Err contradiction_dismiss_post(Request *r, Error *e) {
    Contradiction dismissed = { 0 };
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(contradiction_dismiss(x.db, r->arena, api_caller(r), id, r->body, &dismissed, e));
    TRY(api_commit(r, &x, e));
    return reply_record(r, &dismissed, e);
}
