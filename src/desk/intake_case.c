#include "desk/intake_case.h"

#include "base/time.h"
#include "desk/deadline.h"

enum { CHAT_GAP = 3 * DAY };

typedef struct CaseCore {
    int64_t id;
    CaseState state;
    Queue queue;
    int64_t sort_at, deadline_at;
    MessageClass class;
    int64_t class_by;
    Severity severity;
    Mood mood;
    int64_t signals, subjects, demands, harm;
    bool is_direct;
    int64_t reach, first_at, last_at, answered_at;
} CaseCore;
static const Field core_fields[] = {
    FIELD(CaseCore, id),
    FIELD_ENUM_OF(CaseCore, state, case_state_names),
    FIELD_ENUM_OF(CaseCore, queue, queue_names),
    FIELD(CaseCore, sort_at),
    FIELD(CaseCore, deadline_at),
    FIELD_ENUM_OF(CaseCore, class, class_names),
    FIELD(CaseCore, class_by),
    FIELD_ENUM_OF(CaseCore, severity, severity_names),
    FIELD_ENUM_OF(CaseCore, mood, mood_names),
    FIELD(CaseCore, signals),
    FIELD(CaseCore, subjects),
    FIELD(CaseCore, demands),
    FIELD(CaseCore, harm),
    FIELD(CaseCore, is_direct),
    FIELD(CaseCore, reach),
    FIELD(CaseCore, first_at),
    FIELD(CaseCore, last_at),
    FIELD(CaseCore, answered_at),
};
static const Model core_model = MODEL(CaseCore, core_fields);

static int64_t deadline(const IntakeContext *c, const Item *item, Severity severity) {
    return deadline_of(&(DeadlineInput){ .policy = &c->policy,
                                         .zone = c->zone,
                                         .channel = c->source.channel,
                                         .severity = severity,
                                         .from = item->time });
}

/* ---- finding ---- */

typedef struct Ref {
    int64_t case_id;
} Ref;
static const Field ref_fields[] = { FIELD(Ref, case_id) };
static const Model ref_model = MODEL(Ref, ref_fields);

static NODISCARD Err find(const IntakeContext *c, Arena *a, Query q, Str key, int64_t *case_id,
                          Error *e) {
    Ref ref = { 0 };
    bool found;
    TRY(db_maybe(c->db, a, q, DB_ARGS(DB_V(c->by.brand_id), DB_V(c->source.id), DB_V(key)),
                 &ref_model, &ref, &found, e));
    *case_id = ref.case_id;
    return ERR_OK;
}

typedef struct Latest {
    int64_t id, last_at;
    Queue queue;
} Latest;
static const Field latest_fields[] = { FIELD(Latest, id), FIELD(Latest, last_at),
                                       FIELD_ENUM_OF(Latest, queue, queue_names) };
static const Model latest_model = MODEL(Latest, latest_fields);

/* A chat goes on in the same case until it was closed or silent for days. */
static NODISCARD Err find_chat(const IntakeContext *c, Arena *a, const Item *item,
                               IntakePlace *place, Error *e) {
    Latest l = { 0 };
    bool found;
    TRY(db_maybe(c->db, a, Q_CASE_LATEST_OF_AUTHOR,
                 DB_ARGS(DB_V(c->by.brand_id), DB_V(place->author_id)), &latest_model, &l, &found,
                 e));
    bool closed = l.queue == QUEUE_DONE || l.queue == QUEUE_SPAM;
    if (found && !(closed && item->time - l.last_at > HOUR) && item->time - l.last_at < CHAT_GAP)
        place->case_id = l.id;
    return ERR_OK;
}

static NODISCARD Err find_case(IntakeContext *c, Arena *a, const Item *item, IntakePlace *place,
                               Error *e) {
    if (item->parent.n) {
        TRY(find(c, a, Q_MESSAGE_CASE_OF, item->parent, &place->case_id, e));
        if (place->case_id)
            return ERR_OK;
        place->is_orphan = true;
        if (c->orphans)
            TRY(find(c, a, Q_MESSAGE_ORPHAN_CASE, item->parent, &place->case_id, e));
        c->orphans = 1;
        if (place->case_id)
            return ERR_OK;
    }
    if (c->orphans) {
        TRY(find(c, a, Q_MESSAGE_ORPHAN_CASE, item->id, &place->case_id, e));
        if (place->case_id)
            return db_run(c->db, Q_MESSAGE_ADOPT_ORPHANS,
                          DB_ARGS(DB_V(c->by.brand_id), DB_V(c->source.id), DB_V(item->id)), NULL,
                          e);
    }
    if (item->is_direct && place->author_id && !item->parent.n)
        return find_chat(c, a, item, place, e);
    return ERR_OK;
}

/* ---- a new case ---- */

static Queue first_queue(const Item *item, const Reading *r) {
    if (item->is_own)
        return QUEUE_DONE;
    if (r->class == CLASS_SPAM)
        return QUEUE_SPAM;
    return r->needs_answer ? QUEUE_WAITING : QUEUE_TALK;
}

static NODISCARD Err make_case(const IntakeContext *c, const Item *item, const Reading *r,
                               IntakePlace *place, Error *e) {
    Queue queue = first_queue(item, r);
    int64_t due = queue == QUEUE_WAITING ? deadline(c, item, r->severity) : 0;
    place->is_new = true;
    return db_i64(
        c->db, Q_CASE_INSERT,
        DB_ARGS(DB_V(c->by.brand_id), DB_V(c->source.id), db_id(place->author_id),
                db_name(channel_names, (int)c->source.channel),
                db_name(case_state_names, item->is_own ? CASE_DONE : CASE_NEW),
                db_name(queue_names, (int)queue), DB_V(due ? due : item->time), db_id(due),
                db_name(class_names, (int)r->class), db_name(severity_names, (int)r->severity),
                db_name(mood_names, (int)r->mood), DB_V(r->signals), DB_V(item->is_direct),
                DB_V(item->reach), DB_V(item->time), DB_V((int64_t)r->signature),
                DB_V(r->subjects), DB_V(r->demands), DB_V(r->harm)),
        &place->case_id, e);
}

