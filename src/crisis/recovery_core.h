/* recovery_core.h - what cause, corrective acts, lessons and recovery share. Inside crisis/ only.
 * */
#ifndef CRISIS_RECOVERY_CORE_H
#define CRISIS_RECOVERY_CORE_H

#include "desk/role.h"
#include "store/db.h"

enum { LINK_MOST = 500 };

/* ERR_INVALID naming `owner_id` when this person does not belong to the brand. */
NODISCARD Err recovery_member(Db *db, const Caller *by, int64_t staff_id, Error *e);

#endif
