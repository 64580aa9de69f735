#include "desk/follow_up.h"

#include "desk/audit.h"
#include "desk/brand.h"
#include "desk/deadline.h"
#include "desk/event.h"
#include "desk/secrecy.h"

static const char *const follow_state_names[] = { "planned",  "due",      "asked",
                                           "needless", "reopened", "cancelled", NULL };
static_assert(COUNT(follow_state_names) == FOLLOW_STATE__COUNT + 1, "one name per state");
static const char *const follow_act_names[] = { "asked", "needless", "reopen", NULL };
static_assert(COUNT(follow_act_names) == FOLLOW_ACT__COUNT + 1, "one name per act");

/* What nobody saw for so long (the program stood still) is asked no more. */
enum { FOLLOW_STALE = 3 * DAY };

static const Field follow_fields[] = {
    FIELD(FollowUp, id),
    FIELD(FollowUp, case_id),
    FIELD(FollowUp, number, .doc = "1 to 3"),
    FIELD_TIME_OF(FollowUp, due_at),
    FIELD_ENUM_OF(FollowUp, state, follow_state_names),
    FIELD_TIME_OF(FollowUp, made_at),
    FIELD_TIME_OF(FollowUp, ended_at, .flags = FIELD_OPTIONAL),
    FIELD(FollowUp, owner_id, .flags = FIELD_OPTIONAL, .doc = "Of the case"),
    FIELD(FollowUp, owner_name, .flags = FIELD_OPTIONAL),
    FIELD_ENUM_OF(FollowUp, channel, channel_names),
    FIELD(FollowUp, author_name, .flags = FIELD_OPTIONAL),
    FIELD(FollowUp, excerpt),
};
const Model follow_up_model = MODEL(FollowUp, follow_fields);

static const Field filter_fields[] = {
    FIELD(FollowFilter, all, .doc = "Of every owner; else one's own and nobody's"),
};
const Model follow_filter_model = MODEL(FollowFilter, filter_fields);

static const Field change_fields[] = {
    FIELD_ENUM_OF(FollowChange, act, follow_act_names, .flags = FIELD_REQUIRED),
};
const Model follow_change_model = MODEL(FollowChange, change_fields);

Err follow_of_case(Db *db, Arena *a, int64_t brand_id, int64_t case_id, List *out, Error *e) {
    return db_list(db, a, Q_FOLLOW_OF_CASE, DB_ARGS(DB_V(brand_id), DB_V(case_id)),
                   &follow_up_model, out, e);
}

Err follow_list(Db *db, Arena *a, const Caller *by, const FollowFilter *f, List *out, Error *e) {
    return db_list(db, a, Q_FOLLOW_DUE,
                   DB_ARGS(DB_V(by->brand_id), f->all ? db_null() : db_val_i64(by->staff_id),
                           DB_V(secrecy_sees_all(by)), DB_V(by->staff_id)),
                   &follow_up_model, out, e);
}

static NODISCARD Err get(Db *db, Arena *a, int64_t brand_id, int64_t id, FollowUp *out, Error *e) {
    return db_one(db, a, Q_FOLLOW_GET, DB_ARGS(DB_V(brand_id), DB_V(id)), &follow_up_model, out,
                  e);
}

static NODISCARD Err log_follow(Db *db, const Caller *by, const FollowUp *f, const char *what,
                                Error *e) {
    SCRATCH(a);
    TRY(audit_add(db, by,
                  &(AuditAct){ .act = str_z(a, str_fmt(a, "follow.%s", what)),
                               .object = "case",
                               .object_id = f->case_id,
                               .detail = str_fmt(a, "number=%lld", (long long)f->number) },
                  e));
    return event_add(db, by->brand_id, EVENT_CARE, f->case_id, by->now, e);
}

/* ---- planning ---- */

/* A plan that stands goes on; one that was asked to its end is not begun anew. */
static NODISCARD Err is_new_plan(Db *db, const Caller *by, int64_t case_id, bool *out, Error *e) {
    SCRATCH(a);
    List there;
    TRY(follow_of_case(db, a, by->brand_id, case_id, &there, e));
    const FollowUp *newest = there.items;
    *out = there.count == 0 || newest->state == FOLLOW_CANCELLED ||
           newest->state == FOLLOW_REOPENED;
    return ERR_OK;
}

