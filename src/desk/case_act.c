/* What may be done with a case, in which state, by whom, and what it must carry: one table. */
#include "base/limits.h"
#include "base/time.h"
#include "base/utf8.h"
#include "desk/audit.h"
#include "desk/brand.h"
#include "desk/case.h"
#include "desk/case_decision.h"
#include "desk/clause.h"
#include "desk/closing.h"
#include "desk/deadline.h"
#include "desk/event.h"
#include "desk/follow_up.h"
#include "desk/promise.h"
#include "desk/reread_alike.h"

static const char *const case_act_names[] = { "classify", "take", "release", "ignore", "watch",
                                       "snooze",   "spam", "done",    "reopen", NULL };
static_assert(COUNT(case_act_names) == ACT__COUNT + 1, "one name per act");

static const Field case_change_fields[] = {
    FIELD_ENUM_OF(CaseChange, act, case_act_names, .flags = FIELD_REQUIRED),
    FIELD(CaseChange, version, .flags = FIELD_REQUIRED, .least = 1, .most = INT64_MAX),
    FIELD_ENUM_OF(CaseChange, class, class_names, .flags = FIELD_OPTIONAL),
    FIELD(CaseChange, reason, .flags = FIELD_OPTIONAL, .max = 1000),
    FIELD_TIME_OF(CaseChange, until, .flags = FIELD_OPTIONAL),
};
const Model case_change_model = MODEL(CaseChange, case_change_fields);

enum { SNOOZE_MOST = 30 * DAY };

enum {
    IN_NEW = 1 << CASE_NEW,
    IN_CLASSIFIED = 1 << CASE_CLASSIFIED,
    IN_ANSWERED = 1 << CASE_ANSWERED,
    IN_PARKED = 1 << CASE_WATCHED | 1 << CASE_SNOOZED | 1 << CASE_IGNORED,
    IN_SPAM = 1 << CASE_SPAM,
    IN_DONE = 1 << CASE_DONE,
    IN_FOLLOW = 1 << CASE_FOLLOW,
    IN_OPEN = IN_NEW | IN_CLASSIFIED | IN_ANSWERED | IN_FOLLOW | 1 << CASE_REFERRED,
    IN_ANY = IN_OPEN | IN_PARKED | IN_SPAM | IN_DONE,
};
enum {
    NEEDS_REASON = 1 << 0, NEEDS_UNTIL = 1 << 1, CHANGES_OWNER_ONLY = 1 << 2,
    ENDS = 1 << 3, LAYS_ASIDE = 1 << 4,
};

typedef struct ActRow {
    unsigned from;
    unsigned needs;
    CaseState to;
    Queue queue;
    const char *decision; /* NULL: as it was */
    int64_t until_most;
} ActRow;

static const ActRow case_acts[] = {
    [ACT_CLASSIFY] = { IN_ANY, 0, CASE_CLASSIFIED, QUEUE_WAITING, NULL, 0 },
    [ACT_TAKE] = { IN_ANY, CHANGES_OWNER_ONLY, CASE_NEW, QUEUE_WAITING, NULL, 0 },
    [ACT_RELEASE] = { IN_ANY, CHANGES_OWNER_ONLY, CASE_NEW, QUEUE_WAITING, NULL, 0 },
    [ACT_IGNORE] = { IN_OPEN | IN_PARKED, NEEDS_REASON | NEEDS_UNTIL | ENDS, CASE_IGNORED,
                     QUEUE_IGNORED, "ignore", 0 }, /* both as long as the policy says */
    [ACT_WATCH] = { IN_OPEN | IN_PARKED, NEEDS_REASON | NEEDS_UNTIL | LAYS_ASIDE, CASE_WATCHED,
                    QUEUE_WATCH, "watch", 0 },
    [ACT_SNOOZE] = { IN_OPEN | IN_PARKED, NEEDS_UNTIL | LAYS_ASIDE, CASE_SNOOZED, QUEUE_WATCH,
                     NULL, SNOOZE_MOST },
    [ACT_SPAM] = { IN_OPEN | IN_PARKED, ENDS, CASE_SPAM, QUEUE_SPAM, "spam", 0 },
    [ACT_DONE] = { IN_OPEN | IN_PARKED, ENDS, CASE_DONE, QUEUE_DONE, NULL, 0 },
    [ACT_REOPEN] = { IN_ANY & ~(unsigned)(IN_NEW | IN_CLASSIFIED), 0, CASE_CLASSIFIED,
                     QUEUE_WAITING, "none", 0 },
};
static_assert(COUNT(case_acts) == ACT__COUNT, "one row per act");

