/* crises.h - the handlers of the crisis room. Private to api/. */
#ifndef API_CRISES_H
#define API_CRISES_H

#include "api/serve.h"

HANDLER(crisis_list_page);
HANDLER(crisis_post);
HANDLER(crisis_show);
/* the room */
HANDLER(crisis_proposal_show);
HANDLER(crisis_put);
HANDLER(crisis_room_show);
HANDLER(crisis_move_post);
HANDLER(crisis_owner_post);
HANDLER(crisis_freeze_post);
HANDLER(crisis_thaw_post);
HANDLER(crisis_step_list);
HANDLER(crisis_step_post);
HANDLER(crisis_step_do);
HANDLER(crisis_team_list);
HANDLER(crisis_team_post);
HANDLER(crisis_guest_post);
HANDLER(crisis_team_end);
HANDLER(crisis_timeline_page);
HANDLER(crisis_timeline_csv);
HANDLER(crisis_note_post);
HANDLER(planned_post_list);
HANDLER(planned_post_post);
HANDLER(planned_post_put);
HANDLER(planned_post_do);
HANDLER(planned_post_agree);
HANDLER(quiet_day_list);
HANDLER(quiet_day_post);
HANDLER(quiet_day_delete);

#endif
