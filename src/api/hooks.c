/* Messages from other programs: signed, taken once. */
#include "api/bodies.h"
#include "api/serve.h"
#include "base/number.h"
#include "desk/intake.h"
#include "wire/json.h"
#include "wire/signature.h"

/* Any fault reads the same: no such source, no signature, a wrong, old or used one. */
static NODISCARD Err refuse(Error *e) {
    FAIL(e, ERR_DENIED, "the signature is missing, wrong, too old or used before");
}

static NODISCARD Err source_of(const Request *r, Db *db, SourceKeys *out, Error *e) {
    int64_t id;
    Error why;
    Str sealed = { 0 };
    if (!parse_i64(r->params[0], 1, INT64_MAX, &id) ||
        source_keys(db, r->arena, id, out, &why) != ERR_OK || out->secret.n == 0)
        return refuse(e);
    sealed = out->secret;
    return secret_open(r->arena, api_of(r)->key, sealed, &out->secret, e);
}

static NODISCARD Err verify(const Request *r, const SourceKeys *s, Str *signature, Error *e) {
    Str timestamp = S("");
    Error why;
    if (!r->header(r, "X-Tanggap-Timestamp", &timestamp) ||
        !r->header(r, "X-Tanggap-Signature", signature) ||
        hook_verify(s->secret, timestamp, *signature, r->raw_body, r->now, &why) != ERR_OK)
        return refuse(e);
    return ERR_OK;
}

static NODISCARD Err take(Request *r, Db *db, const SourceKeys *s, const List *items,
                          HookReply *out, Error *e) {
    Intake *in CLEANUP(intake_close) = NULL;
    IntakeCounts n;
    Caller program = { .brand_id = s->brand_id, .now = r->now };
    TRY(intake_open(db, r->arena, &program, s->id, &in, e));
    TRY(intake_begin(in, &(IntakeBatch){ .db = db, .now = r->now, .live = true }, e));
    const Item *item = items->items;
    for (size_t i = 0; i < items->count; i++)
        if (intake_item(in, &item[i], e) != ERR_OK)
            return err_wrap(e, str_z(r->arena, str_fmt(r->arena, "items[%zu]", i)));
    TRY(intake_end(in, &n, e));
    *out = (HookReply){ n.taken, n.known, n.edited, n.deleted };
    return ERR_OK;
}

Err hook_post(Request *r, Error *e) {
    SourceKeys source = { 0 };
    HookBody body = { 0 };
    HookReply reply = { 0 };
    Str signature = S("");
    bool is_fresh;
    {
        API_READ(x);
        TRY(api_read(r, &x, e));
        TRY(source_of(r, x.db, &source, e));
    }
    TRY(verify(r, &source, &signature, e));
    TRY(json_read(r->arena, r->raw_body, &hook_body_model, &body, e));
    API_WRITE(w);
    TRY(api_write(r, &w, e));
    TRY(intake_use_signature(w.db, r->arena, signature, r->now, &is_fresh, e));
    if (!is_fresh)
        return refuse(e);
    TRY(take(r, w.db, &source, &body.items, &reply, e));
    TRY(api_commit(r, &w, e));
    if (api_of(r)->hub)
        stream_publish(api_of(r)->hub, source.brand_id);
    r->status = 202;
    return reply_record(r, &reply, e);
}
