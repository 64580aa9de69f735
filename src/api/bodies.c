#include "api/bodies.h"

#include "base/limits.h"
#include "desk/case_decision.h"
#include "desk/brand.h"

enum { HOOK_ITEMS_MAX = 500 };

static const Field session_page_fields[] = {
    FIELD_RECORD_OF(SessionPage, staff, &staff_model),
    FIELD_LIST_OF(SessionPage, brands, &brand_model),
    FIELD(SessionPage, csrf,
          .doc = "Goes into X-CSRF-Token of every request that changes something"),
    FIELD(SessionPage, version),
    FIELD(SessionPage, acts_as, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(SessionPage, now),
};
const Model session_page_model = MODEL(SessionPage, session_page_fields);

static const Field language_fields[] = {
    FIELD(LanguageForm, language, .flags = FIELD_REQUIRED, .max = 2),
};
const Model language_form_model = MODEL(LanguageForm, language_fields);

static const Field persona_fields[] = {
    FIELD(PersonaForm, staff_id, .flags = FIELD_REQUIRED, .least = 0, .most = INT64_MAX),
};
const Model persona_form_model = MODEL(PersonaForm, persona_fields);

static const Field case_page_fields[] = {
    { .name = "case",
      .offset = offsetof(CasePage, record),
      .type = FIELD_RECORD,
      .model = &case_model },
    FIELD_LIST_OF(CasePage, messages, &message_model, .max = LIMIT_PAGE),
    FIELD_LIST_OF(CasePage, replies, &reply_model, .max = LIMIT_PAGE),
    FIELD_LIST_OF(CasePage, notes, &note_model, .max = LIMIT_PAGE),
    FIELD_LIST_OF(CasePage, history, &case_row_model, .max = LIMIT_PAGE),
    FIELD_LIST_OF(CasePage, presence, &presence_model, .max = LIMIT_PAGE),
    FIELD_LIST_OF(CasePage, mass, &mass_of_case_model, .max = LIMIT_PAGE,
                  .doc = "Answers to many that it is part of, the newest first"),
    FIELD_LIST_OF(CasePage, decisions, &case_decision_model, .max = LIMIT_PAGE,
                  .doc = "What was decided of it, the newest first"),
    FIELD_RECORD_OF(CasePage, draft, &draft_model),
    FIELD(CasePage, channel_max, .doc = "Longest answer in characters, 0 = no limit known"),
    FIELD(CasePage, needs_approval),
};
const Model case_page_model = MODEL(CasePage, case_page_fields);

static const Field before_fields[] = {
    FIELD(BeforeQuery, before, .flags = FIELD_OPTIONAL, .least = 1, .most = INT64_MAX),
};
const Model before_query_model = MODEL(BeforeQuery, before_fields);

static const Field presence_form_fields[] = {
    FIELD(PresenceForm, is_typing, .flags = FIELD_REQUIRED),
};
const Model presence_form_model = MODEL(PresenceForm, presence_form_fields);

static const Field state_fields[] = {
    FIELD_ENUM_OF(StateQuery, state, reply_state_names, .flags = FIELD_REQUIRED),
};
const Model state_query_model = MODEL(StateQuery, state_fields);

static const Field hours_fields[] = {
    FIELD(HoursQuery, hours, .flags = FIELD_OPTIONAL, .least = 1, .most = 72),
};
const Model hours_query_model = MODEL(HoursQuery, hours_fields);

static const Field invite_reply_fields[] = {
    FIELD(InviteReply, link, .doc = "Give it to the invited; valid for three days, once"),
};
const Model invite_reply_model = MODEL(InviteReply, invite_reply_fields);

static const Field hook_body_fields[] = {
    FIELD_LIST_OF(HookBody, items, &item_model, .flags = FIELD_REQUIRED, .max = HOOK_ITEMS_MAX),
};
const Model hook_body_model = MODEL(HookBody, hook_body_fields);

static const Field hook_reply_fields[] = {
    FIELD(HookReply, taken),
    FIELD(HookReply, known),
    FIELD(HookReply, edited),
    FIELD(HookReply, deleted),
};
const Model hook_reply_model = MODEL(HookReply, hook_reply_fields);

static const Field health_fields[] = { FIELD(HealthReply, status), FIELD(HealthReply, version) };
const Model health_reply_model = MODEL(HealthReply, health_fields);

static const Field referral_link_fields[] = {
    FIELD(ReferralLink, link, .doc = "Whoever holds it may answer"),
};
const Model referral_link_model = MODEL(ReferralLink, referral_link_fields);

static const Field offer_fields[] = {
    FIELD(WakeOffer, push_key, .doc = "applicationServerKey for PushManager.subscribe()"),
    FIELD(WakeOffer, has_telegram),
    FIELD(WakeOffer, telegram_bot, .flags = FIELD_OPTIONAL),
};
const Model wake_offer_model = MODEL(WakeOffer, offer_fields);

static const Field code_fields[] = {
    FIELD(WakeCode, code, .doc = "Sent to the bot as /start CODE"),
    FIELD(WakeCode, link, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(WakeCode, expires_at),
};
const Model wake_code_model = MODEL(WakeCode, code_fields);
