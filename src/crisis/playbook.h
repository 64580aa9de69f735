/* playbook.h - Buku langkah: what is done when a threat comes true.
 *
 * The steps of each phase with who does them and by when, the holding answer and the official
 * wording that stand ready, who approves the first statement, how often a word is owed, and the
 * stance towards the public. The room of a crisis copies the steps when it opens; what is changed
 * later here does not reach it. */
#ifndef CRISIS_PLAYBOOK_H
#define CRISIS_PLAYBOOK_H

#include "desk/duty.h"
#include "crisis/threat.h"
#include "desk/crisis_now.h"
#include "desk/prepared.h"

enum { PLAYBOOKS_MOST = 200, PLAYBOOK_STEPS_MOST = 60, PLAYBOOK_STEP_MOST = 300,
       PLAYBOOK_MINUTES_MOST = 30 * 24 * 60, PLAYBOOK_TEXT_MOST = 2000,
       /* seconds from one progress update to the next */
       PLAYBOOK_WORD_EVERY = 2 * 3600, PLAYBOOK_WORD_LEAST = 15 * 60,
       PLAYBOOK_WORD_LONGEST = 2 * 86400 };

typedef struct PlaybookStep {
    CrisisPhase phase;
    Str text;
    Duty duty;
    int64_t minutes; /* after the phase began; 0: no limit */
} PlaybookStep;
extern const Model playbook_step_model;

typedef struct Playbook {
    int64_t id, threat_id; /* 0: of no threat in the list */
    Str threat_name;
    Situation situation; /* of its threat */
    Str starter;
    Str name;
    Posture posture;
    Str holding;         /* the prepared holding answer; none: that of Kalimat siap */
    Str statement;       /* the prepared official wording, with gaps in braces */
    int64_t approver_id; /* 0: nobody named yet */
    Str approver_name;
    int64_t word_every;  /* seconds from one progress update to the next */
    int64_t reviewed_at, retired_at;
    int64_t steps_count;
    int64_t version;
} Playbook;
extern const Model playbook_model;

typedef struct PlaybookPage {
    Playbook playbook;
    List steps;        /* of PlaybookStep, by phase and place */
    Posture suggested; /* by the table of posture.h */
    bool has_history;  /* a crisis of this threat was there within two years */
} PlaybookPage;
extern const Model playbook_page_model;

typedef struct PlaybookForm {
    int64_t threat_id;
    Str name;
    Posture posture;
    Str holding, statement;
    int64_t approver_id, word_every; /* word_every 0: PLAYBOOK_WORD_EVERY */
    List steps;
    int64_t version; /* of what the person saw; 0 for a new one */
    Str starter;     /* never from outside */
} PlaybookForm;
extern const Model playbook_form_model;

/* Those of the gravest threats first, at most PLAYBOOKS_MOST. */
NODISCARD Err playbook_list(Db *db, Arena *a, int64_t brand_id, bool is_retired, List *out,
                            Error *e);
/* Of PlaybookStep, by phase and place. */
NODISCARD Err playbook_steps(Db *db, Arena *a, int64_t brand_id, int64_t id, List *out, Error *e);
NODISCARD Err playbook_page(Db *db, Arena *a, const Caller *by, int64_t id, PlaybookPage *out,
                            Error *e);
/* Whether the sentence checker lets this holding answer pass; one that is not there does. */
bool playbook_holding_fits(Arena *a, Str holding, const PreparedWith *with);
/* id 0: a new one. ERR_INVALID names the field, ERR_CONFLICT: form->version is not the stored one.
 * The holding answer must pass the sentence checker: it leaves without a second person. */
NODISCARD Err playbook_put(Db *db, Arena *a, const Caller *by, int64_t id,
                           const PlaybookForm *form, PlaybookPage *out, Error *e);
NODISCARD Err playbook_act(Db *db, Arena *a, const Caller *by, int64_t id, PrepareAct act,
                           PlaybookPage *out, Error *e);

#endif
