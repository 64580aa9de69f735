/* seal.h - the head of a brand's log at one moment, signed by the installation.
 *
 * The chain shows a changed row; only what somebody else holds shows that its tail was cut or all
 * of it written anew. So seals stand in a file beside the database (app/seal_file.h), go to the
 * owners by mail once a day, and are part of every evidence file. Ed25519 over "tanggap seal 1 AT
 * BRAND SEQ HASH"; the pair comes from the key file. */
#ifndef DESK_SEAL_H
#define DESK_SEAL_H

#include "desk/audit.h"
#include "desk/secret.h"

enum { SEAL_SIGNATURE_BYTES = 64, SEAL_KEY_BYTES = 32 };

typedef struct SealPair {
    uint8_t public_key[SEAL_KEY_BYTES], secret_key[SEAL_SIGNATURE_BYTES];
} SealPair;
SealPair seal_pair_of(const SecretKey *key);
Str seal_public_key(Arena *a, const SealPair *pair); /* hexadecimal */

typedef struct Seal {
    int64_t at, brand_id, seq;
    Str hash, signature; /* hexadecimal */
} Seal;
extern const Model seal_model;

Seal seal_make(Arena *a, const SealPair *pair, const AuditHead *head, int64_t now);
bool seal_is_genuine(Arena *a, const SealPair *pair, const Seal *s);

/* Seals the heads of all brands of which the database has no seal yet. */
NODISCARD Err seal_all(Db *db, Arena *a, const SealPair *pair, int64_t now, Error *e);
/* The seal of each head that has one, as the database keeps it: of Seal, by brand. */
NODISCARD Err seal_heads(Db *db, Arena *a, List *out, Error *e);
/* That of the brand's head, which is sealed now if it is not yet. Seq 0: an empty log. */
NODISCARD Err seal_now(Db *db, Arena *a, const SealPair *pair, int64_t brand_id, int64_t now,
                       Seal *out, Error *e);
/* The newest 50 of a brand, newest first. */
NODISCARD Err seal_list(Db *db, Arena *a, int64_t brand_id, List *out, Error *e);

#endif
