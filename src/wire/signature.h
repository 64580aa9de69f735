/* signature.h - how both sides of a hook sign what they send: HMAC-SHA256 over time and body.
 *
 * The headers are X-Tanggap-Timestamp (seconds since 1970) and X-Tanggap-Signature
 * ("sha256=" and 64 lower-case digits, over "timestamp.body"). */
#ifndef WIRE_SIGNATURE_H
#define WIRE_SIGNATURE_H

#include "base/err.h"
#include "base/str.h"

/* The signature header's value. */
Str hook_sign(Arena *a, Str secret, int64_t timestamp, Str body);
/* ERR_DENIED with one uniform sentence on any fault: missing, malformed, old, forged. */
NODISCARD Err hook_verify(Str secret, Str timestamp, Str signature, Str body, int64_t now,
                          Error *e);

#endif
