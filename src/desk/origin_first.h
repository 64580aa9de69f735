/* origin_first.h - in a crisis our first public word stands where it began (S2-11). Asked
 * once for all that a person decides at once: an answer, or a mass answer with its parts. */
#ifndef DESK_ORIGIN_FIRST_H
#define DESK_ORIGIN_FIRST_H

#include "desk/crisis_now.h"
#include "desk/policy.h"

/* The crisis that waits for a word where it began; id 0: none, or the policy asks for no order. */
NODISCARD Err origin_waits(Db *db, Arena *a, int64_t brand_id, const Policy *p, Crisis *out,
                           Error *e);
/* A word would stand elsewhere: ERR_INVALID naming `first_reason`, with the clause, for none. */
NODISCARD Err origin_needs_reason(Arena *a, const Policy *p, const Crisis *c, Str reason,
                                  Error *e);
/* Of a form whose one reason is that one too: the error names `field`. */
void origin_reason_is(Error *e, const char *field);

typedef struct OriginPass {
    const Policy *policy;
    const char *object; /* reply, mass */
    int64_t object_id;
    Str reason;
} OriginPass;
/* Counts that the clause was passed, and keeps why in the log of the crisis. */
NODISCARD Err origin_passed(Db *db, const Caller *by, const OriginPass *pass, Error *e);

#endif
