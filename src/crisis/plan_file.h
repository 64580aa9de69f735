/* plan_file.h - the whole plan of a shop as one record: threats, playbooks, matrix and
 * escalation ladder.
 *
 * For whoever helps to prepare it elsewhere, and for taking it to another shop. It holds no people:
 * who owns a threat or a level and who approves a statement is chosen anew. Reading it in adds
 * what is not there by name or level and leaves what is. */
#ifndef CRISIS_PLAN_FILE_H
#define CRISIS_PLAN_FILE_H

#include "crisis/escalation.h"
#include "crisis/matrix.h"

enum { PLAN_FORMAT = 1 };

typedef struct PlanPlaybook {
    PlaybookForm form;
    Str threat; /* name of its threat; none */
} PlanPlaybook;

typedef struct PlanFile {
    Str kind;        /* "tanggap-plan" */
    int64_t format;  /* PLAN_FORMAT */
    int64_t made_at;
    List threats;    /* of Threat */
    List playbooks;  /* of PlanPlaybook */
    List matrix;     /* of MatrixRow: the shop's own */
    List escalation; /* of EscalationRow: the shop's own */
} PlanFile;
extern const Model plan_file_model;

NODISCARD Err plan_export(Db *db, Arena *a, const Caller *by, PlanFile *out, Error *e);

typedef struct PlanTaken {
    int64_t threats, playbooks, matrix, escalation; /* that were added */
    int64_t left; /* that were there already */
} PlanTaken;
extern const Model plan_taken_model;
/* ERR_INVALID names the field: "threats[3].name". */
NODISCARD Err plan_import(Db *db, Arena *a, const Caller *by, const PlanFile *in, PlanTaken *out,
                          Error *e);

#endif
