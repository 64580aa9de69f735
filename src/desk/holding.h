/* holding.h - the prepared holding answer of the page behind an alarm's link. Inside desk/ only. */
#ifndef DESK_HOLDING_H
#define DESK_HOLDING_H

#include "desk/alarm.h"

/* Fills the hold_* members of the page for the message that wants it most. `staff_id` 0: a
 * stranger. */
NODISCARD Err holding_offer(Db *db, Arena *a, int64_t now, AlarmPage *page, Error *e);
/* Hands it in as the person of the page. */
NODISCARD Err holding_send(Db *db, Arena *a, const AlarmPage *page, const HoldForm *form,
                           int64_t now, Error *e);

/* Whether a text is the prepared answer: the brand's or the program's own, whatever (little) stands
 * in place of its braces, spaces aside. */
bool holding_is(const HoldingText *h, Str text);

#endif
