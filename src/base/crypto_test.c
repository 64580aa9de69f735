#include "base/crypto.h"
#include "test.h"

static Str repeat(Arena *a, char c, size_t n) {
    char *p = arena_alloc_raw(a, n, 1);
    memset(p, c, n);
    return (Str){ p, n };
}

static Str unhex(Arena *a, const char *text) {
    Str s = str_c(text);
    char *p = arena_alloc_raw(a, s.n / 2, 1);
    CHECK(hex_read(s, p, s.n / 2));
    return (Str){ p, s.n / 2 };
}

/* FIPS 180-2, appendix B. */
TEST(sha256_of_the_standard) {
    SCRATCH(a);
    const struct {
        Str data;
        const char *want;
    } rows[] = {
        { S(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" },
        { S("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" },
        { S("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
          "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1" },
        { repeat(a, 'a', 1000000),
          "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0" },
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        uint8_t out[SHA256_BYTES];
        sha256(rows[i].data, out);
        CHECK_STR(hex(a, out, sizeof out), rows[i].want);
        Sha256 *piecewise = sha256_begin(a);
        for (size_t n = 0; n < rows[i].data.n; n += 3)
            sha256_add(piecewise, str_slice(rows[i].data, n, n + 3));
        CHECK(str_eq(sha256_end(a, piecewise), hex(a, out, sizeof out)));
        sha256_two(str_slice(rows[i].data, 0, 1), str_slice(rows[i].data, 1, SIZE_MAX), out);
        CHECK_STR(hex(a, out, sizeof out), rows[i].want);
    }
}

/* RFC 4231, 4.2 to 4.8 (4.6 is about truncation: its first 16 bytes). */
TEST(hmac_sha256_of_rfc_4231) {
    SCRATCH(a);
    const struct {
        Str key, data;
        const char *want;
    } rows[] = {
        { repeat(a, 0x0b, 20), S("Hi There"),
          "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7" },
        { S("Jefe"), S("what do ya want for nothing?"),
          "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843" },
        { repeat(a, (char)0xaa, 20), repeat(a, (char)0xdd, 50),
          "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe" },
        { unhex(a, "0102030405060708090a0b0c0d0e0f10111213141516171819"),
          repeat(a, (char)0xcd, 50),
          "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b" },
        { repeat(a, 0x0c, 20), S("Test With Truncation"), "a3b6167473100ee06e0c796c2955552b" },
        { repeat(a, (char)0xaa, 131), S("Test Using Larger Than Block-Size Key - Hash Key First"),
          "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54" },
        { repeat(a, (char)0xaa, 131),
          S("This is a test using a larger than block-size key and a larger than block-size data. "
            "The key needs to be hashed before being used by the HMAC algorithm."),
          "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2" },
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        uint8_t out[SHA256_BYTES];
        hmac_sha256(rows[i].key, rows[i].data, out);
        CHECK_STR(hex(a, out, strlen(rows[i].want) / 2), rows[i].want);
    }
}

TEST(hex_is_read_strictly) {
    SCRATCH(a);
    uint8_t out[2] = { 7, 7 };
    CHECK(!hex_read(S("0a0"), out, 2) && !hex_read(S("0a0b0"), out, 2));
    CHECK(!hex_read(S("0a0g"), out, 2) && !hex_read(S("0a:b"), out, 2));
    CHECK(out[0] == 7 && out[1] == 7);
    CHECK(hex_read(S("0aFf"), out, 2) && out[0] == 10 && out[1] == 255);
    CHECK_STR(hex(a, out, 2), "0aff");
    CHECK_STR(hex(a, out, 0), "");
}

/* RFC 4648, 10. */
TEST(base64_of_the_standard) {
    SCRATCH(a);
    static const char *const rows[][2] = {
        { "", "" },         { "f", "Zg==" },        { "fo", "Zm8=" },        { "foo", "Zm9v" },
        { "foob", "Zm9vYg==" }, { "fooba", "Zm9vYmE=" }, { "foobar", "Zm9vYmFy" },
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        Str out;
        CHECK_STR(base64(a, str_c(rows[i][0])), rows[i][1]);
        CHECK(base64_read(a, str_c(rows[i][1]), &out));
        CHECK_STR(out, rows[i][0]);
    }
}

TEST(base64_is_read_in_every_spelling) {
    SCRATCH(a);
    Str out;
    CHECK(base64_read(a, S("Zm9v\r\n YmE"), &out));
    CHECK_STR(out, "fooba");
    CHECK(base64_read(a, S("-_-_"), &out) && str_eq(out, S("\xFB\xFF\xBF")));
    CHECK(base64_read(a, S("+/+/"), &out) && str_eq(out, S("\xFB\xFF\xBF")));
    CHECK(base64_read(a, S("Zg = ="), &out) && str_eq(out, S("f")));
    out = S("kept");
    static const char *const bad[] = { "Z", "Zg=", "Zg===", "Zm9vY", "Z===", "=", "Zg==Zg==",
                                       "Zm9v!", "Zm9v====", "Zm\xFF" };
    for (size_t i = 0; i < COUNT(bad); i++)
        CHECK(!base64_read(a, str_c(bad[i]), &out));
    CHECK_STR(out, "kept");
}

TEST(base64_of_every_length_comes_back) {
    SCRATCH(a);
    char bytes[100];
    crypto_random(bytes, sizeof bytes);
    for (size_t n = 0; n <= sizeof bytes; n++) {
        Str out, text = base64(a, (Str){ bytes, n });
        CHECK(text.n == (n + 2) / 3 * 4);
        CHECK(base64_read(a, text, &out) && str_eq(out, (Str){ bytes, n }));
    }
}

TEST(tokens_are_long_and_differ) {
    SCRATCH(a);
    Str one = crypto_token(a), two = crypto_token(a), bytes;
    CHECK(one.n == 43 && two.n == 43 && !str_eq(one, two));
    CHECK(base64_read(a, one, &bytes) && bytes.n == TOKEN_BYTES);
    CHECK(str_find(one, S("+")) < 0 && str_find(one, S("/")) < 0 && str_find(one, S("=")) < 0);
}

TEST(constant_time_equality_is_equality) {
    CHECK(equal_in_constant_time(S("abc"), S("abc")));
    CHECK(!equal_in_constant_time(S("abc"), S("abd")));
    CHECK(!equal_in_constant_time(S("abc"), S("ab")));
    CHECK(equal_in_constant_time(S(""), (Str){ 0 }));
}

TEST(a_password_verifies_only_itself) {
    SCRATCH(a);
    Error e;
    Str hash, again;
    CHECK(crypto_start(&e) == ERR_OK);
    CHECK(password_hash(a, S("nasi goreng 42"), &hash, &e) == ERR_OK);
    CHECK(str_starts(hash, S("$argon2id$v=19$m=65536,t=2,p=1$")));
    CHECK(password_verify(hash, S("nasi goreng 42")));
    CHECK(!password_verify(hash, S("nasi goreng 43")));
    CHECK(!password_verify(hash, (Str){ 0 }));
    CHECK(!password_verify((Str){ 0 }, S("x")) && !password_verify(S("plain"), S("plain")));
    CHECK(!password_verify(repeat(a, '$', 500), S("x")));
    CHECK(password_hash(a, S("nasi goreng 42"), &again, &e) == ERR_OK && !str_eq(hash, again));
}

/* RFC 8032, 7.1, tests 1 to 3; libsodium's secret key is the seed followed by the public key. */
TEST(ed25519_of_rfc_8032) {
    SCRATCH(a);
    static const struct {
        const char *seed, *public_key, *message, *signature;
    } rows[] = {
        { "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
          "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
          "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
          "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b" },
        { "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
          "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
          "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
          "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00" },
        { "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
          "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
          "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
          "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a" },
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        uint8_t secret[64], public_key[32], signature[64];
        CHECK(hex_read(str_c(rows[i].seed), secret, 32));
        CHECK(hex_read(str_c(rows[i].public_key), secret + 32, 32));
        memcpy(public_key, secret + 32, 32);
        Str message = unhex(a, rows[i].message);
        sign(secret, message, signature);
        CHECK_STR(hex(a, signature, 64), rows[i].signature);
        CHECK(sign_verify(public_key, message, signature));
        signature[5] ^= 1;
        CHECK(!sign_verify(public_key, message, signature));
    }
}

TEST(a_fresh_key_signs_for_itself_only) {
    uint8_t seed[32], public_key[2][32], secret[2][64], signature[64];
    for (int i = 0; i < 2; i++) {
        crypto_random(seed, sizeof seed);
        sign_keypair_of(seed, public_key[i], secret[i]);
    }
    sign(secret[0], S("hello"), signature);
    CHECK(sign_verify(public_key[0], S("hello"), signature));
    CHECK(!sign_verify(public_key[1], S("hello"), signature));
    CHECK(!sign_verify(public_key[0], S("hellp"), signature));
}

TEST(a_box_opens_only_whole_and_with_its_key) {
    SCRATCH(a);
    uint8_t key[32] = { 1 }, other[32] = { 2 };
    static const char *const rows[] = { "", "x", "kunci rahasia toko" };
    for (size_t i = 0; i < COUNT(rows); i++) {
        Str out, sealed = box_seal(a, key, str_c(rows[i]));
        Str again = box_seal(a, key, str_c(rows[i]));
        CHECK(!str_eq(sealed, again));
        CHECK(box_open(a, key, sealed, &out));
        CHECK_STR(out, rows[i]);
        CHECK(!box_open(a, other, sealed, &out));
        CHECK(!box_open(a, key, str_slice(sealed, 0, sealed.n - 1), &out));
        for (size_t at = 0; at < sealed.n; at += 7) {
            char *bad = arena_alloc_raw(a, sealed.n, 1);
            memcpy(bad, sealed.p, sealed.n);
            bad[at] ^= 1;
            CHECK(!box_open(a, key, (Str){ bad, sealed.n }, &out));
        }
    }
    Str out;
    CHECK(!box_open(a, key, S(""), &out));
}

/* RFC 8032, 7.1, test 1. */
TEST(signing_keys_of_a_seed) {
    SCRATCH(a);
    uint8_t pk[32], sk[64], signature[64];
    Str seed = unhex(a, "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
    sign_keypair_of((const uint8_t *)seed.p, pk, sk);
    CHECK_STR(hex(a, pk, 32), "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
    sign(sk, S(""), signature);
    CHECK_STR(hex(a, signature, 64),
              "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
              "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b");
}
