/* crisis_words.h - the handlers of what is said in a crisis: facts, claims, updates, the public
 * page, the apology, the first word. Private to api/. */
#ifndef API_CRISIS_WORDS_H
#define API_CRISIS_WORDS_H

#include "api/serve.h"

HANDLER(crisis_apology_post);
HANDLER(crisis_claim_read);
HANDLER(crisis_claim_put);
HANDLER(crisis_fact_list);
HANDLER(crisis_fact_post);
HANDLER(crisis_fact_show);
HANDLER(crisis_fact_do);
HANDLER(crisis_first_word_show);
HANDLER(crisis_first_word_post);
HANDLER(crisis_first_word_release);
HANDLER(crisis_page_show);
HANDLER(crisis_page_put);
HANDLER(crisis_page_file);
HANDLER(crisis_page_public);
HANDLER(crisis_post_list);
HANDLER(crisis_promise_list);
HANDLER(crisis_promise_do);
HANDLER(crisis_update_list);
HANDLER(crisis_update_post);
HANDLER(crisis_update_put);
HANDLER(crisis_update_do);
HANDLER(crisis_update_copies);
HANDLER(crisis_update_posted);

#endif
