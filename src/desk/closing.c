#include "desk/closing.h"

#include "base/crypto.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "desk/audit.h"
#include "desk/clause.h"
#include "desk/handoff.h"
#include "desk/origin_first.h"
#include "desk/reply.h"

static const char *const case_outcome_names[] = { "accepted", "best_effort", "no_reply", "fair",
                                                  NULL };
static_assert(COUNT(case_outcome_names) == ENDED__COUNT + 1, "one name per outcome");

static const Field form_fields[] = {
    FIELD(ClosingForm, version, .flags = FIELD_REQUIRED, .least = 1, .most = INT64_MAX),
    FIELD_ENUM_OF(ClosingForm, outcome, case_outcome_names, .flags = FIELD_REQUIRED),
    FIELD(ClosingForm, regretted, .doc = "We said that we are sorry"),
    FIELD(ClosingForm, offered, .doc = "We offered help"),
    FIELD(ClosingForm, responded, .doc = "The customer answered"),
    FIELD(ClosingForm, attempts, .flags = FIELD_OPTIONAL, .max = 2000,
          .doc = "best_effort: what was tried, one a line"),
    FIELD(ClosingForm, reason, .flags = FIELD_OPTIONAL, .max = 1000,
          .doc = "Needed when nobody answered, or nobody in public what was said in public, and "
                 "when the note is the first public word of a crisis, elsewhere than its origin"),
    FIELD(ClosingForm, note_agreed, .doc = "The customer agreed to a public closing note"),
    FIELD(ClosingForm, public_note, .flags = FIELD_OPTIONAL, .max = LIMIT_REPLY_TEXT,
          .doc = "Handed in as a public answer"),
    FIELD(ClosingForm, overrides, .doc = "Send the note although the checker asks"),
};
const Model closing_form_model = MODEL(ClosingForm, form_fields);

