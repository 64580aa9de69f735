/* drill_pass.h - who passed a rehearsal: what the policy may ask before somebody sends. How one is
 * played and scored lives a layer above (crisis/drill.h). */
#ifndef DESK_DRILL_PASS_H
#define DESK_DRILL_PASS_H

#include "store/db.h"

enum { DRILL_PASSED_FROM = 60 /* points of 100 */, DRILL_GOOD_FOR = 365 * 86400 /* seconds */ };

/* Whether this person took part in one that went well enough within a year. */
NODISCARD Err drill_passed(Db *db, int64_t brand_id, int64_t staff_id, int64_t now, bool *out,
                           Error *e);

#endif
