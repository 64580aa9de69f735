#include "wire/webpush.h"

#include "base/crypto.h"
#include "wire/json.h"

#include <string.h>

enum { RECORD_SIZE = 4096, HEADER_SIZE = PUSH_SALT + 4 + 1 + P256_PUBLIC, JWT_MOST = 4096 };

Err push_keys_read(Str p256dh, Str auth, PushKeys *out, Error *e) {
    SCRATCH(a);
    Str bytes;
    if (!base64_read(a, p256dh, &bytes) || bytes.n != P256_PUBLIC || bytes.p[0] != 4)
        FAIL_FIELD(e, "p256dh", "is no public key of a browser: subscribe anew");
    memcpy(out->public_key, bytes.p, P256_PUBLIC);
    if (!base64_read(a, auth, &bytes) || bytes.n != PUSH_AUTH)
        FAIL_FIELD(e, "auth", "is no secret of a browser: subscribe anew");
    memcpy(out->auth, bytes.p, PUSH_AUTH);
    return ERR_OK;
}

static Str bytes_of(const uint8_t *p, size_t n) { return (Str){ (const char *)p, n }; }

/* HKDF (RFC 5869) for at most one block: extract with `salt`, expand with `info` and a 1. */
static void derive(Str salt, Str secret, Str info, uint8_t out[SHA256_BYTES]) {
    SCRATCH(a);
    uint8_t key[SHA256_BYTES];
    Buf with_count = buf_new(a, info.n + 1);
    buf_put(&with_count, info);
    buf_putc(&with_count, 1);
    hmac_sha256(salt, secret, key);
    hmac_sha256(bytes_of(key, sizeof key), buf_str(&with_count), out);
}

/* The secret both sides share becomes the input of RFC 8188, bound to both public keys. */
static Err content_secret(const PushKeys *to, const P256Pair *own, uint8_t out[SHA256_BYTES],
                          Error *e) {
    SCRATCH(a);
    uint8_t shared[P256_SHARED];
    TRY(p256_shared(own, to->public_key, shared, e));
    Str parts[] = { { "WebPush: info", sizeof "WebPush: info" }, /* with its NUL */
                    bytes_of(to->public_key, P256_PUBLIC),
                    bytes_of(own->public_key, P256_PUBLIC) };
    derive(bytes_of(to->auth, PUSH_AUTH), bytes_of(shared, sizeof shared),
           str_join(a, parts, COUNT(parts), S("")), out);
    return ERR_OK;
}

static void put_header(Buf *b, const P256Pair *own, const uint8_t salt[PUSH_SALT]) {
    static const char size_and_length[] = { RECORD_SIZE >> 24, RECORD_SIZE >> 16 & 0xFF,
                                            RECORD_SIZE >> 8 & 0xFF, RECORD_SIZE & 0xFF,
                                            P256_PUBLIC };
    buf_put(b, bytes_of(salt, PUSH_SALT));
    buf_put(b, (Str){ size_and_length, sizeof size_and_length });
    buf_put(b, bytes_of(own->public_key, P256_PUBLIC));
}

Err push_seal(Arena *a, const PushKeys *to, const P256Pair *own, const uint8_t salt[PUSH_SALT],
              Str plain, Str *out, Error *e) {
    static const char key_info[] = "Content-Encoding: aes128gcm";
    static const char nonce_info[] = "Content-Encoding: nonce";
    uint8_t secret[SHA256_BYTES], key[SHA256_BYTES], nonce[SHA256_BYTES];
    SCRATCH(tmp);
    Str sealed;
    if (plain.n > PUSH_PLAIN_MOST)
        FAIL(e, ERR_LIMIT, "a push message has at most %d bytes", PUSH_PLAIN_MOST);
    TRY(content_secret(to, own, secret, e));
    Str salted = bytes_of(salt, PUSH_SALT), from = bytes_of(secret, sizeof secret);
    derive(salted, from, (Str){ key_info, sizeof key_info }, key); /* with their NUL */
    derive(salted, from, (Str){ nonce_info, sizeof nonce_info }, nonce);
    Buf record = buf_new(tmp, plain.n + 1), body = buf_new(a, RECORD_SIZE);
    buf_put(&record, plain);
    buf_putc(&record, 2); /* the last record */
    TRY(aes128_gcm_seal(tmp, key, nonce, buf_str(&record), &sealed, e));
    put_header(&body, own, salt);
    buf_put(&body, sealed);
    *out = buf_str(&body);
    return ERR_OK;
}

typedef struct Claims {
    Str aud;
    int64_t exp;
    Str sub;
} Claims;
static const Field claims_fields[] = { FIELD(Claims, aud, .max = 2000), FIELD(Claims, exp),
                                       FIELD(Claims, sub, .max = 2000) };
static const Model claims_model = MODEL(Claims, claims_fields);

typedef struct JwtHead {
    Str typ, alg;
} JwtHead;
static const Field head_fields[] = { FIELD(JwtHead, typ), FIELD(JwtHead, alg) };
static const Model head_model = MODEL(JwtHead, head_fields);

static Str encoded(Arena *a, const Model *m, const void *record) {
    Buf b = buf_new(a, JWT_MOST);
    json_record(&b, m, record);
    return base64_url(a, buf_str(&b));
}

static Str origin_of(Str url) {
    ptrdiff_t scheme = str_find(url, S("://"));
    size_t n = scheme < 0 ? 0 : (size_t)scheme + 3;
    while (n < url.n && url.p[n] != '/' && url.p[n] != '?' && url.p[n] != '#')
        n++;
    return str_slice(url, 0, n);
}

Err vapid_header(Arena *a, const P256Pair *own, Str endpoint, Str contact, int64_t now, Str *out,
                 Error *e) {
    SCRATCH(tmp);
    uint8_t signature[P256_SIGNATURE];
    Claims claims = { .aud = origin_of(endpoint), .exp = now + VAPID_TIME, .sub = contact };
    JwtHead head = { S("JWT"), S("ES256") };
    Str text = str_fmt(tmp, STR_FMT "." STR_FMT, STR_ARG(encoded(tmp, &head_model, &head)),
                       STR_ARG(encoded(tmp, &claims_model, &claims)));
    TRY(p256_sign(own, text, signature, e));
    *out = str_fmt(a, "vapid t=" STR_FMT "." STR_FMT ", k=" STR_FMT, STR_ARG(text),
                   STR_ARG(base64_url(tmp, bytes_of(signature, sizeof signature))),
                   STR_ARG(base64_url(tmp, bytes_of(own->public_key, P256_PUBLIC))));
    return ERR_OK;
}
