#include "crisis/plan_file.h"

#include "crisis/prepare.h"

#define KIND "tanggap-plan"

static const Field threat_fields[] = {
    FIELD(Threat, name, .flags = FIELD_REQUIRED, .max = THREAT_NAME_MOST),
    FIELD(Threat, starter, .flags = FIELD_OPTIONAL),
    FIELD_ENUM_OF(Threat, side, threat_side_names, .flags = FIELD_REQUIRED),
    FIELD_ENUM_OF(Threat, situation, situation_names, .flags = FIELD_REQUIRED),
    FIELD(Threat, how, .flags = FIELD_OPTIONAL, .max = THREAT_TEXT_MOST),
    FIELD(Threat, origin, .flags = FIELD_OPTIONAL, .max = THREAT_TEXT_MOST),
    FIELD(Threat, harm_company, .flags = FIELD_OPTIONAL, .max = THREAT_TEXT_MOST),
    FIELD(Threat, harm_brand, .flags = FIELD_OPTIONAL, .max = THREAT_TEXT_MOST),
    FIELD(Threat, likelihood, .flags = FIELD_REQUIRED, .least = 1, .most = THREAT_GRADE_MOST),
    FIELD(Threat, effect, .flags = FIELD_REQUIRED, .least = 1, .most = THREAT_GRADE_MOST),
    FIELD_LIST_OF(Threat, words, NULL, .flags = FIELD_REQUIRED, .max = THREAT_WORDS_MOST),
    FIELD_LIST_OF(Threat, signals, NULL, .flags = FIELD_REQUIRED, .max = SIGNAL__COUNT),
};
static const Model plan_threat_model = { "PlanThreat", sizeof(Threat), threat_fields,
                                         COUNT(threat_fields) };

static const Field playbook_fields[] = {
    FIELD_AS(PlanPlaybook, form.name, "name", .flags = FIELD_REQUIRED, .max = THREAT_NAME_MOST),
    FIELD_AS(PlanPlaybook, form.starter, "starter", .flags = FIELD_OPTIONAL),
    FIELD(PlanPlaybook, threat, .flags = FIELD_OPTIONAL, .max = THREAT_NAME_MOST),
    { .name = "posture", .offset = offsetof(PlanPlaybook, form.posture), .type = FIELD_ENUM,
      .names = posture_names, .flags = FIELD_REQUIRED },
    FIELD_AS(PlanPlaybook, form.holding, "holding", .flags = FIELD_OPTIONAL,
             .max = PLAYBOOK_TEXT_MOST),
    FIELD_AS(PlanPlaybook, form.statement, "statement", .flags = FIELD_OPTIONAL,
             .max = PLAYBOOK_TEXT_MOST),
    FIELD_AS(PlanPlaybook, form.word_every, "word_every", .flags = FIELD_OPTIONAL,
             .least = PLAYBOOK_WORD_LEAST, .most = PLAYBOOK_WORD_LONGEST),
    { .name = "steps", .offset = offsetof(PlanPlaybook, form.steps), .type = FIELD_LIST,
      .model = &playbook_step_model, .flags = FIELD_REQUIRED, .max = PLAYBOOK_STEPS_MOST },
};
static const Model plan_playbook_model = MODEL(PlanPlaybook, playbook_fields);

static const Field matrix_fields[] = {
    FIELD_ENUM_OF(MatrixRow, class, class_names, .flags = FIELD_REQUIRED),
    FIELD(MatrixRow, channel, .flags = FIELD_OPTIONAL),
    FIELD(MatrixRow, move, .flags = FIELD_REQUIRED, .max = MATRIX_TEXT_MOST),
    FIELD(MatrixRow, tone, .flags = FIELD_REQUIRED, .max = MATRIX_TEXT_MOST),
    FIELD_ENUM_OF(MatrixRow, role, role_names, .flags = FIELD_REQUIRED),
    FIELD(MatrixRow, minutes, .flags = FIELD_REQUIRED, .least = 1, .most = MATRIX_MINUTES_MOST),
};
static const Model plan_matrix_model = { "PlanMatrix", sizeof(MatrixRow), matrix_fields,
                                         COUNT(matrix_fields) };

