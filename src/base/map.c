#include "base/map.h"

#include <string.h>

/* Odd constants with as many ones as zeros, from the digits of the square roots of 2, 3, 5. */
static const uint64_t mix_a = UINT64_C(0x6A09E667F3BCC909);
static const uint64_t mix_b = UINT64_C(0xBB67AE8584CAA73B);
static const uint64_t mix_c = UINT64_C(0x3C6EF372FE94F82B);

static uint64_t fold(uint64_t x, uint64_t y) {
    unsigned __int128 product = (unsigned __int128)x * y;
    return (uint64_t)product ^ (uint64_t)(product >> 64);
}

static uint64_t read_bytes(const char *p, size_t n) {
    uint64_t word = 0;
    memcpy(&word, p, n);
    return word;
}

uint64_t hash_bytes(Str s, uint64_t seed) {
    uint64_t h = fold(seed ^ mix_a, mix_b ^ s.n);
    const char *p = s.p;
    size_t n = s.n;
    for (; n > 16; p += 16, n -= 16)
        h = fold(read_bytes(p, 8) ^ mix_b, read_bytes(p + 8, 8) ^ h);
    uint64_t x = 0, y = 0;
    if (n >= 8) { /* the two words overlap, which costs nothing and spares a byte loop */
        x = read_bytes(p, 8);
        y = read_bytes(p + n - 8, 8);
    } else if (n >= 4) {
        x = read_bytes(p, 4);
        y = read_bytes(p + n - 4, 4);
    } else if (n) {
        x = (uint64_t)(unsigned char)p[0] << 16 | (uint64_t)(unsigned char)p[n / 2] << 8 |
            (unsigned char)p[n - 1];
    }
    return fold(mix_c ^ s.n, fold(x ^ mix_b, y ^ h));
}

Map map_new(Arena *a, uint64_t seed) { return (Map){ .arena = a, .seed = seed }; }

/* The slot that holds the key, or the free one where it belongs. */
static uint32_t *slot_of(const Map *m, Str key, uint64_t hash) {
    size_t mask = m->slots_cap - 1;
    for (size_t i = hash & mask;; i = (i + 1) & mask) {
        uint32_t *slot = &m->slots[i];
        if (*slot == 0)
            return slot;
        const MapEntry *entry = &m->entries[*slot - 1];
        if (entry->hash == hash && str_eq(entry->key, key))
            return slot;
    }
}

/* At most half of the slots are taken, so a probe always ends. */
static void map_grow(Map *m) {
    size_t cap = m->slots_cap ? m->slots_cap * 2 : 16;
    assert(cap <= UINT32_MAX);
    MapEntry *entries = arena_make(m->arena, MapEntry, cap / 2);
    if (m->count)
        memcpy(entries, m->entries, m->count * sizeof *entries);
    m->entries = entries;
    m->entries_cap = cap / 2;
    m->slots = arena_make(m->arena, uint32_t, cap);
    m->slots_cap = cap;
    for (size_t i = 0; i < m->count; i++)
        *slot_of(m, entries[i].key, entries[i].hash) = (uint32_t)(i + 1);
}

void *map_get(const Map *m, Str key) {
    if (m->count == 0)
        return NULL;
    const uint32_t *slot = slot_of(m, key, hash_bytes(key, m->seed));
    return *slot ? m->entries[*slot - 1].value : NULL;
}

void **map_at(Map *m, Str key) {
    if (m->count == m->entries_cap)
        map_grow(m);
    uint64_t hash = hash_bytes(key, m->seed);
    uint32_t *slot = slot_of(m, key, hash);
    if (*slot == 0) {
        m->entries[m->count] = (MapEntry){ .key = key, .hash = hash };
        *slot = (uint32_t)++m->count;
    }
    return &m->entries[*slot - 1].value;
}
