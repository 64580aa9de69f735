#include "crisis/broadcast_post.h"

#include "base/utf8.h"
#include "crisis/broadcast_core.h"
#include "desk/event.h"

enum { LEASE = MINUTE, FAILURE_MOST = 200 };

static const char *const broadcast_way_names[] = { "mail", "telegram", NULL };
static_assert(COUNT(broadcast_way_names) == BROADCAST_WAY__COUNT + 1, "one name per way");

static const Field post_fields[] = {
    FIELD(BroadcastPost, id),
    FIELD(BroadcastPost, brand_id),
    FIELD(BroadcastPost, broadcast_id),
    FIELD(BroadcastPost, crisis_id),
    FIELD(BroadcastPost, receipt_id),
    FIELD_ENUM_OF(BroadcastPost, way, broadcast_way_names),
    FIELD(BroadcastPost, address),
    FIELD(BroadcastPost, is_reminder),
    FIELD(BroadcastPost, tries),
    FIELD(BroadcastPost, name),
    FIELD(BroadcastPost, token),
    FIELD(BroadcastPost, read_at),
    FIELD(BroadcastPost, text),
    FIELD(BroadcastPost, say),
    FIELD(BroadcastPost, avoid),
    FIELD(BroadcastPost, send_to),
    FIELD(BroadcastPost, replaced_at),
    FIELD(BroadcastPost, statement_id),
    FIELD(BroadcastPost, statement_number),
    FIELD(BroadcastPost, brand_name),
    FIELD(BroadcastPost, zone),
    FIELD(BroadcastPost, is_sample),
    FIELD_ENUM_OF(BroadcastPost, phase, crisis_phase_names),
};
static const Model post_model = MODEL(BroadcastPost, post_fields);

bool broadcast_may_leave(bool is_sample) { return !is_sample; }

Err broadcast_plan(Db *db, const Caller *by, const BroadcastAddress *at, BroadcastWay way,
                   Str address, Error *e) {
    return db_run(db, Q_BROADCAST_POST_INSERT,
                  DB_ARGS(DB_V(by->brand_id), DB_V(at->broadcast_id), DB_V(at->receipt_id),
                          db_name(broadcast_way_names, (int)way), DB_V(address), DB_V(by->now)),
                  NULL, e);
}

Err broadcast_next(Db *db, int64_t *at, Error *e) {
    return db_i64(db, Q_BROADCAST_NEXT, DB_ARGS(DB_V((int64_t)BROADCAST_LATE)), at, e);
}

static const Field late_fields[] = { FIELD(BroadcastLate, id), FIELD(BroadcastLate, brand_id),
                                     FIELD(BroadcastLate, crisis_id),
                                     FIELD(BroadcastLate, unread) };
static const Model late_model = MODEL(BroadcastLate, late_fields);

Err broadcast_tell_late(Db *db, Arena *a, int64_t now, List *out, Error *e) {
    TRY(db_list(db, a, Q_BROADCAST_LATE, DB_ARGS(DB_V(now - BROADCAST_LATE)), &late_model, out,
                e));
    const BroadcastLate *l = out->items;
    for (size_t i = 0; i < out->count; i++) {
        Caller program = { .brand_id = l[i].brand_id, .now = now };
        TRY(db_run(db, Q_BROADCAST_LATE_TOLD,
                   DB_ARGS(DB_V(l[i].brand_id), DB_V(l[i].id), DB_V(now)), NULL, e));
        if (l[i].unread)
            TRY(broadcast_tell(db, &program,
                               &(BroadcastTale){ .act = "crisis.broadcast_late",
                                                 .crisis_id = l[i].crisis_id,
                                                 .detail = str_fmt(a, "unread=%lld",
                                                                   (long long)l[i].unread) },
                               e));
    }
    return ERR_OK;
}

static NODISCARD Err end(Db *db, const BroadcastPost *p, const char *state, const BroadcastEnd *at,
                         int64_t due_at, Error *e) {
    bool is_over = due_at == 0;
    Str why = utf8_cut(at->failure.p ? at->failure : S(""), FAILURE_MOST);
    return db_run(db, Q_BROADCAST_POST_END,
                  DB_ARGS(DB_V(p->brand_id), DB_V(p->id), DB_V(p->tries), DB_V(str_c(state)),
                          DB_V(is_over ? at->now : due_at), is_over ? DB_V(at->now) : db_null(),
                          at->is_ok ? db_null() : DB_V(why)),
                  NULL, e);
}

/* Read, replaced or outdated meanwhile, a crisis that is over, a brand of which nothing leaves. */
static NODISCARD Err is_stale(Db *db, Arena *a, const BroadcastPost *p, bool *out, Error *e) {
    InForce now;
    TRY(broadcast_in_force(db, a, p->brand_id, p->crisis_id, &now, e));
    *out = p->read_at || p->replaced_at || p->phase == PHASE_CLOSED ||
           !broadcast_may_leave(p->is_sample) || p->statement_id != now.statement_id ||
           p->statement_number != now.number;
    return ERR_OK;
}

Err broadcast_claim(Db *db, Arena *a, int64_t now, BroadcastPost *out, Error *e) {
    int64_t id;
    bool stale;
    BroadcastPost post = { 0 };
    *out = (BroadcastPost){ 0 };
    TRY(db_i64(db, Q_BROADCAST_POST_CLAIM, DB_ARGS(DB_V(now), DB_V(now + LEASE)), &id, e));
    TRY(db_one(db, a, Q_BROADCAST_POST_OUT, DB_ARGS(DB_V(id)), &post_model, &post, e));
    TRY(is_stale(db, a, &post, &stale, e));
    if (stale)
        return end(db, &post, "none", &(BroadcastEnd){ .is_ok = true, .now = now }, 0, e);
    *out = post;
    return ERR_OK;
}

Err broadcast_ended(Db *db, const BroadcastPost *p, const BroadcastEnd *at, Error *e) {
    static const int64_t waits[] = { MINUTE, 5 * MINUTE, 30 * MINUTE };
    bool is_over = at->is_ok || at->is_final || p->tries > (int64_t)COUNT(waits);
    TRY(end(db, p, at->is_ok ? "sent" : is_over ? "failed" : "due", at,
            is_over ? 0 : at->now + waits[p->tries - 1], e));
    return event_add(db, p->brand_id, EVENT_CRISIS, p->crisis_id, at->now, e);
}
