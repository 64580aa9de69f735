#include "desk/outbox.h"

#include "base/time.h"
#include "desk/audit.h"
#include "desk/event.h"
#include "desk/promise.h"
#include "desk/reply_core.h"
#include "desk/statement_reading.h"

const char *const try_outcome_names[] = { "running", "sent",  "refused",   "not_sent",
                                          "unknown", "found", "not_found", NULL };
static_assert(COUNT(try_outcome_names) == TRY__COUNT + 1, "one name per outcome");

static const Field outgoing_fields[] = {
    FIELD(Outgoing, reply_id),
    FIELD(Outgoing, brand_id),
    FIELD(Outgoing, case_id),
    FIELD(Outgoing, source_id),
    FIELD(Outgoing, tries),
    FIELD_ENUM_OF(Outgoing, way, way_names),
    FIELD(Outgoing, is_public),
    FIELD(Outgoing, is_lookup),
    FIELD(Outgoing, is_drill),
    FIELD(Outgoing, key),
    FIELD(Outgoing, text),
    FIELD(Outgoing, to_address),
    FIELD(Outgoing, to_name),
    FIELD(Outgoing, out_url),
    FIELD(Outgoing, out_lookup),
    FIELD(Outgoing, out_secret),
    FIELD(Outgoing, out_from),
    FIELD(Outgoing, brand_name),
    FIELD(Outgoing, source_name),
    FIELD(Outgoing, answers_id),
    FIELD(Outgoing, title),
    FIELD(Outgoing, link),
};
static const Model outgoing_model = MODEL(Outgoing, outgoing_fields);

static NODISCARD Err begin_try(Db *db, Arena *a, int64_t id, int64_t now, Outgoing *out,
                               Error *e) {
    TRY(db_one(db, a, Q_OUTBOX_ROW, DB_ARGS(DB_V(id)), &outgoing_model, out, e));
    return db_i64(db, Q_REPLY_TRY_INSERT, DB_ARGS(DB_V(out->brand_id), DB_V(id), DB_V(now)),
                  &out->try_id, e);
}

Err outbox_claim_drill(Db *db, Arena *a, int64_t brand_id, int64_t now, Outgoing *out, Error *e) {
    int64_t id;
    TRY(db_i64(db, Q_OUTBOX_CLAIM_DRILL,
               DB_ARGS(DB_V(brand_id), DB_V(now), DB_V(now + OUTBOX_LEASE)), &id, e));
    return begin_try(db, a, id, now, out, e);
}

Err outbox_claim(Db *db, Arena *a, int64_t now, const OutboxBusy *busy, Outgoing *out, Error *e) {
    static const OutboxBusy nobody;
    static_assert(COUNT(nobody.source_id) == 3, "as many as the query leaves out");
    const int64_t *other = (busy ? busy : &nobody)->source_id;
    int64_t id;
    TRY(db_i64(db, Q_OUTBOX_CLAIM,
               DB_ARGS(DB_V(now), DB_V(now + OUTBOX_LEASE), DB_V(other[0]), DB_V(other[1]),
                       DB_V(other[2])),
               &id, e));
    return begin_try(db, a, id, now, out, e);
}

/* ---- what became of a try ---- */

typedef struct Ending {
    Db *db;
    Arena *arena;
    const Caller *by;
    const TryEnd *end;
    bool can_look_up;
    ReplyCore *r;
} Ending;

typedef Err EndFn(Ending *x, Error *e);

static Err end_sent(Ending *x, Error *e) {
    x->r->state = x->end->is_confirmed ? REPLY_CONFIRMED : REPLY_SENT;
    x->r->sent_at = x->by->now;
    x->r->confirmed_at = x->end->is_confirmed ? x->by->now : 0;
    x->r->failure = (Str){ 0 };
    if (x->end->external_id.n)
        x->r->external_id = x->end->external_id;
    return reply_settle(x->db, x->arena, x->by, x->r, e);
}

static Err end_refused(Ending *x, Error *e) {
    (void)e;
    x->r->state = REPLY_FAILED;
    x->r->failure = x->end->detail;
    return ERR_OK;
}

/* Certainly nothing left: later, a few times. A look-up that could not be asked stays one. */
static Err end_not_sent(Ending *x, Error *e) {
    (void)e;
    x->r->failure = x->end->detail;
    if (x->r->tries >= OUTBOX_TRIES) {
        x->r->state = x->r->ask_first ? REPLY_UNKNOWN : REPLY_FAILED;
        return ERR_OK;
    }
    x->r->state = REPLY_HELD;
    x->r->send_at = x->by->now + (int64_t)MINUTE * (1 << x->r->tries) / 2;
    return ERR_OK;
}

/* Never again blindly: asked by key once after a quarantine, else a person decides. */
static Err end_unknown(Ending *x, Error *e) {
    (void)e;
    x->r->failure = x->end->detail;
    if (!x->can_look_up || x->r->lookups > 0) {
        x->r->state = REPLY_UNKNOWN;
        return ERR_OK;
    }
    x->r->state = REPLY_HELD;
    x->r->ask_first = true;
    x->r->lookups = 1;
    x->r->send_at = x->by->now + OUTBOX_QUARANTINE;
    return ERR_OK;
}

