#include "desk/mass_first.h"
#include "desk/duty.h"
#include "desk/mass_run.h"

#include "desk/audit.h"
#include "desk/event.h"
#include "desk/fill.h"
#include "desk/mass_core.h"
#include "desk/pace.h"
#include "desk/promise.h"
#include "desk/reply_core.h"
#include "desk/staff.h"

enum {
    LEASE = 30,       /* until another process looks, should this one be stuck */
    LOOK_AGAIN = 5,   /* while something is planned, and every account has had its share */
    LOOK_LATE = 30,   /* for latecomers */
    LATE_MOST = 200,  /* latecomers taken in at once */
    POST_BATCH = 200, /* cases the post answers in one transaction */
};

typedef struct Running {
    Db *db;
    Arena *arena;
    Mass m;
    MassWith with;
    Caller by; /* who handed it in */
    MassTurn *turn;
    bool is_full; /* more could be made at once */
} Running;

/* What nobody did but the program. */
static NODISCARD Err log_own(const Running *r, const char *act, Str detail, Error *e) {
    return mass_log(r->db, &(Caller){ .brand_id = r->by.brand_id, .now = r->by.now }, &r->m, act,
                    detail, e);
}

/* ---- one item ---- */

static NODISCARD Err end_item(Running *r, MassItem *item, MassItemState state, Error *e) {
    item->state = state;
    item->done_at = state == MASS_ITEM_HANDED || state == MASS_ITEM_POSTED ? r->by.now : 0;
    return mass_item_set(r->db, item, r->by.brand_id, e);
}

static NODISCARD Err leave_out(Running *r, MassItem *item, MassReason reason, Error *e) {
    item->reason = reason;
    r->turn->skipped++;
    return end_item(r, item, reason == MASS_REFUSED ? MASS_ITEM_FAILED : MASS_ITEM_SKIPPED, e);
}

/* All read it: what it promises stands with each case, also beside an answer of its own. */
static NODISCARD Err hold_to_post(Running *r, const MassItem *item, Error *e) {
    if (!mass_has_post(&r->m))
        return ERR_OK;
    PromisePost post = { .mass_id = r->m.id,
                         .case_id = item->case_id,
                         .staff_id = r->m.author_id,
                         .text = r->m.post_text,
                         .at = r->m.posted_at ? r->m.posted_at : r->by.now,
                         .beside = item->reply_id };
    return promise_give_post(r->db, r->arena, &r->by, &post, e);
}

static NODISCARD Err cover(Running *r, MassItem *item, Error *e) {
    TRY(case_answered_as(r->db, r->arena, &r->by, item->case_id, "post", e));
    TRY(audit_add(r->db, &r->by,
                  &(AuditAct){ .act = "case.by_post", .object = "case",
                               .object_id = item->case_id,
                               .detail = str_fmt(r->arena, "mass=%lld", (long long)r->m.id) },
                  e));
    TRY(event_add(r->db, r->by.brand_id, EVENT_CASE, item->case_id, r->by.now, e));
    TRY(hold_to_post(r, item, e));
    r->turn->posted++;
    return end_item(r, item, MASS_ITEM_POSTED, e);
}

/* The key is that of the item: whatever happens, it makes one reply. What is refused is refused
 * before anything was written, so the transaction goes on. */
static NODISCARD Err answer(Running *r, MassItem *item, const MassLook *look, int64_t send_at,
                            Error *e) {
    Reply made = { 0 };
    Error why = { 0 };
    ReplyPart part = {
        .mass_id = r->m.id,
        .case_id = item->case_id,
        .approver_id = r->m.approver_id,
        .send_at = send_at,
        .is_holding = r->with.is_holding,
        .form = { .case_version = look->c.version,
                  .text = mass_text_for(r->arena, &r->with, &r->m, look),
                  .is_public = item->is_public,
                  .overrides = r->m.overrides,
                  .request_key = reply_own_key(r->arena, "mass-item", item->id) },
    };
    if (part.is_holding) {
        part.clock = fill_text(r->arena, S("{jam}"),
                               &(Fill){ .now = r->with.now, .zone = r->with.zone });
        part.next_at = fill_next_word(r->with.now);
    }
    Err code = reply_create_part(r->db, r->arena, &r->by, &part, &made, &why);
    if (code == ERR_INVALID)
        return leave_out(r, item, MASS_TEXT, e);
    if (code == ERR_CONFLICT || code == ERR_DENIED)
        return leave_out(r, item, MASS_REFUSED, e);
    if (code != ERR_OK) {
        *e = why;
        return code;
    }
    item->reply_id = made.id;
    TRY(hold_to_post(r, item, e));
    r->turn->made++;
    return end_item(r, item, MASS_ITEM_HANDED, e);
}

