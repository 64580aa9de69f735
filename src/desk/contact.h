/* contact.h - the person of a department: who is asked when a matter is handed there, and how long
 * they usually need. */
#ifndef DESK_CONTACT_H
#define DESK_CONTACT_H

#include "desk/role.h"
#include "store/db.h"

typedef struct Contact {
    Str department; /* as in department.h */
    Str name;       /* of the person; none: the member of staff, else nobody by name */
    Str address;    /* mail; none: that of the member of staff, else only by link */
    int64_t staff_id; /* one of the desk's own people; 0: somebody without an account */
    Str staff_name;
    int64_t due_after; /* seconds of working time */
    int64_t due_at;    /* what is asked for now would be due then */
    Str mail;          /* where a question goes; none: nowhere by itself */
} Contact;
extern const Model contact_model;

/* Every department of the subjects and every other that has a person, by name; those nobody said
 * anything about have CONTACT_DUE_AFTER. */
enum { CONTACT_DUE_AFTER = 8 * 3600, CONTACTS_MOST = 100 };
NODISCARD Err contact_list(Db *db, Arena *a, const Caller *by, List *out, Error *e);
/* One of that list; ERR_INVALID names department when the shop has none of this name. */
NODISCARD Err contact_get(Db *db, Arena *a, const Caller *by, Str department, Contact *out,
                          Error *e);
NODISCARD Err contact_set(Db *db, Arena *a, const Caller *by, const Contact *in, Contact *out,
                          Error *e);

#endif
