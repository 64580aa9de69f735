/* pace.h - how fast answers to many may leave by one account, so that no platform takes the shop
 * for a machine. One table; whoever writes single answers is not slowed. */
#ifndef DESK_PACE_H
#define DESK_PACE_H

#include "desk/source.h"

typedef struct Pace {
    int64_t per_minute, per_hour;
} Pace;

Pace pace_of(Channel channel);
/* Whole minutes until `count` answers have left an account that took none before. */
int64_t pace_minutes(Channel channel, int64_t count);

typedef struct PaceAccount {
    int64_t brand_id, source_id;
    Channel channel;
} PaceAccount;
/* How many more the account may take now, from all mass answers together. */
NODISCARD Err pace_room(Db *db, const PaceAccount *of, int64_t now, int64_t *out, Error *e);

#endif
