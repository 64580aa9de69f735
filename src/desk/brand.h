/* brand.h - a brand: the wall around everything else. Its rules are its policy (policy.h). */
#ifndef DESK_BRAND_H
#define DESK_BRAND_H

#include "desk/role.h"
#include "store/db.h"

typedef struct Brand {
    int64_t id;
    Str name;
    int64_t zone; /* seconds east of UTC */
    bool is_sample;
    int64_t drill_of; /* a rehearsal of this brand: nothing leaves it; 0: it is real */
    int64_t crisis_id; /* the hot one, where a person's brands are listed; 0: none */
    Role role; /* of the asking person; ROLE_NONE where nobody asks */
    int64_t created_at;
} Brand;
extern const Model brand_model;

/* Takes name, zone, is_sample and drill_of of `in`; the caller, if a person, becomes its owner. */
NODISCARD Err brand_create(Db *db, Arena *a, const Caller *by, const Brand *in, Brand *out,
                           Error *e);
/* For people: only who owns a brand already may make another. */
NODISCARD Err brand_add_by(Db *db, Arena *a, const Caller *by, Str name, int64_t zone, Brand *out,
                           Error *e);
NODISCARD Err brand_get(Db *db, Arena *a, int64_t id, Brand *out, Error *e);
/* Those the person belongs to; with staff_id 0 all. */
NODISCARD Err brand_list(Db *db, Arena *a, int64_t staff_id, List *out, Error *e);
/* Everything of by->brand_id but its log. ERR_CONFLICT while evidence is held (legal_hold.h). */
NODISCARD Err brand_remove(Db *db, const Caller *by, Error *e);
/* The same for who works at a screen: ERR_DENIED unless it is the sample. Brands of real people
 * end by `tanggap brand remove` after a backup. */
NODISCARD Err brand_remove_sample(Db *db, const Caller *by, Error *e);

#endif
