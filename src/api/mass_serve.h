/* mass_serve.h - the handlers of answers to many and of emergency stops. Private to api/. */
#ifndef API_MASS_SERVE_H
#define API_MASS_SERVE_H

#include "api/serve.h"

/* halts.c */
HANDLER(halt_list_open);
HANDLER(halt_post);
HANDLER(halt_end_post);
/* masses.c */
HANDLER(mass_list_page);
HANDLER(mass_post);
HANDLER(mass_show);
HANDLER(mass_put);
HANDLER(mass_do);
HANDLER(mass_item_list);
HANDLER(mass_item_csv);
HANDLER(mass_item_put);
HANDLER(mass_preview_show);

#endif
