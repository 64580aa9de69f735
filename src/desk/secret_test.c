#include "desk/secret.h"
#include "test.h"

TEST(a_sealed_secret_opens_with_its_key_only) {
    SCRATCH(a);
    SecretKey key = { { 1, 2, 3 } }, other = { { 3, 2, 1 } };
    Str plain, sealed = secret_seal(a, &key, S("sandi"));
    CHECK(str_starts(sealed, S("box1:")) && str_find(sealed, S("sandi")) < 0);
    CHECK(secret_open(a, &key, sealed, &plain, NULL) == ERR_OK);
    CHECK_STR(plain, "sandi");
    Error e;
    CHECK(secret_open(a, &other, sealed, &plain, &e) == ERR_INTERNAL);
    CHECK(secret_open(a, &key, S("sandi"), &plain, &e) == ERR_INTERNAL);
    CHECK(secret_open(a, &key, S("box1:!!"), &plain, &e) == ERR_INTERNAL);
}

TEST(no_secret_stays_no_secret) {
    SCRATCH(a);
    SecretKey key = { { 9 } };
    Str plain = S("x");
    CHECK(secret_seal(a, &key, (Str){ 0 }).p == NULL);
    CHECK(secret_seal(a, &key, S("")).n == 0 && secret_seal(a, &key, S("")).p != NULL);
    CHECK(secret_open(a, &key, (Str){ 0 }, &plain, NULL) == ERR_OK && plain.p == NULL);
}

TEST(keys_for_two_purposes_differ) {
    SecretKey key = { { 5 } };
    SecretKey one = secret_key_for(&key, S("seal")), two = secret_key_for(&key, S("setup"));
    CHECK(memcmp(&one, &two, sizeof one) != 0 && memcmp(&one, &key, sizeof one) != 0);
}
