/* recovery.h - Pemulihan: the way back to ordinary days, counted and not felt.
 *
 * What must be put right before a crisis closes is read from the truth (open cases, promises, the
 * freeze), never ticked; how it goes is compared with the four weeks before it began, 30, 60 and
 * 90 days on; what customers say of how it was dealt with is put into two piles by people. */
#ifndef CRISIS_RECOVERY_H
#define CRISIS_RECOVERY_H

#include "desk/crisis_now.h"
#include "desk/problem.h"

typedef struct ReturnState {
    int64_t unanswered; /* cases of its problem that wait for an answer */
    int64_t promises;   /* open ones of those cases, and those its updates made to all */
    int64_t corrective; /* open corrective and preventive acts */
    bool is_frozen;
    bool has_lesson;
    bool has_changed; /* a threat, a playbook or the policy is another than when it was opened */
} ReturnState;
NODISCARD Err return_state(Db *db, const Caller *by, const Crisis *c, ReturnState *out, Error *e);

/* A day 0 is the four weeks before it was opened; days 30, 60 and 90 are the week before that
 * day. */
typedef struct RecoveryMeasure {
    int64_t day, from, until;
    bool is_over;               /* that time has passed; else nothing of it is told */
    int64_t messages, negative; /* a week, on average */
    int64_t answer_after;       /* median seconds to the first answer; 0: none was given */
    int64_t rated;              /* reviews with stars a week, on average, at least 1 if any came */
    double rating;              /* their mean, 1 to 5; 0: none came */
} RecoveryMeasure;

typedef struct Recovery {
    ReturnState state;
    List measures;        /* of RecoveryMeasure: days 0, 30, 60, 90 */
    int64_t right, wrong; /* voices in the two piles */
} Recovery;
extern const Model recovery_model;
NODISCARD Err recovery_get(Db *db, Arena *a, const Caller *by, int64_t crisis_id, Recovery *out,
                           Error *e);

typedef enum VoicePile { PILE_RIGHT, PILE_WRONG, PILE_NONE, VOICE_PILE__COUNT } VoicePile;

/* What a customer of its problem wrote after recovery began, in its cases or in another one of
 * theirs; `pile` empty: nobody sorted it. */
typedef struct Voice {
    int64_t message_id, case_id;
    bool is_elsewhere; /* that case is not of the problem */
    Str author_name, text;
    int64_t written_at;
    Str pile;
} Voice;
extern const Model voice_model;
typedef struct VoiceFilter {
    Str pile; /* right, wrong, none; empty: those nobody sorted */
    Str cursor;
    int64_t limit;
} VoiceFilter;
extern const Model voice_filter_model;
typedef struct VoicesOf {
    int64_t crisis_id;
    VoiceFilter filter;
} VoicesOf;
/* Newest first; not of confidential cases. */
NODISCARD Err voice_list(Db *db, Arena *a, const Caller *by, const VoicesOf *of, List *out,
                         Str *next, Error *e);
typedef struct VoiceForm {
    int64_t message_id;
    VoicePile pile;
} VoiceForm;
extern const Model voice_form_model;
NODISCARD Err voice_sort(Db *db, const Caller *by, int64_t crisis_id, const VoiceForm *form,
                         Error *e);

#endif
