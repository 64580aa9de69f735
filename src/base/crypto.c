#include "base/crypto.h"

#include <sodium.h>

Err crypto_start(Error *e) {
    if (sodium_init() < 0)
        FAIL(e, ERR_INTERNAL, "the cryptography library did not start");
    return ERR_OK;
}

void crypto_random(void *out, size_t n) { randombytes_buf(out, n); }

static Str encode(Arena *a, Str bytes, int variant) {
    size_t size = sodium_base64_encoded_len(bytes.n, variant); /* with its NUL */
    char *p = arena_alloc_raw(a, size, 1);
    sodium_bin2base64(p, size, (const unsigned char *)bytes.p, bytes.n, variant);
    return (Str){ p, size - 1 };
}

Str base64_url(Arena *a, Str bytes) {
    return encode(a, bytes, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
}

Str crypto_token(Arena *a) {
    char bytes[TOKEN_BYTES];
    crypto_random(bytes, sizeof bytes);
    Str token = base64_url(a, (Str){ bytes, sizeof bytes });
    sodium_memzero(bytes, sizeof bytes);
    return token;
}

void sha256(Str data, uint8_t out[SHA256_BYTES]) {
    crypto_hash_sha256(out, (const unsigned char *)data.p, data.n);
}

void sha256_two(Str first, Str second, uint8_t out[SHA256_BYTES]) {
    crypto_hash_sha256_state state;
    crypto_hash_sha256_init(&state);
    crypto_hash_sha256_update(&state, (const unsigned char *)first.p, first.n);
    crypto_hash_sha256_update(&state, (const unsigned char *)second.p, second.n);
    crypto_hash_sha256_final(&state, out);
}

struct Sha256 {
    crypto_hash_sha256_state state;
};

Sha256 *sha256_begin(Arena *a) {
    Sha256 *s = arena_make(a, Sha256, 1);
    crypto_hash_sha256_init(&s->state);
    return s;
}

void sha256_add(Sha256 *s, Str piece) {
    crypto_hash_sha256_update(&s->state, (const unsigned char *)piece.p, piece.n);
}

Str sha256_end(Arena *a, Sha256 *s) {
    uint8_t digest[SHA256_BYTES];
    crypto_hash_sha256_final(&s->state, digest);
    return hex(a, digest, sizeof digest);
}

void hmac_sha256(Str key, Str data, uint8_t out[SHA256_BYTES]) {
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(&state, (const unsigned char *)key.p, key.n);
    crypto_auth_hmacsha256_update(&state, (const unsigned char *)data.p, data.n);
    crypto_auth_hmacsha256_final(&state, out);
    sodium_memzero(&state, sizeof state);
}

Str hex(Arena *a, const void *bytes, size_t n) {
    size_t size = arena_mul_(n, 2) + 1;
    char *p = arena_alloc_raw(a, size, 1);
    sodium_bin2hex(p, size, bytes, n);
    return (Str){ p, size - 1 };
}

bool hex_read(Str text, void *out, size_t n) {
    if (text.n / 2 != n || text.n % 2 != 0)
        return false;
    /* sodium_hex2bin writes as it goes: keep *out untouched on failure. */
    for (size_t i = 0; i < text.n; i++)
        if (!ascii_is_digit(text.p[i]) &&
            (ascii_lower(text.p[i]) < 'a' || ascii_lower(text.p[i]) > 'f'))
            return false;
    return sodium_hex2bin(out, n, text.p, text.n, NULL, NULL, NULL) == 0;
}

Str sha256_hex(Arena *a, Str data) {
    uint8_t digest[SHA256_BYTES];
    sha256(data, digest);
    return hex(a, digest, sizeof digest);
}

Str base64(Arena *a, Str bytes) { return encode(a, bytes, sodium_base64_VARIANT_ORIGINAL); }

/* Both alphabets; -1 for anything else. */
static int sextet(char c) {
    if (c >= 'A' && c <= 'Z')
        return c - 'A';
    if (c >= 'a' && c <= 'z')
        return c - 'a' + 26;
    if (ascii_is_digit(c))
        return c - '0' + 52;
    if (c == '+' || c == '-')
        return 62;
    return c == '/' || c == '_' ? 63 : -1;
}

bool base64_read(Arena *a, Str text, Str *out) {
    char *p = arena_alloc_raw(a, text.n / 4 * 3 + 3, 1);
    size_t n = 0, digits = 0, padding = 0;
    uint32_t bits = 0;
    for (size_t i = 0; i < text.n; i++) {
        int six = sextet(text.p[i]);
        if (six >= 0 && padding == 0) {
            bits = bits << 6 | (uint32_t)six;
            if (digits++ % 4 != 0)
                p[n++] = (char)(bits >> (6 - 2 * ((digits - 1) % 4)));
        } else if (text.p[i] == '=') {
            padding++;
        } else if (!ascii_is_space(text.p[i])) {
            return false;
        }
    }
    if (digits % 4 == 1 || (padding != 0 && (padding > 2 || (digits + padding) % 4 != 0)))
        return false;
    *out = (Str){ p, n };
    return true;
}

bool equal_in_constant_time(Str a, Str b) {
    return a.n == b.n && (a.n == 0 || sodium_memcmp(a.p, b.p, a.n) == 0);
}

Err password_hash(Arena *a, Str password, Str *out, Error *e) {
    char text[crypto_pwhash_STRBYTES];
    if (crypto_pwhash_str(text, password.p ? password.p : "", password.n,
                          crypto_pwhash_OPSLIMIT_INTERACTIVE,
                          crypto_pwhash_MEMLIMIT_INTERACTIVE) != 0)
        FAIL(e, ERR_BUSY, "not enough memory to hash a password");
    *out = str_dup(a, str_c(text));
    return ERR_OK;
}

bool password_verify(Str hash, Str password) {
    if (hash.n == 0 || hash.n >= crypto_pwhash_STRBYTES)
        return false;
    SCRATCH(a);
    return crypto_pwhash_str_verify(str_z(a, hash), password.p ? password.p : "", password.n) == 0;
}

static_assert(crypto_secretbox_KEYBYTES == 32, "keys have 32 bytes everywhere");

Str box_seal(Arena *a, const uint8_t key[32], Str plain) {
    size_t size = crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES + plain.n;
    unsigned char *p = arena_alloc_raw(a, size, 1);
    randombytes_buf(p, crypto_secretbox_NONCEBYTES);
    crypto_secretbox_easy(p + crypto_secretbox_NONCEBYTES, (const unsigned char *)plain.p, plain.n,
                          p, key);
    return (Str){ (const char *)p, size };
}

bool box_open(Arena *a, const uint8_t key[32], Str sealed, Str *plain) {
    const size_t extra = crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES;
    if (sealed.n < extra)
        return false;
    const unsigned char *p = (const unsigned char *)sealed.p;
    unsigned char *out = arena_alloc_raw(a, sealed.n - extra + 1, 1);
    if (crypto_secretbox_open_easy(out, p + crypto_secretbox_NONCEBYTES,
                                   sealed.n - crypto_secretbox_NONCEBYTES, p, key) != 0)
        return false;
    out[sealed.n - extra] = '\0';
    *plain = (Str){ (const char *)out, sealed.n - extra };
    return true;
}

void sign_keypair_of(const uint8_t seed[32], uint8_t public_key[32], uint8_t secret_key[64]) {
    crypto_sign_seed_keypair(public_key, secret_key, seed);
}

void sign(const uint8_t secret_key[64], Str data, uint8_t out[64]) {
    crypto_sign_detached(out, NULL, (const unsigned char *)data.p, data.n, secret_key);
}

bool sign_verify(const uint8_t public_key[32], Str data, const uint8_t signature[64]) {
    return crypto_sign_verify_detached(signature, (const unsigned char *)data.p, data.n,
                                       public_key) == 0;
}
