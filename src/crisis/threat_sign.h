/* threat_sign.h - early signs of live threats in what people write: "tanda ancaman".
 *
 * A message bears the sign of a threat when its normal text holds one of the threat's words as
 * whole words, or its reading one of its signals. It is found when it is looked at, so that what
 * is changed in the register holds for what came before, too. */
#ifndef CRISIS_THREAT_SIGN_H
#define CRISIS_THREAT_SIGN_H

#include "crisis/threat.h"

enum { THREAT_SIGNS_SHOWN = 3 };

typedef struct ThreatSign {
    int64_t threat_id;
    Str name;
    int64_t score;
    int64_t playbook_id; /* 0: none yet */
    List words;          /* of Str: those of its words that were found */
    List signals;        /* of Str: names of its signals that were found */
    int64_t messages;    /* that bear one */
    int64_t message_id, case_id; /* the newest of them */
} ThreatSign;
extern const Model threat_sign_model;

/* Of the newest 20 messages of a case; those found by words first, then by score. At most
 * THREAT_SIGNS_SHOWN. */
NODISCARD Err threat_signs_of_case(Db *db, Arena *a, const Caller *by, int64_t case_id, List *out,
                                   Error *e);
/* Of the newest 300 angry and guessing messages of the day before a verdict; those of confidential
 * cases are left out. */
NODISCARD Err threat_signs_of_verdict(Db *db, Arena *a, const Caller *by, int64_t verdict_id,
                                      List *out, Error *e);

/* What is no message: a problem by all its words, and the signals of its first case. */
typedef struct ThreatWords {
    Str text;
    int64_t signals; /* bits 1 << Signal */
} ThreatWords;
/* As those of a case, but all of them; `messages` is 1, and no message is named. */
NODISCARD Err threat_signs_of_words(Db *db, Arena *a, int64_t brand_id, const ThreatWords *of,
                                    List *out, Error *e);

#endif
