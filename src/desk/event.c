#include "desk/event.h"

#include "base/limits.h"

const char *const event_kind_names[] = { "case",     "reply",    "draft", "presence", "verdict",
                                         "incident", "settings", "problem", "mass",
                                         "halt",     "statement", "care", "crisis",
                                         "many",     NULL };
static_assert(COUNT(event_kind_names) == EVENT__COUNT + 1, "one name per kind");

static const Field event_fields[] = {
    FIELD(Event, seq),
    FIELD_ENUM_OF(Event, kind, event_kind_names),
    FIELD(Event, object_id),
    FIELD_TIME_OF(Event, at),
};
const Model event_model = MODEL(Event, event_fields);

Err event_add(Db *db, int64_t brand_id, EventKind kind, int64_t object_id, int64_t now, Error *e) {
    int64_t seq;
    TRY(db_i64(db, Q_EVENT_NEXT, DB_ARGS(DB_V(brand_id)), &seq, e));
    return db_run(db, Q_EVENT_INSERT,
                  DB_ARGS(DB_V(brand_id), DB_V(seq), db_name(event_kind_names, (int)kind),
                          DB_V(object_id), DB_V(now)),
                  NULL, e);
}

Err event_read(Db *db, Arena *a, int64_t brand_id, int64_t after, EventPage *out, Error *e) {
    int64_t oldest;
    *out = (EventPage){ 0 };
    TRY(event_newest(db, brand_id, &out->newest, e));
    TRY(db_i64(db, Q_EVENT_OLDEST, DB_ARGS(DB_V(brand_id)), &oldest, e));
    /* A client ahead of us saw a database that was restored since. */
    out->is_cut = after > out->newest ||
                  (after < out->newest && (oldest == 0 || after < oldest - 1)) ||
                  out->newest - after > LIMIT_STREAM_BACKLOG;
    if (out->is_cut || after == out->newest)
        return ERR_OK;
    return db_list(db, a, Q_EVENT_AFTER,
                   DB_ARGS(DB_V(brand_id), DB_V(after), DB_V((int64_t)LIMIT_STREAM_BACKLOG)),
                   &event_model, &out->events, e);
}

static const Field event_head_fields[] = { FIELD(EventHead, brand_id), FIELD(EventHead, seq) };
static const Model event_head_model = MODEL(EventHead, event_head_fields);

Err event_heads(Db *db, Arena *a, List *out, Error *e) {
    return db_list(db, a, Q_EVENT_HEADS, DB_NO_ARGS, &event_head_model, out, e);
}

Err event_newest(Db *db, int64_t brand_id, int64_t *seq, Error *e) {
    return db_i64(db, Q_EVENT_NEWEST, DB_ARGS(DB_V(brand_id)), seq, e);
}

typedef struct BrandId {
    int64_t id;
} BrandId;
static const Field brand_id_fields[] = { FIELD(BrandId, id) };
static const Model brand_id_model = MODEL(BrandId, brand_id_fields);

Err event_prune(Db *db, Error *e) {
    SCRATCH(a);
    List brands;
    TRY(db_list(db, a, Q_BRAND_IDS, DB_NO_ARGS, &brand_id_model, &brands, e));
    const BrandId *b = brands.items;
    for (size_t i = 0; i < brands.count; i++) {
        int64_t newest;
        TRY(event_newest(db, b[i].id, &newest, e));
        TRY(db_run(db, Q_EVENT_PRUNE, DB_ARGS(DB_V(b[i].id), DB_V(newest - LIMIT_EVENTS_KEPT)),
                   NULL, e));
    }
    return ERR_OK;
}
