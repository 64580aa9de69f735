/* telegram.h - the Telegram Bot API, as much of it as an alarm needs: say something, change what
 * was said, hear who wants to be linked. The bot's token stands in the address of every request,
 * so no error here names an address. */
#ifndef CONNECT_TELEGRAM_H
#define CONNECT_TELEGRAM_H

#include "base/model.h"
#include "connect/fetch.h"

typedef struct TelegramBot {
    Str url, token; /* "https://api.telegram.org" and "123:ABC" */
} TelegramBot;

typedef struct TelegramText {
    Str chat, text;
    Str button, link; /* both empty: no button */
    Str message_id;   /* edit: which one; send: which one it answers, or empty */
    bool is_silent;
} TelegramText;

enum { TELEGRAM_BODY = 16 * 1024, TELEGRAM_UPDATES = 100, TELEGRAM_TEXT = 4096 };

/* ERR_IO with Telegram's own words when it refuses. A link that Telegram does not take for a
 * button (an address of this network alone) is written below the text instead. */
NODISCARD Err telegram_send(Fetcher *f, Arena *a, const TelegramBot *bot, const TelegramText *t,
                            Str *message_id, Error *e);
/* ERR_NOT_FOUND when it was deleted or can be changed no more; nothing to change is fine. */
NODISCARD Err telegram_edit(Fetcher *f, Arena *a, const TelegramBot *bot, const TelegramText *t,
                            Error *e);

typedef struct TelegramUpdate {
    int64_t id, date;
    Str chat, name, text; /* of a message in a private chat; others have no chat */
} TelegramUpdate;
/* What came since `offset` (the last id + 1; 0: everything not yet confirmed), at once: it does
 * not wait. Asking with an offset tells Telegram that what is older was read. */
NODISCARD Err telegram_updates(Fetcher *f, Arena *a, const TelegramBot *bot, int64_t offset,
                               List *out, Error *e);

#endif
