#include "api/bodies.h"
#include "api/serve.h"
#include "desk/brand.h"
#include "desk/case_decision.h"
#include "desk/policy.h"
#include "desk/intake.h"
#include "desk/offline.h"
#include "desk/secrecy.h"
#include "text/personal.h"

Str api_masked(const Request *r, Str text) {
    return api_caller(r)->rights & RIGHT_WRITE ? text : personal_mask(r->arena, text);
}

void api_mask_rows(const Request *r, const List *rows) {
    CaseRow *row = rows->items;
    for (size_t i = 0; i < rows->count; i++)
        row[i].excerpt = api_masked(r, row[i].excerpt);
}

Err case_list_page(Request *r, Error *e) {
    List list;
    Str next;
    API_READ(x);
    TRY(api_read(r, &x, e));
    CaseFilter filter = *(const CaseFilter *)r->query;
    filter.now = r->now;
    TRY(case_list(x.db, r->arena, api_caller(r)->brand_id, &filter, &list, &next, e));
    api_mask_rows(r, &list);
    return reply_list(r, &list, next, e);
}

Err case_count_list(Request *r, Error *e) {
    List list;
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(case_counts(x.db, r->arena, api_caller(r), &list, e));
    return reply_list(r, &list, (Str){ 0 }, e);
}

static NODISCARD Err own_draft(const Request *r, Db *db, int64_t case_id, Draft *out, Error *e) {
    Err found = draft_get(db, r->arena, api_caller(r), case_id, out, e);
    if (found == ERR_NOT_FOUND) {
        *out = (Draft){ .case_id = case_id, .text = S("") };
        return ERR_OK;
    }
    return found;
}

/* The person's other cases: this one is on the screen already. */
static void leave_out(List *rows, int64_t id) {
    CaseRow *row = rows->items;
    size_t kept = 0;
    for (size_t i = 0; i < rows->count; i++)
        if (row[i].id != id)
            row[kept++] = row[i];
    rows->count = kept;
}

static NODISCARD Err fill(const Request *r, Db *db, int64_t id, CasePage *p, Error *e) {
    const Caller *c = api_caller(r);
    Policy policy = { 0 };
    TRY(case_get(db, r->arena, c->brand_id, id, &p->record, e));
    TRY(message_list(db, r->arena, c->brand_id, id, 0, &p->messages, e));
    TRY(reply_of_case(db, r->arena, c->brand_id, id, &p->replies, e));
    TRY(note_list(db, r->arena, c->brand_id, id, &p->notes, e));
    if (p->record.author_id)
        TRY(case_of_author(db, r->arena, c, p->record.author_id, &p->history, e));
    leave_out(&p->history, id);
    api_mask_rows(r, &p->history);
    TRY(presence_others(db, r->arena, c, id, &p->presence, e));
    TRY(mass_of_case(db, r->arena, c->brand_id, id, &p->mass, e));
    TRY(case_decisions(db, r->arena, c->brand_id, id, &p->decisions, e));
    TRY(own_draft(r, db, id, &p->draft, e));
    TRY(policy_get(db, r->arena, c->brand_id, &policy, e));
    p->channel_max = channel_max(p->record.channel);
    bool by_phone = c->is_phone && policy.phone == PHONE_APPROVED;
    p->needs_approval = (policy.four_eyes || by_phone) && policy.mode != MODE_ALONE;
    return ERR_OK;
}

static NODISCARD Err log_opening(const Request *r, int64_t case_id, Error *e) {
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(secrecy_opened(x.db, api_caller(r), case_id, e));
    return api_commit(r, &x, e);
}

static NODISCARD Err read_page(const Request *r, int64_t id, CasePage *page, Error *e) {
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(db_begin(x.db, e)); /* one state of things for all parts of the page */
    return fill(r, x.db, id, page, e);
}

Err case_show(Request *r, Error *e) {
    CasePage page = { 0 };
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    TRY(read_page(r, id, &page, e));
    if (page.record.is_secret) /* no log row, no page */
        TRY(log_opening(r, id, e));
    request_header_out(r, "X-Case-Version",
                       str_fmt(r->arena, "v%lld", (long long)page.record.version));
    return reply_record(r, &page, e);
}

Err case_messages(Request *r, Error *e) {
    const BeforeQuery *q = r->query;
    int64_t id;
    List list;
    TRY(param_id(r, 1, &id, e));
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(message_list(x.db, r->arena, api_caller(r)->brand_id, id, q->before, &list, e));
    return reply_list(r, &list, (Str){ 0 }, e);
}

Err message_version_list(Request *r, Error *e) {
    int64_t id;
    List list;
    TRY(param_id(r, 1, &id, e));
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(message_versions(x.db, r->arena, api_caller(r)->brand_id, id, &list, e));
    return reply_list(r, &list, (Str){ 0 }, e);
}

Err case_do(Request *r, Error *e) {
    Case changed = { 0 };
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(case_act(x.db, r->arena, api_caller(r), id, r->body, &changed, e));
    TRY(api_commit(r, &x, e));
    return reply_record(r, &changed, e);
}

Err case_note(Request *r, Error *e) {
    const Note *form = r->body;
    Note made = { 0 };
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(note_add(x.db, r->arena, api_caller(r), id, form->text, &made, e));
    TRY(api_commit(r, &x, e));
    r->status = 201;
    return reply_record(r, &made, e);
}

Err case_paste(Request *r, Error *e) {
    Case made = { 0 };
    int64_t id;
    const Caller *c = api_caller(r);
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(intake_paste(x.db, r->arena, c, r->body, &id, e));
    TRY(case_get(x.db, r->arena, c->brand_id, id, &made, e));
    TRY(api_commit(r, &x, e));
    secrecy_cover(c, &made); /* its writer may have a case that is confidential */
    r->status = 201;
    return reply_record(r, &made, e);
}

Err case_secrecy_put(Request *r, Error *e) {
    Case changed = { 0 };
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(secrecy_set(x.db, r->arena, api_caller(r), id, r->body, &changed, e));
    TRY(api_commit(r, &x, e));
    return reply_record(r, &changed, e);
}

Err case_talk_post(Request *r, Error *e) {
    Note made = { 0 };
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(offline_log(x.db, r->arena, api_caller(r), id, r->body, &made, e));
    TRY(api_commit(r, &x, e));
    r->status = 201;
    return reply_record(r, &made, e);
}

Err talk_post(Request *r, Error *e) {
    Case made = { 0 };
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(offline_open(x.db, r->arena, api_caller(r), r->body, &made, e));
    TRY(api_commit(r, &x, e));
    r->status = 201;
    return reply_record(r, &made, e);
}
