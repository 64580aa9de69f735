/* Calm messages leave by the first of their reader's ways that takes them. */
#include "app/call_out.h"
#include "app/notice_text.h"
#include "base/time.h"

typedef struct Claim {
    Arena *arena;
    NoticeOut notice;
    bool found;
} Claim;

static Err claim(Db *db, void *ctx, Error *e) {
    Claim *c = ctx;
    Err code = notice_claim(db, c->arena, clock_now(), &c->notice, e);
    c->found = code == ERR_OK;
    return code == ERR_NOT_FOUND ? ERR_OK : code;
}

static CallOut call_of(const NoticeOut *n, const NoticeWay *way) {
    return (CallOut){ .id = n->id,
                      .brand_id = n->brand_id,
                      .way = way->way,
                      .way_id = way->way_id,
                      .name = n->name,
                      .address = way->address,
                      .secret = way->secret,
                      .brand_name = n->brand_name,
                      .language = n->language,
                      .opened_at = n->made_at,
                      .zone = n->zone,
                      .notice = n };
}

typedef struct Told {
    const NoticeOut *notice;
    const NoticeWay *way; /* tried last */
    NoticeEnd end;
} Told;

static Err write_told(Db *db, void *ctx, Error *e) {
    const Told *t = ctx;
    return notice_end(db, t->notice, &t->end, e);
}

/* What became of one way, for its owner's screen. */
typedef struct Tried {
    int64_t way_id;
    WakeResult result;
} Tried;

static Err write_tried(Db *db, void *ctx, Error *e) {
    const Tried *t = ctx;
    return wake_way_note(db, t->way_id, &t->result, clock_now(), e);
}

static Err try_way(AlarmCaller *s, Arena *a, Told *t, Error *e) {
    CallLeft left = { 0 };
    Error why = { 0 };
    CallOut call = call_of(t->notice, t->way);
    t->end.is_ok = call_make(s, a, &call, &left, &why) == ERR_OK;
    t->end.way = t->way->way;
    t->end.failure = t->end.is_ok ? (Str){ 0 } : str_dup(a, str_c(why.msg));
    if (t->way->way_id == 0)
        return ERR_OK;
    Tried tried = { t->way->way_id,
                    { .is_ok = t->end.is_ok, .is_gone = left.is_gone,
                      .failure = t->end.failure } };
    return store_transact(s->program->store, write_tried, &tried, e);
}

Err call_notice(AlarmCaller *s, Arena *a, bool *more, Error *e) {
    Program *p = s->program;
    Claim c = { .arena = a };
    TRY(store_transact(p->store, claim, &c, e));
    *more = c.found;
    if (!c.found)
        return ERR_OK;
    Told t = { .notice = &c.notice, .way = c.notice.ways.items };
    const NoticeWay *ways = c.notice.ways.items;
    for (size_t i = 0; i < c.notice.ways.count && !t.end.is_ok; i++) {
        t.way = &ways[i];
        TRY(try_way(s, a, &t, e));
    }
    t.end.now = clock_now();
    log_event(p->log, t.end.is_ok ? LOG_INFO : LOG_WARN,
              t.end.is_ok ? "notice.told" : "notice.failed", LOG_I("notice", c.notice.id),
              LOG_S("way", str_c(alarm_way_names[t.end.way])), LOG_S("why", t.end.failure));
    TRY(store_transact(p->store, write_told, &t, e));
    program_publish(p, c.notice.brand_id);
    return ERR_OK;
}
