/* How the person who asks is woken. What could be misused by whoever reads the database is sealed
 * here, on the way in. */
#include "api/bodies.h"
#include "api/serve.h"
#include "desk/wake_way.h"
#include "wire/webpush.h"

enum { SECRET_LEAST = 16 };

Err wake_list_own(Request *r, Error *e) {
    List list;
    API_READ(x);
    TRY(api_read(r, &x, e));
    TRY(wake_ways(x.db, r->arena, api_caller(r)->staff_id, &list, e));
    return reply_list(r, &list, (Str){ 0 }, e);
}

static NODISCARD Err add(Request *r, const NewWay *way, Error *e) {
    WakeWay made = { 0 };
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(wake_way_add(x.db, r->arena, api_caller(r), way, &made, e));
    TRY(api_commit(r, &x, e));
    r->status = 201;
    return reply_record(r, &made, e);
}

Err wake_post(Request *r, Error *e) {
    const WakeForm *form = r->body;
    Str secret = form->way == ALARM_HOOK ? form->secret : (Str){ 0 };
    if (secret.n && secret.n < SECRET_LEAST)
        FAIL_FIELD(e, "secret", "is too short: at least %d characters", SECRET_LEAST);
    NewWay way = { .way = form->way,
                   .name = form->name,
                   .address = form->address,
                   .whole = form->address,
                   .secret = secret_seal(r->arena, api_of(r)->key, secret) };
    return add(r, &way, e);
}

/* "https://push.example": which service it is, without what makes the address a key. */
static Str service_of(Str endpoint) {
    ptrdiff_t at = str_find(endpoint, S("://"));
    size_t n = (size_t)at + 3;
    while (n < endpoint.n && endpoint.p[n] != '/')
        n++;
    return str_slice(endpoint, 0, n);
}

Err wake_push_post(Request *r, Error *e) {
    const PushForm *form = r->body;
    PushKeys keys;
    TRY(push_keys_read(form->p256dh, form->auth, &keys, e));
    if (!str_starts(form->endpoint, S("https://")) && !str_starts(form->endpoint, S("http://")))
        FAIL_FIELD(e, "endpoint", "must be the address that the browser gave");
    for (size_t i = 0; i < form->endpoint.n; i++)
        if (form->endpoint.p[i] <= ' ' || form->endpoint.p[i] > '~')
            FAIL_FIELD(e, "endpoint", "must be the address that the browser gave");
    NewWay way = { .way = ALARM_PUSH,
                   .name = form->name,
                   .address = service_of(form->endpoint),
                   .whole = form->endpoint,
                   .secret =
                       secret_seal(r->arena, api_of(r)->key, push_form_pack(r->arena, form)) };
    return add(r, &way, e);
}

Err wake_delete(Request *r, Error *e) {
    int64_t id;
    TRY(param_id(r, 0, &id, e));
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(wake_way_remove(x.db, api_caller(r), id, e));
    TRY(api_commit(r, &x, e));
    return api_no_content(r);
}

Err wake_offers(Request *r, Error *e) {
    const Api *api = api_of(r);
    WakeOffer offer = { .push_key = api->push_key.p ? api->push_key : S(""),
                        .has_telegram = api->has_telegram,
                        .telegram_bot = api->telegram_bot.n ? api->telegram_bot : (Str){ 0 } };
    return reply_record(r, &offer, e);
}

Err wake_telegram_post(Request *r, Error *e) {
    WakeCode made = { .expires_at = r->now + WAKE_CODE_TIME };
    Str bot = api_of(r)->telegram_bot;
    if (!api_of(r)->has_telegram)
        FAIL(e, ERR_INVALID, "no Telegram bot is configured: set telegram_token and telegram_bot");
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(wake_code_new(x.db, r->arena, api_caller(r), &made.code, e));
    TRY(api_commit(r, &x, e));
    if (bot.n)
        made.link = str_fmt(r->arena, "https://t.me/" STR_FMT "?start=" STR_FMT, STR_ARG(bot),
                            STR_ARG(made.code));
    r->status = 201;
    return reply_record(r, &made, e);
}
