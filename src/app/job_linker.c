/* Links Telegram chats: while somebody holds an open code, the bot is asked for messages, and one
 * that says "/start CODE" makes its chat a way to wake that person. At other times the bot is left
 * alone. */
#include "app/program.h"
#include "base/time.h"
#include "connect/telegram.h"
#include "desk/wake_way.h"

enum { EVERY_MS = 2000 };

typedef struct Linker {
    Program *program;
    Fetcher *fetcher;
    int64_t offset; /* the last update read, and one */
} Linker;

static Err open_linker(Program *p, Arena *a, void **state, Error *e) {
    Linker *l = arena_make(a, Linker, 1);
    l->program = p;
    *state = l;
    return program_fetcher(p, &l->fetcher, e);
}

static void close_linker(void *state) {
    Linker *l = state;
    fetcher_free(&l->fetcher);
}

static Err read_open(Db *db, void *ctx, Error *e) {
    return wake_code_open(db, clock_now(), ctx, e);
}

typedef struct Link {
    Arena *arena;
    Str code;
    NewWay chat;
    bool is_linked;
} Link;

static Err take_code(Db *db, void *ctx, Error *e) {
    Link *l = ctx;
    WakeWay way;
    Err code = wake_code_take(db, l->arena, l->code, &l->chat, clock_now(), &way, e);
    l->is_linked = code == ERR_OK;
    return code == ERR_NOT_FOUND || code == ERR_LIMIT ? ERR_OK : code;
}

/* "/start CODE", as a tap on the link sends it, or the code alone as a person types it. */
static Str code_in(Str text) {
    Str rest = str_trim(text), first;
    if (!str_starts(rest, S("/start")))
        return rest;
    return str_cut(&rest, ' ', &first) ? str_trim(rest) : S("");
}

static const char linked[] = "Terhubung. Alarm Tanggap akan datang ke obrolan ini.";
static const char refused[] =
    "Kode ini sudah terpakai atau kedaluwarsa. Buat kode baru di Tanggap.";

static Err answer(Linker *l, Arena *a, const TelegramBot *bot, const TelegramUpdate *u, Error *e) {
    Str ignored;
    Link link = { .arena = a,
                  .code = code_in(u->text),
                  .chat = { .way = ALARM_TELEGRAM,
                            .address = u->chat,
                            .whole = u->chat,
                            .name = str_fmt(a, "Telegram " STR_FMT,
                                            STR_ARG(str_slice(u->name, 0, 40))) } };
    if (u->chat.n == 0 || link.code.n == 0 || clock_now() - u->date > WAKE_CODE_TIME)
        return ERR_OK;
    TRY(store_transact(l->program->store, take_code, &link, e));
    if (link.is_linked)
        log_event(l->program->log, LOG_INFO, "telegram.linked", LOG_I("update", u->id));
    TelegramText t = { .chat = u->chat, .text = str_c(link.is_linked ? linked : refused) };
    return telegram_send(l->fetcher, a, bot, &t, &ignored, e);
}

static Err ask(Linker *l, Arena *a, Error *e) {
    List updates;
    const Config *c = l->program->config;
    TelegramBot bot = { .url = c->telegram_url, .token = c->telegram_token };
    TRY(telegram_updates(l->fetcher, a, &bot, l->offset, &updates, e));
    const TelegramUpdate *u = updates.items;
    for (size_t i = 0; i < updates.count; i++) {
        Error why = { 0 };
        l->offset = u[i].id + 1;
        if (answer(l, a, &bot, &u[i], &why) != ERR_OK)
            log_event(l->program->log, LOG_WARN, "telegram.failed", LOG_S("why", str_c(why.msg)));
    }
    return ERR_OK;
}

static Err run(void *ctx, Turn *turn, Error *e) {
    Linker *l = ctx;
    int64_t open_until = 0;
    if (l->program->config->telegram_token.n == 0)
        return ERR_OK;
    TRY(program_read(l->program, read_open, &open_until, e));
    if (open_until == 0) {
        turn_sleep_until(l->program, turn, 0, clock_now());
        return ERR_OK;
    }
    turn->sleep_ms = EVERY_MS;
    Error why = { 0 };
    if (ask(l, turn->arena, &why) != ERR_OK)
        log_event(l->program->log, LOG_WARN, "telegram.failed", LOG_S("why", str_c(why.msg)));
    return ERR_OK;
}

const Job job_linker = { "linker", PART_WORK, run, open_linker, close_linker, 1 };
