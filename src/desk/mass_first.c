#include "desk/mass_first.h"

#include "desk/event.h"

typedef struct FirstStand {
    int64_t left_count, open_count;
} FirstStand;
static const Field first_fields[] = { FIELD(FirstStand, left_count),
                                      FIELD(FirstStand, open_count) };
static const Model first_model = MODEL(FirstStand, first_fields);

Err mass_first(Db *db, const Caller *by, const Mass *m, const MassFirst *first, Error *e) {
    TRY(db_run(
        db, Q_MASS_FIRST_SOURCE,
        DB_ARGS(DB_V(by->brand_id), DB_V(m->id), DB_V(first->crisis_id), db_id(first->source_id),
                db_text(first->reason)),
        NULL, e));
    return event_add(db, by->brand_id, EVENT_MASS, m->id, by->now, e);
}

Err mass_waits_for_first(Db *db, Arena *a, int64_t brand_id, const Mass *m, bool *out, Error *e) {
    FirstStand stand = { 0 };
    *out = false;
    if (m->first_source_id == 0)
        return ERR_OK;
    TRY(db_one(db, a, Q_MASS_FIRST_STAND,
               DB_ARGS(DB_V(brand_id), DB_V(m->id), DB_V(m->first_source_id)), &first_model,
               &stand, e));
    *out = stand.left_count == 0 && stand.open_count > 0;
    return ERR_OK;
}
