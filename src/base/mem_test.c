#include "base/mem.h"
#include "base/str.h"
#include "test.h"

TEST(arena_blocks_grow) {
    SCRATCH(a);
    for (int i = 0; i < 1000; i++)
        memset(arena_make(a, char, 100), i, 100);
    CHECK(arena_used(a) == 100000);
}

TEST(arena_aligns_the_address_not_the_offset) {
    SCRATCH(a);
    for (size_t align = 1; align <= 4096; align *= 2)
        for (int i = 0; i < 3; i++) {
            (void)arena_alloc_raw(a, 1, 1);
            CHECK((uintptr_t)arena_alloc(a, 24, align) % align == 0);
        }
}

TEST(arena_memory_is_zero_even_after_a_reset) {
    SCRATCH(a);
    for (int round = 0; round < 3; round++) {
        for (int i = 0; i < 200; i++) {
            char *p = arena_make(a, char, 777);
            for (int k = 0; k < 777; k++)
                CHECK(p[k] == 0);
            memset(p, 0x5A, 777);
        }
        arena_reset(a);
        CHECK(arena_used(a) == 0);
    }
}

TEST(arena_allocations_do_not_overlap) {
    SCRATCH(a);
    unsigned char *p[300];
    for (size_t i = 0; i < COUNT(p); i++) {
        p[i] = arena_alloc_raw(a, 1 + i * 7, 1);
        memset(p[i], (int)(i & 0xFF), 1 + i * 7);
    }
    for (size_t i = 0; i < COUNT(p); i++)
        for (size_t k = 0; k < 1 + i * 7; k++)
            CHECK(p[i][k] == (i & 0xFF));
}

TEST(arena_reset_gives_the_same_memory_again) {
    SCRATCH(a);
    char *first = arena_alloc_raw(a, 100, 1);
    char *second = NULL;
    for (int i = 0; i < 10; i++)
        second = arena_alloc_raw(a, 4000, 1);
    arena_reset(a);
    char *again = arena_alloc_raw(a, 100, 1);
    CHECK(again == first);
    char *last = NULL;
    for (int i = 0; i < 10; i++)
        last = arena_alloc_raw(a, 4000, 1);
    CHECK(last == second);
}

TEST(arena_takes_more_than_it_keeps) {
    SCRATCH(a);
    for (int round = 0; round < 3; round++) {
        char *big = arena_alloc(a, 3 * (size_t)ARENA_KEEP, 64);
        big[0] = big[3 * ARENA_KEEP - 1] = 'x';
        for (int i = 0; i < 50; i++)
            memset(arena_alloc_raw(a, 50000, 8), i, 50000);
        arena_reset(a);
    }
    CHECK(arena_used(a) == 0);
}

TEST(only_the_newest_allocation_is_extended) {
    SCRATCH(a);
    char *one = arena_alloc_raw(a, 10, 1);
    CHECK(arena_extend(a, one, 10, 20));
    memset(one, 'x', 20);
    CHECK(arena_used(a) == 20);
    char *two = arena_alloc_raw(a, 10, 1);
    CHECK(two >= one + 20);
    CHECK(!arena_extend(a, one, 20, 30));
    CHECK(!arena_extend(a, two, 10, 1024 * 1024));
    CHECK(arena_extend(a, two, 10, 11));
}

TEST(arena_free_takes_null_and_clears) {
    Arena *a = NULL;
    arena_free(&a);
    a = arena_new(0);
    CHECK(arena_alloc(a, 0, 1) != NULL);
    CHECK(arena_alloc(a, 5000, 1) != NULL);
    arena_free(&a);
    CHECK(a == NULL);
}
