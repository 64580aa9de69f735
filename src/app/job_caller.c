/* Wakes people: claims calls of the ladder that are due and makes them, tells of deadlines, and
 * keeps true what calls left on small screens. */
#include "app/call_out.h"
#include "app/notice_text.h"
#include "base/time.h"
#include "desk/due.h"

/* One thread calls everybody: who does not answer must not keep the next person asleep. */
enum { CALL_MOST_MS = 10 * 1000, ANSWER_MOST = 256 * 1024, SHOWN_AT_ONCE = 4 };

static Err open_caller(Program *p, Arena *a, void **state, Error *e) {
    AlarmCaller *s = arena_make(a, AlarmCaller, 1);
    s->program = p;
    *state = s;
    FetchRules rules = { .allow = p->config->allow,
                         .max_body = ANSWER_MOST,
                         .timeout_ms = CALL_MOST_MS };
    return fetcher_new(&rules, &s->fetcher, e);
}

static void close_caller(void *state) {
    AlarmCaller *s = state;
    fetcher_free(&s->fetcher);
}

AlarmText call_text(const AlarmCaller *s, Arena *a, const CallOut *c) {
    const Config *config = s->program->config;
    TextLanguage language = alarm_language(c->language, config->language);
    return c->notice ? notice_text(a, c->notice, language, config->public_url)
                     : alarm_text(a, c, language, config->public_url);
}

AlarmShort call_short(const AlarmCaller *s, Arena *a, const CallOut *c) {
    TextLanguage language = alarm_language(c->language, s->program->config->language);
    AlarmFacts facts = call_facts(c);
    return c->notice ? notice_short(a, c->notice, language) : alarm_short(a, &facts, language);
}

AlarmFacts call_facts(const CallOut *c) {
    return (AlarmFacts){ .brand = c->brand_name,
                         .level = c->level,
                         .now_level = c->now_level,
                         .state = INCIDENT_OPEN,
                         .is_test = c->is_test,
                         .is_report = c->is_report,
                         .messages = c->messages,
                         .grave = c->grave,
                         .opened_at = c->opened_at,
                         .zone = c->zone };
}

AlarmFacts post_facts(const AlarmPost *p) {
    return (AlarmFacts){ .brand = p->brand_name,
                         .taken_name = p->taken_name,
                         .level = p->level,
                         .now_level = p->now_level,
                         .state = p->state,
                         .messages = p->messages,
                         .grave = p->grave,
                         .opened_at = p->opened_at,
                         .zone = p->zone };
}

Err post_link(const AlarmCaller *s, Arena *a, const AlarmPost *p, Str *out, Error *e) {
    Str token, site = s->program->config->public_url;
    TRY(secret_open(a, &s->program->key, p->token, &token, e));
    *out = token.n && p->state != INCIDENT_OVER
               ? str_fmt(a, STR_FMT "/alarm/" STR_FMT, STR_ARG(site), STR_ARG(token))
               : site;
    return ERR_OK;
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
    Str failure, sealed;
    CallLeft left;
} Called;

static Err write_called(Db *db, void *ctx, Error *e) {
    const Called *c = ctx;
    int64_t now = clock_now();
    WakeResult result = { .is_ok = c->ok, .is_gone = c->left.is_gone, .failure = c->failure };
    TRY(alarm_called(db, c->call, c->ok, c->failure, now, e));
    if (c->ok)
        TRY(alarm_posted(db, c->call, c->left.posted, c->sealed, now, e));
    if (c->call->way_id && !c->call->is_gone)
        TRY(wake_way_note(db, c->call->way_id, &result, now, e));
    return ERR_OK;
}

Err call_make(AlarmCaller *s, Arena *a, const CallOut *c, CallLeft *left, Error *e) {
    static CallWay *const ways[] = { [ALARM_MAIL] = call_by_mail,
                                     [ALARM_HOOK] = call_by_hook,
                                     [ALARM_TELEGRAM] = call_by_telegram,
                                     [ALARM_PUSH] = call_by_push };
    static_assert(COUNT(ways) == ALARM_WAY__COUNT, "one way out per way");
    if (c->is_drill)
        FAIL(e, ERR_DENIED, "a rehearsal: nobody is called");
    if (c->is_gone)
        FAIL(e, ERR_NOT_FOUND, "the person removed this way meanwhile");
    return ways[c->way](s, a, c, left, e);
}

