/* cause.h - Akar masalah: why it happened, asked again and again, with what shows it.
 *
 * As long as it is not known, texts of substance wait (C02): `crisis.cause_known_at` is what the
 * desk reads. Saying that it is known is an approver's, can be taken back with a reason, and is
 * told to the verdict, too (desk/decision.h). */
#ifndef CRISIS_CAUSE_H
#define CRISIS_CAUSE_H

#include "desk/crisis_now.h"

enum { CAUSE_WHYS_MOST = 7, CAUSE_TEXT_MOST = 500 };

typedef struct CauseWhy {
    Str why, answer;
} CauseWhy;

typedef struct RootCause {
    int64_t crisis_id;
    List whys;     /* of CauseWhy */
    Str whys_text; /* as stored; for crisis/ only */
    Str text;      /* in one sentence */
    Str evidence, link;
    int64_t due_at; /* by when it shall be known; 0: no day was set */
    bool is_late;
    int64_t known_at, known_by;
    Str known_name;
    int64_t changed_at;
    Str changed_name;
    int64_t version; /* 0: nothing was written yet */
} RootCause;
extern const Model root_cause_model;

/* What was written so far; version 0 when nothing was. */
NODISCARD Err root_cause_get(Db *db, Arena *a, const Caller *by, int64_t crisis_id, RootCause *out,
                             Error *e);

typedef struct RootCauseForm {
    List whys;
    Str text, evidence, link;
    int64_t due_at;
    int64_t version; /* that was read; ERR_CONFLICT when it is not the newest */
} RootCauseForm;
extern const Model root_cause_form_model;
/* ERR_CONFLICT once it is known: take that back first. */
NODISCARD Err root_cause_write(Db *db, Arena *a, const Caller *by, int64_t crisis_id,
                               const RootCauseForm *form, RootCause *out, Error *e);

typedef struct RootCauseKnown {
    bool is_known;
    Str reason; /* when it is taken back */
    int64_t version;
} RootCauseKnown;
extern const Model root_cause_known_model;
NODISCARD Err root_cause_know(Db *db, Arena *a, const Caller *by, int64_t crisis_id,
                              const RootCauseKnown *form, RootCause *out, Error *e);

#endif
