#include "app/delivery.h"

#include "app/mail_out.h"
#include "base/crypto.h"
#include "base/limits.h"
#include "base/time.h"
#include "wire/json.h"

enum { BODY_MAX = 128 * 1024, MAIL_TIMEOUT_MS = 30 * 1000 };

/* What the other side of a hook gets. */
typedef struct HookReply {
    Str key, source, brand, answers, to, text, link;
    bool is_public; /* false: only for whom it answers to read */
} HookReply;
static const Field hook_reply_fields[] = {
    FIELD(HookReply, key),
    FIELD(HookReply, source),
    FIELD(HookReply, brand),
    FIELD(HookReply, answers, .flags = FIELD_OPTIONAL),
    FIELD(HookReply, to, .flags = FIELD_OPTIONAL),
    FIELD(HookReply, text),
    FIELD(HookReply, is_public),
    FIELD(HookReply, link, .flags = FIELD_OPTIONAL),
};
static const Model hook_reply_model = MODEL(HookReply, hook_reply_fields);

static TryEnd ended(TryOutcome outcome, Str detail) {
    return (TryEnd){ .outcome = outcome, .detail = detail, .now = clock_now() };
}

static TryEnd not_sent(Arena *a, const Error *why) {
    return ended(TRY_NOT_SENT, str_dup(a, str_c(why->msg)));
}

/* ---- hook ---- */

/* "id" of the JSON that came back, when it says one. */
static Str answered_id(Arena *a, const FetchAnswer *answer) {
    JsonDoc *doc CLEANUP(json_free) = NULL;
    Error ignored;
    Str id = { 0 };
    if (answer->body.n == 0 || json_parse(answer->body, &doc, &ignored) != ERR_OK)
        return id;
    JsonValue *value = json_member(json_root(doc), "id");
    return value && json_get_text(a, value, &id) ? str_dup(a, str_slice(id, 0, 500)) : (Str){ 0 };
}

/* Which answers say "certainly not published": the request was refused before it did anything. */
static bool is_refusal(int status) {
    return status >= 400 && status < 500 && status != 408 && status != 409 && status != 425 &&
           status != 429;
}

static TryEnd judge_hook(Arena *a, const FetchAnswer *x) {
    Str status = str_fmt(a, "the delivery program answered with status %d", x->status);
    if (x->status >= 200 && x->status < 300) {
        TryEnd end = ended(TRY_SENT, status);
        end.external_id = answered_id(a, x);
        end.is_confirmed = end.external_id.n > 0;
        return end;
    }
    if (x->status == 429 || x->status == 503)
        return ended(TRY_NOT_SENT, status);
    return ended(is_refusal(x->status) ? TRY_REFUSED : TRY_UNKNOWN, status);
}

static TryEnd by_hook(const Program *p, Fetcher *f, Arena *a, const Outgoing *o) {
    Error e;
    Str secret;
    Buf body = buf_new(a, BODY_MAX);
    FetchAnswer answer = { 0 };
    HookReply reply = { .key = o->key, .source = o->source_name, .brand = o->brand_name,
                        .answers = o->answers_id, .to = o->to_address, .text = o->text,
                        .link = o->link, .is_public = o->is_public };
    json_record(&body, &hook_reply_model, &reply);
    if (secret_open(a, &p->key, o->out_secret, &secret, &e) != ERR_OK)
        return not_sent(a, &e);
    HookMessage m = { .url = o->out_url, .secret = secret, .key = o->key, .body = buf_str(&body),
                      .now = clock_now() };
    if (hook_send(f, a, &m, &answer, &e) != ERR_OK)
        return answer.phase == FETCH_NOT_SENT ? not_sent(a, &e)
                                              : ended(TRY_UNKNOWN, str_dup(a, str_c(e.msg)));
    return judge_hook(a, &answer);
}

