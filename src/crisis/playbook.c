#include "crisis/playbook.h"

#include "base/time.h"
#include "crisis/prepare.h"
#include "desk/compose.h"
#include "desk/prepared.h"
#include "desk/staff.h"
#include "desk/word.h"

enum { HISTORY = 730 * DAY };

static const Field step_fields[] = {
    FIELD_ENUM_OF(PlaybookStep, phase, crisis_phase_names, .flags = FIELD_REQUIRED),
    FIELD(PlaybookStep, text, .flags = FIELD_REQUIRED, .max = PLAYBOOK_STEP_MOST),
    FIELD_ENUM_OF(PlaybookStep, duty, duty_names, .flags = FIELD_REQUIRED),
    FIELD(PlaybookStep, minutes, .flags = FIELD_REQUIRED, .least = 0,
          .most = PLAYBOOK_MINUTES_MOST, .doc = "After the phase began; 0: no limit"),
};
const Model playbook_step_model = MODEL(PlaybookStep, step_fields);

static const Field fields[] = {
    FIELD(Playbook, id),
    FIELD(Playbook, threat_id, .flags = FIELD_OPTIONAL),
    FIELD(Playbook, threat_name, .flags = FIELD_OPTIONAL),
    FIELD_ENUM_OF(Playbook, situation, situation_names),
    FIELD(Playbook, starter, .flags = FIELD_OPTIONAL),
    FIELD(Playbook, name),
    FIELD_ENUM_OF(Playbook, posture, posture_names),
    FIELD(Playbook, holding, .flags = FIELD_OPTIONAL),
    FIELD(Playbook, statement, .flags = FIELD_OPTIONAL),
    FIELD(Playbook, approver_id, .flags = FIELD_OPTIONAL),
    FIELD(Playbook, approver_name, .flags = FIELD_OPTIONAL),
    FIELD(Playbook, word_every, .doc = "Seconds from one progress update to the next"),
    FIELD_TIME_OF(Playbook, reviewed_at),
    FIELD_TIME_OF(Playbook, retired_at, .flags = FIELD_OPTIONAL),
    FIELD(Playbook, steps_count),
    FIELD(Playbook, version),
};
const Model playbook_model = MODEL(Playbook, fields);

static const Field page_fields[] = {
    FIELD_RECORD_OF(PlaybookPage, playbook, &playbook_model),
    FIELD_LIST_OF(PlaybookPage, steps, &playbook_step_model),
    FIELD_ENUM_OF(PlaybookPage, suggested, posture_names),
    FIELD(PlaybookPage, has_history, .doc = "A crisis of this threat was there within two years"),
};
const Model playbook_page_model = MODEL(PlaybookPage, page_fields);

static const Field form_fields[] = {
    FIELD(PlaybookForm, threat_id, .flags = FIELD_OPTIONAL, .least = 1, .most = INT64_MAX),
    FIELD(PlaybookForm, name, .flags = FIELD_REQUIRED, .max = THREAT_NAME_MOST),
    FIELD_ENUM_OF(PlaybookForm, posture, posture_names, .flags = FIELD_REQUIRED),
    FIELD(PlaybookForm, holding, .flags = FIELD_OPTIONAL, .max = PLAYBOOK_TEXT_MOST,
          .doc = "The prepared holding answer; null: that of the prepared texts"),
    FIELD(PlaybookForm, statement, .flags = FIELD_OPTIONAL, .max = PLAYBOOK_TEXT_MOST,
          .doc = "The prepared official wording, with gaps in braces"),
    FIELD(PlaybookForm, approver_id, .flags = FIELD_OPTIONAL, .least = 1, .most = INT64_MAX),
    FIELD(PlaybookForm, word_every, .flags = FIELD_OPTIONAL, .least = PLAYBOOK_WORD_LEAST,
          .most = PLAYBOOK_WORD_LONGEST),
    FIELD_LIST_OF(PlaybookForm, steps, &playbook_step_model, .flags = FIELD_REQUIRED,
                  .max = PLAYBOOK_STEPS_MOST),
    FIELD(PlaybookForm, version, .flags = FIELD_OPTIONAL, .least = 0, .most = INT64_MAX),
};
const Model playbook_form_model = MODEL(PlaybookForm, form_fields);

/* ---- reading ---- */

Err playbook_list(Db *db, Arena *a, int64_t brand_id, bool is_retired, List *out, Error *e) {
    return db_list(db, a, Q_PLAYBOOK_LIST, DB_ARGS(DB_V(brand_id), DB_V(is_retired)),
                   &playbook_model, out, e);
}

