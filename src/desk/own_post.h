/* own_post.h - Unggahan tak dikenal: what stands on our own accounts and was not sent from here
 * (product.md F06, S0-37).
 *
 *   open --ours--> ours           open --its take-down is done (guard.h)--> taken_down
 *
 * A message of our own that came in is held against everything the desk wrote: answers of its
 * case, what left or is posted by hand, public posts of answers to many, official statements.
 * What matches none is shown and told (notice.h), if it was written since its source was connected
 * and within a day. Which ones are looked for is a clause of the policy. */
#ifndef DESK_OWN_POST_H
#define DESK_OWN_POST_H

#include "desk/case.h"

typedef enum OwnPostState {
    OWN_POST_OPEN,
    OWN_POST_OURS,
    OWN_POST_TAKEN_DOWN,
    OWN_POST_KNOWN, /* the desk wrote it; never shown */
    OWN_POST_STATE__COUNT
} OwnPostState;

typedef struct OwnPost {
    int64_t id, message_id, case_id;
    Str source_name;
    Channel channel;
    Str title, text, link; /* of a confidential case without a word of it */
    bool is_direct, is_secret;
    int64_t owner_id; /* of its case */
    int64_t written_at, found_at;
    bool is_grave; /* the sentence checker would have stopped it: hate, insult, threat */
    OwnPostState state;
    int64_t decided_by;
    Str decided_name;
    int64_t decided_at;
    Str remark;
    int64_t guard_id; /* its take-down, asked or done; 0: none */
} OwnPost;
extern const Model own_post_model;

/* Looks at what came in; once a minute, inside a write transaction. */
NODISCARD Err own_post_watch(Db *db, int64_t brand_id, int64_t now, int64_t *found, Error *e);

typedef struct OwnPostFilter {
    bool past; /* those that were decided, the newest 30; else the open ones, at most 50 */
} OwnPostFilter;
extern const Model own_post_filter_model;
NODISCARD Err own_post_list(Db *db, Arena *a, const Caller *by, const OwnPostFilter *f, List *out,
                            Error *e);
/* How many are open. */
NODISCARD Err own_post_count(Db *db, int64_t brand_id, int64_t *out, Error *e);

typedef struct OwnPostChange {
    Str remark; /* who posted it and why not from here; optional */
} OwnPostChange;
extern const Model own_post_change_model;
/* "Ini memang kami". ERR_CONFLICT when somebody decided it before. */
NODISCARD Err own_post_ours(Db *db, Arena *a, const Caller *by, int64_t id, const OwnPostChange *c,
                            OwnPost *out, Error *e);
/* For desk/ only: its take-down was done. Nothing when it was none. */
NODISCARD Err own_post_taken_down(Db *db, const Caller *by, int64_t message_id, Error *e);

#endif
