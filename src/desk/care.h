/* care.h - the care of a case after its answer, in one: what its page, the home page and the
 * watcher need of promises (promise.h), follow-ups (follow_up.h), closing (closing.h) and the way
 * from public to private (handoff.h). */
#ifndef DESK_CARE_H
#define DESK_CARE_H

#include "desk/closing.h"
#include "desk/follow_up.h"
#include "desk/handoff.h"
#include "desk/promise.h"

typedef struct Care {
    List promises;   /* of Promise, the newest first */
    List follow_ups; /* of FollowUp, the newest first */
    Closing closing; /* id 0: none */
    Handoff handoff;
    bool needs_outcome; /* closing says how it ended */
    bool asks_note;     /* the public closing note needs the customer's yes */
} Care;
extern const Model care_model;
NODISCARD Err care_get(Db *db, Arena *a, const Caller *by, int64_t case_id, Care *out, Error *e);

/* What a person keeps an eye on: overdue, due within a day, to be confirmed, to be asked again. */
typedef struct CareMine {
    List promises;   /* of Promise: at most CARE_MINE_MOST */
    List follow_ups; /* of FollowUp: the same */
    int64_t found;   /* promises nobody confirmed or refused yet; up to CARE_MINE_MOST */
} CareMine;
enum { CARE_MINE_MOST = 5 };
extern const Model care_mine_model;
NODISCARD Err care_mine(Db *db, Arena *a, const Caller *by, CareMine *out, Error *e);

/* Once a minute: *changed when something became due, overdue, broken or is to be asked again. */
NODISCARD Err care_watch(Db *db, int64_t brand_id, int64_t now, bool *changed, Error *e);

#endif
