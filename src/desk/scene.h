/* scene.h - what a judgement looks at: read from the counts and messages of a brand, and kept with
 * the verdict so that it can be judged anew. Inside desk/ only.
 *
 * One reading is bounded whatever the size of the brand: the buckets of 64 days, the newest
 * 5,000 angry messages of two hours and of the two before, and some thousands more to tell
 * whose repeats do not count. */
#ifndef DESK_SCENE_H
#define DESK_SCENE_H

#include "base/time.h"
#include "detect/verdict.h"
#include "store/db.h"

/* The answers of the subject and demand heads (text/heads.c), by their number. */
enum { SUBJECT_DELIVERY, SUBJECT_PACKAGING, SUBJECT_QUALITY, SUBJECT_WRONG_ITEM, SUBJECT_PRICE,
       SUBJECT_PAYMENT, SUBJECT_SERVICE, SUBJECT_APP, SUBJECT_PLACE, SUBJECT_OTHER, SUBJECTS };
enum { DEMAND_REFUND, DEMAND_COMPENSATION = 7 };

/* Bits of what makes a negative message count for a factor: any of them is enough. */
typedef struct FactorBits {
    int64_t subjects, demands, signals;
} FactorBits;
extern const FactorBits scene_business_bits; /* money back, refusal to buy, an authority */
extern const FactorBits scene_own_bits;      /* what the shop itself does */

enum {
    SCENE_HISTORY = VERDICT_HISTORY_SECONDS + DAY,
    SCENE_GRAVE = DAY,       /* how old a grave matter may be when it comes in, to count at all */
    SCENE_INCIDENTS = 90 * DAY,
    SCENE_GRAVE_REACH = 10000, /* followers that make a high severity grave; also in the SQL */
};

/* `in->now`, `in->zone`, `in->before` and `in->cause_known` are the caller's; the rest is filled.
 * Buckets that came to an end are settled on the way: inside a write transaction. */
NODISCARD Err scene_read(Db *db, Arena *a, int64_t brand_id, VerdictInput *in, Error *e);

/* Grave matters that wait, as the verdict counts them. */
NODISCARD Err scene_grave(Db *db, int64_t brand_id, int64_t now, int64_t *out, Error *e);

/* JSON of all that cannot be read again later, at most 16 KiB: everything but the buckets older
 * than two hours, of which the sums are kept. */
Str scene_keep(Arena *a, const VerdictInput *in);

typedef struct SceneKept {
    VerdictInput input;
    bool counts_moved; /* messages of the time before came in, or were taken out, since */
} SceneKept;
NODISCARD Err scene_open(Db *db, Arena *a, int64_t brand_id, Str kept, SceneKept *out, Error *e);

/* ---- parts of the reading ---- */

/* scene_fold.c. Settles what it can of the buckets that ended before `now`, and counts the one that
 * runs: *negative is its number of negative messages with repeats left out. A message counts
 * unless the same author, or the same text, was negative in the two hours before it. */
NODISCARD Err scene_fold(Db *db, int64_t brand_id, int64_t now, int64_t *negative, Error *e);
/* scene_subject.c: of SUBJECTS records in `a`; usual is negative while three days are not known. */
NODISCARD Err scene_subjects(Db *db, Arena *a, int64_t brand_id, VerdictInput *in, Error *e);

#endif
