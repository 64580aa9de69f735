#include "api/mass_serve.h"
#include "base/limits.h"
#include "desk/mass_page.h"
#include "wire/csv.h"

Err mass_list_page(Request *r, Error *e) {
    List list;
    Str next;
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(mass_list(x.db, r->arena, api_caller(r), r->query, &list, &next, e));
    return reply_list(r, &list, next, e);
}

Err mass_post(Request *r, Error *e) {
    Mass made = { 0 };
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(mass_make(x.db, r->arena, api_caller(r), r->body, &made, e));
    TRY(api_commit(r, &x, e));
    r->status = 201;
    return reply_record(r, &made, e);
}

Err mass_show(Request *r, Error *e) {
    MassPage page;
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(db_begin(x.db, e)); /* numbers that fit each other */
    TRY(mass_page(x.db, r->arena, api_caller(r), id, &page, e));
    return reply_record(r, &page, e);
}

typedef Err MassDo(Db *db, Request *r, int64_t id, Mass *out, Error *e);

static NODISCARD Err change(Request *r, MassDo *fn, Error *e) {
    Mass changed = { 0 };
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(fn(x.db, r, id, &changed, e));
    TRY(api_commit(r, &x, e));
    return reply_record(r, &changed, e);
}

static Err save(Db *db, Request *r, int64_t id, Mass *out, Error *e) {
    return mass_save(db, r->arena, api_caller(r), id, r->body, out, e);
}

static Err act(Db *db, Request *r, int64_t id, Mass *out, Error *e) {
    return mass_act(db, r->arena, api_caller(r), id, r->body, out, e);
}

Err mass_put(Request *r, Error *e) { return change(r, save, e); }
Err mass_do(Request *r, Error *e) { return change(r, act, e); }

Err mass_item_list(Request *r, Error *e) {
    MassItems of = { .filter = *(const MassItemFilter *)r->query };
    List list;
    Str next;
    TRY(param_id(r, 1, &of.mass_id, e));
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(mass_items(x.db, r->arena, api_caller(r), &of, &list, &next, e));
    return reply_list(r, &list, next, e);
}

static const Field proof_fields[] = {
    FIELD(MassItem, case_id),
    FIELD(MassItem, author_name, .flags = FIELD_OPTIONAL),
    FIELD(MassItem, handle, .flags = FIELD_OPTIONAL),
    FIELD_ENUM_OF(MassItem, channel, channel_names),
    FIELD(MassItem, source_name),
    FIELD_ENUM_OF(MassItem, stand, mass_stand_names),
    FIELD_ENUM_OF(MassItem, reason, mass_reason_names),
    FIELD(MassItem, is_late),
    FIELD_TIME_OF(MassItem, done_at, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(MassItem, sent_at, .flags = FIELD_OPTIONAL),
    FIELD(MassItem, reply_text, .flags = FIELD_OPTIONAL),
};
static const Model proof_model = MODEL(MassItem, proof_fields);

/* The proof as a table; a little is left of the answer's limit for the last page. */
Err mass_item_csv(Request *r, Error *e) {
    MassItems of = { .filter = { .limit = LIMIT_PAGE } };
    TRY(param_id(r, 1, &of.mass_id, e));
    API_READ(x);
    TRY(api_read(r, &x, e));
    r->content_type = "text/csv; charset=utf-8";
    request_header_out(r, "Content-Disposition",
                       S("attachment; filename=\"jawab-banyak.csv\""));
    csv_header(&r->out, &proof_model);
    do {
        List list;
        TRY(mass_items(x.db, r->arena, api_caller(r), &of, &list, &of.filter.cursor, e));
        for (size_t i = 0; i < list.count; i++)
            csv_record(&r->out, &proof_model, (const MassItem *)list.items + i);
    } while (of.filter.cursor.n && r->out.n < LIMIT_HTTP_ANSWER / 2);
    return ERR_OK;
}

Err mass_item_put(Request *r, Error *e) {
    const MassOut *body = r->body;
    MassItem item = { 0 };
    int64_t mass_id, id;
    TRY(param_id(r, 1, &mass_id, e));
    TRY(param_id(r, 2, &id, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(mass_item_get(x.db, r->arena, api_caller(r), mass_id, id, &item, e));
    TRY(mass_take_out(x.db, r->arena, api_caller(r), &item, body->is_out, &item, e));
    TRY(api_commit(r, &x, e));
    return reply_record(r, &item, e);
}

Err mass_preview_show(Request *r, Error *e) {
    const MassNth *q = r->query;
    MassPreview seen;
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(mass_preview(x.db, r->arena, api_caller(r), id, q->n, &seen, e));
    seen.excerpt = api_masked(r, seen.excerpt);
    return reply_record(r, &seen, e);
}
