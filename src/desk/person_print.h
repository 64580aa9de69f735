/* person_print.h - finding authors who may be one person: telephone numbers, mail addresses, order
 * numbers and names, as hashes with a salt of the brand's own.
 *
 * Nothing of it can be read back or compared with another brand's, and it goes with the message
 * that told it. (Whoever has the whole database has the messages, too.) Made in small batches
 * behind what comes in, so that taking messages in stays as fast as it is. */
#ifndef DESK_PERSON_PRINT_H
#define DESK_PERSON_PRINT_H

#include "desk/person.h"

enum { PERSON_PRINT_BATCH = 300 };

/* Whether messages are left to look at; asks one row. */
NODISCARD Err person_print_left(Db *db, int64_t now, bool *left, Error *e);
/* The next PERSON_PRINT_BATCH of them, inside a write transaction. */
NODISCARD Err person_print_some(Db *db, int64_t now, bool *left, Error *e);

#endif