/* Who turns to us there expects an answer (S3-33): whatever it says, it is never left. */
static bool is_answered_always(const Case *c) {
    return c->is_direct || channel_is_direct(c->channel) || c->channel == CHANNEL_MARKETPLACE;
}

/* Whether somebody waits for a word of ours, also where their case lies aside: who writes again
 * there is brought back (intake_case.c). */
static bool owes_answer(const Case *c) {
    bool is_aside = c->state == CASE_WATCHED || c->state == CASE_SNOOZED;
    return c->queue == QUEUE_WAITING || (is_aside && c->answered_at == 0);
}

/* Only what the policy names may be left unanswered. */
static NODISCARD Err may_ignore(const Policy *p, const Case *c, Error *e) {
    if (p->ignore_public_only && is_answered_always(c))
        FAIL_CLAUSE(e, p, CLAUSE_ANSWER_ALL, ERR_DENIED, "",
                    "a private message is never ignored: answer it or close it");
    if (!policy_names_has(&p->ignore_classes, class_names[c->class]))
        FAIL_CLAUSE(e, p, CLAUSE_ANSWER_ALL, ERR_DENIED, "",
                    "this class is not one that may be ignored: change the class first if it is "
                    "wrong");
    if (c->severity == SEVERITY_GRAVE)
        FAIL_CLAUSE(e, p, CLAUSE_ANSWER_ALL, ERR_DENIED, "", "a grave message is never ignored");
    return ERR_OK;
}

/* Put aside, by watching or for later, a case still ends before the wall. */
static NODISCARD Err may_wait(const Policy *p, const Case *c, const CaseChange *ch, int64_t now,
                              Error *e) {
    const char *urgent = policy_urgent(p, c->signals);
    bool owes = owes_answer(c);
    if (urgent && (owes || ch->act == ACT_WATCH))
        FAIL_CLAUSE(e, p, CLAUSE_WATCH, ERR_DENIED, "",
                    "a matter of this kind (%s) cannot wait: answer", urgent);
    if (!owes || c->deadline_at == 0)
        return ERR_OK;
    if (now >= c->deadline_at + CASE_NEGLECT)
        FAIL_CLAUSE(e, p, CLAUSE_WALL, ERR_DENIED, "",
                    "who has waited for 72 hours waits no longer: answer");
    if (ch->until > c->deadline_at + CASE_NEGLECT)
        FAIL_CLAUSE(e, p, CLAUSE_WALL, ERR_INVALID, "until",
                    "is behind the 72-hour wall: choose a time before it");
    return ERR_OK;
}

/* A case that nobody answered ends with a word of why, and a grave one does not end so. */
static NODISCARD Err may_end_unanswered(const Policy *p, const Case *c, const CaseChange *ch,
                                        Error *e) {
    const char *urgent = policy_urgent(p, c->signals);
    bool asks = class_is_complaint(c->class) || c->class == CLASS_CRITICISM ||
                c->class == CLASS_QUESTION;
    if (ch->act == ACT_DONE && urgent)
        FAIL_CLAUSE(e, p, CLAUSE_ANSWER_ALL, ERR_DENIED, "",
                    "a matter of this kind (%s) is not closed unanswered: answer, or note the talk",
                    urgent);
    if ((ch->act == ACT_DONE || asks || c->severity == SEVERITY_GRAVE) && utf8_is_blank(ch->reason))
        FAIL_FIELD(e, "reason", "is needed to close a case that nobody answered");
    return ERR_OK;
}

