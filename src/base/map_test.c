#include "base/map.h"
#include "test.h"

static Str key_of(Arena *a, int i) { return str_fmt(a, "key-%d", i); }

TEST(map_finds_what_was_put_and_nothing_else) {
    SCRATCH(a);
    Map m = map_new(a, 42);
    CHECK(map_get(&m, S("x")) == NULL);
    for (int i = 0; i < 5000; i++) {
        int *value = arena_make(a, int, 1);
        *value = i;
        *map_at(&m, key_of(a, i)) = value;
    }
    CHECK(m.count == 5000);
    for (int i = 0; i < 5000; i++) {
        int *value = map_get(&m, key_of(a, i));
        CHECK(value && *value == i);
    }
    CHECK(map_get(&m, S("key-5000")) == NULL && map_get(&m, S("")) == NULL);
}

TEST(map_at_a_known_key_is_the_same_place) {
    SCRATCH(a);
    Map m = map_new(a, 0);
    int one = 1;
    CHECK(*map_at(&m, S("k")) == NULL);
    *map_at(&m, S("k")) = &one;
    CHECK(*map_at(&m, S("k")) == &one && m.count == 1);
    *map_at(&m, S("")) = &one;
    CHECK(map_get(&m, S("")) == &one && m.count == 2);
}

TEST(map_keeps_insertion_order) {
    SCRATCH(a);
    Map m = map_new(a, 7);
    for (int i = 0; i < 100; i++)
        (void)map_at(&m, key_of(a, i * 31 % 100));
    for (int i = 0; i < 100; i++)
        CHECK(str_eq(m.entries[i].key, key_of(a, i * 31 % 100)));
}

TEST(hash_depends_on_every_byte_the_length_and_the_seed) {
    char text[70] = { 0 };
    for (size_t n = 0; n <= sizeof text; n++) {
        uint64_t plain = hash_bytes((Str){ text, n }, 1);
        CHECK(plain != hash_bytes((Str){ text, n }, 2));
        CHECK(n == 0 || plain != hash_bytes((Str){ text, n - 1 }, 1));
        for (size_t i = 0; i < n; i++) {
            text[i] ^= 1;
            CHECK(hash_bytes((Str){ text, n }, 1) != plain);
            text[i] ^= 1;
        }
    }
}

TEST(hash_spreads_near_keys_over_the_low_bits) {
    SCRATCH(a);
    int filled = 0;
    bool seen[4096] = { 0 };
    for (int i = 0; i < 4096; i++) {
        uint64_t h = hash_bytes(key_of(a, i), 99) & 4095;
        filled += !seen[h];
        seen[h] = true;
    }
    /* 4096 balls in 4096 bins fill 63.2 % of them, 2589 +- 5 standard deviations of 32. */
    CHECK(filled > 2429 && filled < 2749);
}
