#include "desk/secret.h"

#include "base/crypto.h"

static_assert(sizeof(SecretKey) == SHA256_BYTES, "a derived key is one HMAC");

static const char mark[] = "box1:"; /* another way of sealing gets another mark */

Str secret_seal(Arena *a, const SecretKey *key, Str plain) {
    if (plain.n == 0)
        return plain;
    Str box = base64(a, box_seal(a, key->bytes, plain));
    return str_fmt(a, "%s" STR_FMT, mark, STR_ARG(box));
}

Err secret_open(Arena *a, const SecretKey *key, Str sealed, Str *plain, Error *e) {
    if (sealed.n == 0) {
        *plain = sealed;
        return ERR_OK;
    }
    Str box, start = str_c(mark);
    if (!str_starts(sealed, start) || !base64_read(a, str_slice(sealed, start.n, sealed.n), &box) ||
        !box_open(a, key->bytes, box, plain))
        FAIL(e, ERR_INTERNAL,
             "a stored secret does not open with this key file; "
             "put the old key file back or enter the secret again");
    return ERR_OK;
}

SecretKey secret_key_for(const SecretKey *key, Str purpose) {
    SecretKey out;
    hmac_sha256((Str){ (const char *)key->bytes, sizeof key->bytes }, purpose, out.bytes);
    return out;
}
