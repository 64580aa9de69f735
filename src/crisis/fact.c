#include "crisis/fact.h"

#include "base/crypto.h"
#include "base/limits.h"
#include "desk/audit.h"
#include "desk/event.h"
#include "desk/link.h"
#include "text/claim.h"

enum { TEXT_MOST = 500, SOURCE_MOST = 300, REASON_MOST = 500 };

static const char *const act_names[] = { "edit", "verify", "doubt", "refute", "replace", NULL };
static_assert(COUNT(act_names) == FACT_ACT__COUNT + 1, "one name per act");

static const Field form_fields[] = {
    FIELD(FactForm, text, .flags = FIELD_REQUIRED, .max = TEXT_MOST, .doc = "One sentence"),
    FIELD(FactForm, source, .flags = FIELD_REQUIRED, .max = SOURCE_MOST,
          .doc = "Who or what says so"),
    FIELD(FactForm, link, .flags = FIELD_OPTIONAL, .max = LIMIT_MESSAGE_LINK,
          .doc = "Where the evidence stands"),
};
const Model fact_form_model = MODEL(FactForm, form_fields);

static const Field step_fields[] = {
    FIELD_ENUM_OF(FactStep, act, act_names, .flags = FIELD_REQUIRED),
    FIELD(FactStep, version, .flags = FIELD_REQUIRED, .least = 1, .most = INT64_MAX,
          .doc = "The one that was read"),
    FIELD(FactStep, text, .flags = FIELD_OPTIONAL, .max = TEXT_MOST, .doc = "edit, replace"),
    FIELD(FactStep, source, .flags = FIELD_OPTIONAL, .max = SOURCE_MOST),
    FIELD(FactStep, link, .flags = FIELD_OPTIONAL, .max = LIMIT_MESSAGE_LINK),
    FIELD(FactStep, reason, .flags = FIELD_OPTIONAL, .max = REASON_MOST,
          .doc = "doubt, refute: why"),
};
const Model fact_step_model = MODEL(FactStep, step_fields);

