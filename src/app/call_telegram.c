#include "app/call_out.h"
#include "connect/telegram.h"

static Err bot_of(const AlarmCaller *s, TelegramBot *out, Error *e) {
    const Config *c = s->program->config;
    if (c->telegram_token.n == 0)
        FAIL(e, ERR_INVALID, "no Telegram bot is configured: set telegram_token");
    *out = (TelegramBot){ .url = c->telegram_url, .token = c->telegram_token };
    return ERR_OK;
}

static TelegramText message(Arena *a, Str chat, const AlarmShort *said, Str link) {
    return (TelegramText){ .chat = chat,
                           .button = said->button,
                           .link = link,
                           .text = str_fmt(a, STR_FMT "\n" STR_FMT, STR_ARG(said->title),
                                           STR_ARG(said->body)) };
}

/* One alarm an incident: what stands there is changed, and a word below it makes the sound that a
 * change does not make. */
static Err call_again(AlarmCaller *s, Arena *a, const CallOut *c, TelegramText *t, Error *e) {
    TelegramBot bot;
    Str nudge;
    AlarmFacts facts = call_facts(c);
    TRY(bot_of(s, &bot, e));
    t->message_id = c->posted;
    TRY(telegram_edit(s->fetcher, a, &bot, t, e));
    t->text = alarm_again(a, &facts, alarm_language(c->language, s->program->config->language));
    return telegram_send(s->fetcher, a, &bot, t, &nudge, e);
}

Err call_by_telegram(AlarmCaller *s, Arena *a, const CallOut *c, CallLeft *left, Error *e) {
    TelegramBot bot;
    AlarmText text = call_text(s, a, c);
    AlarmShort said = call_short(s, a, c);
    TelegramText t = message(a, c->address, &said, text.link), again = t;
    TRY(bot_of(s, &bot, e));
    if (c->posted.n) {
        Err code = call_again(s, a, c, &again, e);
        left->posted = c->posted;
        if (code != ERR_NOT_FOUND) /* deleted by its reader: then a new one */
            return code;
    }
    return telegram_send(s->fetcher, a, &bot, &t, &left->posted, e);
}

Err show_by_telegram(AlarmCaller *s, Arena *a, const AlarmPost *p, Error *e) {
    TelegramBot bot;
    Str link;
    AlarmFacts facts = post_facts(p);
    AlarmShort said =
        alarm_short(a, &facts, alarm_language(p->language, s->program->config->language));
    TRY(bot_of(s, &bot, e));
    TRY(post_link(s, a, p, &link, e));
    TelegramText t = message(a, p->address, &said, link);
    t.message_id = p->posted;
    return telegram_edit(s->fetcher, a, &bot, &t, e);
}
