/* referral_core.h - what the parts of referral.h share. Inside desk/ only. */
#ifndef DESK_REFERRAL_CORE_H
#define DESK_REFERRAL_CORE_H

#include "desk/referral.h"

extern const char *const referral_state_names[];

/* The log row and the event of an act: of its case, or of many. */
typedef struct ReferralTale {
    const char *act;
    int64_t id, case_id, case_count;
    Str detail, personal;
} ReferralTale;
NODISCARD Err referral_tell(Db *db, const Caller *by, const ReferralTale *t, Error *e);

NODISCARD Err referral_words(Db *db, Arena *a, int64_t brand_id, int64_t id, List *out, Error *e);

/* Mails, now, whoever is to answer; nothing without an address. */
NODISCARD Err referral_mail_plan(Db *db, const Caller *by, int64_t id, bool is_reminder, Error *e);

#endif
