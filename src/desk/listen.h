/* listen.h - may a session still hear the events of a brand? Asked at every delivery, so that
 * a person who was ended or left hears nothing more. */
#ifndef DESK_LISTEN_H
#define DESK_LISTEN_H

#include "store/db.h"

NODISCARD Err session_may_listen(Db *db, int64_t session_id, int64_t brand_id, int64_t now,
                                 bool *out, Error *e);

#endif
