/* bodies.h - request and reply records that exist only at the API. */
#ifndef API_BODIES_H
#define API_BODIES_H

#include "base/item.h"
#include "desk/compose.h"
#include "desk/mass_page.h"
#include "desk/message.h"
#include "desk/reply.h"
#include "desk/staff.h"

typedef struct SessionPage {
    Staff staff; /* whose part one plays: the invented colleague, else oneself */
    List brands; /* of Brand: theirs */
    Str csrf;
    Str version;
    int64_t acts_as; /* an invented colleague in the sample shop, 0 = oneself */
    int64_t now;
} SessionPage;
extern const Model session_page_model;

typedef struct LanguageForm {
    Str language;
} LanguageForm;
extern const Model language_form_model;

typedef struct PersonaForm {
    int64_t staff_id; /* 0: oneself again */
} PersonaForm;
extern const Model persona_form_model;

typedef struct CasePage {
    Case record; /* "case" */
    List messages, replies, notes, history, presence;
    List mass; /* of MassOfCase */
    List decisions; /* of CaseDecision */
    Draft draft;
    int64_t channel_max;
    bool needs_approval; /* a public answer goes to a second person first */
} CasePage;
extern const Model case_page_model;

typedef struct BeforeQuery {
    int64_t before;
} BeforeQuery;
extern const Model before_query_model;

typedef struct PresenceForm {
    bool is_typing;
} PresenceForm;
extern const Model presence_form_model;

typedef struct StateQuery {
    ReplyState state;
} StateQuery;
extern const Model state_query_model;

typedef struct HoursQuery {
    int64_t hours;
} HoursQuery;
extern const Model hours_query_model;

typedef struct InviteReply {
    Str link;
} InviteReply;
extern const Model invite_reply_model;

typedef struct HookBody {
    List items; /* of Item */
} HookBody;
extern const Model hook_body_model;

typedef struct HookReply {
    int64_t taken, known, edited, deleted;
} HookReply;
extern const Model hook_reply_model;

typedef struct HealthReply {
    Str status, version;
} HealthReply;
extern const Model health_reply_model;

typedef struct ReferralLink {
    Str link;
} ReferralLink;
extern const Model referral_link_model;

typedef struct WakeOffer {
    Str push_key, telegram_bot;
    bool has_telegram;
} WakeOffer;
extern const Model wake_offer_model;

typedef struct WakeCode {
    Str code, link; /* link: none when the bot's name is not configured */
    int64_t expires_at;
} WakeCode;
extern const Model wake_code_model;

#endif
