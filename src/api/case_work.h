/* case_work.h - the handlers of what is done about a case besides answering it: departments,
 * demands, the answer book, slips. */
#ifndef API_CASE_WORK_H
#define API_CASE_WORK_H

#include "api/serve.h"

/* demands.c */
HANDLER(case_demand_list);
HANDLER(case_demand_post);
HANDLER(demand_list_page);
HANDLER(demand_count_show);
HANDLER(demand_do);
HANDLER(solution_list_all);
HANDLER(solution_post);
HANDLER(solution_put_one);
HANDLER(solution_delete);
/* knowledges.c */
HANDLER(knowledge_list_all);
HANDLER(knowledge_post);
HANDLER(knowledge_put_one);
HANDLER(knowledge_delete);
/* referrals.c */
HANDLER(contact_list_all);
HANDLER(contact_put);
HANDLER(case_referral_list);
HANDLER(case_referral_post);
HANDLER(problem_referral_post);
HANDLER(referral_list_page);
HANDLER(referral_do);
HANDLER(referral_link_show);
/* referral_pages.c */
HANDLER(referral_page_show);
HANDLER(referral_page_post);
/* slips.c */
HANDLER(case_slip_show);

#endif