/* Somebody who may be in danger stays in sight; a second person says that it is not so. */
static NODISCARD Err keeps_at_risk(const Policy *p, const Caller *by, const Case *c,
                                   const CaseChange *ch, Error *e) {
    bool is_answered = ch->act == ACT_DONE && c->answered_at != 0;
    bool leaves = (case_acts[ch->act].needs & (ENDS | LAYS_ASIDE)) && !is_answered;
    if (!p->at_risk_care || c->class != CLASS_AT_RISK)
        return ERR_OK;
    if (leaves)
        FAIL_CLAUSE(e, p, CLAUSE_AT_RISK, ERR_DENIED, "",
                    "somebody who may be in danger is never ignored");
    if (ch->act == ACT_CLASSIFY && ch->class != CLASS_AT_RISK && !(by->rights & RIGHT_APPROVE))
        FAIL_CLAUSE(e, p, CLAUSE_AT_RISK, ERR_DENIED, "class",
                    "is for a second person to change: somebody may be in danger");
    return ERR_OK;
}

static NODISCARD Err check(const Policy *p, const Caller *by, const Case *c,
                           const CaseChange *ch, Error *e) {
    const ActRow *row = &case_acts[ch->act];
    int64_t until_most = ch->act == ACT_WATCH    ? p->watch_most
                         : ch->act == ACT_IGNORE ? p->ignore_most
                                                 : row->until_most;
    if (c->version != ch->version)
        FAIL(e, ERR_CONFLICT, "somebody changed this case meanwhile: look again");
    if (!(row->from & 1u << c->state))
        FAIL(e, ERR_CONFLICT, "a case that is %s cannot be changed this way",
             case_state_names[c->state]);
    if ((row->needs & NEEDS_REASON) && utf8_is_blank(ch->reason))
        FAIL_FIELD(e, "reason", "is needed: one sentence that explains it later");
    if ((row->needs & NEEDS_UNTIL) && (ch->until <= by->now || ch->until > by->now + until_most))
        FAIL_FIELD(e, "until", "must be a time within the next %lld hours",
                   (long long)(until_most / HOUR));
    TRY(keeps_at_risk(p, by, c, ch, e));
    if ((ch->act == ACT_DONE || ch->act == ACT_SPAM) && c->answered_at == 0)
        TRY(may_end_unanswered(p, c, ch, e));
    if (ch->act == ACT_DONE && !ch->has_outcome && closing_needs_outcome(c))
        FAIL_FIELD(e, "outcome", "is needed: how did this complaint end?");
    if (ch->act == ACT_IGNORE)
        return may_ignore(p, c, e);
    if (row->needs & LAYS_ASIDE)
        return may_wait(p, c, ch, by->now, e);
    return ERR_OK;
}

/* Where a case belongs once its class is known. */
static Queue queue_of(MessageClass class, Severity severity, bool is_direct, bool is_answered) {
    if (class == CLASS_SPAM)
        return QUEUE_SPAM;
    if (is_answered)
        return QUEUE_CUSTOMER;
    if ((class == CLASS_OTHER || class == CLASS_PRAISE) && severity < SEVERITY_HIGH && !is_direct)
        return QUEUE_TALK;
    return QUEUE_WAITING;
}

Err case_place(Db *db, int64_t brand_id, Case *c, int64_t from, Error *e) {
    SCRATCH(a);
    Policy policy = { 0 };
    Brand brand = { 0 };
    if (c->queue == QUEUE_WATCH || c->queue == QUEUE_IGNORED) {
        c->sort_at = c->review_at;
        return ERR_OK;
    }
    if (c->queue != QUEUE_WAITING) {
        c->sort_at = c->last_at;
        return ERR_OK;
    }
    TRY(policy_get(db, a, brand_id, &policy, e));
    TRY(brand_get(db, a, brand_id, &brand, e));
    if (from || c->deadline_at == 0)
        c->deadline_at = deadline_of(&(DeadlineInput){ .policy = &policy,
                                                       .zone = brand.zone,
                                                       .channel = c->channel,
                                                       .severity = c->severity,
                                                       .from = from ? from : c->last_at });
    c->sort_at = c->deadline_at;
    return ERR_OK;
}

