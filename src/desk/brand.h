/* brand.h - a brand: the wall around everything else, and its policy.
 *
 * Every threshold the code obeys is a field of Policy, shown on the settings page as a sentence.
 * Durations in seconds. */
#ifndef DESK_BRAND_H
#define DESK_BRAND_H

#include "desk/role.h"
#include "detect/verdict.h"
#include "store/db.h"

typedef struct Policy {
    bool four_eyes; /* a public reply is read by a second person before it leaves */
    int64_t hold_public, hold_private; /* undo time after sending */
    int64_t clock_comment, clock_chat, clock_marketplace, clock_review, clock_mail;
    int64_t clock_grave;          /* for grave messages, whatever the channel */
    int64_t hours_from, hours_to; /* working hours, seconds after local midnight */
    VerdictLevel alarm_level;     /* lowest level that wakes people */
    int64_t quiet_days;           /* after which an account silent or unanswered is named */
    int64_t policy_version;
} Policy;
extern const Model policy_model;

typedef struct Brand {
    int64_t id;
    Str name;
    int64_t zone; /* seconds east of UTC */
    bool is_sample;
    Role role; /* of the asking person; ROLE_NONE where nobody asks */
    int64_t created_at;
} Brand;
extern const Model brand_model;

/* Takes name, zone and is_sample of `in`; the caller, if a person, becomes its owner. */
NODISCARD Err brand_create(Db *db, Arena *a, const Caller *by, const Brand *in, Brand *out,
                           Error *e);
/* For people: only who owns a brand already may make another. */
NODISCARD Err brand_add_by(Db *db, Arena *a, const Caller *by, Str name, int64_t zone, Brand *out,
                           Error *e);
NODISCARD Err brand_get(Db *db, Arena *a, int64_t id, Brand *out, Error *e);
/* Those the person belongs to; with staff_id 0 all. */
NODISCARD Err brand_list(Db *db, Arena *a, int64_t staff_id, List *out, Error *e);
/* Everything of by->brand_id but its log. */
NODISCARD Err brand_remove(Db *db, const Caller *by, Error *e);
/* The same for who works at a screen: ERR_DENIED unless it is the sample. Brands of real people
 * end by `tanggap brand remove` after a backup. */
NODISCARD Err brand_remove_sample(Db *db, const Caller *by, Error *e);

NODISCARD Err policy_get(Db *db, int64_t brand_id, Policy *out, Error *e);
NODISCARD Err policy_set(Db *db, const Caller *by, const Policy *p, Policy *out, Error *e);

#endif
