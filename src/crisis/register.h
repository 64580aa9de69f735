/* register.h - what a crisis teaches ends in what is prepared: whether the register was changed. */
#ifndef CRISIS_REGISTER_H
#define CRISIS_REGISTER_H

#include "store/db.h"

/* A threat, a playbook, a row of the matrix or the policy was written anew or retired since. A
 * review alone is none. */
NODISCARD Err register_changed(Db *db, int64_t brand_id, int64_t since, bool *out, Error *e);

#endif
