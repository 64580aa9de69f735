/* mass_first.h - where the first answer of a mass answer must leave before all others follow: where
 * a crisis began, people wait for our first word. */
#ifndef DESK_MASS_FIRST_H
#define DESK_MASS_FIRST_H

#include "desk/mass.h"

typedef struct MassFirst {
    int64_t crisis_id; /* whose first word it is */
    int64_t source_id; /* 0: anywhere, for this reason */
    Str reason;
} MassFirst;
/* Where its first answer must leave before others follow; 0: anywhere. Until it is handed in, or to
 * let them go. */
NODISCARD Err mass_first(Db *db, const Caller *by, const Mass *m, const MassFirst *first,
                         Error *e);
/* Whether others still wait for that answer; not for ones that never leave. */
NODISCARD Err mass_waits_for_first(Db *db, Arena *a, int64_t brand_id, const Mass *m, bool *out,
                                   Error *e);

#endif
