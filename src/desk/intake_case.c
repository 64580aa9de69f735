#include "desk/intake_case.h"

#include "base/time.h"
#include "desk/deadline.h"

enum { CHAT_GAP = 3 * DAY };

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

/* The case that the query names, or NULL. */
static NODISCARD Err find(const IntakeContext *c, Arena *a, Query q, DbArgs args, IntakeCase **at,
                          Error *e) {
    Ref ref = { 0 };
    bool found;
    *at = NULL;
    TRY(db_maybe(c->db, a, q, args, &ref_model, &ref, &found, e));
    return found ? intake_rows_case(c->rows, c->db, ref.case_id, at, e) : ERR_OK;
}

static NODISCARD Err find_of_source(const IntakeContext *c, Arena *a, Query q, Str key,
                                    IntakeCase **at, Error *e) {
    return find(c, a, q, DB_ARGS(DB_V(c->by.brand_id), DB_V(c->source.id), DB_V(key)), at, e);
}

/* The newest, be it written or not. Who is new has none in the database. */
static NODISCARD Err latest_of(const IntakeContext *c, Arena *a, IntakeAuthor *author,
                               IntakeCase **out, Error *e) {
    bool is_new = false;
    *out = author->latest_part == c->rows->part ? author->latest : NULL;
    if (*out)
        return ERR_OK;
    TRY(intake_author_ask(c->db, c->by.brand_id, author, &is_new, e));
    return is_new ? ERR_OK
                  : find(c, a, Q_CASE_LATEST_OF_AUTHOR,
                         DB_ARGS(DB_V(c->by.brand_id), DB_V(author->id)), out, e);
}

static void set_latest(const IntakeContext *c, IntakeAuthor *author, IntakeCase *at) {
    author->latest = at;
    author->latest_part = c->rows->part;
}

/* A chat goes on in the same case until it was closed or silent for days. */
static NODISCARD Err find_chat(const IntakeContext *c, Arena *a, const Item *item,
                               IntakePlace *place, Error *e) {
    IntakeCase *l;
    TRY(latest_of(c, a, place->author, &l, e));
    if (l == NULL)
        return ERR_OK;
    set_latest(c, place->author, l);
    int64_t silent = item->time - l->core.last_at;
    bool closed = l->core.queue == QUEUE_DONE || l->core.queue == QUEUE_SPAM ||
                  l->core.queue == QUEUE_IGNORED;
    if (!(closed && silent > HOUR) && silent < CHAT_GAP)
        place->at = l;
    return ERR_OK;
}

/* Where an earlier answer to the same parent stands. */
static NODISCARD Err find_sibling(const IntakeContext *c, Arena *a, Str parent, IntakeCase **at,
                                  Error *e) {
    const IntakeMessage *first = map_get(&c->gathered.orphans, parent);
    *at = first ? first->at : NULL;
    return *at || !c->orphans
               ? ERR_OK
               : find_of_source(c, a, Q_MESSAGE_ORPHAN_CASE, parent, at, e);
}

/* Those that came before this message and answer it wait no longer. */
static NODISCARD Err adopt(const IntakeContext *c, Arena *a, Str id, IntakeCase **at, Error *e) {
    IntakeMessage *orphan = map_get(&c->gathered.orphans, id);
    TRY(find_sibling(c, a, id, at, e));
    if (*at == NULL)
        return ERR_OK;
    for (; orphan; orphan = orphan->next_orphan)
        orphan->is_orphan = false;
    return c->orphans
               ? db_run(c->db, Q_MESSAGE_ADOPT_ORPHANS,
                        DB_ARGS(DB_V(c->by.brand_id), DB_V(c->source.id), DB_V(id)), NULL, e)
               : ERR_OK;
}

