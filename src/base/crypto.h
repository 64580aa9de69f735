/* crypto.h - the few primitives of libsodium that the program uses, and its random source.
 *
 * crypto_start() must be called once before anything else here. Randomness is used only by desk/
 * and crisis/ (tokens, salts), http/ and app/; text/ and detect/ are pure and never see it. */
#ifndef BASE_CRYPTO_H
#define BASE_CRYPTO_H

#include "base/err.h"
#include "base/str.h"

enum { SHA256_BYTES = 32, TOKEN_BYTES = 32 };

NODISCARD Err crypto_start(Error *e);

void crypto_random(void *out, size_t n);
/* 256 random bits as 43 characters of URL-safe base64. */
Str crypto_token(Arena *a);

void sha256(Str data, uint8_t out[SHA256_BYTES]);
void sha256_two(Str first, Str second, uint8_t out[SHA256_BYTES]); /* of the concatenation */
Str  sha256_hex(Arena *a, Str data); /* 64 lower-case digits */
/* The same piece by piece, for what does not fit into memory; lives in the arena. */
typedef struct Sha256 Sha256;
Sha256 *sha256_begin(Arena *a);
void sha256_add(Sha256 *s, Str piece);
Str  sha256_end(Arena *a, Sha256 *s); /* 64 lower-case digits */
void hmac_sha256(Str key, Str data, uint8_t out[SHA256_BYTES]);
Str  hex(Arena *a, const void *bytes, size_t n); /* lower case */
bool hex_read(Str text, void *out, size_t n);    /* exactly 2n digits */
Str  base64(Arena *a, Str bytes);
Str  base64_url(Arena *a, Str bytes); /* URL-safe alphabet, no padding */
/* Standard or URL-safe alphabet, padding and white space optional. */
bool base64_read(Arena *a, Str text, Str *out);
bool equal_in_constant_time(Str a, Str b);

/* argon2id, libsodium's INTERACTIVE limits (64 MiB, 2 passes); the text carries its own
 * parameters. Takes some 50-100 ms: callers bound how many run at once. */
NODISCARD Err password_hash(Arena *a, Str password, Str *out, Error *e);
bool password_verify(Str hash, Str password);

/* XSalsa20-Poly1305 under a fresh random nonce, which stands in front. */
Str  box_seal(Arena *a, const uint8_t key[32], Str plain);
bool box_open(Arena *a, const uint8_t key[32], Str sealed, Str *plain); /* false: not ours */

/* Ed25519 over `data`; keys and signatures as raw bytes (32, 64 and 64). */
/* The pair that always belongs to these 32 bytes. */
void sign_keypair_of(const uint8_t seed[32], uint8_t public_key[32], uint8_t secret_key[64]);
void sign(const uint8_t secret_key[64], Str data, uint8_t out[64]);
bool sign_verify(const uint8_t public_key[32], Str data, const uint8_t signature[64]);

#endif
