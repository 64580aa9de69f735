/* deadline.h - when a case must have its first answer. Pure; the clock runs in working hours
 * only (without holidays and the Friday break), but for grave matters, whose clock never sleeps. */
#ifndef DESK_DEADLINE_H
#define DESK_DEADLINE_H

#include "desk/policy.h"
#include "desk/source.h"
#include "text/reading.h"

typedef struct DeadlineInput {
    const Policy *policy;
    int64_t zone; /* seconds east of UTC */
    Channel channel;
    Severity severity;
    int64_t from; /* when the message was written */
} DeadlineInput;

int64_t deadline_of(const DeadlineInput *in);

/* The first working moment at or after `at`. */
int64_t working_from(const Policy *p, int64_t zone, int64_t at);
/* `seconds` of working time after `from`; zone as above. */
int64_t deadline_working(const Policy *p, int64_t zone, int64_t from, int64_t seconds);
#endif
