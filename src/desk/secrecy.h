/* secrecy.h - Kasus tertutup: a confidential case is read by who holds it, by approvers and above.
 *
 * Everybody else sees in lists that there is one, without its author and text; no search finds it,
 * nothing of it goes to departments, alarm pages or sets to learn from. The gate asks
 * secrecy_check() before any page or act of one case; who opened one is logged. */
#ifndef DESK_SECRECY_H
#define DESK_SECRECY_H

#include "desk/case.h"

/* What the id of an address is of. */
typedef enum SecretOf { SECRET_CASE, SECRET_MESSAGE, SECRET_REPLY, SECRET_REFERRAL,
                        SECRET_DEMAND, SECRET_GUARD, SECRET_STRIKE, SECRET_CONTRADICTION,
                        SECRET_PROMISE, SECRET_FOLLOW_UP, SECRET_LINK, SECRET_MASS_ITEM,
                        SECRET_OWN_POST,
                        SECRET_OF__COUNT } SecretOf;

/* Approvers and above. */
bool secrecy_sees_all(const Caller *by);
/* Whether a case is closed to this person. */
bool secrecy_hides(const Caller *by, bool is_secret, int64_t owner_id);
/* A confidential case that is not for this person is ERR_DENIED, as lists show that it is there;
 * what hangs on one is ERR_NOT_FOUND, as if it did not exist. What does not is not confidential. */
NODISCARD Err secrecy_check(Db *db, const Caller *by, SecretOf what, int64_t id, Error *e);

/* Leaves of a case that is closed to this person what a list shows: that it is there. */
void secrecy_cover(const Caller *by, Case *c);

typedef struct SecrecyForm {
    bool is_secret;
    int64_t version; /* of the case the person saw */
} SecrecyForm;
extern const Model secrecy_form_model;
/* By who holds the case or sees all; a case nobody holds is then held by who closed it off. */
NODISCARD Err secrecy_set(Db *db, Arena *a, const Caller *by, int64_t case_id,
                          const SecrecyForm *form, Case *out, Error *e);
/* That its page was opened, in the log. */
NODISCARD Err secrecy_opened(Db *db, const Caller *by, int64_t case_id, Error *e);

#endif
