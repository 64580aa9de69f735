/* role.h - who may do what: the one table of rights, and the caller that every act carries. */
#ifndef DESK_ROLE_H
#define DESK_ROLE_H

#include "base/model.h"

typedef enum Role {
    ROLE_NONE,
    ROLE_READER,
    ROLE_WRITER,
    ROLE_APPROVER,
    ROLE_ADMIN,
    ROLE_OWNER,
    ROLE__COUNT
} Role;
extern const char
    *const role_names[]; /* "none", "reader", "writer", "approver", "admin", "owner" */

/* Bits for Route.permission. */
enum {
    RIGHT_SELF = 1 << 0,    /* signed in: own session, own language, list of own brands */
    RIGHT_READ = 1 << 1,    /* read cases and messages */
    RIGHT_WRITE = 1 << 2,   /* classify, note, draft, hand in a reply, paste a message */
    RIGHT_APPROVE = 1 << 3, /* approve, edit or return another's reply */
    RIGHT_MANAGE = 1 << 4,  /* sources, words, alarm ladder, policy, people below admin */
    RIGHT_AUDIT = 1 << 5,   /* read and export the log */
    RIGHT_OWN = 1 << 6,     /* people of any role, remove the brand or the sample */
};
extern const char *const right_names[]; /* by bit, NULL-terminated */

unsigned role_rights(Role role);
/* May `giver` give or take `role`? Owners any; admins reader, writer and approver. */
bool role_may_give(Role giver, Role role);

/* Who acts, where, and when. Made by the gate (or by app/ for the program itself). */
typedef struct Caller {
    int64_t staff_id; /* 0: the program */
    int64_t brand_id; /* 0: outside any brand */
    int64_t session_id;
    Role role;
    unsigned rights;
    int64_t now;
    bool is_phone; /* as the interface tells; what tells nothing counts as a desktop */
} Caller;

#endif
