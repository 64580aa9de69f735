/* trusts.h - the handlers of trusted people: vetting, quiz, pauses. Private to api/. */
#ifndef API_TRUSTS_H
#define API_TRUSTS_H

#include "api/serve.h"

HANDLER(vetting_list_page);
HANDLER(vetting_post);
HANDLER(vetting_show);
HANDLER(vetting_put);
HANDLER(vetting_remove);
HANDLER(quiz_show);
HANDLER(quiz_post);
HANDLER(quiz_answer_post);
HANDLER(quiz_result_list);
HANDLER(rights_pause_list_page);
HANDLER(rights_lift_post);

#endif
