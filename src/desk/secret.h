/* secret.h - passwords and keys of others (hook secrets, alarm keys) as they stand in the database.
 *
 * A secret is sealed with the key file's key by whoever takes it from outside (a handler, a
 * command) before it is handed to the desk, and opened by whoever uses it at the last moment (the
 * gate of a hook, a sending thread). The desk itself stores and gives back sealed text only, so
 * that neither a copy of the database nor a slip in a query shows one. */
#ifndef DESK_SECRET_H
#define DESK_SECRET_H

#include "base/err.h"
#include "base/str.h"

typedef struct SecretKey {
    uint8_t bytes[32];
} SecretKey;

/* "box1:" and base64. None and empty stay as they are: a field left empty keeps its meaning. */
Str secret_seal(Arena *a, const SecretKey *key, Str plain);
/* The inverse. ERR_INTERNAL when the text was not sealed with this key: another key file. */
NODISCARD Err secret_open(Arena *a, const SecretKey *key, Str sealed, Str *plain, Error *e);

/* A key for one purpose ("seal", "setup code"), so that no key serves two. */
SecretKey secret_key_for(const SecretKey *key, Str purpose);

#endif
