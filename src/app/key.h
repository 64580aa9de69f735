/* key.h - the key file: 32 random bytes from which every key of the installation comes. */
#ifndef APP_KEY_H
#define APP_KEY_H

#include "app/config.h"
#include "base/p256.h"
#include "desk/secret.h"

/* Reads config->key_file; ERR_NOT_FOUND when there is none, ERR_DENIED when everybody may read
 * it. */
NODISCARD Err key_load(const Config *c, SecretKey *out, Error *e);
/* The same, made (0400) when there is none yet: *made tells. */
NODISCARD Err key_load_or_make(const Config *c, SecretKey *out, bool *made, Error *e);

/* The pair by which push services know the installation; always the same for one key. */
NODISCARD Err push_pair(const SecretKey *key, P256Pair *out, Error *e);

/* What the first person types to set up the desk from another machine: 10 letters and digits
 * that cannot be confused, always the same for one key. */
Str setup_code(Arena *a, const SecretKey *key);

#endif
