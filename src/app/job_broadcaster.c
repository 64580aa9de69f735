/* Tells the staff by mail and Telegram: claimed and committed before anything leaves, tried again
 * when it did not, and the screens are told when somebody has not read it for half an hour. */
#include "app/broadcast_text.h"
#include "app/mail_out.h"
#include "app/program.h"
#include "base/time.h"
#include "connect/telegram.h"

typedef struct Teller {
    Program *program;
    Fetcher *fetcher;
} Teller;

static Err open_teller(Program *p, Arena *a, void **state, Error *e) {
    Teller *t = arena_make(a, Teller, 1);
    t->program = p;
    *state = t;
    return program_fetcher(p, &t->fetcher, e);
}

static void close_teller(void *state) {
    Teller *t = state;
    fetcher_free(&t->fetcher);
}

/* ---- who has not read it ---- */

typedef struct Late {
    Arena *arena;
    List list; /* of BroadcastLate */
} Late;

static Err find_late(Db *db, void *ctx, Error *e) {
    Late *late = ctx;
    return broadcast_tell_late(db, late->arena, clock_now(), &late->list, e);
}

static Err tell_late(const Program *p, Arena *a, Error *e) {
    Late late = { .arena = a };
    TRY(store_transact(p->store, find_late, &late, e));
    const BroadcastLate *l = late.list.items;
    for (size_t i = 0; i < late.list.count; i++)
        program_publish(p, l[i].brand_id);
    return ERR_OK;
}

/* ---- sending ---- */

typedef struct Claim {
    Arena *arena;
    BroadcastPost post;
    bool found;
} Claim;

static Err claim(Db *db, void *ctx, Error *e) {
    Claim *c = ctx;
    Err code = broadcast_claim(db, c->arena, clock_now(), &c->post, e);
    c->found = code == ERR_OK;
    return code == ERR_NOT_FOUND ? ERR_OK : code;
}

typedef struct Finish {
    const BroadcastPost *post;
    BroadcastEnd end;
} Finish;

static Err finish(Db *db, void *ctx, Error *e) {
    const Finish *f = ctx;
    return broadcast_ended(db, f->post, &f->end, e);
}

typedef struct Sending {
    Teller *teller;
    Arena *arena;
    const BroadcastPost *post;
    BroadcastText text;
    Str link;
    bool is_final; /* on failure: another try is useless */
} Sending;

static NODISCARD Err send_mail(Sending *s, Error *e) {
    MailLetter letter = { .kind = "broadcast", .id = s->post->id,
                          .from_name = s->post->brand_name, .to = s->post->address,
                          .to_name = s->post->name, .subject = s->text.subject,
                          .text = s->text.body };
    return mail_post(s->teller->program->config, s->arena, &letter, &s->is_final, e);
}

static NODISCARD Err send_chat(Sending *s, Error *e) {
    const Config *c = s->teller->program->config;
    Str ignored;
    if (c->telegram_token.n == 0)
        FAIL(e, ERR_INVALID, "no Telegram bot is configured: set telegram_token");
    TelegramBot bot = { .url = c->telegram_url, .token = c->telegram_token };
    TelegramText t = { .chat = s->post->address, .text = s->text.chat, .button = s->text.button,
                       .link = s->link };
    return telegram_send(s->teller->fetcher, s->arena, &bot, &t, &ignored, e);
}

/* The one place where words for staff leave the program. */
static NODISCARD Err send(Sending *s, Error *e) {
    static Err (*const ways[])(Sending *, Error *) = { [BROADCAST_MAIL] = send_mail,
                                                       [BROADCAST_TELEGRAM] = send_chat };
    const Config *c = s->teller->program->config;
    Str token;
    TRY(secret_open(s->arena, &s->teller->program->key, s->post->token, &token, e));
    s->link = str_fmt(s->arena, STR_FMT "/staf/" STR_FMT, STR_ARG(c->public_url), STR_ARG(token));
    s->text = broadcast_text(s->arena, s->post, c->language, s->link);
    return ways[s->post->way](s, e);
}

static Err send_one(Teller *t, Arena *a, bool *more, Error *e) {
    Claim c = { .arena = a };
    Error why = { 0 };
    TRY(store_transact(t->program->store, claim, &c, e));
    *more = c.found;
    if (!c.found || c.post.id == 0)
        return ERR_OK;
    Sending s = { .teller = t, .arena = a, .post = &c.post };
    bool is_ok = send(&s, &why) == ERR_OK;
    log_event(t->program->log, is_ok ? LOG_INFO : LOG_WARN, "broadcast.tried",
              LOG_I("post", c.post.id), LOG_S("why", str_c(why.msg)));
    Finish f = { .post = &c.post,
                 .end = { .is_ok = is_ok,
                          .is_final = s.is_final || why.code == ERR_INVALID,
                          .failure = str_c(why.msg),
                          .now = clock_now() } };
    TRY(store_transact(t->program->store, finish, &f, e));
    program_publish(t->program, c.post.brand_id);
    return ERR_OK;
}

static Err read_next(Db *db, void *ctx, Error *e) { return broadcast_next(db, ctx, e); }

static Err run(void *ctx, Turn *turn, Error *e) {
    Teller *t = ctx;
    int64_t at;
    bool more = true;
    TRY(program_read(t->program, read_next, &at, e));
    if (at != 0 && at <= clock_now()) {
        TRY(tell_late(t->program, turn->arena, e));
        while (more && !atomic_load(turn->stopping)) {
            SCRATCH(a);
            TRY(send_one(t, a, &more, e));
        }
        TRY(program_read(t->program, read_next, &at, e));
    }
    turn_sleep_until(t->program, turn, at, clock_now());
    return ERR_OK;
}

const Job job_broadcaster = { "broadcaster", PART_WORK, run, open_teller, close_teller, 1 };