/* The other side never saw the key: send once more under the same key. */
static Err end_not_found(Ending *x, Error *e) {
    (void)e;
    x->r->state = REPLY_HELD;
    x->r->ask_first = false;
    x->r->send_at = x->by->now;
    return ERR_OK;
}

static EndFn *const endings[] = {
    [TRY_RUNNING] = NULL,
    [TRY_SENT] = end_sent,
    [TRY_REFUSED] = end_refused,
    [TRY_NOT_SENT] = end_not_sent,
    [TRY_UNKNOWN] = end_unknown,
    [TRY_FOUND] = end_sent,
    [TRY_NOT_FOUND] = end_not_found,
};
static_assert(COUNT(endings) == TRY__COUNT, "one ending per outcome");

/* Part of a mass answer that was stopped meanwhile: it goes out no more, and what may have arrived
 * is for a person to see. */
static NODISCARD Err obey_stop(Ending *x, Error *e) {
    ReplyCore *r = x->r;
    int64_t stopped;
    TRY(db_i64(x->db, Q_MASS_STOPPED_OF_REPLY, DB_ARGS(DB_V(r->brand_id), DB_V(r->id)), &stopped,
               e));
    if (stopped == 0)
        return ERR_OK;
    r->send_at = 0;
    r->state = r->ask_first ? REPLY_UNKNOWN : REPLY_CANCELLED;
    return r->ask_first ? ERR_OK : promise_forget(x->db, x->arena, x->by, r, e);
}

Err outbox_finish(Db *db, Arena *a, const Outgoing *o, const TryEnd *end, Error *e) {
    ReplyCore r = { 0 };
    Caller by = { .brand_id = o->brand_id, .now = end->now };
    int64_t was_running;
    assert(end->outcome != TRY_RUNNING && end->outcome < TRY__COUNT);
    TRY(db_run(db, Q_REPLY_TRY_END,
               DB_ARGS(DB_V(o->brand_id), DB_V(o->try_id), DB_V(end->now),
                       db_name(try_outcome_names, (int)end->outcome), DB_V(end->detail)),
               &was_running, e));
    TRY(reply_core_get(db, a, o->brand_id, o->reply_id, &r, e));
    /* Whose lease ran out has no say: another try may be on its way now. */
    if (was_running == 0 || r.state != REPLY_SENDING)
        FAIL(e, ERR_CONFLICT, "the lease ran out before the end of the try");
    Ending x = { .db = db,
                 .arena = a,
                 .by = &by,
                 .end = end,
                 .can_look_up = o->way == WAY_HOOK && o->out_lookup.n != 0,
                 .r = &r };
    TRY(endings[end->outcome](&x, e));
    if (r.state == REPLY_HELD)
        TRY(obey_stop(&x, e));
    if (r.state == REPLY_HELD && !r.ask_first)
        TRY(statement_answer_again(db, a, &by, &r, e));
    TRY(reply_core_store(db, &r, e));
    TRY(audit_add(db, &by,
                  &(AuditAct){ .act = "reply.try",
                               .object = "reply",
                               .object_id = r.id,
                               .detail = str_fmt(a, "%s -> %s", try_outcome_names[end->outcome],
                                                 reply_state_names[r.state]) },
                  e));
    TRY(event_add(db, r.brand_id, EVENT_REPLY, r.id, end->now, e));
    return event_add(db, r.brand_id, EVENT_CASE, r.case_id, end->now, e);
}

typedef struct Expired {
    int64_t id, brand_id;
} Expired;
static const Field expired_fields[] = { FIELD(Expired, id), FIELD(Expired, brand_id) };
static const Model expired_model = MODEL(Expired, expired_fields);

static NODISCARD Err expire(Db *db, Arena *a, const Expired *x, int64_t now, Error *e) {
    Outgoing o = { 0 };
    TRY(db_one(db, a, Q_OUTBOX_ROW, DB_ARGS(DB_V(x->id)), &outgoing_model, &o, e));
    TRY(db_i64(db, Q_REPLY_TRY_RUNNING, DB_ARGS(DB_V(x->brand_id), DB_V(x->id)), &o.try_id, e));
    /* A look-up that died asked nothing of anybody: it may be asked again. */
    return outbox_finish(db, a, &o,
                         &(TryEnd){ .outcome = o.is_lookup ? TRY_NOT_SENT : TRY_UNKNOWN,
                                    .detail = S("the sender stopped before the end"),
                                    .now = now },
                         e);
}

Err outbox_recover(Db *db, Arena *a, int64_t now, int64_t *count, Error *e) {
    List rows;
    TRY(db_list(db, a, Q_OUTBOX_EXPIRED, DB_ARGS(DB_V(now)), &expired_model, &rows, e));
    const Expired *x = rows.items;
    for (size_t i = 0; i < rows.count; i++)
        TRY(expire(db, a, &x[i], now, e));
    *count = (int64_t)rows.count;
    return ERR_OK;
}
