/* duty.h - what somebody does in a crisis, from here to there, and the rights that brings.
 *
 * Rights end by themselves: they are read for each request from the rows that run at its moment.
 * No duty brings more than an admin may give; it never takes away what a membership has. */
#ifndef DESK_DUTY_H
#define DESK_DUTY_H

#include "desk/role.h"
#include "store/db.h"

typedef enum Duty { DUTY_LEAD, DUTY_ASSESSOR, DUTY_RESPONDER, DUTY_MONITOR, DUTY_SPOKESPERSON,
                    DUTY__COUNT } Duty;
extern const char *const duty_names[]; /* "lead", "assessor", ... */

/* Of Pimpinan none: who leads is a member with rights of their own. */
Role duty_role(Duty d);
/* The higher of membership and duties that run then; ROLE_NONE: neither, or the person ended. */
NODISCARD Err role_now(Db *db, int64_t brand_id, int64_t staff_id, int64_t now, Role *out,
                       Error *e);
/* ERR_INVALID naming `field` when they may not write here now. */
NODISCARD Err writer_check(Db *db, const Caller *by, int64_t staff_id, const char *field,
                           Error *e);
/* Brands (of Brand) the person may enter then, each with the role of role_now(). */
NODISCARD Err brands_now(Db *db, Arena *a, int64_t staff_id, int64_t now, List *out, Error *e);

#endif