/* Was this key published? GET out_lookup?key=KEY: 200 yes, 404 no. The key is URL-safe. */
static TryEnd by_lookup(Fetcher *f, Arena *a, const Outgoing *o) {
    Error e;
    FetchAnswer answer = { 0 };
    bool has_query = str_find(o->out_lookup, S("?")) >= 0;
    FetchRequest r = { .method = "GET",
                       .url = str_fmt(a, STR_FMT "%ckey=" STR_FMT, STR_ARG(o->out_lookup),
                                      has_query ? '&' : '?', STR_ARG(o->key)) };
    if (fetch(f, a, &r, &answer, &e) != ERR_OK)
        return not_sent(a, &e); /* a question that was not answered can be asked again */
    Str status = str_fmt(a, "asked whether it was published, the delivery program answered with "
                            "status %d", answer.status);
    if (answer.status == 404)
        return ended(TRY_NOT_FOUND, status);
    if (answer.status != 200)
        return ended(TRY_NOT_SENT, status);
    TryEnd end = ended(TRY_FOUND, status);
    end.external_id = answered_id(a, &answer);
    end.is_confirmed = true;
    return end;
}

/* ---- mail ---- */

static Str subject_of(Arena *a, Str title) {
    Str line = mail_line(a, title, LIMIT_MESSAGE_TITLE - 4);
    if (line.n == 0)
        return S("Balasan");
    if (str_eq_nocase(str_slice(line, 0, 3), S("re:")))
        return line;
    return str_fmt(a, "Re: " STR_FMT, STR_ARG(line));
}

/* The message this answers, when its id is one of mail; the thread is lost otherwise, the answer
 * is not. */
static Str thread_of(Str id) {
    for (size_t i = 0; i < id.n; i++)
        if (id.p[i] <= ' ' || id.p[i] > '~' || id.p[i] == '<' || id.p[i] == '>')
            return (Str){ 0 };
    return id.n > 2 && str_find(id, S("@")) > 0 ? id : (Str){ 0 };
}

static TryEnd by_mail(const Program *p, Arena *a, const Outgoing *o) {
    Error e;
    MailAnswer answer = { 0 };
    const Config *c = p->config;
    if (c->smtp_url.n == 0)
        return ended(TRY_NOT_SENT, S(MAIL_NOT_CONFIGURED));
    Str from = o->out_from.n ? o->out_from : c->smtp_from;
    Str domain = mail_domain(from);
    MailServer server = mail_server(c, MAIL_TIMEOUT_MS);
    /* The key makes the Message-ID, so that a second try is the same letter. */
    Str thread = thread_of(o->answers_id);
    MailMessage m = { .from = from,
                      .from_name = mail_line(a, o->brand_name, LIMIT_MESSAGE_AUTHOR),
                      .to = o->to_address,
                      .to_name = mail_line(a, o->to_name, LIMIT_MESSAGE_AUTHOR),
                      .subject = subject_of(a, o->title), .text = o->text,
                      .message_id = str_fmt(a, STR_FMT "@" STR_FMT, STR_ARG(o->key),
                                            STR_ARG(domain)),
                      .in_reply_to = thread, .references = thread,
                      .now = clock_now() };
    if (mail_send(&server, a, &m, &answer, &e) == ERR_OK) {
        TryEnd end = ended(TRY_SENT, S("taken by the mail server"));
        end.external_id = m.message_id;
        return end;
    }
    Str why = str_dup(a, str_c(e.msg));
    if (answer.permanent || e.code == ERR_INVALID)
        return ended(TRY_REFUSED, why);
    return ended(answer.phase == FETCH_UNKNOWN ? TRY_UNKNOWN : TRY_NOT_SENT, why);
}

TryEnd deliver(const Program *p, Fetcher *f, Arena *a, const Outgoing *o) {
    TryEnd shop = ended(TRY_SENT, S("sample"));
    if (o->is_drill)
        return ended(TRY_REFUSED, S("a rehearsal: nothing leaves"));
    switch (o->way) {
    case WAY_HOOK:
        return o->is_lookup ? by_lookup(f, a, o) : by_hook(p, f, a, o);
    case WAY_MAIL:
        return by_mail(p, a, o);
    case WAY_SAMPLE:
        shop.is_confirmed = true;
        shop.external_id = o->key;
        return shop;
    case WAY_BROWSER: /* a person posts it: such a reply is never held */
    case WAY__COUNT:
        break;
    }
    return ended(TRY_REFUSED, S("this source has no way to send"));
}
