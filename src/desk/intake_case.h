/* intake_case.h - which case a message belongs to, and what it changes there. Private to desk/. */
#ifndef DESK_INTAKE_CASE_H
#define DESK_INTAKE_CASE_H

#include "base/item.h"
#include "desk/policy.h"
#include "desk/brand_reading.h"
#include "desk/case.h"
#include "desk/intake_guard.h"
#include "desk/intake_rows.h"

/* Messages of one source that are gathered and not written yet. */
typedef struct IntakeGathered {
    int64_t part; /* of the rows; of another one these are worth nothing */
    Map messages; /* id -> IntakeMessage */
    Map orphans;  /* id of a parent not seen yet -> the first that waits for it */
} IntakeGathered;

typedef struct IntakeContext {
    Db *db;
    Caller by;
    Source source;
    Policy policy;
    int64_t zone;
    BrandReading reading;
    int64_t orphans; /* messages of this source in the database wait for their parent */
    IntakeRows *rows;
    IntakeGathered gathered;
    IntakeGuard guard;
} IntakeContext;

typedef struct IntakePlace {
    IntakeAuthor *author; /* or NULL */
    IntakeCase *at;
    IntakeRival rival; /* given; taken away where it is about nothing of ours */
    bool is_new;    /* the case was made for this message */
    bool is_orphan; /* its parent was not seen yet */
} IntakePlace;

/* Finds or makes the case; place->author and place->rival are given. */
NODISCARD Err intake_place(const IntakeContext *c, Arena *a, const Item *item, const Reading *r,
                           IntakePlace *place, Error *e);
/* A message of the case, which is written, was edited: what it says now counts. */
NODISCARD Err intake_reread(const IntakeContext *c, int64_t case_id, const Item *item,
                            const Reading *r, Error *e);

#endif
