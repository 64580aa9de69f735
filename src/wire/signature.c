#include "wire/signature.h"

#include "base/crypto.h"
#include "base/limits.h"
#include "base/number.h"

static const char prefix[] = "sha256=";
enum { PREFIX_LENGTH = sizeof prefix - 1, DIGITS_MOST = 20 };

Str hook_sign(Arena *a, Str secret, int64_t timestamp, Str body) {
    SCRATCH(tmp);
    uint8_t mac[SHA256_BYTES];
    Buf signed_text = buf_new(tmp, body.n + DIGITS_MOST + 2);
    buf_printf(&signed_text, "%lld.", (long long)timestamp);
    buf_put(&signed_text, body);
    hmac_sha256(secret, buf_str(&signed_text), mac);
    return str_fmt(a, "%s" STR_FMT, prefix, STR_ARG(hex(tmp, mac, sizeof mac)));
}

static bool is_true_hook(Str secret, Str timestamp, Str signature, Str body, int64_t now) {
    SCRATCH(tmp);
    int64_t at;
    uint8_t bytes[SHA256_BYTES];
    /* Digits only, and no second way to write the same number. */
    bool is_number = timestamp.n && timestamp.n < DIGITS_MOST && timestamp.p[0] >= '1' &&
                     timestamp.p[0] <= '9' && parse_i64(timestamp, 0, INT64_MAX / 2, &at);
    if (secret.n == 0 || !is_number || !str_starts(signature, str_c(prefix)) ||
        !hex_read(str_slice(signature, PREFIX_LENGTH, signature.n), bytes, sizeof bytes))
        return false;
    Str want = hook_sign(tmp, secret, at, body);
    bool is_equal = equal_in_constant_time(want, str_lower_ascii(tmp, signature));
    return is_equal && at >= now - LIMIT_HOOK_AGE && at <= now + LIMIT_HOOK_AGE;
}

Err hook_verify(Str secret, Str timestamp, Str signature, Str body, int64_t now, Error *e) {
    if (!is_true_hook(secret, timestamp, signature, body, now))
        FAIL(e, ERR_DENIED, "the signature is missing, wrong or too old");
    return ERR_OK;
}
