/* sealed_copy.h - a message kept as it was when something was held against it: text, link, times,
 * and a salted hash of all that, which the log has too. Whatever the platform shows later, what was
 * said can be proved; erasing text and salt leaves the log whole. */
#ifndef DESK_SEALED_COPY_H
#define DESK_SEALED_COPY_H

#include "desk/guard_rule.h"

typedef struct SealedCopy {
    int64_t id, message_id, case_id;
    Channel channel;
    Str author_name, author_handle, title, text, link;
    int64_t written_at, sealed_at;
    Str salt, hash;
    bool is_whole;  /* it still is what the hash says */
    bool is_secret; /* of a confidential case */
    int64_t owner_id;
} SealedCopy;
extern const Model sealed_copy_model;

/* The message, for the rules and for a copy; ERR_NOT_FOUND, ERR_CONFLICT when it was erased. */
NODISCARD Err guard_target(Db *db, Arena *a, int64_t brand_id, int64_t message_id, GuardTarget *out,
                           Error *e);
NODISCARD Err sealed_copy_make(Db *db, Arena *a, const Caller *by, const GuardTarget *t,
                               SealedCopy *out, Error *e);
/* Whether the message still reads as it did. */
bool sealed_copy_says(const SealedCopy *c, const GuardTarget *t);
/* Of a confidential case that is not for this person without a word of it. */
NODISCARD Err sealed_copy_get(Db *db, Arena *a, const Caller *by, int64_t id, SealedCopy *out,
                              Error *e);

/* Of all brands: how many there are, and the first whose text, times or names are not what its hash
 * says; 0: all are. Erased ones have nothing to compare. */
NODISCARD Err sealed_copy_verify(Db *db, int64_t *count, int64_t *bad_id, Error *e);

/* Somebody else than `first` must decide; in a business where nobody else may, `first` decides
 * after a pause (`has_waited`). */
NODISCARD Err guard_second(Db *db, const Caller *by, int64_t first, bool has_waited, Error *e);

#endif
