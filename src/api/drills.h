/* drills.h - the handlers of rehearsals. Private to api/. */
#ifndef API_DRILLS_H
#define API_DRILLS_H

#include "api/serve.h"

HANDLER(drill_list_page);
HANDLER(drill_post);
HANDLER(drill_here_show);
HANDLER(drill_pack_list);
HANDLER(drill_standing_show);
HANDLER(drill_show);
HANDLER(drill_do);
HANDLER(drill_debrief_show);
HANDLER(drill_told_put);

#endif
