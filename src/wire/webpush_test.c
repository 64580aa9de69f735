#include "wire/webpush.h"

#include "base/crypto.h"
#include "wire/json.h"

#include "test.h"

static void bytes(const char *text, uint8_t *out, size_t n) {
    SCRATCH(a);
    Str read = { 0 };
    CHECK(base64_read(a, str_c(text), &read));
    CHECK(read.n == n);
    if (read.n == n)
        memcpy(out, read.p, n);
}

static P256Pair pair(const char *secret) {
    Error e;
    P256Pair p = { 0 };
    uint8_t raw[P256_SECRET] = { 0 };
    bytes(secret, raw, sizeof raw);
    CHECK(p256_pair_of(raw, &p, &e) == ERR_OK);
    return p;
}

/* RFC 8291, appendix A. */
static const char browser_key[] =
    "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
static const char browser_auth[] = "BTBZMqHH6r4Tts7J_aSIgg";

TEST(a_push_is_sealed_as_in_the_example_of_the_rfc) {
    SCRATCH(a);
    Error e;
    PushKeys to;
    uint8_t salt[PUSH_SALT], key[P256_PUBLIC];
    Str sealed;
    P256Pair own = pair("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw");
    bytes("BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8",
          key, sizeof key);
    CHECK(memcmp(own.public_key, key, sizeof key) == 0);
    bytes("DGv6ra1nlYgDCS1FRnbzlw", salt, sizeof salt);
    CHECK(push_keys_read(str_c(browser_key), str_c(browser_auth), &to, &e) == ERR_OK);
    CHECK(push_seal(a, &to, &own, salt, S("When I grow up, I want to be a watermelon"), &sealed,
                    &e) == ERR_OK);
    CHECK_STR(base64_url(a, sealed),
              "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLoc"
              "InmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLV"
              "WGNWQexSgSxsj_Qulcy4a-fN");
    char *long_text = arena_alloc(a, PUSH_PLAIN_MOST + 1, 1);
    CHECK(push_seal(a, &to, &own, salt, (Str){ long_text, PUSH_PLAIN_MOST + 1 }, &sealed, &e) ==
          ERR_LIMIT);
    CHECK(push_seal(a, &to, &own, salt, (Str){ long_text, PUSH_PLAIN_MOST }, &sealed, &e) ==
          ERR_OK);
    CHECK(sealed.n <= 4096);
}

TEST(both_sides_of_an_exchange_know_the_same) {
    Error e;
    uint8_t one[P256_SHARED], other[P256_SHARED];
    P256Pair browser = pair("q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94");
    P256Pair a = pair("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"), b = browser;
    b.secret[5] ^= 1;
    CHECK(p256_pair_of(b.secret, &b, &e) == ERR_OK);
    CHECK(p256_shared(&a, browser.public_key, one, &e) == ERR_OK);
    CHECK(p256_shared(&browser, a.public_key, other, &e) == ERR_OK);
    CHECK(memcmp(one, other, sizeof one) == 0);
    CHECK(p256_shared(&b, browser.public_key, other, &e) == ERR_OK);
    CHECK(memcmp(one, other, sizeof one) != 0);
}

TEST(keys_that_are_none_are_refused_by_name) {
    Error e;
    PushKeys to;
    P256Pair own = pair("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"), none;
    uint8_t shared[P256_SHARED], raw[P256_SECRET] = { 0 };
    CHECK(push_keys_read(S("BCVx"), str_c(browser_auth), &to, &e) == ERR_INVALID);
    CHECK(strcmp(e.field, "p256dh") == 0);
    CHECK(push_keys_read(str_c(browser_key), S("BTBZMqHH6r4T"), &to, &e) == ERR_INVALID);
    CHECK(strcmp(e.field, "auth") == 0);
    CHECK(push_keys_read(S(""), S(""), &to, &e) == ERR_INVALID);
    CHECK(push_keys_read(str_c(browser_key), str_c(browser_auth), &to, &e) == ERR_OK);
    to.public_key[40] ^= 1; /* not on the curve any more */
    CHECK(p256_shared(&own, to.public_key, shared, &e) == ERR_INVALID);
    CHECK(p256_pair_of(raw, &none, &e) == ERR_INVALID);
    memset(raw, 0xFF, sizeof raw);
    CHECK(p256_pair_of(raw, &none, &e) == ERR_INVALID);
}

/* Whether a browser's service believes it is tested against one (tests/support/push_peer.mjs). */
TEST(a_sender_says_for_whom_and_how_long) {
    SCRATCH(a);
    Error e;
    Str header, claims = { 0 }, jwt;
    P256Pair own = pair("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw");
    CHECK(vapid_header(a, &own, S("https://push.example:8443/wpush/v2/abc?x=1"), S("mailto:a@b.id"),
                       1795349700, &header, &e) == ERR_OK);
    CHECK(str_starts(header, S("vapid t=eyJ0eXAiOiJKV1QiLCJhbGciOiJFUzI1NiJ9.")));
    CHECK(str_ends(header, S(", k=BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWA"
                             "mS6TlzAC8wEqKK6PBru3jl7A8")));
    CHECK(str_cut(&header, '.', &jwt) && str_cut(&header, '.', &claims));
    CHECK(base64_read(a, claims, &jwt));
    CHECK_STR(jwt, "{\"aud\":\"https://push.example:8443\",\"exp\":1795392900,"
                   "\"sub\":\"mailto:a@b.id\"}");
}