static const Field escalation_fields[] = {
    FIELD_ENUM_OF(EscalationRow, level, verdict_level_names, .flags = FIELD_REQUIRED),
    FIELD(EscalationRow, holds_when, .flags = FIELD_REQUIRED, .max = ESCALATION_TEXT_MOST),
    FIELD(EscalationRow, move, .flags = FIELD_REQUIRED, .max = ESCALATION_TEXT_MOST),
    FIELD(EscalationRow, tell, .flags = FIELD_OPTIONAL, .max = ESCALATION_TEXT_MOST),
    FIELD(EscalationRow, minutes, .flags = FIELD_REQUIRED, .least = 1,
          .most = ESCALATION_MINUTES_MOST),
};
static const Model plan_escalation_model = { "PlanEscalation", sizeof(EscalationRow),
                                             escalation_fields, COUNT(escalation_fields) };

static const Field file_fields[] = {
    FIELD(PlanFile, kind, .flags = FIELD_REQUIRED),
    FIELD(PlanFile, format, .flags = FIELD_REQUIRED),
    FIELD_TIME_OF(PlanFile, made_at, .flags = FIELD_OPTIONAL),
    FIELD_LIST_OF(PlanFile, threats, &plan_threat_model, .flags = FIELD_REQUIRED,
                  .max = THREATS_MOST),
    FIELD_LIST_OF(PlanFile, playbooks, &plan_playbook_model, .flags = FIELD_REQUIRED,
                  .max = PLAYBOOKS_MOST),
    FIELD_LIST_OF(PlanFile, matrix, &plan_matrix_model, .flags = FIELD_REQUIRED,
                  .max = PLAYBOOKS_MOST),
    FIELD_LIST_OF(PlanFile, escalation, &plan_escalation_model, .flags = FIELD_OPTIONAL,
                  .max = VERDICT_LEVEL__COUNT, .doc = "Older files have none"),
};
const Model plan_file_model = MODEL(PlanFile, file_fields);

static const Field taken_fields[] = { FIELD(PlanTaken, threats), FIELD(PlanTaken, playbooks),
                                      FIELD(PlanTaken, matrix), FIELD(PlanTaken, escalation),
                                      FIELD(PlanTaken, left, .doc = "Was there already") };
const Model plan_taken_model = MODEL(PlanTaken, taken_fields);

/* ---- out ---- */

static NODISCARD Err export_playbooks(Db *db, Arena *a, int64_t brand_id, List *out, Error *e) {
    List all;
    TRY(playbook_list(db, a, brand_id, false, &all, e));
    const Playbook *p = all.items;
    PlanPlaybook *of = arena_make(a, PlanPlaybook, all.count + 1);
    for (size_t i = 0; i < all.count; i++) {
        of[i] = (PlanPlaybook){ .threat = p[i].threat_name,
                                .form = { .name = p[i].name, .starter = p[i].starter,
                                          .posture = p[i].posture, .holding = p[i].holding,
                                          .statement = p[i].statement,
                                          .word_every = p[i].word_every } };
        TRY(playbook_steps(db, a, brand_id, p[i].id, &of[i].form.steps, e));
    }
    *out = (List){ of, all.count };
    return ERR_OK;
}

/* Those the shop wrote itself. */
static NODISCARD Err export_rows(Db *db, Arena *a, int64_t brand_id, PlanFile *out, Error *e) {
    List all;
    size_t n = 0;
    TRY(matrix_list(db, a, brand_id, PREPARED_ID, &all, e));
    MatrixRow *rows = all.items;
    for (size_t i = 0; i < all.count; i++)
        if (rows[i].id)
            rows[n++] = rows[i];
    out->matrix = (List){ n ? rows : NULL, n };
    n = 0;
    TRY(escalation_list(db, a, brand_id, PREPARED_ID, &all, e));
    EscalationRow *levels = all.items;
    for (size_t i = 0; i < all.count; i++)
        if (levels[i].id)
            levels[n++] = levels[i];
    out->escalation = (List){ n ? levels : NULL, n };
    return ERR_OK;
}

Err plan_export(Db *db, Arena *a, const Caller *by, PlanFile *out, Error *e) {
    *out = (PlanFile){ .kind = S(KIND), .format = PLAN_FORMAT, .made_at = by->now };
    TRY(threat_list(db, a, by->brand_id, false, &out->threats, e));
    Threat *t = out->threats.items;
    for (size_t i = 0; i < out->threats.count; i++)
        t[i].owner_id = 0;
    TRY(export_playbooks(db, a, by->brand_id, &out->playbooks, e));
    return export_rows(db, a, by->brand_id, out, e);
}

