/* prepared.h - the handlers of prepared.c: each is named in one row of routes_*.c. */
#ifndef API_PREPARED_H
#define API_PREPARED_H

#include "api/serve.h"

HANDLER(prepared_list_all);
HANDLER(prepared_post);
HANDLER(prepared_put);
HANDLER(prepared_delete);
HANDLER(prepared_restore_post);
HANDLER(prepared_preview_post);
HANDLER(case_prepared_list);
HANDLER(greeting_show);
HANDLER(greeting_put);

#endif
