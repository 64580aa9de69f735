/* What an update promises to all: the next word, and what its text promises by a time. */
#include "base/utf8.h"
#include "crisis/trace.h"
#include "crisis/update_part.h"
#include "desk/brand.h"
#include "desk/promise.h"
#include "desk/watch.h"
#include "text/claim.h"

enum { TEXT_MOST = 500, PROOF_MOST = 500 };

static const Field promise_fields[] = {
    FIELD(CrisisPromise, id),
    FIELD(CrisisPromise, crisis_id),
    FIELD(CrisisPromise, number, .doc = "Of the update that promised it"),
    FIELD_ENUM_OF(CrisisPromise, kind, promise_kind_names),
    FIELD(CrisisPromise, text),
    FIELD_TIME_OF(CrisisPromise, due_at),
    FIELD_ENUM_OF(CrisisPromise, state, promise_state_names),
    FIELD(CrisisPromise, proof, .flags = FIELD_OPTIONAL, .doc = "What anybody can see of it"),
    FIELD_TIME_OF(CrisisPromise, made_at),
    FIELD_TIME_OF(CrisisPromise, ended_at, .flags = FIELD_OPTIONAL),
    FIELD(CrisisPromise, version),
};
const Model crisis_promise_model = MODEL(CrisisPromise, promise_fields);

static const Field end_fields[] = {
    FIELD(CrisisPromiseEnd, version, .flags = FIELD_REQUIRED, .least = 1, .most = INT64_MAX,
          .doc = "The one that was read"),
    FIELD(CrisisPromiseEnd, is_kept, .flags = FIELD_REQUIRED),
    FIELD(CrisisPromiseEnd, proof, .flags = FIELD_OPTIONAL, .max = PROOF_MOST,
          .doc = "kept: what anybody can see of it"),
};
const Model crisis_promise_end_model = MODEL(CrisisPromiseEnd, end_fields);

Err crisis_promises(Db *db, Arena *a, int64_t brand_id, int64_t crisis_id, List *out, Error *e) {
    return db_list(db, a, Q_CRISIS_PROMISE_LIST, DB_ARGS(DB_V(brand_id), DB_V(crisis_id)),
                   &crisis_promise_model, out, e);
}

static NODISCARD Err promise(Db *db, const Caller *by, const Update *u, const CrisisPromise *p,
                          Error *e) {
    int64_t id;
    return db_i64(db, Q_CRISIS_PROMISE_INSERT,
                  DB_ARGS(DB_V(by->brand_id), DB_V(u->crisis_id), DB_V(u->number),
                          db_name(promise_kind_names, (int)p->kind), DB_V(p->text),
                          DB_V(p->due_at), DB_V(by->staff_id), DB_V(by->now)),
                  &id, e);
}

/* The sentence around byte `at`. */
static Str sentence_of(Arena *a, Str text, size_t at) {
    ClaimSentence *s;
    size_t count;
    claim_find(a, text, &s, &count);
    for (size_t i = 0; i < count; i++)
        if (at >= s[i].from && at < s[i].to)
            return utf8_cut(str_slice(text, s[i].from, s[i].to), TEXT_MOST);
    return utf8_cut(text, TEXT_MOST);
}

/* The same sentence keeps the time it was first given for; another hour is another next word. */
static bool is_same(const CrisisPromise *p, const CrisisPromise *q) {
    return p->kind == q->kind && str_eq(p->text, q->text) &&
           (p->kind != PROMISE_WORD || p->due_at == q->due_at);
}

static bool is_among(const CrisisPromise *p, const CrisisPromise *of, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (is_same(p, &of[i]))
            return true;
    return false;
}

/* What a text promises, beside what earlier texts of the same update promised. */
typedef struct Promises {
    CrisisPromise *wanted;
    size_t count;
    List before; /* of CrisisPromise, without those that were withdrawn */
} Promises;

