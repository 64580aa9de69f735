/* first_word.h - Kirim tanggapan sementara: the prepared first word to all cases of the crisis's
 * problem, in one act.
 *
 * It is a mass answer (desk/mass.h) with the holding text of the playbook, else one of Kalimat
 * siap, else that of the alarm: the first that fits every channel of its cases. Where the crisis
 * began goes first; all others follow when the first answer there left, and latecomers get it too.
 * Elsewhere first only with a reason. */
#ifndef CRISIS_FIRST_WORD_H
#define CRISIS_FIRST_WORD_H

#include "desk/crisis_now.h"
#include "desk/mass.h"

typedef struct FirstWordPlan {
    Str text;         /* with its fields in braces */
    bool is_free;     /* no second person reads it */
    int64_t cases;    /* of the problem that are open */
    Str origin_name;  /* none: nobody said where it began */
    int64_t mass_id;  /* of the one that was sent; 0: none */
    Str mass_state;
    bool waits_for_first; /* others follow when the first answer left where it began */
} FirstWordPlan;
extern const Model first_word_plan_model;
NODISCARD Err first_word_plan(Db *db, Arena *a, const Caller *by, int64_t crisis_id,
                              FirstWordPlan *out, Error *e);

typedef struct FirstWordSend {
    Str reason; /* needed when nobody knows where it began, or to go elsewhere first */
    bool is_elsewhere;
} FirstWordSend;
extern const Model first_word_send_model;
/* Hands it in. ERR_INVALID names problem_id when the crisis has none. */
NODISCARD Err first_word_send(Db *db, Arena *a, const Caller *by, int64_t crisis_id,
                           const FirstWordSend *form, Mass *out, Error *e);

typedef struct FirstWordReason {
    Str reason;
} FirstWordReason;
extern const Model first_word_reason_model;
/* Those who wait for the first answer where it began wait no longer. */
NODISCARD Err first_word_release(Db *db, Arena *a, const Caller *by, int64_t crisis_id,
                              const FirstWordReason *why, Mass *out, Error *e);

#endif
