#include "desk/due.h"

static const Field due_fields[] = {
    FIELD(Due, reply_at), FIELD(Due, reply_lease_at), FIELD(Due, poll_at),
    FIELD(Due, call_at),  FIELD(Due, sample_at),      FIELD(Due, mass_at),
    FIELD(Due, notice_at),
    FIELD(Due, drill_at),
};
static const Model due_model = MODEL(Due, due_fields);

Err due_times(Db *db, Due *out, Error *e) {
    SCRATCH(a);
    return db_one(db, a, Q_DUE_TIMES, DB_NO_ARGS, &due_model, out, e);
}
