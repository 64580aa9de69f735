/* escalation.h - the escalation ladder: for each level of a verdict when it holds, who owns it, who
 * stands in, the first move, whom to tell and by when.
 *
 * It is data, shown beside a verdict and where a room is opened. The program brings a row for
 * every level (starter.h), which nobody owns; a shop changes them. Who owns the level of an alarm
 * is called with its first step (desk/call_plan.h). Who leaves the brand owns nothing any more. */
#ifndef CRISIS_ESCALATION_H
#define CRISIS_ESCALATION_H

#include "crisis/starter.h"

enum { ESCALATION_TEXT_MOST = 500, ESCALATION_MINUTES_MOST = 7 * 24 * 60 };

typedef struct EscalationRow {
    int64_t id; /* 0: the program's own */
    VerdictLevel level;
    Str holds_when;     /* in the shop's own words */
    int64_t owner_id;   /* 0: nobody */
    Str owner_name;
    int64_t deputy_id;  /* called while the owner sleeps, has the day off, or there is none */
    Str deputy_name;
    Str move, tell;     /* tell may be none */
    int64_t minutes;    /* until the first move */
    int64_t version;    /* of what the person saw; 0: the program's, or a new one */
} EscalationRow;
extern const Model escalation_row_model;

/* One row a level, the mildest first. The program's are in the language asked for. */
NODISCARD Err escalation_list(Db *db, Arena *a, int64_t brand_id, PreparedLanguage language,
                              List *out, Error *e);
NODISCARD Err escalation_put(Db *db, Arena *a, const Caller *by, const EscalationRow *in,
                             EscalationRow *out, Error *e);

typedef struct EscalationKey {
    VerdictLevel level;
    int64_t version; /* of the row that was read */
} EscalationKey;
extern const Model escalation_key_model;
/* From here on what the program brings is in its place. */
NODISCARD Err escalation_remove(Db *db, Arena *a, const Caller *by, const EscalationKey *key,
                                Error *e);

#endif
