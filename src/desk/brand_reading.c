#include "desk/brand_reading.h"

const TextModel *desk_model(const Db *db) {
    const TextModel *lent = db_lent(db);
    return lent ? lent : model_default();
}

Err brand_reading_load(Db *db, Arena *a, int64_t brand_id, BrandReading *out, Error *e) {
    out->model = desk_model(db);
    TRY(word_set_load(db, a, brand_id, &out->words, e));
    return correction_set_load(db, a, brand_id, &out->corrections, e);
}