static bool is_covered(const Running *r, const MassItem *item) {
    return r->m.mode == MASS_POST || (r->m.mode == MASS_BOTH && !item->is_reachable);
}

static NODISCARD Err hand_over(Running *r, MassItem *item, int64_t send_at, Error *e) {
    MassLook look;
    TRY(mass_look(r->db, r->arena, &r->with, &(MassOf){ item->case_id, item }, &look, e));
    MassReason reason = mass_reason(&look);
    if (reason != MASS_FITS)
        return leave_out(r, item, reason, e);
    return is_covered(r, item) ? cover(r, item, e) : answer(r, item, &look, send_at, e);
}

/* ---- one account ---- */

typedef struct AccountDue {
    int64_t source_id;
    Channel channel;
    int64_t planned;
} AccountDue;
static const Field due_fields[] = { FIELD(AccountDue, source_id),
                                    FIELD_ENUM_OF(AccountDue, channel, channel_names),
                                    FIELD(AccountDue, planned) };
static const Model due_model = MODEL(AccountDue, due_fields);

static NODISCARD Err room_of(Running *r, const AccountDue *d, int64_t *room, Error *e) {
    int64_t most = r->m.mode == MASS_POST ? POST_BATCH - r->turn->posted
                                          : MASS_BATCH - r->turn->made - r->turn->skipped;
    PaceAccount of = { r->by.brand_id, d->source_id, d->channel };
    *room = most;
    if (r->m.mode != MASS_POST)
        TRY(pace_room(r->db, &of, r->by.now, room, e));
    if (*room >= most && d->planned > most)
        r->is_full = true;
    *room = *room < most ? *room : most;
    return ERR_OK;
}

/* Spread over the minute, so that they do not arrive as one salvo. */
static NODISCARD Err serve_account(Running *r, const AccountDue *d, Error *e) {
    int64_t room, gap = MINUTE / pace_of(d->channel).per_minute, at = r->by.now;
    List page;
    TRY(room_of(r, d, &room, e));
    if (room <= 0)
        return ERR_OK;
    TRY(db_list(r->db, r->arena, Q_MASS_ITEMS_PLANNED,
                DB_ARGS(DB_V(r->by.brand_id), DB_V(r->m.id), DB_V(d->source_id), DB_V(room)),
                &mass_item_model, &page, e));
    MassItem *item = page.items;
    for (size_t i = 0; i < page.count; i++) {
        int64_t before = r->turn->made;
        TRY(hand_over(r, &item[i], at, e));
        at += r->turn->made > before ? gap : 0;
    }
    return ERR_OK;
}

static NODISCARD Err serve_accounts(Running *r, Error *e) {
    List due;
    bool waits;
    TRY(mass_waits_for_first(r->db, r->arena, r->by.brand_id, &r->m, &waits, e));
    TRY(db_list(r->db, r->arena, Q_MASS_ACCOUNTS_DUE, DB_ARGS(DB_V(r->by.brand_id), DB_V(r->m.id)),
                &due_model, &due, e));
    const AccountDue *d = due.items;
    for (size_t i = 0; i < due.count; i++)
        if (!waits || d[i].source_id == r->m.first_source_id)
            TRY(serve_account(r, &d[i], e));
    return ERR_OK;
}

/* ---- latecomers, beginning and end ---- */

static NODISCARD Err take_latecomers(Running *r, Error *e) {
    List late;
    bool is_over = r->m.state == MASS_DONE && r->m.late_until <= r->by.now;
    if (is_over || r->m.problem_id == 0 || !r->with.policy.latecomers ||
        r->m.item_count >= MASS_MOST)
        return ERR_OK;
    TRY(db_list(r->db, r->arena, Q_MASS_LATECOMERS,
                DB_ARGS(DB_V(r->by.brand_id), DB_V(r->m.problem_id), DB_V(r->m.id),
                        DB_V((int64_t)LATE_MOST)),
                &case_id_model, &late, e));
    if (late.count == 0)
        return ERR_OK;
    MassNew of = { .mass_id = r->m.id, .cases = late, .is_late = true };
    TRY(mass_add(r->db, r->arena, &r->with, &of, e));
    return log_own(r, "mass.latecomers", str_fmt(r->arena, "%zu cases", late.count), e);
}

