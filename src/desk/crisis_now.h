/* crisis_now.h - Krisis: the row that the whole desk looks at while one runs.
 *
 *   preparation -> response -> reassurance -> recovery -> closed
 *
 * What people do in it lives a layer above (src/crisis); here is only what gates, clocks and
 * pages of the desk must know. One is hot at a time (all phases before recovery); those that
 * recover stand beside it. */
#ifndef DESK_CRISIS_NOW_H
#define DESK_CRISIS_NOW_H

#include "desk/role.h"
#include "desk/source.h"
#include "store/db.h"

typedef enum CrisisPhase { PHASE_PREPARATION, PHASE_RESPONSE, PHASE_REASSURANCE, PHASE_RECOVERY,
                           PHASE_CLOSED, CRISIS_PHASE__COUNT } CrisisPhase;
extern const char *const crisis_phase_names[];

typedef struct Crisis {
    int64_t id; /* 0: none runs */
    int64_t brand_id; /* filled on reading; not in the API */
    Str name;
    CrisisPhase phase;
    int64_t phase_at;
    int64_t problem_id; /* 0: whose cases it is about was not told */
    Str problem_name;
    int64_t incident_id, threat_id;
    Str threat_name;
    int64_t playbook_id;
    Str playbook_name;
    int64_t statement_id; /* its key statement; 0: none yet */
    int64_t lead_id;
    Str lead_name;
    int64_t origin_source_id; /* where it began; 0: nobody knows */
    Str origin_name, origin_channel;
    int64_t origin_message_id;
    int64_t origin_by;     /* staff who said so; 0: the program */
    int64_t word_every;    /* seconds from one progress update to the next */
    int64_t first_word_at; /* our first public word about it; 0: none yet */
    int64_t next_word_at;
    int64_t cause_known_at;
    bool is_frozen; /* planned posts wait */
    int64_t thaw_by; /* who asked to end that; a second person agrees */
    int64_t opened_by;
    Str opened_name;
    int64_t opened_at, closed_by, closed_at;
    Str close_reason;
    int64_t version;
} Crisis;
extern const Model crisis_model;

/* The hot one; id 0: none. */
NODISCARD Err crisis_now(Db *db, Arena *a, int64_t brand_id, Crisis *out, Error *e);
/* A word that was promised is late. */
bool crisis_word_late(const Crisis *c, int64_t now);
/* That, or a step of its phase is. */
NODISCARD Err crisis_is_late(Db *db, const Crisis *c, int64_t now, bool *out, Error *e);
NODISCARD Err crisis_get(Db *db, Arena *a, int64_t brand_id, int64_t id, Crisis *out, Error *e);

/* ---- what belongs to it ---- */

/* What may belong to a crisis; 0: not of that kind. */
typedef struct CrisisPart {
    int64_t case_id, mass_id;
    int64_t problem_id; /* of the case, or of all that the text speaks of */
    int64_t statement_id;
} CrisisPart;
/* Whether any of it belongs to `c`: to one whose problem nobody told yet all does, to none (id 0)
 * nothing. The database is asked only for what the ids alone do not tell. */
NODISCARD Err crisis_has(Db *db, const Crisis *c, const CrisisPart *of, bool *out, Error *e);
/* A word of ours that all can read left: the first one is kept, if it belongs to the hot crisis. */
NODISCARD Err crisis_heard(Db *db, const Caller *by, const CrisisPart *of, Error *e);

/* A problem goes into another one: what was about it (also what is closed, whose file is made from
 * its cases) is about that one from now on. */
NODISCARD Err crisis_carry(Db *db, const Caller *by, int64_t from, int64_t into, Error *e);
/* Its opposite: only those that this carrying took along and nobody gave another problem since. */
NODISCARD Err crisis_carry_back(Db *db, const Caller *by, int64_t from, int64_t into, Error *e);

#endif