/* ---- in ---- */

static NODISCARD Err import_threats(Db *db, Arena *a, const Caller *by, const PlanFile *in,
                                    PlanTaken *out, Error *e) {
    const Threat *t = in->threats.items;
    for (size_t i = 0; i < in->threats.count; i++) {
        Threat made = { 0 };
        bool there;
        TRY(prepare_is_named(db, by, Q_THREAT_NAMED, str_trim(t[i].name), 0, &there, e));
        out->left += there;
        if (there)
            continue;
        TRY(threat_put(db, a, by, 0, &t[i], &made, e));
        out->threats++;
    }
    return ERR_OK;
}

static int64_t threat_called(const List *threats, Str name) {
    const Threat *t = threats->items;
    for (size_t i = 0; i < threats->count; i++)
        if (str_eq(t[i].name, name))
            return t[i].id;
    return 0;
}

static NODISCARD Err import_playbooks(Db *db, Arena *a, const Caller *by, const PlanFile *in,
                                      PlanTaken *out, Error *e) {
    const PlanPlaybook *p = in->playbooks.items;
    List threats;
    TRY(threat_list(db, a, by->brand_id, false, &threats, e));
    for (size_t i = 0; i < in->playbooks.count; i++) {
        PlaybookPage made = { 0 };
        PlaybookForm form = p[i].form;
        bool there;
        TRY(prepare_is_named(db, by, Q_PLAYBOOK_NAMED, str_trim(form.name), 0, &there, e));
        out->left += there;
        if (there)
            continue;
        form.threat_id = threat_called(&threats, str_trim(p[i].threat));
        TRY(playbook_put(db, a, by, 0, &form, &made, e));
        out->playbooks++;
    }
    return ERR_OK;
}

static NODISCARD Err import_matrix(Db *db, Arena *a, const Caller *by, const PlanFile *in,
                                   PlanTaken *out, Error *e) {
    const MatrixRow *rows = in->matrix.items;
    for (size_t i = 0; i < in->matrix.count; i++) {
        MatrixRow made = { 0 }, row = rows[i];
        row.version = 0; /* only where there is none */
        Err code = matrix_put(db, a, by, &row, &made, e);
        if (code != ERR_OK && code != ERR_CONFLICT)
            return code;
        out->left += code == ERR_CONFLICT;
        out->matrix += code == ERR_OK;
    }
    return ERR_OK;
}

static NODISCARD Err import_escalation(Db *db, Arena *a, const Caller *by, const PlanFile *in,
                                       PlanTaken *out, Error *e) {
    const EscalationRow *rows = in->escalation.items;
    for (size_t i = 0; i < in->escalation.count; i++) {
        EscalationRow made = { 0 }, row = rows[i];
        row.version = row.owner_id = row.deputy_id = 0;
        Err code = escalation_put(db, a, by, &row, &made, e);
        if (code != ERR_OK && code != ERR_CONFLICT)
            return code;
        out->left += code == ERR_CONFLICT;
        out->escalation += code == ERR_OK;
    }
    return ERR_OK;
}

Err plan_import(Db *db, Arena *a, const Caller *by, const PlanFile *in, PlanTaken *out, Error *e) {
    *out = (PlanTaken){ 0 };
    if (!str_eq(in->kind, S(KIND)) || in->format != PLAN_FORMAT)
        FAIL_FIELD(e, "kind", "is not a plan of this program: choose a file that it exported");
    TRY(import_threats(db, a, by, in, out, e));
    TRY(import_playbooks(db, a, by, in, out, e));
    TRY(import_matrix(db, a, by, in, out, e));
    TRY(import_escalation(db, a, by, in, out, e));
    return prepare_tell(db, by,
                        &(AuditAct){ .act = "crisis.plan_import", .object = "plan",
                                     .detail = str_fmt(a,
                                                       "threats=%lld playbooks=%lld matrix=%lld "
                                                       "escalation=%lld",
                                                       (long long)out->threats,
                                                       (long long)out->playbooks,
                                                       (long long)out->matrix,
                                                       (long long)out->escalation) },
                        e);
}