static Err call_one(AlarmCaller *s, Arena *a, bool *more, Error *e) {
    Program *p = s->program;
    Claim c = { .arena = a };
    Error why = { 0 };
    TRY(store_transact(p->store, claim, &c, e));
    *more = c.found;
    if (!c.found)
        return ERR_OK;
    Called done = { .call = &c.call, .sealed = secret_seal(a, &p->key, c.call.token) };
    done.ok = call_make(s, a, &c.call, &done.left, &why) == ERR_OK;
    log_event(p->log, done.ok ? LOG_INFO : LOG_ERROR, done.ok ? "alarm.called" : "alarm.failed",
              LOG_I("call", c.call.id), LOG_S("way", str_c(alarm_way_names[c.call.way])),
              LOG_S("why", str_c(why.msg)));
    done.failure = done.ok ? (Str){ 0 } : str_c(why.msg);
    TRY(store_transact(p->store, write_called, &done, e));
    program_publish(p, c.call.brand_id);
    return ERR_OK;
}

/* ---- what stands on small screens ---- */

typedef struct Post {
    Arena *arena;
    AlarmPost post;
    bool found;
} Post;

static Err claim_post(Db *db, void *ctx, Error *e) {
    Post *p = ctx;
    Err code = alarm_post_claim(db, p->arena, clock_now(), &p->post, e);
    p->found = code == ERR_OK;
    return code == ERR_NOT_FOUND ? ERR_OK : code;
}

static Err read_stale(Db *db, void *ctx, Error *e) {
    return alarm_post_stale(db, clock_now(), ctx, e);
}

static Err show_post(AlarmCaller *s, Arena *a, const AlarmPost *p, Error *e) {
    static ShowWay *const ways[ALARM_WAY__COUNT] = {
        [ALARM_TELEGRAM] = show_by_telegram, [ALARM_PUSH] = show_by_push
    };
    return ways[p->way] && !p->is_gone && !p->is_drill ? ways[p->way](s, a, p, e) : ERR_OK;
}

/* A few at a time: calls that become due meanwhile go first. */
static Err show_some(AlarmCaller *s, const Turn *turn, bool *more, Error *e) {
    TRY(program_read(s->program, read_stale, more, e));
    for (int i = 0; i < SHOWN_AT_ONCE && *more && !atomic_load(turn->stopping); i++) {
        SCRATCH(a);
        Error why = { 0 };
        Post p = { .arena = a };
        TRY(store_transact(s->program->store, claim_post, &p, e));
        *more = p.found;
        if (p.found && show_post(s, a, &p.post, &why) != ERR_OK)
            log_event(s->program->log, LOG_WARN, "alarm.shown",
                      LOG_S("way", str_c(alarm_way_names[p.post.way])),
                      LOG_S("why", str_c(why.msg)));
    }
    return ERR_OK;
}

static Err read_due(Db *db, void *ctx, Error *e) { return due_times(db, ctx, e); }

/* Calm messages, as long as no alarm waits. */
static Err tell_some(AlarmCaller *s, const Turn *turn, Due *due, Error *e) {
    bool more = due->notice_at != 0 && due->notice_at <= clock_now();
    while (more && !atomic_load(turn->stopping)) {
        SCRATCH(a);
        TRY(call_notice(s, a, &more, e));
        TRY(program_read(s->program, read_due, due, e));
        more = more && !(due->call_at != 0 && due->call_at <= clock_now());
    }
    return ERR_OK;
}

static Err run(void *ctx, Turn *turn, Error *e) {
    AlarmCaller *s = ctx;
    Due due;
    TRY(program_read(s->program, read_due, &due, e));
    bool more = due.call_at != 0 && due.call_at <= clock_now();
    while (more && !atomic_load(turn->stopping)) {
        SCRATCH(a);
        TRY(call_one(s, a, &more, e));
    }
    TRY(tell_some(s, turn, &due, e));
    TRY(show_some(s, turn, &more, e));
    TRY(program_read(s->program, read_due, &due, e));
    int64_t next = due.call_at && (!due.notice_at || due.call_at < due.notice_at) ? due.call_at
                                                                                   : due.notice_at;
    turn_sleep_until(s->program, turn, more ? clock_now() : next, clock_now());
    return ERR_OK;
}

const Job job_caller = { "caller", PART_WORK, run, open_caller, close_caller, 1 };
