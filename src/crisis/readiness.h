/* readiness.h - Nilai kesiapan: how ready a shop is for the bad day, part by part, each with what
 * it was judged by and the next step of ten minutes.
 *
 * The parts are one table (readiness.c): a name, how many points it is worth, what is looked at,
 * and whether nobody is ready without it. One more is a row and a function there, and its words in
 * web/src/dict/crisis-ready.ts; nothing else knows how many there are. */
#ifndef CRISIS_READINESS_H
#define CRISIS_READINESS_H

#include "desk/role.h"
#include "store/db.h"

typedef enum ReadyState { READY_MISSING, READY_PARTLY, READY_STALE, READY_DONE,
                          READY_STATE__COUNT } ReadyState;

typedef struct ReadyPart {
    Str name; /* "threats" */
    ReadyState state;
    int64_t points, most;
    int64_t have, need;  /* what was counted; need 0: nothing is */
    int64_t at;          /* when it was done last, or the moment that lacks; 0: none */
    Str who;             /* whose word it is, or what lacks; none */
    Str step;            /* the next step: its words are in the interface; none: nothing to do */
    int64_t object_id;   /* what the step is about; 0: nothing in particular */
    bool is_needed;      /* nobody is ready without it */
    bool is_vouched;     /* the desk cannot see it: a person says when it was done */
} ReadyPart;

typedef struct Readiness {
    int64_t score;   /* 0 to 100 */
    bool is_ready;   /* enough points, and nothing needed is missing */
    Str lacking;     /* name of the first needed part that is missing; none */
    List parts;      /* of ReadyPart; what is worth most to do next first */
    int64_t done;    /* parts that are done */
} Readiness;
extern const Model readiness_model;
enum { READY_FROM = 70 /* the score */ };

NODISCARD Err readiness_read(Db *db, Arena *a, const Caller *by, Readiness *out, Error *e);

typedef struct ReadyVouch {
    Str part;
} ReadyVouch;
extern const Model ready_vouch_model;
/* "I did it now", for a part that is vouched for. */
NODISCARD Err readiness_vouch(Db *db, Arena *a, const Caller *by, const ReadyVouch *form,
                              Readiness *out, Error *e);

#endif
