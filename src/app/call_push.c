#include "app/call_out.h"
#include "base/crypto.h"
#include "base/time.h"
#include "connect/send.h"
#include "desk/wake_way.h"
#include "wire/json.h"

enum { TTL = 30 * MINUTE, GONE = 410, NOT_FOUND = 404 };

/* What the service worker (web/src/push.worker.ts) reads. */
typedef struct PushNote {
    Str title, text, tag, link;
    bool is_silent; /* the number alone changed */
    int64_t at;
} PushNote;
static const Field push_note_fields[] = {
    FIELD(PushNote, title),     FIELD(PushNote, text, .max = 1000),
    FIELD(PushNote, tag),       FIELD(PushNote, link, .max = 1000),
    FIELD(PushNote, is_silent), FIELD_TIME_OF(PushNote, at),
};
static const Model push_note_model = MODEL(PushNote, push_note_fields);

/* Push services want to know whom to ask when a sender misbehaves. */
static Str contact(Arena *a, const Config *c) {
    if (c->smtp_from.n)
        return str_fmt(a, "mailto:" STR_FMT, STR_ARG(c->smtp_from));
    return c->public_url;
}

/* One message in 2^32 wants a second try. */
static Err fresh_pair(P256Pair *out, Error *e) {
    uint8_t secret[P256_SECRET];
    Err code;
    do {
        crypto_random(secret, sizeof secret);
        code = p256_pair_of(secret, out, e);
    } while (code == ERR_INVALID);
    return code;
}

static Err push(AlarmCaller *s, Arena *a, Str sealed, const PushNote *note, CallLeft *left,
                Error *e) {
    Str opened;
    P256Pair once;
    uint8_t salt[PUSH_SALT];
    PushForm browser = { 0 };
    FetchAnswer answer = { 0 };
    Buf text = buf_new(a, PUSH_PLAIN_MOST);
    json_record(&text, &push_note_model, note);
    crypto_random(salt, sizeof salt);
    TRY(fresh_pair(&once, e));
    TRY(secret_open(a, &s->program->key, sealed, &opened, e));
    TRY(push_form_unpack(opened, &browser, e));
    PushMessage m = { .endpoint = browser.endpoint,
                      .sender = &s->program->push,
                      .once = &once,
                      .salt = salt,
                      .contact = contact(a, s->program->config),
                      .topic = note->tag,
                      .text = buf_str(&text),
                      .ttl = TTL,
                      .now = clock_now(),
                      .is_urgent = !note->is_silent };
    TRY(push_keys_read(browser.p256dh, browser.auth, &m.keys, e));
    TRY(push_send(s->fetcher, a, &m, &answer, e));
    left->is_gone = answer.status == GONE || answer.status == NOT_FOUND;
    if (left->is_gone)
        FAIL(e, ERR_IO, "this browser does not take notifications any more");
    if (answer.status < 200 || answer.status > 299)
        FAIL(e, ERR_IO, "the push service answered with status %d", answer.status);
    return ERR_OK;
}

static PushNote note_of(Arena *a, const AlarmShort *said, int64_t incident_id, bool is_report) {
    return (PushNote){ .title = said->title,
                       .text = said->body,
                       .at = clock_now(),
                       .tag = str_fmt(a, "%s-%lld", is_report ? "report" : "incident",
                                      (long long)incident_id) };
}

Err call_by_push(AlarmCaller *s, Arena *a, const CallOut *c, CallLeft *left, Error *e) {
    AlarmShort said = call_short(s, a, c);
    PushNote note = note_of(a, &said, c->incident_id, c->is_report);
    if (c->notice) /* the newest one stands */
        note.tag = str_fmt(a, "notice-%lld", (long long)c->brand_id);
    note.link = call_text(s, a, c).link;
    left->posted = note.tag;
    return push(s, a, c->secret, &note, left, e);
}

Err show_by_push(AlarmCaller *s, Arena *a, const AlarmPost *p, Error *e) {
    CallLeft left = { 0 };
    AlarmFacts facts = post_facts(p);
    AlarmShort said =
        alarm_short(a, &facts, alarm_language(p->language, s->program->config->language));
    PushNote note = note_of(a, &said, p->incident_id, false);
    note.is_silent = true;
    TRY(post_link(s, a, p, &note.link, e));
    return push(s, a, p->secret, &note, &left, e);
}
