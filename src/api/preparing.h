/* preparing.h - the handlers of threats, playbooks, matrix, ladder, readiness. Private to api/. */
#ifndef API_PREPARING_H
#define API_PREPARING_H

#include "api/serve.h"

HANDLER(case_handling_show);
HANDLER(case_threat_list);
HANDLER(escalation_list_all);
HANDLER(escalation_put_one);
HANDLER(escalation_reset_post);
HANDLER(verdict_threat_list);
HANDLER(matrix_list_all);
HANDLER(matrix_put_one);
HANDLER(matrix_reset_post);
HANDLER(plan_show);
HANDLER(plan_post);
HANDLER(playbook_list_all);
HANDLER(playbook_show);
HANDLER(playbook_post);
HANDLER(playbook_put_one);
HANDLER(playbook_do);
HANDLER(readiness_show);
HANDLER(readiness_vouch_post);
HANDLER(starter_list_all);
HANDLER(starter_post);
HANDLER(threat_list_all);
HANDLER(threat_post);
HANDLER(threat_put_one);
HANDLER(threat_do);

#endif
