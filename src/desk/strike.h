/* strike.h - Teguran: a mark against an author for what they did in one message.
 *
 * Never for an opinion (guard_rule.h). Keeps the message sealed, counts until it expires, can be
 * appealed; another approver than the one who gave it lifts it. A message gives one strike at
 * most, lifted or not. */
#ifndef DESK_STRIKE_H
#define DESK_STRIKE_H

#include "desk/sealed_copy.h"

typedef enum StrikeState {
    STRIKE_GIVEN,
    STRIKE_APPEALED,
    STRIKE_KEPT, /* somebody else looked at the appeal: it stays */
    STRIKE_LIFTED,
    STRIKE_STATE__COUNT
} StrikeState;

typedef struct Strike {
    int64_t id, author_id, case_id, message_id, copy_id;
    GuardReason reason;
    StrikeState state;
    int64_t staff_id;
    Str staff_name;
    int64_t at, expires_at;
    Str appeal; /* what the person says, as somebody wrote it down */
    int64_t appealed_at;
    Str remark;
    int64_t decided_by;
    Str decided_name;
    int64_t decided_at, version;
    bool is_live;
    SealedCopy copy;
} Strike;
extern const Model strike_model;

typedef struct StrikeForm {
    GuardReason reason;
} StrikeForm;
extern const Model strike_form_model;
/* ERR_CONFLICT when the message gave one already. */
NODISCARD Err strike_give(Db *db, Arena *a, const Caller *by, int64_t message_id,
                          const StrikeForm *form, Strike *out, Error *e);

typedef enum StrikeAct {
    STRIKE_ACT_APPEAL,
    STRIKE_ACT_KEEP,
    STRIKE_ACT_LIFT,
    STRIKE_ACT__COUNT
} StrikeAct;

typedef struct StrikeChange {
    StrikeAct act;
    int64_t version;
    Str remark; /* each needs one */
} StrikeChange;
extern const Model strike_change_model;
NODISCARD Err strike_act(Db *db, Arena *a, const Caller *by, int64_t id, const StrikeChange *c,
                         Strike *out, Error *e);

/* Newest first, at most 50; without those of confidential cases that are not for this person. */
NODISCARD Err strike_of_author(Db *db, Arena *a, const Caller *by, int64_t author_id, List *out,
                               Error *e);
/* Those that count now, of this author alone. */
NODISCARD Err strike_live(Db *db, const Caller *by, int64_t author_id, int64_t *count, Error *e);

#endif
