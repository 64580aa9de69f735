/* guards.h - the handlers of Penjagaan: strikes, requests to hide or ban, linked persons,
 * competitors. */
#ifndef API_GUARDS_H
#define API_GUARDS_H

#include "api/serve.h"

HANDLER(person_show);
HANDLER(person_link_post);
HANDLER(person_unlink_post);
HANDLER(author_erase_post);
HANDLER(strike_post);
HANDLER(strike_do);
HANDLER(guard_post);
HANDLER(guard_list_page);
HANDLER(guard_month_show);
HANDLER(guard_show);
HANDLER(guard_do);
HANDLER(own_post_list_page);
HANDLER(own_post_ours_post);
HANDLER(rival_list_all);
HANDLER(rival_post);
HANDLER(rival_delete);

#endif
