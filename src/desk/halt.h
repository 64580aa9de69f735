/* halt.h - Tombol darurat: nothing of one account, of one channel, or of the whole brand leaves
 * until somebody who approves ends it.
 *
 * outbox_claim() reads the table itself, so a stop holds from the commit on; what a sender has
 * already claimed is on its way. Held replies stay held and leave when the stop ends. */
#ifndef DESK_HALT_H
#define DESK_HALT_H

#include "desk/source.h"

typedef struct Halt {
    int64_t id;
    int64_t source_id; /* 0: not one account */
    Str source_name;
    Str channel;       /* none: not one channel */
    Str reason;
    int64_t made_by;
    Str made_name;
    int64_t made_at, ended_by, ended_at;
} Halt;
extern const Model halt_model;

typedef struct HaltForm {
    int64_t source_id;
    Str channel; /* both empty: everything of the brand */
    Str reason;
} HaltForm;
extern const Model halt_form_model;

/* Those that hold, the newest first, at most 50. */
NODISCARD Err halt_list(Db *db, Arena *a, int64_t brand_id, List *out, Error *e);
NODISCARD Err halt_begin(Db *db, Arena *a, const Caller *by, const HaltForm *form, Halt *out,
                         Error *e);
/* ERR_CONFLICT when it ended before. */
NODISCARD Err halt_end(Db *db, Arena *a, const Caller *by, int64_t id, Halt *out, Error *e);

#endif
