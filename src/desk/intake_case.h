/* intake_case.h - which case a message belongs to, and what it changes there. Private to desk/. */
#ifndef DESK_INTAKE_CASE_H
#define DESK_INTAKE_CASE_H

#include "base/item.h"
#include "desk/brand.h"
#include "desk/brand_reading.h"
#include "desk/case.h"

typedef struct IntakeContext {
    Db *db;
    Caller by;
    Source source;
    Policy policy;
    int64_t zone;
    BrandReading reading;
    int64_t orphans; /* messages of this source still wait for their parent */
} IntakeContext;

typedef struct IntakePlace {
    int64_t case_id, author_id;
    bool is_new;    /* the case was made for this message */
    bool is_orphan; /* its parent was not seen yet */
} IntakePlace;

/* Finds or makes the case; place->author_id is given. */
NODISCARD Err intake_place(IntakeContext *c, Arena *a, const Item *item, const Reading *r,
                           IntakePlace *place, Error *e);
/* A message of the case was edited: what it says now counts. */
NODISCARD Err intake_reread(const IntakeContext *c, Arena *a, int64_t case_id, const Item *item,
                            const Reading *r, Error *e);

#endif
