/* seal_mail.h - the newest seal of a brand's log, to each of its owners once a day: what somebody
 * outside holds cannot be written anew. Days on which nothing happened bring no mail. */
#ifndef DESK_SEAL_MAIL_H
#define DESK_SEAL_MAIL_H

#include "base/time.h"
#include "desk/seal.h"

enum { SEAL_MAIL_AFTER = 8 * HOUR }; /* of the local day */

typedef struct SealMail {
    int64_t id, brand_id;
    Str address, name, language;
    int64_t seq;
    Str hash;
    int64_t sealed_at;
    Str signature;
    int64_t tries;
    Str brand_name;
    int64_t zone;
} SealMail;

/* Writes down who gets one today; in the transaction that sealed the heads. Never of a sample. */
NODISCARD Err seal_mail_plan(Db *db, int64_t now, Error *e);
/* The next one that is due, leased for two minutes; ERR_NOT_FOUND when there is none. */
NODISCARD Err seal_mail_claim(Db *db, Arena *a, int64_t now, SealMail *out, Error *e);

typedef struct SealMailEnd {
    bool is_ok, is_final; /* is_final: trying again is useless */
    Str failure;
    int64_t now;
} SealMailEnd;
/* Tried five times over a day, then given up: the next day brings another. */
NODISCARD Err seal_mail_ended(Db *db, const SealMail *m, const SealMailEnd *end, Error *e);

#endif