typedef struct FactChange {
    int64_t id;
    Str act, text, source, link, state, reason;
    int64_t staff_id;
    Str staff_name;
    int64_t at;
} FactChange;
static const Field change_fields[] = {
    FIELD(FactChange, id),
    FIELD(FactChange, act),
    FIELD(FactChange, text),
    FIELD(FactChange, source),
    FIELD(FactChange, link, .flags = FIELD_OPTIONAL),
    FIELD(FactChange, state),
    FIELD(FactChange, reason, .flags = FIELD_OPTIONAL),
    FIELD(FactChange, staff_id),
    FIELD(FactChange, staff_name, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(FactChange, at),
};
static const Model fact_change_model = MODEL(FactChange, change_fields);

static const Field page_fields[] = {
    FIELD_RECORD_OF(FactPage, fact, &fact_model),
    FIELD_LIST_OF(FactPage, changes, &fact_change_model, .max = 100, .doc = "Newest first"),
};
const Model fact_page_model = MODEL(FactPage, page_fields);

static const Field claim_fields[] = {
    FIELD(ClaimForm, sentence, .flags = FIELD_REQUIRED, .max = LIMIT_REPLY_TEXT),
    FIELD(ClaimForm, fact_id, .flags = FIELD_OPTIONAL, .least = 1, .most = INT64_MAX,
          .doc = "The fact it rests on"),
    FIELD(ClaimForm, is_free, .doc = "It needs no fact; with neither nobody said anything"),
};
const Model claim_form_model = MODEL(ClaimForm, claim_fields);

static const Field ask_fields[] = {
    FIELD(ClaimAsk, text, .flags = FIELD_REQUIRED, .max = LIMIT_REPLY_TEXT),
};
const Model claim_ask_model = MODEL(ClaimAsk, ask_fields);

/* ---- reading and writing one ---- */

static NODISCARD Err get(Db *db, Arena *a, int64_t brand_id, int64_t id, Fact *out, Error *e) {
    return db_one(db, a, Q_FACT_GET, DB_ARGS(DB_V(brand_id), DB_V(id)), &fact_model, out, e);
}

Err fact_page(Db *db, Arena *a, int64_t brand_id, int64_t id, FactPage *out, Error *e) {
    TRY(get(db, a, brand_id, id, &out->fact, e));
    return db_list(db, a, Q_FACT_CHANGES, DB_ARGS(DB_V(brand_id), DB_V(id)), &fact_change_model,
                   &out->changes, e);
}

static NODISCARD Err check(const FactForm *form, Error *e) {
    if (form->text.n == 0)
        FAIL_FIELD(e, "text", "is empty: write one sentence that can be checked");
    if (form->source.n == 0)
        FAIL_FIELD(e, "source", "is empty: say who or what says so");
    return form->link.n ? link_check(form->link, "link", e) : ERR_OK;
}

static NODISCARD Err still_runs(Db *db, Arena *a, const Caller *by, int64_t crisis_id, Error *e) {
    Crisis c = { 0 };
    TRY(crisis_get(db, a, by->brand_id, crisis_id, &c, e));
    if (c.phase == PHASE_CLOSED)
        FAIL(e, ERR_CONFLICT, "this crisis is closed: its facts stay as they are");
    return ERR_OK;
}

/* As it stands now, in its history and in the log. */
static NODISCARD Err keep(Db *db, Arena *a, const Caller *by, const Fact *f, const char *act,
                          Error *e) {
    TRY(db_run(db, Q_FACT_CHANGE_INSERT,
               DB_ARGS(DB_V(by->brand_id), DB_V(f->id), DB_V(str_c(act)), DB_V(f->text),
                       DB_V(f->source), DB_V(f->link), db_name(fact_state_names, (int)f->state),
                       DB_V(f->reason), DB_V(by->staff_id), DB_V(by->now)),
               NULL, e));
    TRY(audit_add(db, by,
                  &(AuditAct){ .act = str_z(a, str_fmt(a, "crisis.fact_%s", act)),
                               .object = "crisis", .object_id = f->crisis_id,
                               .detail = str_fmt(a, "fact=%lld %s", (long long)f->id,
                                                 fact_state_names[f->state]),
                               .personal = str_fmt(a, STR_FMT "\n" STR_FMT "\n" STR_FMT,
                                                   STR_ARG(f->text), STR_ARG(f->source),
                                                   STR_ARG(f->reason)) },
                  e));
    return event_add(db, by->brand_id, EVENT_CRISIS, f->crisis_id, by->now, e);
}

Err fact_add(Db *db, Arena *a, const Caller *by, int64_t crisis_id, const FactForm *form,
             Fact *out, Error *e) {
    FactForm tidy = { str_trim(form->text), str_trim(form->source), str_trim(form->link) };
    List all;
    int64_t id;
    TRY(still_runs(db, a, by, crisis_id, e));
    TRY(check(&tidy, e));
    TRY(fact_list(db, a, by->brand_id, crisis_id, &all, e));
    if (all.count >= FACTS_MOST)
        FAIL(e, ERR_LIMIT, "more than %d facts: edit those that are there", FACTS_MOST);
    TRY(db_i64(db, Q_FACT_INSERT,
               DB_ARGS(DB_V(by->brand_id), DB_V(crisis_id), DB_V(tidy.text), DB_V(tidy.source),
                       db_text(tidy.link), DB_V(by->staff_id), DB_V(by->now)),
               &id, e));
    TRY(get(db, a, by->brand_id, id, out, e));
    return keep(db, a, by, out, "add", e);
}

/* ---- acts ---- */

typedef struct Act {
    Db *db;
    Arena *arena;
    const Caller *by;
    const FactStep *step;
    Fact *f;
} Act;
typedef Err ActFn(const Act *x, Error *e);

static Err edit(const Act *x, Error *e) {
    Fact *f = x->f;
    FactForm form = { str_trim(x->step->text), str_trim(x->step->source),
                      str_trim(x->step->link) };
    TRY(check(&form, e));
    f->text = form.text;
    f->source = form.source;
    f->link = form.link.n ? form.link : (Str){ 0 };
    f->state = FACT_UNSURE;
    f->worded_by = x->by->staff_id;
    f->worded_at = x->by->now;
    f->verified_by = f->verified_at = 0;
    f->reason = (Str){ 0 };
    return ERR_OK;
}

static Err verify(const Act *x, Error *e) {
    Fact *f = x->f;
    Policy p = { 0 };
    TRY(policy_get(x->db, x->arena, x->by->brand_id, &p, e));
    if (p.four_eyes)
        TRY(policy_second_eye(x->db, x->by, &p, &(WrittenBy){ f->worded_by, f->worded_at }, e));
    f->state = FACT_SURE;
    f->verified_by = x->by->staff_id;
    f->verified_at = x->by->now;
    f->reason = (Str){ 0 };
    return ERR_OK;
}

static NODISCARD Err take_back(const Act *x, FactState state, Error *e) {
    Str reason = str_trim(x->step->reason);
    if (reason.n == 0)
        FAIL_FIELD(e, "reason", "is needed: how we know that it does not hold");
    x->f->state = state;
    x->f->reason = reason;
    x->f->verified_by = x->f->verified_at = 0;
    return ERR_OK;
}

static Err doubt(const Act *x, Error *e) { return take_back(x, FACT_UNSURE, e); }
static Err refute(const Act *x, Error *e) { return take_back(x, FACT_REFUTED, e); }

static Err replace(const Act *x, Error *e) {
    Fact next = { 0 };
    FactForm form = { x->step->text, x->step->source, x->step->link };
    TRY(fact_add(x->db, x->arena, x->by, x->f->crisis_id, &form, &next, e));
    x->f->state = FACT_REPLACED;
    x->f->replaced_by = next.id;
    return db_run(x->db, Q_CLAIM_MOVE,
                  DB_ARGS(DB_V(x->by->brand_id), DB_V(x->f->id), DB_V(next.id)), NULL, e);
}

static const struct {
    unsigned from;
    ActFn *fn;
} acts[] = {
    [FACT_EDIT] = { 1 << FACT_UNSURE | 1 << FACT_SURE | 1 << FACT_REFUTED, edit },
    [FACT_VERIFY] = { 1 << FACT_UNSURE, verify },
    [FACT_DOUBT] = { 1 << FACT_SURE | 1 << FACT_REFUTED, doubt },
    [FACT_REFUTE] = { 1 << FACT_UNSURE | 1 << FACT_SURE, refute },
    [FACT_REPLACE] = { 1 << FACT_UNSURE | 1 << FACT_SURE | 1 << FACT_REFUTED, replace },
};
static_assert(COUNT(acts) == FACT_ACT__COUNT, "one row per act");

static NODISCARD Err store(Db *db, const Caller *by, const Fact *f, Error *e) {
    int64_t changed;
    TRY(db_run(db, Q_FACT_STORE,
               DB_ARGS(DB_V(by->brand_id), DB_V(f->id), DB_V(f->version), DB_V(f->text),
                       DB_V(f->source), db_text(f->link), db_name(fact_state_names, (int)f->state),
                       db_text(f->reason), db_id(f->replaced_by), DB_V(f->worded_by),
                       DB_V(f->worded_at), db_id(f->verified_by), db_id(f->verified_at)),
               &changed, e));
    if (changed == 0)
        FAIL(e, ERR_CONFLICT, "somebody changed this fact meanwhile: look again");
    return ERR_OK;
}

Err fact_act(Db *db, Arena *a, const Caller *by, int64_t id, const FactStep *step, Fact *out,
             Error *e) {
    Fact f = { 0 };
    TRY(get(db, a, by->brand_id, id, &f, e));
    TRY(still_runs(db, a, by, f.crisis_id, e));
    if (!(acts[step->act].from & 1u << f.state))
        FAIL(e, ERR_CONFLICT, "a fact that is %s cannot be changed this way",
             fact_state_names[f.state]);
    if (f.version != step->version)
        FAIL(e, ERR_CONFLICT, "somebody changed this fact meanwhile: look again");
    TRY(acts[step->act].fn(&(Act){ db, a, by, step, &f }, e));
    TRY(store(db, by, &f, e));
    TRY(keep(db, a, by, &f, act_names[step->act], e));
    return get(db, a, by->brand_id, f.replaced_by ? f.replaced_by : id, out, e);
}

/* ---- citing ---- */

static NODISCARD Err check_claim(Db *db, Arena *a, const Caller *by, int64_t crisis_id,
                                 const ClaimForm *form, Error *e) {
    Fact f = { 0 };
    if (form->fact_id && form->is_free)
        FAIL_FIELD(e, "is_free", "cannot be said of a sentence that cites a fact");
    if (form->fact_id == 0)
        return ERR_OK;
    Err code = get(db, a, by->brand_id, form->fact_id, &f, e);
    if (code == ERR_NOT_FOUND || (code == ERR_OK && f.crisis_id != crisis_id))
        FAIL_FIELD(e, "fact_id", "is no fact of this crisis");
    return code;
}

Err claim_set(Db *db, Arena *a, const Caller *by, int64_t crisis_id, const ClaimForm *form,
              Error *e) {
    Str words = claim_words(a, form->sentence), digest = sha256_hex(a, words);
    bool is_said = form->fact_id || form->is_free;
    TRY(still_runs(db, a, by, crisis_id, e));
    if (words.n == 0)
        FAIL_FIELD(e, "sentence", "is empty: choose a sentence of the text");
    TRY(check_claim(db, a, by, crisis_id, form, e));
    if (is_said)
        TRY(db_run(db, Q_CLAIM_SET,
                   DB_ARGS(DB_V(by->brand_id), DB_V(crisis_id), DB_V(digest),
                           db_id(form->fact_id), DB_V(by->staff_id), DB_V(by->now)),
                   NULL, e));
    else
        TRY(db_run(db, Q_CLAIM_CLEAR, DB_ARGS(DB_V(by->brand_id), DB_V(crisis_id), DB_V(digest)),
                   NULL, e));
    TRY(audit_add(db, by,
                  &(AuditAct){ .act = form->is_free ? "crisis.claim_free"
                                      : form->fact_id ? "crisis.claim_cite" : "crisis.claim_clear",
                               .object = "crisis", .object_id = crisis_id,
                               .detail = str_fmt(a, "fact=%lld", (long long)form->fact_id),
                               .personal = form->sentence },
                  e));
    return event_add(db, by->brand_id, EVENT_CRISIS, crisis_id, by->now, e);
}
