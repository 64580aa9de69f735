/* accuracy.h - "Ketepatan vonis": past alarms against what people said of them. */
#ifndef DESK_ACCURACY_H
#define DESK_ACCURACY_H

#include "detect/verdict.h"
#include "store/db.h"

typedef enum Outcome {
    OUTCOME_NONE,      /* nobody decided */
    OUTCOME_ACCEPTED,
    OUTCOME_LOWERED,   /* watched only: counts as a false alarm */
    OUTCOME_DISMISSED, /* a false alarm */
    OUTCOME_ENDED,     /* ended by a person without a word on the verdict */
    OUTCOME_MISSED,    /* a person raised it before the program did */
    OUTCOME__COUNT
} Outcome;

typedef struct PastAlarm {
    int64_t id; /* of the incident */
    VerdictLevel level;
    Outcome outcome;
    int64_t first_at, opened_at, over_at; /* first message of the rise; alarm; end */
} PastAlarm;

typedef struct AccuracyMonth {
    int64_t at; /* its first moment in the brand's zone */
    int64_t alarms, accepted, lowered, dismissed, ended, undecided, missed;
} AccuracyMonth;

enum { FALSE_PROMISED = 1 }; /* false alarms in thirty days */

typedef struct Accuracy {
    int64_t false_30, missed_30; /* of the last 30 days */
    int64_t promised;
    int64_t median_seconds;      /* from the first message to the alarm; 0: no alarm yet */
    List months;                 /* of AccuracyMonth, newest first; those with an alarm */
    List alarms;                 /* of PastAlarm, newest first, at most 200 */
} Accuracy;
extern const Model accuracy_model;

NODISCARD Err accuracy_read(Db *db, Arena *a, int64_t brand_id, int64_t now, Accuracy *out,
                            Error *e);

#endif