/* Its author must still be somebody who may send; else it waits for a person. */
static NODISCARD Err may_go_on(Running *r, bool *ok, Error *e) {
    Error why = { 0 };
    TRY(role_now(r->db, r->by.brand_id, r->by.staff_id, r->by.now, &r->by.role, e));
    r->by.rights = role_rights(r->by.role);
    *ok = (r->by.rights & RIGHT_WRITE) != 0;
    if (*ok) {
        Err code = policy_may_send(r->db, &r->by, &r->with.policy, &why);
        if (code != ERR_OK && code != ERR_DENIED) {
            *e = why;
            return code;
        }
        *ok = code == ERR_OK;
    }
    if (*ok)
        return ERR_OK;
    r->m.state = MASS_PAUSED;
    r->m.next_at = 0;
    r->m.remark = S("author");
    return log_own(r, "mass.pause", S("its author may not send any more"), e);
}

static NODISCARD Err end_or_sleep(Running *r, Error *e) {
    Mass *m = &r->m;
    int64_t left, now = r->by.now;
    TRY(db_i64(r->db, Q_MASS_PLANNED, DB_ARGS(DB_V(r->by.brand_id), DB_V(m->id)), &left, e));
    if (left) {
        m->next_at = r->is_full ? now : now + LOOK_AGAIN;
        return ERR_OK;
    }
    if (m->state == MASS_RUNNING) {
        bool waits = m->problem_id && r->with.policy.latecomers;
        m->state = MASS_DONE;
        m->ended_at = now;
        m->late_until = waits ? now + MASS_LATE_FOR : 0;
        TRY(log_own(r, "mass.done", S(""), e));
    }
    m->next_at = m->late_until > now ? now + LOOK_LATE : 0;
    return ERR_OK;
}

/* A clause that was switched on while it counted: a second person reads the whole after all. */
static NODISCARD Err wait_if_unread(Running *r, bool *waits, Error *e) {
    *waits = false;
    if (r->m.state == MASS_COUNTING)
        TRY(mass_is_unread(r->db, &r->by, &r->m, &r->with, waits, e));
    if (!*waits)
        return ERR_OK;
    r->m.state = MASS_WAITING;
    r->m.start_at = r->m.next_at = 0;
    return log_own(r, "mass.wait", S("a second person reads it"), e);
}

static NODISCARD Err go_on(Running *r, Error *e) {
    bool ok, waits;
    MassState was = r->m.state;
    TRY(may_go_on(r, &ok, e));
    if (!ok)
        return ERR_OK;
    TRY(wait_if_unread(r, &waits, e));
    if (waits)
        return ERR_OK;
    if (r->m.state == MASS_COUNTING) {
        r->m.state = MASS_RUNNING;
        TRY(log_own(r, "mass.start", S(""), e));
    }
    TRY(take_latecomers(r, e));
    TRY(serve_accounts(r, e));
    TRY(end_or_sleep(r, e));
    if (r->turn->made + r->turn->posted + r->turn->skipped == 0 && was == r->m.state)
        return ERR_OK;
    return event_add(r->db, r->by.brand_id, EVENT_MASS, r->m.id, r->by.now, e);
}

Err mass_run(Db *db, Arena *a, int64_t now, MassTurn *out, Error *e) {
    Running r = { .db = db, .arena = a, .turn = out };
    *out = (MassTurn){ 0 };
    Err code = db_i64(db, Q_MASS_CLAIM, DB_ARGS(DB_V(now), DB_V(now + LEASE)), &out->mass_id, e);
    if (code == ERR_NOT_FOUND)
        return ERR_OK;
    TRY(code);
    TRY(db_i64(db, Q_MASS_BRAND, DB_ARGS(DB_V(out->mass_id)), &out->brand_id, e));
    TRY(mass_get(db, a, out->brand_id, out->mass_id, &r.m, e));
    r.by = (Caller){ .staff_id = r.m.author_id, .brand_id = out->brand_id, .now = now };
    TRY(mass_with(db, a, &r.by, &r.m, &r.with, e));
    TRY(go_on(&r, e));
    return mass_store(db, out->brand_id, &r.m, 0, e);
}
