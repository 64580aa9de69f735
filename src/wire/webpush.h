/* webpush.h - a message as a browser's push service takes it: sealed so that only the browser can
 * read it (RFC 8291, aes128gcm of RFC 8188 in one record), and the header by which the service
 * knows its sender (VAPID, RFC 8292). Pure: keys, salt and time come from the caller. */
#ifndef WIRE_WEBPUSH_H
#define WIRE_WEBPUSH_H

#include "base/p256.h"

enum {
    PUSH_SALT = 16,
    PUSH_AUTH = 16,
    PUSH_PLAIN_MOST = 3000, /* bytes before sealing: services take 4,096 after it */
    VAPID_TIME = 12 * 3600, /* seconds a header is good; RFC 8292 allows 24 h */
};

/* What a browser gives on subscribing, read from its base64. */
typedef struct PushKeys {
    uint8_t public_key[P256_PUBLIC], auth[PUSH_AUTH];
} PushKeys;
/* ERR_INVALID naming p256dh or auth. */
NODISCARD Err push_keys_read(Str p256dh, Str auth, PushKeys *out, Error *e);

/* `own` and `salt` fresh for every message. */
NODISCARD Err push_seal(Arena *a, const PushKeys *to, const P256Pair *own,
                        const uint8_t salt[PUSH_SALT], Str plain, Str *out, Error *e);

/* "vapid t=.., k=..": signed for the origin of the endpoint (http or https, already checked).
 * `contact` is the mailto: or https: address the service may write to. */
NODISCARD Err vapid_header(Arena *a, const P256Pair *own, Str endpoint, Str contact, int64_t now,
                           Str *out, Error *e);

#endif
