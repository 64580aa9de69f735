/* Wakes people: claims calls of the ladder that are due and makes them, by mail or signed hook. */
#include "app/alarm_text.h"
#include "app/program.h"
#include "base/time.h"
#include "connect/send.h"
#include "desk/due.h"
#include "wire/json.h"

enum { BODY_MAX = 16 * 1024, MAIL_TIMEOUT_MS = 20 * 1000 };

typedef struct AlarmCaller {
    Program *program;
    Fetcher *fetcher;
} AlarmCaller;

static Err open_caller(Program *p, Arena *a, void **state, Error *e) {
    AlarmCaller *s = arena_make(a, AlarmCaller, 1);
    s->program = p;
    *state = s;
    return program_fetcher(p, &s->fetcher, e);
}

static void close_caller(void *state) {
    AlarmCaller *s = state;
    fetcher_free(&s->fetcher);
}

/* What the other side of an alarm hook gets. */
typedef struct HookAlarm {
    Str brand, name, subject, text, link;
    VerdictLevel level;
    bool is_test;
    int64_t incident, messages, opened_at;
} HookAlarm;
static const Field hook_alarm_fields[] = {
    FIELD(HookAlarm, brand),
    FIELD(HookAlarm, name),
    FIELD_ENUM_OF(HookAlarm, level, verdict_level_names),
    FIELD(HookAlarm, is_test),
    FIELD(HookAlarm, incident),
    FIELD(HookAlarm, messages),
    FIELD_TIME_OF(HookAlarm, opened_at),
    FIELD(HookAlarm, subject),
    FIELD(HookAlarm, text, .max = 4096),
    FIELD(HookAlarm, link, .max = 1000),
};
static const Model hook_alarm_model = MODEL(HookAlarm, hook_alarm_fields);

static Err by_hook(AlarmCaller *s, Arena *a, const CallOut *c, const AlarmText *text, Error *e) {
    Str secret;
    FetchAnswer answer = { 0 };
    Buf body = buf_new(a, BODY_MAX);
    HookAlarm alarm = { .brand = c->brand_name, .name = c->name, .subject = text->subject,
                        .text = text->body, .link = text->link, .level = c->level,
                        .is_test = c->is_test, .incident = c->incident_id,
                        .messages = c->messages, .opened_at = c->opened_at };
    json_record(&body, &hook_alarm_model, &alarm);
    TRY(secret_open(a, &s->program->key, c->secret, &secret, e));
    HookMessage m = { .url = c->address, .secret = secret, .body = buf_str(&body),
                      .key = str_fmt(a, "alarm-%lld", (long long)c->id), .now = clock_now() };
    TRY(hook_send(s->fetcher, a, &m, &answer, e));
    if (answer.status < 200 || answer.status > 299)
        FAIL(e, ERR_IO, "the hook answered with status %d", answer.status);
    return ERR_OK;
}

static Err by_mail(const Program *p, Arena *a, const CallOut *c, const AlarmText *text, Error *e) {
    const Config *config = p->config;
    MailAnswer answer = { 0 };
    if (config->smtp_url.n == 0)
        FAIL(e, ERR_INVALID, "no mail server is configured: set smtp_url and smtp_from");
    MailServer server = { .url = config->smtp_url, .user = config->smtp_user,
                          .password = config->smtp_password, .require_tls = config->smtp_tls,
                          .allow = config->allow, .timeout_ms = MAIL_TIMEOUT_MS };
    Str from = config->smtp_from, domain = from;
    ptrdiff_t at = str_find(from, S("@"));
    domain = str_slice(from, at < 0 ? 0 : (size_t)at + 1, from.n);
    MailMessage m = { .from = from, .from_name = S("Tanggap"), .to = c->address,
                      .to_name = c->name, .subject = text->subject, .text = text->body,
                      .message_id = str_fmt(a, "alarm-%lld-%lld@" STR_FMT, (long long)c->id,
                                            (long long)c->opened_at, STR_ARG(domain)),
                      .now = clock_now() };
    return mail_send(&server, a, &m, &answer, e);
}

typedef struct Claim {
    Arena *arena;
    CallOut call;
    bool found;
} Claim;

static Err claim(Db *db, void *ctx, Error *e) {
    Claim *c = ctx;
    c->call = (CallOut){ 0 };
    Err code = alarm_claim(db, c->arena, clock_now(), &c->call, e);
    c->found = code == ERR_OK;
    return code == ERR_NOT_FOUND ? ERR_OK : code;
}

typedef struct Called {
    const CallOut *call;
    bool ok;
    Str failure;
} Called;

static Err write_called(Db *db, void *ctx, Error *e) {
    const Called *c = ctx;
    return alarm_called(db, c->call, c->ok, c->failure, clock_now(), e);
}

static Err make_call(AlarmCaller *s, Arena *a, const CallOut *c, Error *e) {
    const Config *config = s->program->config;
    AlarmText text = alarm_text(a, c, config->language, config->public_url);
    switch (c->way) {
    case ALARM_MAIL: return by_mail(s->program, a, c, &text, e);
    case ALARM_HOOK: return by_hook(s, a, c, &text, e);
    case ALARM_WAY__COUNT: break;
    }
    FAIL(e, ERR_INVALID, "this step of the ladder has no way to call");
}

static Err call_one(AlarmCaller *s, Arena *a, bool *more, Error *e) {
    Program *p = s->program;
    Claim c = { .arena = a };
    Error why = { 0 };
    TRY(store_transact(p->store, claim, &c, e));
    *more = c.found;
    if (!c.found)
        return ERR_OK;
    bool ok = make_call(s, a, &c.call, &why) == ERR_OK;
    log_event(p->log, ok ? LOG_INFO : LOG_ERROR, ok ? "alarm.called" : "alarm.failed",
              LOG_I("call", c.call.id), LOG_S("way", str_c(alarm_way_names[c.call.way])),
              LOG_S("why", str_c(why.msg)));
    Called done = { &c.call, ok, ok ? (Str){ 0 } : str_c(why.msg) };
    TRY(store_transact(p->store, write_called, &done, e));
    program_publish(p, c.call.brand_id);
    return ERR_OK;
}

static Err read_due(Db *db, void *ctx, Error *e) { return due_times(db, ctx, e); }

static Err run(void *ctx, Turn *turn, Error *e) {
    AlarmCaller *s = ctx;
    Due due;
    TRY(program_read(s->program, read_due, &due, e));
    bool more = due.call_at != 0 && due.call_at <= clock_now();
    while (more && !atomic_load(turn->stopping)) {
        SCRATCH(a);
        TRY(call_one(s, a, &more, e));
    }
    TRY(program_read(s->program, read_due, &due, e));
    turn_sleep_until(s->program, turn, due.call_at, clock_now());
    return ERR_OK;
}

const Job job_caller = { "caller", PART_WORK, run, open_caller, close_caller, 1 };