/* The next word has a field of its own; an update that another one followed owes none. */
static NODISCARD Err want_word(Db *db, const Caller *by, const Update *u, Promises *p, Error *e) {
    int64_t newest;
    TRY(db_i64(db, Q_UPDATE_NEWEST, DB_ARGS(DB_V(by->brand_id), DB_V(u->crisis_id)), &newest, e));
    if (u->next_at && u->number >= newest)
        p->wanted[p->count++] = (CrisisPromise){ .kind = PROMISE_WORD, .text = S(""),
                                                 .due_at = u->next_at };
    return ERR_OK;
}

static NODISCARD Err want(Db *db, Arena *a, const Caller *by, const Update *u, Promises *p,
                          Error *e) {
    Policy policy = { 0 };
    Brand brand = { 0 };
    FoundPromise *f;
    size_t count;
    Str text = update_text(a, u); /* an apology stands in what we know */
    TRY(policy_get(db, a, by->brand_id, &policy, e));
    TRY(brand_get(db, a, by->brand_id, &brand, e));
    promise_find(a,
                 &(PromiseInput){ .text = text, .at = by->now, .zone = (int)brand.zone,
                                  .hours_to = policy.hours_to, .holidays = policy.days_off,
                                  .holiday_count = policy.days_off_count },
                 &f, &count);
    p->wanted = arena_make(a, CrisisPromise, count + 1);
    TRY(want_word(db, by, u, p, e));
    for (size_t i = 0; i < count; i++) {
        CrisisPromise found = { .kind = f[i].kind, .text = sentence_of(a, text, f[i].from),
                                .due_at = f[i].due_at };
        if (f[i].has_time && f[i].kind != PROMISE_WORD && !is_among(&found, p->wanted, p->count))
            p->wanted[p->count++] = found;
    }
    return ERR_OK;
}

/* Its end and the row of the log. */
static NODISCARD Err end_as(Db *db, const Caller *by, const CrisisPromise *p, PromiseState state,
                            Str proof, Error *e) {
    SCRATCH(a);
    int64_t changed;
    TRY(db_run(db, Q_CRISIS_PROMISE_END,
               DB_ARGS(DB_V(by->brand_id), DB_V(p->id), DB_V(p->version),
                       db_name(promise_state_names, (int)state), db_text(proof), DB_V(by->now)),
               &changed, e));
    if (changed == 0)
        FAIL(e, ERR_CONFLICT, "somebody changed this promise meanwhile: look again");
    return crisis_tell(db, by, p->crisis_id,
                       &(CrisisTrace){ .act = "promise_end",
                                       .detail = str_fmt(a, "promise=%lld %s", (long long)p->id,
                                                         promise_state_names[state]),
                                       .personal = proof },
                       e);
}

/* A text cannot talk itself out of what its time has passed for; its next word came late then. */
static PromiseState end_of_unsaid(const CrisisPromise *p, int64_t now) {
    if (p->due_at >= now)
        return PROMISE_DROPPED;
    return p->kind == PROMISE_WORD ? PROMISE_LATE : PROMISE_BROKEN;
}

/* What an earlier update promised in the same words is not promised anew by repeating it while it
 * is open, nor of the same time unless it was broken or withdrawn. */
static bool is_given(const CrisisPromise *p, const Update *u, const List *all) {
    const CrisisPromise *of = all->items;
    for (size_t i = 0; i < all->count; i++)
        if (of[i].number < u->number && p->kind != PROMISE_WORD && is_same(p, &of[i]) &&
            (of[i].state == PROMISE_OPEN ||
             (of[i].due_at == p->due_at && of[i].state != PROMISE_BROKEN &&
              of[i].state != PROMISE_DROPPED)))
            return true;
    return false;
}

