#include "desk/brand_reading.h"

Err brand_reading_load(Db *db, Arena *a, int64_t brand_id, BrandReading *out, Error *e) {
    TRY(word_set_load(db, a, brand_id, &out->words, e));
    return correction_set_load(db, a, brand_id, &out->corrections, e);
}