static NODISCARD Err find_parent(const IntakeContext *c, Arena *a, Str parent, IntakePlace *place,
                                 Error *e) {
    const IntakeMessage *m = map_get(&c->gathered.messages, parent);
    place->at = m ? m->at : NULL;
    if (place->at == NULL)
        TRY(find_of_source(c, a, Q_MESSAGE_CASE_OF, parent, &place->at, e));
    if (place->at)
        return ERR_OK;
    place->is_orphan = true;
    return find_sibling(c, a, parent, &place->at, e);
}

static NODISCARD Err find_case(const IntakeContext *c, Arena *a, const Item *item,
                               IntakePlace *place, Error *e) {
    if (item->parent.n)
        TRY(find_parent(c, a, item->parent, place, e));
    if (place->at == NULL)
        TRY(adopt(c, a, item->id, &place->at, e));
    if (place->at == NULL && item->is_direct && place->author && !item->parent.n)
        return find_chat(c, a, item, place, e);
    return ERR_OK;
}

/* ---- competitors ---- */

/* Somebody asks something of us there. */
static bool is_open_matter(const CaseCore *k) {
    bool asks = k->class == CLASS_COMPLAINT || k->class == CLASS_CRITICISM ||
                k->class == CLASS_QUESTION || k->class == CLASS_PRESSING;
    return asks || (k->mood == MOOD_NEGATIVE && k->class != CLASS_SPAM);
}

/* A competitor looks for an opening: at least high, and before the others that wait. */
static void raise_for_rival(const IntakeContext *c, CaseCore *k, const Item *item) {
    int64_t soon = deadline(c, item, SEVERITY_GRAVE);
    if (k->severity < SEVERITY_HIGH)
        k->severity = SEVERITY_HIGH;
    if (k->queue == QUEUE_TALK)
        k->queue = QUEUE_WAITING;
    if (k->queue != QUEUE_WAITING || (k->deadline_at && k->deadline_at <= soon))
        return;
    k->deadline_at = soon;
    k->sort_at = soon;
}

/* ---- a new case ---- */

static void make_case(const IntakeContext *c, const Item *item, const Reading *r,
                      IntakePlace *place) {
    IntakeCase *k = arena_make(c->rows->batch, IntakeCase, 1);
    Queue queue = item->is_own ? QUEUE_DONE : queue_of_reading(r);
    int64_t due = queue == QUEUE_WAITING ? deadline(c, item, r->severity) : 0;
    k->source_id = c->source.id;
    k->channel = c->source.channel;
    k->author = place->author;
    k->signature = r->signature;
    k->core = (CaseCore){ .state = item->is_own ? CASE_DONE : CASE_NEW,
                          .queue = queue,
                          .sort_at = due ? due : item->time,
                          .deadline_at = due,
                          .class = r->class,
                          .severity = r->severity,
                          .mood = r->mood,
                          .signals = r->signals,
                          .subjects = r->subjects,
                          .demands = r->demands,
                          .harm = r->harm,
                          .is_direct = item->is_direct,
                          .reach = item->reach,
                          .first_at = item->time,
                          .last_at = item->time };
    /* What a competitor begins is no matter of ours. */
    if (place->rival.who && place->rival.way == RIVAL_NAMED && is_open_matter(&k->core))
        raise_for_rival(c, &k->core, item);
    else
        place->rival.who = NULL;
    intake_rows_add_case(c->rows, k);
    if (place->author)
        set_latest(c, place->author, k);
    place->is_new = true;
    place->at = k;
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
    if (r->class == CLASS_AT_RISK || (k->class_by == 0 && is_heavier(k->class, r->class)))
        k->class = r->class;
}

/* Whether their word takes a case back that does not wait. What lies aside comes back when its own
 * people write again; below a public post that is watched only for what cannot wait. */
static bool calls_back(const IntakeContext *c, const CaseCore *k, const Reading *r) {
    bool is_grave = r->class != CLASS_SPAM &&
                    (r->class == CLASS_AT_RISK || r->severity == SEVERITY_GRAVE ||
                     policy_urgent(&c->policy, r->signals));
    if (k->queue == QUEUE_WATCH)
        return is_grave || (reading_wants_decision(r) &&
                            (k->is_direct || k->state == CASE_SNOOZED));
    if (k->queue == QUEUE_SPAM)
        return is_grave || (k->is_direct && k->class_by == 0 && r->needs_answer);
    return reading_wants_decision(r);
}

