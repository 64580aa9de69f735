#include "desk/reread_alike.h"

#include "desk/audit.h"
#include "desk/brand_reading.h"
#include "desk/correction.h"
#include "desk/event.h"
#include "desk/evidence.h"
#include "desk/search_words.h"

enum { OF_LIST = ALIKE_LOOKED_AT / 3 };

/* The last words of the customer of one case. */
typedef struct Alike {
    int64_t case_id, id, reach;
    MessageClass case_class, class;
    Str title, text;
    bool is_direct;
    int64_t said; /* messages of theirs in the case */
} Alike;
static const Field alike_fields[] = {
    FIELD(Alike, case_id),
    FIELD(Alike, id),
    FIELD(Alike, reach),
    FIELD_ENUM_OF(Alike, case_class, class_names),
    FIELD_ENUM_OF(Alike, class, class_names),
    FIELD(Alike, title),
    FIELD(Alike, text),
    FIELD(Alike, is_direct),
    FIELD(Alike, said),
};
static const Model alike_model = MODEL(Alike, alike_fields);

typedef struct Rereading {
    Db *db;
    const Caller *by;
    int64_t corrected;      /* the case a person spoke of */
    CorrectionSet *newest; /* that word alone */
    BrandReading brand;
} Rereading;

static NODISCARD Err write_message(const Rereading *x, Arena *a, const Alike *m, const Reading *r,
                                   Error *e) {
    return db_run(x->db, Q_MESSAGE_SET_CLASS,
                  DB_ARGS(DB_V(x->by->brand_id), DB_V(m->id), db_name(class_names, (int)r->class),
                          DB_V(r->certainty), db_name(severity_names, (int)r->severity),
                          DB_V(evidence_write(a, r))),
                  NULL, e);
}

static NODISCARD Err write_case(const Rereading *x, Arena *a, const Alike *m, const Reading *r,
                                Error *e) {
    Case c = { 0 };
    TRY(case_get(x->db, a, x->by->brand_id, m->case_id, &c, e));
    Severity was = c.severity;
    Queue queue = c.queue;
    c.class = r->class;
    if (m->said == 1 || r->severity > c.severity)
        c.severity = r->severity;
    c.queue = queue_of_reading(r);
    if (c.queue != queue || c.severity != was)
        c.deadline_at = 0;
    TRY(case_place(x->db, x->by->brand_id, &c, 0, e));
    return db_run(x->db, Q_CASE_REREAD,
                  DB_ARGS(DB_V(x->by->brand_id), DB_V(c.id),
                          db_name(case_state_names, (int)c.state),
                          db_name(queue_names, (int)c.queue), DB_V(c.sort_at), db_id(c.deadline_at),
                          db_name(class_names, (int)c.class),
                          db_name(severity_names, (int)c.severity),
                          db_name(mood_names, (int)c.mood), DB_V(c.signals), DB_V(c.subjects),
                          DB_V(c.demands), DB_V(c.harm)),
                  NULL, e);
}

static NODISCARD Err log_one(const Rereading *x, Arena *a, const Alike *m, MessageClass is,
                             Error *e) {
    Str detail = str_fmt(a, "%s -> %s, like case %lld", class_names[m->class], class_names[is],
                         (long long)x->corrected);
    return audit_add(x->db, x->by,
                     &(AuditAct){ .act = "case.reread", .object = "case", .object_id = m->case_id,
                                  .detail = detail },
                     e);
}

static NODISCARD Err read_again(const Rereading *x, const Alike *m, int64_t *changed, Error *e) {
    SCRATCH(a);
    Reading r;
    if (m->case_id == x->corrected ||
        !correction_is_alike(x->newest, search_normal(a, m->title, m->text)))
        return ERR_OK;
    reading_make(a, &(ReadingInput){ .text = m->text, .title = m->title, .is_direct = m->is_direct,
                                     .reach = m->reach, .words = x->brand.words,
                                     .model = x->brand.model,
                                     .corrections = x->brand.corrections }, &r);
    /* What the case is, an earlier message may have told. */
    if (r.class == m->class || (m->said > 1 && m->class != m->case_class))
        return ERR_OK;
    ++*changed;
    TRY(write_message(x, a, m, &r, e));
    TRY(write_case(x, a, m, &r, e));
    return log_one(x, a, m, r.class, e);
}

Err reread_alike(Db *db, const Caller *by, int64_t case_id, int64_t *changed, Error *e) {
    Arena *a CLEANUP(arena_free) = arena_new(1 << 16);
    Rereading x = { .db = db, .by = by, .corrected = case_id };
    List rows;
    *changed = 0;
    TRY(correction_newest(db, a, by->brand_id, case_id, &x.newest, e));
    if (x.newest == NULL)
        return ERR_OK;
    TRY(brand_reading_load(db, a, by->brand_id, &x.brand, e));
    TRY(db_list(db, a, Q_REREAD_ALIKE,
                DB_ARGS(DB_V(by->brand_id), DB_V(by->now - ALIKE_DAYS * (int64_t)DAY),
                        DB_V((int64_t)OF_LIST), DB_V((int64_t)ALIKE_LOOKED_AT), DB_V(by->now)),
                &alike_model, &rows, e));
    const Alike *m = rows.items;
    for (size_t i = 0; i < rows.count && *changed < ALIKE_CHANGED; i++)
        TRY(read_again(&x, &m[i], changed, e));
    return *changed ? event_add(db, by->brand_id, EVENT_MANY, 0, by->now, e) : ERR_OK;
}
