/* Routes outside of a brand: sign-in, one's own account, pages behind links, machines. */
#include "api/routes.h"
#include "api/bodies.h"
#include "api/case_work.h"
#include "api/crisis_words.h"
#include "api/staff_told.h"
#include "desk/intake.h"
#include "desk/wake_way.h"

extern const Model alarm_act_model; /* alarms.c: the form of the alarm page */
extern const Model referral_page_form_model; /* referral_pages.c: that of a department's page */

enum {
    OPEN_PAGE = ROUTE_PUBLIC | ROUTE_PAGE,
    OPEN_FORM = ROUTE_PUBLIC | ROUTE_PAGE | ROUTE_RAW,
};

static const Route rows[] = {
    { "GET", "/alarm/{token}", 0, OPEN_PAGE, alarm_page_show, NULL, NULL, NULL,
      "The page behind the link of an alarm call" },
    { "POST", "/alarm/{token}", 0, OPEN_PAGE | ROUTE_FORM, alarm_page_post, NULL, &alarm_act_model,
      NULL, "Take an incident, watch it or send the holding answer, from the alarm page" },
    { "POST", "/alarm/{token}/received", 0, ROUTE_PUBLIC, alarm_received_post, NULL, NULL, NULL,
      "A device tells that a call came" },
    { "GET", "/api/brands", RIGHT_SELF, ROUTE_LIST, brand_list_own, NULL, NULL, &brand_model,
      "One's own brands" },
    { "POST", "/api/brands", RIGHT_SELF, 0, brand_add, NULL, &brand_model, &brand_model,
      "Add a brand; for owners" },
    { "POST", "/api/hooks/{source}", 0, ROUTE_PUBLIC | ROUTE_RAW | ROUTE_NO_TOKEN, hook_post, NULL,
      NULL, &hook_reply_model, "Messages from another program, signed with the source's secret" },
    { "GET", "/api/openapi.json", 0, ROUTE_PUBLIC, openapi_show, NULL, NULL, NULL,
      "This description" },
    { "DELETE", "/api/session", RIGHT_SELF, 0, session_leave, NULL, NULL, NULL, "Sign out" },
    { "GET", "/api/session", RIGHT_SELF, 0, session_show_own, NULL, NULL, &session_page_model,
      "Who am I, which brands are mine" },
    { "POST", "/api/session", 0, ROUTE_PUBLIC, session_begin, NULL, &login_form_model,
      &session_model, "Sign in" },
    { "PUT", "/api/session/language", RIGHT_SELF, 0, session_language, NULL, &language_form_model,
      NULL, "Language of the interface" },
    { "GET", "/api/session/list", RIGHT_SELF, ROUTE_LIST, session_list_own, NULL, NULL,
      &session_model, "One's own sessions" },
    { "DELETE", "/api/session/list/{id}", RIGHT_SELF, 0, session_end_own, NULL, NULL, NULL,
      "End one of one's own sessions" },
    { "PUT", "/api/session/password", RIGHT_SELF, 0, session_password, NULL, &password_form_model,
      NULL, "Change one's own password; ends the other sessions" },
    { "PUT", "/api/session/sign-name", RIGHT_SELF, 0, session_sign_name, NULL, &sign_form_model,
      NULL, "The name below one's own answers; null: the first word of one's name" },
    { "GET", "/api/session/ways", RIGHT_SELF, ROUTE_LIST, wake_list_own, NULL, NULL,
      &wake_way_model, "How one is woken oneself" },
    { "POST", "/api/session/ways", RIGHT_SELF, 0, wake_post, NULL, &wake_form_model,
      &wake_way_model, "Add a mail address or a signed hook" },
    { "GET", "/api/session/ways/offers", RIGHT_SELF, 0, wake_offers, NULL, NULL, &wake_offer_model,
      "Which ways this installation has, and the key for browsers" },
    { "POST", "/api/session/ways/push", RIGHT_SELF, 0, wake_push_post, NULL, &push_form_model,
      &wake_way_model, "Add a browser's subscription" },
    { "POST", "/api/session/ways/telegram", RIGHT_SELF, 0, wake_telegram_post, NULL, NULL,
      &wake_code_model, "Make a one-time code that links a Telegram chat" },
    { "DELETE", "/api/session/ways/{id}", RIGHT_SELF, 0, wake_delete, NULL, NULL, NULL,
      "Remove one of one's own ways" },
    { "GET", "/bagian/{token}", 0, OPEN_PAGE, referral_page_show, NULL, NULL, NULL,
      "The page behind the link of a question to a department" },
    { "POST", "/bagian/{token}", 0, OPEN_PAGE | ROUTE_FORM, referral_page_post, NULL,
      &referral_page_form_model, NULL, "Take, answer or give back a question, from that page" },
    { "GET", "/healthz", 0, ROUTE_PUBLIC, health_show, NULL, NULL, &health_reply_model,
      "The process lives" },
    { "GET", "/join", 0, OPEN_PAGE, page_join, NULL, NULL, NULL, "Page of an invitation" },
    { "POST", "/join", 0, OPEN_FORM, page_join_post, NULL, NULL, NULL, "Accept an invitation" },
    { "GET", "/kabar/{slug}", 0, OPEN_PAGE, crisis_page_public, NULL, NULL, NULL,
      "The public page of a crisis" },
    { "GET", "/login", 0, OPEN_PAGE, page_login, NULL, NULL, NULL, "Page to sign in" },
    { "POST", "/login", 0, OPEN_FORM, page_login_post, NULL, NULL, NULL, "Sign in from the page" },
    { "GET", "/metrics", 0, ROUTE_PUBLIC, metrics_show, NULL, NULL, NULL,
      "Figures for Prometheus; only from this machine" },
    { "GET", "/readyz", 0, ROUTE_PUBLIC, ready_show, NULL, NULL, &health_reply_model,
      "The database answers" },
    { "GET", "/setup", 0, OPEN_PAGE, page_setup, NULL, NULL, NULL, "Page of the first run" },
    { "POST", "/setup", 0, OPEN_FORM, page_setup_post, NULL, NULL, NULL, "The first run" },
    { "GET", "/staf/{token}", 0, OPEN_PAGE, staff_page_show, NULL, NULL, NULL,
      "The page behind the link of a broadcast to the staff" },
    { "POST", "/staf/{token}", 0, OPEN_PAGE | ROUTE_FORM, staff_page_post, NULL,
      &staff_page_form_model, NULL, "Say that one has read it, from that page" },
};

const RouteRows api_open_routes = ROUTE_ROWS(rows);
