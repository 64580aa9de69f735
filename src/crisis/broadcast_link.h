/* broadcast_link.h - the page behind the link of a broadcast: no sign-in, for a phone in the
 * kitchen. Whatever broadcast the link came with, the page shows what is current. */
#ifndef CRISIS_BROADCAST_LINK_H
#define CRISIS_BROADCAST_LINK_H

#include "crisis/broadcast.h"

enum { SHEET_READERS_MOST = 300, SHEET_WINDOW = 10 * MINUTE, SHEET_IN_WINDOW = 40 };

typedef struct StaffPage {
    int64_t brand_id, zone;
    Str brand_name;
    Broadcast of;
    bool is_sheet;    /* the link of the printed sheet: it asks for a name */
    Str name;         /* whose link it is */
    bool was_replaced; /* the link came with an older one */
    bool is_outdated; /* the statement changed and nobody has told the staff yet */
    int64_t read_at;
    int64_t receipt_id; /* of the link; 0: the sheet's */
} StaffPage;
/* ERR_NOT_FOUND for a token that is unknown or has run out, or whose person is told no more. */
NODISCARD Err staff_page(Db *db, Arena *a, Str token, int64_t now, StaffPage *out, Error *e);

typedef struct StaffRead {
    int64_t broadcast_id; /* what was on the page; another one is ERR_CONFLICT */
    Str name;             /* by the sheet */
} StaffRead;
/* They have read it. *out is as it is after that. By the sheet, a name of the list marks that
 * person, any other one is kept beside the list; ERR_LIMIT above SHEET_READERS_MOST names, or
 * SHEET_IN_WINDOW within SHEET_WINDOW. */
NODISCARD Err staff_page_read(Db *db, Arena *a, Str token, const StaffRead *in, int64_t now,
                              StaffPage *out, Error *e);

#endif
