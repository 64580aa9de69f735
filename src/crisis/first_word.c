#include "crisis/first_word.h"

#include "base/utf8.h"

#include "desk/alarm.h"
#include "desk/audit.h"
#include "desk/clause.h"
#include "desk/event.h"
#include "desk/mass_first.h"
#include "desk/origin_first.h"
#include "desk/prepared.h"
#include "desk/source.h"

enum { REASON_MOST = 500 };

static const Field plan_fields[] = {
    FIELD(FirstWordPlan, text, .doc = "With its fields in braces"),
    FIELD(FirstWordPlan, is_free, .doc = "No second person reads it"),
    FIELD(FirstWordPlan, cases, .doc = "Open ones of the problem"),
    FIELD(FirstWordPlan, origin_name, .flags = FIELD_OPTIONAL),
    FIELD(FirstWordPlan, mass_id, .flags = FIELD_OPTIONAL, .doc = "Of the one that was sent"),
    FIELD(FirstWordPlan, mass_state, .flags = FIELD_OPTIONAL),
    FIELD(FirstWordPlan, waits_for_first,
          .doc = "Others follow when the first answer left where it began"),
};
const Model first_word_plan_model = MODEL(FirstWordPlan, plan_fields);

static const Field send_fields[] = {
    FIELD(FirstWordSend, reason, .flags = FIELD_OPTIONAL, .max = REASON_MOST,
          .doc = "Needed when it does not go first to where it began"),
    FIELD(FirstWordSend, is_elsewhere),
};
const Model first_word_send_model = MODEL(FirstWordSend, send_fields);

static const Field reason_fields[] = {
    FIELD(FirstWordReason, reason, .flags = FIELD_REQUIRED, .max = REASON_MOST),
};
const Model first_word_reason_model = MODEL(FirstWordReason, reason_fields);

/* ---- which words ---- */

typedef struct PlaybookText {
    Str holding;
} PlaybookText;
static const Field playbook_fields[] = { FIELD(PlaybookText, holding, .flags = FIELD_OPTIONAL) };
static const Model playbook_model = MODEL(PlaybookText, playbook_fields);

typedef struct ChannelOf {
    Channel channel;
} ChannelOf;
static const Field channel_fields[] = { FIELD_ENUM_OF(ChannelOf, channel, channel_names) };
static const Model channel_model = MODEL(ChannelOf, channel_fields);

/* The texts there are, the one that is wanted most first. */
typedef struct Choice {
    Arena *arena;
    int64_t now;
    List channels; /* of ChannelOf: where its cases are */
    Str first, fits; /* the first of all, and the first that is short enough everywhere */
} Choice;

static bool fits_everywhere(const Choice *c, Str text) {
    PreparedPreview preview;
    const ChannelOf *at = c->channels.items;
    prepared_preview(c->arena, &(PreparedForm){ PREPARED_HOLDING, PREPARED_ID, text },
                     &(PreparedWith){ .now = c->now }, &preview); /* its length alone matters */
    for (size_t i = 0; i < c->channels.count; i++) {
        size_t most = (size_t)channel_max(at[i].channel);
        if (most && length_of(preview.text, channel_length_rule(at[i].channel), most, NULL) > most)
            return false;
    }
    return true;
}

static void offer(Choice *c, Str text) {
    if (text.n == 0)
        return;
    if (c->first.n == 0)
        c->first = text;
    if (c->fits.n == 0 && fits_everywhere(c, text))
        c->fits = text;
}

static NODISCARD Err offer_playbook(Db *db, Choice *choice, const Crisis *c, int64_t brand_id,
                                    Error *e) {
    PlaybookText text = { 0 };
    bool found;
    if (c->playbook_id == 0)
        return ERR_OK;
    TRY(db_maybe(db, choice->arena, Q_PLAYBOOK_HOLDING,
                 DB_ARGS(DB_V(brand_id), DB_V(c->playbook_id)), &playbook_model, &text, &found,
                 e));
    offer(choice, text.holding);
    return ERR_OK;
}

static NODISCARD Err offer_prepared(Db *db, Choice *choice, const Caller *by, Error *e) {
    List list;
    TRY(prepared_list(db, choice->arena, by->brand_id, by->now, &list, e));
    const Prepared *p = list.items;
    for (size_t i = 0; i < list.count; i++)
        if (p[i].kind == PREPARED_HOLDING && p[i].language == PREPARED_ID && !p[i].is_expired)
            offer(choice, p[i].text);
    return ERR_OK;
}

static NODISCARD Err words_for(Db *db, Arena *a, const Caller *by, const Crisis *c, Str *out,
                               Error *e) {
    HoldingText alarm = { 0 };
    Choice choice = { .arena = a, .now = by->now };
    TRY(db_list(db, a, Q_PROBLEM_CHANNELS, DB_ARGS(DB_V(by->brand_id), DB_V(c->problem_id)),
                &channel_model, &choice.channels, e));
    TRY(offer_playbook(db, &choice, c, by->brand_id, e));
    TRY(offer_prepared(db, &choice, by, e));
    TRY(holding_get(db, a, by->brand_id, &alarm, e));
    offer(&choice, alarm.text.n ? alarm.text : alarm.own);
    *out = choice.fits.n ? choice.fits : choice.first;
    return ERR_OK;
}

/* ---- what was sent ---- */

/* Whatever its words were, and whichever would be chosen now; id 0: none. */
static NODISCARD Err sent_before(Db *db, Arena *a, const Caller *by, const Crisis *c, Mass *out,
                                 Error *e) {
    bool found;
    *out = (Mass){ 0 };
    return db_maybe(db, a, Q_CRISIS_HOLDING_SENT,
                    DB_ARGS(DB_V(by->brand_id), DB_V(c->id)),
                    &mass_model, out, &found, e);
}

