#include "desk/role.h"

const char *const role_names[] = { "none", "reader", "writer", "approver", "admin", "owner", NULL };
static_assert(COUNT(role_names) == ROLE__COUNT + 1, "one name per role");

const char *const right_names[] = { "self",   "read",  "write", "approve",
                                    "manage", "audit", "own",   NULL };

static const unsigned rights[] = {
    [ROLE_NONE] = 0,
    [ROLE_READER] = RIGHT_SELF | RIGHT_READ,
    [ROLE_WRITER] = RIGHT_SELF | RIGHT_READ | RIGHT_WRITE,
    [ROLE_APPROVER] = RIGHT_SELF | RIGHT_READ | RIGHT_WRITE | RIGHT_APPROVE,
    [ROLE_ADMIN] =
        RIGHT_SELF | RIGHT_READ | RIGHT_WRITE | RIGHT_APPROVE | RIGHT_MANAGE | RIGHT_AUDIT,
    [ROLE_OWNER] = RIGHT_SELF | RIGHT_READ | RIGHT_WRITE | RIGHT_APPROVE | RIGHT_MANAGE |
                   RIGHT_AUDIT | RIGHT_OWN,
};
static_assert(COUNT(rights) == ROLE__COUNT, "rights of every role");

unsigned role_rights(Role role) { return rights[role]; }

bool role_may_give(Role giver, Role role) {
    return giver == ROLE_OWNER || (giver == ROLE_ADMIN && role < ROLE_ADMIN);
}