/* ---- a message more ---- */

static bool is_heavier(MessageClass than, MessageClass class) {
    bool light = than == CLASS_OTHER || than == CLASS_PRAISE;
    return (light && class != CLASS_OTHER && class != CLASS_SPAM) || class == CLASS_AT_RISK;
}

static void add_reading(CaseCore *k, const Reading *r) {
    k->signals |= r->signals;
    k->subjects |= r->subjects;
    k->demands |= r->demands;
    k->harm |= r->harm;
    if (r->severity > k->severity)
        k->severity = r->severity;
    if (r->mood == MOOD_NEGATIVE)
        k->mood = MOOD_NEGATIVE;
    if (k->class_by == 0 && is_heavier(k->class, r->class))
        k->class = r->class;
}

/* Our own word outside the desk answers the case; theirs may ask anew. */
static void move(const IntakeContext *c, CaseCore *k, const Item *item, const Reading *r) {
    if (item->is_own) {
        if (k->queue == QUEUE_WAITING) {
            k->queue = QUEUE_CUSTOMER;
            k->state = CASE_ANSWERED;
        }
    } else if (k->queue != QUEUE_SPAM && r->needs_answer && k->queue != QUEUE_WAITING &&
               k->queue != QUEUE_WATCH) {
        k->queue = QUEUE_WAITING;
        k->state = k->state == CASE_NEW ? CASE_NEW : CASE_CLASSIFIED;
        k->deadline_at = deadline(c, item, k->severity);
    } else if (k->queue == QUEUE_WAITING && k->severity == SEVERITY_GRAVE) {
        int64_t sooner = deadline(c, item, k->severity);
        if (k->deadline_at == 0 || sooner < k->deadline_at)
            k->deadline_at = sooner;
    }
    if (k->queue == QUEUE_WAITING)
        k->sort_at = k->deadline_at ? k->deadline_at : k->last_at;
    else if (k->queue != QUEUE_WATCH)
        k->sort_at = k->last_at;
}

static NODISCARD Err write_core(const IntakeContext *c, const CaseCore *k, Error *e) {
    return db_run(
        c->db, Q_CASE_GROW,
        DB_ARGS(DB_V(c->by.brand_id), DB_V(k->id), DB_V(k->last_at),
                db_name(case_state_names, (int)k->state), db_name(queue_names, (int)k->queue),
                DB_V(k->sort_at), db_id(k->deadline_at), db_name(class_names, (int)k->class),
                db_name(severity_names, (int)k->severity), db_name(mood_names, (int)k->mood),
                DB_V(k->signals), DB_V(k->reach), DB_V(k->subjects), DB_V(k->demands),
                DB_V(k->harm)),
        NULL, e);
}

static NODISCARD Err mark_answered(const IntakeContext *c, const CaseCore *k, int64_t at,
                                   Error *e) {
    int64_t late = k->deadline_at && at > k->deadline_at ? at - k->deadline_at : 0;
    return db_run(c->db, Q_CASE_GROW_ANSWERED,
                  DB_ARGS(DB_V(c->by.brand_id), DB_V(k->id), DB_V(at), db_id(late)), NULL, e);
}

static NODISCARD Err grow_case(const IntakeContext *c, Arena *a, const Item *item, const Reading *r,
                               int64_t case_id, Error *e) {
    CaseCore k = { 0 };
    TRY(db_one(c->db, a, Q_CASE_CORE, DB_ARGS(DB_V(c->by.brand_id), DB_V(case_id)), &core_model, &k,
               e));
    if (item->time > k.last_at)
        k.last_at = item->time;
    if (item->reach > k.reach)
        k.reach = item->reach;
    if (!item->is_own)
        add_reading(&k, r);
    bool answers = item->is_own && k.answered_at == 0 && k.queue == QUEUE_WAITING;
    move(c, &k, item, r);
    TRY(write_core(c, &k, e));
    return answers ? mark_answered(c, &k, item->time, e) : ERR_OK;
}

Err intake_place(IntakeContext *c, Arena *a, const Item *item, const Reading *r, IntakePlace *place,
                 Error *e) {
    TRY(find_case(c, a, item, place, e));
    if (place->case_id == 0)
        return make_case(c, item, r, place, e);
    return grow_case(c, a, item, r, place->case_id, e);
}

Err intake_reread(const IntakeContext *c, Arena *a, int64_t case_id, const Item *item,
                  const Reading *r, Error *e) {
    CaseCore k = { 0 };
    TRY(db_one(c->db, a, Q_CASE_CORE, DB_ARGS(DB_V(c->by.brand_id), DB_V(case_id)), &core_model, &k,
               e));
    add_reading(&k, r);
    move(c, &k, item, r);
    return db_run(c->db, Q_CASE_REREAD,
                  DB_ARGS(DB_V(c->by.brand_id), DB_V(k.id), db_name(case_state_names, (int)k.state),
                          db_name(queue_names, (int)k.queue), DB_V(k.sort_at), db_id(k.deadline_at),
                          db_name(class_names, (int)k.class),
                          db_name(severity_names, (int)k.severity),
                          db_name(mood_names, (int)k.mood), DB_V(k.signals), DB_V(k.subjects),
                          DB_V(k.demands), DB_V(k.harm)),
                  NULL, e);
}
