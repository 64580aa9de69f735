/* brand_reading.h - what a brand brings to the reading of its messages: its own words, and what its
 * people said of classes. */
#ifndef DESK_BRAND_READING_H
#define DESK_BRAND_READING_H

#include "desk/correction.h"
#include "desk/word.h"

typedef struct BrandReading {
    WordSet *words;
    CorrectionSet *corrections;
} BrandReading;

NODISCARD Err brand_reading_load(Db *db, Arena *a, int64_t brand_id, BrandReading *out, Error *e);

#endif
