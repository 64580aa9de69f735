/* serve.h - what the handlers share: the caller, connections that give themselves back, and the
 * commit that tells the streams. Private to api/. */
#ifndef API_SERVE_H
#define API_SERVE_H

#include "api/api.h"
#include "desk/staff.h"

typedef struct ApiCaller {
    Caller caller;
    Session session;
    Str token;
} ApiCaller;

static inline Api *api_of(const Request *r) { return r->app; }
/* Only behind the gate of a row that is not public. */
const Caller *api_caller(const Request *r);

/* The session of the cookie, for pages outside the table; ERR_DENIED when there is none. */
NODISCARD Err api_find_session(const Request *r, Db *db, ApiCaller *c, Error *e);

/* A read connection until the end of the block. */
typedef struct ApiRead {
    Store *store;
    Db *db;
} ApiRead;
NODISCARD Err api_read(const Request *r, ApiRead *out, Error *e);
void api_read_end(ApiRead *x);
#define API_READ(name) ApiRead name CLEANUP(api_read_end) = { 0 }

/* A write transaction: rolled back at the end of the block unless committed. */
typedef struct ApiWrite {
    Store *store;
    Db *db;
} ApiWrite;
NODISCARD Err api_write(const Request *r, ApiWrite *out, Error *e);
/* Durable after this; streams of the caller's brand and the workers are told. */
NODISCARD Err api_commit(const Request *r, ApiWrite *x, Error *e);
void api_write_end(ApiWrite *x);
#define API_WRITE(name) ApiWrite name CLEANUP(api_write_end) = { 0 }

/* One of the few slots for argon2id, until the end of the block. */
typedef struct ApiHashing {
    sem_t *slot;
} ApiHashing;
/* ERR_LIMIT when too many wait already: a flood of sign-ins must not hold all threads. */
NODISCARD Err api_hashing(Api *api, ApiHashing *out, Error *e);
void api_hashing_end(ApiHashing *x);
#define API_HASHING(name) ApiHashing name CLEANUP(api_hashing_end) = { 0 }

/* The session cookie: its name by whether it may go without TLS, and setting it. */
const char *api_cookie_name(const Api *api);
void api_set_cookie(Request *r, Str token);
void api_clear_cookie(Request *r);
Visitor api_visitor(const Request *r);
/* staff_login() when it is this request's turn to hash; logs how it went, not who it was. */
NODISCARD Err api_login(const Request *r, const LoginForm *form, Str *token, Error *e);

/* Refuses a request that another site's page makes in the name of the visitor. */
NODISCARD Err api_same_site(const Request *r, Error *e);
/* From this machine, asked for by its own name, not through a proxy that says so. */
bool api_is_local(const Request *r);

NODISCARD Err api_no_content(Request *r); /* 204 */

/* Personal data in what a list shows of messages: telephone numbers and the like are for those who
 * answer (RIGHT_WRITE); others see them masked. `rows` of CaseRow. */
void api_mask_rows(const Request *r, const List *rows);
Str api_masked(const Request *r, Str text);

/* The handlers, by file; each is named in one row of routes_*.c. */
#define HANDLER(name) NODISCARD Err name(Request *r, Error *e)
/* sessions.c */
HANDLER(session_show_own);
HANDLER(session_begin);
HANDLER(session_leave);
HANDLER(session_list_own);
HANDLER(session_end_own);
HANDLER(session_password);
HANDLER(session_language);
HANDLER(session_sign_name);
HANDLER(brand_add);
HANDLER(brand_list_own);
HANDLER(sample_act_as);
HANDLER(sample_remove);
/* pages.c */
HANDLER(page_login);
HANDLER(page_login_post);
HANDLER(page_setup);
HANDLER(page_setup_post);
HANDLER(page_join);
HANDLER(page_join_post);
/* overviews.c */
HANDLER(overview_show);
HANDLER(pulse_show);
/* verdicts.c */
HANDLER(verdict_list);
HANDLER(verdict_show);
HANDLER(verdict_again);
HANDLER(verdict_message_list);
HANDLER(verdict_trace);
HANDLER(verdict_decide);
HANDLER(cause_put);
HANDLER(accuracy_show);
/* cases.c */
HANDLER(case_list_page);
HANDLER(case_count_list);
HANDLER(case_show);
HANDLER(case_messages);
HANDLER(message_version_list);
HANDLER(case_do);
HANDLER(case_note);
HANDLER(case_paste);
HANDLER(case_secrecy_put);
HANDLER(case_talk_post);
HANDLER(talk_post);
/* composing.c */
HANDLER(draft_put);
HANDLER(presence_list);
HANDLER(presence_put);
HANDLER(draft_check_post);
/* replies.c */
HANDLER(reply_post);
HANDLER(reply_list_page);
HANDLER(reply_show);
HANDLER(reply_do);
/* settings.c */
HANDLER(source_list_all);
HANDLER(source_post);
HANDLER(source_show);
HANDLER(source_put);
HANDLER(word_list_all);
HANDLER(word_post);
HANDLER(word_delete);
HANDLER(department_show);
HANDLER(department_put);
HANDLER(policy_show);
HANDLER(policy_put);
HANDLER(policy_clauses);
HANDLER(policy_sign_post);
HANDLER(policy_signer_list);
HANDLER(policy_version_list);
HANDLER(policy_version_show);
HANDLER(import_list_all);
/* people.c */
HANDLER(problem_list_page);
HANDLER(problem_show);
HANDLER(problem_put_one);
HANDLER(problem_case_list);
HANDLER(problem_merge_post);
HANDLER(problem_split_post);
HANDLER(problem_unmerge_post);
HANDLER(case_problem_post);
HANDLER(people_list);
HANDLER(people_invite);
HANDLER(people_role);
HANDLER(people_end);
/* alarms.c */
HANDLER(ladder_show);
HANDLER(ladder_put);
HANDLER(alarm_test_post);
HANDLER(incident_show);
HANDLER(incident_calls);
HANDLER(incident_do);
HANDLER(alarm_test_list);
HANDLER(holding_show);
HANDLER(holding_put);
HANDLER(notice_list_all);
/* alarm_pages.c */
HANDLER(alarm_page_show);
HANDLER(alarm_page_post);
HANDLER(alarm_received_post);
/* rosters.c */
HANDLER(roster_show);
HANDLER(roster_put);
/* ways.c */
HANDLER(wake_list_own);
HANDLER(wake_post);
HANDLER(wake_offers);
HANDLER(wake_push_post);
HANDLER(wake_telegram_post);
HANDLER(wake_delete);
/* audits.c */
HANDLER(audit_page);
HANDLER(audit_csv);
HANDLER(audit_check);
/* events.c */
HANDLER(events_stream);
/* hooks.c */
HANDLER(hook_post);
/* system.c */
HANDLER(openapi_show);
HANDLER(health_show);
HANDLER(ready_show);
HANDLER(metrics_show);

#endif