Err follow_plan(Db *db, const Caller *by, const Policy *p, const Case *c, Error *e) {
    SCRATCH(a);
    Brand brand = { 0 };
    const int64_t after[] = { p->follow_first, p->follow_second, p->follow_third };
    bool is_new;
    TRY(is_new_plan(db, by, c->id, &is_new, e));
    if (!is_new || c->answered_at == 0 || !class_is_complaint(c->class))
        return ERR_OK;
    TRY(brand_get(db, a, by->brand_id, &brand, e));
    for (size_t i = 0; i < COUNT(after); i++)
        if (after[i] > 0)
            TRY(db_run(db, Q_FOLLOW_INSERT,
                       DB_ARGS(DB_V(by->brand_id), DB_V(c->id), db_id(c->author_id),
                               DB_V((int64_t)i + 1),
                               DB_V(working_from(p, brand.zone, by->now + after[i])),
                               DB_V(by->now)),
                       NULL, e));
    return ERR_OK;
}

static NODISCARD Err end_all(Db *db, const Caller *by, int64_t case_id, FollowState how,
                             bool with_planned, Error *e) {
    return db_run(db, Q_FOLLOW_END_CASE,
                  DB_ARGS(DB_V(by->brand_id), DB_V(case_id),
                          db_name(follow_state_names, (int)how), DB_V(by->now),
                          DB_V(with_planned)),
                  NULL, e);
}

Err follow_moved(Db *db, const Caller *by, const Case *was, const Case *is, Error *e) {
    bool was_closed = was->state == CASE_DONE || was->state == CASE_FOLLOW;
    if (!was_closed || is->state == was->state)
        return ERR_OK;
    if (is->state == CASE_DONE) /* closed again without a word: the later ones stay */
        return end_all(db, by, is->id, FOLLOW_NEEDLESS, false, e);
    if (is->state == CASE_ANSWERED) /* written to: that was asking */
        return end_all(db, by, is->id, FOLLOW_ASKED, false, e);
    return end_all(db, by, is->id, FOLLOW_CANCELLED, true, e);
}

Err follow_planned_at(Db *db, int64_t brand_id, int64_t *at, Error *e) {
    return db_i64(db, Q_FOLLOW_OLDEST, DB_ARGS(DB_V(brand_id)), at, e);
}

Err follow_heard(Db *db, const Caller *by, const FollowHeard *h, Error *e) {
    TRY(db_run(db, Q_FOLLOW_HEARD_CASE,
               DB_ARGS(DB_V(by->brand_id), DB_V(h->case_id), DB_V(h->at), DB_V(by->now)), NULL,
               e));
    if (h->author_id == 0)
        return ERR_OK;
    return db_run(db, Q_FOLLOW_HEARD_AUTHOR,
                  DB_ARGS(DB_V(by->brand_id), DB_V(h->author_id), DB_V(h->at), DB_V(by->now)),
                  NULL, e);
}

/* ---- what its owner says ---- */

static NODISCARD Err end_one(Db *db, const Caller *by, const FollowUp *f, FollowState from,
                             FollowState to, Error *e) {
    int64_t changed;
    TRY(db_run(db, Q_FOLLOW_END,
               DB_ARGS(DB_V(by->brand_id), DB_V(f->id), db_name(follow_state_names, (int)from),
                       db_name(follow_state_names, (int)to),
                       to == FOLLOW_DUE ? db_null() : DB_V(by->now)),
               &changed, e));
    if (changed == 0)
        FAIL(e, ERR_CONFLICT, "this follow-up is settled already: look again");
    return ERR_OK;
}

/* Back among the closed, unless something else happened to it meanwhile. */
static NODISCARD Err close_again(Db *db, Arena *a, const Caller *by, int64_t case_id, Error *e) {
    Case c = { 0 };
    TRY(case_get(db, a, by->brand_id, case_id, &c, e));
    if (c.state != CASE_FOLLOW)
        return ERR_OK;
    c.state = CASE_DONE;
    c.queue = QUEUE_DONE;
    TRY(case_place(db, by->brand_id, &c, 0, e));
    TRY(case_store(db, by->brand_id, &c, e));
    return event_add(db, by->brand_id, EVENT_CASE, case_id, by->now, e);
}

