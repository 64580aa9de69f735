/* phone.h - what may leave from a phone: where a personal post slips onto the shop's account.
 *
 * The interface says what it runs on (Caller.is_phone); it can be made to lie, so this guards
 * against slips, not against people. Reading, sorting and drafts are free
 * everywhere. Private to desk/. */
#ifndef DESK_PHONE_H
#define DESK_PHONE_H

#include "desk/policy.h"

typedef struct PhoneAnswer {
    Str text;
    bool is_exposed; /* others may come to read it */
} PhoneAnswer;

/* Of an answer that is handed in: refused with CLAUSE_PHONE, or whether it waits for a second
 * person whatever else the policy says. */
NODISCARD Err phone_hand_in(Db *db, const Caller *by, const Policy *p, const PhoneAnswer *answer,
                            bool *needs_second, Error *e);
/* Of one that would leave now: approved, tried again, or handed in with nobody to read it. */
NODISCARD Err phone_leaves(Db *db, const Caller *by, const Policy *p, Str text, Error *e);

#endif
