/* What may be done with a promise, in which state, and what it must carry: one table. */
#include "desk/event.h"
#include "base/utf8.h"
#include "desk/promise.h"

const char *const promise_act_names[] = { "confirm", "drop", "keep", "break",
                                          "move",    "resume", NULL };
static_assert(COUNT(promise_act_names) == PROMISE_ACT__COUNT + 1, "one name per act");

static const Field change_fields[] = {
    FIELD_ENUM_OF(PromiseChange, act, promise_act_names, .flags = FIELD_REQUIRED),
    FIELD(PromiseChange, version, .flags = FIELD_REQUIRED, .least = 1, .most = INT64_MAX,
          .doc = "The one that was read"),
    FIELD_TIME_OF(PromiseChange, due_at, .flags = FIELD_OPTIONAL,
                  .doc = "confirm: null leaves the time that was read; move: the new one"),
    FIELD(PromiseChange, reason, .flags = FIELD_OPTIONAL, .max = 1000),
};
const Model promise_change_model = MODEL(PromiseChange, change_fields);

enum {
    IN_FOUND = 1 << PROMISE_FOUND,
    IN_OPEN = 1 << PROMISE_OPEN,
    IN_ENDED = 1 << PROMISE_KEPT | 1 << PROMISE_LATE | 1 << PROMISE_BROKEN | 1 << PROMISE_DROPPED,
};
enum {
    NEEDS_GIVEN = 1 << 0,  /* its answer has left */
    NEEDS_REASON = 1 << 1, /* once it counts: given and open */
    NEEDS_DUE = 1 << 2,
    NEEDS_FRESH = 1 << 3,  /* ended within PROMISE_UNDO */
};

typedef struct ActRow {
    unsigned from, needs;
    PromiseState to; /* keep: late when its time is over; resume: as it was before */
} ActRow;

static const ActRow acts[] = {
    [PROMISE_CONFIRM] = { IN_FOUND, NEEDS_DUE, PROMISE_OPEN },
    [PROMISE_DROP] = { IN_FOUND | IN_OPEN, NEEDS_REASON, PROMISE_DROPPED },
    [PROMISE_KEEP] = { IN_OPEN, NEEDS_GIVEN, PROMISE_KEPT },
    [PROMISE_BREAK] = { IN_OPEN, NEEDS_GIVEN | NEEDS_REASON, PROMISE_BROKEN },
    [PROMISE_MOVE] = { IN_OPEN, NEEDS_REASON | NEEDS_DUE, PROMISE_OPEN },
    [PROMISE_RESUME] = { IN_ENDED, NEEDS_FRESH, PROMISE_OPEN },
};
static_assert(COUNT(acts) == PROMISE_ACT__COUNT, "one row per act");

static bool counts(const Promise *p) { return p->state == PROMISE_OPEN && p->given_at != 0; }

Err promise_check_due(int64_t due_at, int64_t now, Error *e) {
    if (due_at <= now || due_at > now + PROMISE_AHEAD)
        FAIL_FIELD(e, "due_at", "must be a time still to come, within a year");
    return ERR_OK;
}

static NODISCARD Err check_due(const Promise *p, const PromiseChange *c, int64_t now, Error *e) {
    int64_t due = c->due_at ? c->due_at : c->act == PROMISE_CONFIRM ? p->due_at : 0;
    if (due == 0)
        FAIL_FIELD(e, "due_at", "is needed: until when was it promised?");
    return c->due_at ? promise_check_due(due, now, e) : ERR_OK;
}

static NODISCARD Err check(const Promise *p, const PromiseChange *c, int64_t now, Error *e) {
    const ActRow *row = &acts[c->act];
    if (p->version != c->version)
        FAIL(e, ERR_CONFLICT, "somebody changed this promise meanwhile: look again");
    if (!(row->from & 1u << p->state))
        FAIL(e, ERR_CONFLICT, "a promise that is %s cannot be changed this way",
             promise_state_names[p->state]);
    if ((row->needs & NEEDS_GIVEN) && p->given_at == 0)
        FAIL(e, ERR_CONFLICT, "the answer that promises it has not left yet");
    if ((row->needs & NEEDS_FRESH) && now > p->ended_at + PROMISE_UNDO)
        FAIL(e, ERR_CONFLICT, "the time to take this back is over");
    if ((row->needs & NEEDS_REASON) && counts(p) && utf8_is_blank(c->reason))
        FAIL_FIELD(e, "reason", "is needed: one sentence that explains it later");
    return row->needs & NEEDS_DUE ? check_due(p, c, now, e) : ERR_OK;
}

static void apply(Promise *p, const Caller *by, const PromiseChange *c) {
    bool was_counting = counts(p);
    p->state = acts[c->act].to;
    if (c->act == PROMISE_KEEP && by->now > p->due_at)
        p->state = PROMISE_LATE;
    if (c->act == PROMISE_CONFIRM)
        p->confirmed_at = by->now;
    if (c->act == PROMISE_RESUME && p->confirmed_at == 0)
        p->state = PROMISE_FOUND;
    if (c->due_at && (acts[c->act].needs & NEEDS_DUE)) {
        p->due_at = c->due_at;
        p->timed_by = by->staff_id;
    }
    if (c->act == PROMISE_MOVE && was_counting) {
        p->moved++;
        p->must_tell = true;
    }
    p->ended_at = 1u << p->state & IN_ENDED ? by->now : 0;
    p->reason = str_trim(c->reason).n ? str_trim(c->reason) : (Str){ 0 };
}

