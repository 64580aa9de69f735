/* crises.h - the handlers of the crisis room. Private to api/. */
#ifndef API_CRISES_H
#define API_CRISES_H

#include "api/serve.h"

HANDLER(crisis_list_page);
HANDLER(crisis_post);
HANDLER(crisis_show);
HANDLER(crisis_proof_post);
HANDLER(case_proof_post);
HANDLER(seal_list_page);
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
/* recovery */
HANDLER(root_cause_show);
HANDLER(root_cause_put);
HANDLER(root_cause_known_post);
HANDLER(corrective_open_list);
HANDLER(crisis_corrective_list);
HANDLER(corrective_post);
HANDLER(corrective_put);
HANDLER(corrective_act_post);
HANDLER(lesson_list_page);
HANDLER(lesson_post);
HANDLER(lesson_put);
HANDLER(lesson_delete);
HANDLER(lesson_restore_post);
HANDLER(recovery_show);
HANDLER(voice_list_page);
HANDLER(voice_post);

#endif
