/* brand_reading.h - what a brand brings to the reading of its messages: its own words, and what its
 * people said of classes; and the model it is read with. */
#ifndef DESK_BRAND_READING_H
#define DESK_BRAND_READING_H

#include "desk/correction.h"
#include "desk/word.h"
#include "text/model.h"

typedef struct BrandReading {
    WordSet *words;
    CorrectionSet *corrections;
    const TextModel *model;
} BrandReading;

/* The one that was lent to the store (db_lent()), else that inside the program. */
const TextModel *desk_model(const Db *db);

NODISCARD Err brand_reading_load(Db *db, Arena *a, int64_t brand_id, BrandReading *out, Error *e);

#endif
