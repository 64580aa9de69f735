/* recovery_core.h - what cause, corrective acts, lessons and recovery share. Inside crisis/ only.
 * */
#ifndef CRISIS_RECOVERY_CORE_H
#define CRISIS_RECOVERY_CORE_H

#include "desk/role.h"
#include "store/db.h"

enum { LINK_MOST = 500 };

/* Empty text is no text. */
DbVal db_text(Str text);

#endif
