/* reread_alike.h - what a person says of the class of one case is heard for the open cases of the
 * last days that are much like it (text/correction.h), as if their messages came in now.
 *
 * Only cases that no person has done anything to; at most so many are looked at and changed. Each
 * change is an act of that person in the log. Correcting back reads them back. Private to desk/. */
#ifndef DESK_REREAD_ALIKE_H
#define DESK_REREAD_ALIKE_H

#include "desk/case.h"

enum { ALIKE_LOOKED_AT = 600, ALIKE_CHANGED = 100, ALIKE_DAYS = 7 };

/* The case's newest correction is in the database; *changed counts the cases read otherwise. */
NODISCARD Err reread_alike(Db *db, const Caller *by, int64_t case_id, int64_t *changed, Error *e);

#endif
