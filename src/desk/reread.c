#include "desk/reread.h"

#include "desk/brand_reading.h"
#include "desk/event.h"

typedef struct RereadState {
    int64_t done_id, last_id;
} RereadState;
static const Field state_fields[] = { FIELD(RereadState, done_id), FIELD(RereadState, last_id) };
static const Model state_model = MODEL(RereadState, state_fields);

typedef struct Old {
    int64_t id, brand_id, case_id, subjects, demands, harm;
    bool is_own;
    Str title, text;
} Old;
static const Field old_fields[] = {
    FIELD(Old, id),   FIELD(Old, brand_id), FIELD(Old, case_id), FIELD(Old, subjects),
    FIELD(Old, demands), FIELD(Old, harm),  FIELD(Old, is_own),  FIELD(Old, title),
    FIELD(Old, text),
};
static const Model old_model = MODEL(Old, old_fields);

Err reread_left(Db *db, bool *left, Error *e) {
    SCRATCH(a);
    RereadState s = { 0 };
    TRY(db_one(db, a, Q_REREAD_GET, DB_NO_ARGS, &state_model, &s, e));
    *left = s.done_id < s.last_id;
    return ERR_OK;
}

static NODISCARD Err read_one(Db *db, const Old *m, Error *e) {
    SCRATCH(a);
    Reading r;
    if (m->is_own)
        return ERR_OK;
    reading_make(a, &(ReadingInput){ .text = m->text, .title = m->title, .model = desk_model(db) },
                 &r);
    if (r.subjects == m->subjects && r.demands == m->demands && r.harm == m->harm)
        return ERR_OK;
    DbVal brand = DB_V(m->brand_id), subjects = DB_V(r.subjects), demands = DB_V(r.demands),
          harm = DB_V(r.harm);
    TRY(db_run(db, Q_MESSAGE_SET_ANSWERS, DB_ARGS(brand, DB_V(m->id), subjects, demands, harm),
               NULL, e));
    return db_run(db, Q_CASE_ADD_ANSWERS, DB_ARGS(brand, DB_V(m->case_id), subjects, demands, harm),
                  NULL, e);
}

static NODISCARD Err tell_all(Db *db, int64_t now, Error *e) {
    SCRATCH(a);
    List heads;
    TRY(event_heads(db, a, &heads, e));
    const EventHead *h = heads.items;
    for (size_t i = 0; i < heads.count; i++)
        TRY(event_add(db, h[i].brand_id, EVENT_MANY, 0, now, e));
    return ERR_OK;
}

Err reread_some(Db *db, int64_t now, bool *left, Error *e) {
    Arena *a CLEANUP(arena_free) = arena_new(1 << 16);
    RereadState s = { 0 };
    List rows;
    TRY(db_one(db, a, Q_REREAD_LOCK, DB_NO_ARGS, &state_model, &s, e));
    *left = s.done_id < s.last_id;
    if (!*left)
        return ERR_OK;
    TRY(db_list(db, a, Q_REREAD_MESSAGES,
                DB_ARGS(DB_V(s.done_id), DB_V(s.last_id), DB_V((int64_t)REREAD_BATCH)), &old_model,
                &rows, e));
    const Old *m = rows.items;
    for (size_t i = 0; i < rows.count; i++)
        TRY(read_one(db, &m[i], e));
    *left = rows.count == REREAD_BATCH;
    s.done_id = *left ? m[rows.count - 1].id : s.last_id;
    TRY(db_run(db, Q_REREAD_SET, DB_ARGS(DB_V(s.done_id), DB_V(s.last_id)), NULL, e));
    return *left ? ERR_OK : tell_all(db, now, e);
}
