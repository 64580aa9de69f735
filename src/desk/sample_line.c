#include "desk/sample_line.h"

static const Field sample_line_fields[] = {
    FIELD(SampleLine, id),
    FIELD(SampleLine, brand_id),
    FIELD(SampleLine, due_at),
    FIELD(SampleLine, line),
};
static const Model sample_line_model = MODEL(SampleLine, sample_line_fields);

Err sample_line_add(Db *db, const SampleLine *in, Error *e) {
    return db_run(db, Q_SAMPLE_LINE_INSERT,
                  DB_ARGS(DB_V(in->brand_id), DB_V(in->due_at), DB_V(in->line)), NULL, e);
}

Err sample_line_due(Db *db, Arena *a, int64_t now, int64_t limit, List *out, Error *e) {
    return db_list(db, a, Q_SAMPLE_LINE_DUE, DB_ARGS(DB_V(now), DB_V(limit)), &sample_line_model,
                   out, e);
}

Err sample_line_done(Db *db, int64_t id, Error *e) {
    int64_t removed;
    TRY(db_run(db, Q_SAMPLE_LINE_DELETE, DB_ARGS(DB_V(id)), &removed, e));
    if (removed == 0)
        FAIL(e, ERR_CONFLICT, "this sample message was taken in already");
    return ERR_OK;
}
