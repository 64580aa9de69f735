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

#endif
