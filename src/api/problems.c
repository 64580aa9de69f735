#include "api/serve.h"
#include "desk/problem.h"

Err problem_list_page(Request *r, Error *e) {
    List list;
    Str next;
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(problem_list(x.db, r->arena, api_caller(r), r->query, &list, &next, e));
    Problem *p = list.items;
    for (size_t i = 0; i < list.count; i++)
        p[i].first_text = api_masked(r, p[i].first_text);
    return reply_list(r, &list, next, e);
}

Err problem_show(Request *r, Error *e) {
    Problem problem = { 0 };
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(problem_get(x.db, r->arena, api_caller(r), id, &problem, e));
    problem.first_text = api_masked(r, problem.first_text);
    return reply_record(r, &problem, e);
}

Err problem_case_list(Request *r, Error *e) {
    Problem problem = { 0 };
    ProblemCases of = { .page = *(const PageFilter *)r->query };
    List list;
    Str next;
    TRY(param_id(r, 1, &of.problem_id, e));
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(problem_cases(x.db, r->arena, api_caller(r), &of, &list, &next, e));
    if (list.count == 0) /* is there such a one? */
        TRY(problem_get(x.db, r->arena, api_caller(r), of.problem_id, &problem, e));
    api_mask_rows(r, &list);
    return reply_list(r, &list, next, e);
}

typedef Err ProblemAct(Db *db, Request *r, int64_t id, Problem *out, Error *e);

static NODISCARD Err act(Request *r, ProblemAct *fn, Error *e) {
    Problem problem = { 0 };
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(fn(x.db, r, id, &problem, e));
    TRY(api_commit(r, &x, e));
    return reply_record(r, &problem, e);
}

static Err change(Db *db, Request *r, int64_t id, Problem *out, Error *e) {
    return problem_change(db, r->arena, api_caller(r), id, r->body, out, e);
}

static Err merge(Db *db, Request *r, int64_t id, Problem *out, Error *e) {
    const ProblemMerge *m = r->body;
    return problem_merge(db, r->arena, api_caller(r), id, m->into, out, e);
}

static Err unmerge(Db *db, Request *r, int64_t id, Problem *out, Error *e) {
    const ProblemUnmerge *u = r->body;
    return problem_unmerge(db, r->arena, api_caller(r), id, u->from, out, e);
}

static Err split(Db *db, Request *r, int64_t id, Problem *out, Error *e) {
    return problem_split(db, r->arena, api_caller(r), id, r->body, out, e);
}

Err problem_put_one(Request *r, Error *e) { return act(r, change, e); }
Err problem_merge_post(Request *r, Error *e) { return act(r, merge, e); }
Err problem_unmerge_post(Request *r, Error *e) { return act(r, unmerge, e); }
Err problem_split_post(Request *r, Error *e) { return act(r, split, e); }

Err case_problem_post(Request *r, Error *e) {
    Case changed = { 0 };
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(problem_put(x.db, r->arena, api_caller(r), id, r->body, &changed, e));
    TRY(api_commit(r, &x, e));
    return reply_record(r, &changed, e);
}
