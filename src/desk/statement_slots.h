/* statement_slots.h - the slots of a statement as lists; private to desk/. */
#ifndef DESK_STATEMENT_SLOTS_H
#define DESK_STATEMENT_SLOTS_H

#include "desk/statement.h"

/* Lists of StatementSlot, stored as JSON. */
NODISCARD Err slots_read(Arena *a, Str stored, List *out, Error *e);
Str slots_write(Arena *a, const List *slots);

/* Trimmed, nothing twice, nothing right that is called false, no value longer than it may be. */
NODISCARD Err slots_tidy(Arena *a, List *slots, Error *e);
/* Each says something: needed before anybody approves. */
NODISCARD Err slots_complete(const List *slots, Error *e);

typedef struct SlotsCarry {
    const List *before; /* of the version people went by before this one */
    const List *was;    /* of the draft until now */
} SlotsCarry;
/* Values that held before and were taken out of the draft just now become old values of the slot
 * with the same kind and place among its kind. */
void slots_carry(Arena *a, const SlotsCarry *from, List *slots);

/* Whether one of `values` (of Str) is this one; case of ASCII letters and outer spaces aside. */
bool values_have(const List *values, Str value);
void values_add(Arena *a, List *values, Str value);

#endif
