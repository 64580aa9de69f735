/* starter.h - what a shop begins with: the threats most shops share, each with a playbook, the
 * handling matrix and the escalation ladder; in Indonesian and English. The texts stand in
 * data/starter.txt.
 *
 * Taking one over makes it the shop's own: from then on it is theirs to change. */
#ifndef CRISIS_STARTER_H
#define CRISIS_STARTER_H

#include "crisis/playbook.h"
#include "desk/prepared.h"
#include "detect/verdict.h"
#include "text/reading.h"

typedef struct StarterStep {
    CrisisPhase phase;
    Duty duty;
    int minutes;
    const char *text[PREPARED_LANGUAGE__COUNT];
} StarterStep;

typedef struct StarterThreat {
    const char *key;
    ThreatSide side;
    Situation situation;
    int likelihood, effect;
    const char *const *signals; /* end with NULL, as do the words */
    const char *const *words;
    const char *name[PREPARED_LANGUAGE__COUNT], *how[PREPARED_LANGUAGE__COUNT];
    const char *origin[PREPARED_LANGUAGE__COUNT], *harm_company[PREPARED_LANGUAGE__COUNT];
    const char *harm_brand[PREPARED_LANGUAGE__COUNT], *holding[PREPARED_LANGUAGE__COUNT];
    const char *statement[PREPARED_LANGUAGE__COUNT];
    const StarterStep *steps; /* by phase and time */
    size_t step_count;
} StarterThreat;
extern const StarterThreat starter_threats[];
extern const size_t starter_threat_count;

typedef struct StarterMove {
    Role role;
    int minutes;
    const char *move[PREPARED_LANGUAGE__COUNT], *tone[PREPARED_LANGUAGE__COUNT];
} StarterMove;
extern const StarterMove starter_moves[]; /* by MessageClass */

typedef struct StarterLevel {
    int minutes;
    const char *when[PREPARED_LANGUAGE__COUNT], *move[PREPARED_LANGUAGE__COUNT];
    const char *tell[PREPARED_LANGUAGE__COUNT];
} StarterLevel;
extern const StarterLevel starter_levels[]; /* by VerdictLevel */

typedef struct LanguageQuery {
    PreparedLanguage language;
} LanguageQuery;
extern const Model language_query_model;

typedef struct StarterRow {
    Str key, name, how;
    ThreatSide side;
    int64_t likelihood, effect, score;
    int64_t threat_id; /* taken over as this one; 0: not yet */
} StarterRow;
extern const Model starter_row_model;
NODISCARD Err starter_list(Db *db, Arena *a, const Caller *by, PreparedLanguage language,
                           List *out, Error *e);

typedef struct StarterForm {
    PreparedLanguage language;
    List keys; /* of Str; empty: all */
} StarterForm;
extern const Model starter_form_model;
/* Those that are not there yet, each with its playbook; then the whole register (of Threat). Whose
 * name the shop has already is left out. */
NODISCARD Err starter_take(Db *db, Arena *a, const Caller *by, const StarterForm *form, List *out,
                           Error *e);

#endif