static NODISCARD Err do_act(Db *db, Arena *a, const Caller *by, const Promise *was,
                            const PromiseChange *c, Error *e) {
    Promise is = *was;
    apply(&is, by, c);
    TRY(promise_store(db, by->brand_id, &is, e));
    return promise_log(db, by, &is, promise_act_names[c->act],
                       str_fmt(a, "%s -> %s", promise_state_names[was->state],
                               promise_state_names[is.state]),
                       e);
}

/* One post promised it to all: whoever says what it is says it for all. */
static NODISCARD Err for_the_others(Db *db, Arena *a, const Caller *by, const Promise *was,
                                    const PromiseChange *c, Error *e) {
    List rows;
    if (was->mass_id == 0 || was->state != PROMISE_FOUND)
        return ERR_OK;
    TRY(db_list(db, a, Q_PROMISE_OF_POST,
                DB_ARGS(DB_V(by->brand_id), DB_V(was->mass_id), DB_V(was->text)), &promise_model,
                &rows, e));
    const Promise *p = rows.items;
    for (size_t i = 0; i < rows.count; i++)
        TRY(do_act(db, a, by, &p[i], c, e));
    return ERR_OK;
}

/* A case that ended holds no open promise: who takes one up again opens the case first. */
static NODISCARD Err check_case(Db *db, Arena *a, const Caller *by, const Promise *p, Error *e) {
    Case c = { 0 };
    TRY(case_get(db, a, by->brand_id, p->case_id, &c, e));
    if (c.queue == QUEUE_DONE || c.queue == QUEUE_SPAM || c.queue == QUEUE_IGNORED)
        FAIL(e, ERR_CONFLICT, "the case of this promise has ended: open it again first");
    return ERR_OK;
}

Err promise_act(Db *db, Arena *a, const Caller *by, int64_t id, const PromiseChange *c,
                Promise *out, Error *e) {
    Promise was = { 0 };
    TRY(db_one(db, a, Q_PROMISE_GET, DB_ARGS(DB_V(by->brand_id), DB_V(id)), &promise_model, &was,
               e));
    TRY(check(&was, c, by->now, e));
    if (c->act == PROMISE_RESUME || c->act == PROMISE_CONFIRM)
        TRY(check_case(db, a, by, &was, e));
    TRY(do_act(db, a, by, &was, c, e));
    TRY(for_the_others(db, a, by, &was, c, e));
    return db_one(db, a, Q_PROMISE_GET, DB_ARGS(DB_V(by->brand_id), DB_V(id)), &promise_model, out,
                  e);
}

/* ---- the watcher ---- */

typedef struct WatchRow {
    int64_t id;
} WatchRow;
static const Field watch_fields[] = { FIELD(WatchRow, id) };
static const Model watch_model = MODEL(WatchRow, watch_fields);

/* Nobody kept it for a day: it is broken, whoever writes what later. */
static NODISCARD Err give_up(Db *db, const Caller *by, Promise *p, Error *e) {
    p->state = PROMISE_BROKEN;
    p->ended_at = p->due_at + PROMISE_BREAKS; /* though the program may have stood still */
    p->reason = (Str){ 0 };
    TRY(promise_store(db, by->brand_id, p, e));
    return promise_log(db, by, p, "break", S("24 hours past its time"), e);
}

static NODISCARD Err watch_one(Db *db, const Caller *by, int64_t id, Error *e) {
    SCRATCH(a);
    Promise p = { 0 };
    TRY(db_one(db, a, Q_PROMISE_GET, DB_ARGS(DB_V(by->brand_id), DB_V(id)), &promise_model, &p,
               e));
    if (p.due_at + PROMISE_BREAKS <= by->now)
        return give_up(db, by, &p, e);
    TRY(db_run(db, Q_PROMISE_REMINDED,
               DB_ARGS(DB_V(by->brand_id), DB_V(id), DB_V(p.due_at <= by->now ? 2 : 1)), NULL, e));
    return event_add(db, by->brand_id, EVENT_CARE, p.case_id, by->now, e);
}

Err promise_watch(Db *db, int64_t brand_id, int64_t now, int64_t *count, Error *e) {
    SCRATCH(a);
    List due;
    Caller program = { .brand_id = brand_id, .now = now };
    TRY(db_list(db, a, Q_PROMISE_TO_WATCH,
                DB_ARGS(DB_V(brand_id), DB_V(now), DB_V(now + PROMISE_SOON),
                        DB_V(now - PROMISE_BREAKS)),
                &watch_model, &due, e));
    const WatchRow *rows = due.items;
    for (size_t i = 0; i < due.count; i++)
        TRY(watch_one(db, &program, rows[i].id, e));
    *count = (int64_t)due.count;
    return ERR_OK;
}