static void apply_class(Case *c, const Caller *by, MessageClass class) {
    bool parked = c->state == CASE_DONE || c->state == CASE_FOLLOW ||
                  c->state == CASE_IGNORED || c->queue == QUEUE_WATCH;
    /* Who wrote again since waits for us; what was taken for spam goes back where it was. */
    bool is_answered = c->queue == QUEUE_CUSTOMER ||
                       (c->queue == QUEUE_SPAM && c->answered_at && c->last_at <= c->answered_at);
    c->class = class;
    c->class_by = by->staff_id;
    if (parked && class != CLASS_SPAM)
        return;
    c->queue = queue_of(class, c->severity, c->is_direct, is_answered);
    if (class == CLASS_SPAM || c->state == CASE_SPAM)
        c->decision = class == CLASS_SPAM ? S("spam") : S("none");
    if (class == CLASS_SPAM)
        c->state = CASE_SPAM;
    else if (c->state == CASE_NEW || c->state == CASE_SPAM)
        c->state = is_answered ? CASE_ANSWERED : CASE_CLASSIFIED;
}

static void apply(Case *c, const Caller *by, const CaseChange *ch) {
    const ActRow *row = &case_acts[ch->act];
    if (row->needs & CHANGES_OWNER_ONLY) {
        c->owner_id = ch->act == ACT_TAKE ? by->staff_id : 0;
        return;
    }
    if (ch->act == ACT_CLASSIFY) {
        apply_class(c, by, ch->class);
        return;
    }
    c->state = row->to;
    c->queue = row->queue;
    c->review_at = row->needs & NEEDS_UNTIL ? ch->until : 0;
    if (row->decision)
        c->decision = str_c(row->decision);
    c->reason = str_trim(ch->reason).n ? str_trim(ch->reason) : (Str){ 0 };
}

Err case_store(Db *db, int64_t brand_id, const Case *c, Error *e) {
    int64_t changed;
    TRY(db_run(db, Q_CASE_UPDATE,
               DB_ARGS(DB_V(brand_id), DB_V(c->id), DB_V(c->version),
                       db_name(case_state_names, (int)c->state),
                       db_name(queue_names, (int)c->queue), DB_V(c->sort_at), db_id(c->deadline_at),
                       db_name(class_names, (int)c->class), db_id(c->class_by), db_id(c->owner_id),
                       DB_V(c->decision), DB_V(c->reason), db_id(c->review_at),
                       db_id(c->answered_at), db_id(c->late_by)),
               &changed, e));
    if (changed == 0)
        FAIL(e, ERR_CONFLICT, "somebody changed this case meanwhile: look again");
    return ERR_OK;
}

static NODISCARD Err keep_correction(Db *db, const Caller *by, const Case *was, const Case *is,
                                     Error *e) {
    return db_run(db, Q_CORRECTION_INSERT,
                  DB_ARGS(DB_V(by->brand_id), DB_V(was->id), db_name(class_names, (int)was->class),
                          db_name(class_names, (int)is->class), DB_V(by->staff_id), DB_V(by->now)),
                  NULL, e);
}

static NODISCARD Err hear_correction(Db *db, const Caller *by, const Case *was, const Case *is,
                                     Error *e) {
    int64_t changed;
    if (was->class == is->class && was->class_by != 0)
        return ERR_OK;
    TRY(keep_correction(db, by, was, is, e));
    return reread_alike(db, by, is->id, &changed, e);
}

/* Decisions to be accounted for, and that the program brought one back. */
static NODISCARD Err keep_decision(Db *db, const Caller *by, const Case *was, const Case *is,
                                   CaseAct act, Error *e) {
    bool is_review = act == ACT_REOPEN && by->staff_id == 0 && was->review_at != 0;
    const char *decision = is_review ? "review" : case_acts[act].decision;
    if (act == ACT_CLASSIFY && was->queue == QUEUE_WAITING && is->queue != QUEUE_WAITING)
        decision = is->queue == QUEUE_SPAM ? "spam" : "talk";
    if (act == ACT_DONE && was->answered_at == 0)
        decision = "closed";
    if (decision == NULL || (act == ACT_REOPEN && !is_review))
        return ERR_OK;
    CaseDecision kept = { .decision = str_c(decision),
                          .reason = is_review ? was->reason : is->reason,
                          .review_at = is->review_at };
    return case_decision_keep(db, by, is->id, &kept, e);
}