static NODISCARD Err get(Db *db, Arena *a, int64_t brand_id, int64_t id, Playbook *out,
                         Error *e) {
    return db_one(db, a, Q_PLAYBOOK_GET, DB_ARGS(DB_V(brand_id), DB_V(id)), &playbook_model, out,
                  e);
}

Err playbook_steps(Db *db, Arena *a, int64_t brand_id, int64_t id, List *out, Error *e) {
    return db_list(db, a, Q_PLAYBOOK_STEPS, DB_ARGS(DB_V(brand_id), DB_V(id)),
                   &playbook_step_model, out, e);
}

Err playbook_page(Db *db, Arena *a, const Caller *by, int64_t id, PlaybookPage *out, Error *e) {
    int64_t earlier = 0;
    TRY(get(db, a, by->brand_id, id, &out->playbook, e));
    TRY(playbook_steps(db, a, by->brand_id, id, &out->steps, e));
    if (out->playbook.threat_id)
        TRY(db_i64(db, Q_THREAT_HISTORY,
                   DB_ARGS(DB_V(by->brand_id), DB_V(out->playbook.threat_id),
                           DB_V(by->now - HISTORY)),
                   &earlier, e));
    out->has_history = earlier > 0;
    out->suggested = posture_suggest(out->playbook.situation, out->has_history);
    return ERR_OK;
}

/* ---- writing ---- */

static NODISCARD Err check_people(Db *db, Arena *a, const Caller *by, const PlaybookForm *f,
                                  Error *e) {
    Threat t = { 0 };
    Role role;
    if (f->threat_id)
        TRY(threat_get(db, a, by->brand_id, f->threat_id, &t, e));
    if (!f->approver_id)
        return ERR_OK;
    TRY(member_role(db, by->brand_id, f->approver_id, &role, e));
    if (role < ROLE_APPROVER)
        FAIL_FIELD(e, "approver_id", "must be somebody who may approve: an approver or above");
    return ERR_OK;
}

bool playbook_holding_fits(Arena *a, Str holding, const PreparedWith *with) {
    PreparedPreview seen = { 0 };
    if (holding.n == 0)
        return true;
    prepared_preview(a, &(PreparedForm){ .kind = PREPARED_HOLDING, .text = holding }, with, &seen);
    return findings_pass(seen.findings.items, seen.findings.count);
}

static NODISCARD Err check_texts(Db *db, Arena *a, const Caller *by, const PlaybookForm *f,
                                 Error *e) {
    PreparedWith with = { .now = by->now };
    const PlaybookStep *step = f->steps.items;
    if (f->name.n == 0)
        FAIL_FIELD(e, "name", "is needed: what it is about, in a few words");
    for (size_t i = 0; i < f->steps.count; i++) {
        if (str_trim(step[i].text).n == 0)
            FAIL_FIELD(e, "steps", "holds an empty step: write it or take it out");
        if (step[i].phase == PHASE_CLOSED)
            FAIL_FIELD(e, "steps", "holds a step of a closed crisis: choose another phase");
    }
    TRY(word_contacts(db, a, by->brand_id, &with.contacts, e));
    if (!playbook_holding_fits(a, f->holding, &with))
        FAIL_FIELD(e, "holding",
                   "would be stopped by the sentence checker: write it without promises, blame or "
                   "open braces, and say what comes next");
    return ERR_OK;
}

static NODISCARD Err check(Db *db, Arena *a, const Caller *by, int64_t id, const PlaybookForm *f,
                           Error *e) {
    int64_t count;
    bool is_taken;
    TRY(check_texts(db, a, by, f, e));
    TRY(check_people(db, a, by, f, e));
    TRY(prepare_is_named(db, by, Q_PLAYBOOK_NAMED, f->name, id, &is_taken, e));
    if (is_taken)
        FAIL_FIELD(e, "name", "is in the list already");
    TRY(db_i64(db, Q_PLAYBOOK_COUNT, DB_ARGS(DB_V(by->brand_id)), &count, e));
    if (id == 0 && count >= PLAYBOOKS_MOST)
        FAIL(e, ERR_LIMIT, "%d playbooks are enough: change one of them", PLAYBOOKS_MOST);
    return ERR_OK;
}

