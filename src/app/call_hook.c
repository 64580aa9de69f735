#include "app/call_out.h"
#include "base/time.h"
#include "connect/send.h"
#include "desk/notice.h"
#include "wire/json.h"

enum { BODY_MAX = 16 * 1024 };

/* What the other side of an alarm hook gets. */
typedef struct HookAlarm {
    Str kind, brand, name, subject, text, link;
    VerdictLevel level, now_level;
    bool is_test;
    int64_t incident, messages, opened_at;
    int64_t soon, past, posts, access; /* of a notice: 0 else, as is what it has not */
} HookAlarm;
static const Field hook_alarm_fields[] = {
    FIELD(HookAlarm, kind),
    FIELD(HookAlarm, brand),
    FIELD(HookAlarm, name),
    FIELD_ENUM_OF(HookAlarm, level, verdict_level_names),
    FIELD_ENUM_OF(HookAlarm, now_level, verdict_level_names),
    FIELD(HookAlarm, is_test),
    FIELD(HookAlarm, incident),
    FIELD(HookAlarm, messages),
    FIELD_TIME_OF(HookAlarm, opened_at),
    FIELD(HookAlarm, soon),
    FIELD(HookAlarm, past),
    FIELD(HookAlarm, posts),
    FIELD(HookAlarm, access),
    FIELD(HookAlarm, subject),
    FIELD(HookAlarm, text, .max = 4096),
    FIELD(HookAlarm, link, .max = 1000),
};
static const Model hook_alarm_model = MODEL(HookAlarm, hook_alarm_fields);

Err call_by_hook(AlarmCaller *s, Arena *a, const CallOut *c, CallLeft *left, Error *e) {
    Str secret;
    FetchAnswer answer = { 0 };
    Buf body = buf_new(a, BODY_MAX);
    AlarmText text = call_text(s, a, c);
    HookAlarm alarm = { .kind = c->notice ? S("notice") : S("alarm"),
                        .brand = c->brand_name,
                        .name = c->name,
                        .subject = text.subject,
                        .text = text.body,
                        .link = text.link,
                        .level = c->level,
                        .now_level = c->now_level,
                        .is_test = c->is_test,
                        .incident = c->incident_id,
                        .messages = c->messages,
                        .opened_at = c->opened_at };
    if (c->notice) {
        alarm.soon = c->notice->soon;
        alarm.past = c->notice->past;
        alarm.posts = c->notice->posts;
        alarm.access = c->notice->access;
    }
    (void)left; /* the other side knows the incident by its number */
    json_record(&body, &hook_alarm_model, &alarm);
    TRY(secret_open(a, &s->program->key, c->secret, &secret, e));
    HookMessage m = { .url = c->address,
                      .secret = secret,
                      .body = buf_str(&body),
                      .key = str_fmt(a, STR_FMT "-%lld", STR_ARG(alarm.kind), (long long)c->id),
                      .now = clock_now() };
    TRY(hook_send(s->fetcher, a, &m, &answer, e));
    if (answer.status < 200 || answer.status > 299)
        FAIL(e, ERR_IO, "the hook answered with status %d", answer.status);
    return ERR_OK;
}
