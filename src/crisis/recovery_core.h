/* recovery_core.h - what cause, corrective acts, lessons and recovery share. Inside crisis/ only.
 * */
#ifndef CRISIS_RECOVERY_CORE_H
#define CRISIS_RECOVERY_CORE_H

#include "desk/role.h"
#include "store/db.h"

enum { LINK_MOST = 500 };

/* Empty, or one web address and nothing else; ERR_INVALID naming `link`. */
NODISCARD Err recovery_link(Str link, Error *e);
/* ERR_INVALID naming `owner_id` when this person does not belong to the brand. */
NODISCARD Err recovery_member(Db *db, const Caller *by, int64_t staff_id, Error *e);
/* Empty text is no text. */
DbVal db_text(Str text);

#endif
