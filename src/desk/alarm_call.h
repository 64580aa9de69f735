/* alarm_call.h - one call of the alarm, between the thread that makes it, the list that shows it
 * and the page behind its link. Inside desk/ only. */
#ifndef DESK_ALARM_CALL_H
#define DESK_ALARM_CALL_H

#include "base/time.h"
#include "desk/alarm.h"

enum {
    CALL_LEASE     = MINUTE,
    CALL_TRIES     = 3,           /* a lease that ran out is given again twice */
    CALL_LINK_TIME = 30 * MINUTE, /* the link is good for that long after the call */
};

/* Of calls that anybody with a right to read may see: the first letters of the address. */
void alarm_mask_calls(Arena *a, List *calls);

#endif
