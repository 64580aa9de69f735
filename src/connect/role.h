/* role.h - what the members and columns of foreign records are called, in Indonesian and
 * English, and how the values found under those names become an Item. */
#ifndef CONNECT_ROLE_H
#define CONNECT_ROLE_H

#include "connect/item.h"
#include "connect/when.h"

typedef enum Role {
    ROLE_NONE,
    ROLE_SOURCE,
    ROLE_ID,
    ROLE_PARENT,
    ROLE_AUTHOR,
    ROLE_HANDLE,
    ROLE_TIME,  /* date and time, or seconds since 1970 */
    ROLE_DAY,   /* a date; the clock may stand in ROLE_CLOCK or ROLE_TIME */
    ROLE_CLOCK,
    ROLE_TITLE,
    ROLE_TEXT,
    ROLE_LINK,
    ROLE_REACH,
    ROLE_RATING,
    ROLE_OWN,
    ROLE_DELETED,
    ROLE_DIRECT,
    ROLE__COUNT
} Role;
extern const char *const column_role_names[]; /* as in item_model, for messages */

typedef struct RoleMatch {
    Role role;
    int rank; /* the lower one wins where two names of a record mean the same */
} RoleMatch;

/* Case, spaces, '_', '-' and '.' in names make no difference. */
RoleMatch role_find(Str name);
/* For column headings: also by their words, so that "Tanggal Ulasan" is a day. */
RoleMatch role_guess(Str heading);

typedef struct Record {
    Str value[ROLE__COUNT];
    int rank[ROLE__COUNT];
} Record;
void record_put(Record *r, RoleMatch m, Str value);
/* ERR_INVALID names the field that cannot be understood. Views of the record. */
NODISCARD Err record_item(Arena *a, const Record *r, int zone, DateOrder order, Item *out,
                          Error *e);

#endif
