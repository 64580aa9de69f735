/* statements.h - the handlers of statements and contradictions. Private to api/. */
#ifndef API_STATEMENTS_H
#define API_STATEMENTS_H

#include "api/serve.h"

HANDLER(statement_list_page);
HANDLER(statement_post);
HANDLER(statement_try_post);
HANDLER(statement_show);
HANDLER(statement_put);
HANDLER(statement_version_post);
HANDLER(statement_version_put);
HANDLER(statement_version_do);
HANDLER(case_statement_list);
HANDLER(contradiction_list_page);
HANDLER(contradiction_correct_post);
HANDLER(contradiction_dismiss_post);

#endif