Err update_promise(Db *db, Arena *a, const Caller *by, const Update *u, Error *e) {
    DbVal brand = DB_V(by->brand_id), crisis = DB_V(u->crisis_id), number = DB_V(u->number);
    Promises p = { 0 };
    List earlier;
    TRY(db_run(db, Q_CRISIS_WORD_KEPT, DB_ARGS(brand, crisis, number, DB_V(by->now)), NULL, e));
    TRY(want(db, a, by, u, &p, e));
    TRY(crisis_promises(db, a, by->brand_id, u->crisis_id, &earlier, e));
    TRY(db_list(db, a, Q_CRISIS_PROMISE_OF_UPDATE, DB_ARGS(brand, crisis, number),
                &crisis_promise_model, &p.before, e));
    const CrisisPromise *before = p.before.items;
    for (size_t i = 0; i < p.before.count; i++)
        if (before[i].state == PROMISE_OPEN && !is_among(&before[i], p.wanted, p.count))
            TRY(end_as(db, by, &before[i], end_of_unsaid(&before[i], by->now), (Str){ 0 }, e));
    for (size_t i = 0; i < p.count; i++)
        if (!is_among(&p.wanted[i], before, p.before.count) &&
            !is_given(&p.wanted[i], u, &earlier))
            TRY(promise(db, by, u, &p.wanted[i], e));
    return ERR_OK;
}

static NODISCARD Err get(Db *db, Arena *a, int64_t brand_id, int64_t id, CrisisPromise *out,
                         Error *e) {
    return db_one(db, a, Q_CRISIS_PROMISE_GET, DB_ARGS(DB_V(brand_id), DB_V(id)),
                  &crisis_promise_model, out, e);
}

Err crisis_promise_end(Db *db, Arena *a, const Caller *by, int64_t id,
                       const CrisisPromiseEnd *end, CrisisPromise *out, Error *e) {
    CrisisPromise p = { 0 };
    Str proof = str_trim(end->proof);
    TRY(get(db, a, by->brand_id, id, &p, e));
    if (p.state != PROMISE_OPEN)
        FAIL(e, ERR_CONFLICT, "a promise that is %s cannot be changed this way",
             promise_state_names[p.state]);
    if (p.kind == PROMISE_WORD)
        FAIL(e, ERR_CONFLICT, "the next word is kept by publishing the next update");
    PromiseState state = !end->is_kept         ? PROMISE_BROKEN
                         : by->now > p.due_at ? PROMISE_LATE
                                               : PROMISE_KEPT;
    p.version = end->version;
    TRY(end_as(db, by, &p, state, proof, e));
    return get(db, a, by->brand_id, id, out, e);
}

/* ---- the clock ---- */

typedef struct Overdue {
    int64_t id, crisis_id, due_at;
} Overdue;
static const Field overdue_fields[] = { FIELD(Overdue, id), FIELD(Overdue, crisis_id),
                                        FIELD(Overdue, due_at) };
static const Model overdue_model = MODEL(Overdue, overdue_fields);

static NODISCARD Err call_for(Db *db, Arena *a, const Caller *by, const Overdue *o, bool *changed,
                              Error *e) {
    int64_t marked;
    TRY(db_run(db, Q_CRISIS_WORD_CALLED, DB_ARGS(DB_V(by->brand_id), DB_V(o->id), DB_V(by->now)),
               &marked, e));
    if (!marked)
        return ERR_OK; /* another program was quicker */
    *changed = true;
    TRY(crisis_tell(db, by, o->crisis_id, &(CrisisTrace){ .act = "word_overdue" }, e));
    return incident_wake(db, a, by, e);
}

Err update_watch(Db *db, int64_t brand_id, int64_t now, bool *changed, Error *e) {
    SCRATCH(a);
    Caller by = { .brand_id = brand_id, .now = now };
    List list;
    TRY(db_list(db, a, Q_CRISIS_WORD_OVERDUE, DB_ARGS(DB_V(brand_id), DB_V(now)), &overdue_model,
                &list, e));
    const Overdue *o = list.items;
    for (size_t i = 0; i < list.count; i++)
        TRY(call_for(db, a, &by, &o[i], changed, e));
    return ERR_OK;
}