/* Our own word outside the desk answers the case; theirs may ask anew. */
static void move(const IntakeContext *c, CaseCore *k, const Item *item, const Reading *r) {
    if (item->is_own) {
        if (k->queue == QUEUE_WAITING) {
            k->queue = QUEUE_CUSTOMER;
            k->state = case_state_by_talk(k->state, CASE_ANSWERED);
        }
    } else if (k->queue != QUEUE_WAITING && calls_back(c, k, r)) {
        if (k->queue == QUEUE_SPAM)
            k->class = r->class;
        k->queue = QUEUE_WAITING;
        if (k->state != CASE_NEW)
            k->state = case_state_by_talk(k->state, CASE_CLASSIFIED);
        k->deadline_at = deadline(c, item, k->severity);
    } else if (k->state == CASE_FOLLOW) {
        k->state = CASE_ANSWERED; /* they spoke before we asked */
    } else if (k->queue == QUEUE_WAITING && k->severity == SEVERITY_GRAVE) {
        int64_t sooner = deadline(c, item, k->severity);
        if (k->deadline_at == 0 || sooner < k->deadline_at)
            k->deadline_at = sooner;
    }
    if (k->queue == QUEUE_WAITING)
        k->sort_at = k->deadline_at ? k->deadline_at : k->last_at;
    else if (k->queue != QUEUE_WATCH && k->queue != QUEUE_IGNORED) /* these by their review */
        k->sort_at = k->last_at;
}

static void grow_case(const IntakeContext *c, IntakePlace *place, const Item *item,
                      const Reading *r) {
    IntakeCase *at = place->at;
    CaseCore *k = &at->core;
    bool was_open = is_open_matter(k);
    at->grown++;
    if (item->time > k->last_at)
        k->last_at = item->time;
    if (item->reach > k->reach)
        k->reach = item->reach;
    if (!item->is_own)
        add_reading(k, r);
    bool answers = item->is_own && k->queue == QUEUE_WAITING;
    move(c, k, item, r);
    if (place->rival.who && (place->rival.way == RIVAL_WROTE ? was_open : is_open_matter(k)))
        raise_for_rival(c, k, item);
    else
        place->rival.who = NULL;
    if (!answers)
        return;
    at->is_answered = true;
    k->answered_at = k->answered_at ? k->answered_at : item->time;
    int64_t late = k->deadline_at ? item->time - k->deadline_at : 0;
    if (late > at->late_by) /* the longest wait stays */
        at->late_by = late;
}

Err intake_place(const IntakeContext *c, Arena *a, const Item *item, const Reading *r,
                 IntakePlace *place, Error *e) {
    TRY(find_case(c, a, item, place, e));
    if (place->at)
        grow_case(c, place, item, r);
    else
        make_case(c, item, r, place);
    return ERR_OK;
}

Err intake_reread(const IntakeContext *c, int64_t case_id, const Item *item, const Reading *r,
                  Error *e) {
    IntakeCase *at;
    TRY(intake_rows_case(c->rows, c->db, case_id, &at, e));
    CaseCore *k = &at->core;
    add_reading(k, r);
    move(c, k, item, r);
    return db_run(c->db, Q_CASE_REREAD,
                  DB_ARGS(DB_V(c->by.brand_id), DB_V(k->id),
                          db_name(case_state_names, (int)k->state),
                          db_name(queue_names, (int)k->queue), DB_V(k->sort_at),
                          db_id(k->deadline_at), db_name(class_names, (int)k->class),
                          db_name(severity_names, (int)k->severity),
                          db_name(mood_names, (int)k->mood), DB_V(k->signals), DB_V(k->subjects),
                          DB_V(k->demands), DB_V(k->harm)),
                  NULL, e);
}