Err first_word_plan(Db *db, Arena *a, const Caller *by, int64_t crisis_id, FirstWordPlan *out,
                 Error *e) {
    Crisis c = { 0 };
    Policy p = { 0 };
    Mass sent = { 0 };
    bool is_holding;
    TRY(crisis_get(db, a, by->brand_id, crisis_id, &c, e));
    TRY(policy_get(db, a, by->brand_id, &p, e));
    *out = (FirstWordPlan){ .origin_name = c.origin_name };
    TRY(words_for(db, a, by, &c, &out->text, e));
    TRY(prepared_is_holding(db, a, by, out->text, &is_holding, e));
    out->is_free = is_holding && p.holding_free;
    if (c.problem_id == 0)
        return ERR_OK;
    TRY(db_i64(db, Q_PROBLEM_OPEN_CASES, DB_ARGS(DB_V(by->brand_id), DB_V(c.problem_id)),
               &out->cases, e));
    TRY(sent_before(db, a, by, &c, &sent, e));
    out->mass_id = sent.id;
    out->mass_state = sent.id ? str_c(mass_state_names[sent.state]) : (Str){ 0 };
    return sent.id ? mass_waits_for_first(db, a, by->brand_id, &sent, &out->waits_for_first, e)
                   : ERR_OK;
}

/* ---- sending ---- */

static NODISCARD Err check(const Crisis *c, const FirstWordSend *form, Error *e) {
    bool is_origin_first = c->origin_source_id && !form->is_elsewhere;
    if (c->phase == PHASE_CLOSED || c->phase == PHASE_RECOVERY)
        FAIL(e, ERR_CONFLICT, "this crisis is over its first word: answer by hand");
    if (c->problem_id == 0)
        FAIL_FIELD(e, "problem_id", "is needed: say first which cases this crisis is about");
    if (!is_origin_first && utf8_is_blank(form->reason))
        FAIL_FIELD(e, "reason", "is needed: why it does not go first to where it began");
    return ERR_OK;
}

static NODISCARD Err log_sent(Db *db, const Caller *by, int64_t crisis_id, const AuditAct *act,
                              Error *e) {
    AuditAct row = *act;
    row.object = "crisis";
    row.object_id = crisis_id;
    TRY(audit_add(db, by, &row, e));
    return event_add(db, by->brand_id, EVENT_CRISIS, crisis_id, by->now, e);
}

Err first_word_send(Db *db, Arena *a, const Caller *by, int64_t crisis_id,
                    const FirstWordSend *form, Mass *out, Error *e) {
    Crisis c = { 0 };
    MassText text = { .mode = MASS_REPLIES };
    MassChange hand_in = { .act = MASS_HAND_IN };
    TRY(crisis_get(db, a, by->brand_id, crisis_id, &c, e));
    TRY(check(&c, form, e));
    TRY(mass_make(db, a, by, &(MassForm){ .scope = MASS_OF_PROBLEM, .problem_id = c.problem_id },
                  out, e));
    text.version = out->version;
    TRY(words_for(db, a, by, &c, &text.text, e));
    TRY(mass_save(db, a, by, out->id, &text, out, e));
    bool is_origin_first = c.origin_source_id && !form->is_elsewhere;
    MassFirst first = { .crisis_id = c.id,
                        .source_id = is_origin_first ? c.origin_source_id : 0,
                        .reason = str_trim(form->reason) };
    TRY(mass_first(db, by, out, &first, e));
    TRY(mass_get(db, a, by->brand_id, out->id, out, e));
    hand_in.version = out->version;
    Err code = mass_act(db, a, by, out->id, &hand_in, out, e);
    if (code != ERR_OK) {
        origin_reason_is(e, "reason");
        return code;
    }
    return log_sent(db, by, crisis_id,
                    &(AuditAct){ .act = "crisis.holding",
                                 .detail = str_fmt(a, "mass=%lld first=%lld", (long long)out->id,
                                                   (long long)out->first_source_id),
                                 .personal = str_trim(form->reason) },
                    e);
}

Err first_word_release(Db *db, Arena *a, const Caller *by, int64_t crisis_id,
                    const FirstWordReason *why, Mass *out, Error *e) {
    Crisis c = { 0 };
    Policy p = { 0 };
    Str reason = str_trim(why->reason);
    TRY(crisis_get(db, a, by->brand_id, crisis_id, &c, e));
    if (reason.n == 0)
        FAIL_FIELD(e, "reason", "is needed: why it does not go first to where it began");
    TRY(sent_before(db, a, by, &c, out, e));
    if (out->id == 0 || out->first_source_id == 0)
        FAIL(e, ERR_CONFLICT, "nobody waits for the first answer where it began");
    TRY(mass_first(db, by, out, &(MassFirst){ .crisis_id = c.id, .reason = reason }, e));
    TRY(policy_get(db, a, by->brand_id, &p, e));
    if (p.origin_first)
        TRY(clause_override(db, by, &p, &(ClausePass){ CLAUSE_ORIGIN, "mass", out->id }, e));
    TRY(log_sent(db, by, crisis_id,
                 &(AuditAct){ .act = "crisis.holding_elsewhere",
                              .detail = str_fmt(a, "mass=%lld", (long long)out->id),
                              .personal = reason },
                 e));
    return mass_get(db, a, by->brand_id, out->id, out, e);
}
