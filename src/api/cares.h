/* cares.h - the handlers of cares.c, named in rows of routes_*.c: what follows an answer. Private
 * to api/. */
#ifndef API_CARES_H
#define API_CARES_H

#include "api/serve.h"

HANDLER(care_show);
HANDLER(care_mine_show);
HANDLER(promise_list_page);
HANDLER(promise_rate_list);
HANDLER(promise_post);
HANDLER(promise_do);
HANDLER(follow_list_due);
HANDLER(follow_do);
HANDLER(case_close_post);
HANDLER(handoff_put_one);

#endif
