/* staff_told.h - the handlers of who is told on a bad day: contact tree, audiences, broadcasts to
 * the staff and the page behind their links. Private to api/. */
#ifndef API_STAFF_TOLD_H
#define API_STAFF_TOLD_H

#include "api/serve.h"

typedef struct TreeJoined {
    int64_t added;
} TreeJoined;
extern const Model tree_joined_model;
typedef struct StaffLinkShown {
    Str link;
    Str text; /* to paste into a chat */
} StaffLinkShown;
extern const Model staff_link_model;
typedef struct StaffReminded {
    int64_t count;
} StaffReminded;
extern const Model staff_reminded_model;
extern const Model staff_page_form_model; /* staff_pages.c */

/* contact_trees.c */
HANDLER(tree_list_all);
HANDLER(tree_post);
HANDLER(tree_put_one);
HANDLER(tree_delete);
HANDLER(tree_csv_show);
HANDLER(tree_csv_post);
HANDLER(tree_join_post);
/* audiences.c */
HANDLER(audience_list_all);
HANDLER(audience_post);
HANDLER(audience_put_one);
HANDLER(audience_delete);
HANDLER(audience_start_post);
HANDLER(crisis_audience_list);
HANDLER(crisis_audience_post);
/* broadcasts.c */
HANDLER(broadcast_show);
HANDLER(broadcast_post_new);
HANDLER(broadcast_read_post);
HANDLER(broadcast_remind_post);
HANDLER(broadcast_link_show);
HANDLER(broadcast_receipt_link_show);
HANDLER(broadcast_receipt_post);
/* staff_pages.c */
HANDLER(staff_sheet_show);
HANDLER(staff_page_show);
HANDLER(staff_page_post);

/* public_url/staf/TOKEN of somebody's link; receipt 0: of the printed sheet. */
NODISCARD Err staff_link(const Request *r, Db *db, int64_t crisis_id, int64_t receipt_id, Str *out,
                         Error *e);

#endif
