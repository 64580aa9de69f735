#include "api/staff_told.h"
#include "base/crypto.h"
#include "crisis/broadcast.h"

static const Field link_fields[] = {
    FIELD(StaffLinkShown, link),
    FIELD(StaffLinkShown, text, .doc = "To paste into a chat"),
};
const Model staff_link_model = MODEL(StaffLinkShown, link_fields);
static const Field reminded_fields[] = { FIELD(StaffReminded, count) };
const Model staff_reminded_model = MODEL(StaffReminded, reminded_fields);

Err broadcast_show(Request *r, Error *e) {
    BroadcastPage page;
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(db_begin(x.db, e));
    TRY(broadcast_page(x.db, r->arena, api_caller(r), id, &page, e));
    return reply_record(r, &page, e);
}

/* A secret for everybody there may be, before the transaction. */
static StaffLink *new_links(const Request *r) {
    StaffLink *links = arena_make(r->arena, StaffLink, 1 + BROADCAST_PEOPLE_MOST);
    for (size_t i = 0; i <= BROADCAST_PEOPLE_MOST; i++) {
        Str token = crypto_token(r->arena);
        links[i] = (StaffLink){ token, secret_seal(r->arena, api_of(r)->key, token) };
    }
    return links;
}

Err broadcast_post_new(Request *r, Error *e) {
    BroadcastPage page;
    NewBroadcast in = { .form = r->body, .links = new_links(r) };
    TRY(param_id(r, 1, &in.crisis_id, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(broadcast_send(x.db, r->arena, api_caller(r), &in, e));
    TRY(broadcast_page(x.db, r->arena, api_caller(r), in.crisis_id, &page, e));
    TRY(api_commit(r, &x, e));
    r->status = 201;
    return reply_record(r, &page, e);
}

Err broadcast_read_post(Request *r, Error *e) {
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(broadcast_read(x.db, r->arena, api_caller(r), id, e));
    TRY(api_commit(r, &x, e));
    return api_no_content(r);
}

Err broadcast_remind_post(Request *r, Error *e) {
    StaffReminded reminded;
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(broadcast_remind(x.db, r->arena, api_caller(r), id, &reminded.count, e));
    TRY(api_commit(r, &x, e));
    return reply_record(r, &reminded, e);
}

Err staff_link(const Request *r, Db *db, int64_t crisis_id, int64_t receipt_id, Str *out,
               Error *e) {
    Str sealed, token;
    TRY(broadcast_sealed(db, r->arena, api_caller(r), (ReceiptAt){ crisis_id, receipt_id }, &sealed,
                         e));
    TRY(secret_open(r->arena, api_of(r)->key, sealed, &token, e));
    *out = str_fmt(r->arena, STR_FMT "/staf/" STR_FMT, STR_ARG(api_of(r)->public_url),
                   STR_ARG(token));
    return ERR_OK;
}

static NODISCARD Err show_link(Request *r, int64_t receipt_id, Error *e) {
    StaffLinkShown shown = { 0 };
    Broadcast now = { 0 };
    int64_t id;
    TRY(param_id(r, 1, &id, e));
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(broadcast_current(x.db, r->arena, api_caller(r), id, &now, e));
    TRY(staff_link(r, x.db, id, receipt_id, &shown.link, e));
    shown.text = now.text;
    return reply_record(r, &shown, e);
}

Err broadcast_link_show(Request *r, Error *e) { return show_link(r, 0, e); }

Err broadcast_receipt_link_show(Request *r, Error *e) {
    int64_t receipt_id;
    TRY(param_id(r, 2, &receipt_id, e));
    return show_link(r, receipt_id, e);
}

Err broadcast_receipt_post(Request *r, Error *e) {
    ReceiptAt at;
    TRY(param_id(r, 1, &at.crisis_id, e));
    TRY(param_id(r, 2, &at.receipt_id, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(broadcast_told(x.db, r->arena, api_caller(r), at, r->body, e));
    TRY(api_commit(r, &x, e));
    return api_no_content(r);
}