/* Anew, phase by phase: within a phase as they came. */
static NODISCARD Err keep_steps(Db *db, const Caller *by, int64_t id, const List *steps,
                                Error *e) {
    const PlaybookStep *s = steps->items;
    int64_t position = 0, made;
    TRY(db_run(db, Q_PLAYBOOK_STEP_CLEAR, DB_ARGS(DB_V(by->brand_id), DB_V(id)), NULL, e));
    for (int phase = 0; phase < CRISIS_PHASE__COUNT; phase++)
        for (size_t i = 0; i < steps->count; i++)
            if ((int)s[i].phase == phase)
                TRY(db_i64(db, Q_PLAYBOOK_STEP_INSERT,
                           DB_ARGS(DB_V(by->brand_id), DB_V(id),
                                   db_name(crisis_phase_names, phase), DB_V(++position),
                                   DB_V(str_trim(s[i].text)),
                                   db_name(duty_names, (int)s[i].duty), DB_V(s[i].minutes)),
                           &made, e));
    return ERR_OK;
}

static NODISCARD Err keep(Db *db, const Caller *by, int64_t *id, const PlaybookForm *f, Error *e) {
    DbVal brand = DB_V(by->brand_id), threat = db_id(f->threat_id), name = DB_V(f->name);
    DbVal posture = db_name(posture_names, (int)f->posture), now = DB_V(by->now);
    DbVal holding = db_text(f->holding), statement = db_text(f->statement);
    DbVal approver = db_id(f->approver_id);
    DbVal every = DB_V(f->word_every ? f->word_every : (int64_t)PLAYBOOK_WORD_EVERY);
    int64_t changed = 1;
    if (*id == 0)
        TRY(db_i64(db, Q_PLAYBOOK_INSERT,
                   DB_ARGS(brand, threat, db_text(f->starter), name, posture, holding, statement,
                           approver, every, now, DB_V(by->staff_id)),
                   id, e));
    else
        TRY(db_run(db, Q_PLAYBOOK_UPDATE,
                   DB_ARGS(brand, DB_V(*id), DB_V(f->version), threat, name, posture, holding,
                           statement, approver, every, now),
                   &changed, e));
    if (changed == 0)
        FAIL(e, ERR_CONFLICT, "somebody changed this meanwhile: look again");
    return keep_steps(db, by, *id, &f->steps, e);
}

Err playbook_put(Db *db, Arena *a, const Caller *by, int64_t id, const PlaybookForm *form,
                 PlaybookPage *out, Error *e) {
    PlaybookForm f = *form;
    f.name = str_trim(form->name);
    f.holding = str_trim(form->holding);
    f.statement = str_trim(form->statement);
    TRY(check(db, a, by, id, &f, e));
    if (id)
        TRY(get(db, a, by->brand_id, id, &out->playbook, e)); /* is there such a one? */
    TRY(keep(db, by, &id, &f, e));
    TRY(prepare_tell(db, by,
             &(AuditAct){ .act = "crisis.playbook_set", .object = "playbook", .object_id = id,
                          .detail = str_fmt(a, "steps=%zu posture=%s", f.steps.count,
                                            posture_names[f.posture]),
                          .personal = str_fmt(a, STR_FMT "\n" STR_FMT "\n" STR_FMT,
                                              STR_ARG(f.name), STR_ARG(f.holding),
                                              STR_ARG(f.statement)) },
             e));
    return playbook_page(db, a, by, id, out, e);
}

Err playbook_act(Db *db, Arena *a, const Caller *by, int64_t id, PrepareAct act,
                 PlaybookPage *out, Error *e) {
    static const char *const acts[] = { "crisis.playbook_retire", "crisis.playbook_restore",
                                        "crisis.playbook_review" };
    int64_t changed;
    TRY(get(db, a, by->brand_id, id, &out->playbook, e));
    DbVal at = act == PREPARE_RESTORE ? db_null() : DB_V(by->now);
    TRY(act == PREPARE_REVIEW
            ? db_run(db, Q_PLAYBOOK_REVIEW, DB_ARGS(DB_V(by->brand_id), DB_V(id), at), &changed, e)
            : db_run(db, Q_PLAYBOOK_RETIRE,
                     DB_ARGS(DB_V(by->brand_id), DB_V(id), at, DB_V(by->now)), &changed, e));
    if (changed == 0)
        FAIL(e, ERR_CONFLICT, "somebody changed this meanwhile: look again");
    TRY(prepare_tell(db, by,
                     &(AuditAct){ .act = acts[act], .object = "playbook", .object_id = id }, e));
    return playbook_page(db, a, by, id, out, e);
}