static const Field closing_fields[] = {
    FIELD(Closing, id, .doc = "0: it was never closed this way"),
    FIELD_ENUM_OF(Closing, outcome, case_outcome_names),
    FIELD(Closing, regretted),
    FIELD(Closing, offered),
    FIELD(Closing, responded),
    FIELD(Closing, attempts, .flags = FIELD_OPTIONAL),
    FIELD(Closing, reason, .flags = FIELD_OPTIONAL),
    FIELD(Closing, note_agreed),
    FIELD(Closing, staff_id),
    FIELD(Closing, staff_name, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(Closing, at, .flags = FIELD_OPTIONAL),
};
const Model closing_model = MODEL(Closing, closing_fields);

typedef struct Running {
    int64_t replies, referrals, demands;
} Running;
static const Field running_fields[] = { FIELD(Running, replies), FIELD(Running, referrals),
                                        FIELD(Running, demands) };
static const Model running_model = MODEL(Running, running_fields);

Err closing_nothing_runs(Db *db, Arena *a, const Caller *by, int64_t case_id, Error *e) {
    Running r = { 0 };
    TRY(db_one(db, a, Q_CASE_RUNNING, DB_ARGS(DB_V(by->brand_id), DB_V(case_id)), &running_model,
               &r, e));
    if (r.replies)
        FAIL(e, ERR_CONFLICT, "an answer of this case still waits: see to it first");
    if (r.referrals)
        FAIL(e, ERR_CONFLICT, "a department still has this matter: wait for it or take it back");
    if (r.demands)
        FAIL(e, ERR_CONFLICT, "a demand of this case is not decided yet: decide it first");
    return ERR_OK;
}

bool closing_needs_outcome(const Case *c) {
    return c->answered_at != 0 && class_is_complaint(c->class) && c->state != CASE_FOLLOW;
}

Err closing_latest(Db *db, Arena *a, int64_t brand_id, int64_t case_id, Closing *out, Error *e) {
    bool found;
    *out = (Closing){ 0 };
    return db_maybe(db, a, Q_CLOSING_LATEST, DB_ARGS(DB_V(brand_id), DB_V(case_id)),
                    &closing_model, out, &found, e);
}

static NODISCARD Err check_note(const Policy *p, const Case *c, const ClosingForm *form,
                                Error *e) {
    if (utf8_is_blank(form->public_note))
        return ERR_OK;
    if (c->is_direct)
        FAIL_FIELD(e, "public_note", "has no place: this customer wrote in private");
    if (p->close_note && !form->note_agreed)
        FAIL_CLAUSE(e, p, CLAUSE_CLOSE_NOTE, ERR_DENIED, "note_agreed",
                    "the public closing note needs the customer's yes: ask first");
    return ERR_OK;
}

static NODISCARD Err check(Db *db, Arena *a, const Caller *by, const Case *c,
                           const ClosingForm *form, Error *e) {
    Policy policy = { 0 };
    Handoff h;
    TRY(closing_nothing_runs(db, a, by, c->id, e));
    TRY(policy_get(db, a, by->brand_id, &policy, e));
    TRY(handoff_get(db, a, by->brand_id, c, &policy, &h, e));
    bool goes_public = h.public_at != 0 || h.post_at != 0 || !utf8_is_blank(form->public_note);
    if (form->outcome == ENDED_BEST_EFFORT && utf8_is_blank(form->attempts))
        FAIL_FIELD(e, "attempts", "are needed: what was tried, one a line");
    if (h.is_needed && !goes_public && utf8_is_blank(form->reason))
        FAIL_FIELD(e, "reason",
                   "is needed: this was said in public and nobody answered in public");
    return check_note(&policy, c, form, e);
}

/* Before the case closes, so that a note the checker stops leaves it open. */
static NODISCARD Err hand_in_note(Db *db, Arena *a, const Caller *by, const Case *c,
                                  const ClosingForm *form, Error *e) {
    Reply reply = { 0 };
    if (utf8_is_blank(form->public_note))
        return ERR_OK;
    Err code = reply_create(db, a, by, c->id,
                            &(ReplyForm){ .case_version = c->version,
                                          .text = str_trim(form->public_note),
                                          .is_public = true,
                                          .overrides = form->overrides,
                                          .first_reason = form->reason,
                                          .request_key = crypto_token(a) },
                            &reply, e);
    if (code != ERR_OK)
        origin_reason_is(e, "reason");
    return code;
}

static NODISCARD Err keep(Db *db, const Caller *by, int64_t case_id, const ClosingForm *form,
                          Error *e) {
    SCRATCH(a);
    Str attempts = str_trim(form->attempts), reason = str_trim(form->reason);
    TRY(db_run(db, Q_CLOSING_INSERT,
               DB_ARGS(DB_V(by->brand_id), DB_V(case_id),
                       db_name(case_outcome_names, (int)form->outcome), DB_V(form->regretted),
                       DB_V(form->offered), DB_V(form->responded), db_text(attempts),
                       db_text(reason), DB_V(form->note_agreed), DB_V(by->staff_id), DB_V(by->now)),
               NULL, e));
    return audit_add(db, by,
                     &(AuditAct){ .act = "case.outcome",
                                  .object = "case",
                                  .object_id = case_id,
                                  .detail = str_fmt(a, "%s%s%s%s%s",
                                                    case_outcome_names[form->outcome],
                                                    form->regretted ? " regretted" : "",
                                                    form->offered ? " offered" : "",
                                                    form->responded ? " responded" : "",
                                                    form->note_agreed ? " note_agreed" : ""),
                                  .personal = attempts.n ? attempts : (Str){ 0 } },
                     e);
}

Err case_close(Db *db, Arena *a, const Caller *by, int64_t case_id, const ClosingForm *form,
               Case *out, Error *e) {
    Case c = { 0 };
    TRY(case_get(db, a, by->brand_id, case_id, &c, e));
    if (c.version != form->version)
        FAIL(e, ERR_CONFLICT, "somebody changed this case meanwhile: look again");
    TRY(check(db, a, by, &c, form, e));
    TRY(hand_in_note(db, a, by, &c, form, e));
    TRY(case_get(db, a, by->brand_id, case_id, &c, e));
    TRY(case_act(db, a, by, case_id,
                 &(CaseChange){ .act = ACT_DONE,
                                .version = c.version,
                                .reason = form->reason,
                                .has_outcome = true },
                 out, e));
    return keep(db, by, case_id, form, e);
}
