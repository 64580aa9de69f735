/* intake_guard.h - whose messages are taken in quietly, and whose wake us: banned authors and
 * competitors. Private to desk/. */
#ifndef DESK_INTAKE_GUARD_H
#define DESK_INTAKE_GUARD_H

#include "base/item.h"
#include "base/map.h"
#include "desk/policy.h"
#include "desk/rival.h"
#include "text/reading.h"

/* As they are when a batch begins; lives in the arena of the batch. */
typedef struct IntakeGuard {
    Map banned; /* channel and handle */
    List rivals;
} IntakeGuard;

NODISCARD Err intake_guard_load(Db *db, Arena *a, const Caller *by, IntakeGuard *out, Error *e);

/* A banned author's message is spam whatever it says, so it stands in that list and is never part
 * of an alarm; only somebody who may be in danger is still looked at. */
void intake_guard_quiet(const IntakeGuard *g, const Policy *p, Channel channel, const Item *item,
                        Reading *r);

/* A competitor who wrote the item, or whose account it names. */
typedef struct IntakeRival {
    const Rival *who; /* NULL: none */
    RivalWay way;
} IntakeRival;
IntakeRival intake_guard_rival(const IntakeGuard *g, Channel channel, const Item *item);

#endif