static NODISCARD Err reopen(Db *db, Arena *a, const Caller *by, int64_t case_id, Error *e) {
    Case c = { 0 };
    TRY(case_get(db, a, by->brand_id, case_id, &c, e));
    if (c.state != CASE_FOLLOW)
        return ERR_OK;
    return case_act(db, a, by, case_id, &(CaseChange){ .act = ACT_REOPEN, .version = c.version },
                    &c, e);
}

static const struct {
    FollowState to;
    bool ends_planned;
    Err (*fn)(Db *db, Arena *a, const Caller *by, int64_t case_id, Error *e);
} acts[] = {
    [FOLLOW_ACT_ASKED] = { FOLLOW_ASKED, false, close_again },
    [FOLLOW_ACT_NEEDLESS] = { FOLLOW_NEEDLESS, true, close_again },
    [FOLLOW_ACT_REOPEN] = { FOLLOW_REOPENED, true, reopen },
};
static_assert(COUNT(acts) == FOLLOW_ACT__COUNT, "one row per act");

Err follow_act(Db *db, Arena *a, const Caller *by, int64_t id, const FollowChange *c,
               FollowUp *out, Error *e) {
    FollowUp f = { 0 };
    TRY(get(db, a, by->brand_id, id, &f, e));
    TRY(end_one(db, by, &f, FOLLOW_DUE, acts[c->act].to, e));
    if (acts[c->act].ends_planned)
        TRY(end_all(db, by, f.case_id, acts[c->act].to, true, e));
    TRY(acts[c->act].fn(db, a, by, f.case_id, e));
    TRY(log_follow(db, by, &f, follow_act_names[c->act], e));
    return get(db, a, by->brand_id, id, out, e);
}

/* ---- the watcher ---- */

typedef struct WatchRow {
    int64_t id;
} WatchRow;
static const Field watch_fields[] = { FIELD(WatchRow, id) };
static const Model watch_model = MODEL(WatchRow, watch_fields);

static NODISCARD Err put_before_owner(Db *db, const Caller *by, const FollowUp *f, Case *c,
                                      Error *e) {
    TRY(end_one(db, by, f, FOLLOW_PLANNED, FOLLOW_DUE, e));
    c->state = CASE_FOLLOW;
    c->queue = QUEUE_CUSTOMER;
    c->sort_at = f->due_at;
    TRY(case_store(db, by->brand_id, c, e));
    TRY(event_add(db, by->brand_id, EVENT_CASE, c->id, by->now, e));
    return log_follow(db, by, f, "due", e);
}

static NODISCARD Err watch_one(Db *db, const Caller *by, int64_t id, Error *e) {
    SCRATCH(a);
    FollowUp f = { 0 };
    Case c = { 0 };
    TRY(get(db, a, by->brand_id, id, &f, e));
    TRY(case_get(db, a, by->brand_id, f.case_id, &c, e));
    /* One at a time: while the first is still before its owner, the second adds nothing. */
    bool is_stale = f.due_at + FOLLOW_STALE < by->now;
    if (is_stale || c.state != CASE_DONE)
        return end_one(db, by, &f, FOLLOW_PLANNED, FOLLOW_CANCELLED, e);
    return put_before_owner(db, by, &f, &c, e);
}

Err follow_watch(Db *db, int64_t brand_id, int64_t now, int64_t *count, Error *e) {
    SCRATCH(a);
    List due;
    Caller program = { .brand_id = brand_id, .now = now };
    TRY(db_list(db, a, Q_FOLLOW_TO_WATCH, DB_ARGS(DB_V(brand_id), DB_V(now)), &watch_model, &due,
                e));
    const WatchRow *rows = due.items;
    for (size_t i = 0; i < due.count; i++)
        TRY(watch_one(db, &program, rows[i].id, e));
    *count = (int64_t)due.count;
    return ERR_OK;
}
