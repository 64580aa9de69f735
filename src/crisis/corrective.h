/* corrective.h - Perbaikan & pencegahan: what is done so that it does not happen again.
 *
 *   open --done--> done --check (worked, partly, failed)--> checked
 *     |  <--undo---  |
 *     +----drop------+--> dropped (with a reason)
 *
 * Its effect is looked at 30 days after it was done, or at the day that was set. */
#ifndef CRISIS_CORRECTIVE_H
#define CRISIS_CORRECTIVE_H

#include "desk/crisis_now.h"
#include "desk/problem.h"

typedef enum CorrectiveKind {
    CORRECTIVE_REPAIR,
    CORRECTIVE_PREVENT,
    CORRECTIVE_KIND__COUNT
} CorrectiveKind;
typedef enum CorrectiveState {
    CORRECTIVE_OPEN,
    CORRECTIVE_DONE,
    CORRECTIVE_CHECKED,
    CORRECTIVE_DROPPED,
    CORRECTIVE_STATE__COUNT
} CorrectiveState;
typedef enum CorrectiveEffect {
    EFFECT_WORKED,
    EFFECT_PARTLY,
    EFFECT_FAILED,
    CORRECTIVE_EFFECT__COUNT
} CorrectiveEffect;

typedef struct CorrectiveAct {
    int64_t id, crisis_id;
    Str crisis_name;
    CorrectiveKind kind;
    CorrectiveState state;
    bool is_late; /* open past its day, or not looked at on the day for that */
    Str text;
    int64_t owner_id;
    Str owner_name;
    int64_t due_at, done_at;
    Str done_name, proof;
    int64_t check_at;
    Str effect, remark; /* effect: empty until it was looked at */
    int64_t checked_at;
    Str checked_name;
    int64_t dropped_at, made_at, version;
} CorrectiveAct;
extern const Model corrective_model;

/* Of one crisis; with crisis_id 0 all of the brand that are not over. At most 200, by their day. */
NODISCARD Err corrective_list(Db *db, Arena *a, const Caller *by, int64_t crisis_id, List *out,
                              Error *e);

typedef struct CorrectiveForm {
    CorrectiveKind kind;
    Str text;
    int64_t owner_id; /* 0: who writes it */
    int64_t due_at, check_at;
    int64_t version; /* of the row that is changed; 0 with a new one */
} CorrectiveForm;
extern const Model corrective_form_model;
NODISCARD Err corrective_add(Db *db, Arena *a, const Caller *by, int64_t crisis_id,
                             const CorrectiveForm *form, CorrectiveAct *out, Error *e);
NODISCARD Err corrective_change(Db *db, Arena *a, const Caller *by, int64_t id,
                                const CorrectiveForm *form, CorrectiveAct *out, Error *e);

typedef enum CorrectiveStep {
    CORRECTIVE_DO,
    CORRECTIVE_UNDO,
    CORRECTIVE_CHECK,
    CORRECTIVE_DROP,
    CORRECTIVE_STEP__COUNT
} CorrectiveStep;
typedef struct CorrectiveChange {
    CorrectiveStep act;
    Str proof;               /* done: what shows it */
    CorrectiveEffect effect; /* check */
    Str remark;              /* check: what was seen; drop: why */
    int64_t version;
} CorrectiveChange;
extern const Model corrective_change_model;
NODISCARD Err corrective_do(Db *db, Arena *a, const Caller *by, int64_t id,
                            const CorrectiveChange *change, CorrectiveAct *out, Error *e);

#endif
