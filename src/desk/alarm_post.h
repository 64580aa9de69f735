/* alarm_post.h - what an incident has left at each address, so that there is one alarm of it: a
 * later call replaces it, a mail stands below the first, and the number in it stays true.
 * Changing what stands somewhere makes no sound. */
#ifndef DESK_ALARM_POST_H
#define DESK_ALARM_POST_H

#include "desk/alarm.h"

enum { POST_EVERY = 20 }; /* seconds between two changes of the same alarm, at least */

/* In the transaction of alarm_called(): where the call now stands; `sealed` is the token of its
 * link, sealed, for changing it later. */
NODISCARD Err alarm_posted(Db *db, const CallOut *c, Str external_id, Str sealed, int64_t now,
                           Error *e);

typedef struct AlarmPost {
    int64_t id, brand_id, incident_id;
    AlarmWay way;
    int64_t way_id;
    Str name, address, secret, posted, brand_name, language;
    Str token; /* sealed; the link is good for its own half hour */
    VerdictLevel level, now_level; /* as in CallOut */
    IncidentState state;
    int64_t opened_at, changed_at, messages, grave, zone;
    Str taken_name;
    bool is_gone;
    bool is_drill; /* of a rehearsal: nothing is shown anywhere */
} AlarmPost;
/* Whether something stands somewhere that is no longer true; a read. */
NODISCARD Err alarm_post_stale(Db *db, int64_t now, bool *any, Error *e);
/* Claims one of them, as alarm_claim() does; ERR_NOT_FOUND when there is none. A change that is
 * lost on the way is made good by the next one. */
NODISCARD Err alarm_post_claim(Db *db, Arena *a, int64_t now, AlarmPost *out, Error *e);

#endif
