#include "base/p256.h"

#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <string.h>

static const char group_name[] = "prime256v1";

static void pkey_free(EVP_PKEY **k) { EVP_PKEY_free(*k); }
static void pkey_ctx_free(EVP_PKEY_CTX **c) { EVP_PKEY_CTX_free(*c); }
static void digest_ctx_free(EVP_MD_CTX **c) { EVP_MD_CTX_free(*c); }
static void cipher_ctx_free(EVP_CIPHER_CTX **c) { EVP_CIPHER_CTX_free(*c); }
static void group_free(EC_GROUP **g) { EC_GROUP_free(*g); }
static void point_free(EC_POINT **p) { EC_POINT_free(*p); }
static void number_free(BIGNUM **n) { BN_clear_free(*n); }
static void builder_free(OSSL_PARAM_BLD **b) { OSSL_PARAM_BLD_free(*b); }
static void params_free(OSSL_PARAM **p) { OSSL_PARAM_free(*p); }
static void signature_free(ECDSA_SIG **s) { ECDSA_SIG_free(*s); }

static Err no_library(Error *e) { FAIL(e, ERR_INTERNAL, "the cryptography library failed"); }

Err p256_pair_of(const uint8_t secret[P256_SECRET], P256Pair *out, Error *e) {
    EC_GROUP *group CLEANUP(group_free) = EC_GROUP_new_by_curve_name(NID_X9_62_prime256v1);
    BIGNUM *number CLEANUP(number_free) = BN_bin2bn(secret, P256_SECRET, NULL);
    if (group == NULL || number == NULL)
        return no_library(e);
    if (BN_is_zero(number) || BN_cmp(number, EC_GROUP_get0_order(group)) >= 0)
        FAIL(e, ERR_INVALID, "these bytes are no key of P-256");
    EC_POINT *point CLEANUP(point_free) = EC_POINT_new(group);
    if (point == NULL || EC_POINT_mul(group, point, number, NULL, NULL, NULL) != 1 ||
        EC_POINT_point2oct(group, point, POINT_CONVERSION_UNCOMPRESSED, out->public_key,
                           P256_PUBLIC, NULL) != P256_PUBLIC)
        return no_library(e);
    memcpy(out->secret, secret, P256_SECRET);
    return ERR_OK;
}

/* `pair` NULL: the public half alone. NULL when the bytes are no point of the curve. */
static EVP_PKEY *key_of(const P256Pair *pair, const uint8_t *public_key) {
    EVP_PKEY *key = NULL;
    OSSL_PARAM_BLD *b CLEANUP(builder_free) = OSSL_PARAM_BLD_new();
    BIGNUM *secret CLEANUP(number_free) = pair ? BN_bin2bn(pair->secret, P256_SECRET, NULL) : NULL;
    EVP_PKEY_CTX *ctx CLEANUP(pkey_ctx_free) = EVP_PKEY_CTX_new_from_name(NULL, "EC", NULL);
    if (b == NULL || ctx == NULL || (pair && secret == NULL))
        return NULL;
    bool is_built =
        OSSL_PARAM_BLD_push_utf8_string(b, OSSL_PKEY_PARAM_GROUP_NAME, group_name, 0) &&
        OSSL_PARAM_BLD_push_octet_string(b, OSSL_PKEY_PARAM_PUB_KEY, public_key, P256_PUBLIC) &&
        (!secret || OSSL_PARAM_BLD_push_BN(b, OSSL_PKEY_PARAM_PRIV_KEY, secret));
    OSSL_PARAM *params CLEANUP(params_free) = is_built ? OSSL_PARAM_BLD_to_param(b) : NULL;
    if (params == NULL || EVP_PKEY_fromdata_init(ctx) != 1)
        return NULL;
    int what = pair ? EVP_PKEY_KEYPAIR : EVP_PKEY_PUBLIC_KEY;
    return EVP_PKEY_fromdata(ctx, &key, what, params) == 1 ? key : NULL;
}

Err p256_shared(const P256Pair *own, const uint8_t theirs[P256_PUBLIC], uint8_t out[P256_SHARED],
                Error *e) {
    size_t n = P256_SHARED;
    EVP_PKEY *mine CLEANUP(pkey_free) = key_of(own, own->public_key);
    EVP_PKEY *peer CLEANUP(pkey_free) = theirs[0] == 4 ? key_of(NULL, theirs) : NULL;
    if (mine == NULL)
        return no_library(e);
    if (peer == NULL)
        FAIL(e, ERR_INVALID, "the other side's key is no point of P-256");
    EVP_PKEY_CTX *ctx CLEANUP(pkey_ctx_free) = EVP_PKEY_CTX_new(mine, NULL);
    if (ctx == NULL || EVP_PKEY_derive_init(ctx) != 1)
        return no_library(e);
    if (EVP_PKEY_derive_set_peer(ctx, peer) != 1)
        FAIL(e, ERR_INVALID, "the other side's key is no point of P-256");
    if (EVP_PKEY_derive(ctx, out, &n) != 1 || n != P256_SHARED)
        return no_library(e);
    return ERR_OK;
}

Err p256_sign(const P256Pair *own, Str data, uint8_t out[P256_SIGNATURE], Error *e) {
    unsigned char der[128];
    const unsigned char *at = der;
    size_t n = sizeof der;
    EVP_PKEY *key CLEANUP(pkey_free) = key_of(own, own->public_key);
    EVP_MD_CTX *ctx CLEANUP(digest_ctx_free) = EVP_MD_CTX_new();
    if (key == NULL || ctx == NULL || EVP_DigestSignInit(ctx, NULL, EVP_sha256(), NULL, key) != 1 ||
        EVP_DigestSign(ctx, der, &n, (const unsigned char *)data.p, data.n) != 1)
        return no_library(e);
    ECDSA_SIG *signature CLEANUP(signature_free) = d2i_ECDSA_SIG(NULL, &at, (long)n);
    if (signature == NULL ||
        BN_bn2binpad(ECDSA_SIG_get0_r(signature), out, P256_SIGNATURE / 2) < 0 ||
        BN_bn2binpad(ECDSA_SIG_get0_s(signature), out + P256_SIGNATURE / 2, P256_SIGNATURE / 2) < 0)
        return no_library(e);
    return ERR_OK;
}

Err aes128_gcm_seal(Arena *a, const uint8_t key[AES128_KEY], const uint8_t nonce[AES_GCM_NONCE],
                    Str plain, Str *out, Error *e) {
    int n = 0, rest = 0;
    unsigned char *sealed = arena_alloc_raw(a, plain.n + AES_GCM_TAG, 1);
    EVP_CIPHER_CTX *ctx CLEANUP(cipher_ctx_free) = EVP_CIPHER_CTX_new();
    if (ctx == NULL || EVP_EncryptInit_ex(ctx, EVP_aes_128_gcm(), NULL, key, nonce) != 1 ||
        EVP_EncryptUpdate(ctx, sealed, &n, (const unsigned char *)plain.p, (int)plain.n) != 1 ||
        EVP_EncryptFinal_ex(ctx, sealed + n, &rest) != 1 ||
        EVP_CIPHER_CTX_ctrl(ctx, EVP_CTRL_GCM_GET_TAG, AES_GCM_TAG, sealed + plain.n) != 1)
        return no_library(e);
    *out = (Str){ (const char *)sealed, plain.n + AES_GCM_TAG };
    return ERR_OK;
}
