/* threat.h - Daftar ancaman: what a shop is afraid of, from inside and from outside.
 *
 * Each says how it would happen and where it would come from, whom it would harm, how likely and
 * how grave it is (1 to 5 each), and its early signs: words, and signals of the reading
 * (text/reading.h), by which threat_sign.h finds it in what people write. Nothing is deleted: what
 * is no longer feared is retired and can come back. */
#ifndef CRISIS_THREAT_H
#define CRISIS_THREAT_H

#include "crisis/posture.h"
#include "desk/role.h"
#include "store/db.h"

typedef enum ThreatSide { THREAT_INSIDE, THREAT_OUTSIDE, THREAT_SIDE__COUNT } ThreatSide;
extern const char *const threat_side_names[]; /* "inside", "outside" */

enum { THREATS_MOST = 200, THREAT_WORDS_MOST = 30, THREAT_WORD_MOST = 60, THREAT_NAME_MOST = 120,
       THREAT_TEXT_MOST = 1000, THREAT_GRADE_MOST = 5,
       THREAT_GRAVE = 10 /* likelihood x effect that wants a playbook */ };

typedef struct Threat {
    int64_t id;
    Str starter; /* its key in the starter list; none: the shop's own */
    Str name;
    ThreatSide side;
    Situation situation;
    Str how, origin; /* bagaimana, dari mana */
    Str harm_company, harm_brand;
    int64_t likelihood, effect; /* 1 to 5 */
    int64_t score;              /* their product */
    List words;                 /* of Str: early signs, one to four words each */
    List signals;               /* of Str: names of signals */
    Str signs_text;             /* as stored; for crisis/ only */
    int64_t owner_id;           /* who keeps an eye on it; 0: nobody by name */
    Str owner_name;
    int64_t reviewed_at, retired_at;
    int64_t playbook_id; /* 0: none yet */
    int64_t version;     /* of what the person saw; 0 for a new one */
} Threat;
extern const Model threat_model;

typedef struct ThreatFilter {
    bool is_retired;
} ThreatFilter;
extern const Model threat_filter_model;

/* The gravest first, at most THREATS_MOST. */
NODISCARD Err threat_list(Db *db, Arena *a, int64_t brand_id, bool is_retired, List *out, Error *e);
NODISCARD Err threat_get(Db *db, Arena *a, int64_t brand_id, int64_t id, Threat *out, Error *e);
/* id 0: a new one. ERR_INVALID names the field, ERR_CONFLICT: in->version is not the stored one.
 * Whoever writes it has reviewed it. */
NODISCARD Err threat_put(Db *db, Arena *a, const Caller *by, int64_t id, const Threat *in,
                         Threat *out, Error *e);

/* What is done to a threat or a playbook as a whole. */
typedef enum PrepareAct { PREPARE_RETIRE, PREPARE_RESTORE, PREPARE_REVIEW,
                          PREPARE_ACT__COUNT } PrepareAct;
typedef struct PrepareStep {
    PrepareAct act;
} PrepareStep;
extern const Model prepare_step_model;
/* ERR_CONFLICT when it is so already. */
NODISCARD Err threat_act(Db *db, Arena *a, const Caller *by, int64_t id, PrepareAct act,
                         Threat *out, Error *e);

#endif
