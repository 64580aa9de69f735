/* p256.h - the curve P-256 and AES-128-GCM, which browsers want for their push messages and
 * libsodium does not have: from OpenSSL's libcrypto. Everything is raw bytes: a public key is the
 * uncompressed point, a signature r and s one after the other. */
#ifndef BASE_P256_H
#define BASE_P256_H

#include "base/err.h"
#include "base/str.h"

enum { P256_SECRET = 32, P256_PUBLIC = 65, P256_SIGNATURE = 64, P256_SHARED = 32,
       AES128_KEY = 16, AES_GCM_NONCE = 12, AES_GCM_TAG = 16 };

typedef struct P256Pair {
    uint8_t secret[P256_SECRET], public_key[P256_PUBLIC];
} P256Pair;

/* The pair of this secret; ERR_INVALID when it is no number of the curve (one in 2^32 of random
 * ones is none). */
NODISCARD Err p256_pair_of(const uint8_t secret[P256_SECRET], P256Pair *out, Error *e);
/* What both sides of a Diffie-Hellman exchange know; ERR_INVALID for bytes that are no point. */
NODISCARD Err p256_shared(const P256Pair *own, const uint8_t theirs[P256_PUBLIC],
                          uint8_t out[P256_SHARED], Error *e);
/* ECDSA over the SHA-256 of `data`. */
NODISCARD Err p256_sign(const P256Pair *own, Str data, uint8_t out[P256_SIGNATURE], Error *e);

/* The sealed text with its tag behind it. */
NODISCARD Err aes128_gcm_seal(Arena *a, const uint8_t key[AES128_KEY],
                              const uint8_t nonce[AES_GCM_NONCE], Str plain, Str *out, Error *e);

#endif