static NODISCARD Err log_act(Db *db, const Caller *by, const Case *was, const Case *is,
                             const CaseChange *ch, Error *e) {
    SCRATCH(a);
    Str act = str_fmt(a, "case.%s", case_act_names[ch->act]);
    Str detail =
        ch->act == ACT_CLASSIFY
            ? str_fmt(a, "%s -> %s", class_names[was->class], class_names[is->class])
            : str_fmt(a, "%s -> %s", case_state_names[was->state], case_state_names[is->state]);
    if (ch->act == ACT_IGNORE)
        detail = str_fmt(a, STR_FMT " review=" STR_FMT, STR_ARG(detail),
                         STR_ARG(time_rfc3339(a, is->review_at)));
    TRY(audit_add(db, by,
                  &(AuditAct){ .act = str_z(a, act),
                               .object = "case",
                               .object_id = was->id,
                               .detail = detail,
                               .personal = ch->reason.n ? ch->reason : (Str){ 0 } },
                  e));
    return event_add(db, by->brand_id, EVENT_CASE, was->id, by->now, e);
}

Err case_act(Db *db, Arena *a, const Caller *by, int64_t id, const CaseChange *ch, Case *out,
             Error *e) {
    Case was = { 0 };
    Policy policy = { 0 };
    TRY(case_get(db, a, by->brand_id, id, &was, e));
    TRY(policy_get(db, a, by->brand_id, &policy, e));
    TRY(check(&policy, by, &was, ch, e));
    if ((case_acts[ch->act].needs & ENDS) || (ch->act == ACT_CLASSIFY && ch->class == CLASS_SPAM))
        TRY(promise_allows_end(db, by, &policy, id, e));
    if (ch->act == ACT_DONE && !ch->has_outcome)
        TRY(closing_nothing_runs(db, a, by, id, e));
    Case is = was;
    apply(&is, by, ch);
    TRY(case_place(db, by->brand_id, &is, ch->act == ACT_REOPEN ? by->now : 0, e));
    TRY(case_store(db, by->brand_id, &is, e));
    if (ch->act == ACT_CLASSIFY)
        TRY(hear_correction(db, by, &was, &is, e));
    TRY(keep_decision(db, by, &was, &is, ch->act, e));
    TRY(follow_moved(db, by, &was, &is, e));
    if (ch->act == ACT_DONE)
        TRY(follow_plan(db, by, &policy, &is, e));
    TRY(log_act(db, by, &was, &is, ch, e));
    return case_get(db, a, by->brand_id, id, out, e);
}

typedef struct DueRow {
    int64_t id;
} DueRow;
static const Field due_fields[] = { FIELD(DueRow, id) };
static const Model due_model = MODEL(DueRow, due_fields);

static NODISCARD Err wake_due_of(Db *db, const Caller *program, Queue queue, int64_t *count,
                                 Error *e) {
    SCRATCH(a);
    List due;
    TRY(db_list(db, a, Q_CASE_DUE_REVIEW,
                DB_ARGS(DB_V(program->brand_id), db_name(queue_names, (int)queue),
                        DB_V(program->now)),
                &due_model, &due, e));
    const DueRow *rows = due.items;
    for (size_t i = 0; i < due.count; i++) {
        Case c = { 0 };
        TRY(case_get(db, a, program->brand_id, rows[i].id, &c, e));
        TRY(case_act(db, a, program, c.id,
                     &(CaseChange){ .act = ACT_REOPEN, .version = c.version }, &c, e));
    }
    *count += (int64_t)due.count;
    return ERR_OK;
}

Err case_wake_due(Db *db, int64_t brand_id, int64_t now, int64_t *count, Error *e) {
    Caller program = { .brand_id = brand_id, .now = now };
    *count = 0;
    TRY(wake_due_of(db, &program, QUEUE_WATCH, count, e));
    return wake_due_of(db, &program, QUEUE_IGNORED, count, e);
}
