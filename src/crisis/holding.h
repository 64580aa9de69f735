/* holding.h - Kirim tanggapan sementara: the prepared first word to all cases of the crisis's
 * problem, in one act.
 *
 * It is a mass answer (desk/mass.h) with the holding text of the playbook, else that of Kalimat siap,
 * else the program's. Where the crisis began goes first; all others follow when the first answer
 * there left, and latecomers get it too. Elsewhere first only with a reason. */
#ifndef CRISIS_HOLDING_H
#define CRISIS_HOLDING_H

#include "desk/crisis_now.h"
#include "desk/mass.h"

typedef struct HoldingPlan {
    Str text;         /* with its fields in braces */
    bool is_free;     /* no second person reads it */
    int64_t cases;    /* of the problem that are open */
    Str origin_name;  /* none: nobody said where it began */
    int64_t mass_id;  /* of the one that was sent; 0: none */
    Str mass_state;
    bool waits_for_first; /* others follow when the first answer left where it began */
} HoldingPlan;
extern const Model holding_plan_model;
NODISCARD Err holding_plan(Db *db, Arena *a, const Caller *by, int64_t crisis_id, HoldingPlan *out,
                           Error *e);

typedef struct HoldingSend {
    Str reason; /* needed when nobody knows where it began, or to go elsewhere first */
    bool is_elsewhere;
} HoldingSend;
extern const Model holding_send_model;
/* Hands it in. ERR_INVALID names problem_id when the crisis has none. */
NODISCARD Err holding_send(Db *db, Arena *a, const Caller *by, int64_t crisis_id,
                           const HoldingSend *form, Mass *out, Error *e);

typedef struct HoldingReason {
    Str reason;
} HoldingReason;
extern const Model holding_reason_model;
/* Those who wait for the first answer where it began wait no longer. */
NODISCARD Err holding_release(Db *db, Arena *a, const Caller *by, int64_t crisis_id,
                              const HoldingReason *why, Mass *out, Error *e);

#endif
